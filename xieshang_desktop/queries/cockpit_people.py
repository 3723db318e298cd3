"""The people of one meeting as the room names them: group, duty, in what capacity they are here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import CompoundSelect, Row, Select, select, union
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, PartyKind, Role, Sex
from xieshang_desktop.models.meetings import Entitled, Invitation, Meeting
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
    ids: CompoundSelect[str | None] = union(
        select(Entitled.person_id).where(Entitled.meeting_id == meeting_id, Entitled.person_id.is_not(None)),
        select(Invitation.person_id).where(Invitation.meeting_id == meeting_id),
        select(Attendance.person_id).where(Attendance.meeting_id == meeting_id),
        select(Meeting.chair_id).where(Meeting.id == meeting_id),
        select(Meeting.recorder_id).where(Meeting.id == meeting_id),
    )
    wanted = select(ids.subquery().c[0])
    listed = set(session.scalars(select(Entitled.person_id).where(Entitled.meeting_id == meeting_id)))
    invited = _invitations(session, meeting_id)
    roles = _roles(session, wanted)
    columns = select(Person.id, Person.name, Person.group, Person.duty, Person.sex)
    return {
        row.id: _line(row, roles.get(row.id, set()), row.id in listed, invited.get(row.id))
        for row in session.execute(columns.where(Person.id.in_(wanted)))
    }


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


def _roles(session: Session, wanted: Select[str | None]) -> Mapping[str, set[Role]]:
    rows = session.execute(
        select(PersonRole.person_id, PersonRole.role).where(PersonRole.person_id.in_(wanted))
    )
    roles: dict[str, set[Role]] = {}
    for person_id, role in rows:
        roles.setdefault(person_id, set()).add(role)
    return roles


def _line(
    row: Row[str, str, str | None, str | None, Sex | None],
    roles: set[Role],
    entitled: bool,
    invitation: tuple[Capacity, PartyKind | None] | None,
) -> PersonLine:
    capacity, party = invitation or ("", None)
    return PersonLine(
        id=row[0],
        name=row[1],
        group=row[2] or "",
        duty=row[3] or "",
        role=spoken_role(roles, row[3] or ""),
        woman=row[4] is Sex.FEMALE,
        entitled=entitled,
        capacity=str(capacity),
        party=str(party or ""),
    )


def spoken_role(roles: Iterable[Role], duty: str) -> str:
    """One term for somebody: a member of the committee by the duty, else the first role that counts."""
    held = set(roles)
    if duty and Role.COMMITTEE_MEMBER in held:
        return duty if duty.startswith("村") or "委" in duty[:3] else f"村委会{duty}"
    return next((str(role) for role in SPOKEN_FOR if role in held), "")
