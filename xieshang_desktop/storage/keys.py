"""The key of the record: 32 random bytes in a key file of the user's data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from xieshang_desktop.errors import EnvironmentProblem

KEY_BYTES = 32


def read_or_make_key(path: Path) -> bytes:
    """The key in ``path``; made, readable by its owner only, where there is none yet.

    Raises EnvironmentProblem when the file is damaged or the folder cannot be written.
    """
    if path.exists():
        return _read_key(path)
    key = secrets.token_bytes(KEY_BYTES)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise EnvironmentProblem(
            f"数据文件夹不能写入：{path.parent}", "请检查文件夹权限和磁盘空间，再重新打开程序。"
        ) from error
    return key


def _read_key(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise EnvironmentProblem(
            f"密钥文件读不出来：{path.name}", "请从备份中把密钥文件和记录文件一起恢复。"
        ) from error
    if len(key) != KEY_BYTES:
        raise EnvironmentProblem(f"密钥文件不完整：{path.name}", "请从备份中把密钥文件和记录文件一起恢复。")
    return key
