"""The record of a data folder: opened, made with the sample village, backed up and let go. No window here."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from xieshang_desktop.bootstrap.log import log
from xieshang_desktop.clocks import clock_of
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.paths import DataFolder, resources_dir

BESIDE = ("", "-wal", "-journal", "-shm")
"""The file itself and what a database may leave beside it when it is killed."""


def open_office(folder: DataFolder, *, sample: bool) -> Any:
    """Open the record of a data folder, or make an empty one.

    The sample village lives on the day of its meeting.
    Raises EnvironmentProblem when the record cannot be opened.
    """
    from xieshang_desktop.services.office import Office

    record = _open_record(folder, folder.record)
    return Office(record, clock_of(record.head.at, sample=sample))


def open_standing_office(folder: DataFolder, *, sample: bool) -> Any:
    """Open the record of a data folder as ``open_office`` does; none is made where there is none.

    Raises EnvironmentProblem also when there is no record.
    """
    if not folder.record.exists():
        raise EnvironmentProblem(
            f"这里没有记录：{folder.folder}", "请用 --data 写明记录所在的文件夹，或先打开程序建立记录。"
        )
    return open_office(folder, sample=sample)


def _open_record(folder: DataFolder, path: Path) -> Any:
    from xieshang_desktop.storage.opening import open_record
    from xieshang_desktop.storage.rulebook import Rulebook

    book = Rulebook.read(resources_dir(), folder.rules)
    return open_record(path, _key_of(folder, path), book)


def _key_of(folder: DataFolder, record: Path) -> bytes:
    """The key; a new one is made only for a new record, since it would lock an old one for ever."""
    from xieshang_desktop.storage.keys import read_or_make_key

    if record.exists() and not folder.key.exists():
        raise EnvironmentProblem(
            f"找不到密钥文件：{folder.key.name}", "请把和记录文件配套的密钥文件放回同一个文件夹。"
        )
    return read_or_make_key(folder.key)


def prepare_sample(place: str) -> None:
    """Make the sample village's record in a data folder: beside it first, and in its place only when whole.

    Runs in the worker, so that the window stays alive meanwhile. What a killed one has left goes first.
    """
    from xieshang_desktop.replay.sample import fill_with_sample

    folder = DataFolder(Path(place))
    part = folder.record.with_name(folder.record.name + ".part")
    for ending in BESIDE:
        part.with_name(part.name + ending).unlink(missing_ok=True)
    record = _open_record(folder, part)
    try:
        fill_with_sample(record, resources_dir())
    finally:
        record.close()
    os.replace(part, folder.record)


def close_office(office: Any, folder: DataFolder) -> None:
    """A verified backup, the page for the next start, then the record is let go."""
    from xieshang_desktop.bootstrap.first_page import keep_first_page

    try:
        if office.record.head.seq > _newest_backup(folder):
            back_up_now(office, folder, folder.backups)
        keep_first_page(office, folder)
    except EnvironmentProblem as problem:
        log.warning("backup: %s", problem.sentence)
        print(f"{problem.sentence}。记录已存好。{problem.way_out}", file=sys.stderr)
    finally:
        office.record.close()


def back_up_now(office: Any, folder: DataFolder, into: Path) -> str:
    """A verified backup; where it lies, in words.

    Raises EnvironmentProblem when it cannot be written or does not open.
    """
    from xieshang_desktop.storage.backup import back_up
    from xieshang_desktop.storage.keys import read_or_make_key

    made = back_up(office.record, into, read_or_make_key(folder.key), office.now())
    return f"已备份{made.entries}条记录：{made.path}"


def _newest_backup(folder: DataFolder) -> int:
    """The number of entries in the newest backup."""
    names = [path.name for path in folder.backups.glob("*.xieshang")]
    return max((int(name.split("-")[0]) for name in names if name.split("-")[0].isdigit()), default=0)
