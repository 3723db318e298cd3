"""台账: registers for a period, narrowed and exported by keyboard, while the window goes on answering."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.files import TargetInUse
from xieshang_desktop.queries.registers.sheets import registers_view
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.registers.filtering import OWN, Narrowing, narrowed_to

WAIT = 60_000


@pytest.fixture
def targets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Whatever is to be saved goes into a folder, under the name proposed."""
    asked: list[Path] = []

    def ask(_parent: object, _title: str, name: str, _kinds: object, _folder: str = "") -> Path:
        asked.append(tmp_path / name)
        return asked[-1]

    monkeypatch.setattr(dialogs, "ask_save_file", ask)
    return asked


def sheets(path: Path) -> list[str]:
    return list(openpyxl.load_workbook(io.BytesIO(path.read_bytes())).sheetnames)


def written(qtbot: QtBot, village: Village, targets: list[Path]) -> Path:
    def done() -> bool:
        return bool(targets) and targets[-1].exists() and not village.window.tasks.busy

    qtbot.waitUntil(done, timeout=WAIT)
    return targets[-1]


def test_that_each_register_shows_its_lines_of_the_last_year(village: Village) -> None:
    village.press("Ctrl+6")
    names = village.page.register.names()
    assert village.page.names.rows.row_keys() == ["papers", "pictures", *(name.key for name in names)]
    for name in names:
        village.page.names.rows.picked.emit(name.key)
        assert village.page.table.table.row_count() == name.count
    assert "近一年" in village.page.context()


def test_that_the_lines_of_the_page_are_those_of_the_workbook(village: Village) -> None:
    asked = Narrowing().asked(village.sample.office.now().date())
    view = village.sample.office.read(registers_view, asked=asked)
    village.press("Ctrl+6")
    counts = {name.key: name.count for name in village.page.register.names()}
    for key in ("topics", "meetings", "opinions", "tasks", "postings", "objections", "decisions"):
        assert counts[key] == len(getattr(view, key)), key


def choose(village: Village, **values: str) -> None:
    """Fill in the filter and press its red button."""
    village.page.register.filter.setFocus()
    village.press("Space")
    form = village.page.room.form
    for name, value in values.items():
        entry = form.entries[name]
        if name in ("first", "last"):
            entry.show_text(value)
        else:
            entry.setCurrentText(value)
    village.press("Ctrl+Return")


def test_that_a_filter_narrows_lines_and_numbers(village: Village) -> None:
    village.open("register", "meetings")
    before = village.page.table.table.row_count()
    choose(village, period="全部")
    assert village.page.table.table.row_count() > before
    choose(village, form="村民代表会议")
    assert village.page.context() == "会议台账，全部，村民代表会议"
    counts = {name.key: name.count for name in village.page.register.names()}
    assert village.page.table.table.row_count() == counts["meetings"]


def test_that_days_that_are_typed_are_the_period(village: Village) -> None:
    village.open("register", "meetings")
    choose(village, first="2026-2-1", last="2026-2-28")
    assert village.page.context() == "会议台账，2026年2月1日至2月28日"
    assert village.page.table.table.row_count() == 2


def test_that_a_day_that_does_not_exist_is_said_at_its_field(village: Village) -> None:
    village.open("register", "meetings")
    choose(village, first="2026-2-30")
    assert "没有2026-2-30这一天" in village.page.room.form.entries["first"].line.accessibleDescription()


def test_that_days_the_wrong_way_round_are_turned() -> None:
    values = {"period": "year", "first": date(2026, 3, 1), "last": date(2026, 1, 1), "form": None}
    turned = narrowed_to(Narrowing(), {**values, "full_identities": False})
    assert (turned.period, turned.first, turned.last) == (OWN, date(2026, 1, 1), date(2026, 3, 1))


