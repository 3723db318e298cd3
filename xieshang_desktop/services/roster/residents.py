"""Acts on the people of the register: entering one, putting one right, moving a household."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.village import AdmitResident, MoveHousehold, Resident, UpdatePerson
from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.imports.cells import clean_group, clean_household, clean_name, clean_phone, clean_text
from xieshang_desktop.imports.id_numbers import read_id_number
from xieshang_desktop.imports.pinyin import search_keys
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import get
from xieshang_desktop.storage.ids import new_salt
from xieshang_desktop.storage.unit_of_work import Work

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
"""What the register says of somebody, as a ``Resident`` names it; household and roles have their own rows."""


def admit_resident(work: Work, act: AdmitResident) -> Changes:
    resident = Resident(
        **{field.name: getattr(act, field.name) for field in fields(Resident) if hasattr(act, field.name)}
    )
    resident = _as_a_register_has_it(resident)
    must_have_a_name(resident.name)
    _check_numbers(work, resident.who, resident.id_number, resident.number)
    home = _home(work, resident.household, resident.group, Role.HOUSEHOLD_HEAD in resident.roles)
    person = Person(**values_of(resident), household_id=home.id if home else None)
    work.add(person)
    hold_roles(work, person, resident.roles)
    return Changes(roster=True)


def _as_a_register_has_it(resident: Resident) -> Resident:
    """What is typed has one spelling; birthday and sex are taken from the identity number if left out."""
    typed = {name: getattr(resident, name) for name in CLEANED if name != "id_number"}
    cleaned: dict[str, Any] = {name: CLEANED[name](value) or None for name, value in typed.items() if value}
    identity = read_id_number(resident.id_number)
    return replace(
        resident,
        **cleaned,
        id_number=identity.number or resident.id_number,
        household=clean_household(resident.household or "") or None,
        born=resident.born or identity.born,
        sex=resident.sex or identity.sex,
    )


def values_of(resident: Resident) -> dict[str, object]:
    """The columns of somebody new, but for the household."""
    return {
        "id": resident.who,
        "initials": search_keys(resident.name),
        "salt": new_salt(),
        **{name: getattr(resident, name) for name in PLAIN_FIELDS},
    }


def must_have_a_name(name: str) -> None:
    """Refuse somebody without a name."""
    if not clean_name(name):
        raise refusals.wrong_stage("没有写姓名。", "请填写姓名。")


def _home(work: Work, number: str | None, group: str | None, head: bool) -> Household | None:
    """The household of that number, entered where it is new; it goes to another group with its head."""
    if not number:
        return None
    household = work.session.scalars(select(Household).where(Household.number == number)).first()
    if household is None:
        household = Household(number=number, group=group)
        work.add(household)
    elif head and group:
        household.group = group
    return household


def hold_roles(work: Work, person: Person, roles: Sequence[Role]) -> None:
    """Make exactly these the roles that somebody holds."""
    held = work.session.scalars(select(PersonRole).where(PersonRole.person_id == person.id))
    change_roles(work, person.id, roles, list(held))


def change_roles(work: Work, who: str, roles: Sequence[Role], held: Sequence[PersonRole]) -> None:
    """The same from the roles that are known to be held."""
    for row in held:
        if row.role not in roles:
            work.session.delete(row)
    known = {row.role for row in held}
    work.add_all([PersonRole(person_id=who, role=role) for role in dict.fromkeys(roles) if role not in known])


def update_person(work: Work, act: UpdatePerson) -> Changes:
    person = get(work, Person, act.who, "人")
    _check_edit(work, person, act)
    for name in EDITED_FIELDS:
        value = getattr(act, name)
        if value is not None:
            typed = CLEANED[name](value) if name in CLEANED else value
            setattr(person, name, None if typed == "" else typed)
    if act.restored:
        person.died = person.moved = None
    if act.name is not None:
        person.initials = search_keys(person.name)
    if act.roles is not None:
        hold_roles(work, person, act.roles)
    if act.household is not None or act.group is not None:
        _settle(work, person, act.household)
    return Changes(roster=True)


def _settle(work: Work, person: Person, number: str | None) -> None:
    """Put somebody into the household of that number (None: stay); a head takes the household along."""
    if number is None:
        number = work.session.scalar(select(Household.number).where(Household.id == person.household_id))
    head = (person.id, Role.HOUSEHOLD_HEAD)
    home = _home(
        work, clean_household(number or ""), person.group, work.session.get(PersonRole, head) is not None
    )
    person.household_id = home.id if home else None


def move_household(work: Work, act: MoveHousehold) -> Changes:
    """Its people go with it, the dead and those who have moved away excepted."""
    group = clean_group(act.group)
    asked = select(Household).where(Household.number == clean_household(act.household))
    household = work.session.scalars(asked).first()
    if household is None:
        raise refusals.wrong_stage(f"没有户号是{act.household}的户。", "请核对户号。")
    if not group:
        raise refusals.wrong_stage("没有写要去的组。", "请写上组别，例如二组。")
    if household.group == group:
        raise refusals.wrong_stage(f"{household.number}户已经在{group}。", "请选别的组。")
    household.group = group
    here = (Person.household_id == household.id, Person.died.is_(None), Person.moved.is_(None))
    for person in work.session.scalars(select(Person).where(*here)):
        person.group = group
    return Changes(roster=True)


EDITED_FIELDS = (*(name for name in PLAIN_FIELDS if name != "crowd"), "moved")
CLEANED: dict[str, Callable[[str], str]] = {
    "name": clean_name,
    "number": clean_text,
    "group": clean_group,
    "relation": clean_text,
    "id_number": lambda text: read_id_number(text).number,
    "phone": clean_phone,
}
"""What is typed has one spelling, the same as in a register that is read in."""


def _check_edit(work: Work, person: Person, act: UpdatePerson) -> None:
    if act.name is not None:
        must_have_a_name(act.name)
    if act.died is not None and act.died > act.at.date():
        raise refusals.wrong_stage("去世日期在今天之后。", "请核对日期。")
    if act.represents_households is not None and act.represents_households < 0:
        raise refusals.wrong_stage("联系户数不能小于0。", "请核对户数。")
    _check_numbers(work, person.id, act.id_number, act.number)


def _check_numbers(work: Work, who: str, id_number: str | None, number: str | None) -> None:
    """Refuse an identity number that cannot be right, and a number that is somebody else's."""
    if id_number:
        identity = read_id_number(id_number)
        if not identity.number:
            raise refusals.wrong_stage(f"{identity.text}。", identity.what_to_do)
        _must_be_nobody_elses(work, who, Person.id_number, identity.number, "这个身份证号")
    if number:
        _must_be_nobody_elses(work, who, Person.number, clean_text(number), f"编号{number}")


def _must_be_nobody_elses(
    work: Work, who: str, column: InstrumentedAttribute[str | None], value: str, what: str
) -> None:
    asked = select(Person).where(column == value, Person.id != who)
    other = work.session.scalars(asked).first()
    if other is not None:
        raise refusals.wrong_stage(
            f"{what}已经登记在{other.name}名下。", "请核对；重复登记的，请改正其中一人。"
        )
