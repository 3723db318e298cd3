"""The people of one meeting as the room names them: group, duty, in what capacity they are here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import CompoundSelect, Row, String, func, select, type_coerce, union
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, PartyKind, Role, Sex
from xieshang_desktop.models.meetings import Entitled, Invitation, Meeting, Proxy
from xieshang_desktop.models.room import Attendance
from xieshang_desktop.models.village import Person, PersonRole

SPOKEN_FOR = (
    Role.REPRESENTATIVE,
    Role.COMMITTEE_MEMBER,
    Role.SUPERVISOR,
    Role.PARTY_ORGANISATION_MEMBER,
    Role.COLLECTIVE_REPRESENTATIVE,
    Role.GROUP_LEADER,
    Role.OWNER,
    Role.HOUSEHOLD_HEAD,
    Role.COLLECTIVE_MEMBER,
)
"""What is said of somebody who has several roles: the first of these that applies."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the meeting; ``role`` is one term, ``capacity`` empty for the entitled."""

    id: str
    name: str
    group: str
    duty: str
    role: str
    woman: bool
    entitled: bool
    capacity: str = ""
    party: str = ""
    household: str = ""

    @property
    def caption(self) -> str:
        """三组　村民代表 · 列席　非户籍居民代表."""
        invited = not self.entitled and self.capacity
        parts = (self.capacity, self.standing) if invited else (self.group, self.role)
        return "　".join(part for part in parts if part)

    @property
    def standing(self) -> str:
        """What an invited person stands for."""
        return self.party or self.role


def people_of_meeting(session: Session, meeting_id: str) -> dict[str, PersonLine]:
    """Everybody on the list, invited or signed in, and the two who lead; by id, in no order."""
    listed = select(Entitled.person_id).where(
        Entitled.meeting_id == meeting_id, Entitled.person_id.is_not(None)
    )
    wanted: CompoundSelect[str | None] = union(
        listed,
        select(Invitation.person_id).where(Invitation.meeting_id == meeting_id),
        select(Attendance.person_id).where(Attendance.meeting_id == meeting_id),
        select(Proxy.proxy_id).where(Proxy.meeting_id == meeting_id, Proxy.revoked_at.is_(None)),
        select(Meeting.chair_id).where(Meeting.id == meeting_id),
        select(Meeting.recorder_id).where(Meeting.id == meeting_id),
    )
    roles = select(func.group_concat(PersonRole.role)).where(PersonRole.person_id == Person.id)
    columns = select(
        Person.id,
        Person.name,
        Person.group,
        Person.duty,
        Person.sex,
        type_coerce(roles.scalar_subquery(), String),
        Person.id.in_(listed),
        Person.household_id,
    )
    invited = _invitations(session, meeting_id)
    rows = session.execute(columns.where(Person.id.in_(select(wanted.subquery().c[0]))))
    return {row[0]: _line(row, invited.get(row[0])) for row in rows}


def _invitations(session: Session, meeting_id: str) -> Mapping[str, tuple[Capacity, PartyKind | None]]:
    rows = session.execute(
        select(Invitation.person_id, Invitation.capacity, Invitation.party).where(
            Invitation.meeting_id == meeting_id
        )
    )
    found: dict[str, tuple[Capacity, PartyKind | None]] = {}
    for row in rows:
        if row.person_id not in found or row.party:
            found[row.person_id] = (row.capacity, row.party)
    return found


def _line(
    row: Row[str, str, str | None, str | None, Sex | None, str, bool, str | None],
    invitation: tuple[Capacity, PartyKind | None] | None,
) -> PersonLine:
    capacity, party = invitation or ("", None)
    roles = (Role(role) for role in (row[5] or "").split(",") if role)
    return PersonLine(
        id=row[0],
        name=row[1],
        group=row[2] or "",
        duty=row[3] or "",
        role=spoken_role(roles, row[3] or ""),
        woman=row[4] is Sex.FEMALE,
        entitled=row[6],
        capacity=str(capacity),
        party=str(party or ""),
        household=row[7] or "",
    )


def spoken_role(roles: Iterable[Role], duty: str) -> str:
    """One term for somebody: a member of the committee by the duty, else the first role that counts."""
    held = set(roles)
    if duty and Role.COMMITTEE_MEMBER in held:
        return duty if duty.startswith("村") or "委" in duty[:3] else f"村委会{duty}"
    return next((str(role) for role in SPOKEN_FOR if role in held), "")
