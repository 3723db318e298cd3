"""Topics: raised alone and jointly, co-signed, heard about, studied, screened, led by the right body."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.builders import CHONGQING, Rehearsal, codes, crowd, finding, person, rehearse
from tests.services.meetings import DAY, called, convene, opened, propose
from xieshang_desktop.domain.acts.afterwards import Correct
from xieshang_desktop.models.topics import CommitteesDeliberation
from xieshang_desktop.storage.verification import verify


def village(folder: Path, **data: Any) -> Rehearsal:
    return rehearse(
        folder,
        people=[
            person("主任"),
            person("文书"),
            person("先人", died=date(2024, 11, 30), roles=["村民代表"]),
            person("少年", born=date(2012, 5, 1), roles=["村民代表"]),
            person("村民甲"),
            person("租客", registered=False),
        ],
        crowds=[crowd("代表", 10, roles=["村民代表"]), crowd("村民", 30)],
        **{"rules": CHONGQING, **data},
    )


def test_that_a_joint_proposal_counts_its_signatures_against_its_threshold(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home, source="村民代表联名", cosigners=["代表01"])
    topic = home.topic("t1")
    assert topic["cosigning"] == {"count": 1, "base": 10 + 1, "needed": 3, "met": False}
    assert finding(topic, "COSIGNERS_TOO_FEW")["severity"] == "提醒"
    home.do("add_cosigners", topic="t1", whos=["代表02", "代表03"])
    assert codes(home.topic("t1")) == []
    home.do("withdraw_cosigner", topic="t1", who="代表03")
    assert codes(home.topic("t1")) == ["COSIGNERS_TOO_FEW"]
    home.do("add_cosigners", topic="t1", whos=["代表03"])
    assert home.topic("t1")["cosigning"]["count"] == 3


def test_that_signatures_on_paper_are_added_to_those_by_name(tmp_path: Path) -> None:
    home = village(tmp_path, village={"adults": 100})
    propose(home, source="村民联名", cosigner_count=8, cosigners=["村民01", "村民02"])
    assert home.topic("t1")["cosigning"] == {"count": 10, "base": 100, "needed": 10, "met": True}


@pytest.mark.parametrize("who", ["先人", "少年", "村民甲", "路人", "租客"])
def test_that_only_those_asked_for_may_sign(who: str, tmp_path: Path) -> None:
    home = village(tmp_path)
    values = {
        "title": "修路",
        "category": "公共事务和公益事业",
        "source": "村民代表联名",
        "matter": "一般公共事务",
        "scope": "村",
    }
    home.refuse("COSIGNER_NOT_ELIGIBLE", "propose_topic", topic="t1", cosigners=["代表01", who], **values)
    propose(home, source="村民代表联名")
    home.refuse("COSIGNER_NOT_ELIGIBLE", "add_cosigners", topic="t1", whos=[who, "代表01", "代表01"])


def test_that_villagers_sign_as_villagers_and_those_from_elsewhere_do_not(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home, source="村民联名", cosigners=["村民甲"])
    home.refuse("COSIGNER_NOT_ELIGIBLE", "add_cosigners", topic="t1", whos=["租客"])


def test_that_nobody_signs_twice(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home, source="村民代表联名", cosigners=["代表01"])
    assert (
        "代表01"
        in home.refuse("COSIGNER_TWICE", "add_cosigners", topic="t1", whos=["代表02", "代表01"]).sentence
    )
    home.refuse("COSIGNER_TWICE", "add_cosigners", topic="t1", whos=["代表02", "代表02"])


def test_that_signing_ends_with_the_result(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"], topic={"source": "村民代表联名"})
    home.do("add_cosigners", topic="t1", whos=["代表01"])
    home.do("finish_item", meeting="m1", item="i1", outcome="形成一致意见", text="修")
    home.refuse("WRONG_STAGE", "add_cosigners", topic="t1", whos=["代表02"])
    home.refuse("WRONG_STAGE", "withdraw_cosigner", topic="t1", who="代表01")


@pytest.mark.parametrize(
    ("kind", "matter", "scope", "lead", "bodies"),
    [
        ("村", "一般公共事务", "村", "村民委员会", ["村民代表会议", "村民会议"]),
        ("村", "一般公共事务", "村民小组", "村民小组", ["村民小组会议"]),
        ("村", "一般公共事务", "自然村", "村民小组", ["村民小组会议"]),
        ("村", "一般公共事务", "跨村", "乡镇党委（街道党工委）", []),
        ("村", "乡村建设规划", "村", "村民委员会", ["村民代表会议", "村民会议"]),
        ("村", "误工补贴人员和标准", "村", "村民委员会", ["村民代表会议", "村民会议"]),
        (
            "村",
            "公益事业筹资筹劳",
            "村",
            "村民委员会",
            ["村民代表会议", "村民会议", "一事一议村民会议", "一事一议代表会议"],
        ),
        ("村", "村民自治章程和村规民约", "村", "村民委员会", ["村民会议"]),
        ("村", "土地承包", "村", "村民委员会", ["成员大会"]),
        ("村", "集体收益分配", "村", "村民委员会", ["成员大会", "成员代表大会"]),
        ("村", "草原承包调整", "村", "村民委员会", ["村民会议", "村民代表会议"]),
        ("村", "共有部分改造", "小区", "村民委员会", ["业主大会"]),
        ("社区", "一般公共事务", "村", "居民委员会", ["居民代表会议", "居民会议"]),
        ("社区", "村民自治章程和村规民约", "村", "居民委员会", ["居民会议", "居民代表会议"]),
    ],
)
def test_that_each_matter_belongs_to_its_bodies(
    kind: str, matter: str, scope: str, lead: str, bodies: list[str], tmp_path: Path
) -> None:
    home = village(tmp_path, village={"kind": kind}, rules=["CN-2026"])
    propose(home, matter=matter, scope=scope)
    topic = home.topic("t1")
    assert topic["deciding_bodies"] == bodies
    assert topic["deciding_body"] == (bodies[0] if bodies else None)
    assert topic["lead"] == lead


def test_that_without_a_collective_the_village_decides_its_matters(tmp_path: Path) -> None:
    home = village(tmp_path, village={"collective": False})
    propose(home, matter="土地承包")
    assert home.topic("t1")["deciding_body"] == "村民会议"


def test_that_representatives_decide_only_what_was_delegated_and_while_it_holds(tmp_path: Path) -> None:
    home = village(tmp_path, village={"authorised": []})
    propose(home, matter="乡村建设规划")
    assert home.topic("t1")["deciding_bodies"] == ["村民会议"]
    home.do(
        "authorise_representatives",
        matters=["乡村建设规划"],
        from_=date(2026, 1, 1),
        to=date(2026, 3, 31),
        basis="决定",
    )
    assert home.topic("t1")["deciding_body"] == "村民代表会议"
    assert home.topic("t1", DAY + timedelta(days=30))["deciding_body"] == "村民会议"
    home.refuse(
        "WRONG_STAGE",
        "authorise_representatives",
        matters=["乡村建设规划"],
        from_=date(2026, 2, 1),
        to=date(2026, 1, 1),
        basis="决定",
    )


def test_that_a_matter_of_law_is_studied_by_the_party_organisation_first(tmp_path: Path) -> None:
    home = called(tmp_path, topic={"matter": "乡村建设规划"})
    assert finding(home.topic("t1"), "PARTY_REVIEW_MISSING")["severity"] == "违规"
    home.do("review_by_party", topic="t1", agreed=True, text="同意")
    assert "PARTY_REVIEW_MISSING" not in codes(home.topic("t1"))


def test_that_a_study_after_the_meeting_opened_is_none(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"], topic={"matter": "乡村建设规划"})
    home.do("review_by_party", topic="t1", agreed=True, text="同意")
    assert "PARTY_REVIEW_MISSING" in codes(home.topic("t1"))


def test_that_a_consultation_may_come_before_the_study_but_not_a_decision(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"], topic={"matter": "乡村建设规划"}, meeting={"form": "协商会"})
    assert "PARTY_REVIEW_MISSING" in codes(home.topic("t1"))
    home.do("review_by_party", topic="t1", agreed=True, text="同意")
    assert "PARTY_REVIEW_MISSING" not in codes(home.topic("t1"))


def test_that_the_two_committees_deliberate_and_the_record_stands_on_its_journal(tmp_path: Path) -> None:
    home = called(tmp_path, topic={"matter": "乡村建设规划"})
    sat = {"held_at": DAY - timedelta(days=9), "place": "村部", "chair": "主任", "recorder": "文书"}
    step = home.do(
        "deliberate_by_committees",
        topic="t1", agreed=True, text="先修三组", whos=["主任", "文书"], should_attend=5, **sat,
    )  # fmt: skip
    assert verify(home.record).sound
    changes = {"text": "先修一组", "should_attend": 6}
    home.office.perform(Correct(at=home.moment, act=step, reason="记错了", changes=changes))
    with home.record.reading() as session:
        (row,) = session.scalars(select(CommitteesDeliberation)).all()
        assert (row.text, row.should_attend, row.place, len(row.person_ids or [])) == (
            "先修一组",
            6,
            "村部",
            2,
        )
    assert "PARTY_REVIEW_MISSING" in codes(home.topic("t1")), "it does not stand for the party's own study"
    home.do("undo_last")
    home.do("undo_last")
    with home.record.reading() as session:
        assert session.scalars(select(CommitteesDeliberation)).all() == []


@pytest.mark.parametrize("act", ["deliberate_by_committees", "review_by_party"])
def test_that_a_sitting_that_cannot_have_been_is_refused(act: str, tmp_path: Path) -> None:
    home = called(tmp_path)
    said = {"topic": "t1", "agreed": True, "text": "同意"}
    home.refuse("WRONG_STAGE", act, held_at=DAY + timedelta(days=900), **said)
    home.refuse("WRONG_STAGE", act, whos=["主任", "文书"], should_attend=1, **said)
    home.refuse("WRONG_STAGE", "deliberate_by_committees", topic="t1", agreed=True, text=" ")
    home.do(act, whos=["主任"], should_attend=1, **said)


def test_that_general_affairs_need_no_study(tmp_path: Path) -> None:
    assert "PARTY_REVIEW_MISSING" not in codes(called(tmp_path).topic("t1"))


def test_that_a_topic_goes_through_its_states(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home)
    assert home.topic("t1")["status"] == "征集"
    home.do("screen_topic", topic="t1", accepted=True, reason="需要")
    assert home.topic("t1")["status"] == "已列入"
    home.do("plan_consultation", topic="t1", lead="三组", form="协商会")
    assert home.topic("t1")["lead"] == "三组"
    convene(home)
    assert home.topic("t1")["status"] == "协商中"
    propose(home, "t2")
    home.do("screen_topic", topic="t2", accepted=False, reason="不属村务")
    assert home.topic("t2")["status"] == "不予列入"
    home.refuse("WRONG_STAGE", "review_by_party", topic="t2", agreed=True, text="")
    propose(home, "t3")
    home.do("withdraw_topic", topic="t3", reason="不提了")
    assert home.topic("t3")["status"] == "已撤回"
    home.refuse("WRONG_STAGE", "withdraw_topic", topic="t3", reason="再撤")


def test_that_opinions_are_heard_of_people_and_households_and_contacts_that_failed(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home)
    opinion = {"topic": "t1", "stance": "赞成", "text": "好"}
    home.do("collect_opinion", who="村民01", channel="电话", key="o1", **opinion)
    home.do("collect_opinion", household="村民02", channel="入户", visitor="主任", **opinion)
    home.do("record_failed_contact", topic="t1", household="村民03", tries=2, reason="无人在家")
    assert home.topic("t1")["opinions"] == 2
    home.refuse("WRONG_STAGE", "collect_opinion", channel="电话", **opinion)
    home.refuse("WRONG_STAGE", "collect_opinion", who="村民01", channel="电话", **{**opinion, "text": " "})
    home.refuse("PERSON_NOT_ON_ROSTER", "collect_opinion", who="路人", channel="电话", **opinion)
    home.refuse("PERSON_DECEASED", "collect_opinion", who="先人", channel="电话", **opinion)
    home.refuse("NOT_RECORDED", "collect_opinion", household="没有的户", channel="电话", **opinion)
    home.refuse("WRONG_STAGE", "record_failed_contact", topic="t1", household="村民03", tries=0, reason="")
    home.do("handle_opinion", opinion="o1", adopted=True, reason="写入方案")


def test_that_others_put_their_word_on_record(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home, scope="跨村")
    home.do("set_procedure", topic="t1", by="云顶镇", text="两村分别协商")
    home.do("record_assessment", topic="t1", by="专家", text="可行")
    home.do(
        "select_participants",
        topic="t1",
        kind="专家和第三方机构",
        whos=["村民01"],
        relevance="懂",
        reason="工程",
    )


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": " "}, "WRONG_STAGE"),
        ({"cosigner_count": -1}, "WRONG_STAGE"),
        ({"amount": "-5"}, "WRONG_STAGE"),
        ({"proposer": "先人"}, "PERSON_DECEASED"),
    ],
)
def test_that_nonsense_is_no_topic(values: dict[str, Any], code: str, tmp_path: Path) -> None:
    home = village(tmp_path)
    usual = {
        "title": "修路",
        "category": "公共事务和公益事业",
        "source": "村民委员会",
        "matter": "一般公共事务",
        "scope": "村",
    }
    home.refuse(code, "propose_topic", topic="t1", **{**usual, **values})