def test_that_only_the_filter_is_red_while_it_is_shown(village: Village, qtbot: QtBot) -> None:
    village.open("register", "meetings")
    village.page.table.table.setFocus()
    village.press("Down", "Return")
    qtbot.waitUntil(lambda: village.page.paper.print.isVisible(), timeout=WAIT)
    village.page.register.ask_filter()
    assert not village.page.paper.print.isVisible()
    village.press("Escape")
    assert village.page.paper.print.isVisible()


def test_that_the_register_that_is_shown_is_exported_alone(
    village: Village, qtbot: QtBot, targets: list[Path]
) -> None:
    village.open("register", "votes")
    village.page.register.save.setFocus()
    village.press("Space")
    path = written(qtbot, village, targets)
    assert path.name == "表决台账（2025年3月13日至2026年3月12日）.xlsx"
    assert sheets(path) == ["表决"]
    assert village.toast.startswith(f"已存到{path}")


def test_that_the_quarter_for_the_township_has_all_registers(
    village: Village, qtbot: QtBot, targets: list[Path]
) -> None:
    village.press("Ctrl+6")
    village.page.names.quarter.setFocus()
    village.press("Space")
    path = written(qtbot, village, targets)
    assert path.name == "2025年四季度台账.xlsx"
    assert sheets(path)[:5] == ["会议台账", "签到", "发言", "表决", "意见"]


def test_that_all_registers_are_exported_from_the_finder_too(
    village: Village, qtbot: QtBot, targets: list[Path]
) -> None:
    village.open("export_registers", "")
    assert "会议台账" in sheets(written(qtbot, village, targets))


def test_that_an_export_can_be_stopped_and_leaves_nothing(
    village: Village, qtbot: QtBot, targets: list[Path]
) -> None:
    village.press("Ctrl+6")
    village.page.register.export_all()
    qtbot.waitUntil(lambda: village.page.register.progress.isVisible(), timeout=WAIT)
    village.page.register.progress.stop.setFocus()
    village.press("Escape")
    assert not village.page.register.exporter.busy
    assert not village.page.register.progress.isVisible()
    assert village.toast == "没有导出，什么也没有写"
    assert not targets[0].exists()


def test_that_a_second_export_waits_until_the_first_is_read(
    village: Village, qtbot: QtBot, targets: list[Path]
) -> None:
    village.press("Ctrl+6")
    village.page.register.export_all()
    village.page.register.export_all()
    assert len(targets) == 1
    written(qtbot, village, targets)


def test_that_reading_gives_the_window_its_turns(village: Village, qtbot: QtBot, targets: list[Path]) -> None:
    turns: list[int] = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(1))
    village.press("Ctrl+6")
    choose(village, period="全部")
    timer.start()
    village.page.register.export_all()
    qtbot.waitUntil(lambda: not village.page.register.exporter.busy, timeout=WAIT)
    timer.stop()
    assert len(turns) >= 5
    written(qtbot, village, targets)


def test_that_a_workbook_held_by_another_program_is_saved_under_a_second_name(
    village: Village, qtbot: QtBot, tmp_path: Path, targets: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def second(_parent: object, _title: str, sentence: str, *, act: str, leave: str) -> bool:
        asked.extend([sentence, act, leave])
        return True

    monkeypatch.setattr(dialogs, "ask_which", second)
    held, beside = tmp_path / "2025年四季度台账.xlsx", tmp_path / "2025年四季度台账 (2).xlsx"
    held.write_bytes(b"old")
    (tmp_path / f".~lock.{held.name}#").touch()
    village.press("Ctrl+6")
    village.page.register.export_quarter()
    qtbot.waitUntil(beside.exists, timeout=WAIT)
    sentence = TargetInUse(held, beside, "LibreOffice").sentence
    assert asked == [sentence, f"另存为“{beside.name}”", "先去关闭它"]
    assert held.read_bytes() == b"old"
    assert targets == [held]


def test_that_a_narrow_window_shows_one_thing_at_a_time(village: Village) -> None:
    village.window.resize(900, 620)
    QApplication.processEvents()
    village.press("Ctrl+6", "End", "Return")
    assert village.page.register.view.key == "decisions"
    assert village.page.table.table.isVisible()
