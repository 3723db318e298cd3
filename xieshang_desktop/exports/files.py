"""Writing whole files or none: beside the target first, to the disk, then in its place.

A power cut leaves the old file or the new one, never half of either.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import sys
from pathlib import Path, PureWindowsPath

from xieshang_desktop.errors import EnvironmentProblem

LONGEST_NAME = 60  # characters: 180 bytes of the 255 that a Linux file name may have
_ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_LOCKED_ON_WINDOWS = {5, 32, 33}

_TROUBLES = {
    errno.ENOSPC: ("磁盘满了，“{name}”没有存上，原来的文件没有动。", "腾出空间后再存，或者存到别的磁盘。"),
    errno.EDQUOT: ("可用的磁盘空间用完了，“{name}”没有存上。", "腾出空间后再存，或者存到别的磁盘。"),
    errno.EROFS: ("“{folder}”是只读的，“{name}”没有存上。", "打开U盘的写保护开关，或者换一个文件夹。"),
    errno.ENOENT: (
        "找不到文件夹“{folder}”，“{name}”没有存上。",
        "U盘可能已拔出：插好后再存，或者换一个文件夹。",
    ),
    errno.ENODEV: ("U盘或磁盘已拔出，“{name}”没有存上。", "插好后再存，或者换一个文件夹。"),
    errno.EIO: ("磁盘读写出错，“{name}”没有存上。", "换一个U盘或文件夹再存。"),
    errno.EACCES: ("没有权限写入“{folder}”，“{name}”没有存上。", "换一个文件夹，例如“文档”。"),
    errno.EPERM: ("没有权限写入“{folder}”，“{name}”没有存上。", "换一个文件夹，例如“文档”。"),
    errno.ENAMETOOLONG: ("文件名“{name}”太长，没有存上。", "改一个短一些的名字。"),
    errno.ENOTDIR: ("“{folder}”不是文件夹，“{name}”没有存上。", "换一个文件夹。"),
    errno.EISDIR: ("“{name}”已经是一个文件夹，没有存上。", "改一个名字，或者换一个文件夹。"),
}


class TargetInUse(EnvironmentProblem):
    """Another program holds the file; ``second`` is a free name beside it."""

    def __init__(self, path: Path, second: Path) -> None:
        super().__init__(
            f"“{path.name}”正被别的程序打开，没有存上。", f"关闭它后再存，或者另存为“{second.name}”。"
        )
        self.second = second


def atomic_write(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path``, whole and on the disk, or leave everything as it was.

    Raises TargetInUse where another program holds the file, EnvironmentProblem for all else that the
    machine refuses.
    """
    beside = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        _write_through(beside, data)
        _replace(beside, path)
    except OSError as trouble:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise _explained(trouble, path) from trouble


def save(path: Path, data: bytes) -> Path:
    """Write a file; where another program holds it, write beside it under a second name. Returns what was
    written.
    """
    try:
        atomic_write(path, data)
    except TargetInUse as held:
        atomic_write(held.second, data)
        return held.second
    return path


def safe_name(text: str, suffix: str = "") -> str:
    """Return a file name that Windows, Linux and WPS all take, at most 60 characters before the suffix."""
    plain = _ILLEGAL.sub("", text.replace("\n", " ")).strip(" .")[:LONGEST_NAME].strip(" .") or "文件"
    reserved = PureWindowsPath(plain).is_reserved() or plain.split(".")[0].upper() in ("COM¹", "COM²", "COM³")
    return (f"_{plain}" if reserved else plain) + suffix


def second_name(path: Path) -> Path:
    """Return the first free name of the form 名（2）.pdf beside a file."""
    number = 2
    while (second := path.with_name(f"{path.stem}（{number}）{path.suffix}")).exists():
        number += 1
    return second


def _write_through(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(source: Path, target: Path) -> None:
    os.replace(source, target)
    if sys.platform != "win32":  # a Windows folder cannot be synced; its journal orders the rename
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(trouble: OSError, path: Path) -> EnvironmentProblem:
    if getattr(trouble, "winerror", None) in _LOCKED_ON_WINDOWS or trouble.errno in (
        errno.EBUSY,
        errno.ETXTBSY,
    ):
        return TargetInUse(path, second_name(path))
    unknown = ("“{name}”没有存上：{why}。", "换一个文件夹再存。")
    said, way_out = _TROUBLES.get(trouble.errno or 0, unknown)
    words = {"name": path.name, "folder": str(path.parent), "why": trouble.strerror or type(trouble).__name__}
    return EnvironmentProblem(said.format(**words), way_out)
