"""The township's own workbook: chosen once, its columns matched and put right, then filled by keyboard."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from tests.exports.test_template import template
from tests.ui.window import Village
from xieshang_desktop.exports.registers.templated import guessed
from xieshang_desktop.ui import dialogs

WAIT = 20_000


def test_that_headings_are_guessed_word_for_word_before_their_likes() -> None:
    labels = (
        (0, "序号"),
        (1, "会议名称"),
        (2, "召开时间"),
        (3, "应到人数"),
        (4, "实到"),
        (5, "协商结果"),
        (6, "备注"),
    )
    assert guessed(labels, "meetings") == {
        0: "序号", 1: "会议名称", 2: "开始", 3: "应到", 4: "实到", 5: "结果",
    }  # fmt: skip
    assert guessed(((0, "金额"), (1, "姓名")), "stipends") == {0: "金额（元）", 1: "姓名"}


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The form of the township, and where what is saved goes."""
    saved: list[Path] = []

    def ask(_parent: object, _title: str, name: str, _kinds: object, _folder: str = "") -> Path:
        saved.append(tmp_path / f"{len(saved)}-{name}")
        return saved[-1]

    given = template(tmp_path)
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: given)
    monkeypatch.setattr(dialogs, "ask_save_file", ask)
    return saved


def page_of(path: Path) -> Any:
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["协商台账"]


def begin(village: Village, qtbot: QtBot) -> None:
    village.page.names.template.setFocus()
    village.press("Space")
    qtbot.waitUntil(lambda: village.page.room.form is not None, timeout=WAIT)


def written(village: Village, qtbot: QtBot, saved: list[Path], count: int) -> Any:
    qtbot.waitUntil(lambda: len(saved) == count and saved[-1].exists(), timeout=WAIT)
    qtbot.waitUntil(lambda: not village.window.tasks.busy, timeout=WAIT)
    return page_of(saved[-1])


def test_that_a_template_is_matched_once_and_then_only_filled(
    village: Village, qtbot: QtBot, chosen: list[Path]
) -> None:
    village.open("register", "meetings")
    begin(village, qtbot)
    assert village.page.room.form.entries["c2"].currentText() == "开始"
    village.page.room.form.entries["c2"].setCurrentText("地点")
    village.press("Ctrl+Return")
    page = written(village, qtbot, chosen, 1)
    assert page["A1"].value == "云顶镇协商情况统计表"
    assert page["B4"].value == "青石村2025年第四次村民代表会议"
    assert "月" not in page["C4"].value
    count = village.page.table.table.row_count()
    assert page.cell(4 + max(count, 3), 1).value == "合计"
    begin(village, qtbot)
    assert "way" in village.page.room.form.entries
    village.press("Ctrl+Return")
    again = written(village, qtbot, chosen, 2)
    assert again["C4"].value == page["C4"].value


def test_that_what_is_no_form_is_said(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK")
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: tmp_path / "坏.xlsx")
    village.open("register", "meetings")
    village.page.register.export_templated()
    qtbot.waitUntil(lambda: "坏.xlsx" in village.toast, timeout=WAIT)
    assert village.page.room.form is None


def test_that_a_template_that_was_lost_is_asked_for_again(
    village: Village, qtbot: QtBot, tmp_path: Path, chosen: list[Path]
) -> None:
    village.open("register", "meetings")
    begin(village, qtbot)
    village.press("Ctrl+Return")
    written(village, qtbot, chosen, 1)
    (tmp_path / "templates" / "meetings.xlsx").unlink()
    begin(village, qtbot)
    assert "c1" in village.page.room.form.entries
