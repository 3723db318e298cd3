"""Bringing the schema up to date: a new file in place, an old one on a copy that is swapped in when whole.

Alembic is imported only when there is something to do, so that an up-to-date record opens without it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.files import atomic_write, sync_folder
from xieshang_desktop.storage.backup import copy_record
from xieshang_desktop.storage.engine import open_engine

HEAD = "0007"
"""The newest version of the schema; a test holds it against the scripts."""

APPLICATION_ID = 0x58534859
"""``XSHY`` in the file's header: tells our records from other files of SQLCipher."""


def migrate(engine: Engine, path: Path, key: bytes, version: str | None) -> Engine:
    """Bring the record in ``path`` from ``version`` (None: a new file) to HEAD; gives the engine to go on.

    Raises EnvironmentProblem for a file of a newer program, whose bytes are left as they are.
    """
    if version is None:
        _must_be_new(engine, path)
        upgrade(engine)
        return engine
    if version not in known_versions():
        engine.dispose()
        raise EnvironmentProblem(
            f"这个记录文件是更新版本的程序建立的（版本{version}，本程序到{HEAD}）。",
            "请安装新版本的程序再打开；文件没有改动。",
        )
    return _migrate_copy(engine, path, key)


def _must_be_new(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar()
        connection.rollback()
    if tables:
        engine.dispose()
        raise EnvironmentProblem(
            f"{path.name}不是本程序的记录文件。", "请选择协商会议助手的记录文件，或从备份恢复。"
        )


def _migrate_copy(engine: Engine, path: Path, key: bytes) -> Engine:
    copy = path.with_name(path.name + ".migrating")
    before = _row_counts(engine)
    copy_record(engine, copy, key)
    engine.dispose()
    copied = open_engine(copy, key, foreign_keys=False)
    upgrade(copied)
    after = _row_counts(copied)
    copied.dispose()
    lost = [name for name, rows in before.items() if name in after and after[name] < rows]
    if lost:
        copy.unlink()
        raise EnvironmentProblem("升级记录文件时行数对不上，没有升级。", "原文件没有改动，请联系技术人员。")
    _keep(path, path.with_name(path.name + ".before-upgrade"))
    os.replace(copy, path)
    sync_folder(path.parent)
    return open_engine(path, key)


def _keep(path: Path, kept: Path) -> None:
    """Leave the old file under a second name; its own name stands until the new one takes it in one step."""
    kept.unlink(missing_ok=True)
    try:
        os.link(path, kept)
    except OSError:  # a file system without links, as on many sticks
        atomic_write(kept, path.read_bytes())


def _row_counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        listed = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        )
        names = [name for (name,) in listed if name != "alembic_version"]
        counts = {
            name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar() or 0 for name in names
        }
        connection.rollback()
    return counts


def scripts_folder() -> Path:
    """Where the scripts lie, as files, also in a frozen program."""
    return Path(__file__).parent / "migrations"


def known_versions() -> set[str]:
    """The versions that this program knows."""
    return {path.stem.split("_")[0] for path in (scripts_folder() / "versions").glob("0*.py")}


def upgrade(engine: Engine) -> None:
    """Run the scripts up to HEAD in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts_folder()))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))


def compare_with_models(connection: Connection) -> list[Any]:
    """What differs between the schema and the models; nothing, when all is well."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from xieshang_desktop.models.base import Base

    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))
