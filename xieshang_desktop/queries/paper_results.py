"""The public notices of what a meeting came to: totals only, one notice for each period of posting."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import posting_days, posting_end, posting_needed
from xieshang_desktop.domain.vocabulary import MeetingState, Outcome, PostingOf, VillageKind, VoteState
from xieshang_desktop.domain.wording import sentence
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Posting
from xieshang_desktop.models.room import Vote
from xieshang_desktop.queries.law import village_of, village_rules
from xieshang_desktop.queries.paper_agenda import proposal_of
from xieshang_desktop.queries.paper_attendance import quorum_view
from xieshang_desktop.queries.paper_notices import PostedItemView, PostingView
from xieshang_desktop.queries.paper_people import MeetingPeople, meeting_people
from xieshang_desktop.queries.paper_votes import vote_view
from xieshang_desktop.queries.paper_words import body_of_village, official
from xieshang_desktop.queries.papers import QuorumView

RESULTS = (Outcome.PASSED, Outcome.NOT_PASSED, Outcome.AGREED, Outcome.MOSTLY_AGREED, Outcome.TO_TOWNSHIP)
"""What is posted; what is not settled is not a result yet."""
OVER = (MeetingState.CLOSED, MeetingState.SEALED)
Period = tuple[date, date]


def posting_views(session: Session, meeting_id: str) -> tuple[PostingView, ...]:
    """The notices of a meeting's results. Results not posted yet get the period that the law asks for."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state not in OVER or meeting.closed_at is None:
        return ()
    people = meeting_people(session, meeting_id)
    quorum = quorum_view(session, meeting_id, people)
    closed = meeting.closed_at.date()
    dated = [(_period(session, item, closed), item) for item in _settled(session, meeting_id)]
    dated.sort(key=lambda pair: (pair[0], pair[1].ordinal))
    return tuple(
        _view(session, meeting, people, quorum, period, [item for _, item in group])
        for period, group in groupby(dated, key=lambda pair: pair[0])
    )


def _settled(session: Session, meeting_id: str) -> list[AgendaItem]:
    """Items that came to a result and concern a topic or were voted on; a mere report is not posted."""
    voted = select(Vote.item_id).where(Vote.meeting_id == meeting_id, Vote.state == VoteState.CLOSED)
    asked = select(AgendaItem).where(
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.outcome.in_(RESULTS),
        AgendaItem.topic_id.is_not(None) | AgendaItem.id.in_(voted),
    )
    return list(session.scalars(asked.order_by(AgendaItem.ordinal)))


def _period(session: Session, item: AgendaItem, closed: date) -> Period:
    """From when to when a result hangs: as posted (the first time), else from the day after the meeting."""
    asked = select(Posting).where(
        Posting.what == PostingOf.RESULT,
        (Posting.topic_id == item.topic_id) | (Posting.meeting_id == item.meeting_id),
        Posting.posted_from >= closed,
    )
    posted = session.scalars(asked.order_by(Posting.posted_from, Posting.at).limit(1)).first()
    if posted is not None:
        return posted.posted_from, posted.taken_down_on or posted.posted_to
    first = closed + timedelta(days=1)
    return first, posting_end(first, posting_needed(village_rules(session)).days)


def _view(
    session: Session,
    meeting: Meeting,
    people: MeetingPeople,
    quorum: QuorumView,
    period: Period,
    items: list[AgendaItem],
) -> PostingView:
    village = village_of(session)
    committee = body_of_village(village.name, "村民委员会", village.kind)
    posted = tuple(_item(session, item, people) for item in items)
    first, last = period
    return PostingView(
        title=f"{village.name}关于{_about(meeting, items)}的公示",
        addressees="全体居民" if village.kind is VillageKind.COMMUNITY else "全体村民",
        form=meeting.form.value,
        held_at=meeting.opened_at or meeting.starts_at,
        place=meeting.place,
        items=posted,
        first=first,
        last=last,
        signers=(committee,),
        issued_on=first,
        quorum=quorum,
        days=posting_days(first, last),
        objections_to=body_of_village(village.name, "村务监督委员会", village.kind),
    )


def _about(meeting: Meeting, items: list[AgendaItem]) -> str:
    kind = "表决结果" if meeting.form.decides else "协商成果"
    if len(items) == 1:
        return f"{items[0].title}{kind}"
    return f"{meeting.starts_at.month}月{meeting.starts_at.day}日{meeting.form.value}{kind}"


def _item(session: Session, item: AgendaItem, people: MeetingPeople) -> PostedItemView:
    votes = select(Vote).where(Vote.item_id == item.id, Vote.state == VoteState.CLOSED)
    last = session.scalars(votes.order_by(Vote.opened_at.desc(), Vote.id.desc()).limit(1)).first()
    outcome = official(item.outcome.value, people.village) if item.outcome is not None else ""
    return PostedItemView(
        title=item.title,
        summary=proposal_of(session, item),
        outcome=sentence(outcome) + sentence(item.conclusion or ""),
        vote=vote_view(session, last, people) if last is not None else None,
    )
