"""The views behind 花名册, 议题, 会议 and 成果: their figures, and what they must not show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.sample_village import SampleVillage, open_sample_village
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.queries.figures import form_line
from xieshang_desktop.queries.meetings.convening import convening
from xieshang_desktop.queries.meetings.page import preparing
from xieshang_desktop.queries.outcomes.page import outcomes
from xieshang_desktop.queries.people.card import person_card
from xieshang_desktop.queries.people.roster import roster
from xieshang_desktop.queries.topics.page import topic_card


@pytest.fixture
def village(tmp_path: Path) -> Iterator[SampleVillage]:
    opened = open_sample_village(tmp_path)
    yield opened
    opened.office.record.close()


def test_that_the_register_counts_adults_and_households(village: SampleVillage) -> None:
    view = village.office.read(roster, village.clock.at.date())
    assert (len(view.people), view.adults, view.households) == (983, 812, 236)


def test_that_a_beginning_comes_before_a_middle(village: SampleVillage) -> None:
    register = village.office.read(roster, village.clock.at.date())
    names = [line.name for line in register.find("罗")]
    assert names[0].startswith("罗")
    assert register.find("ｗ不存在") == []


def test_that_a_card_never_carries_a_number_in_full(village: SampleVillage) -> None:
    card = village.office.read(person_card, village.person("张秀兰"), village.clock.at)
    assert "13800000217" not in repr(card)
    assert card.has_id
    assert card.came == 3


def test_that_a_topic_names_its_body_its_reasons_and_its_threshold(village: SampleVillage) -> None:
    card = village.office.read(topic_card, village.id_of("议题", "t-lights"), village.clock.at)
    assert card.decision.body == "村民代表会议"
    assert all(words for words, _ in card.decision.reasons)
    assert card.cosigning is not None
    assert (card.cosigning.count, card.cosigning.needed, card.cosigning.base) == (9, 8, 40)
    assert card.opinions.total == 34


def test_that_a_form_says_in_one_line_what_the_law_asks(village: SampleVillage) -> None:
    line = village.office.read(form_line, MeetingForm.VILLAGER_REPRESENTATIVES)
    assert line.text.startswith("三分之二以上")
    assert "到会过半数同意" in line.text
    assert "第三十条" in line.clause
    assert village.office.read(form_line, MeetingForm.COURTYARD).clause == ""


def test_that_a_new_meeting_starts_on_the_first_lawful_day(village: SampleVillage) -> None:
    view = village.office.read(convening, village.clock.at.date(), 120, 2)
    offer = next(each for each in view.forms if each.form is MeetingForm.VILLAGER_REPRESENTATIVES)
    assert offer.starts_at == datetime(2026, 3, 16, 9, 0)
    assert offer.title == "青石村2026年第二次村民代表会议"
    assert not any(str(each.form).startswith("居民") for each in view.forms)


def test_that_the_agenda_tells_when_each_item_is_expected(village: SampleVillage) -> None:
    view = village.office.read(preparing, village.id_of("会议", "m-20260312"), village.clock.at)
    assert [item.start for item in view.items] == ["09:00", "09:10", "09:50", "10:15"]
    assert view.ends == "10:25"
    assert view.kinds.startswith("村民代表40人，村委会成员5人")


def test_that_results_carry_posting_objection_and_task(village: SampleVillage) -> None:
    lines = {line.title: line for line in village.office.read(outcomes, village.clock.at).lines}
    water, cistern = lines["饮水管网维修"], lines["四组蓄水池清淤"]
    assert (water.posting, water.objections, water.task) == ("还差3天", 1, "未启动")
    assert (cistern.task, cistern.task_tone) == ("逾期2天", "bad")
