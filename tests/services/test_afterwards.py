"""After the meeting: posted, explained, reported, carried out, paid; and what is owed until then."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHONGQING, Rehearsal, codes, finding, person
from tests.services.meetings import DAY, called, close, convene, open_vote, opened, propose, voted

TODAY = DAY.date()
HALL = ["代表01..代表09"]
PASSED = {"for_": 9, "against": 0, "abstain": 0}


def agreed(folder: Path, outcome: str = "形成一致意见", **data: Any) -> Rehearsal:
    """A consultation ended so."""
    home = opened(folder, HALL, **{"meeting": {"form": "协商会"}, **data})
    close(home, outcome)
    return home


def passed(folder: Path, **data: Any) -> Rehearsal:
    home = voted(folder, HALL, PASSED, **data)
    close(home, "通过")
    return home


def post(home: Rehearsal, days: int, start: date = TODAY, **values: Any) -> None:
    usual = {"topic": "t1", "channel": "公开栏", "from_": start, "to": start + timedelta(days=days)}
    home.do("post_result", **{**usual, **values})


@pytest.mark.parametrize(("days", "found"), [(14, True), (15, False), (30, False)])
def test_that_a_result_is_posted_for_fifteen_days(days: int, found: bool, tmp_path: Path) -> None:
    home = agreed(tmp_path)
    assert finding(home.topic("t1"), "POSTING_MISSING")["severity"] == "违规"
    post(home, days)
    assert "POSTING_MISSING" not in codes(home.topic("t1"))
    assert ("POSTING_TOO_SHORT" in codes(home.topic("t1"))) is found
    assert home.summary()["postings"] == [
        {"of": "t1", "what": "成果", "days": days, "needed": 15, "met": not found}
    ]


def test_that_a_longer_posting_cures_a_short_one_and_an_early_end_undoes_it(tmp_path: Path) -> None:
    home = agreed(tmp_path)
    post(home, 5)
    post(home, 20, key="p2")
    assert "POSTING_TOO_SHORT" not in codes(home.topic("t1"))
    home.do("take_down_posting", posting="p2", photo="撤下.jpg", at=DAY + timedelta(days=10))
    assert "POSTING_TOO_SHORT" in codes(home.topic("t1"))
    assert [each["days"] for each in home.summary()["postings"]] == [5, 10]
    home.refuse("WRONG_STAGE", "take_down_posting", posting="p2")
    home.refuse("WRONG_STAGE", "post_result", channel="公开栏", from_=DAY.date(), to=DAY.date())
    home.refuse(
        "WRONG_STAGE", "post_result", topic="t1", channel="公开栏", from_=DAY.date(), to=date(2026, 1, 1)
    )


def test_that_a_result_must_be_up_within_ten_days_in_chongqing(tmp_path: Path) -> None:
    home = passed(tmp_path, rules=CHONGQING)
    assert "POSTING_OVERDUE" not in codes(home.topic("t1", DAY + timedelta(days=10)))
    late = home.topic("t1", DAY + timedelta(days=11))
    assert "逾期1天" in finding(late, "POSTING_OVERDUE")["text"]
    post(home, 15, start=DAY.date() + timedelta(days=12))
    assert "晚了2天" in finding(home.topic("t1", DAY + timedelta(days=40)), "POSTING_OVERDUE")["text"]


def test_that_objections_are_answered_in_time(tmp_path: Path) -> None:
    home = agreed(tmp_path, rules=CHONGQING)
    home.do("receive_objection", topic="t1", who="代表03", text="不公", key="o1", at=DAY)
    assert finding(home.topic("t1", DAY + timedelta(days=3)), "OBJECTION_UNANSWERED")["severity"] == "提醒"
    assert finding(home.topic("t1", DAY + timedelta(days=4)), "OBJECTION_UNANSWERED")["severity"] == "违规"
    home.do("reply_objection", objection="o1", text="答复")
    assert "OBJECTION_UNANSWERED" not in codes(home.topic("t1"))
    home.refuse("WRONG_STAGE", "reply_objection", objection="o1", text="再答")
    home.refuse("PERSON_NOT_ON_ROSTER", "receive_objection", topic="t1", who="路人", text="不公")


def test_that_dissent_is_explained(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL, meeting={"form": "协商会"})
    floor = {"meeting": "m1", "item": "i1"}
    home.do("record_opinion", who="代表01", stance="反对", text="贵", **floor)
    home.do(
        "test_consensus",
        proposal="修",
        support=6,
        reservations=["代表02"],
        objections={"代表03": "远"},
        **floor,
    )
    home.do("record_opinion", who="代表04", stance="赞成", text="好", **floor)
    assert "DISSENT_UNEXPLAINED" not in codes(home.topic("t1"))
    close(home, "形成基本一致意见")
    assert "代表01、代表03、代表02" in finding(home.topic("t1"), "DISSENT_UNEXPLAINED")["text"]
    for who in ("代表01", "代表02", "代表03"):
        home.do("explain_to", topic="t1", who=who, by="主任", text="说明", accepted=False)
    assert "DISSENT_UNEXPLAINED" not in codes(home.topic("t1"))


def test_that_where_nothing_passed_those_in_favour_are_owed_an_explanation(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home, method="记名投票")
    home.do("cast_vote", vote="v1", who="代表01", choice="赞成")
    home.do("cast_vote", vote="v1", who="代表02", choice="反对")
    home.do("close_vote", vote="v1")
    close(home, "未通过")
    text = finding(home.topic("t1"), "DISSENT_UNEXPLAINED")["text"]
    assert "代表01" in text
    assert "代表02" not in text


@pytest.mark.parametrize(
    ("outcome", "matter", "owed"),
    [
        ("形成一致意见", "一般公共事务", False),
        ("形成一致意见", "乡村建设规划", True),
        ("报乡镇处理", "乡村建设规划", True),
        ("未达成一致", "一般公共事务", True),
        ("提交法定会议", "一般公共事务", True),
        ("暂缓再议", "乡村建设规划", False),
    ],
)
def test_that_what_the_law_wants_decided_goes_on_to_the_body_that_decides(
    outcome: str, matter: str, owed: bool, tmp_path: Path
) -> None:
    home = agreed(tmp_path, outcome, topic={"matter": matter})
    assert ("STATUTORY_MEETING_OWED" in codes(home.topic("t1"))) is owed
    convene(home, "m2", starts_at=DAY + timedelta(days=20))
    assert "STATUTORY_MEETING_OWED" not in codes(home.topic("t1"))


def test_that_across_villages_no_meeting_here_is_owed(tmp_path: Path) -> None:
    home = agreed(tmp_path, "未达成一致", topic={"scope": "跨村"})
    assert "STATUTORY_MEETING_OWED" not in codes(home.topic("t1"))


def test_that_the_township_is_told_what_it_entrusted_or_must_handle(tmp_path: Path) -> None:
    home = agreed(tmp_path, "报乡镇处理")
    assert "TOWNSHIP_REPORT_MISSING" in codes(home.topic("t1"))
    home.do("report_to_township", topic="t1", to="云顶镇", key="r1")
    assert "TOWNSHIP_REPORT_MISSING" not in codes(home.topic("t1"))
    home.do("record_township_reply", report="r1", adopted=True, text="同意")
    home.refuse("WRONG_STAGE", "report_to_township", to="云顶镇")
    propose(home, "t2", entrusted_by="云顶镇")
    home.do("adopt_result", topic="t2", by="村民委员会", text="采纳")
    assert "云顶镇" in finding(home.topic("t2"), "TOWNSHIP_REPORT_MISSING")["text"]


def test_that_a_result_is_carried_out_posted_and_reported_back(tmp_path: Path) -> None:
    home = agreed(tmp_path)
    assert "NO_FOLLOW_UP" in codes(home.topic("t1"))
    post(home, 15)
    home.do(
        "assign_task", task="k1", topic="t1", title="修", owner="代表01", due=date(2026, 4, 30), budget="100"
    )
    assert home.topic("t1")["status"] == "落实中"
    assert codes(home.topic("t1")) == []
    home.do("report_progress", task="k1", status="进行中", percent=40, spent="20.50", text="在修")
    home.refuse("WRONG_STAGE", "report_progress", task="k1", status="进行中", percent=101)
    home.refuse("WRONG_STAGE", "report_progress", task="k1", status="进行中", spent="-1")
    assert home.task("k1")["percent"] == 40
    assert codes(home.task("k1", datetime(2026, 4, 30, 23, 0))) == []
    late = home.task("k1", datetime(2026, 5, 2, 9, 0))
    assert (late["overdue"], finding(late, "TASK_OVERDUE")["severity"]) == (True, "违规")
    assert "逾期2天" in late["findings"][0]["text"]
    home.do("report_progress", task="k1", status="已完成")
    assert home.task("k1", datetime(2026, 5, 2, 9, 0))["overdue"] is False
    assert home.topic("t1")["status"] == "已办结"
    assert codes(home.topic("t1")) == ["POSTING_MISSING", "NOT_REPORTED_BACK"]
    post(home, 15, what="落实情况")
    home.do("report_back", topic="t1", whos=["代表01"], channel="微信", text="修好了")
    home.do("report_back", topic="t1", parties=["驻村单位"], channel="书面", text="修好了")
    assert codes(home.topic("t1")) == []
    home.do("evaluate", topic="t1", satisfied=8, basically=1, unsatisfied=1)
    home.refuse("WRONG_STAGE", "evaluate", topic="t1", satisfied=0, basically=0, unsatisfied=0)
    home.refuse("WRONG_STAGE", "evaluate", topic="t1", satisfied=-1, basically=2, unsatisfied=0)


def test_that_progress_of_which_nobody_has_told_is_unknown_and_not_nought(tmp_path: Path) -> None:
    home = passed(tmp_path)
    home.do("assign_task", task="k1", topic="t1", title="修路", owner="主任", due=date(2026, 6, 30))
    assert home.task("k1")["percent"] is None
    home.do("report_progress", task="k1", status="进行中")
    assert home.task("k1")["percent"] is None
    home.do("report_progress", task="k1", status="进行中", percent=0)
    assert home.task("k1")["percent"] == 0


def test_that_finished_work_is_whole_even_if_nobody_gave_a_figure(tmp_path: Path) -> None:
    home = passed(tmp_path)
    home.do("assign_task", task="k1", topic="t1", title="修路", owner="主任", due=date(2026, 6, 30))
    home.do("report_progress", task="k1", status="已完成")
    assert home.task("k1")["percent"] == 100


@pytest.mark.parametrize("told", [True, "组织学习村民委员会组织法"])
def test_that_a_correction_ordered_may_tell_that_the_law_was_explained(
    told: bool | str, tmp_path: Path
) -> None:
    home = passed(tmp_path)
    home.do("order_correction", topic="t1", by="镇政府", reason="违法", legal_education=told)


@pytest.mark.parametrize(
    ("what", "needed"),
    [("成果", 15), ("落实情况", 15), ("补贴", 15), ("纠正", 15), ("议程", None), ("异议答复", None)],
)
def test_that_what_is_published_hangs_for_the_days_of_the_law_and_an_agenda_does_not(
    what: str, needed: int | None, tmp_path: Path
) -> None:
    home = passed(tmp_path)
    post(home, 3, what=what)
    (posting,) = home.summary()["postings"]
    assert (posting["days"], posting["needed"], posting["met"]) == (3, needed, needed is None)


def test_that_others_watch_suggest_and_order(tmp_path: Path) -> None:
    home = agreed(tmp_path)
    home.do("assign_task", task="k1", topic="t1", title="修", owner="代表01", due=date(2026, 4, 30))
    home.do("supervise", task="k1", by="监督委员会", finding="进度慢")
    home.do("supervise", topic="t1", by="监督委员会", finding="要公开")
    home.refuse("NOT_RECORDED", "supervise", by="监督委员会", finding="什么")
    home.do("order_correction", topic="t1", by="云顶镇", reason="程序不当", legal_education="组织学习")
    home.do("record_suggestion", by="村民", to="云顶镇", text="修水渠")
    home.do("attach", topic="t1", file="照片.jpg", kind="照片")
    home.do("attach", task="k1", file="发票.pdf", kind="材料", key="a1")
    home.refuse("WRONG_STAGE", "attach", file="照片.jpg", kind="照片")
    home.refuse("WRONG_STAGE", "attach", topic="t1", meeting="m1", file="照片.jpg", kind="照片")


def test_that_a_lead_body_adopts_what_was_only_consulted(tmp_path: Path) -> None:
    home = agreed(tmp_path, "未达成一致")
    home.do("adopt_result", topic="t1", by="村民委员会", text="采纳多数意见")
    assert home.topic("t1")["status"] == "已有结果"
    assert "POSTING_MISSING" in codes(home.topic("t1"))


STIPEND = {"whos": ["代表01..代表03"], "rate": "40.00", "per": "次"}


def decided_stipends(folder: Path) -> Rehearsal:
    home = voted(folder, HALL, PASSED, topic={"matter": "误工补贴人员和标准"})
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="每次40元", stipend=STIPEND)
    home.do("close_meeting", meeting="m1")
    return home


def test_that_stipends_are_paid_as_decided_and_posted(tmp_path: Path) -> None:
    home = decided_stipends(tmp_path)
    convene(home, "m2", topics=[], starts_at=DAY + timedelta(days=30))
    home.do("grant_stipends", meeting="m2", whos=["代表01..代表03"], rate="40", basis="t1")
    assert home.summary()["stipends"] == [
        {"meeting": "m2", "people": 3, "total": "120.00", "capital": "人民币壹佰贰拾元整"}
    ]
    assert finding(home.topic("t1"), "STIPEND_NOT_POSTED")["severity"] == "违规"
    post(home, 15, what="补贴")
    assert "STIPEND_NOT_POSTED" not in codes(home.topic("t1"))


def test_that_other_people_another_rate_or_twice_is_not_covered(tmp_path: Path) -> None:
    home = decided_stipends(tmp_path)
    grant = {"meeting": "m1", "basis": "t1"}
    refused = home.refuse(
        "STIPEND_NOT_COVERED", "grant_stipends", whos=["代表01", "代表04"], rate="40", **grant
    )
    assert "代表04" in refused.sentence
    home.refuse("STIPEND_NOT_COVERED", "grant_stipends", whos=["代表01"], rate="50", **grant)
    home.do("grant_stipends", whos=["代表01"], rate=40, **grant)
    home.refuse("STIPEND_NOT_COVERED", "grant_stipends", whos=["代表01", "代表02"], rate="40.0", **grant)
    assert Decimal(home.summary()["stipends"][0]["total"]) == 40


def test_that_without_an_earlier_decision_nothing_is_paid(tmp_path: Path) -> None:
    home = called(tmp_path, people=[person("甲")], topic={"matter": "误工补贴人员和标准"})
    grant = {"meeting": "m1", "whos": ["代表01"], "rate": "40", "basis": "t1"}
    home.refuse("STIPEND_WITHOUT_DECISION", "grant_stipends", **grant)
    home.do("check_in", meeting="m1", whos=HALL, mode="现场")
    home.do("open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i1")
    home.refuse(
        "WRONG_STAGE",
        "finish_item",
        meeting="m1",
        item="i1",
        outcome="暂缓再议",
        text="",
        stipend={**STIPEND, "rate": "-1"},
    )
    home.do("finish_item", meeting="m1", item="i1", outcome="暂缓再议", text="", stipend=STIPEND)
    home.refuse("STIPEND_WITHOUT_DECISION", "grant_stipends", **grant)


def test_that_a_decision_changed_elsewhere_is_refused(tmp_path: Path) -> None:
    home = passed(tmp_path, meeting={"form": "村民会议", "entitled": {"crowd": "代表"}})
    convene(home, "m2", starts_at=DAY + timedelta(days=1))
    home.do("add_item", meeting="m2", item="i1", title="再议", kind="表决", topic="t1")
    home.do("check_in", meeting="m2", whos=HALL, mode="现场")
    home.do("open_meeting", meeting="m2")
    home.do("start_item", meeting="m2", item="i1")
    home.refuse(
        "DECISION_CHANGED_WITHOUT_MEETING",
        "open_vote",
        meeting="m2",
        item="i1",
        vote="v2",
        motion="改修桥",
        method="举手",
    )
