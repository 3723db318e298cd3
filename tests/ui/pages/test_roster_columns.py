"""花名册: a workbook whose columns were not understood is put right in the window, and then known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.ui import dialogs

HEADER = ("姓名", "组别", "打这个", "血型")
PEOPLE = (("钱小满", "二组", "13900000001", "A"), ("孙大川", "三组", "13900000002", "B"))


def register(folder: Path, *rows: Sequence[str], name: str = "补充.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "补充"
    for row in rows:
        sheet.append(list(row))
    last_year = book.create_sheet("2025年")
    last_year.append(["姓名", "组别"])
    last_year.append(["周去年", "一组"])
    path = folder / name
    book.save(path)
    return path


def choose(village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: path)
    village.press("Ctrl+5")
    village.click(village.page.people.take_in)
    wait(village, qtbot)


def wait(village: Village, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "还在读" not in village.page.importing.preview.take.text(), timeout=60_000)


def said(village: Village) -> list[str]:
    """Who would be entered, with what stands beside the name."""
    sections = village.page.importing.preview._sections
    return [str(row.cells[1]) for row in sections["new"].rows] if "new" in sections else []


def test_that_a_column_is_put_right_by_keys_alone_and_remembered(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(village, qtbot, monkeypatch, register(tmp_path, HEADER, *PEOPLE))
    village.page.importing.preview.columns.setFocus()
    village.press("Return")
    assert village.shows("A列“姓名”是")
    village.press("Down", "Down", "Return")
    columns = village.page.importing.columns
    assert columns.field.hasFocus()
    while columns.field.value() != "电话":
        village.press("Down")
    village.press("Return")
    assert columns.table.isAncestorOf(village.focus)
    village.press("Ctrl+Return")
    wait(village, qtbot)
    village.press("Ctrl+Return")
    assert "已导入2人" in village.toast
    newer = register(tmp_path, HEADER, ("李新来", "一组", "13900000003", "O"), name="再补充.xlsx")
    choose(village, qtbot, monkeypatch, newer)
    assert village.shows("认出3列")


def test_that_another_sheet_can_be_read(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(village, qtbot, monkeypatch, register(tmp_path, HEADER, *PEOPLE))
    assert said(village) == ["钱小满", "孙大川"]
    village.click(village.page.importing.preview.columns)
    columns = village.page.importing.columns
    columns.sheet.setFocus()
    village.press("Down")
    village.press("Ctrl+Return")
    wait(village, qtbot)
    assert said(village) == ["周去年"]


def test_that_a_table_without_a_known_header_is_read_once_somebody_names_its_columns(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = register(tmp_path, ("称呼", "住哪里"), ("钱小满", "二组"))
    choose(village, qtbot, monkeypatch, path)
    village.click(village.page.importing.preview.columns)
    columns = village.page.importing.columns
    columns.sheet.show_chosen("补充")
    columns.sheet.chosen.emit("补充")
    assert columns.read_again.text() == "按这样读（还没有姓名列）"
    columns.field.setFocus()
    while columns.field.value() != "姓名":
        village.press("Down")
    village.press("Ctrl+Return")
    wait(village, qtbot)
    assert said(village) == ["钱小满"]


def test_that_leaving_the_columns_leads_back_to_what_was_read(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(village, qtbot, monkeypatch, register(tmp_path, HEADER, *PEOPLE))
    village.click(village.page.importing.preview.columns)
    village.press("Escape")
    assert village.page.importing.preview.isVisible()
    assert said(village) == ["钱小满", "孙大川"]


def test_that_the_old_format_is_answered_with_advice(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "花名册.xls"
    old.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") * 100)
    choose(village, qtbot, monkeypatch, old)
    (row,) = village.page.importing.preview._sections["problems"].rows
    assert "旧格式" in row.cells[2]
    assert "另存为" in row.cells[3]
