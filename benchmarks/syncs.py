"""Counts the syncs to disk that SQLite asks of the operating system.

The driver's SQLite is asked for its file layer (`sqlite3_vfs_find`), and the layer's `xOpen` is wrapped,
so that every file opened afterwards has an `xSync` that counts before it does what it always did. Nothing
outside the process is needed, and nothing is slowed but by one call. Files opened before are not seen:
install it first.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

_INT, _POINTER, _TEXT = ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _TEXT, _POINTER, _INT, _POINTER)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)

_METHODS = 19
"""A version and the eighteen functions of sqlite3_io_methods, each as wide as a pointer."""
_XSYNC = 5
_DATABASE, _LOG = 0x100, 0x80000


class _FileLayer(ctypes.Structure):
    """The head of sqlite3_vfs, as far as xOpen (sqlite3.h)."""

    _fields_ = (
        ("version", _INT), ("file_size", _INT), ("longest_path", _INT), ("next", _POINTER),
        ("name", _TEXT), ("application", _POINTER), ("open", _POINTER),
    )  # fmt: skip


@dataclass
class SyncCounter:
    """How often each kind of file was synced: `database`, `log` (the write-ahead log), `other`."""

    counts: Counter[str] = field(default_factory=Counter)
    _kept: list[Any] = field(default_factory=list)
    _wrapped: Any = None
    _before: int | None = None

    def install(self, library: str) -> None:
        """Wrap the file layer of the SQLite in a shared library (the driver's own file)."""
        layer = self._layer(library)
        original = _OPEN(layer.open)

        def opened(vfs: int, name: bytes | None, file: int, flags: int, out_flags: int) -> int:
            result = original(vfs, name, file, flags, out_flags)
            if result == 0:
                self._wrap_sync(file, _kind(flags))
            return result

        wrapped = _OPEN(opened)
        self._kept += [original, wrapped]
        self._wrapped, self._before = layer, layer.open
        layer.open = ctypes.cast(wrapped, _POINTER).value

    def remove(self) -> None:
        """Give the file layer back as it was: a process that goes on must not call into what is gone.

        Files opened meanwhile must be closed first.
        """
        if self._wrapped is not None:
            self._wrapped.open = self._before
            self._wrapped = None

    def take(self) -> Counter[str]:
        """The counts since the last time."""
        taken, self.counts = self.counts, Counter()
        return taken

    @staticmethod
    def _layer(library: str) -> Any:
        find = ctypes.CDLL(library).sqlite3_vfs_find
        find.restype, find.argtypes = ctypes.POINTER(_FileLayer), (_TEXT,)
        return find(None).contents

    def _wrap_sync(self, file: int, kind: str) -> None:
        """Give one open file a copy of its methods in which xSync counts."""
        slot = ctypes.cast(file, ctypes.POINTER(_POINTER))
        methods = (_POINTER * _METHODS).from_buffer_copy(
            ctypes.string_at(slot[0], _METHODS * ctypes.sizeof(_POINTER))
        )
        original = _SYNC(methods[_XSYNC] or 0)

        def synced(which: int, flags: int) -> int:
            self.counts[kind] += 1
            return int(original(which, flags))

        wrapped = _SYNC(synced)
        methods[_XSYNC] = ctypes.cast(wrapped, _POINTER).value
        slot[0] = ctypes.cast(methods, _POINTER).value
        self._kept += [methods, original, wrapped]


def _kind(flags: int) -> str:
    if flags & _LOG:
        return "log"
    return "database" if flags & _DATABASE else "other"
