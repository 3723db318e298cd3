"""会议: calling one, preparing it row by row, and the card of one that is over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.queries.meetings.page import PreparingView, meeting_lines, preparing
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.meetings.ready_panel import ReadyLine


def courtyard(village: Village) -> str:
    return village.sample.id_of("会议", "m-20260316")


def view_of(village: Village, meeting: str) -> PreparingView:
    office = village.sample.office
    return office.read(preparing, meeting, office.now())


def test_that_what_lacks_stands_first_and_the_red_button_is_the_dated_one(village: Village) -> None:
    village.open("meeting", courtyard(village))
    lines = [line for line in village.page.findChildren(ReadyLine) if line.isVisible()]
    assert lines[0].accessibleName() == "通知还没有发，最迟3月12日，还没有"
    assert village.page.primary().text() == "发出会议通知"
    assert village.focus is village.page.primary()


def test_that_the_notice_reaches_everybody_by_the_keyboard_alone(village: Village) -> None:
    meeting = courtyard(village)
    village.open("meeting", meeting)
    village.press("Ctrl+Return", "Ctrl+Return")
    assert view_of(village, meeting).notice.complete
    assert "通知已发给8人" in village.toast
    assert village.page.primary().text() == "进入会场"


def test_that_an_item_is_added_with_its_minutes_and_moves_the_end(village: Village) -> None:
    meeting = courtyard(village)
    village.open("meeting", meeting)
    village.press("Ctrl+N")
    form = village.page.room.form
    form.entries["title"].setFocus()
    village.press("Ctrl+A")
    village.write("其他事项")
    village.press("Ctrl+Return")
    view = view_of(village, meeting)
    assert [item.title for item in view.items] == ["三组院坝整治", "其他事项"]
    assert view.ends == "15:30"


def test_that_a_field_that_cannot_be_read_says_what_would_be_right_and_keeps_the_rest(
    village: Village,
) -> None:
    village.open("new_meeting", "")
    form = village.page.room.form
    form.entries["starts_at"].show_text("后天")
    form.entries["place"].show_text("老年活动室")
    village.press("Ctrl+Return")
    assert village.page.room.form is form
    assert form.entries["starts_at"].line.accessibleDescription() == "写上几点，如3月12日 09:00"
    assert form.entries["place"].text() == "老年活动室"


def test_that_a_meeting_is_called_with_what_is_usual_filled_in(village: Village) -> None:
    village.open("new_meeting", village.sample.id_of("议题", "t-river"))
    village.press("Ctrl+Return")
    newest = next(
        line for line in village.sample.office.read(meeting_lines) if "第二次村民代表会议" in line.title
    )
    view = view_of(village, newest.id)
    assert view.entitled == 45
    assert view.topics == (village.sample.id_of("议题", "t-river"),)
    assert village.window.shell.head._title.text() == "会议准备"


def test_that_another_form_brings_its_own_law_title_and_list(village: Village) -> None:
    village.open("new_meeting", "")
    form = village.page.room.form
    choice = form.entries["form"]
    choice.show_chosen(MeetingForm.VILLAGERS_ASSEMBLY)
    choice.chosen.emit(MeetingForm.VILLAGERS_ASSEMBLY)
    assert form.entries["title"].text() == "青石村2026年第一次村民会议"
    assert form.entries["entitled"].currentText() == "全体18周岁以上村民"


def test_that_a_refused_meeting_says_why_beside_its_button(village: Village) -> None:
    village.open("new_meeting", "")
    form = village.page.room.form
    form.entries["chair"].show_people(())
    village.press("Ctrl+Return")
    assert village.page.room.form is form
    assert village.shows("找到并选定主持")


def test_that_a_supervisor_is_invited_by_pinyin(village: Village) -> None:
    meeting = courtyard(village)
    village.open("meeting", meeting)
    row = next(each for each in view_of(village, meeting).ready if each.key == "supervisor")
    village.page.preparing.ready.row_requested.emit(row)
    form = village.page.room.form
    form.entries["whos"].setFocus()
    village.write("544")
    village.press("Return", "Ctrl+Return")
    assert [guest.capacity for guest in view_of(village, meeting).invited if guest.name == "李赟"] == ["监督"]


def test_that_a_sealed_meeting_shows_its_results_and_takes_an_addendum(village: Village) -> None:
    meeting = village.sample.id_of("会议", "m-20260226")
    village.open("meeting", meeting)
    assert village.shows("形成一致意见")
    village.click(village.button("补记"))
    form = village.page.room.form
    form.entries["by"].show_text("罗晓琴")
    form.entries["text"].box.show_text("管道型号以竣工图为准。")
    village.press("Ctrl+Return")
    assert village.shows("罗晓琴：管道型号以竣工图为准。")


def test_that_a_paper_of_a_sealed_meeting_is_written_where_the_box_says(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "会议记录.docx"
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_args, **_kwargs: target)
    village.open("meeting", village.sample.id_of("会议", "m-20260226"))
    word = next(
        each
        for each in village.page.findChildren(type(village.button("Word")))
        if each.accessibleName() == "会议记录存为Word"
    )
    village.click(word)
    qtbot.waitUntil(lambda: "已存到" in village.toast, timeout=60_000)
    assert target.read_bytes()[:2] == b"PK"


def test_that_esc_leaves_a_form_and_the_list_of_names(village: Village) -> None:
    village.open("meeting", courtyard(village))
    village.press("Ctrl+N", "Escape")
    assert village.page.room.form is None
    village.click(village.button("看名单"))
    assert village.shows("应到8，列席")
    village.press("Escape")
    assert village.page.primary().isVisible()


def test_that_time_and_place_are_changed_where_they_stand(village: Village) -> None:
    meeting = courtyard(village)
    village.open("meeting", meeting)
    facts = village.page.preparing.facts
    facts.place.setFocus()
    village.press("Ctrl+A")
    village.write("老年活动室")
    village.press("Tab")
    assert view_of(village, meeting).place == "老年活动室"
    assert village.toast.startswith("地点已改为老年活动室")
    facts.starts.setFocus()
    village.press("Ctrl+A")
    village.write("3-17 9:30")
    village.press("Return")
    assert view_of(village, meeting).starts_at == datetime(2026, 3, 17, 9, 30)
    assert facts.starts.text() == "3月17日 09:30"
    assert "最迟3月13日发出" in view_of(village, meeting).notice_line


def test_that_a_time_that_cannot_be_read_changes_nothing_and_esc_puts_the_former_back(
    village: Village,
) -> None:
    meeting = courtyard(village)
    village.open("meeting", meeting)
    starts = village.page.preparing.facts.starts
    before = starts.text()
    starts.setFocus()
    village.press("Ctrl+A")
    village.write("后天")
    village.press("Return")
    assert starts.text() == "后天"
    assert village.shows("写上几点，如3月12日 09:00")
    village.press("Escape")
    assert starts.text() == before
    assert village.window.shell.page() is village.page


def test_that_another_chair_is_found_by_pinyin_where_the_name_stands(village: Village) -> None:
    meeting = courtyard(village)
    village.open("meeting", meeting)
    chair = village.page.preparing.facts.people["主持"]
    chair.setFocus()
    village.write("544")
    village.press("Return")
    view = view_of(village, meeting)
    assert view.chair == "李赟"
    assert [each.name for each in view.invited if each.capacity == "主持"] == ["李赟"]
    assert chair.line.accessibleName() == "主持：李赟"


def test_that_another_form_is_chosen_with_the_arrow_keys_and_brings_its_law(village: Village) -> None:
    meeting = courtyard(village)
    village.open("meeting", meeting)
    form = village.page.preparing.facts.form
    form.setFocus()
    before = view_of(village, meeting)
    QTest.keyClick(form, Qt.Key.Key_Down)
    after = view_of(village, meeting)
    assert after.form is before.forms[before.forms.index(before.form) + 1]
    assert "形式已改为" in village.toast


def test_that_items_change_places_by_alt_and_arrows_and_the_keyboard_stays_with_the_item(
    village: Village,
) -> None:
    meeting = village.sample.id_of("会议", "m-20260312")
    village.open("meeting", meeting)
    before = [item.title for item in view_of(village, meeting).items]
    village.page.preparing.agenda.table.setFocus()
    village.press("Alt+Down", "Alt+Down", "Alt+Up")
    moved = [item.title for item in view_of(village, meeting).items]
    assert moved == [before[1], before[0], *before[2:]]
    village.press("Alt+Up", "Alt+Up")
    assert [item.title for item in view_of(village, meeting).items] == before
    village.press("F8")
    assert [item.title for item in view_of(village, meeting).items] == moved


def test_that_an_item_is_dragged_by_its_handle(village: Village) -> None:
    meeting = village.sample.id_of("会议", "m-20260312")
    village.open("meeting", meeting)
    before = [item.title for item in view_of(village, meeting).items]
    view = village.page.preparing.agenda.table.findChild(QTableView)
    handle, last = (view.visualRect(view.model().index(row, 6)) for row in (0, 3))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=handle.center())
    QTest.mouseMove(view.viewport(), last.center())
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last.bottomLeft())
    assert [item.title for item in view_of(village, meeting).items] == [*before[1:], before[0]]
    assert "已调整议程" in village.toast
