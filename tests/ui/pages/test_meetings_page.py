"""会议: calling one, preparing it row by row, and the card of one that is over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.domain.acts.preparing import Selection
from xieshang_desktop.domain.acts.topics import AmendTopic, SelectParticipants
from xieshang_desktop.domain.vocabulary import (
    Capacity,
    Channel,
    MeetingForm,
    PartyKind,
    PersonId,
    TopicId,
    VillageProfile,
)
from xieshang_desktop.queries.facts.deliveries import deliveries
from xieshang_desktop.queries.meetings.demands import demand_lines
from xieshang_desktop.queries.meetings.name_list import name_list
from xieshang_desktop.queries.meetings.page import PreparingView, meeting_lines, preparing
from xieshang_desktop.queries.meetings.planning import plan_view
from xieshang_desktop.queries.people.roster import roster
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


def choose(entry: Any, value: object) -> None:
    """Choose in a drop-down or among joined buttons, as a key press would."""
    bar = getattr(entry, "bar", entry)
    bar.show_chosen(value)
    entry.chosen.emit(value)
    QApplication.processEvents()


def put_right(village: Village, meeting: str, key: str) -> None:
    """Go where a row of 准备好了吗 leads."""
    row = next(each for each in view_of(village, meeting).ready if each.key == key)
    village.page.preparing.ready.row_requested.emit(row)


def test_that_a_meeting_is_called_as_the_last_one_was(village: Village) -> None:
    earlier = village.sample.id_of("会议", "m-20260312")
    village.open("new_meeting", "")
    form = village.page.room.form
    choose(form.entries["copy"], earlier)
    assert form.entries["entitled"].currentText() == "照上次的名单，45人"
    assert form.entries["place"].text() == "村委会会议室"
    village.press("Ctrl+Return")
    newest = next(line for line in village.sample.office.read(meeting_lines) if "第二次" in line.title)
    view, before = view_of(village, newest.id), view_of(village, earlier)
    assert view.entitled == 45
    assert sorted((each.name, each.capacity) for each in view.invited) == sorted(
        (each.name, each.capacity) for each in before.invited
    )
    assert "其他事项" in [item.title for item in view.items]
    assert len(view.items) < len(before.items)


def test_that_a_meeting_is_held_in_sessions_by_area(village: Village) -> None:
    whole = village.sample.id_of("会议", "m-20260316")
    village.open("meeting", whole)
    village.click(village.page.preparing.facts.split)
    form = village.page.room.form
    assert form.entries["form"].read() is MeetingForm.CONSULTATION
    assert "片）" in form.entries["title"].text()
    village.press("Ctrl+Return")
    assert village.shows("分片会议，属于三组院坝整治协商会")
    assert not village.page.preparing.facts.split.isVisible()
    village.open("meeting", whole)
    assert "分1片召开" in view_of(village, whole).sessions


def test_that_the_notice_is_copied_to_be_pasted(village: Village) -> None:
    village.open("meeting", courtyard(village))
    village.click(village.page.preparing.notice.open)
    village.click(village.button("复制通知文字"))
    text = QGuiApplication.clipboard().text()
    assert text.startswith("关于召开三组院坝整治协商会的通知\n")
    assert "地点：三组院坝" in text
    assert "已复制" in village.toast


def test_that_deliveries_are_recorded_one_by_one_with_what_proves_them(village: Village) -> None:
    meeting = courtyard(village)
    village.open("meeting", meeting)
    village.click(village.page.preparing.notice.open)
    room = village.page.notice
    waiting = room.table.row_count()
    village.press("Return")
    form = village.page.room.form
    form.entries["delivered_by"].show_text("三组组长")
    village.press("Ctrl+Return")
    assert room.table.row_count() == waiting - 1
    assert not view_of(village, meeting).notice.complete
    choose(room.tabs, "reached")
    room.table.setFocus()
    village.press("Return")
    village.page.room.form.entries["receipt"].show_text("签收单1号")
    village.press("Ctrl+Return")
    (line,) = [each for each in village.sample.office.read(deliveries, meeting) if each.reached]
    assert (line.through, line.receipt) == ("三组组长", "签收单1号")
    assert not room.receipt.isEnabled()
    village.press("Escape")
    assert village.page.preparing.isVisible()


def test_that_the_lists_for_the_group_leaders_are_printed(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "送达单.pdf"
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_args, **_kwargs: target)
    village.open("meeting", courtyard(village))
    village.click(village.page.preparing.notice.open)
    village.click(village.button("打印送达单"))
    qtbot.waitUntil(target.exists, timeout=60_000)
    assert target.read_bytes()[:5] == b"%PDF-"


def test_that_what_the_law_of_the_form_does_not_grant_says_so_on_its_button(village: Village) -> None:
    village.open("meeting", village.sample.id_of("会议", "m-20260312"))
    village.click(village.button("看名单"))
    panel = village.page.names
    assert panel.exclude.text() == "不计入应到（没有规定）"
    assert panel.proxy.text() == "登记委托（不能委托）"
    assert panel.recuse.isEnabled()


def test_that_somebody_concerned_is_recused_from_an_item_beforehand(village: Village) -> None:
    meeting = village.sample.id_of("会议", "m-20260312")
    village.open("meeting", meeting)
    village.click(village.button("看名单"))
    village.click(village.page.names.recuse)
    form = village.page.room.form
    form.entries["item"].show_chosen(form.entries["item"]._values[1])
    form.entries["reason"].box.show_text("路灯装在他家门口")
    village.press("Ctrl+Return")
    lines = village.sample.office.read(name_list, meeting).lines
    assert lines[0].standing.startswith("回避：")


def call(village: Village, form: MeetingForm, entitled: Any) -> str:
    """Call a meeting of a form with a list, through its form."""
    village.open("new_meeting", "")
    asked = village.page.room.form
    choose(asked.entries["form"], form)
    asked.entries["entitled"].show_chosen(entitled)
    village.press("Ctrl+Return")
    return str(village.page._meeting)


def test_that_people_away_are_left_out_of_the_base_where_the_local_law_grants_it(village: Village) -> None:
    meeting = call(village, MeetingForm.VILLAGERS_ASSEMBLY, Selection(all=True))
    village.click(village.button("看名单"))
    village.click(village.page.names.exclude)
    assert village.shows("要在会上报告")
    village.press("Ctrl+Return")
    view = village.sample.office.read(name_list, meeting)
    assert view.lines[0].standing == "不计入应到：外出联系不上"
    assert view.lines[0].person_id not in view_of(village, meeting).notice.everybody


def test_that_a_proxy_of_the_household_is_sent_and_taken_back(village: Village) -> None:
    meeting = call(village, MeetingForm.COLLECTIVE_MEMBERS, Selection(all=True))
    people = village.sample.office.read(roster, village.sample.office.now().date()).people
    lines = village.sample.office.read(name_list, meeting).lines
    first = next(each for each in people if each.id == lines[0].person_id)
    other = next(
        each
        for each in people
        if each.household == first.household and each.id != first.id and each.adult and not each.gone
    )
    village.click(village.button("看名单"))
    village.click(village.page.names.proxy)
    form = village.page.room.form
    form.entries["proxy"].show_people([(other.id, other.name)])
    form.entries["relation"].show_text("家人")
    village.press("Ctrl+Return")
    assert village.sample.office.read(name_list, meeting).lines[0].standing == f"委托{other.name}（家人）"
    village.click(village.button("撤销委托"))
    assert village.sample.office.read(name_list, meeting).lines[0].standing == ""


def test_that_households_are_told_through_their_heads(village: Village) -> None:
    village.open("new_meeting", "")
    form = village.page.room.form
    choose(form.entries["form"], MeetingForm.VILLAGERS_ASSEMBLY)
    form.entries["entitled"].show_chosen(Selection(households=True))
    village.press("Ctrl+Return")
    meeting = str(village.page._meeting)
    village.press("Ctrl+Return", "Ctrl+Return")
    notice = view_of(village, meeting).notice
    assert notice.complete
    assert len(notice.everybody) == view_of(village, meeting).entitled


def test_that_those_chosen_for_a_topic_are_called_with_one_key(village: Village) -> None:
    meeting = courtyard(village)
    topic = view_of(village, meeting).topics[0]
    who = village.sample.person("002")
    office = village.sample.office
    office.perform(
        SelectParticipants(
            at=office.now(),
            topic=TopicId(topic),
            kind=PartyKind.OTHER_STAKEHOLDERS,
            whos=(PersonId(who),),
            relevance="住在院坝边",
            reason="推选",
        )
    )
    village.open("meeting", meeting)
    put_right(village, meeting, "chosen")
    assert [each.party for each in view_of(village, meeting).invited if each.person_id == who] == [
        "其他利益相关方"
    ]
    assert all(row.key != "chosen" for row in view_of(village, meeting).ready)


def test_that_an_interpreter_is_asked_for_where_a_topic_needs_a_language(village: Village) -> None:
    meeting = courtyard(village)
    office = village.sample.office
    topic = TopicId(view_of(village, meeting).topics[0])
    office.perform(AmendTopic(at=office.now(), topic=topic, languages=("苗语",), wide_impact=True))
    village.open("meeting", meeting)
    assert village.page.preparing.isVisible()
    rows = {row.key: row for row in view_of(village, meeting).ready}
    assert rows["interpreter"].detail == "要翻译苗语"
    assert not rows["hearing"].done
    put_right(village, meeting, "interpreter")
    assert village.page.room.form.entries["capacity"].read() is Capacity.INTERPRETER
    village.press("Escape")
    put_right(village, meeting, "hearing")
    assert village.focus is village.page.preparing.facts.form


def test_that_a_demand_is_registered_counted_and_answered_by_the_keyboard(village: Village) -> None:
    village.press("Ctrl+3")
    village.click(village.button("开会要求"))
    village.press("Ctrl+N")
    form = village.page.room.form
    words = form.entries["offer"].currentText()
    assert words.startswith("村民会议：十分之一以上村民，需")
    form.entries["on_paper"].show_text("3")
    village.press("Ctrl+Return")
    room = village.page.demands
    assert room.table.row_count() == 1
    room.table.setFocus()
    village.press("Return")
    assert village.shows("还差")
    village.page.room.form.entries["text"].box.show_text("人数不够，补齐后再提")
    village.press("Ctrl+Return")
    (line,) = village.sample.office.read(demand_lines, village.sample.office.now().date())
    assert (line.count, line.answer) == (3, "人数不够，补齐后再提")
    assert not room.answer.isEnabled()
    room.table.setFocus()
    village.press("Escape")
    assert village.page.list.isVisible()


def test_that_another_meeting_is_shown_whole_though_a_list_of_names_was_open(village: Village) -> None:
    village.open("meeting", courtyard(village))
    village.click(village.button("看名单"))
    village.open("meeting", village.sample.id_of("会议", "m-20260312"))
    assert village.page.preparing.isVisible()


def test_that_the_kind_of_village_brings_a_plan_that_is_changed_and_used(village: Village) -> None:
    village.press("Ctrl+3")
    village.click(village.button("协商方案"))
    room = village.page.plan
    before = room.profile.value()
    assert village.focus is room.profile
    QTest.keyClick(room.profile, Qt.Key.Key_Down)
    assert (
        village.sample.office.read(plan_view).profile
        is list(VillageProfile)[list(VillageProfile).index(VillageProfile(str(before))) + 1]
    )
    choose(room.profile, VillageProfile.ETHNIC)
    assert village.shows("当地民族语言，普通话")
    village.click(room.change)
    form = village.page.room.form
    form.entries["places"].show_text("大院坝，村小操场")
    form.entries["times"].show_text("赶场天")
    for channel, box in form.entries["channels"]._boxes:
        box.show_ticked(channel is Channel.PHONE)
    village.press("Ctrl+Return")
    assert village.shows("大院坝，村小操场")
    assert village.shows("本村自己定的")
    village.open("new_meeting", "")
    assert village.shows("本村方案：大院坝，村小操场")
    village.press("Escape")
    village.open("notice", courtyard(village))
    assert village.page.room.form.entries["channel"].read() is Channel.PHONE
    village.press("Escape", "Ctrl+2", "Ctrl+N")
    assert village.page.room.form.entries["languages"].text() == "当地民族语言"
