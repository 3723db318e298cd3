"""The vote of the running item: what was asked, who may answer, what the counts say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.choosing import Choice
from xieshang_desktop.domain.counting import MEASURE, PassLine, least
from xieshang_desktop.domain.vocabulary import Capacity, Verdict, VoteMethod, VoteState
from xieshang_desktop.models.meetings import Invitation, Recusal
from xieshang_desktop.models.room import Tally, Vote
from xieshang_desktop.queries.cockpit.counting import (
    NOTHING_COUNTED,
    CountingRow,
    VoterRow,
    counting_of,
    voters_of,
)
from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.facts.tallies import choice_of


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One line that must be passed: 到会过半数, 34, 至少18."""

    words: str
    base: int
    base_label: str
    needed: int
    half: int | None
    """Where the mark stands when more than one half is asked for; None where half is no whole vote."""
    clause: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """The counts of one teller; None where nothing has been counted yet."""

    teller: str
    for_: int | None
    against: int | None
    abstain: int | None
    invalid: int | None
    not_voted: int | None
    issued: int | None
    returned: int | None
    teller_id: str = ""
    counts: Mapping[str, int] | None = None
    ranks: Mapping[str, Sequence[int]] | None = None


@dataclass(frozen=True, slots=True)
class VoteView:
    id: str
    item_id: str
    motion: str
    text_version: int | None
    method: VoteMethod
    binding: bool
    state: VoteState
    opened_at: datetime
    closed_at: datetime | None
    voters: int
    recused: int
    rules: tuple[RuleLine, ...]
    tallies: tuple[TallyRow, ...]
    names: tuple[VoterRow, ...]
    scrutineers: tuple[str, ...]
    tellers: tuple[str, ...]
    verdict: Verdict | None
    sentence: str
    clause: str
    announced_at: datetime | None
    rounds: int
    """How many votes this item has had, this one included."""
    options: tuple[str, ...] = ()
    choose: int | None = None
    ranked: bool = False
    counting: CountingRow = NOTHING_COUNTED
    choice: Choice | None = None
    """Who was chosen in a vote among options, and between whom it is voted again."""
    earlier: tuple[str, ...] = ()
    """What the item's votes before this one came to, in a sentence each."""

    @property
    def by_household(self) -> bool:
        """Whether households answer, each once."""
        return any(voter.household for voter in self.names)

    @property
    def tally(self) -> TallyRow | None:
        """The counts recorded last."""
        return self.tallies[-1] if self.tallies else None


COLUMNS = (
    Vote.id,
    Vote.meeting_id,
    Vote.motion,
    Vote.text_version,
    Vote.method,
    Vote.binding,
    Vote.state,
    Vote.opened_at,
    Vote.closed_at,
    Vote.electorate_ids,
    Vote.bases,
    Vote.pass_rules,
    Vote.verdict,
    Vote.sentence,
    Vote.clause,
    Vote.announced_at,
    Vote.options,
    Vote.choose,
    Vote.ranked,
)


def vote_view(session: Session, item_id: str, people: Mapping[str, PersonLine]) -> VoteView | None:
    """The last vote of the item, open or closed; None where there was none."""
    newest = select(*COLUMNS).where(Vote.item_id == item_id).order_by(Vote.opened_at.desc(), Vote.id.desc())
    row = session.execute(newest.limit(1)).first()
    if row is None:
        return None
    officers = officers_of(session, row.meeting_id, people)
    return VoteView(
        id=row.id,
        item_id=item_id,
        motion=row.motion,
        text_version=row.text_version,
        method=row.method,
        binding=row.binding,
        state=row.state,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        voters=len(row.electorate_ids),
        recused=_count(session, select(func.count()).where(Recusal.item_id == item_id)),
        rules=tuple(rule_line(rule, row.bases) for rule in row.pass_rules),
        tallies=_tallies(session, row.id, people),
        names=voters_of(session, row, people),
        scrutineers=officers.get(Capacity.SCRUTINEER, ()),
        tellers=officers.get(Capacity.TELLER, ()),
        verdict=row.verdict,
        sentence=row.sentence or "",
        clause=row.clause or "",
        announced_at=row.announced_at,
        rounds=_count(session, select(func.count()).where(Vote.item_id == item_id)),
        options=tuple(row.options),
        choose=row.choose,
        ranked=bool(row.ranked),
        counting=counting_of(session, row, people) if row.state is VoteState.OPEN else NOTHING_COUNTED,
        choice=_choice(session, row.id) if row.options else None,
        earlier=_earlier(session, item_id, row.id),
    )


def _choice(session: Session, vote_id: str) -> Choice | None:
    return choice_of(session, session.get_one(Vote, vote_id))


def _earlier(session: Session, item_id: str, vote_id: str) -> tuple[str, ...]:
    """Earlier rounds stand beside this one; each with its motion and what was said of it."""
    asked = (
        select(Vote.motion, Vote.sentence)
        .where(Vote.item_id == item_id, Vote.id != vote_id, Vote.state == VoteState.CLOSED)
        .order_by(Vote.opened_at, Vote.id)
    )
    return tuple(
        f"第{number}次：{motion.rstrip('。')}。{(said or '').rpartition('；')[2] or '没有计票。'}"
        for number, (motion, said) in enumerate(session.execute(asked), start=1)
    )


def _count(session: Session, query: Any) -> int:
    return session.scalar(query) or 0


def rule_line(rule: Mapping[str, Any], bases: Mapping[str, Any]) -> RuleLine:
    """What a frozen pass rule asks in whole votes; a base that the counts give (收回) is not known before."""
    line = PassLine.from_json(rule)
    base = int(Decimal(str(bases.get(line.base_key) or 0)))
    unit = MEASURE[line.unit]
    majority = line.share.strict and line.share.fraction == Fraction(1, 2)
    return RuleLine(
        words=line.words(),
        base=base,
        base_label=f"{line.base_key}{base}{unit}",
        needed=int(least(line, base)) if base else 0,
        half=base // 2 if majority and base % 2 == 0 else None,
        clause=line.clause,
    )


def _tallies(session: Session, vote_id: str, people: Mapping[str, PersonLine]) -> tuple[TallyRow, ...]:
    rows = session.execute(
        select(
            Tally.teller_id,
            Tally.for_count,
            Tally.against,
            Tally.abstain,
            Tally.invalid,
            Tally.not_voted,
            Tally.issued,
            Tally.returned,
            Tally.teller_id,
            Tally.counts,
            Tally.ranks,
        )
        .where(Tally.vote_id == vote_id)
        .order_by(Tally.at, Tally.id)
    )
    return tuple(
        TallyRow(
            people[row[0]].name if row[0] in people else "",
            *(row[1], row[2], row[3], row[4], row[5], row[6], row[7]),
            teller_id=row[0] or "",
            counts=row[9],
            ranks=row[10],
        )
        for row in rows
    )


def officers_of(
    session: Session, meeting_id: str, people: Mapping[str, PersonLine]
) -> Mapping[Capacity, tuple[str, ...]]:
    """Who was asked to watch and to count the votes."""
    rows = session.execute(
        select(Invitation.capacity, Invitation.person_id).where(
            Invitation.meeting_id == meeting_id,
            Invitation.capacity.in_((Capacity.SCRUTINEER, Capacity.TELLER)),
        )
    )
    found: dict[Capacity, tuple[str, ...]] = {}
    for capacity, person_id in rows:
        name = people[person_id].name if person_id in people else ""
        found[capacity] = (*found.get(capacity, ()), name)
    return found
