"""Acts on the village: residents, delegation, charter, profile."""

from __future__ import annotations

import secrets
from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.village import (
    AdmitResident,
    AuthoriseRepresentatives,
    ChooseProfile,
    SetCharter,
    UpdatePerson,
)
from xieshang_desktop.models.village import CharterRule, Delegation, Household, Person, PersonRole
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import get
from xieshang_desktop.storage.unit_of_work import Work

SALT_BYTES = 16


def new_salt() -> bytes:
    """The salt under which a row's personal values enter the journal."""
    return secrets.token_bytes(SALT_BYTES)


def admit_resident(work: Work, act: AdmitResident) -> Changes:
    if not act.name.strip():
        raise refusals.wrong_stage("没有写姓名。", "请填写姓名。")
    household = household_numbered(work, act.household, act.group) if act.household else None
    person = Person(
        id=act.who,
        name=act.name,
        number=act.number,
        group=act.group,
        household_id=household.id if household else None,
        relation=act.relation,
        sex=act.sex,
        born=act.born,
        id_number=act.id_number,
        phone=act.phone,
        ethnicity=act.ethnicity,
        duty=act.duty,
        note=act.note,
        registered=act.registered,
        away=act.away,
        area=act.area,
        represents_households=act.represents_households,
        initials="",
        salt=new_salt(),
    )
    work.add(person)
    work.add_all([PersonRole(person_id=person.id, role=role) for role in dict.fromkeys(act.roles)])
    return Changes(roster=True)


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
        held = set(work.session.scalars(select(PersonRole).where(PersonRole.person_id == person.id)))
        wanted = set(act.roles)
        for row in held:
            if row.role not in wanted:
                work.session.delete(row)
        work.add_all([PersonRole(person_id=person.id, role=r) for r in wanted - {row.role for row in held}])
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
