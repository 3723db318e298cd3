"""What is recorded before a meeting: the intake form, paper signatures, demands, lists, receipts."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHONGQING, Rehearsal, codes, crowd, person, rehearse
from tests.services.meetings import DAY, called, close, opened, propose
from xieshang_desktop.domain.plans import PLANS
from xieshang_desktop.domain.vocabulary import PartyKind, VillageProfile
from xieshang_desktop.models.meetings import Notice, NoticeDelivery
from xieshang_desktop.models.topics import CollectedOpinion, MeetingDemand, ParticipantChoice, Topic
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.topics.page import topic_card
from xieshang_desktop.storage.verification import verify


def village(folder: Path, **data: Any) -> Rehearsal:
    return rehearse(
        folder,
        people=[person("主任"), person("文书"), person("先人", died=date(2024, 11, 30), roles=["村民代表"])],
        crowds=[crowd("代表", 10, roles=["村民代表"]), crowd("村民", 30)],
        **{"rules": CHONGQING, **data},
    )


def topic_row(home: Rehearsal, key: str = "t1") -> Topic:
    return home.record.read(lambda session: session.get_one(Topic, home.id_of("议题", key)))


def test_that_the_page_and_the_summary_count_the_same_signatures_of_the_same_people(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home, source="村民代表联名", cosigner_count=1, cosigners=["代表01", "代表02"])
    shown = home.record.read(topic_card, home.id_of("议题", "t1"), DAY).cosigning
    counted = home.topic("t1")["cosigning"]
    assert shown is not None
    assert (shown.count, shown.base, shown.needed) == (counted["count"], counted["base"], counted["needed"])
    assert (shown.by_name, shown.on_paper, shown.base) == (2, 1, 10)


def test_that_signatures_on_paper_come_in_later_and_are_taken_back(tmp_path: Path) -> None:
    home = village(tmp_path, village={"adults": 100})
    propose(home, source="村民联名", cosigners=["村民01"])
    home.do("add_cosigners", topic="t1", on_paper=9)
    assert home.topic("t1")["cosigning"]["met"]
    home.do("withdraw_cosigner", topic="t1", on_paper=2)
    assert home.topic("t1")["cosigning"]["count"] == 8
    home.refuse("WRONG_STAGE", "withdraw_cosigner", topic="t1", on_paper=8)
    home.refuse("WRONG_STAGE", "withdraw_cosigner", topic="t1")
    home.refuse("WRONG_STAGE", "add_cosigners", topic="t1", on_paper=-1)
    assert verify(home.record).sound


def test_that_the_whole_form_is_kept_and_put_right_until_there_is_a_result(tmp_path: Path) -> None:
    home = opened(
        tmp_path,
        ["代表01..代表08"],
        topic={
            "proposal": "每五十米一盏",
            "funds_from": "村集体",
            "groups": ["一组", "二组"],
            "affected_households": 40,
            "affected_people": 130,
            "responsible": "主任",
            "due": date(2026, 6, 30),
            "stakeholders": ["户籍居民"],
        },
    )
    home.do(
        "amend_topic",
        topic="t1",
        title="修三组的路",
        scope="村民小组",
        groups=["三组"],
        affected_households=12,
        stakeholders=["户籍居民", "驻村单位"],
        specialised=True,
    )
    row = topic_row(home)
    assert (row.title, row.lead, row.groups, row.affected_households) == (
        "修三组的路",
        "村民小组",
        ["三组"],
        12,
    )
    assert (row.proposal, row.affected_people, row.due) == ("每五十米一盏", 130, date(2026, 6, 30))
    assert row.stakeholders == [PartyKind.REGISTERED_RESIDENTS, PartyKind.RESIDENT_UNIT]
    home.refuse("WRONG_STAGE", "amend_topic", topic="t1", title=" ")
    home.refuse("WRONG_STAGE", "amend_topic", topic="t1", affected_people=-1)
    close(home, "形成一致意见")
    home.refuse("WRONG_STAGE", "amend_topic", topic="t1", description="改")
    assert verify(home.record).sound


def test_that_a_demand_counts_paper_and_names_and_is_answered_once(tmp_path: Path) -> None:
    home = village(tmp_path, village={"adults": 100})
    home.do(
        "demand_meeting",
        key="d1",
        form="村民会议",
        by="村民",
        cosigners=["村民01", "村民02"],
        cosigner_count=7,
    )
    assert codes(home.summary()) == ["COSIGNERS_TOO_FEW"]
    home.do("answer_demand", demand="d1", text="还差一人，补齐后再提")
    assert codes(home.summary()) == []
    home.refuse("WRONG_STAGE", "answer_demand", demand="d1", text="再答一次")
    home.do("demand_meeting", key="d2", form="村民会议", by="村民", cosigner_count=10)
    home.refuse("WRONG_STAGE", "answer_demand", demand="d2", text=" ")
    home.do("answer_demand", demand="d2", text="3月20日召开")
    assert "MEETING_DEMANDED_NOT_HELD" in codes(home.summary(home.moment + timedelta(days=60)))
    home.refuse("WRONG_STAGE", "demand_meeting", form="村民会议", by="村民", cosigner_count=-1)
    answered = home.record.read(lambda session: session.get_one(MeetingDemand, home.id_of("开会要求", "d2")))
    assert answered.answer == "3月20日召开"
    assert verify(home.record).sound


def test_that_a_list_of_opinions_is_taken_over_whole_or_not_at_all(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home)
    heard = {"channel": "微信", "stance": "赞成", "text": "好"}
    opinions: list[dict[str, Any]] = [
        {"who": "村民01", "on": date(2026, 2, 20), **heard},
        {"household": "村民02", **heard, "stance": "反对"},
    ]
    home.do("collect_opinions", topic="t1", source="微信群.xlsx", opinions=opinions)
    assert home.topic("t1")["opinions"] == 2
    rows = home.record.read(lambda session: session.query(CollectedOpinion).all())
    assert {row.at.date() for row in rows} == {date(2026, 2, 20), home.moment.date()}
    refuse = {"topic": "t1", "source": "x"}
    gone = {"who": "先人", **heard}
    home.refuse("WRONG_STAGE", "collect_opinions", opinions=[], **refuse)
    home.refuse("WRONG_STAGE", "collect_opinions", opinions=[opinions[0], heard], **refuse)
    home.refuse("WRONG_STAGE", "collect_opinions", opinions=[{**opinions[0], "text": " "}], **refuse)
    home.refuse("PERSON_DECEASED", "collect_opinions", opinions=[opinions[0], gone], **refuse)
    home.refuse(
        "WRONG_STAGE", "collect_opinions", opinions=[{**opinions[0], "on": date(2027, 1, 1)}], **refuse
    )
    assert home.topic("t1")["opinions"] == 2
    home.do("undo_last")
    assert home.topic("t1")["opinions"] == 0
    assert verify(home.record).sound


def test_that_delegates_who_are_not_on_the_register_are_chosen_by_name(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home)
    choice = {"topic": "t1", "kind": "驻村单位", "relevance": "学校在路边", "reason": "单位推荐"}
    home.do("select_participants", whos=[], others=["周老师（村小）"], **choice)
    (row,) = home.record.read(lambda session: session.query(ParticipantChoice).all())
    assert (row.person_ids, row.others) == ([], ["周老师（村小）"])
    home.refuse("WRONG_STAGE", "select_participants", whos=[], **choice)


def test_that_a_delivery_is_confirmed_by_its_receipt_once(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.refuse("WRONG_STAGE", "confirm_delivery", meeting="m1", whos=["代表01"], receipt="签收单1号")
    home.do("give_notice", meeting="m1", channel="微信", whos=["代表01..代表09"])
    home.do(
        "give_notice",
        meeting="m1",
        channel="入户",
        whos=["代表10"],
        delivered_by="三组组长",
        receipt="照片0312.jpg",
    )
    home.do("confirm_delivery", meeting="m1", whos=["代表01", "代表02"], receipt="签收单1号")
    home.refuse("WRONG_STAGE", "confirm_delivery", meeting="m1", whos=["代表02"], receipt="签收单2号")
    home.refuse("WRONG_STAGE", "confirm_delivery", meeting="m1", whos=["代表03"], receipt=" ")
    rows = home.record.read(lambda session: session.query(NoticeDelivery).all())
    assert sorted(row.receipt for row in rows if row.receipt) == ["照片0312.jpg", "签收单1号", "签收单1号"]
    notices = home.record.read(lambda session: session.query(Notice).all())
    assert {notice.delivered_by for notice in notices} == {None, "三组组长"}
    assert verify(home.record).sound


def test_that_a_village_changes_the_plan_that_its_profile_brought(tmp_path: Path) -> None:
    home = village(tmp_path)
    home.do("choose_profile", profile="地广人稀")
    home.do(
        "set_plan",
        forms=["院坝会", "院坝会", "协商会"],
        places=["大院子"],
        channels=["广播"],
        languages=["苗语"],
    )
    plan = home.record.read(lambda session: dict(village_of(session).plan or {}))
    assert plan["forms"] == ["院坝会", "协商会"]
    assert plan["languages"] == ["苗语"]
    home.refuse("WRONG_STAGE", "set_plan", forms=[])
    home.do("choose_profile", profile="民族地区")
    assert home.record.read(lambda session: village_of(session).plan) is None
    assert verify(home.record).sound


@pytest.mark.parametrize("profile", list(VillageProfile))
def test_that_every_profile_brings_forms_places_channels_and_times(profile: VillageProfile) -> None:
    plan = PLANS[profile]
    assert all((plan.forms, plan.places, plan.channels, plan.times, plan.reason))
