"""The connection: SQLCipher through SQLAlchemy, one connection held exclusively, durable at every commit."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from xieshang_desktop.errors import EnvironmentProblem

SAFE_SQLITE = (3, 51, 3)
"""Earlier versions carry the WAL-reset bug."""

PRAGMAS = (
    "busy_timeout=300",  # first: until it stands, a file in use keeps us waiting for five seconds
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "wal_autocheckpoint=1000",
)


def cipher_module() -> Any:
    """The SQLCipher driver; refuses one that would not encrypt, or whose SQLite can corrupt a WAL."""
    driver = importlib.import_module("sqlcipher3")
    version = tuple(int(part) for part in driver.sqlite_version.split("."))
    if version < SAFE_SQLITE:
        raise EnvironmentProblem("数据库组件版本过旧，可能损坏记录。", "请重新安装本程序的完整安装包。")
    return driver


def open_engine(path: Path, key: bytes, *, foreign_keys: bool = True) -> Engine:
    """An engine on the encrypted file ``path``; the key is set before anything else is asked."""
    driver = cipher_module()
    engine = create_engine(
        f"sqlite:///{path}",
        module=driver,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        if not cursor.execute("PRAGMA cipher_version").fetchone():
            raise EnvironmentProblem("数据库组件没有加密功能。", "请重新安装本程序的完整安装包。")
        # What is wrong with a file is told to the user in words, not to the terminal.
        cursor.execute("PRAGMA cipher_log_level=NONE")
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        if not foreign_keys:
            cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.close()

    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine
