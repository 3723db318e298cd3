"""花名册: finding people, their cards, the import of a workbook."""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.domain.acts.village import UpdatePerson
from xieshang_desktop.domain.vocabulary import PersonId
from xieshang_desktop.queries.people.card import contact
from xieshang_desktop.queries.people.roster import PersonLine, roster
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


def changed_register(folder: Path) -> Path:
    """The sample's register with another telephone, somebody new, and somebody struck off."""
    book = openpyxl.load_workbook(SAMPLE / "青石村花名册.xlsx")
    sheet: Any = book.worksheets[0]
    head = next(row for row in sheet.iter_rows(max_row=10) if "姓名" in [cell.value for cell in row])
    at = {cell.value: cell.column for cell in head}
    rows = {sheet.cell(row, at["姓名"]).value: row for row in range(head[0].row + 1, sheet.max_row + 1)}
    phone = next(column for words, column in at.items() if words and "电话" in words)
    sheet.cell(rows["张秀兰"], phone).value = "13900000001"
    last = sheet.max_row + 1
    for words, value in (("编号", "990"), ("姓名", "钱小满"), ("组别", "二组"), ("性别", "女")):
        sheet.cell(last, at[words]).value = value
    sheet.delete_rows(rows["赵兴权"])
    target = folder / "新花名册.xlsx"
    book.save(target)
    return target


def look_at(village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: path)
    village.press("Ctrl+5")
    village.click(village.button("导入"))
    assert village.page.importing.preview.take.text() == "导入（还在读）"
    qtbot.waitUntil(lambda: "还在读" not in village.page.importing.preview.take.text(), timeout=60_000)


