"""Who was told of a meeting: by what way, when, through whom, and what proves it; and who was not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, Role
from xieshang_desktop.models.meetings import BaseExclusion, Entitled, Invitation, Notice, NoticeDelivery
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.queries.days import clock_words


@dataclass(frozen=True)
class Delivery:
    """One person to be told; ``when`` is empty while there is no delivery on record.

    ``kind`` says why: 应到, or in which capacity invited.
    """

    person_id: str
    name: str
    group: str
    household: str
    kind: str
    channel: str = ""
    when: str = ""
    through: str = ""
    receipt: str = ""

    @property
    def reached(self) -> bool:
        """Whether a notice has reached this person."""
        return bool(self.when)


def deliveries(session: Session, meeting_id: str) -> tuple[Delivery, ...]:
    """The entitled in the order of the list, then the invited; the latest delivery of each."""
    places = addressees(session, meeting_id)
    told = _told(session, meeting_id)
    wanted = {place.to: "应到" for place in places}
    asked = select(Invitation.person_id, Invitation.capacity).where(Invitation.meeting_id == meeting_id)
    for row in session.execute(asked):
        if row.capacity is not Capacity.VOTING:
            wanted.setdefault(row.person_id, str(row.capacity))
    others = {place.to: place.others for place in places}
    lines = _people(session, wanted)
    return tuple(_with(lines[who], told, others.get(who, frozenset())) for who in wanted if who in lines)


def _told(session: Session, meeting_id: str) -> dict[str, tuple[str, str, str, str]]:
    """For each person the latest delivery: channel, when, through whom, receipt."""
    asked = (
        select(
            NoticeDelivery.person_id, NoticeDelivery.receipt, Notice.channel, Notice.at, Notice.delivered_by
        )
        .join(Notice, Notice.id == NoticeDelivery.notice_id)
        .where(Notice.meeting_id == meeting_id)
        .order_by(Notice.at, Notice.id)
    )
    return {
        row.person_id: (
            str(row.channel),
            f"{row.at.month}月{row.at.day}日 {clock_words(row.at)}",
            row.delivered_by or "",
            row.receipt or "",
        )
        for row in session.execute(asked)
    }


def _people(session: Session, wanted: dict[str, str]) -> dict[str, Delivery]:
    asked = (
        select(Person.id, Person.name, Person.group, Household.number)
        .outerjoin(Household, Household.id == Person.household_id)
        .where(Person.id.in_(wanted))
    )
    return {
        row.id: Delivery(row.id, row.name, row.group or "", row.number or "", wanted[row.id])
        for row in session.execute(asked)
    }


def _with(line: Delivery, told: dict[str, tuple[str, str, str, str]], others: frozenset[str]) -> Delivery:
    found = told.get(line.person_id) or next((told[who] for who in sorted(others) if who in told), None)
    if found is None:
        return line
    channel, when, through, receipt = found
    return replace(line, channel=channel, when=when, through=through, receipt=receipt)


@dataclass(frozen=True)
class Addressee:
    """One place on the list and the person through whom it is told; any of the ``others`` will do as well."""

    to: str
    household_id: str | None = None
    others: frozenset[str] = frozenset()


def addressees(session: Session, meeting_id: str) -> tuple[Addressee, ...]:
    """To whom a notice goes, in the order of the list; who is left out of the base needs none."""
    asked = select(Entitled.person_id, Entitled.household_id).where(Entitled.meeting_id == meeting_id)
    places = session.execute(asked.order_by(Entitled.ordinal)).all()
    left_out = select(BaseExclusion.person_id).where(BaseExclusion.meeting_id == meeting_id)
    excluded = frozenset(session.scalars(left_out))
    members = _members(session, [row.household_id for row in places if row.household_id])
    found = []
    for row in places:
        if row.person_id is not None and row.person_id not in excluded:
            found.append(Addressee(row.person_id))
        elif row.household_id in members:
            people = members[row.household_id]
            found.append(Addressee(people[0], row.household_id, frozenset(people[1:])))
    return tuple(found)


def _members(session: Session, households: list[str]) -> dict[str, list[str]]:
    """The living people of each household, its head first."""
    if not households:
        return {}
    heads = select(PersonRole.person_id).where(PersonRole.role == Role.HOUSEHOLD_HEAD)
    asked = (
        select(Person.household_id, Person.id)
        .where(Person.household_id.is_not(None), Person.died.is_(None), Person.moved.is_(None))
        .order_by(Person.id.not_in(heads), Person.relation.is_distinct_from("户主"), Person.number, Person.id)
    )
    wanted, members = frozenset(households), dict[str, list[str]]()
    for row in session.execute(asked):
        if row.household_id in wanted:
            members.setdefault(row.household_id, []).append(row.id)
    return members
