"""What is irregular about a meeting, reckoned from facts alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import rulebook
from xieshang_desktop.domain.facts import MeetingFacts, MeetingTopicFacts, NoticeFacts, VoteFacts
from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.meeting_checks import meeting_findings
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import Matter, MeetingForm, PartyKind, Severity, Unit, VoteMethod

REPRESENTATIVES = MeetingFacts(
    form=MeetingForm.VILLAGER_REPRESENTATIVES, unit=Unit.PERSON, listed=45, supervisors=1
)
ASSEMBLY = replace(REPRESENTATIVES, form=MeetingForm.VILLAGERS_ASSEMBLY)
CONSULTING = replace(REPRESENTATIVES, form=MeetingForm.CONSULTATION)
TOPIC = MeetingTopicFacts("修路", Matter.PUBLIC_AFFAIRS, (MeetingForm.VILLAGER_REPRESENTATIVES,))


def rules(*ids: str) -> RuleSet:
    return rulebook().rules(["CN-2026", *ids])


def found(facts: MeetingFacts, *ids: str) -> dict[str, Finding]:
    return {finding.code: finding for finding in meeting_findings(facts, rules(*ids))}


def test_that_a_regular_meeting_has_nothing_to_be_found() -> None:
    assert found(replace(REPRESENTATIVES, opened=True, closed=True)) == {}


@pytest.mark.parametrize(
    ("listed", "total", "short"), [(811, 812, True), (812, 812, False), (10, None, False)]
)
def test_that_the_list_of_a_whole_village_is_whole(listed: int, total: int | None, short: bool) -> None:
    assert ("LIST_INCOMPLETE" in found(replace(ASSEMBLY, listed=listed, list_total=total))) is short
    assert "LIST_INCOMPLETE" not in found(replace(REPRESENTATIVES, listed=listed, list_total=total))


def test_that_a_deciding_form_is_called_only_for_what_it_decides() -> None:
    land = replace(TOPIC, matter=Matter.LAND_CONTRACT, deciding_bodies=(MeetingForm.COLLECTIVE_MEMBERS,))
    assert "成员大会" in found(replace(REPRESENTATIVES, topics=(land,)))["WRONG_BODY"].text
    across = replace(TOPIC, deciding_bodies=())
    assert "乡镇党委" in found(replace(REPRESENTATIVES, topics=(across,)))["WRONG_BODY"].text
    assert "WRONG_BODY" not in found(replace(REPRESENTATIVES, topics=(TOPIC,)))
    assert "WRONG_BODY" not in found(replace(CONSULTING, topics=(land,)))


@pytest.mark.parametrize(
    ("facts", "ids", "severity"),
    [
        (replace(ASSEMBLY, notice=NoticeFacts(9)), (), Severity.VIOLATION),
        (replace(ASSEMBLY, notice=NoticeFacts(10)), (), None),
        (replace(ASSEMBLY, notice=NoticeFacts(2, urgent_reason="防汛")), (), Severity.REMINDER),
        (
            replace(REPRESENTATIVES, notice=NoticeFacts(2, urgent_reason="急")),
            ("重庆市",),
            Severity.VIOLATION,
        ),
        (replace(ASSEMBLY, opened=True), (), Severity.VIOLATION),
        (ASSEMBLY, (), None),
        (replace(CONSULTING, opened=True), (), None),
    ],
)
def test_that_notice_is_given_in_time(
    facts: MeetingFacts, ids: tuple[str, ...], severity: Severity | None
) -> None:
    finding = found(facts, *ids).get("NOTICE_TOO_SHORT")
    assert (finding.severity if finding else None) is severity


def test_that_everybody_entitled_is_reached() -> None:
    assert "NOTICE_NOT_DELIVERED" not in found(replace(CONSULTING, unreached=3))
    assert "3人" in found(replace(CONSULTING, unreached=3, opened=True))["NOTICE_NOT_DELIVERED"].text
    told = replace(CONSULTING, unreached=3, notice=NoticeFacts(9))
    assert "NOTICE_NOT_DELIVERED" in found(told)


def test_that_important_matters_come_with_their_materials() -> None:
    plan = replace(TOPIC, matter=Matter.VILLAGE_PLAN)
    told = replace(REPRESENTATIVES, notice=NoticeFacts(9), topics=(plan,))
    assert "MATERIALS_MISSING" in found(told, "重庆市")
    assert "MATERIALS_MISSING" not in found(told)
    assert "MATERIALS_MISSING" not in found(replace(told, topics=(TOPIC,)), "重庆市")
    assert "MATERIALS_MISSING" not in found(replace(told, notice=NoticeFacts(9, materials=1)), "重庆市")
    assembly = replace(told, form=MeetingForm.VILLAGERS_ASSEMBLY)
    assert "MATERIALS_MISSING" in found(assembly, "海南省")
    assert "MATERIALS_MISSING" not in found(assembly, "重庆市")


def test_that_who_came_to_two_sessions_is_named_and_sessions_need_a_rule() -> None:
    session = replace(ASSEMBLY, is_session=True, counted_elsewhere=("甲", "乙"))
    assert "甲、乙" in found(session, "重庆市")["SAME_PERSON_TWO_SESSIONS"].text
    assert "SESSIONS_NOT_PROVIDED" not in found(session, "重庆市")
    assert "SESSIONS_NOT_PROVIDED" in found(session)
    assert "SESSIONS_NOT_PROVIDED" not in found(replace(session, form=MeetingForm.CONSULTATION))


def test_that_a_session_with_an_agenda_of_its_own_is_told() -> None:
    session = replace(ASSEMBLY, is_session=True, agenda_differs=("少了“修路”", "多了“修渠”"))
    told = found(session, "重庆市")["SESSION_AGENDA_DIFFERS"]
    assert told.severity is Severity.VIOLATION
    assert told.text == "分会的议程与整个会议不同：少了“修路”，多了“修渠”"
    same = replace(session, agenda_differs=())
    assert "SESSION_AGENDA_DIFFERS" not in found(same, "重庆市")


def test_that_an_overridden_number_blocks_on_paper() -> None:
    opened = replace(CONSULTING, opened=True, override_reason="等不及")
    assert found(opened)["OVERRIDDEN"].severity is Severity.BLOCKING


@pytest.mark.parametrize(
    ("facts", "ids", "owed"),
    [
        (replace(ASSEMBLY, opened=True), ("重庆市",), True),
        (replace(ASSEMBLY, opened=True, base_reported=True), ("重庆市",), False),
        (replace(ASSEMBLY, opened=True, unit=Unit.HOUSEHOLD), ("重庆市",), False),
        (replace(ASSEMBLY, opened=True), (), False),
        (replace(ASSEMBLY, opened=True, excluded=2), (), True),
        (ASSEMBLY, ("重庆市",), False),
    ],
)
def test_that_the_base_is_read_out(facts: MeetingFacts, ids: tuple[str, ...], owed: bool) -> None:
    assert ("BASE_NOT_REPORTED" in found(facts, *ids)) is owed


@pytest.mark.parametrize(
    ("topic", "there", "code"),
    [
        ({"specialised": True}, {}, "EXPERT_MISSING"),
        ({"specialised": True}, {"experts": 1}, None),
        ({"specialised": True, "assessed": True}, {}, None),
        ({"wide_impact": True}, {}, "HEARING_REQUIRED"),
        ({"wide_impact": True}, {"form": MeetingForm.HEARING}, None),
        ({"languages": ("彝语",)}, {}, "INTERPRETER_MISSING"),
        ({"languages": ("彝语",)}, {"interpreters": 1}, None),
        ({"stakeholders": (PartyKind.COLLECTIVE,)}, {}, "PARTIES_NOT_REPRESENTED"),
        ({"stakeholders": (PartyKind.COLLECTIVE,)}, {"parties_present": (PartyKind.COLLECTIVE,)}, None),
        ({}, {"supervisors": 0}, "SUPERVISOR_MISSING"),
    ],
)
def test_that_who_ought_to_be_there_is_asked_for(
    topic: dict[str, Any], there: dict[str, Any], code: str | None
) -> None:
    facts = replace(CONSULTING, opened=True, topics=(replace(TOPIC, **topic),))
    assert list(found(replace(facts, **there))) == ([code] if code else [])
    assert found(replace(facts, **{**there, "opened": False})) == {}


@pytest.mark.parametrize(
    ("stakeholders", "people", "low"), [(4, 9, True), (5, 10, False), (0, 0, False), (9, 9, False)]
)
def test_that_half_of_a_consultation_are_those_concerned(stakeholders: int, people: int, low: bool) -> None:
    facts = replace(CONSULTING, opened=True, stakeholders_present=stakeholders, people_present=people)
    assert ("STAKEHOLDER_SHARE_TOO_LOW" in found(facts, "重庆市")) is low
    deciding = replace(facts, form=MeetingForm.VILLAGER_REPRESENTATIVES, base_reported=True)
    assert "STAKEHOLDER_SHARE_TOO_LOW" not in found(deciding, "重庆市")


def test_that_parties_not_heard_are_found_at_the_close() -> None:
    facts = replace(
        CONSULTING,
        opened=True,
        parties_present=(PartyKind.COLLECTIVE, PartyKind.EXPERTS),
        parties_heard=(PartyKind.EXPERTS,),
    )
    assert "PARTIES_NOT_HEARD" not in found(facts)
    assert "农村集体经济组织" in found(replace(facts, closed=True))["PARTIES_NOT_HEARD"].text


VOTE = VoteFacts("同意修路", VoteMethod.SHOW_OF_HANDS, binding=True, matter=Matter.PUBLIC_AFFAIRS)


@pytest.mark.parametrize(
    ("facts", "vote", "ids", "code"),
    [
        (REPRESENTATIVES, VOTE, (), None),
        (REPRESENTATIVES, replace(VOTE, motion="不修路"), (), "NEGATIVE_MOTION"),
        (REPRESENTATIVES, replace(VOTE, motion="反对修路"), (), "NEGATIVE_MOTION"),
        (REPRESENTATIVES, replace(VOTE, motion="不锈钢栏杆安装方案"), (), None),
        (REPRESENTATIVES, replace(VOTE, matter=Matter.VILLAGE_PLAN, delegated=False), (), "NOT_AUTHORISED"),
        (REPRESENTATIVES, replace(VOTE, matter=Matter.HOUSE_PLOTS, delegated=False), (), "NOT_AUTHORISED"),
        (REPRESENTATIVES, replace(VOTE, delegated=False, binding=False), (), None),
        (REPRESENTATIVES, replace(VOTE, delegated=False, matter=None), (), None),
        (ASSEMBLY, VOTE, ("浙江省",), "SECRET_BALLOT_REQUIRED"),
        (ASSEMBLY, replace(VOTE, method=VoteMethod.SECRET_BALLOT), ("浙江省",), None),
        (ASSEMBLY, replace(VOTE, binding=False), ("浙江省",), None),
    ],
)
def test_that_votes_are_put_and_taken_rightly(
    facts: MeetingFacts, vote: VoteFacts, ids: tuple[str, ...], code: str | None
) -> None:
    assert list(found(replace(facts, votes=(vote,)), *ids)) == ([code] if code else [])