def test_that_a_workbook_that_says_the_same_changes_nothing(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(village, qtbot, monkeypatch, SAMPLE / "青石村花名册.xlsx")
    assert village.shows("读出983人")
    assert village.page.importing.preview.take.text() == "导入（没有要改的）"


def test_that_a_workbook_is_looked_at_before_it_is_taken_over(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    people = {line.id for line in register(village)}
    look_at(village, qtbot, monkeypatch, changed_register(tmp_path))
    panel = village.page.importing.preview
    assert {line.id for line in register(village)} == people
    tabs = {section.words: section.rows for section in panel._sections.values()}
    assert [row.cells[1:3] for row in tabs["更新"]] == [("张秀兰", "电话：138****0217→139****0001")]
    assert [row.cells[1:3] for row in tabs["新增"]] == [("钱小满", "二组")]
    assert [row.cells[1] for row in tabs["表里没有"]] == ["赵兴权"]
    village.press("Ctrl+Return")
    assert "已导入2人" in village.toast
    assert {line.name for line in register(village) if line.id not in people} == {"钱小满"}
    assert "赵兴权" in {line.name for line in register(village)}


def test_that_what_was_read_is_compared_again_if_the_register_changed_meanwhile(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    look_at(village, qtbot, monkeypatch, changed_register(tmp_path))
    office = village.sample.office
    office.perform(
        UpdatePerson(at=office.now(), who=PersonId(village.sample.person("张秀兰")), phone="13900000001")
    )
    village.press("Ctrl+Return")
    assert "请再看一遍" in village.toast
    assert village.page.importing.preview.take.text() == "导入1人"
    village.press("Ctrl+Return")
    assert "已导入1人" in village.toast


def test_that_leaving_the_preview_changes_nothing(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = register(village)
    look_at(village, qtbot, monkeypatch, changed_register(tmp_path))
    village.press("Escape")
    assert village.page.people.search.isVisible()
    assert register(village) == before


def many(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["编号", "姓名", "组别"])
    for at in range(1600):
        sheet.append([f"N{at:04}", f"钱{chr(0x4E00 + at)}", "九组"])
    path = folder / "一千六百人.xlsx"
    book.save(path)
    return path


def test_that_an_import_stopped_by_key_leaves_nothing(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    look_at(village, qtbot, monkeypatch, many(tmp_path))
    panel, before = village.page.importing.preview, register(village)
    entries = village.sample.office.record.count_entries()
    told: list[int] = []
    show = panel.show_taken

    def press_keys_meanwhile(done: int, whole: int) -> None:
        told.append(done)
        show(done, whole)
        if done == 500:
            village.press("F8", "Ctrl+1", "Escape")

    monkeypatch.setattr(panel, "show_taken", press_keys_meanwhile)
    village.press("Ctrl+Return")
    assert told[-1] == 500
    assert village.shows("读出1600人")
    assert "已停下，花名册没有变" in village.toast
    assert register(village) == before
    assert village.sample.office.record.count_entries() == entries
    monkeypatch.setattr(panel, "show_taken", show)
    village.press("Ctrl+Return")
    assert "已导入1600人" in village.toast


def test_that_reading_can_be_stopped_by_its_button(
    village: Village, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: many(tmp_path))
    village.press("Ctrl+5")
    before = set(multiprocessing.active_children())
    village.click(village.button("导入"))
    village.click(village.page.importing.preview.progress.stop)
    assert village.page.people.search.isVisible()
    assert set(multiprocessing.active_children()) == before


def test_that_a_doubtful_row_waits_for_somebody_to_say_who_is_meant(
    village: Village, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["姓名", "电话"])
    sheet.append(["王秀英", "13900000002"])
    path = tmp_path / "补充.xlsx"
    book.save(path)
    look_at(village, qtbot, monkeypatch, path)
    panel = village.page.importing.preview
    assert village.shows("第2行的王秀英是哪一位？")
    panel.doubt.choice.setFocus()
    village.press("Up", "Down")
    panel.doubt.choice.show_chosen(village.sample.person("034"))
    panel.doubt.settle.setFocus()
    village.press("Return")
    assert panel.take.text() == "导入1人"
    village.press("Ctrl+Return")
    assert village.sample.office.read(contact, village.sample.person("034")).phone == "13900000002"


def test_that_a_file_that_is_no_workbook_is_refused_with_a_way_out(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "花名册.xlsx"
    wrong.write_text("不是工作簿", encoding="utf-8")
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: wrong)
    village.press("Ctrl+5")
    village.click(village.button("导入"))
    assert village.page.importing.preview.take.text() == "导入（还在读）"
    qtbot.waitUntil(lambda: "还在读" not in village.page.importing.preview.take.text(), timeout=60_000)
    assert not village.page.importing.preview.take.isEnabled()
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


def test_that_only_what_was_changed_of_somebody_is_recorded_and_stands_in_the_history(
    village: Village,
) -> None:
    who = village.sample.person("张秀兰")
    village.open("person", who)
    village.click(village.page.card.change)
    form = village.page.room.form
    assert form.entries["name"].text() == "张秀兰"
    assert form.entries["phone"].text() == ""
    form.entries["group"].setFocus()
    village.press("Ctrl+A")
    village.write("二组")
    form.entries["phone"].setFocus()
    village.write("13900000003")
    village.press("Ctrl+Return")
    assert "已修改：张秀兰" in village.toast
    village.click(village.page.card.history)
    assert village.shows("组别：一组→二组；电话已更改")
    assert village.shows("导入花名册：登记入册")


def take_step(village: Village, step: str) -> Any:
    """Unfold what is rarer on the card and choose one of it; gives the form that asks for more."""
    village.click(village.page.card.steps.more)
    village.click(village.page.card.steps.buttons[step])
    return village.page.room.form


def test_that_a_death_entered_by_mistake_is_taken_back(village: Village) -> None:
    village.open("person", village.sample.person("张秀兰"))
    form = take_step(village, "died")
    assert not village.page.people.check.isVisible()
    form.entries["died"].show_text("3月1日")
    village.press("Ctrl+Return")
    assert village.toast.startswith("张秀兰已登记去世；1-012户要另定户主")
    assert village.shows("已故，3月1日")
    assert not village.page.card.steps.more.isVisible()
    village.click(village.page.card.steps.buttons["restore"])
    assert village.shows("在村")
    village.click(village.page.card.history)
    assert village.shows("取消已故登记")
    assert village.shows("已故（2026年3月1日）")


def test_that_who_moved_away_is_no_longer_found_at_the_door_but_on_the_register(village: Village) -> None:
    village.open("person", village.sample.person("张秀兰"))
    form = take_step(village, "moved")
    form.entries["moved"].show_text("县城")
    village.press("Ctrl+Return")
    assert village.shows("已迁出，县城")
    assert "张秀兰" not in [line.name for line in village.page.desk.people.find("zxl")]
    village.page.people.tabs.choose(5)
    assert "张秀兰" in [line.name for line in village.page.people.shown()]


def test_that_a_household_goes_to_another_group_together_and_comes_back_by_undo(village: Village) -> None:
    village.open("person", village.sample.person("张秀兰"))
    village.click(village.page.card.household)
    mates = village.page.people.shown()
    assert len(mates) == 4
    assert village.shows("1-012户，4人")
    form = take_step(village, "home")
    form.entries["group"].show_text("第2组")
    village.press("Ctrl+Return")
    homes = {line.id: line.group for line in register(village)}
    assert {homes[mate.id] for mate in mates} == {"二组"}
    village.click(village.page.card.history)
    assert village.shows("整户换组，组别：一组→二组")
    village.press("F8")
    homes = {line.id: line.group for line in register(village)}
    assert {homes[mate.id] for mate in mates} == {"一组"}


def test_that_one_person_goes_to_another_household(village: Village) -> None:
    village.open("person", village.sample.person("徐维芳"))
    form = take_step(village, "home")
    form.entries["household"].show_text("1-999")
    village.press("Ctrl+Return")
    assert village.shows("一组，1-999户")


def test_that_only_the_number_asked_for_is_shown(village: Village) -> None:
    village.open("person", village.sample.person("张秀兰"))
    village.click(village.page.card.show_phone)
    number = village.sample.office.read(contact, village.sample.person("张秀兰")).id_number
    assert village.shows("13800000217")
    assert not village.shows(number)
    village.click(village.page.card.show_id)
    assert village.shows(number)


def test_that_people_are_found_by_their_last_digits(village: Village) -> None:
    village.press("Ctrl+5")
    village.write("0217")
    assert [line.name for line in village.page.people.shown()] == ["张秀兰"]


def test_that_a_group_a_sex_and_a_role_can_be_filtered_by_keys(village: Village) -> None:
    village.press("Ctrl+5")
    village.page.people.sift.setFocus()
    village.press("Return")
    assert village.focus is village.page.people.filters.group
    village.press("Down", "Tab", "Down", "Down")
    shown = village.page.people.shown()
    assert {(line.group, line.sex) for line in shown} == {("一组", "女")}
    assert village.shows(f"找到{len(shown)}人")
    village.click(village.page.people.filters.clear)
    assert len(village.page.people.shown()) == 45


def test_that_a_number_that_cannot_be_right_is_refused_beside_the_button(village: Village) -> None:
    village.open("person", village.sample.person("张秀兰"))
    village.click(village.page.card.change)
    form = village.page.room.form
    form.entries["number"].show_text("003")
    village.press("Ctrl+Return")
    assert village.page.room.form is form
    assert village.shows("编号003已经登记在陈垚名下")
