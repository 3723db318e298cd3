"""Backups are known to open before they are put in place, and the newest are kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.builders import KEY, rulebook
from tests.storage import lives
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.storage.backup import KEPT, back_up, verify_copy
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.verification import verify

AT = datetime(2026, 3, 12, 10, 0)


def test_that_a_backup_holds_everything_up_to_the_last_act(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    backup = back_up(home.record, tmp_path / "backups", KEY, AT)
    assert backup.entries == home.record.head.seq
    copy = open_record(backup.path, KEY, rulebook())
    assert verify(copy).problems == ()
    assert lives.dump(copy) == lives.dump(home.record)


def test_that_the_record_goes_on_while_and_after_it_is_backed_up(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    back_up(home.record, tmp_path / "backups", KEY, AT)
    home.do("request_to_speak", meeting="m1", item="i1", who="代表01")
    assert verify(home.record).sound


def test_that_the_newest_by_their_number_are_kept_whatever_the_clock_says(tmp_path: Path) -> None:
    home, folder = lives.running(tmp_path), tmp_path / "backups"
    for number in range(KEPT + 3):
        home.do("record_suggestion", by="村民", to="乡镇", text="修")
        back_up(home.record, folder, KEY, AT.replace(year=2050 - number))
    kept = sorted(folder.iterdir())
    assert len(kept) == KEPT
    assert kept[-1].name.startswith(f"{home.record.head.seq:08d}-")
    assert not list(folder.glob("*.part"))


def test_that_a_backup_that_does_not_open_is_none(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    backup = back_up(home.record, tmp_path / "backups", KEY, AT)
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 1
    backup.path.write_bytes(bytes(content))
    with pytest.raises(EnvironmentProblem, match="备份"):
        verify_copy(backup.path, KEY)
    with pytest.raises(EnvironmentProblem, match="备份打不开"):
        verify_copy(backup.path, bytes(32))


def test_that_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="备份没有写成"):
        back_up(home.record, tmp_path / "file" / "backups", KEY, AT)
