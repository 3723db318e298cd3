"""Copies of the record that are known to open: made by SQLite's backup, checked, then put in place."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.files import sync_folder
from xieshang_desktop.storage.engine import cipher_module
from xieshang_desktop.storage.unit_of_work import Record

KEPT = 12
"""How many of the newest backups, by the journal's number, are kept: a wrong clock pushes none out."""


@dataclass(frozen=True)
class Backup:
    """One verified copy."""

    path: Path
    entries: int


def copy_record(engine: Engine, target: Path, key: bytes) -> None:
    """Copy the open record page by page into ``target``, under the same key, and sync it to the disk."""
    target.unlink(missing_ok=True)
    with engine.connect() as connection:
        connection.rollback()
        raw: Any = connection.connection.dbapi_connection
        copy: Any = cipher_module().connect(str(target))
        try:
            copy.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            raw.backup(copy)
        finally:
            copy.close()
    with open(target, "rb+") as file:
        os.fsync(file.fileno())


def verify_copy(path: Path, key: bytes) -> int:
    """Open a copy, check every page and the structure; gives the number of journal entries in it."""
    copy: Any = cipher_module().connect(str(path))
    try:
        copy.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        bad_pages = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = copy.execute("PRAGMA integrity_check").fetchall()
        entries: int = copy.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
    except cipher_module().DatabaseError as error:
        raise EnvironmentProblem(f"备份打不开：{path.name}", "请换一个位置再备份。") from error
    finally:
        copy.close()
    if bad_pages or structure != [("ok",)]:
        raise EnvironmentProblem(f"备份不完整：{path.name}", "请换一个位置再备份。")
    return entries


def back_up(record: Record, folder: Path, key: bytes, at: datetime) -> Backup:
    """Write a verified backup ``<entries>-<date>.xieshang`` into ``folder`` and thin out the oldest ones.

    Raises EnvironmentProblem when the folder cannot be written or the copy does not open.
    """
    name = f"{record.head.seq:08d}-{at:%Y%m%d-%H%M%S}.xieshang"
    part = folder / (name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy_record(record.engine, part, key)
        entries = verify_copy(part, key)
        os.replace(part, folder / name)
        sync_folder(folder)
    except (OSError, cipher_module().Error) as error:
        raise EnvironmentProblem(f"备份没有写成：{folder}", "请检查磁盘空间和文件夹权限。") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    _thin(folder)
    return Backup(folder / name, entries)


def _thin(folder: Path) -> None:
    backups = sorted(folder.glob("*.xieshang"), key=lambda path: path.name)
    for old in backups[:-KEPT]:
        old.unlink(missing_ok=True)


def damaged_pages(engine: Engine) -> list[str]:
    """What the cipher's own checksums say: every page whose bytes are not as they were written."""
    return _asked(engine, "cipher_integrity_check")


def integrity_problems(engine: Engine) -> list[str]:
    """What the database says of its pages, structure and references, in Chinese; maybe nothing."""
    pages = damaged_pages(engine)
    structure = [line for line in _asked(engine, "integrity_check") if line != "ok"]
    references = _asked(engine, "foreign_key_check")
    told = [f"有{len(pages)}页损坏"] if pages else []
    told += ["结构检查没有通过"] if structure else []
    return told + ([f"有{len(references)}处引用断开"] if references else [])


def _asked(engine: Engine, pragma: str) -> list[str]:
    """The answers to a check; that it cannot even be asked is an answer, too."""
    with engine.connect() as connection:
        try:
            return [str(row[0]) for row in connection.execute(text(f"PRAGMA {pragma}"))]
        except DatabaseError as error:
            return [str(error.orig)]
        finally:
            connection.rollback()
