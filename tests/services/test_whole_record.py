"""What concerns the record as a whole: demands, meetings that come round, the clock, rules out of force."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import CHONGQING, Rehearsal, codes, crowd, finding, person, rehearse
from tests.services.meetings import DAY, convene, propose

LATER = datetime(2026, 7, 10, 9, 0)


def village(folder: Path, **data: object) -> Rehearsal:
    return rehearse(
        folder,
        people=[person("主任"), person("文书")],
        crowds=[crowd("代表", 10, roles=["村民代表"]), crowd("村民", 88)],
        **{"rules": CHONGQING, **data},
    )


def test_that_a_lawful_demand_wants_its_meeting_in_time(tmp_path: Path) -> None:
    home = village(tmp_path)
    home.do("demand_meeting", form="村民代表会议", cosigners=["代表01", "代表02"], by="村民代表", at=DAY)
    assert "MEETING_DEMANDED_NOT_HELD" not in codes(home.summary(DAY + timedelta(days=15)))
    assert "MEETING_DEMANDED_NOT_HELD" in codes(home.summary(DAY + timedelta(days=16)))
    convene(home, topics=[], starts_at=DAY + timedelta(days=10), at=DAY + timedelta(days=1))
    home.do("check_in", meeting="m1", whos=["代表01..代表10"], mode="现场", at=DAY + timedelta(days=10))
    home.do("open_meeting", meeting="m1")
    assert "MEETING_DEMANDED_NOT_HELD" not in codes(home.summary(DAY + timedelta(days=16)))


@pytest.mark.parametrize(
    ("form", "by", "signers", "found"),
    [
        ("村民会议", "1/10", ["村民01..村民10"], "MEETING_DEMANDED_NOT_HELD"),
        ("村民会议", "村民", ["村民01..村民09"], "COSIGNERS_TOO_FEW"),
        ("村民会议", "1/3", ["代表01..代表04"], "MEETING_DEMANDED_NOT_HELD"),
        ("村民会议", "村民代表", ["代表01..代表03"], "COSIGNERS_TOO_FEW"),
        ("村民代表会议", "1/5", ["代表01"], "COSIGNERS_TOO_FEW"),
    ],
)
def test_that_a_demand_is_measured_against_who_may_make_it(
    form: str, by: str, signers: list[str], found: str, tmp_path: Path
) -> None:
    home = village(tmp_path)
    home.do("demand_meeting", form=form, cosigners=signers, by=by)
    assert found in codes(home.summary(home.moment + timedelta(days=20)))


def test_that_only_those_who_may_demand_sign(tmp_path: Path) -> None:
    home = village(tmp_path)
    home.refuse(
        "COSIGNER_NOT_ELIGIBLE", "demand_meeting", form="村民代表会议", cosigners=["村民01"], by="村民代表"
    )
    home.refuse("COSIGNER_NOT_ELIGIBLE", "demand_meeting", form="村民会议", cosigners=["路人"], by="村民")
    home.refuse(
        "COSIGNER_TWICE", "demand_meeting", form="村民会议", cosigners=["村民01", "村民01"], by="村民"
    )
    home.do("demand_meeting", form="协商会", cosigners=["村民01"], by="村民", key="d1")
    assert codes(home.summary()) == []


def test_that_a_quarter_without_its_meeting_is_found_once_it_is_over(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home)
    assert codes(home.summary(datetime(2026, 6, 30, 9, 0))) == []
    owed = finding(home.summary(LATER), "MEETING_FREQUENCY_OWED")
    assert "2026年第二季度没有召开村民代表会议" in owed["text"]
    convene(home, starts_at=datetime(2026, 5, 6, 9, 0), at=datetime(2026, 4, 20, 9, 0))
    assert "MEETING_FREQUENCY_OWED" in codes(home.summary(LATER))
    home.do("check_in", meeting="m1", whos=["代表01..代表10"], mode="现场", at=datetime(2026, 5, 6, 8, 0))
    home.do("open_meeting", meeting="m1")
    assert "MEETING_FREQUENCY_OWED" not in codes(home.summary(LATER))


def test_that_a_community_owes_its_own_meetings(tmp_path: Path) -> None:
    home = village(tmp_path, village={"kind": "社区"}, rules=["CN-2026"])
    propose(home)
    assert (
        "居民代表会议" in finding(home.summary(datetime(2027, 1, 10, 9, 0)), "MEETING_FREQUENCY_OWED")["text"]
    )


def test_that_a_clock_that_went_back_is_found_and_refused_acts_do_not_count(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home, at=DAY)
    home.refuse(
        "PERSON_NOT_ON_ROSTER",
        "collect_opinion",
        topic="t1",
        who="路人",
        channel="电话",
        stance="赞成",
        text="好",
        at=DAY - timedelta(days=5),
    )
    assert codes(home.summary()) == []
    home.do("screen_topic", topic="t1", accepted=True, reason="好", at=DAY - timedelta(minutes=1))
    found = finding(home.summary(), "CLOCK_WENT_BACK")
    assert found["severity"] == "提醒"
    assert home.topic("t1")["status"] == "已列入"


def test_that_a_meeting_before_the_rules_came_into_force_is_found(tmp_path: Path) -> None:
    home = village(tmp_path)
    propose(home, at=datetime(2025, 12, 1, 9, 0))
    convene(home, starts_at=datetime(2025, 12, 20, 9, 0), at=datetime(2025, 12, 2, 9, 0))
    assert finding(home.summary(), "RULES_NOT_IN_FORCE")["severity"] == "提醒"
