"""The ballots to be printed beforehand, as the village wants them."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import ItemKind, ItemState, MeetingState, VoteMethod
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import Vote
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.facts.room import count_room
from xieshang_desktop.queries.facts.tallies import agreed_count
from xieshang_desktop.queries.facts.texts import text_in_force
from xieshang_desktop.queries.papers.notices import BallotView
from xieshang_desktop.queries.papers.texts import Texts, texts_of_meeting
from xieshang_desktop.queries.papers.words import body_of_village

ON_PAPER = (VoteMethod.SECRET_BALLOT, VoteMethod.ROLL_CALL, VoteMethod.WRITTEN)
OPENED = (MeetingState.RUNNING, MeetingState.ADJOURNED, MeetingState.CLOSED, MeetingState.SEALED)


def ballot_views(session: Session, meeting_id: str) -> tuple[BallotView, ...]:
    """The ballots that a meeting needs: of votes taken on paper, and of items that are still to be voted.

    What is not opened yet may be voted either way, so a ballot is printed for each item marked 表决.
    """
    meeting = session.get_one(Meeting, meeting_id)
    votes = list(session.scalars(select(Vote).where(Vote.meeting_id == meeting_id).order_by(Vote.opened_at)))
    voted = {vote.item_id for vote in votes}
    village = village_of(session)
    issuer = body_of_village(village.name, meeting.convener or "村民委员会", village.kind)
    texts = texts_of_meeting(session, meeting)
    cast = [_ballot_of_vote(session, meeting, vote, issuer) for vote in votes if vote.method in ON_PAPER]
    cast = [as_the_village_wants(ballot, texts) for ballot in cast]
    if meeting.state in (MeetingState.CLOSED, MeetingState.SEALED):
        return tuple(cast)
    count = count_room(session, meeting_id)
    papers = count.present if meeting.state in OPENED else count.base
    waiting = [item for item in _items_to_vote(session, meeting_id) if item.id not in voted]
    return (
        *cast,
        *(
            as_the_village_wants(
                BallotView(meeting.title, "表决票", (_motion(session, item),), papers, issuer=issuer), texts
            )
            for item in waiting
        ),
    )


MARKS = {
    "赞成√反对×弃权○": (("赞成", "√"), ("反对", "×"), ("弃权", "○")),
    "赞成○反对×弃权不画": (("赞成", "○"), ("反对", "×"), ("弃权", "")),
}
"""What the village's choice of marks means; with none of these each answer has a field of its own."""
TO_A_PAGE = {"每页6张": (2, 3), "每页8张": (2, 4)}
"""Slips across and down; otherwise three below each other."""


def as_the_village_wants(ballot: BallotView, texts: Texts) -> BallotView:
    """A ballot with the marks, the rules, the numbers and the size that the village has chosen."""
    across, down = TO_A_PAGE.get(texts["ballot.per_page"], (ballot.across, ballot.down))
    return replace(
        ballot,
        marks=() if ballot.choices else MARKS.get(texts["ballot.marks"], ()),
        rules=texts["ballot.rules"],
        numbered=ballot.numbered or texts["ballot.numbers"] == "编号",
        across=across,
        down=down,
    )


def _ballot_of_vote(session: Session, meeting: Meeting, vote: Vote, issuer: str) -> BallotView:
    issued = agreed_count(session, vote).issued
    by_name = vote.method is VoteMethod.ROLL_CALL
    view = BallotView(
        meeting=meeting.title,
        title="表决票",
        motions=(vote.motion,),
        count=issued or len(vote.electorate_ids),
        issuer=issuer,
        numbered=by_name,
        secret=not by_name,
    )
    if not vote.options:
        return view
    return replace(view, title="选票", choices=tuple(vote.options), choose=vote.choose or 1)


def _items_to_vote(session: Session, meeting_id: str) -> list[AgendaItem]:
    asked = select(AgendaItem).where(
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.kind == ItemKind.VOTE,
        AgendaItem.state.in_((ItemState.NOT_STARTED, ItemState.RUNNING)),
    )
    return list(session.scalars(asked.order_by(AgendaItem.ordinal)))


def _motion(session: Session, item: AgendaItem) -> str:
    return text_in_force(session, item.id) or item.title
