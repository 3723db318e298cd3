"""议题: raising one, what it needs next, who decides it and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.domain.vocabulary import (
    Matter,
    MeetingForm,
    PartyKind,
    Scope,
    TopicSource,
    TopicStatus,
)
from xieshang_desktop.queries.facts.sittings import newest_deliberation
from xieshang_desktop.queries.topics.page import TopicCard, topic_card
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.widgets.tick_box import TickBox


def card_of(village: Village, key: str) -> TopicCard:
    office = village.sample.office
    return office.read(topic_card, village.sample.id_of("议题", key), office.now())


def test_that_a_card_says_who_decides_with_the_clauses(village: Village) -> None:
    village.open("topic", village.sample.id_of("议题", "t-lights"))
    assert village.shows("村民代表会议")
    assert village.shows("9人，需8人，已达到")
    assert village.shows("村民会议已授权村民代表会议，到2026年12月31日")


def test_that_a_topic_is_raised_with_ctrl_n(village: Village) -> None:
    village.press("Ctrl+2", "Ctrl+N")
    village.write("村口装监控")
    village.press("Ctrl+Return")
    assert "已登记议题：村口装监控" in village.toast
    assert village.shows("村口装监控")


def test_that_a_topic_that_was_raised_is_screened_by_its_red_button(village: Village) -> None:
    village.open("topic", village.sample.id_of("议题", "t-parking"))
    assert village.page.primary().text() == "审定议题"
    village.press("Ctrl+Return")
    village.page.room.form.entries["reason"].box.show_text("群众需要，村里办得到。")
    village.press("Ctrl+Return")
    assert card_of(village, "t-parking").status is TopicStatus.LISTED
    assert village.page.primary().text() == "编入会议"


def test_that_a_missing_reason_is_asked_for_and_nothing_is_written(village: Village) -> None:
    village.open("topic", village.sample.id_of("议题", "t-parking"))
    village.press("Ctrl+Return", "Ctrl+Return")
    assert village.shows("写上理由")
    assert card_of(village, "t-parking").status is TopicStatus.COLLECTING


def test_that_an_opinion_heard_at_the_door_is_counted(village: Village) -> None:
    before = card_of(village, "t-lights").opinions.total
    village.open("topic", village.sample.id_of("议题", "t-lights"))
    village.click(village.button("记意见"))
    village.write("zxl")
    village.press("Return")
    village.page.room.form.entries["text"].box.show_text("赞成，先装学校那一段。")
    village.press("Ctrl+Return")
    assert card_of(village, "t-lights").opinions.total == before + 1


def test_that_a_step_of_the_home_page_shows_only_its_topics(village: Village) -> None:
    village.open("stage", "落实")
    assert {line.stage for line in village.page.list.shown()} == {"落实"}


def test_that_arrow_keys_and_enter_pick_a_topic(village: Village) -> None:
    village.press("Ctrl+2", "Down", "Return")
    keys = village.page.list.rows.row_keys()
    assert village.page._shown.id == keys[1]


def choose(entry: Any, value: object) -> None:
    """Choose in a drop-down or among joined buttons, as a key press would."""
    bar = getattr(entry, "bar", entry)
    bar.show_chosen(value)
    entry.chosen.emit(value)
    QApplication.processEvents()


def test_that_the_form_says_where_a_topic_would_go_while_it_is_filled_in(village: Village) -> None:
    village.press("Ctrl+2", "Ctrl+N")
    form = village.page.room.form
    assert village.shows("由村民代表会议决定，也可由村民会议决定；村民委员会牵头")
    choose(form.entries["matter"], Matter.LAND_CONTRACT)
    assert village.shows("由成员大会决定；先经党组织研究")
    choose(form.entries["scope"], Scope.CROSS_VILLAGE)
    assert village.shows("跨村事项，由乡镇党委（街道党工委）定程序")
    choose(form.entries["wide_impact"], True)
    assert village.shows("建议用民主听证会协商")


def test_that_the_whole_form_of_a_joint_topic_is_kept_and_put_right_later(village: Village) -> None:
    village.press("Ctrl+2", "Ctrl+N")
    form = village.page.room.form
    form.entries["title"].show_text("修三组护栏")
    form.entries["source"].show_chosen(TopicSource.JOINT_REPRESENTATIVES)
    form.entries["cosigner_count"].show_text("5")
    form.entries["proposal"].box.show_text("沿河修一百米")
    form.entries["funds_from"].show_text("村集体经济收入")
    form.entries["affected_households"].show_text("18")
    form.entries["due"].show_text("6月30日")
    village.press("Ctrl+Return")
    assert village.shows("5人，需8人，还差3人")
    assert village.shows("沿河修一百米")
    assert village.shows("2026年6月30日")
    village.page.work.take("amend")
    form = village.page.room.form
    form.entries["funds_from"].show_text("")
    form.entries["affected_households"].show_text("20")
    village.press("Ctrl+Return")
    card = village.page.card
    assert village.shows("20户")
    assert not village.shows("村集体经济收入")
    assert card.isVisible()


def test_that_signatures_are_ticked_off_against_the_register_by_pinyin(village: Village) -> None:
    village.press("Ctrl+2", "Ctrl+N")
    village.page.room.form.entries["title"].show_text("修三组护栏")
    village.page.room.form.entries["source"].show_chosen(TopicSource.JOINT_REPRESENTATIVES)
    village.press("Ctrl+Return", "Ctrl+Return")
    room = village.page.signing
    assert room.isVisible()
    village.write("zxl")
    village.press("Return")
    assert village.shows("1人，需8人，还差7人")
    village.write("zxl")
    assert room.search.results.current.done
    village.press("Escape")
    room.table.setFocus()
    village.press("Return")
    assert village.shows("0人，需8人，还差8人")
    village.click(room.paper)
    village.page.room.form.entries["count"].show_text("8")
    village.press("Ctrl+Return")
    assert village.shows("8人，需8人，已达到")
    assert village.shows("按名字0人，纸质8人")
    room.search.setFocus()
    village.press("Escape")
    assert village.page.card.isVisible()
    assert village.page.primary().text() == "审定议题"


def test_that_doors_are_visited_one_after_the_other_by_the_keyboard(village: Village) -> None:
    topic = village.sample.id_of("议题", "t-lights")
    village.open("topic", topic)
    village.click(village.page.card.opinions.all)
    room = village.page.opinions
    room.show_doors()
    choose(room.doors.tabs, "未访")
    left = room.doors.table.row_count()
    room.doors.table.setFocus()
    village.press("Return")
    village.page.room.form.entries["text"].box.show_text("先装学校那段")
    village.press("Ctrl+Return")
    assert room.doors.table.row_count() == left - 1
    assert room.isVisible()
    room.doors.table.setFocus()
    village.press("Return")
    form = village.page.room.form
    choose(form.entries["met"], False)
    form.entries["tries"].show_text("3")
    form.entries["text"].box.show_text("在外务工，电话打不通")
    village.press("Ctrl+Return")
    choose(room.doors.tabs, "联系不上")
    assert room.doors.table.row_count() == 1


def test_that_a_list_of_opinions_is_shown_corrected_and_taken_over(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "微信群.csv"
    path.write_text("姓名,意见,补充\n张秀兰,好,先装学校那段\n没有这个人,好,\n", encoding="utf-8")
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: path)
    before = card_of(village, "t-lights").opinions.total
    village.open("topic", village.sample.id_of("议题", "t-lights"))
    village.click(village.page.card.opinions.all)
    village.click(village.button("从表格读入"))
    panel = village.page.reading
    qtbot.waitUntil(lambda: panel.take.text() == "读入1条", timeout=60_000)
    choose(panel.tabs, "problems")
    assert panel.table.row_count() == 1
    village.click(panel.columns)
    village.page.room.form.entries["TEXT"].show_chosen(2)
    village.press("Ctrl+Return")
    qtbot.waitUntil(lambda: panel.isVisible() and panel.take.text() == "读入1条", timeout=60_000)
    village.press("Ctrl+Return")
    assert card_of(village, "t-lights").opinions.total == before + 1
    assert card_of(village, "t-lights").opinions.texts[0][1] == "先装学校那段"
    assert village.page.opinions.isVisible()


def test_that_parties_are_named_and_chosen_with_people_who_are_not_on_the_register(village: Village) -> None:
    village.open("topic", village.sample.id_of("议题", "t-parking"))
    village.page.work.take("parties")
    village.click(village.button("点名主体"))
    ticks = village.page.room.form.entries["stakeholders"]
    for kind, box in ticks._boxes:
        box.show_ticked(kind in (PartyKind.RESIDENT_UNIT, PartyKind.UNREGISTERED_RESIDENTS))
    village.press("Ctrl+Return")
    assert village.shows("还缺2类：驻村单位、非户籍居民代表")
    village.page.parties.table.setFocus()
    village.press("Return")
    form = village.page.room.form
    assert form.entries["kind"].read() is PartyKind.RESIDENT_UNIT
    form.entries["others"].show_text("周老师（村小），黄医生（卫生室）")
    form.entries["reason"].box.show_text("单位推荐")
    village.press("Ctrl+Return")
    assert village.shows("已定1类，还缺1类：非户籍居民代表")
    assert village.shows("2人，其中不在花名册上2人")
    village.press("Escape")
    assert "还缺1类" in card_of(village, "t-parking").steps[1].note


def test_that_a_topic_across_villages_asks_for_the_procedure_of_the_township(village: Village) -> None:
    village.press("Ctrl+2", "Ctrl+N")
    form = village.page.room.form
    form.entries["title"].show_text("跨村引水")
    form.entries["scope"].show_chosen(Scope.CROSS_VILLAGE)
    village.press("Ctrl+Return")
    village.press("Ctrl+Return")
    village.page.room.form.entries["reason"].box.show_text("两村都要水")
    village.press("Ctrl+Return")
    assert village.page.primary().text() == "记跨村程序"
    village.press("Ctrl+Return")
    village.page.room.form.entries["by"].show_text("云顶镇党委")
    village.page.room.form.entries["text"].box.show_text("两村各开一次，镇里合议")
    village.press("Ctrl+Return")
    assert village.shows("跨村协商程序：两村各开一次，镇里合议")
    assert village.page.primary().text() == "编入会议"


def test_that_a_consultation_is_planned_and_assessed(village: Village) -> None:
    village.open("topic", village.sample.id_of("议题", "t-river"))
    village.page.work.take("plan")
    form = village.page.room.form
    form.entries["lead"].show_text("村党组织")
    form.entries["form"].show_chosen(MeetingForm.HEARING)
    village.press("Ctrl+Return")
    assert village.shows("牵头：村党组织")
    assert card_of(village, "t-river").planned_form is MeetingForm.HEARING
    village.page.work.take("assess")
    village.page.room.form.entries["by"].show_text("县水利局")
    village.page.room.form.entries["text"].box.show_text("可行")
    village.press("Ctrl+Return")
    assert village.shows("专家评估：可行")


def test_that_the_committees_deliberate_with_those_who_came(village: Village) -> None:
    village.open("topic", village.sample.id_of("议题", "t-river"))
    assert "deliberate" in village.page.card.owed.steps.others
    village.page.work.take("deliberate")
    form = village.page.room.form
    form.entries["text"].box.show_text("按三组的意见改道。")
    form.entries["place"].show_text("村党群服务中心")
    form.entries["whos"].findChildren(TickBox)[-1].click()
    village.press("Ctrl+Return")
    assert village.shows("“两委”3月12日商议，同意提交")
    assert not card_of(village, "t-river").deliberation_owed
    with village.sample.office.record.reading() as session:
        row = newest_deliberation(session, village.sample.id_of("议题", "t-river"))
        assert row is not None
        assert (row.should_attend, len(row.person_ids or []), row.place) == (5, 4, "村党群服务中心")


def test_that_a_moment_to_come_is_refused_in_the_form_of_a_sitting(village: Village) -> None:
    village.open("topic", village.sample.id_of("议题", "t-river"))
    village.page.work.take("deliberate")
    village.page.room.form.entries["text"].box.show_text("同意")
    village.page.room.form.entries["held_at"].show_text("3月13日 09:00")
    village.press("Ctrl+Return")
    assert village.shows("会议的时间还没有到。请核对时间，开过以后再记。")


def test_that_a_levy_is_planned_on_its_topic(village: Village) -> None:
    village.press("Ctrl+2", "Ctrl+N")
    form = village.page.room.form
    form.entries["title"].show_text("硬化产业路")
    form.entries["matter"].show_chosen(Matter.WELFARE_LEVY)
    village.press("Ctrl+Return")
    assert "levy" in village.page.card.owed.steps.others
    village.page.work.take("levy")
    form = village.page.room.form
    form.entries["per_head"].show_text("20")
    form.entries["heads"].show_text("480")
    form.entries["exempt_heads"].show_text("12")
    village.press("Ctrl+Return")
    assert village.shows("筹资筹劳：人均筹资20元，应筹480人，减免12人，共9360元")
    village.page.work.take("levy")
    assert village.page.room.form.entries["heads"].text() == "480"


def test_that_each_row_of_the_list_says_what_is_owed_next(village: Village) -> None:
    village.press("Ctrl+2")
    owed = {line.title: line.owed for line in village.page.list.shown()}
    assert owed["村口停车划线"] == "待审定"
    assert owed["三组院坝整治"] == "待开会"
    assert owed["饮水管网维修"] == ""


def test_that_the_lists_for_the_doors_are_printed_once_a_meeting_is_called(village: Village) -> None:
    village.open("topic", village.sample.id_of("议题", "t-parking"))
    village.page.work.take("opinions")
    assert village.page.opinions.lists.text() == "打印入户表（先编入会议）"
    village.open("topic", village.sample.id_of("议题", "t-lights"))
    village.page.work.take("opinions")
    village.click(village.page.opinions.lists)
    table = village.page.papers.table
    assert village.window.shell.place == "registers"
    assert table.selected_key() == "household-opinion"
