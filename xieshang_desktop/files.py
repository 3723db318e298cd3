"""Writing whole files or none: beside the target first, to the disk, then in its place.

A power cut leaves the old file or the new one, never half of either. What another program holds open is
never taken from it: a second name is offered instead.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from threading import Event

from xieshang_desktop.errors import EnvironmentProblem

LONGEST_NAME = 60  # characters: 180 bytes of the 255 that a Linux file name may have
PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds between attempts where Windows says that a file is in use: scanners and indexers let go soon."""
_ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_HELD_ON_WINDOWS = {5, 32, 33}
_HELD = {errno.EBUSY, errno.ETXTBSY}
_OFFICE = {".xlsx": "Excel或WPS表格", ".docx": "Word或WPS文字"}

_TROUBLES = {
    errno.ENOSPC: ("磁盘满了，“{name}”没有存上，原来的文件没有动。", "腾出空间后再存，或者存到别的磁盘。"),
    errno.EDQUOT: ("可用的磁盘空间用完了，“{name}”没有存上。", "腾出空间后再存，或者存到别的磁盘。"),
    errno.EROFS: ("“{folder}”是只读的，“{name}”没有存上。", "打开U盘的写保护开关，或者换一个文件夹。"),
    errno.ENOENT: (
        "找不到文件夹“{folder}”，“{name}”没有存上。",
        "U盘可能已拔出：插好后再存，或者换一个文件夹。",
    ),
    errno.ENODEV: ("U盘或磁盘已拔出，“{name}”没有存上。", "插好后再存，或者换一个文件夹。"),
    errno.ENXIO: ("U盘或磁盘已拔出，“{name}”没有存上。", "插好后再存，或者换一个文件夹。"),
    errno.EIO: ("磁盘读写出错，“{name}”没有存上。", "换一个U盘或文件夹再存。"),
    errno.EACCES: ("没有权限写入“{folder}”，“{name}”没有存上。", "换一个文件夹，例如“文档”。"),
    errno.EPERM: ("没有权限写入“{folder}”，“{name}”没有存上。", "换一个文件夹，例如“文档”。"),
    errno.ENAMETOOLONG: ("文件名“{name}”太长，没有存上。", "改一个短一些的名字。"),
    errno.ENOTDIR: ("“{folder}”不是文件夹，“{name}”没有存上。", "换一个文件夹。"),
    errno.EISDIR: ("“{name}”已经是一个文件夹，没有存上。", "改一个名字，或者换一个文件夹。"),
}


class TargetInUse(EnvironmentProblem):
    """Another program holds the file, by name where it left a mark; ``second`` is a free name beside it."""

    def __init__(self, path: Path, second: Path, program: str = "") -> None:
        super().__init__(
            f"“{path.name}”正被{program or '别的程序'}打开，没有存上。",
            f"关闭它后再存，或者另存为“{second.name}”。",
        )
        self.path, self.second, self.program = path, second, program

    def __reduce__(self) -> tuple[object, ...]:
        """It comes back whole from the process that met it."""
        return type(self), (self.path, self.second, self.program)


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that is on the disk; ``removable`` where that is another disk than the user's own."""

    path: Path
    removable: bool = False

    @property
    def words(self) -> str:
        """What to tell: where it lies, and of a stick that it may be taken."""
        return f"已存到{self.path}" + ("，已读回核对，可以拔出" if self.removable else "")


def atomic_write(path: Path, data: bytes, pause: Callable[[float], object] | None = None) -> None:
    """Put ``data`` in the place of ``path``, whole and on the disk, or leave everything as it was.

    ``pause`` waits so many seconds between attempts. Raises TargetInUse where another program holds the
    file, EnvironmentProblem for all else that the machine refuses.
    """
    program = holder_of(path)
    if program:
        raise TargetInUse(path, second_name(path), program)
    beside = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        _write_through(beside, data)
        _replace(beside, path, pause or Event().wait)
    except OSError as trouble:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise explained(trouble, path) from trouble


def save(path: Path, data: bytes) -> Saved:
    """Write a file and tell where it lies; on another disk it is read back and compared.

    Raises as ``atomic_write`` does, and EnvironmentProblem where what is read back differs.
    """
    atomic_write(path, data)
    removable = on_another_disk(path)
    if removable:
        must_read_back(path, hashlib.sha256(data).hexdigest())
    return Saved(path, removable)


def must_read_back(path: Path, digest: str) -> None:
    """Read a file from the disk itself and hold it against the SHA-256 that it must have.

    Raises EnvironmentProblem where it differs or cannot be read.
    """
    try:
        found = digest_of(path)
    except OSError as trouble:
        raise explained(trouble, path) from trouble
    if found != digest:
        raise EnvironmentProblem(
            f"“{path.name}”存上以后读回来不一样，这份不能用。", "换一个U盘或文件夹再存。"
        )


def digest_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal, past the memory's own copy of it where the system allows."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


def on_another_disk(path: Path) -> bool:
    """Whether a file lies on another disk than the user's own folder: a stick, or a share."""
    return path.stat().st_dev != Path.home().stat().st_dev


def holder_of(path: Path) -> str:
    """The program that has the file open, as the mark beside it says; empty where there is none."""
    if path.with_name(f".~lock.{path.name}#").exists():
        return "LibreOffice"
    marks = (f"~${path.name}", f"~${path.name[2:]}", f".~{path.name}")
    if path.suffix in _OFFICE and any(path.with_name(mark).exists() for mark in marks):
        return _OFFICE[path.suffix]
    return ""


def safe_name(text: str, suffix: str = "") -> str:
    """Return a file name that Windows, Linux and WPS all take, at most 60 characters before the suffix."""
    plain = _ILLEGAL.sub("", text.replace("\n", " ")).strip(" .")[:LONGEST_NAME].strip(" .") or "文件"
    reserved = PureWindowsPath(plain).is_reserved() or plain.split(".")[0].upper() in ("COM¹", "COM²", "COM³")
    return (f"_{plain}" if reserved else plain) + suffix


def second_name(path: Path) -> Path:
    """Return the first free name of the form 名 (2).pdf beside a file or folder."""
    number = 2
    while (second := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return second


def _write_through(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(source: Path, target: Path, pause: Callable[[float], object]) -> None:
    for seconds in (*PATIENCE, None):
        try:
            os.replace(source, target)
            break
        except OSError as trouble:
            if seconds is None or getattr(trouble, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
            pause(seconds)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; a Windows folder cannot be synced, its journal orders the rename."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def explained(trouble: OSError, path: Path) -> EnvironmentProblem:
    """What the machine complains of, in words for people."""
    if getattr(trouble, "winerror", None) in _HELD_ON_WINDOWS or trouble.errno in _HELD:
        return TargetInUse(path, second_name(path), holder_of(path))
    unknown = ("“{name}”没有存上：{why}。", "换一个文件夹再存。")
    said, way_out = _TROUBLES.get(trouble.errno or 0, unknown)
    words = {"name": path.name, "folder": str(path.parent), "why": trouble.strerror or type(trouble).__name__}
    return EnvironmentProblem(said.format(**words), way_out)
