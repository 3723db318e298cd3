"""议题: raising one, what it needs next, who decides it and why."""

from __future__ import annotations

from tests.ui.window import Village
from xieshang_desktop.domain.vocabulary import TopicStatus
from xieshang_desktop.queries.topics.page import TopicCard, topic_card


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
