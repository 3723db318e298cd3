"""Everybody who is called to a meeting: the entitled in their order, then the invited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import ExclusionReason, Role
from xieshang_desktop.models.meetings import (
    AgendaItem,
    BaseExclusion,
    Entitled,
    Invitation,
    Meeting,
    Notice,
    NoticeDelivery,
    Proxy,
    Recusal,
)
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.queries.facts.deliveries import addressees
from xieshang_desktop.queries.facts.law import rules_for
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.people.roster import in_order


@dataclass(frozen=True)
class NameLine:
    """One person (or household) and in which capacity; ``notice`` 已送达 or empty.

    ``standing`` says what holds of this one here: left out of the base and why, a proxy, a recusal.
    """

    key: str
    person_id: str | None
    number: str
    name: str
    group: str
    capacity: str
    roles: tuple[str, ...]
    notice: str
    entitled: bool
    standing: str = ""
    excluded: bool = False
    proxy: bool = False


@dataclass(frozen=True)
class NameListView:
    """The list of one meeting, with what its law lets be done to those on it."""

    meeting_id: str
    lines: tuple[NameLine, ...]
    exclusions: tuple[ExclusionReason, ...]
    exclusion_clause: str
    proxies: bool
    items: tuple[tuple[str, str], ...]


def name_list(session: Session, meeting_id: str) -> NameListView:
    """The list of one meeting."""
    meeting = session.get_one(Meeting, meeting_id)
    rules = rules_for(session, meeting_id)
    granted = rules.one(meeting.form, "base_exclusion", unit=meeting.unit)
    words = granted.words if granted is not None and granted.value else ()
    items = select(AgendaItem.id, AgendaItem.title).where(AgendaItem.meeting_id == meeting_id)
    return NameListView(
        meeting_id=meeting_id,
        lines=_lines(session, meeting_id),
        exclusions=tuple(reason for reason in ExclusionReason if reason.value in words),
        exclusion_clause=granted.clause if granted is not None else "",
        proxies=rules.allows(meeting.form, "proxy"),
        items=tuple((row.title, row.id) for row in session.execute(items.order_by(AgendaItem.ordinal))),
    )


@dataclass(frozen=True)
class _Facts:
    reached: frozenset[str]
    roles: Mapping[str, list[Role]]
    excluded: Mapping[str, str]
    proxies: Mapping[str, str]
    recused: Mapping[str, list[str]]

    def standing(self, who: str) -> str:
        """What holds of somebody here, in words."""
        parts = [f"不计入应到：{self.excluded[who]}"] if who in self.excluded else []
        parts += [f"委托{self.proxies[who]}"] if who in self.proxies else []
        parts += [f"回避：{'、'.join(self.recused[who])}"] if who in self.recused else []
        return "；".join(parts)


def _lines(session: Session, meeting_id: str) -> tuple[NameLine, ...]:
    facts = _facts(session, meeting_id)
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
    lines = [_line(row, "应到", True, facts) for row in entitled]
    lines += _households(session, meeting_id, facts)
    return (*lines, *(_line(row, str(row.capacity), False, facts) for row in invited))


def _facts(session: Session, meeting_id: str) -> _Facts:
    asked = select(NoticeDelivery.person_id).join(Notice, Notice.id == NoticeDelivery.notice_id)
    excluded = select(BaseExclusion.person_id, BaseExclusion.reason).where(
        BaseExclusion.meeting_id == meeting_id
    )
    given = session.execute(
        select(Proxy.principal_id, Proxy.proxy_id, Proxy.relation).where(
            Proxy.meeting_id == meeting_id, Proxy.revoked_at.is_(None)
        )
    ).all()
    names = names_of(session, [row.proxy_id for row in given])
    recused: dict[str, list[str]] = {}
    recusals = (
        select(Recusal.person_id, AgendaItem.title)
        .join(AgendaItem, AgendaItem.id == Recusal.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.ordinal)
    )
    for row in session.execute(recusals):
        recused.setdefault(row.person_id, []).append(row.title)
    return _Facts(
        reached=frozenset(session.scalars(asked.where(Notice.meeting_id == meeting_id))),
        roles=_roles(session),
        excluded={row.person_id: str(row.reason) for row in session.execute(excluded)},
        proxies={row.principal_id: f"{names[row.proxy_id]}（{row.relation}）" for row in given},
        recused=recused,
    )


def _line(row: Any, capacity: str, entitled: bool, facts: _Facts) -> NameLine:
    return NameLine(
        key=f"{row.id}/{capacity}",
        person_id=row.id,
        number=row.number or "",
        name=row.name,
        group=row.group or "",
        capacity=capacity,
        roles=tuple(str(role) for role in in_order(facts.roles.get(row.id, []))[:3]),
        notice="已送达" if row.id in facts.reached else "",
        entitled=entitled,
        standing=facts.standing(row.id) if entitled else "",
        excluded=row.id in facts.excluded,
        proxy=row.id in facts.proxies,
    )


def _households(session: Session, meeting_id: str, facts: _Facts) -> list[NameLine]:
    asked = (
        select(Household.id, Household.number, Household.group)
        .join(Entitled, Entitled.household_id == Household.id)
        .where(Entitled.meeting_id == meeting_id)
        .order_by(Entitled.ordinal)
    )
    places = {place.household_id: place for place in addressees(session, meeting_id)}
    names = names_of(session, [place.to for place in places.values()])
    lines = []
    for row in session.execute(asked):
        place = places.get(row.id)
        head = names.get(place.to, "") if place is not None else ""
        told = place is not None and bool(facts.reached & {place.to, *place.others})
        lines.append(
            NameLine(
                key=row.id,
                person_id=None,
                number=row.number,
                name=f"{head or row.number}户",
                group=row.group or "",
                capacity="应到",
                roles=(),
                notice="已送达" if told else "",
                entitled=True,
            )
        )
    return lines


def _roles(session: Session) -> dict[str, list[Role]]:
    held: dict[str, list[Role]] = {}
    for row in session.execute(select(PersonRole.person_id, PersonRole.role)):
        held.setdefault(row.person_id, []).append(row.role)
    return held
