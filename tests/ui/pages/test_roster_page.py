"""花名册: finding people, their cards, the import of a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.queries.roster import PersonLine, roster
from xieshang_desktop.ui import dialogs

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"


def register(village: Village) -> tuple[PersonLine, ...]:
    office = village.sample.office
    return office.read(roster, office.now().date()).people


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zxl", "张秀兰"),
        ("zhangxiulan", "张秀兰"),
        ("秀兰", "张秀兰"),
        ("002", "张秀兰"),
        ("1-012", "张秀兰"),
        ("tany", "谭燚"),
    ],
)
def test_that_pinyin_characters_household_and_number_all_find_somebody(
    village: Village, typed: str, name: str
) -> None:
    village.press("Ctrl+5")
    village.write(typed)
    assert name in [line.name for line in village.page.people.shown()]


def test_that_enter_opens_the_first_one_found(village: Village) -> None:
    village.press("Ctrl+5")
    village.write("zxl")
    village.press("Return")
    assert village.shows("女，57岁")


def test_that_telephone_and_id_are_masked_until_they_are_asked_for(village: Village) -> None:
    village.press("Ctrl+5")
    village.write("zxl")
    village.press("Return")
    assert village.shows("138****0217")
    assert not village.shows("13800000217")
    village.click(village.page.card.show_phone)
    assert village.shows("13800000217")
    village.open("person", village.sample.person("陈德明"))
    assert not village.shows("13800002950")


def test_that_those_who_may_be_mistaken_are_shown_by_the_red_button(village: Village) -> None:
    village.press("Ctrl+5")
    assert village.page.primary().text() == "核对3人"
    village.press("Ctrl+Return")
    assert sorted(line.name for line in village.page.people.shown()) == ["王秀英", "王秀英", "蒲小琼"]


def test_that_a_workbook_is_looked_at_before_it_is_taken_over(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = {line.id for line in register(village)}
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: SAMPLE / "青石村花名册.xlsx")
    village.press("Ctrl+5")
    village.click(village.button("导入"))
    qtbot.waitUntil(lambda: village.page.importing.isVisible(), timeout=60_000)
    assert village.shows("读出983人")
    village.press("Ctrl+Return")
    assert "已导入983人" in village.toast
    assert {line.id for line in register(village)} == people


def test_that_a_file_that_is_no_workbook_is_refused_with_a_way_out(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "花名册.xlsx"
    wrong.write_text("不是工作簿", encoding="utf-8")
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: wrong)
    village.press("Ctrl+5")
    village.click(village.button("导入"))
    qtbot.waitUntil(lambda: village.page.importing.isVisible(), timeout=60_000)
    assert not village.page.importing.take.isEnabled()
    village.press("Escape")
    QApplication.processEvents()
    assert village.page.people.search.isVisible()


def test_that_the_shown_people_are_saved_without_their_numbers(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "名单.xlsx"
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_args, **_kwargs: target)
    village.press("Ctrl+5")
    village.click(village.button("导出"))
    qtbot.waitUntil(target.exists, timeout=60_000)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert "张秀兰" in cells
    assert not any("138000" in cell for cell in cells)
