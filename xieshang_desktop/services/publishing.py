"""Acts that tell others of a result: posted, explained, reported back and up, objections answered."""

from __future__ import annotations

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.afterwards import (
    ExplainTo,
    PostResult,
    ReceiveObjection,
    RecordTownshipReply,
    ReplyObjection,
    ReportBack,
    ReportToTownship,
    TakeDownPosting,
)
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.outcomes import (
    Explanation,
    FeedbackReport,
    Objection,
    Posting,
    TownshipReport,
)
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import get, get_topic, people_on_roster, person_on_roster
from xieshang_desktop.services.pictures import keep_pictures
from xieshang_desktop.storage.unit_of_work import Work

OUTCOMES = Changes(outcomes=True, topics=True)


def post_result(work: Work, act: PostResult) -> Changes:
    topic = get_topic(work, act.topic) if act.topic is not None else None
    meeting = get(work, Meeting, act.meeting, "会议") if act.meeting is not None else None
    if topic is None and meeting is None:
        raise refusals.wrong_stage("没有写明公布哪个议题或会议。", "请选议题。")
    if act.from_ > act.to:
        raise refusals.wrong_stage("公示的起止日期颠倒了。", "请核对日期。")
    posting = Posting(
        id=act.key,
        topic_id=act.topic,
        meeting_id=act.meeting,
        what=act.what,
        channel=act.channel,
        posted_from=act.from_,
        posted_to=act.to,
        photo=act.photo,
        at=act.at,
    )
    work.add(posting)
    keep_pictures(work, act.pictures, posting_id=posting.id)
    return OUTCOMES


def take_down_posting(work: Work, act: TakeDownPosting) -> Changes:
    posting = get(work, Posting, act.posting, "公示")
    if posting.taken_down_on is not None:
        raise refusals.wrong_stage("这份公示已经撤下。")
    if act.at.date() < posting.posted_from:
        raise refusals.wrong_stage("撤下的日期早于张贴的日期。", "请核对日期。")
    posting.taken_down_on = act.at.date()
    if act.photo is not None:
        posting.photo = act.photo
    keep_pictures(work, act.pictures, posting_id=posting.id)
    return OUTCOMES


def receive_objection(work: Work, act: ReceiveObjection) -> Changes:
    topic = get_topic(work, act.topic)
    person = person_on_roster(work, act.who, act.at.date())
    objection = Objection(
        id=act.key, topic_id=topic.id, person_id=person.id, text=act.text, received_at=act.at
    )
    work.add(objection)
    return OUTCOMES


def reply_objection(work: Work, act: ReplyObjection) -> Changes:
    objection = get(work, Objection, act.objection, "异议")
    if objection.replied_at is not None:
        raise refusals.wrong_stage("这条异议已经答复。")
    objection.reply = act.text
    objection.replied_at = act.at
    return OUTCOMES


def explain_to(work: Work, act: ExplainTo) -> Changes:
    topic = get_topic(work, act.topic)
    people_on_roster(work, (act.who, act.by), act.at.date())
    row = Explanation(
        topic_id=topic.id,
        person_id=act.who,
        by_id=act.by,
        text=act.text,
        accepted=act.accepted,
        at=act.at,
    )
    work.add(row)
    return OUTCOMES


def report_back(work: Work, act: ReportBack) -> Changes:
    topic = get_topic(work, act.topic)
    people = people_on_roster(work, act.whos, act.at.date())
    row = FeedbackReport(
        topic_id=topic.id,
        channel=act.channel,
        text=act.text,
        person_ids=[person.id for person in people],
        parties=[kind.value for kind in act.parties],
        at=act.at,
    )
    work.add(row)
    return OUTCOMES


def report_to_township(work: Work, act: ReportToTownship) -> Changes:
    if act.topic is None and act.meeting is None:
        raise refusals.wrong_stage("没有写明上报哪个议题或会议。", "请选议题。")
    if act.topic is not None:
        get_topic(work, act.topic)
    if act.meeting is not None:
        get(work, Meeting, act.meeting, "会议")
    work.add(TownshipReport(id=act.key, topic_id=act.topic, meeting_id=act.meeting, to=act.to, at=act.at))
    return OUTCOMES


def record_township_reply(work: Work, act: RecordTownshipReply) -> Changes:
    report = get(work, TownshipReport, act.report, "上报")
    report.reply_adopted = act.adopted
    report.reply = act.text
    report.replied_at = act.at
    return OUTCOMES
