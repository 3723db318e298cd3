"""How far the counting of an open vote has come, and who has answered by name or in writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, VoteMethod
from xieshang_desktop.models.floor import Bundle, PartCount, Recount
from xieshang_desktop.models.meetings import Invitation
from xieshang_desktop.models.room import NamedVote, WrittenReply
from xieshang_desktop.models.village import Household
from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.names import heads_of, order_of_group


@dataclass(frozen=True, slots=True)
class VoterRow:
    """One voting member in a vote by name, or one household or person asked in writing, with the answer."""

    person_id: str
    name: str
    group: str
    choice: str
    household: bool = False


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A part of the hall that is counted apart; ``voters`` None where nobody knows how many it has."""

    name: str
    voters: int | None


@dataclass(frozen=True, slots=True)
class CountingRow:
    """How far the counting has come: all of it is on record."""

    parts: Mapping[tuple[str, str], int]
    """What was counted, by section (empty: the whole hall) and question."""
    sections: tuple[SectionRow, ...]
    """The groups of those who vote, where there are several."""
    bundles: tuple[Mapping[str, int], ...]
    recounts: tuple[str, ...]
    """Why it was counted again."""
    tellers: tuple[tuple[str, str], ...]
    """Ids and names of those appointed to count."""


NOTHING_COUNTED = CountingRow({}, (), (), (), ())


def counting_of(
    session: Session, vote: Row[*tuple[Any, ...]], people: Mapping[str, PersonLine]
) -> CountingRow:
    parts = select(PartCount.section, PartCount.question, PartCount.count)
    bundles = select(Bundle.counts).where(Bundle.vote_id == vote.id).order_by(Bundle.number)
    recounts = select(Recount.reason).where(Recount.vote_id == vote.id).order_by(Recount.at, Recount.id)
    return CountingRow(
        parts={
            (section, question): count
            for section, question, count in session.execute(parts.where(PartCount.vote_id == vote.id))
        },
        sections=_sections(vote.electorate_ids, people),
        bundles=tuple(session.scalars(bundles)),
        recounts=tuple(session.scalars(recounts)),
        tellers=_tellers(session, vote.meeting_id, people),
    )


def _sections(electorate: Sequence[str], people: Mapping[str, PersonLine]) -> tuple[SectionRow, ...]:
    """The groups of those who vote with their numbers; none where there is but one, or people of none."""
    counted = Counter(people[key].group if key in people else "" for key in electorate)
    if len(counted) < 2 or "" in counted:
        return ()
    return tuple(SectionRow(name, counted[name]) for name in sorted(counted, key=order_of_group))


def _tellers(
    session: Session, meeting_id: str, people: Mapping[str, PersonLine]
) -> tuple[tuple[str, str], ...]:
    asked = select(Invitation.person_id).where(
        Invitation.meeting_id == meeting_id, Invitation.capacity == Capacity.TELLER
    )
    return tuple((key, people[key].name) for key in session.scalars(asked) if key in people)


def voters_of(
    session: Session, vote: Row[*tuple[Any, ...]], people: Mapping[str, PersonLine]
) -> tuple[VoterRow, ...]:
    """Who answers by name or in writing; empty for every other method, so that a secret stays one."""
    if vote.method is VoteMethod.WRITTEN:
        return _asked_in_writing(session, vote, people)
    if vote.method is not VoteMethod.ROLL_CALL:
        return ()
    rows = session.execute(select(NamedVote.person_id, NamedVote.choice).where(NamedVote.vote_id == vote.id))
    given = {row[0]: row[1] for row in rows}
    known = [people[person_id] for person_id in vote.electorate_ids if person_id in people]
    return tuple(VoterRow(each.id, each.name, each.group, given.get(each.id, "")) for each in known)


def _asked_in_writing(
    session: Session, vote: Row[*tuple[Any, ...]], people: Mapping[str, PersonLine]
) -> tuple[VoterRow, ...]:
    """Everybody on the list, households by number and head; each with what was answered at the door."""
    given = {
        person or household: choice
        for person, household, choice in session.execute(
            select(WrittenReply.person_id, WrittenReply.household_id, WrittenReply.choice).where(
                WrittenReply.vote_id == vote.id
            )
        )
    }
    homes = {row.id: row for row in session.execute(select(Household.id, Household.number))}
    heads = heads_of(session, homes.keys() & set(vote.electorate_ids))
    rows = []
    for key in vote.electorate_ids:
        if key in homes:
            number, head = homes[key].number, heads.get(key)
            name = f"{head.name if head else number}户"
            group = f"{head.group if head else ''}　{number}"
            rows.append(VoterRow(key, name, group, given.get(key, ""), household=True))
        elif key in people:
            rows.append(VoterRow(key, people[key].name, people[key].group, given.get(key, "")))
    return tuple(rows)
