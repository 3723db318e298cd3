"""Acts on the village: residents, delegation, charter, profile."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.village import (
    AdmitResident,
    AuthoriseRepresentatives,
    ChooseProfile,
    ImportRoster,
    Resident,
    SetCharter,
    UpdatePerson,
)
from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.imports.pinyin import search_keys
from xieshang_desktop.models.village import CharterRule, Delegation, Household, Person, PersonRole
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import get
from xieshang_desktop.storage.unit_of_work import Work

SALT_BYTES = 16


def new_salt() -> bytes:
    """The salt under which a row's personal values enter the journal."""
    return secrets.token_bytes(SALT_BYTES)


def admit_resident(work: Work, act: AdmitResident) -> Changes:
    resident = Resident(
        **{field.name: getattr(act, field.name) for field in fields(Resident) if hasattr(act, field.name)}
    )
    _enter(work, resident, {})
    return Changes(roster=True)


def import_roster(work: Work, act: ImportRoster) -> Changes:
    """Enter or bring up to date all of them, in one transaction."""
    households = {row.number: row for row in work.session.scalars(select(Household))}
    for resident in act.residents:
        known = work.session.get(Person, resident.who)
        if known is None:
            _enter(work, resident, households)
        else:
            _bring_up_to_date(work, known, resident, households)
    return Changes(roster=True, village=True)


PLAIN_FIELDS = (
    "name",
    "number",
    "group",
    "relation",
    "sex",
    "born",
    "died",
    "id_number",
    "phone",
    "ethnicity",
    "duty",
    "post",
    "registered",
    "away",
    "area",
    "represents_households",
    "crowd",
    "note",
)


def _enter(work: Work, resident: Resident, households: dict[str, Household]) -> None:
    if not resident.name.strip():
        raise refusals.wrong_stage("没有写姓名。", "请填写姓名。")
    person = Person(
        id=resident.who,
        household_id=_household_id(work, resident, households),
        initials=search_keys(resident.name),
        salt=new_salt(),
        **{name: getattr(resident, name) for name in PLAIN_FIELDS},
    )
    work.add(person)
    work.add_all([PersonRole(person_id=person.id, role=role) for role in dict.fromkeys(resident.roles)])


def _bring_up_to_date(
    work: Work, person: Person, resident: Resident, households: dict[str, Household]
) -> None:
    for name in PLAIN_FIELDS:
        setattr(person, name, getattr(resident, name))
    person.household_id = _household_id(work, resident, households)
    person.initials = search_keys(resident.name)
    hold_roles(work, person, resident.roles)


def _household_id(work: Work, resident: Resident, households: dict[str, Household]) -> str | None:
    if resident.household is None:
        return None
    household = households.get(resident.household)
    if household is None:
        household = household_numbered(work, resident.household, resident.group)
        households[resident.household] = household
    return household.id


def hold_roles(work: Work, person: Person, roles: Sequence[Role]) -> None:
    """Make exactly these the roles that somebody holds."""
    held = {
        row.role: row
        for row in work.session.scalars(select(PersonRole).where(PersonRole.person_id == person.id))
    }
    for role, row in held.items():
        if role not in roles:
            work.session.delete(row)
    work.add_all(
        [PersonRole(person_id=person.id, role=role) for role in dict.fromkeys(roles) if role not in held]
    )


def household_numbered(work: Work, number: str, group: str | None) -> Household:
    """The household of that number; entered where it is new."""
    asked = select(Household).where(Household.village_id == work.village.id, Household.number == number)
    household = work.session.scalars(asked).first()
    if household is None:
        household = Household(number=number, group=group)
        work.add(household)
    return household


def update_person(work: Work, act: UpdatePerson) -> Changes:
    person = get(work, Person, act.who, "人")
    if act.away is not None:
        person.away = act.away
    if act.died is not None:
        person.died = act.died
    if act.moved is not None:
        person.moved = act.moved
    if act.roles is not None:
        hold_roles(work, person, act.roles)
    return Changes(roster=True)


def authorise_representatives(work: Work, act: AuthoriseRepresentatives) -> Changes:
    if act.from_ > act.to:
        raise refusals.wrong_stage("授权的起止日期颠倒了。", "请核对期限。")
    for matter in dict.fromkeys(act.matters):
        row = Delegation(matter=matter, valid_from=act.from_, valid_to=act.to, basis=act.basis, at=act.at)
        work.add(row)
    return Changes(village=True)


def set_charter(work: Work, act: SetCharter) -> Changes:
    values = {str(key): value for key, value in act.values.items()}
    work.add(CharterRule(values=values, basis=act.basis, at=act.at))
    work.village.charter = {**work.village.charter, **values}
    return Changes(village=True)


def choose_profile(work: Work, act: ChooseProfile) -> Changes:
    work.village.profile = act.profile
    return Changes(village=True)
