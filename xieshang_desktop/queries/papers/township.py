"""The result of a consultation as it is reported to the township, with what was answered."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Stance
from xieshang_desktop.models.outcomes import Explanation, TownshipReport
from xieshang_desktop.models.room import Opinion, Vote
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.papers.afterwards import TownshipReplyView, TownshipReportView
from xieshang_desktop.queries.papers.attendance import attendees, observers, quorum_view
from xieshang_desktop.queries.papers.items import CountView, OpinionView, VoteView
from xieshang_desktop.queries.papers.people import MeetingPeople, meeting_people
from xieshang_desktop.queries.papers.residents import people_of
from xieshang_desktop.queries.papers.texts import texts_of_result
from xieshang_desktop.queries.papers.topic_facts import (
    Decided,
    bodies_of_village,
    decided,
    duties_of,
    government_of,
    issue_of,
)
from xieshang_desktop.queries.papers.votes import vote_view
from xieshang_desktop.queries.papers.words import body_of_village, official


def has_township_report(session: Session, topic_id: str) -> bool:
    """Whether a topic that a meeting ended was reported to the township."""
    return _report(session, topic_id) is not None and decided(session, topic_id) is not None


def _report(session: Session, topic_id: str) -> TownshipReport | None:
    asked = select(TownshipReport).where(TownshipReport.topic_id == topic_id)
    return session.scalars(asked.order_by(TownshipReport.at.desc(), TownshipReport.id).limit(1)).first()


def township_report_view(session: Session, topic_id: str) -> TownshipReportView:
    """The newest report on a topic. Raises LookupError where none was made or no meeting ended it."""
    report, found = _report(session, topic_id), decided(session, topic_id)
    if report is None or found is None:
        raise LookupError(topic_id)
    topic = session.get_one(Topic, topic_id)
    village = village_of(session)
    people = meeting_people(session, found.meeting.id)
    issued = report.at.date()
    bodies = bodies_of_village(session, texts_of_result(session, found.meeting, issued), issued)
    return TownshipReportView(
        to=government_of(report.to),
        village=village.name,
        topic=topic.title,
        form=official(found.meeting.form.value, village.kind),
        held_at=found.meeting.opened_at or found.meeting.starts_at,
        place=found.meeting.place,
        lead=body_of_village(village.name, found.meeting.convener or "村民委员会", village.kind),
        issue=issue_of(bodies, issued),
        entrusted_by=topic.entrusted_by or "",
        background=_background(topic, official(topic.source.value, village.kind)),
        parties=_parties(people),
        quorum=quorum_view(session, found.meeting.id, people),
        opinions=_opinions(session, found, people),
        vote=_vote(session, found, people),
        outcome=found.outcome,
        result=found.item.conclusion or found.text,
        dissent=_dissent(session, topic_id, found),
        duties=duties_of(session, topic_id),
        attachments=(f"{found.meeting.form}记录复印件", "协商结果报告反馈单"),
        reply=_reply(report),
    )


def _background(topic: Topic, source: str) -> str:
    by = f"议题来源：{source}"
    return f"{topic.description.rstrip('。')}。{by}" if topic.description else by


def _parties(people: MeetingPeople) -> tuple[CountView, ...]:
    """Those who came by what they are on the list, and those who listened."""
    kinds = Counter(each.kind or "其他人员" for each in attendees(people))
    if len(kinds) == 1 and "其他人员" in kinds:
        return ()
    counts = [CountView(kind, count) for kind, count in kinds.most_common()]
    watching = len(observers(people))
    return (*counts, CountView("列席人员", watching)) if watching else tuple(counts)


def _opinions(session: Session, found: Decided, people: MeetingPeople) -> tuple[OpinionView, ...]:
    asked = select(Opinion).where(Opinion.item_id == found.item.id).order_by(Opinion.at, Opinion.id)
    rows = session.scalars(asked).all()
    known = people_of(session, [row.person_id for row in rows])
    views = []
    for row in rows:
        person = known[row.person_id]
        whence = person.group or person.office(people.village) or people.party(person.id)
        reason = row.handling_reason or ""
        views.append(OpinionView(person.name, row.stance.value, row.text, whence, row.adopted, reason))
    return tuple(views)


def _vote(session: Session, found: Decided, people: MeetingPeople) -> VoteView | None:
    asked = select(Vote).where(Vote.item_id == found.item.id, Vote.closed_at.is_not(None))
    vote = session.scalars(asked.order_by(Vote.closed_at.desc()).limit(1)).first()
    return vote_view(session, vote, people) if vote is not None else None


def _dissent(session: Session, topic_id: str, found: Decided) -> str:
    """How many were of another opinion, and to how many it was explained."""
    against = select(func.count(distinct(Opinion.person_id))).where(
        Opinion.item_id == found.item.id, Opinion.stance.in_((Stance.AGAINST, Stance.RESERVATION))
    )
    count = session.scalar(against) or 0
    told = select(func.count(distinct(Explanation.person_id))).where(Explanation.topic_id == topic_id)
    explained = session.scalar(told) or 0
    if not count:
        return ""
    return f"有{count}人持不同意见" + (f"，已向{explained}人解释说明" if explained else "")


def _reply(report: TownshipReport) -> TownshipReplyView:
    if report.replied_at is None:
        return TownshipReplyView()
    return TownshipReplyView(report.reply_adopted, report.reply or "", report.replied_at.date())
