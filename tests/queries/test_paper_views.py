"""What the papers read from the record: all that happened, in order, and nothing that was taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHONGQING, Rehearsal, crowd, person, rehearse
from xieshang_desktop.domain.acts.afterwards import Correct, UndoLast
from xieshang_desktop.domain.vocabulary import Role, VillageKind
from xieshang_desktop.queries.names import order_of_group
from xieshang_desktop.queries.papers.ballots import ballot_views
from xieshang_desktop.queries.papers.calls import agenda_posting_view, notice_view, sign_in_sheet_view
from xieshang_desktop.queries.papers.items import ItemView, VoteView
from xieshang_desktop.queries.papers.minutes import minutes_view
from xieshang_desktop.queries.papers.results import posting_views
from xieshang_desktop.queries.papers.views import MinutesView
from xieshang_desktop.queries.papers.votes import tally_report_views
from xieshang_desktop.queries.papers.words import body_of_village, listed_as, office, official
from xieshang_desktop.queries.registers.sheets import registers_of_meeting, registers_view
from xieshang_desktop.storage.verification import verify

MORNING = datetime(2026, 3, 12, 9, 0)
PEOPLE = [
    person(
        "邓主任",
        group="一组",
        household="H1",
        roles=["村委会成员", "党员"],
        sex="男",
        id_number="500229197908170028",
        phone="13912345678",
    ),
    person("左文书", group="二组", household="H2", roles=["村委会成员"], sex="女"),
    person("蒋监督", group="三组", household="H3", roles=["村务监督委员会成员"], sex="男"),
    person("罗外出", group="二组", household="H4", roles=["村民代表"], sex="女", away=True),
    person("丁租户", group="一组", household="H5", roles=[]),
]


@pytest.fixture
def village(tmp_path: Path) -> Rehearsal:
    """Twelve entitled: ten representatives, one of whom is away, and two members of the committee."""
    return rehearse(
        tmp_path,
        people=PEOPLE,
        crowds=[crowd("代表", 9, group="三组", roles=["村民代表"], women=4)],
        rules=CHONGQING,
        village={"name": "双河村", "township": "云顶镇"},
    )


def prepare(village: Rehearsal, **changes: Any) -> None:
    village.do(
        "propose_topic",
        topic="t1",
        title="修水渠",
        description="水渠塌了两处，拟修。",
        category="公共事务和公益事业",
        source="村民委员会",
        matter="一般公共事务",
        scope="村",
    )
    values: dict[str, Any] = {
        "form": "村民代表会议",
        "title": "双河村第二次村民代表会议",
        "starts_at": MORNING,
        "place": "文化室",
        "chair": "邓主任",
        "recorder": "左文书",
        "topics": ["t1"],
        "unit": "人",
        "entitled": {"roles": ["村民代表", "村委会成员"]},
        "convener": "村党组织",
    }
    village.do("convene_meeting", meeting="m1", **{**values, **changes})
    village.do("add_item", meeting="m1", item="i1", title="水渠方案", kind="表决", topic="t1", minutes=30)
    village.do("invite", meeting="m1", whos=["蒋监督"], capacity="监督", party="村务监督委员会")
    village.do("invite", meeting="m1", whos=["丁租户"], capacity="列席", party="非户籍居民代表")


def open_room(village: Rehearsal) -> None:
    prepare(village)
    village.moment = MORNING - timedelta(minutes=20)
    whos = ["邓主任", "左文书", "蒋监督", "丁租户", "代表01..代表07"]
    village.do("check_in", meeting="m1", whos=whos, mode="现场")
    village.moment = MORNING - timedelta(minutes=1)
    village.do("open_meeting", meeting="m1")
    village.do("start_item", meeting="m1", item="i1")


def speak(village: Rehearsal, who: str, stance: str, text: str, key: str = "") -> None:
    named = {"key": key} if key else {}
    village.do("start_speaking", meeting="m1", item="i1", who=who)
    village.do("stop_speaking", meeting="m1", item="i1", who=who)
    village.do("record_opinion", meeting="m1", item="i1", who=who, stance=stance, text=text, **named)


def vote(village: Rehearsal, **tally: Any) -> None:
    method = tally.pop("method", "举手")
    village.do("open_vote", meeting="m1", item="i1", vote="v1", motion="同意修水渠", method=method)
    village.do("record_tally", vote="v1", **tally)
    village.do("close_vote", vote="v1")


def finish(village: Rehearsal, outcome: str = "通过") -> None:
    village.do("finish_item", meeting="m1", item="i1", outcome=outcome, text="四月底前完工。")
    village.do("close_meeting", meeting="m1")


def minutes(village: Rehearsal) -> MinutesView:
    return village.record.read(minutes_view, village.id_of("会议", "m1"))


def only_item(village: Rehearsal) -> ItemView:
    (item,) = minutes(village).items
    return item


def only_vote(village: Rehearsal) -> VoteView:
    (found,) = only_item(village).votes
    return found


def test_that_the_head_of_the_minutes_says_who_called_chaired_and_recorded(village: Rehearsal) -> None:
    open_room(village)
    view = minutes(village)
    assert (view.title, view.place, view.convener) == ("双河村第二次村民代表会议", "文化室", "双河村党组织")
    assert (view.village, view.township, view.starts) == ("双河村", "云顶镇", MORNING)
    assert (view.chair.name, view.chair.duties) == ("邓主任", "村民委员会成员")
    assert view.recorder.name == "左文书"
    assert view.rules == ("国家规则（2026年1月1日起）", "重庆市规则")


def test_that_the_entitled_are_counted_by_kind_and_the_quorum_has_its_figures(village: Rehearsal) -> None:
    open_room(village)
    quorum = minutes(village).quorum
    assert [(each.label, each.count) for each in quorum.kinds] == [("村民代表", 10), ("村民委员会成员", 2)]
    assert (quorum.entitled, quorum.present, quorum.needed, quorum.met) == (12, 9, 8, True)
    assert (quorum.rule, quorum.clause, quorum.women) == ("三分之二以上", "村民委员会组织法第三十条", 5)


def test_that_where_no_sex_is_known_women_are_not_counted(tmp_path: Path) -> None:
    village = rehearse(tmp_path, crowds=[crowd("人", 5)])
    village.do(
        "convene_meeting",
        meeting="m1",
        form="院坝会",
        title="院坝会",
        starts_at=MORNING,
        place="院坝",
        chair="人01",
        recorder="人02",
        topics=[],
        unit="人",
        entitled={"all": True},
    )
    view = minutes(village)
    assert view.quorum.women is None
    assert (view.quorum.kinds, view.quorum.needed, view.quorum.rule) == ((), 0, "")


def test_that_the_minutes_tell_what_was_entered_later_and_when(village: Rehearsal) -> None:
    open_room(village)
    assert minutes(village).later == ()
    put_in = MORNING.replace(hour=11, minute=20)
    for moment, act in ((10, "start_speaking"), (12, "stop_speaking"), (13, "start_speaking")):
        at, entered = MORNING.replace(minute=moment), put_in + timedelta(minutes=moment)
        village.do(act, meeting="m1", item="i1", who="代表01", at=at, entered=entered)
    village.do("undo_last", meeting="m1", at=MORNING.replace(minute=14), entered=put_in)
    village.do("record_opinion", meeting="m1", item="i1", who="代表02", stance="建议", text='记"entered":"了')
    (later,) = minutes(village).later
    assert later.acts == ("代表01开始发言", "代表01发言结束")
    assert (later.first, later.last) == (MORNING.replace(minute=10), MORNING.replace(minute=12))
    assert later.entered_first == put_in + timedelta(minutes=10)
    assert later.entered_last == put_in + timedelta(minutes=12)
    assert verify(village.record).sound


def test_that_the_absent_stand_by_reason_and_those_without_one_last(village: Rehearsal) -> None:
    open_room(village)
    village.do("record_call", meeting="m1", who="代表08", result="未接通")
    village.do("record_call", meeting="m1", who="代表08", result="未接通")
    assert [(each.reason, each.names) for each in minutes(village).absences] == [
        ("外出", ("罗外出",)),
        ("经两次电话未联系上", ("代表08",)),
        ("", ("代表09",)),
    ]
    village.do("record_absence", meeting="m1", who="代表09", reason="因病请假")
    assert minutes(village).absences[-1].reason == "因病请假"


def test_that_observers_and_guests_stand_with_what_they_stand_for(village: Rehearsal) -> None:
    open_room(village)
    village.do("admit_guest", meeting="m1", name="专家甲", capacity="专家")
    assert [(each.name, each.capacity, each.party) for each in minutes(village).observers] == [
        ("蒋监督", "列席", "村务监督委员会成员"),
        ("丁租户", "列席", "非户籍居民代表"),
        ("专家甲", "专家", ""),
    ]


def test_that_the_list_names_only_the_entitled_who_came_by_group(village: Rehearsal) -> None:
    open_room(village)
    village.do("check_out", meeting="m1", who="代表02")
    listed = minutes(village).attendees
    assert [each.name for each in listed] == ["邓主任", "左文书", *(f"代表{n:02d}" for n in range(1, 8))]
    left = [each.name for each in listed if each.left_at is not None]
    assert left == ["代表02"]


def test_that_what_is_noted_after_a_speech_is_its_text(village: Rehearsal) -> None:
    open_room(village)
    speak(village, "代表01", "赞成", "早该修了")
    speak(village, "丁租户", "建议", "先修村口")
    item = only_item(village)
    assert [(each.name, each.group, each.stance, each.text) for each in item.speeches] == [
        ("代表01", "三组", "赞成", "早该修了。"),
        ("丁租户", "一组", "建议", "先修村口。"),
    ]
    assert [each.seconds for each in item.speeches] == [60, 60]
    assert item.opinions == ()


def test_that_an_opinion_noted_much_later_stands_on_its_own(village: Rehearsal) -> None:
    open_room(village)
    speak(village, "代表01", "赞成", "早该修了")
    village.moment += timedelta(minutes=30)
    village.do("record_opinion", meeting="m1", item="i1", who="代表01", stance="保留", text="钱从哪里来")
    item = only_item(village)
    assert [each.text for each in item.speeches] == ["早该修了。"]
    assert [(each.name, each.text) for each in item.opinions] == [("代表01", "钱从哪里来")]


def test_that_an_opinion_that_was_dealt_with_says_how(village: Rehearsal) -> None:
    open_room(village)
    speak(village, "代表01", "建议", "先修村口", key="o1")
    village.do("handle_opinion", opinion="o1", adopted=False, reason="村口的没有塌")
    (opinion,) = only_item(village).opinions
    assert (opinion.adopted, opinion.reason) == (False, "村口的没有塌")


def test_that_a_change_of_the_text_in_the_room_stands_below_the_first(village: Rehearsal) -> None:
    prepare(village)
    village.do("amend_item", meeting="m1", item="i1", text="修两处")
    village.do("amend_item", meeting="m1", item="i1", text="修三处")
    assert only_item(village).text == "修三处"
    village.moment = MORNING - timedelta(minutes=20)
    village.do("check_in", meeting="m1", whos=["邓主任", "代表01..代表09"], mode="现场")
    village.moment = MORNING
    village.do("open_meeting", meeting="m1")
    village.do("amend_item", meeting="m1", item="i1", text="修四处")
    assert only_item(village).text == "原方案：修三处\n9时2分修改为：修四处"


def test_that_an_item_without_a_text_says_what_its_topic_says(village: Rehearsal) -> None:
    prepare(village)
    assert only_item(village).text == "水渠塌了两处，拟修。"


def test_that_a_round_of_consent_has_its_counts_and_the_reasons_against(village: Rehearsal) -> None:
    open_room(village)
    objections = {"代表03": "占了我家的地"}
    village.do(
        "test_consensus",
        meeting="m1",
        item="i1",
        proposal="修两处",
        support=7,
        reservations=1,
        objections=objections,
    )
    (found,) = only_item(village).rounds
    assert (found.support, found.reservations, found.objections) == (7, 1, 1)
    assert found.objection_reasons == ("代表03提出，占了我家的地",)


def test_that_a_vote_has_its_counts_its_rule_and_its_verdict(village: Rehearsal) -> None:
    open_room(village)
    village.do("invite", meeting="m1", whos=["蒋监督"], capacity="监票")
    vote(village, for_=6, against=2, abstain=1, teller="左文书")
    found = only_vote(village)
    assert (found.for_count, found.against, found.abstain, found.invalid) == (6, 2, 1, None)
    assert (found.base, found.base_name, found.needed, found.rule) == (9, "到会", 5, "到会过半数")
    assert (found.verdict, found.binding) == ("通过", True)
    assert found.sentence == "应到12人，实到9人（≥8，达到三分之二）；赞成6票，需5票，通过"
    assert found.tellers == ("蒋监督", "左文书")


def test_that_a_vote_by_name_says_who_voted_how(village: Rehearsal) -> None:
    open_room(village)
    village.do("open_vote", meeting="m1", item="i1", vote="v1", motion="同意修水渠", method="记名投票")
    village.do("cast_vote", vote="v1", who="代表01", choice="赞成")
    village.do("cast_vote", vote="v1", who="代表02", choice="反对")
    village.do("close_vote", vote="v1")
    found = only_vote(village)
    assert found.by_name == "赞成的：代表01；反对的：代表02"
    assert (found.for_count, found.against, found.not_voted) == (1, 1, 7)


def test_that_a_vote_that_is_still_open_is_not_in_the_minutes(village: Rehearsal) -> None:
    open_room(village)
    village.do("open_vote", meeting="m1", item="i1", vote="v1", motion="同意修水渠", method="举手")
    assert only_item(village).votes == ()


def test_that_a_vote_of_a_part_names_those_who_voted_as_its_base(village: Rehearsal) -> None:
    open_room(village)
    rule = {"of": "到会", "more_than": "1/2"}
    village.do(
        "open_vote",
        meeting="m1",
        item="i1",
        vote="v1",
        motion="同意先修村口",
        method="举手",
        pass_rule=rule,
        electorate=["代表01..代表05"],
        binding=False,
    )
    village.do("record_tally", vote="v1", for_=4, against=1, abstain=0)
    village.do("close_vote", vote="v1")
    assert (only_vote(village).base_name, only_vote(village).binding) == ("参加表决人员", False)


def test_that_a_report_reads_as_a_report_and_claims_no_agreement(village: Rehearsal) -> None:
    prepare(village)
    village.do("add_item", meeting="m1", item="i2", title="财务报告", kind="听取")
    village.moment = MORNING - timedelta(minutes=20)
    village.do("check_in", meeting="m1", whos=["邓主任", "代表01..代表09"], mode="现场")
    village.do("open_meeting", meeting="m1")
    village.do("start_item", meeting="m1", item="i2")
    village.do("finish_item", meeting="m1", item="i2", outcome="形成一致意见", text="报告了收支。")
    report = minutes(village).items[1]
    assert (report.text, report.outcome, report.conclusion) == ("报告了收支。", "", "")


def test_that_recusals_deferrals_and_interruptions_are_told_with_their_reasons(village: Rehearsal) -> None:
    open_room(village)
    village.do("record_recusal", meeting="m1", item="i1", who="代表03", reason="承包人亲属")
    village.do("adjourn", meeting="m1", reason="停电")
    village.do("resume", meeting="m1")
    village.do("defer_item", meeting="m1", item="i1", reason="时间不够")
    view = minutes(village)
    (item,) = view.items
    assert [(each.name, each.reason) for each in item.recusals] == [("代表03", "承包人亲属")]
    assert item.deferred_reason == "时间不够"
    (pause,) = view.interruptions
    assert pause.reason == "停电"
    assert pause.end is not None
    assert pause.end > pause.start


def test_that_what_was_undone_is_not_in_the_minutes(village: Rehearsal) -> None:
    open_room(village)
    speak(village, "代表01", "赞成", "早该修了")
    village.do("record_opinion", meeting="m1", item="i1", who="代表02", stance="反对", text="记错了人")
    village.office.perform(UndoLast(at=village.moment))
    assert only_item(village).opinions == ()


def test_that_a_correction_says_what_was_changed_and_why(village: Rehearsal) -> None:
    open_room(village)
    village.do("open_vote", meeting="m1", item="i1", vote="v1", motion="同意修水渠", method="举手")
    tally = village.do("record_tally", vote="v1", for_=6, against=2, abstain=1)
    act = Correct(at=village.moment, act=tally, reason="漏数一票", changes={"for_": 7, "abstain": 0})
    village.office.perform(act)
    village.do("close_vote", vote="v1")
    (correction,) = minutes(village).corrections
    assert "赞成由“6”改为“7”" in correction.what
    assert correction.reason == "漏数一票"
    assert only_vote(village).for_count == 7


def test_that_breaches_are_printed_and_who_watched_is_asked_to_sign(village: Rehearsal) -> None:
    open_room(village)
    vote(village, for_=6, against=2, abstain=1)
    finish(village)
    village.do("sign", meeting="m1", who="邓主任", capacity="主持", means="签字")
    view = minutes(village)
    assert "没有发通知的记录" in view.findings[0].sentence
    assert view.findings[0].severity == "违规"
    assert [(each.name, each.capacity, each.at is None) for each in view.signatures] == [
        ("邓主任", "主持", False),
        ("蒋监督", "监督", True),
    ]


def test_that_the_digest_is_the_journals_head_at_the_meetings_last_entry(village: Rehearsal) -> None:
    open_room(village)
    first = minutes(village).digest
    village.do("record_suggestion", by="村民委员会", to="乡镇", text="与会议无关")
    assert first == minutes(village).digest
    village.do("adjourn", meeting="m1", reason="停电")
    second = minutes(village).digest
    assert first is not None
    assert second is not None
    assert second.groups != first.groups
    assert second.entries == first.entries + 1
    meeting = village.meeting("m1")
    assert second.entries == meeting["journal_entries"]
    assert [len(group) for group in second.groups] == [4] * 8
    mark, whole, entries, subject = second.payload.split(":")
    assert (mark, len(whole), entries) == ("XS1", 52, str(second.entries))
    assert whole.startswith("".join(second.groups))
    assert subject == village.id_of("会议", "m1")


def test_that_an_addendum_follows_the_sealed_minutes(village: Rehearsal) -> None:
    open_room(village)
    vote(village, for_=6, against=2, abstain=1)
    finish(village)
    village.do("sign", meeting="m1", who="邓主任", capacity="主持", means="签字")
    village.do("sign", meeting="m1", who="左文书", capacity="记录", means="捺印")
    village.do("seal", meeting="m1")
    village.do("add_addendum", meeting="m1", by="左文书", text="附图在档案室")
    (addendum,) = minutes(village).addenda
    assert (addendum.by, addendum.text) == ("左文书", "附图在档案室")


def test_that_the_sheet_at_the_door_lists_all_by_group_and_those_without_a_vote_last(
    village: Rehearsal,
) -> None:
    prepare(village)
    sheet = village.record.read(sign_in_sheet_view, village.id_of("会议", "m1"))
    groups = [each.group for each in sheet.attendees if each.capacity == "表决"]
    assert groups == sorted(groups, key=order_of_group)
    assert len(groups) == 12
    assert [(each.name, each.kind) for each in sheet.attendees if each.capacity != "表决"] == [
        ("蒋监督", "村务监督委员会成员"),
        ("丁租户", "非户籍居民代表"),
    ]
    assert (sheet.needed, sheet.rule, sheet.chair) == (8, "三分之二以上", "邓主任")


def test_that_a_list_of_households_is_signed_by_household(village: Rehearsal) -> None:
    prepare(village, form="村民会议", unit="户", entitled={"households": True})
    sheet = village.record.read(sign_in_sheet_view, village.id_of("会议", "m1"))
    kinds = {each.name: each.kind for each in sheet.attendees}
    assert kinds["邓主任"] == "H1户"
    assert sheet.unit == "户"
    notice = village.record.read(notice_view, village.id_of("会议", "m1"))
    assert notice.addressees == "各户"


def test_that_the_notice_says_who_is_called_to_what_with_which_materials(village: Rehearsal) -> None:
    prepare(village)
    village.do(
        "give_notice",
        meeting="m1",
        channel="书面",
        whos=["代表01..代表09"],
        materials=["水渠方案.pdf", "预算v1.2"],
        urgent_reason="汛期将到",
    )
    notice = village.record.read(notice_view, village.id_of("会议", "m1"))
    assert notice.addressees == "各位村民代表、村民委员会成员"
    assert notice.attends == "应到12人，其中村民代表10人、村民委员会成员2人；列席蒋监督、丁租户"
    assert notice.convener == "双河村党组织"
    assert notice.materials == ("水渠方案", "预算v1.2")
    assert [(line.title, line.kind, line.minutes) for line in notice.agenda] == [("水渠方案", "表决", 30)]
    assert (notice.urgent_reason, notice.issue.contact_phone) == ("汛期将到", "")
    posted = village.record.read(agenda_posting_view, village.id_of("会议", "m1"))
    assert (posted.addressees, posted.first) == ("全体村民", None)
    assert posted.attends == "应到12人，其中村民代表10人、村民委员会成员2人；列席2人"
    day = datetime(2026, 3, 5).date()
    village.do("post_result", meeting="m1", what="议程", channel="公开栏", from_=day, to=MORNING.date())
    posted = village.record.read(agenda_posting_view, village.id_of("会议", "m1"))
    assert (posted.issue.on, posted.first, posted.last) == (day, day, MORNING.date())


def test_that_before_the_meeting_there_is_a_ballot_for_everybody_entitled(village: Rehearsal) -> None:
    prepare(village)
    (ballot,) = village.record.read(ballot_views, village.id_of("会议", "m1"))
    assert (ballot.motions, ballot.count, ballot.issuer) == (("水渠方案",), 12, "双河村党组织")
    assert (ballot.numbered, ballot.secret) == (True, True)


def test_that_after_a_show_of_hands_no_ballot_is_called_for(village: Rehearsal) -> None:
    open_room(village)
    vote(village, for_=6, against=2, abstain=1)
    assert village.record.read(ballot_views, village.id_of("会议", "m1")) == ()


def test_that_a_count_of_papers_is_reported_with_all_its_papers(village: Rehearsal) -> None:
    open_room(village)
    vote(village, method="无记名投票", for_=5, against=2, abstain=1, issued=9, returned=9, invalid=1)
    meeting = village.id_of("会议", "m1")
    (report,) = village.record.read(tally_report_views, meeting)
    assert (report.vote.issued, report.vote.returned, report.vote.invalid) == (9, 9, 1)
    assert (report.entitled, report.present, report.item) == (12, 9, "水渠方案")
    (ballot,) = village.record.read(ballot_views, meeting)
    assert (ballot.motions, ballot.count) == (("同意修水渠",), 9)


def test_that_a_result_not_posted_yet_gets_the_days_that_the_law_asks_for(village: Rehearsal) -> None:
    open_room(village)
    vote(village, for_=6, against=2, abstain=1)
    assert village.record.read(posting_views, village.id_of("会议", "m1")) == ()
    finish(village)
    (posting,) = village.record.read(posting_views, village.id_of("会议", "m1"))
    board = posting.board
    assert (board.title, board.addressees) == ("双河村关于水渠方案表决结果的公示", "全体村民")
    assert (str(board.first), str(board.last), board.days) == ("2026-03-13", "2026-03-28", 15)
    (item,) = posting.items
    assert item.outcome == "通过。四月底前完工。"
    assert item.vote is not None


def test_that_a_posted_result_shows_its_own_days(village: Rehearsal) -> None:
    open_room(village)
    vote(village, for_=6, against=2, abstain=1)
    finish(village)
    first, last = datetime(2026, 3, 14).date(), datetime(2026, 4, 5).date()
    village.do("post_result", topic="t1", channel="公开栏", from_=first, to=last, key="p1")
    (posting,) = village.record.read(posting_views, village.id_of("会议", "m1"))
    assert (posting.board.first, posting.board.last, posting.board.days) == (first, last, 22)


def test_that_the_registers_hold_everybody_and_everything_said(village: Rehearsal) -> None:
    open_room(village)
    village.do("collect_opinion", topic="t1", who="罗外出", channel="电话", stance="赞成", text="同意")
    speak(village, "代表01", "建议", "先修村口")
    speak(village, "丁租户", "赞成", "好")
    vote(village, for_=6, against=2, abstain=1)
    finish(village)
    whole = village.record.read(registers_view)
    (meeting,) = whole.meetings
    assert (meeting.number, meeting.entitled, meeting.present, meeting.items) == ("2026-01", 12, 9, 1)
    assert (meeting.outcomes, meeting.findings) == ("水渠方案：通过", 1)
    assert len(whole.sign_ins) == 12 + 2
    by_name = {row.name: row for row in whole.sign_ins}
    assert (by_name["邓主任"].id_number, by_name["邓主任"].phone) == ("500229********0028", "139****5678")
    archived = {row.name: row for row in village.record.read(registers_view, True).sign_ins}["邓主任"]
    assert (archived.id_number, archived.phone) == ("500229197908170028", "13912345678")
    assert (by_name["罗外出"].absence, by_name["罗外出"].at) == ("外出", None)
    assert (by_name["丁租户"].capacity, by_name["丁租户"].kind) == ("列席", "非户籍居民代表")
    assert [(row.name, row.party) for row in whole.speeches] == [("代表01", ""), ("丁租户", "非户籍居民代表")]
    assert [(row.name, row.channel, row.adopted) for row in whole.opinions] == [
        ("罗外出", "电话", ""),
        ("代表01", "会场", "待处理"),
        ("丁租户", "会场", ""),
    ]
    (row,) = whole.votes
    assert (row.for_count, row.verdict, row.binding) == (6, "通过", True)
    assert [(topic.number, topic.outcome, topic.deciding_body) for topic in whole.topics] == [
        ("2026-001", "通过", "村民代表会议")
    ]
    of_one = village.record.read(registers_of_meeting, village.id_of("会议", "m1"))
    assert of_one.sign_ins == whole.sign_ins


def test_that_tasks_and_postings_stand_in_their_registers(village: Rehearsal) -> None:
    open_room(village)
    vote(village, for_=6, against=2, abstain=1)
    finish(village)
    day = datetime(2026, 3, 13).date()
    village.do("post_result", topic="t1", channel="公开栏", from_=day, to=day + timedelta(days=10), key="p1")
    village.do("assign_task", task="k1", topic="t1", title="修渠", owner="左文书", due=day, budget="5000.00")
    village.do("report_progress", task="k1", status="进行中", percent=40, spent="1200.50", text="开工")
    village.do("report_progress", task="k1", status="进行中", percent=50, text="过半")
    village.do("evaluate", topic="t1", satisfied=8, basically=1, unsatisfied=0)
    whole = village.record.read(registers_view)
    (posting,) = whole.postings
    assert (posting.of, posting.days, posting.needed, posting.met) == ("修水渠", 10, 15, False)
    (task,) = whole.tasks
    assert (task.owner, task.percent) == ("左文书", 50)
    assert (str(task.budget), str(task.spent)) == ("5000.00", "1200.50")
    assert (task.text, task.satisfied) == ("过半", "满意8、基本满意1、不满意0")


def test_that_before_a_meeting_nobody_is_registered_as_absent(village: Rehearsal) -> None:
    prepare(village)
    assert village.record.read(registers_view).sign_ins == ()


def test_that_in_a_community_residents_stand_for_villagers() -> None:
    assert official("村民代表", VillageKind.COMMUNITY) == "居民代表"
    assert official("村委会成员", VillageKind.VILLAGE) == "村民委员会成员"
    assert listed_as([Role.COMMITTEE_MEMBER, Role.REPRESENTATIVE], VillageKind.COMMUNITY) == "居民代表"
    assert body_of_village("莲塘社区", "村民委员会", VillageKind.COMMUNITY) == "莲塘社区居民委员会"
    assert body_of_village("青石村", "村党组织", VillageKind.VILLAGE) == "青石村党组织"
    assert body_of_village("青石村", "青石村村民委员会", VillageKind.VILLAGE) == "青石村村民委员会"


@pytest.mark.parametrize(
    ("roles", "duty", "held"),
    [
        ([Role.COMMITTEE_MEMBER], "主任", "村民委员会主任"),
        ([Role.COMMITTEE_MEMBER], "", "村民委员会成员"),
        ([Role.SUPERVISOR], "委员", "村务监督委员会委员"),
        ([Role.COMMITTEE_MEMBER], "村党支部书记、村委会主任", "村党支部书记、村民委员会主任"),
        ([Role.GROUP_LEADER], "", "一组组长"),
        ([Role.PARTY_ORGANISATION_MEMBER], "书记", "村党组织书记"),
        ([Role.REPRESENTATIVE], "", ""),
    ],
)
def test_that_an_office_is_named_in_full(roles: list[Role], duty: str, held: str) -> None:
    assert office(roles, duty, "一组", VillageKind.VILLAGE) == held


def test_that_groups_stand_in_the_order_of_their_numerals() -> None:
    groups = ["", "十一组", "二组", "上坝", "十组", "一组", "二十一组"]
    assert sorted(groups, key=order_of_group) == ["一组", "二组", "十组", "十一组", "二十一组", "上坝", ""]
