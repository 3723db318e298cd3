"""Acts on the village: residents, delegation, charter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.village import (
    AdmitResident,
    AuthoriseRepresentatives,
    ChooseRuleSets,
    ImportRoster,
    Resident,
    SetCharter,
    UpdatePerson,
)
from xieshang_desktop.domain.figures import Level
from xieshang_desktop.domain.ruleset import with_charter
from xieshang_desktop.domain.ruleset_loading import BadRuleFile
from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.imports.cells import clean_group, clean_household, clean_name, clean_phone, clean_text
from xieshang_desktop.imports.id_numbers import read_id_number
from xieshang_desktop.imports.pinyin import search_keys
from xieshang_desktop.models.village import CharterRule, Delegation, Household, Person, PersonRole
from xieshang_desktop.queries.facts.law import RULEBOOK, law_of_village, rules_of_sets
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import get
from xieshang_desktop.services.roster_organisations import enter_organisation
from xieshang_desktop.storage.ids import new_salt
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.storage.unit_of_work import Work

AT_ONCE = 500
"""SQLite takes only so many values in one question."""


def admit_resident(work: Work, act: AdmitResident) -> Changes:
    resident = Resident(
        **{field.name: getattr(act, field.name) for field in fields(Resident) if hasattr(act, field.name)}
    )
    _enter(work, resident, _Register())
    return Changes(roster=True)


def import_roster(
    work: Work, act: ImportRoster, tell: Callable[[int, int], object] = lambda _done, _all: None
) -> Changes:
    """Enter or bring up to date all of them, in one transaction; ``tell`` hears how many of how many."""
    with work.session.no_autoflush:
        register = _Register.opened(work, [resident.who for resident in act.residents])
        for done, resident in enumerate(act.residents):
            if done % AT_ONCE == 0:
                tell(done, len(act.residents))
            person = register.people.get(resident.who)
            if person is None:
                _enter(work, resident, register)
            else:
                _bring_up_to_date(work, person, resident, register)
        for organisation in act.organisations:
            enter_organisation(work, organisation)
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


@dataclass
class _Register:
    """What an import has to know of the record, asked for once for all whom it names."""

    households: dict[str, Household] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    roles: dict[str, list[PersonRole]] = field(default_factory=dict)
    whole: bool = False

    @classmethod
    def opened(cls, work: Work, whos: Sequence[str]) -> _Register:
        register = cls(whole=True)
        register.households = {row.number: row for row in work.session.scalars(select(Household))}
        known = set(work.session.scalars(select(Person.id)))
        named = [who for who in whos if who in known]
        for start in range(0, len(named), AT_ONCE):
            some = named[start : start + AT_ONCE]
            for person in work.session.scalars(select(Person).where(Person.id.in_(some))):
                register.people[person.id] = person
            for held in work.session.scalars(select(PersonRole).where(PersonRole.person_id.in_(some))):
                register.roles.setdefault(held.person_id, []).append(held)
        return register

    def household_id(self, work: Work, number: str | None, group: str | None) -> str | None:
        """The household of that number, entered where it is new."""
        return None if number is None else self._household(work, number, group).id

    def _household(self, work: Work, number: str, group: str | None) -> Household:
        known = self.households.get(number)
        if known is None and not self.whole:
            asked = select(Household).where(Household.number == number)
            known = work.session.scalars(asked).first()
        if known is None:
            known = Household(number=number, group=group)
            work.add(known)
        self.households[number] = known
        return known

    def settle(self, work: Work, resident: Resident) -> str | None:
        """The household of a resident; it goes to another group with its head."""
        if resident.household is None:
            return None
        household = self._household(work, resident.household, resident.group)
        if resident.group and household.group != resident.group and Role.HOUSEHOLD_HEAD in resident.roles:
            household.group = resident.group
        return household.id


def _enter(work: Work, resident: Resident, register: _Register) -> None:
    if not resident.name.strip():
        raise refusals.wrong_stage("没有写姓名。", "请填写姓名。")
    person = Person(
        id=resident.who,
        household_id=register.settle(work, resident),
        initials=search_keys(resident.name),
        salt=new_salt(),
        **{name: getattr(resident, name) for name in PLAIN_FIELDS},
    )
    work.add(person)
    work.add_all([PersonRole(person_id=person.id, role=role) for role in dict.fromkeys(resident.roles)])


def _bring_up_to_date(work: Work, person: Person, resident: Resident, register: _Register) -> None:
    if person.name != resident.name:
        person.initials = search_keys(resident.name)
    for name in PLAIN_FIELDS:
        if getattr(person, name) != getattr(resident, name):
            setattr(person, name, getattr(resident, name))
    person.household_id = register.settle(work, resident)
    _hold(work, person, resident.roles, register.roles.get(person.id, []))


def hold_roles(work: Work, person: Person, roles: Sequence[Role]) -> None:
    """Make exactly these the roles that somebody holds."""
    held = work.session.scalars(select(PersonRole).where(PersonRole.person_id == person.id))
    _hold(work, person, roles, list(held))


def _hold(work: Work, person: Person, roles: Sequence[Role], held: Sequence[PersonRole]) -> None:
    for row in held:
        if row.role not in roles:
            work.session.delete(row)
    known = {row.role for row in held}
    work.add_all(
        [PersonRole(person_id=person.id, role=role) for role in dict.fromkeys(roles) if role not in known]
    )


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
    if act.household is not None:
        number = clean_household(act.household) or None
        person.household_id = _Register().household_id(work, number, person.group)
    if act.roles is not None:
        hold_roles(work, person, act.roles)
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
    if act.name is not None and not clean_name(act.name):
        raise refusals.wrong_stage("没有写姓名。", "请填写姓名。")
    if act.died is not None and act.died > act.at.date():
        raise refusals.wrong_stage("去世日期在今天之后。", "请核对日期。")
    if act.represents_households is not None and act.represents_households < 0:
        raise refusals.wrong_stage("联系户数不能小于0。", "请核对户数。")
    if act.id_number:
        identity = read_id_number(act.id_number)
        if not identity.number:
            raise refusals.wrong_stage(f"{identity.text}。", identity.what_to_do)
        _must_be_nobody_elses(work, person, Person.id_number, identity.number, "这个身份证号")
    if act.number:
        _must_be_nobody_elses(work, person, Person.number, act.number, f"编号{act.number}")


def _must_be_nobody_elses(
    work: Work, person: Person, column: InstrumentedAttribute[str | None], value: str, what: str
) -> None:
    asked = select(Person).where(column == value, Person.id != person.id)
    other = work.session.scalars(asked).first()
    if other is not None:
        raise refusals.wrong_stage(
            f"{what}已经登记在{other.name}名下。", "请核对；重复登记的，请改正其中一人。"
        )


def authorise_representatives(work: Work, act: AuthoriseRepresentatives) -> Changes:
    if act.from_ > act.to:
        raise refusals.wrong_stage("授权的起止日期颠倒了。", "请核对期限。")
    for matter in dict.fromkeys(act.matters):
        row = Delegation(matter=matter, valid_from=act.from_, valid_to=act.to, basis=act.basis, at=act.at)
        work.add(row)
    return Changes(village=True)


def set_charter(work: Work, act: SetCharter) -> Changes:
    """The village's own rules: a looser one is refused, naming the law's figure beside it."""
    values = {str(key): value for key, value in act.values.items()}
    with_charter(law_of_village(work.session), values, act.basis)
    work.add(CharterRule(values=values, basis=act.basis, at=act.at))
    work.village.charter = {**work.village.charter, **values}
    return Changes(village=True)


def choose_rule_sets(work: Work, act: ChooseRuleSets) -> Changes:
    """Refused: a set looser than the nation's, and one than which the village's own rules are looser."""
    book: Rulebook = work.session.info[RULEBOOK]
    sets = tuple(dict.fromkeys(act.sets))
    try:
        levels = [book.file(name).level for name in sets]
        if levels[:1] != [Level.NATION] or Level.NATION in levels[1:]:
            raise refusals.wrong_stage("国家规则集应当排在最前，只选一个。", "请先选国家规则集，再选地方的。")
        rules_of_sets(work.session, sets)
    except BadRuleFile as problem:
        raise refusals.wrong_stage(f"{problem.sentence}。", "请从现有的规则集里选择。") from problem
    work.village.rule_sets = list(sets)
    return Changes(village=True)
