"""The appraisal of members that a meeting held (民主评议), as its papers show it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.shares import MORE_THAN_HALF
from xieshang_desktop.domain.vocabulary import ItemKind, VoteState
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import Vote
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.appraisals import UNFIT
from xieshang_desktop.queries.facts.law import quorum_of, village_of
from xieshang_desktop.queries.facts.tallies import agreed_count, newest_tally
from xieshang_desktop.queries.papers.attendance import UNITS
from xieshang_desktop.queries.papers.items import CountView
from xieshang_desktop.queries.papers.payments import AppraisalRowView, AppraisalView
from xieshang_desktop.queries.papers.people import MeetingPeople, meeting_people
from xieshang_desktop.queries.papers.residents import PersonFacts, people_of
from xieshang_desktop.queries.papers.texts import texts_of_meeting
from xieshang_desktop.queries.papers.topic_facts import board_of, bodies_of_village
from xieshang_desktop.queries.papers.votes import counters_of, scrutineers

APPRAISED_BY_LAW = "《村民委员会组织法》第三十八条"
NOTE = "本次被评议为不称职；连续两次被评议不称职的，职务终止"


def has_appraisals(session: Session, meeting_id: str) -> bool:
    """Whether a meeting has appraised somebody."""
    return bool(_appraisals(session, meeting_id))


def appraisal_view(session: Session, meeting_id: str) -> AppraisalView:
    """The papers for everybody who was appraised, in the order of the counts."""
    meeting = session.get_one(Meeting, meeting_id)
    people = meeting_people(session, meeting_id)
    bodies = bodies_of_village(session, texts_of_meeting(session, meeting), meeting.starts_at.date())
    quorum = quorum_of(session, meeting_id)
    votes = _appraisals(session, meeting_id)
    held = meeting.opened_at or meeting.starts_at
    count = agreed_count(session, votes[0]) if votes else None
    title = _title(meeting.title)
    board = board_of(f"{title}结果公示", bodies, None, held.date(), APPRAISED_BY_LAW)
    return AppraisalView(
        board=replace(board, signers=(bodies.supervisors,)),
        village=village_of(session).name,
        title=title,
        held_at=held,
        place=meeting.place,
        form=meeting.form.value,
        led_by=bodies.supervisors,
        entitled=quorum.base,
        present=quorum.present,
        rows=tuple(_row(session, vote, quorum.present) for vote in votes),
        unit=UNITS[quorum.unit],
        method=votes[0].method.value if votes else "",
        issued=count.issued if count is not None else None,
        returned=count.returned if count is not None else None,
        chair=people.name(meeting.chair_id),
        scrutineers=scrutineers(people),
        counters=_counters(session, votes, people),
    )


def _appraisals(session: Session, meeting_id: str) -> list[Vote]:
    """The counts of a meeting that appraised somebody: those with 不称职 among their options."""
    asked = (
        select(Vote)
        .join(AgendaItem, AgendaItem.id == Vote.item_id)
        .where(
            Vote.meeting_id == meeting_id,
            Vote.state == VoteState.CLOSED,
            AgendaItem.kind == ItemKind.APPRAISE,
        )
        .order_by(Vote.opened_at, Vote.id)
    )
    return [vote for vote in session.scalars(asked) if UNFIT in vote.options]


def _title(meeting: str) -> str:
    """民主评议, from the title of a meeting for it alone or of one that did other things too."""
    return meeting.removesuffix("会") if "评议" in meeting else f"{meeting}民主评议"


def _appraised(session: Session, motion: str) -> PersonFacts | None:
    """The person on the register whom a motion names, the longest name first."""
    named = select(Person.id).where(literal(motion).contains(Person.name))
    longest = named.order_by(func.length(Person.name).desc(), Person.id).limit(1)
    return next(iter(people_of(session, session.scalars(longest)).values()), None)


def _row(session: Session, vote: Vote, present: int) -> AppraisalRowView:
    tally = newest_tally(session, vote.id)
    count = agreed_count(session, vote)
    counted = tally.counts if tally is not None and tally.counts is not None else {}
    counts = tuple(CountView(grade, int(counted.get(grade, 0))) for grade in vote.options)
    person = _appraised(session, vote.motion)
    most = next((each.label for each in counts if MORE_THAN_HALF.met(each.count, present)), "")
    return AppraisalRowView(
        name=person.name if person is not None else vote.motion,
        duty=person.office(village_of(session).kind) if person is not None else "",
        counts=counts,
        abstain=count.abstain or 0,
        invalid=count.invalid,
        result=most,
        note=NOTE if most == UNFIT else "",
    )


def _counters(session: Session, votes: list[Vote], people: MeetingPeople) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for vote in votes for name in counters_of(session, vote, people)))
