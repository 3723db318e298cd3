"""What happens in the room."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.domain.vocabulary import (
    AttendanceMode,
    CallResult,
    Capacity,
    PartyKind,
    SignatureMeans,
    Stance,
    TurnKind,
    TurnState,
    Verdict,
    VoteMethod,
    VoteState,
)
from xieshang_desktop.models.base import PERSONAL, UNJOURNALED, Base, Recorded, reference


class Attendance(Base, Recorded):
    """One stay in the room; who comes back has a second row."""

    __tablename__ = "attendance"
    __table_args__ = (
        CheckConstraint("checked_out_at IS NULL OR checked_out_at >= checked_in_at", name="order"),
    )

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    person_id: Mapped[str] = reference("person.id")
    mode: Mapped[AttendanceMode]
    capacity: Mapped[Capacity]
    """表决 for the entitled; else the capacity in which the person was invited or came."""
    represents_id: Mapped[str | None] = reference("household.id")
    checked_in_at: Mapped[datetime]
    checked_out_at: Mapped[datetime | None]


class Absence(Base):
    """Why somebody entitled is not here, as far as is known (请假, 在外务工 …)."""

    __tablename__ = "absence"

    meeting_id: Mapped[str] = reference("meeting.id", primary_key=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    reason: Mapped[str]
    at: Mapped[datetime]


class PhoneCall(Base, Recorded):
    """An attempt to reach somebody who is missing, and what it gave."""

    __tablename__ = "phone_call"

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    person_id: Mapped[str] = reference("person.id")
    result: Mapped[CallResult]
    at: Mapped[datetime]


class Guest(Base, Recorded):
    """Somebody who is not on the register; never a vote."""

    __tablename__ = "guest"

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    name: Mapped[str] = mapped_column(info=PERSONAL)
    capacity: Mapped[Capacity]
    party: Mapped[PartyKind | None]
    at: Mapped[datetime]
    salt: Mapped[bytes] = mapped_column(info=UNJOURNALED)


class Turn(Base, Recorded):
    """A request for the floor and what became of it. Times are whole seconds.

    The time used is ``seconds_used`` plus, while speaking, the time since ``running_since``: so it is right
    again after a crash.
    """

    __tablename__ = "turn"
    __table_args__ = (
        CheckConstraint("seconds_used >= 0", name="used"),
        CheckConstraint("seconds_allowed > 0", name="allowed"),
        CheckConstraint("(state = '发言中') = (running_since IS NOT NULL)", name="running"),
    )

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    item_id: Mapped[str] = reference("agenda_item.id", index=True)
    person_id: Mapped[str] = reference("person.id")
    kind: Mapped[TurnKind]
    stance: Mapped[Stance | None]
    state: Mapped[TurnState]
    position: Mapped[int]
    """Order of asking within the item."""
    moved_before_id: Mapped[str | None] = reference("turn.id")
    """The waiting request before which this one was put by hand; ``moved_in`` orders such moves."""
    moved_in: Mapped[int | None]
    requested_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    running_since: Mapped[datetime | None]
    seconds_used: Mapped[int] = mapped_column(default=0)
    seconds_allowed: Mapped[int]
    ended_at: Mapped[datetime | None]


class Opinion(Base, Recorded):
    __tablename__ = "opinion"
    __table_args__ = (CheckConstraint("length(text) > 0", name="text"),)

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    item_id: Mapped[str] = reference("agenda_item.id", index=True)
    person_id: Mapped[str] = reference("person.id")
    stance: Mapped[Stance]
    text: Mapped[str]
    at: Mapped[datetime]
    adopted: Mapped[bool | None]
    handling_reason: Mapped[str | None]


class ConsensusRound(Base, Recorded):
    """One time that a proposal was put to the room; consents stay with the version they were given to."""

    __tablename__ = "consensus_round"
    __table_args__ = (
        CheckConstraint("support >= 0 AND reservations >= 0 AND objections >= 0", name="counts"),
    )

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    item_id: Mapped[str] = reference("agenda_item.id", index=True)
    text_version: Mapped[int | None]
    proposal: Mapped[str]
    support: Mapped[int]
    reservations: Mapped[int]
    objections: Mapped[int]
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    at: Mapped[datetime]


class Vote(Base, Recorded):
    """A vote with its electorate, bases, text version and rule sets as they were when it was opened."""

    __tablename__ = "vote"
    __table_args__ = (CheckConstraint("length(motion) > 0", name="motion"),)

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    item_id: Mapped[str] = reference("agenda_item.id", index=True)
    motion: Mapped[str]
    method: Mapped[VoteMethod]
    binding: Mapped[bool]
    state: Mapped[VoteState]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    text_version: Mapped[int | None]
    electorate_ids: Mapped[list[str]]
    """Voting members in the room at the opening (recused ones out), in the order of the list."""
    restricted: Mapped[bool] = mapped_column(default=False)
    """Whether an electorate narrower than the meeting's list was named."""
    bases: Mapped[dict[str, Any]] = mapped_column(JSON)
    """``{"应到": n, "到会": n, "在场": n, "全体": n, "代表户": n, …}`` frozen at the opening."""
    pass_rules: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """``[{"of", "more_than" | "at_least", "unit", "clause"}]``; empty where no line decides."""
    rule_sets: Mapped[list[str]]
    options: Mapped[list[str]] = mapped_column(default=list)
    choose: Mapped[int | None]
    verdict: Mapped[Verdict | None]
    sentence: Mapped[str | None]
    clause: Mapped[str | None]
    announced_at: Mapped[datetime | None]
    ranked: Mapped[bool | None]
    """Whether the voters put the options in an order, in place of marking some; null: no."""


