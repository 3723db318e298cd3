"""Opening a record: found or made, its schema brought up to date on a copy, checked before work begins."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from xieshang_desktop.domain.vocabulary import VillageKind
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.models.all_tables import MODULES
from xieshang_desktop.models.village import Device, Village
from xieshang_desktop.storage.backup import damaged_pages
from xieshang_desktop.storage.engine import open_engine
from xieshang_desktop.storage.ids import new_id
from xieshang_desktop.storage.migrate import HEAD, migrate
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.storage.unit_of_work import Record, storage_problem

RULEBOOK = "rulebook"
TABLES = MODULES


def open_record(path: Path, key: bytes, rulebook: Rulebook) -> Record:
    """Open the record in ``path``, or make an empty one there.

    Raises EnvironmentProblem when the file is locked, damaged, of another key, or of a newer program.
    """
    _must_be_writable(path)
    _must_not_be_empty(path)
    engine = open_engine(path, key)
    try:
        version = _version(engine)
        if version != HEAD:
            engine = migrate(engine, path, key, version)
        _must_be_whole(engine, path)
        record = Record(engine)
    except DatabaseError as error:
        engine.dispose()
        raise _opening_problem(path, error) from error
    record.session.info[RULEBOOK] = rulebook
    return record


def _must_be_writable(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        probe = path.parent / ".xieshang-write-test"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise EnvironmentProblem(
            f"数据文件夹不能写入：{path.parent}", "请检查文件夹权限和磁盘空间，或换一个文件夹。"
        ) from error


def _must_not_be_empty(path: Path) -> None:
    """A file of no bytes is never taken for a new record: a power cut may have left it."""
    if path.exists() and path.stat().st_size == 0 and not _log_of(path).exists():
        raise EnvironmentProblem(
            f"记录文件是空的：{path.name}", "请从备份恢复；确实没有记录的，先移走这个空文件。"
        )


def _must_be_whole(engine: Engine, path: Path) -> None:
    """Damage is told before any work begins: each page carries a checksum of its own."""
    damaged = damaged_pages(engine)
    if damaged:
        engine.dispose()
        raise EnvironmentProblem(
            f"记录文件损坏：{path.name}，有{len(damaged)}页不对。", "请从备份恢复，密钥文件要和记录文件配套。"
        )


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _version(engine: Engine) -> str | None:
    """The schema's version, or None for a new file."""
    with engine.connect() as connection:
        known = connection.execute(
            text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
        ).first()
        version = (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if known else None
        )
        connection.rollback()
    return version


def _opening_problem(path: Path, error: DatabaseError) -> EnvironmentProblem:
    complaint = str(error.orig)
    if "not a database" in complaint or "malformed" in complaint:
        return EnvironmentProblem(
            f"记录文件打不开：{path.name}，文件损坏或密钥不对。", "请从备份恢复，密钥文件要和记录文件配套。"
        )
    return storage_problem(error)


def establish_village(
    record: Record, at: datetime, *, name: str, kind: VillageKind, rule_sets: list[str], **facts: object
) -> Village:
    """The first entry of a record: whose it is, and on which device it is kept.

    ``facts`` are the other columns of the village (township, county, province, adults …).
    """
    device = Device(id=new_id(), name="本机")
    village = Village(id=new_id(), name=name, kind=kind, rule_sets=rule_sets, charter={}, **facts)
    if village.collective is None:
        village.collective = True
    if village.takes_delegation_as_given is None:
        village.takes_delegation_as_given = True
    with record.establishing(village, device, at) as work:
        work.session.add_all([device, village])
    return village
