"""The public notices of what a meeting came to: totals only, one notice for each period of posting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import posting_days, posting_end, posting_needed
from xieshang_desktop.domain.vocabulary import MeetingState, Outcome, PostingOf, VoteState
from xieshang_desktop.domain.wording import sentence
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Posting
from xieshang_desktop.models.room import Vote
from xieshang_desktop.queries.facts.law import village_of, village_rules
from xieshang_desktop.queries.papers.agenda import proposal_of
from xieshang_desktop.queries.papers.attendance import quorum_view
from xieshang_desktop.queries.papers.item_facts import ItemFacts, item_facts
from xieshang_desktop.queries.papers.notices import PostedItemView, PostingView
from xieshang_desktop.queries.papers.people import MeetingPeople, meeting_people
from xieshang_desktop.queries.papers.steps import last_of
from xieshang_desktop.queries.papers.texts import texts_of_meeting
from xieshang_desktop.queries.papers.topic_facts import Hanging, board_of, bodies_of_village
from xieshang_desktop.queries.papers.views import QuorumView
from xieshang_desktop.queries.papers.votes import vote_view
from xieshang_desktop.queries.papers.words import official

RESULTS = (Outcome.PASSED, Outcome.NOT_PASSED, Outcome.AGREED, Outcome.MOSTLY_AGREED, Outcome.TO_TOWNSHIP)
"""What is posted; what is not settled is not a result yet."""
OVER = (MeetingState.CLOSED, MeetingState.SEALED)
Period = tuple[date, date]


def posting_views(session: Session, meeting_id: str) -> tuple[PostingView, ...]:
    """The notices of a meeting's results. Results not posted yet get the period that the law asks for."""
    return last_of(posting_steps(session, meeting_id))


def posting_steps(session: Session, meeting_id: str) -> Iterator[tuple[PostingView, ...] | None]:
    """The same little by little: None after each step, at last the notices."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state not in OVER or meeting.closed_at is None:
        yield ()
        return
    people = meeting_people(session, meeting_id)
    quorum = quorum_view(session, meeting_id, people)
    yield None
    closed = meeting.closed_at.date()
    facts = item_facts(session, meeting_id, people)
    dated = [(_period(session, item, closed), item) for item in facts.items if _is_posted(facts, item)]
    dated.sort(key=lambda pair: (pair[0], pair[1].ordinal))
    yield None
    posted = {}
    for _, item in dated:
        posted[item.id] = _item(session, facts, item, people)
        yield None
    yield tuple(
        _view(session, meeting, quorum, period, [(item, posted[item.id]) for _, item in group])
        for period, group in groupby(dated, key=lambda pair: pair[0])
    )


def has_results(session: Session, meeting_id: str) -> bool:
    """Whether a meeting is over and came to something that is to be posted."""
    voted = select(Vote.item_id).where(Vote.meeting_id == meeting_id, Vote.state == VoteState.CLOSED)
    asked = (
        select(AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.id == meeting_id,
            Meeting.state.in_(OVER),
            AgendaItem.outcome.in_(RESULTS),
            AgendaItem.topic_id.is_not(None) | AgendaItem.id.in_(voted),
        )
    )
    return session.scalars(asked.limit(1)).first() is not None


def _is_posted(facts: ItemFacts, item: AgendaItem) -> bool:
    """Whether an item came to a result that concerns a topic or was voted on; a mere report is not posted."""
    return item.outcome in RESULTS and (item.topic_id is not None or item.id in facts.votes)


def _period(session: Session, item: AgendaItem, closed: date) -> Period:
    """From when to when a result hangs: as first put up, else from the day after the meeting."""
    asked = select(Posting).where(
        Posting.what == PostingOf.RESULT,
        (Posting.topic_id == item.topic_id) | (Posting.meeting_id == item.meeting_id),
        Posting.posted_from >= closed,
    )
    posted = session.scalars(asked.order_by(Posting.posted_from, Posting.at).limit(1)).first()
    if posted is not None:
        return posted.posted_from, posted.posted_to
    first = closed + timedelta(days=1)
    return first, posting_end(first, posting_needed(village_rules(session)).days)


def _view(
    session: Session,
    meeting: Meeting,
    quorum: QuorumView,
    period: Period,
    posted: list[tuple[AgendaItem, PostedItemView]],
) -> PostingView:
    village = village_of(session)
    bodies = bodies_of_village(session, texts_of_meeting(session, meeting), period[0])
    first, last = period
    title = _title(village.name, meeting, [item for item, _ in posted])
    return PostingView(
        board=board_of(title, bodies, Hanging(first, last, posting_days(first, last)), first),
        form=official(meeting.form.value, village.kind),
        held_at=meeting.opened_at or meeting.starts_at,
        place=meeting.place,
        items=tuple(view for _, view in posted),
        quorum=quorum,
    )


def _title(village: str, meeting: Meeting, items: list[AgendaItem]) -> str:
    kind = "表决结果" if meeting.form.decides else "协商成果"
    if len(items) == 1:
        return f"{village}关于{items[0].title}{kind}的公示"
    return f"{meeting.title}{kind}公示"


def _item(session: Session, facts: ItemFacts, item: AgendaItem, people: MeetingPeople) -> PostedItemView:
    votes = facts.votes.get(item.id)
    outcome = official(item.outcome.value, people.village) if item.outcome is not None else ""
    return PostedItemView(
        title=item.title,
        summary=proposal_of(facts, item),
        outcome=sentence(outcome) + sentence(item.conclusion or ""),
        vote=vote_view(session, votes[-1], people) if votes else None,
        levy=facts.levies.get(item.id, ""),
    )
