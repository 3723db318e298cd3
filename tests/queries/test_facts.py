"""The facts of topics and meetings that findings rest on, as the record has them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.services.meetings import DAY, called, close, convene, open_vote, opened
from xieshang_desktop.domain.vocabulary import Outcome, PartyKind, TopicStatus
from xieshang_desktop.queries.facts.meeting import meeting_facts, parties_of, topics_of_meeting
from xieshang_desktop.queries.facts.record import record_facts
from xieshang_desktop.queries.facts.topic import last_ended_item, result_of, topic_facts

HALL = ["代表01..代表09"]


def test_that_the_last_outcome_is_that_of_the_newest_item(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL, meeting={"form": "协商会"})
    topic = home.id_of("议题", "t1")
    close(home, "未达成一致")
    assert home.record.read(result_of, topic) == (None, None)
    convene(home, "m2", starts_at=DAY + timedelta(days=9))
    home.do("add_item", meeting="m2", item="i1", title="再议", kind="表决", topic="t1")
    home.do("check_in", meeting="m2", whos=HALL, mode="现场", at=DAY + timedelta(days=9))
    home.do("open_meeting", meeting="m2")
    home.do("start_item", meeting="m2", item="i1")
    open_vote(home, meeting="m2")
    home.do("record_tally", vote="v1", for_=9, against=0, abstain=0)
    home.do("close_vote", vote="v1")
    home.do("finish_item", meeting="m2", item="i1", outcome="通过", text="修")
    item = home.record.read(last_ended_item, topic)
    assert item is not None
    assert item.outcome is Outcome.PASSED
    facts = home.record.read(topic_facts, topic, home.moment)
    assert (facts.result, facts.result_on) == (Outcome.PASSED, (DAY + timedelta(days=9)).date())
    assert facts.sent_to_deciding_body


def test_that_parties_come_by_invitation_by_choice_and_as_guests(tmp_path: Path) -> None:
    home = called(tmp_path, meeting={"form": "协商会"})
    home.do("invite", meeting="m1", whos=["文书"], capacity="列席", party="村民委员会")
    home.do(
        "select_participants",
        topic="t1",
        kind="户籍居民",
        whos=["代表01", "代表02"],
        relevance="住",
        reason="邻",
    )
    home.do("check_in", meeting="m1", whos=["文书", "代表01"], mode="现场")
    home.do("admit_guest", meeting="m1", name="来客", capacity="列席", party="驻村单位")
    meeting = home.id_of("会议", "m1")
    kinds = {kind for found in home.record.read(parties_of, meeting).values() for kind in found}
    assert kinds == {PartyKind.COMMITTEE, PartyKind.REGISTERED_RESIDENTS, PartyKind.RESIDENT_UNIT}
    assert home.record.read(meeting_facts, meeting).people_present == 3


def test_that_a_meetings_topics_are_those_called_and_those_of_its_items(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do(
        "propose_topic",
        topic="t2",
        title="修桥",
        category="公共事务和公益事业",
        source="村民委员会",
        matter="一般公共事务",
        scope="村",
    )
    home.do("add_item", meeting="m1", item="i2", title="修桥", kind="协商", topic="t2")
    topics = home.record.read(topics_of_meeting, home.id_of("会议", "m1"))
    assert [topic.title for topic in topics] == ["修路", "修桥"]
    assert topics[0].status is TopicStatus.CONSULTING


def test_that_the_record_answers_from_its_first_act_on(tmp_path: Path) -> None:
    home = called(tmp_path)
    facts = home.record.read(record_facts, home.moment)
    assert facts.meetings_held == ()
    assert facts.meeting_days == (DAY.date(),)
    assert facts.clock_went_back is None