class Tally(Base, Recorded):
    """The counts of one teller: totals only."""

    __tablename__ = "tally"
    __table_args__ = (
        CheckConstraint("coalesce(for_count,0) >= 0 AND coalesce(against,0) >= 0", name="sides"),
        CheckConstraint("coalesce(abstain,0) >= 0 AND coalesce(invalid,0) >= 0", name="others"),
        CheckConstraint("returned IS NULL OR issued IS NULL OR returned <= issued", name="returned"),
    )

    vote_id: Mapped[str] = reference("vote.id", index=True)
    teller_id: Mapped[str | None] = reference("person.id")
    for_count: Mapped[int | None]
    against: Mapped[int | None]
    abstain: Mapped[int | None]
    invalid: Mapped[int | None]
    not_voted: Mapped[int | None]
    issued: Mapped[int | None]
    returned: Mapped[int | None]
    counts: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    for_households: Mapped[int | None]
    for_area: Mapped[Decimal | None]
    against_area: Mapped[Decimal | None]
    abstain_area: Mapped[Decimal | None]
    at: Mapped[datetime]
    ranks: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class NamedVote(Base):
    """One member's answer in a vote by name; never used for a secret one."""

    __tablename__ = "named_vote"

    vote_id: Mapped[str] = reference("vote.id", primary_key=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    choice: Mapped[str]
    at: Mapped[datetime]


class WrittenReply(Base, Recorded):
    __tablename__ = "written_reply"

    vote_id: Mapped[str] = reference("vote.id", index=True)
    person_id: Mapped[str | None] = reference("person.id")
    household_id: Mapped[str | None] = reference("household.id")
    visitor_id: Mapped[str | None] = reference("person.id")
    choice: Mapped[str]
    at: Mapped[datetime]


class Signature(Base):
    __tablename__ = "signature"

    meeting_id: Mapped[str] = reference("meeting.id", primary_key=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    capacity: Mapped[Capacity] = mapped_column(primary_key=True)
    means: Mapped[SignatureMeans]
    at: Mapped[datetime]


class Adjournment(Base, Recorded):
    __tablename__ = "adjournment"

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    reason: Mapped[str]
    at: Mapped[datetime]
    resumed_at: Mapped[datetime | None]


class Addendum(Base, Recorded):
    __tablename__ = "addendum"

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    by: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]
