"""What is owed for topics, tasks and the record, reckoned from facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.builders import rulebook
from xieshang_desktop.domain.checks import record_findings, task_findings, topic_findings
from xieshang_desktop.domain.facts import (
    Cosigning,
    DemandFacts,
    ObjectionFacts,
    PostingFacts,
    RecordFacts,
    TaskFacts,
    TopicFacts,
)
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import Matter, MeetingForm, Outcome, PostingOf, Severity, TaskStatus

NOW = datetime(2026, 3, 20, 9, 0)
TODAY = NOW.date()
BARE = TopicFacts(
    matter=Matter.PUBLIC_AFFAIRS,
    deciding_bodies=(MeetingForm.VILLAGER_REPRESENTATIVES,),
    must_be_decided=False,
)
RESULT = replace(BARE, last_outcome=Outcome.AGREED, result=Outcome.AGREED, result_on=TODAY)
POSTED = PostingFacts(PostingOf.RESULT, TODAY, TODAY + timedelta(days=15), 15)
DONE = TaskFacts("修", TODAY, TaskStatus.DONE)
RUNNING = TaskFacts("修", TODAY, TaskStatus.RUNNING)


def nation() -> RuleSet:
    return rulebook().rules(["CN-2026"])


def chongqing() -> RuleSet:
    return rulebook().rules(["CN-2026", "重庆市"])


def codes(facts: TopicFacts, rules: RuleSet | None = None, at: datetime = NOW) -> list[str]:
    return [finding.code for finding in topic_findings(facts, rules or nation(), at)]


def test_that_a_topic_just_raised_owes_nothing() -> None:
    assert codes(BARE) == []


@pytest.mark.parametrize(("count", "found"), [(7, ["COSIGNERS_TOO_FEW"]), (8, []), (9, [])])
def test_that_a_joint_proposal_below_its_threshold_is_found(count: int, found: list[str]) -> None:
    assert codes(replace(BARE, cosigning=Cosigning(count, 40, 8, "某条"))) == found


@pytest.mark.parametrize(
    ("convened", "studied", "must", "found"),
    [
        (True, False, True, True),
        (False, False, True, False),
        (True, True, True, False),
        (True, False, False, False),
    ],
)
def test_that_study_comes_first_where_the_law_wants_it(
    convened: bool, studied: bool, must: bool, found: bool
) -> None:
    facts = replace(BARE, convened=convened, studied_first=studied, must_be_decided=must)
    assert ("PARTY_REVIEW_MISSING" in codes(facts)) is found


@pytest.mark.parametrize(
    ("outcome", "must", "sent", "bodies", "found"),
    [
        (Outcome.AGREED, True, False, True, True),
        (Outcome.AGREED, False, False, True, False),
        (Outcome.AGREED, True, True, True, False),
        (Outcome.NOT_AGREED, False, False, True, True),
        (Outcome.NOT_AGREED, False, False, False, False),
        (Outcome.TO_STATUTORY_MEETING, False, False, True, True),
        (Outcome.POSTPONED, True, False, True, False),
        (None, True, False, True, False),
    ],
)
def test_that_a_statutory_meeting_is_owed_until_it_is_called(
    outcome: Outcome | None, must: bool, sent: bool, bodies: bool, found: bool
) -> None:
    facts = replace(BARE, last_outcome=outcome, must_be_decided=must, sent_to_deciding_body=sent)
    facts = facts if bodies else replace(facts, deciding_bodies=())
    assert ("STATUTORY_MEETING_OWED" in codes(facts)) is found


def test_that_an_agreement_and_a_disagreement_are_told_apart() -> None:
    owed = replace(BARE, must_be_decided=True, last_outcome=Outcome.AGREED)
    assert "已有意见" in topic_findings(owed, nation(), NOW)[0].text
    owed = replace(owed, last_outcome=Outcome.NOT_AGREED)
    assert "未达成一致" in topic_findings(owed, nation(), NOW)[0].text


def test_that_what_was_sent_on_is_not_told_as_a_disagreement() -> None:
    owed = replace(BARE, must_be_decided=True, last_outcome=Outcome.TO_STATUTORY_MEETING)
    assert topic_findings(owed, nation(), NOW)[0].text.startswith("协商结果是提交法定会议，还没有召集")


def test_that_a_result_is_posted_in_time_and_long_enough() -> None:
    assert "POSTING_MISSING" in codes(RESULT)
    short = replace(RESULT, postings=(replace(POSTED, days=14),))
    assert "POSTING_TOO_SHORT" in codes(short)
    assert "POSTING_TOO_SHORT" not in codes(replace(short, postings=(*short.postings, POSTED)))
    assert codes(replace(RESULT, postings=(POSTED,), tasks=(RUNNING,))) == []
    late = NOW + timedelta(days=11)
    assert "POSTING_OVERDUE" in codes(RESULT, chongqing(), late)
    assert "POSTING_OVERDUE" not in codes(replace(RESULT, postings=(POSTED,)), chongqing(), late)
    assert "POSTING_OVERDUE" not in codes(replace(RESULT, result_on=None), chongqing(), late)


def test_that_other_postings_do_not_stand_for_the_result() -> None:
    agenda = replace(POSTED, what=PostingOf.AGENDA)
    assert "POSTING_MISSING" in codes(replace(RESULT, postings=(agenda,)))


def test_that_what_follows_a_result_is_owed() -> None:
    assert "NO_FOLLOW_UP" in codes(RESULT)
    assert "NO_FOLLOW_UP" not in codes(replace(RESULT, result=Outcome.NOT_PASSED))
    assert "DISSENT_UNEXPLAINED" in codes(replace(RESULT, unexplained_dissent=("甲", "乙")))
    assert "TOWNSHIP_REPORT_MISSING" in codes(replace(RESULT, entrusted_by="云顶镇"))
    assert "TOWNSHIP_REPORT_MISSING" in codes(replace(RESULT, result=Outcome.TO_TOWNSHIP))
    reported = replace(RESULT, result=Outcome.TO_TOWNSHIP, reported_to_township=True)
    assert "TOWNSHIP_REPORT_MISSING" not in codes(reported)


@pytest.mark.parametrize(
    ("days", "rules", "severity", "words"),
    [
        (2, chongqing, Severity.REMINDER, "最迟3月21日"),
        (3, chongqing, Severity.REMINDER, "最迟"),
        (4, chongqing, Severity.VIOLATION, "逾期1天"),
        (400, nation, Severity.REMINDER, "还没有答复"),
    ],
)
def test_that_objections_are_answered_within_the_days_of_local_law(
    days: int, rules: Any, severity: Severity, words: str
) -> None:
    objection = ObjectionFacts("何某", date(2026, 3, 18), None)
    (found,) = topic_findings(
        replace(BARE, objections=(objection,)), rules(), datetime(2026, 3, 18, 9, 0) + timedelta(days=days)
    )
    assert (found.code, found.severity) == ("OBJECTION_UNANSWERED", severity)
    assert words in found.text


def test_that_answered_objections_are_done_with() -> None:
    answered = ObjectionFacts("何某", date(2026, 3, 1), date(2026, 3, 9))
    assert codes(replace(BARE, objections=(answered,))) == []


def test_that_carrying_out_is_posted_and_reported_back_once_all_is_done() -> None:
    facts = replace(BARE, tasks=(DONE, DONE))
    assert codes(facts) == ["POSTING_MISSING", "NOT_REPORTED_BACK"]
    assert codes(replace(BARE, tasks=(DONE, RUNNING))) == []
    carried = replace(POSTED, what=PostingOf.IMPLEMENTATION)
    assert codes(replace(facts, postings=(carried,), reported_back=True)) == []


def test_that_paid_stipends_are_posted() -> None:
    assert codes(replace(BARE, stipends_granted=True)) == ["STIPEND_NOT_POSTED"]
    posted = replace(POSTED, what=PostingOf.STIPEND)
    assert codes(replace(BARE, stipends_granted=True, postings=(posted,))) == []


@pytest.mark.parametrize(
    ("status", "days", "found"),
    [
        (TaskStatus.RUNNING, 0, False),
        (TaskStatus.RUNNING, 1, True),
        (TaskStatus.DELAYED, 1, True),
        (TaskStatus.DONE, 9, False),
        (TaskStatus.ABORTED, 9, False),
    ],
)
def test_that_a_task_is_overdue_the_day_after_its_day(status: TaskStatus, days: int, found: bool) -> None:
    owed = task_findings(TaskFacts("修", TODAY, status), NOW + timedelta(days=days))
    assert bool(owed) is found


DEMAND = DemandFacts(MeetingForm.VILLAGER_REPRESENTATIVES, "村民代表", TODAY, 9, 8, "某条", held=False)


@pytest.mark.parametrize(
    ("demand", "days", "found"),
    [
        (DEMAND, 15, []),
        (DEMAND, 16, ["MEETING_DEMANDED_NOT_HELD"]),
        (replace(DEMAND, held=True), 99, []),
        (replace(DEMAND, count=7), 99, ["COSIGNERS_TOO_FEW"]),
        (replace(DEMAND, count=7, answered=True), 99, []),
        (replace(DEMAND, answered=True), 16, ["MEETING_DEMANDED_NOT_HELD"]),
        (replace(DEMAND, form=MeetingForm.VILLAGERS_ASSEMBLY), 0, ["MEETING_DEMANDED_NOT_HELD"]),
    ],
)
def test_that_a_demand_is_met_in_its_time(demand: DemandFacts, days: int, found: list[str]) -> None:
    day = TODAY + timedelta(days=days)
    facts = RecordFacts(today=day, since=day, demands=(demand,))
    assert [each.code for each in record_findings(facts, chongqing())] == found


def test_that_the_record_tells_of_rules_clock_and_meetings_that_come_round() -> None:
    facts = RecordFacts(
        today=date(2026, 7, 2),
        since=date(2026, 1, 1),
        meeting_days=(date(2025, 12, 31), date(2026, 2, 1)),
        meetings_held=((MeetingForm.VILLAGER_REPRESENTATIVES, date(2026, 2, 1)),),
        frequent_forms=(MeetingForm.VILLAGER_REPRESENTATIVES,),
        clock_went_back=(datetime(2026, 2, 1, 8, 0), datetime(2026, 2, 1, 9, 0)),
    )
    found = record_findings(facts, nation())
    assert [each.code for each in found] == [
        "RULES_NOT_IN_FORCE",
        "CLOCK_WENT_BACK",
        "MEETING_FREQUENCY_OWED",
    ]
    assert "2025年12月31日" in found[0].text
    assert "第二季度" in found[2].text
