"""The linked sheets of 四议两公开, filled with what the record has of each step."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import posting_days
from xieshang_desktop.domain.vocabulary import (
    MeetingForm,
    Outcome,
    PostingOf,
    TopicSource,
    VillageKind,
)
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Objection, Posting
from xieshang_desktop.models.room import Vote
from xieshang_desktop.models.topics import CommitteesDeliberation, PartyReview, Topic, TopicNote
from xieshang_desktop.queries.facts.law import quorum_of, village_of
from xieshang_desktop.queries.facts.sittings import newest_deliberation, newest_review
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.papers.afterwards import DisclosureView, FourStepsView, FourStepView
from xieshang_desktop.queries.papers.attendance import UNITS
from xieshang_desktop.queries.papers.people import meeting_people
from xieshang_desktop.queries.papers.topic_facts import Decided, decided, topic_number
from xieshang_desktop.queries.papers.votes import vote_view

DECIDE = (MeetingForm.VILLAGERS_ASSEMBLY, MeetingForm.VILLAGER_REPRESENTATIVES)
MOTIVES = {
    TopicSource.JOINT_VILLAGERS: "村民（代表）联名",
    TopicSource.JOINT_REPRESENTATIVES: "村民（代表）联名",
    TopicSource.PARTY_CONCERNED: "党员群众建议",
    TopicSource.PARTY_ORGANISATION: "村干部提议",
    TopicSource.COMMITTEE: "村干部提议",
    TopicSource.SUPERVISORY_COMMITTEE: "村干部提议",
    TopicSource.SUPERIORS: "上级安排",
    TopicSource.REQUIRED_BY_LAW: "上级安排",
}


def has_four_steps(session: Session, topic_id: str) -> bool:
    """Whether a village's assembly decided a topic that the party organisation had looked into before."""
    if village_of(session).kind is VillageKind.COMMUNITY or newest_review(session, topic_id) is None:
        return False
    found = decided(session, topic_id)
    return found is not None and found.meeting.form in DECIDE and found.item.outcome is Outcome.PASSED


def four_steps_view(session: Session, topic_id: str) -> FourStepsView:
    """The six sheets; a step that the record does not have stays blank for a pen."""
    topic = session.get_one(Topic, topic_id)
    found = decided(session, topic_id)
    return FourStepsView(
        village=village_of(session).name,
        number=topic_number(session, topic),
        topic=topic.title,
        motive=MOTIVES.get(topic.source, ""),
        reason=topic.description,
        proposal=_proposal(session, topic),
        deliberation=_deliberation(session, topic_id),
        examination=_examination(session, topic_id),
        resolution=_held(session, found.item, found) if found is not None else FourStepView(),
        decision_posted=_disclosure(session, topic_id, PostingOf.RESULT, found),
        outcome_posted=_disclosure(session, topic_id, PostingOf.IMPLEMENTATION, None),
    )


def _proposal(session: Session, topic: Topic) -> FourStepView:
    """What the party organisation looked into."""
    review = newest_review(session, topic.id)
    if review is None:
        return FourStepView()
    return replace(
        _sat(session, review),
        form="村党组织会议",
        content=topic.description or topic.title,
        result=review.text or ("同意" if review.agreed else "不同意"),
    )


def _deliberation(session: Session, topic_id: str) -> FourStepView:
    """What the two committees said; blank where they are not on record with it."""
    found = newest_deliberation(session, topic_id)
    if found is None:
        return FourStepView()
    return replace(
        _sat(session, found),
        form="村“两委”联席会议",
        content=found.text,
        result="同意提交审议" if found.agreed else "不同意",
    )


def _sat(session: Session, row: PartyReview | CommitteesDeliberation) -> FourStepView:
    """When, where and who; what was not noted stays for a pen."""
    there = row.person_ids or []
    names = names_of(session, [*there, *(who for who in (row.chair_id, row.recorder_id) if who)])
    held = row.held_at or row.at
    return FourStepView(
        at=held,
        place=row.place or "",
        chair=names.get(row.chair_id or "", ""),
        recorder=names.get(row.recorder_id or "", ""),
        entitled=row.should_attend,
        present=len(there) if there else None,
        people=tuple(names[who] for who in there),
        entered_on=row.at.date() if row.at.date() > held.date() else None,
    )


def _examination(session: Session, topic_id: str) -> FourStepView:
    asked = (
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.topic_id == topic_id,
            AgendaItem.outcome.is_not(None),
            Meeting.form == MeetingForm.PARTY_MEMBERS,
        )
        .order_by(AgendaItem.finished_at.desc())
    )
    item = session.scalars(asked.limit(1)).first()
    return _held(session, item, None) if item is not None else FourStepView()


def _held(session: Session, item: AgendaItem, found: Decided | None) -> FourStepView:
    meeting = session.get_one(Meeting, item.meeting_id)
    people = meeting_people(session, meeting.id)
    quorum = quorum_of(session, meeting.id)
    vote = session.scalars(
        select(Vote)
        .where(Vote.item_id == item.id, Vote.closed_at.is_not(None))
        .order_by(Vote.closed_at.desc())
        .limit(1)
    ).first()
    outcome = item.outcome.value if item.outcome is not None else ""
    return FourStepView(
        at=meeting.opened_at or meeting.starts_at,
        place=meeting.place,
        form=meeting.form.value,
        chair=people.name(meeting.chair_id),
        recorder=people.name(meeting.recorder_id),
        entitled=quorum.base,
        present=quorum.present,
        unit=UNITS[quorum.unit],
        content=found.text if found is not None else item.title,
        vote=vote_view(session, vote, people) if vote is not None else None,
        result="。".join(part.rstrip("。") for part in (outcome, item.conclusion or "") if part),
    )


def _disclosure(session: Session, topic_id: str, what: PostingOf, found: Decided | None) -> DisclosureView:
    asked = select(Posting).where(Posting.topic_id == topic_id, Posting.what == what)
    rows = session.scalars(asked.order_by(Posting.posted_from, Posting.at)).all()
    if not rows:
        return DisclosureView()
    first = min(row.posted_from for row in rows)
    last = max(row.posted_to for row in rows)
    return DisclosureView(
        channel="、".join(dict.fromkeys(row.channel.value for row in rows)),
        first=first,
        last=last,
        days=posting_days(first, last),
        content=_posted(found) if found is not None else "落实情况",
        objections=_objections(session, topic_id) if what is PostingOf.RESULT else "",
        supervision=_supervision(session, topic_id) if what is PostingOf.IMPLEMENTATION else "",
    )


def _posted(found: Decided) -> str:
    """What the notice of a result says: what was put, that it passed, and what was added."""
    said = f"{found.meeting.form}{found.outcome}：{found.text.rstrip('。')}"
    return f"{said}。{found.item.conclusion}" if found.item.conclusion else said


def _objections(session: Session, topic_id: str) -> str:
    """The matter of each objection and its answer, without the name."""
    rows = session.scalars(
        select(Objection).where(Objection.topic_id == topic_id).order_by(Objection.received_at)
    )
    return "；".join(
        row.text.rstrip("。") + (f"（答复：{row.reply.rstrip('。')}）" if row.reply else "（待答复）")
        for row in rows
    )


def _supervision(session: Session, topic_id: str) -> str:
    asked = select(TopicNote.text).where(TopicNote.topic_id == topic_id, TopicNote.kind == "监督意见")
    return "；".join(text.rstrip("。") for text in session.scalars(asked.order_by(TopicNote.at)))
