"""Everybody who is called to a meeting: the entitled in their order, then the invited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.models.meetings import Entitled, Invitation, Notice, NoticeDelivery
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.queries.people.roster import in_order


@dataclass(frozen=True)
class NameLine:
    """One person (or household) and in which capacity; ``notice`` 已送达 or empty."""

    key: str
    number: str
    name: str
    group: str
    capacity: str
    roles: tuple[str, ...]
    notice: str
    entitled: bool


def name_list(session: Session, meeting_id: str) -> tuple[NameLine, ...]:
    """The list of one meeting."""
    reached = _reached(session, meeting_id)
    roles = _roles(session)
    people = select(Person.id, Person.number, Person.name, Person.group)
    entitled = session.execute(
        people.join(Entitled, Entitled.person_id == Person.id)
        .where(Entitled.meeting_id == meeting_id)
        .order_by(Entitled.ordinal)
    )
    invited = session.execute(
        people.add_columns(Invitation.capacity)
        .join(Invitation, Invitation.person_id == Person.id)
        .where(Invitation.meeting_id == meeting_id)
        .order_by(Person.number)
    )
    lines = [_line(row, "应到", True, roles, reached) for row in entitled]
    lines += _households(session, meeting_id)
    lines += [_line(row, str(row.capacity), False, roles, reached) for row in invited]
    return tuple(lines)


def _line(
    row: Any, capacity: str, entitled: bool, roles: dict[str, list[Role]], reached: frozenset[str]
) -> NameLine:
    held = tuple(str(role) for role in in_order(roles.get(row.id, []))[:3])
    notice = "已送达" if row.id in reached else ""
    key = f"{row.id}/{capacity}"
    return NameLine(key, row.number or "", row.name, row.group or "", capacity, held, notice, entitled)


def _households(session: Session, meeting_id: str) -> list[NameLine]:
    asked = (
        select(Household.id, Household.number, Household.group)
        .join(Entitled, Entitled.household_id == Household.id)
        .where(Entitled.meeting_id == meeting_id)
        .order_by(Entitled.ordinal)
    )
    return [
        NameLine(row.id, row.number, f"{row.number}户", row.group or "", "应到", (), "", True)
        for row in session.execute(asked)
    ]


def _roles(session: Session) -> dict[str, list[Role]]:
    held: dict[str, list[Role]] = {}
    for row in session.execute(select(PersonRole.person_id, PersonRole.role)):
        held.setdefault(row.person_id, []).append(row.role)
    return held


def _reached(session: Session, meeting_id: str) -> frozenset[str]:
    asked = select(NoticeDelivery.person_id).join(Notice, Notice.id == NoticeDelivery.notice_id)
    return frozenset(session.scalars(asked.where(Notice.meeting_id == meeting_id)))
