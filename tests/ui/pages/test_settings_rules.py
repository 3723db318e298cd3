"""设置 › 规则 by the keyboard: the sets that hold, the village's own rules, each figure, a newer file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.sample_village import RESOURCES
from tests.ui.pages.test_room_for_words import cut_words, nameless, narrow_buttons
from tests.ui.window import Village
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.queries.facts.law import village_of, village_rules
from xieshang_desktop.queries.rules.page import rules_page
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.settings.charter_form import charter_value
from xieshang_desktop.ui.theme import apply_theme, load_theme

REPRESENTATIVES = MeetingForm.VILLAGER_REPRESENTATIVES


def open_rules(village: Village) -> None:
    """By keys alone: the settings, back to the tabs, the second one."""
    village.press("Ctrl+7", "Shift+Tab", "Right", "Space")
    assert village.page.rules.isVisible()


def sets_of(village: Village) -> list[str]:
    return list(village.sample.office.read(village_of).rule_sets)


def stick(folder: Path, changes: dict[str, str]) -> Path:
    text = (RESOURCES / "rules" / "重庆市.toml").read_text(encoding="utf-8")
    for before, after in changes.items():
        text = text.replace(before, after)
    path = folder / "U盘" / "重庆市.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


NEWER = {"in_force_from = 2013-11-01": "in_force_from = 2026-07-01", "value = 15": "value = 10"}


def test_that_the_sets_in_force_stand_with_their_dates_and_what_was_not_checked(village: Village) -> None:
    open_rules(village)
    table = village.page.rules.sets.table
    cells = [table._model.index(row, column).data() for row in range(2) for column in range(5)]
    assert cells[:3] == ["国家规则", "2026-01-01起", "2026-06-03"]
    assert cells[5:7] == ["重庆市规则", "2013-11-01起"]
    assert "未核对原文" in cells[4]


def test_that_another_local_set_is_chosen_with_the_arrow_keys_and_taken_back_with_f8(
    village: Village,
) -> None:
    open_rules(village)
    village.page.rules.sets.local.setFocus()
    village.press("Up")
    assert sets_of(village) == ["CN-2026", "海南省"]
    assert "以后召集的会议适用：海南省" in village.toast
    village.press("F8")
    assert sets_of(village) == ["CN-2026", "重庆市"]
    assert village.page.rules.sets.local.value() == "重庆市"


def test_that_a_second_national_set_can_be_chosen_once_it_is_here(village: Village, tmp_path: Path) -> None:
    open_rules(village)
    sets = village.page.rules.sets
    assert not sets.nation.isVisible()
    text = (RESOURCES / "rules" / "CN-2026.toml").read_text(encoding="utf-8")
    path = tmp_path / "CN-2027.toml"
    path.write_text(text.replace("CN-2026", "CN-2027").replace("2026年1月1日起）", "2027年起）"), "utf-8")
    village.page.importer.look_at(path)
    village.press("Ctrl+Return")
    assert sets.nation.isVisible()
    sets.nation.setFocus()
    village.press("Down")
    assert sets_of(village) == ["CN-2027", "重庆市"]
    assert sets.nation.value() == "CN-2027"


def test_that_the_rules_are_found_by_their_clause(village: Village) -> None:
    open_rules(village)
    village.page.rules.figures.search.setFocus()
    village.write("第三十五条")
    found = village.page.rules.figures.shown()
    assert found
    assert all("第三十五条" in line.clause for line in found)


def test_that_figures_are_found_by_word_by_form_and_by_what_is_local(village: Village) -> None:
    open_rules(village)
    figures = village.page.rules.figures
    whole = len(figures.shown())
    figures.search.setFocus()
    village.write("提前通知")
    found = [line.subject for line in figures.shown()]
    assert "村民会议·提前通知" in found
    assert 0 < len(found) < whole
    village.press("Tab")
    while figures.form() is not REPRESENTATIVES:
        village.press("Down")
    assert [line.subject for line in figures.shown()] == ["村民代表会议·提前通知（全体组成人员）"]
    assert village.shows("国家：没有规定 → 重庆市：3天")
    village.press("Tab", "Space")
    assert figures.local_only.isChecked()
    assert len(figures.shown()) == 1
    figures.search.setFocus()
    village.press("Ctrl+A", "Backspace")
    assert all(line.local for line in figures.shown())


def test_that_the_row_of_the_keyboard_is_told_in_full_with_clause_and_source(village: Village) -> None:
    open_rules(village)
    village.page.rules.figures.wide.setFocus()
    village.press("Down", "Down", "Down")
    assert village.shows("村民会议·提前通知：10天")
    assert village.shows("依据：村民委员会组织法第二十五条，出处：中华人民共和国村民委员会组织法")


def test_that_a_rule_of_the_villages_own_is_entered_with_its_basis(village: Village) -> None:
    open_rules(village)
    village.press("Ctrl+N")
    village.press("Tab", "Tab")
    village.write("四分之三以上")
    village.press("Tab")
    village.write("2026年2月10日村民会议决定")
    village.press("Ctrl+Return")
    quorum = village.sample.office.read(village_rules).one(REPRESENTATIVES, "quorum")
    assert quorum is not None
    assert str(quorum.value) == "3/4"
    assert quorum.clause == "2026年2月10日村民会议决定"
    today = date(2026, 3, 12)
    line = village.sample.office.read(rules_page, today).charter[-1]
    assert (line.subject, line.value, line.law) == ("村民代表会议·法定人数", "四分之三以上", "三分之二以上")
    assert village.page.room.form is None


def test_that_a_looser_rule_is_refused_at_its_field_with_both_figures_and_nothing_typed_is_lost(
    village: Village,
) -> None:
    open_rules(village)
    village.press("Ctrl+N", "Tab", "Tab")
    village.write("1/2")
    village.press("Tab")
    village.write("村民会议决定")
    village.press("Ctrl+Return")
    form = village.page.room.form
    assert form is not None
    said = form.entries["value"].line.accessibleDescription()
    assert "半数以上" in said
    assert "国家：村民代表会议·法定人数（应到，人）：三分之二以上" in said
    assert form.entries["value"].isAncestorOf(village.focus)
    assert form.entries["basis"].text() == "村民会议决定"
    village.press("Escape")
    assert village.page.rules.figures.isVisible()


def test_that_another_form_brings_its_own_rules_and_keeps_what_was_typed(village: Village) -> None:
    open_rules(village)
    village.press("Ctrl+N", "Tab", "Tab")
    village.write("12")
    village.press("Shift+Tab", "Shift+Tab", "Up", "Up")
    form = village.page.room.form
    assert form is not None
    assert form.entries["form"].read() is not REPRESENTATIVES
    assert form.entries["value"].text() == "12"
    assert form.entries["form"].hasFocus()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("四分之三以上", "3/4"),
        ("超过三分之二", ">2/3"),
        ("过半数", ">1/2"),
        ("百分之二十以上", "20/100"),
        ("百分之三十五", "35/100"),
        ("十分之一", "1/10"),
        ("15天", "15"),
        ("１５", "15"),
        ("3/4", "3/4"),
        ("3/4以上", "3/4"),
        ("很多", "很多"),
    ],
)
def test_that_a_value_may_be_typed_as_the_law_words_it(typed: str, written: str) -> None:
    assert charter_value(typed) == written


def test_that_a_newer_file_is_compared_and_taken_over_beside_the_old_one(
    village: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: stick(tmp_path, NEWER))
    open_rules(village)
    village.page.rules.sets.bring.setFocus()
    village.press("Return")
    assert village.page.offer.table.row_count() == 3
    assert village.shows("重庆市规则：改变3条")
    assert village.shows("2026-07-01以前的会议仍按原来的规则核对")
    village.press("Ctrl+Return")
    assert "已采用重庆市规则" in village.toast
    assert [path.name for path in (tmp_path / "rules").iterdir()] == ["重庆市@2026-07-01.toml"]
    assert village.page.rules.sets.table.row_count() == 3
    assert village.page.rules.sets.bring.hasFocus()


def test_that_a_file_looked_at_and_left_changes_nothing(
    village: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: stick(tmp_path, NEWER))
    open_rules(village)
    village.page.rules.sets.bring.setFocus()
    village.press("Return", "Escape")
    assert village.page.rules.isVisible()
    assert not (tmp_path / "rules").exists()


def test_that_a_wrong_file_says_where_it_is_wrong_and_cannot_be_taken_over(
    village: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = stick(tmp_path, {'level = "province"': 'level = "planet"'})
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: wrong)
    open_rules(village)
    village.page.rules.sets.bring.setFocus()
    village.press("Return")
    assert village.shows("规则文件重庆市.toml：level")
    assert not village.page.offer.take.isEnabled()
    village.press("Ctrl+Return")
    assert not (tmp_path / "rules").exists()


def test_that_a_file_that_breaks_while_it_is_looked_at_is_not_taken_over(
    village: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = stick(tmp_path, NEWER)
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: path)
    open_rules(village)
    village.page.rules.sets.bring.setFocus()
    village.press("Return")
    path.unlink()
    village.press("Ctrl+Return")
    assert village.shows("没有这个文件")
    assert not (tmp_path / "rules").exists()


def test_that_a_damaged_file_on_this_machine_is_told_and_the_good_set_stands(
    village: Village, tmp_path: Path
) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "坏.toml").write_text("format = ", encoding="utf-8")
    village.sample.office.record.session.info["rulebook"] = Rulebook.read(RESOURCES, folder)
    open_rules(village)
    QApplication.processEvents()
    assert village.shows("有一个规则文件没有采用")
    assert village.shows("坏.toml")
    assert village.page.rules.sets.table.row_count() == 2


@pytest.fixture(params=[1.0, 1.5, 2.0], ids=["100%", "150%", "200%"])
def scaled(
    request: pytest.FixtureRequest, dressed_app: QApplication, resources: Path, tmp_path: Path
) -> Iterator[Village]:
    theme = load_theme(resources, scale=request.param, calm=True)
    apply_theme(dressed_app, theme)
    village = Village(theme, tmp_path)
    yield village
    village.close()
    apply_theme(dressed_app, load_theme(resources, calm=True))


def test_that_no_word_of_rules_form_and_comparison_is_cut_at_any_size(
    scaled: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check() -> None:
        QApplication.processEvents()
        page = scaled.page
        assert page._area.widget().width() <= page._area.viewport().width()
        assert (cut_words(page), narrow_buttons(page), nameless(page)) == ([], [], [])

    open_rules(scaled)
    check()
    scaled.press("Ctrl+N")
    check()
    scaled.press("Escape")
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: stick(tmp_path, NEWER))
    scaled.page.rules.sets.bring.setFocus()
    scaled.press("Return")
    assert scaled.page.offer.isVisible()
    check()
