"""What the papers read that follow a meeting: its summary, its sheets, and what becomes of a topic."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.builders import Rehearsal, person
from tests.services.meetings import DAY, close, opened, voted
from xieshang_desktop.queries.papers.appraisals import appraisal_view, has_appraisals
from xieshang_desktop.queries.papers.consultations import consultation_record_views, has_consultations
from xieshang_desktop.queries.papers.four_steps import four_steps_view, has_four_steps
from xieshang_desktop.queries.papers.outcomes import (
    explanation_view,
    has_evaluation,
    has_explanations,
    has_progress,
    has_replies,
    objection_reply_views,
    progress_posting_view,
    satisfaction_view,
)
from xieshang_desktop.queries.papers.stipends import has_stipends, stipend_views
from xieshang_desktop.queries.papers.summary import summary_view
from xieshang_desktop.queries.papers.topic_facts import government_of
from xieshang_desktop.queries.papers.township import has_township_report, township_report_view

HALL = ["代表01..代表09"]
PASSED = {"for_": 9, "against": 0, "abstain": 0}
TODAY = DAY.date()


def passed(folder: Path, **data: Any) -> Rehearsal:
    home = voted(folder, HALL, PASSED, **data)
    close(home, "通过")
    return home


def consulted(folder: Path, outcome: str) -> Rehearsal:
    home = opened(folder, HALL, meeting={"form": "协商会"})
    home.do("record_opinion", meeting="m1", item="i1", who="代表02", stance="反对", text="太贵。")
    close(home, outcome)
    return home


def topic(home: Rehearsal) -> str:
    return home.id_of("议题", "t1")


def meeting(home: Rehearsal) -> str:
    return home.id_of("会议", "m1")


def assign(home: Rehearsal, **progress: Any) -> None:
    home.do(
        "assign_task", task="k1", topic="t1", title="施工", owner="代表05", due=TODAY + timedelta(days=30)
    )
    if progress:
        home.do("report_progress", task="k1", **progress)


def test_that_a_summary_tells_what_was_decided_and_counts_who_was_against_it(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, PASSED)
    home.do("record_opinion", meeting="m1", item="i1", who="代表02", stance="反对", text="太贵。")
    close(home, "通过")
    assign(home)
    view = home.record.read(summary_view, meeting(home))
    (item,) = view.items
    assert len(item.decides) == 1
    assert item.considers == ()
    assert item.dissent == "有1人持不同意见：太贵"
    assert [(duty.title, duty.owner) for duty in item.duties] == [("施工", "代表05")]
    assert len(view.present) == 9


def test_that_a_consultation_considers_and_does_not_decide(tmp_path: Path) -> None:
    home = consulted(tmp_path, "形成一致意见")
    (item,) = home.record.read(summary_view, meeting(home)).items
    assert item.decides == ()
    assert item.outcome == "形成一致意见"


@pytest.mark.parametrize(
    ("outcome", "disputed"), [("形成一致意见", ""), ("形成基本一致意见", "代表02：太贵")]
)
def test_that_a_record_sheet_tells_what_stayed_disputed(outcome: str, disputed: str, tmp_path: Path) -> None:
    home = consulted(tmp_path, outcome)
    assert home.record.read(has_consultations, meeting(home))
    (view,) = home.record.read(consultation_record_views, meeting(home))
    assert (view.outcome, view.disputed, view.present) == (outcome, disputed, 9)
    assert [(each.name, each.stance) for each in view.opinions] == [("代表02", "反对")]
    assert "中办发〔2015〕41号" in view.basis


@pytest.mark.parametrize(
    ("outcome", "agreed", "disputed"), [("报乡镇处理", "好", "代表02：太贵"), ("未达成一致", "", "好")]
)
def test_that_a_conclusion_is_agreed_or_disputed_as_the_outcome_says(
    outcome: str, agreed: str, disputed: str, tmp_path: Path
) -> None:
    home = opened(tmp_path, HALL, meeting={"form": "协商会"})
    home.do("record_opinion", meeting="m1", item="i1", who="代表02", stance="反对", text="太贵。")
    home.do("finish_item", meeting="m1", item="i1", outcome=outcome, text="好")
    home.do("close_meeting", meeting="m1")
    (view,) = home.record.read(consultation_record_views, meeting(home))
    assert (view.agreed, view.disputed, view.outcome) == (agreed, disputed, outcome)


def test_that_a_meeting_that_decides_has_no_record_sheet(tmp_path: Path) -> None:
    home = passed(tmp_path)
    assert not home.record.read(has_consultations, meeting(home))


def test_that_the_four_steps_are_filled_from_the_review_and_the_decision(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, PASSED)
    assert not home.record.read(has_four_steps, topic(home))
    home.do("review_by_party", topic="t1", agreed=True, text="同意提交。", at=DAY - timedelta(days=20))
    close(home, "通过")
    home.do("post_result", topic="t1", channel="公开栏", from_=TODAY, to=TODAY + timedelta(days=15))
    assert home.record.read(has_four_steps, topic(home))
    view = home.record.read(four_steps_view, topic(home))
    assert view.proposal.result == "同意提交。"
    assert view.deliberation.at is None
    assert (view.resolution.entitled, view.resolution.present) == (10, 9)
    assert view.resolution.vote is not None
    assert view.resolution.vote.for_count == 9
    assert (view.decision_posted.channel, view.decision_posted.days) == ("公开栏", 15)
    assert view.outcome_posted.first is None


def test_that_the_second_sheet_tells_when_the_committees_sat_and_who_was_there(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, PASSED)
    held = DAY - timedelta(days=21)
    home.do("review_by_party", topic="t1", agreed=True, text="同意提交。", at=DAY - timedelta(days=20))
    home.do(
        "deliberate_by_committees",
        topic="t1", agreed=True, text="先装学校路段。", held_at=held, place="村部", chair="代表01",
        recorder="代表02", whos=["代表01..代表03"], should_attend=5,
    )  # fmt: skip
    close(home, "通过")
    sheet = home.record.read(four_steps_view, topic(home)).deliberation
    assert (sheet.at, sheet.place, sheet.chair, sheet.recorder) == (held, "村部", "代表01", "代表02")
    assert (sheet.entitled, sheet.present, sheet.people) == (5, 3, ("代表01", "代表02", "代表03"))
    assert (sheet.content, sheet.result) == ("先装学校路段。", "同意提交审议")
    assert sheet.entered_on == held.date() + timedelta(days=1)


def test_that_progress_is_posted_with_the_reason_of_a_delay_alone(tmp_path: Path) -> None:
    home = passed(tmp_path)
    assert not home.record.read(has_progress, topic(home))
    assign(home, status="延期", percent=40, spent="51000.50", text="已装21盏", reason="到货晚")
    view = home.record.read(progress_posting_view, topic(home))
    (task,) = view.tasks
    assert (task.status, task.percent, task.spent) == ("延期", 40, Decimal("51000.50"))
    assert task.reason == "到货晚"
    assert view.board.first is not None
    assert (view.verb, view.board.days, view.board.first > view.as_of) == ("决定", 15, True)
    home.do("report_progress", task="k1", status="进行中", percent=60, text="已装30盏")
    (task,) = home.record.read(progress_posting_view, topic(home)).tasks
    assert (task.text, task.reason, task.spent) == ("已装30盏", "", Decimal("51000.50"))


def test_that_what_was_only_consulted_is_not_called_a_decision(tmp_path: Path) -> None:
    home = consulted(tmp_path, "形成一致意见")
    assign(home, status="进行中", percent=10, text="开工")
    assert home.record.read(progress_posting_view, topic(home)).verb == "协商意见"


def test_that_only_answered_objections_have_a_reply(tmp_path: Path) -> None:
    home = passed(tmp_path)
    home.do("receive_objection", topic="t1", who="代表03", text="不公", key="o1")
    home.do("receive_objection", topic="t1", who="代表04", text="太慢", key="o2")
    assert not home.record.read(has_replies, topic(home))
    home.do("reply_objection", objection="o1", text="已核实")
    assert home.record.read(has_replies, topic(home))
    (view,) = home.record.read(objection_reply_views, topic(home))
    assert (view.name, view.objection, view.reply, view.board.days) == ("代表03", "不公", "已核实", 15)


def test_that_an_explanation_stands_beside_the_opinion_that_it_answers(tmp_path: Path) -> None:
    home = consulted(tmp_path, "形成基本一致意见")
    assert not home.record.read(has_explanations, topic(home))
    home.do("explain_to", topic="t1", who="代表02", by="代表01", text="已说明费用。", accepted=False)
    view = home.record.read(explanation_view, topic(home))
    (entry,) = view.entries
    assert (entry.name, entry.opinion, entry.by, entry.accepted) == ("代表02", "太贵", "代表01", False)
    assert "形成基本一致意见" in view.decision


def test_that_a_report_to_the_township_carries_the_reply_once_it_came(tmp_path: Path) -> None:
    home = consulted(tmp_path, "形成基本一致意见")
    assert not home.record.read(has_township_report, topic(home))
    home.do("report_to_township", topic="t1", to="云顶镇", key="r1")
    view = home.record.read(township_report_view, topic(home))
    assert (view.to, view.dissent, view.reply.adopted) == ("云顶镇人民政府", "有1人持不同意见", None)
    home.do("record_township_reply", report="r1", adopted=True, text="同意")
    reply = home.record.read(township_report_view, topic(home)).reply
    assert (reply.adopted, reply.text) == (True, "同意")


def test_that_satisfaction_is_read_as_totals(tmp_path: Path) -> None:
    home = passed(tmp_path)
    assert not home.record.read(has_evaluation, topic(home))
    home.do("evaluate", topic="t1", satisfied=8, basically=1, unsatisfied=1)
    view = home.record.read(satisfaction_view, topic(home))
    assert (view.asked, view.satisfied, view.visits) == (10, 8, ())


def test_that_stipends_are_listed_with_the_decision_that_they_rest_on(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, PASSED, topic={"matter": "误工补贴人员和标准"})
    stipend = {"whos": ["代表01..代表03"], "rate": "40.00", "per": "次"}
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="每次40元", stipend=stipend)
    home.do("close_meeting", meeting="m1")
    assert not home.record.read(has_stipends, meeting(home))
    home.do("grant_stipends", meeting="m1", whos=["代表01", "代表02"], rate="40", basis="t1")
    (view,) = home.record.read(stipend_views, meeting(home))
    assert ([row.name for row in view.rows], int(view.total), view.per) == (["代表01", "代表02"], 80, "次")
    assert view.decided.endswith("决定")
    assert view.source == ""


@pytest.mark.parametrize(("unfit", "result"), [(4, "称职"), (5, "不称职")])
def test_that_more_than_half_of_those_present_make_a_result(unfit: int, result: str, tmp_path: Path) -> None:
    home = opened(tmp_path, HALL, people=[person("张秀兰", roles=["村委会成员"])])
    home.do("add_item", meeting="m1", item="i2", title="评议", kind="评议")
    home.do("finish_item", meeting="m1", item="i1", outcome="形成一致意见", text="好")
    home.do("start_item", meeting="m1", item="i2")
    assert not home.record.read(has_appraisals, meeting(home))
    options = ["称职", "基本称职", "不称职"]
    home.do(
        "open_vote",
        meeting="m1",
        item="i2",
        vote="v2",
        motion="评议张秀兰履职情况",
        options=options,
        method="无记名投票",
        binding=False,
    )
    counts = {"称职": 9 - unfit, "基本称职": 0, "不称职": unfit}
    home.do("record_tally", vote="v2", counts=counts, issued=9, returned=9)
    home.do("close_vote", vote="v2")
    view = home.record.read(appraisal_view, meeting(home))
    (row,) = view.rows
    assert (row.name, row.result, bool(row.note)) == ("张秀兰", result, result == "不称职")
    assert (view.issued, view.returned) == (9, 9)


@pytest.mark.parametrize(
    ("named", "body"),
    [("云顶镇", "云顶镇人民政府"), ("莲塘街道", "莲塘街道办事处"), ("云顶镇党委", "云顶镇党委"), ("", "")],
)
def test_that_the_government_above_is_named_in_full(named: str, body: str) -> None:
    assert government_of(named) == body


def test_that_a_period_that_was_posted_wins_over_the_days_of_the_law(tmp_path: Path) -> None:
    home = passed(tmp_path)
    assign(home, status="进行中", percent=10, text="开工")
    first, last = date(2026, 9, 1), date(2026, 9, 30)
    home.do("post_result", topic="t1", what="落实情况", channel="公开栏", from_=first, to=last)
    view = home.record.read(progress_posting_view, topic(home))
    assert (view.board.first, view.board.last, view.board.issued_on) == (first, last, first)
