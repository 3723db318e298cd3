"""Taking in a register: what it would change, shown first; then one act that changes just that.

Usage: ``plan = office.read(plan_import, reading, source)``; show ``plan.summary`` and its lists; where rows
are doubtful let a person say who is meant (``plan.decided(…)``); then
``office.perform(import_act(plan, office.now(), office.new_id), tell)``: ``tell`` hears how many of how many
are written, and stops a register of thousands by raising ``ImportStopped``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from xieshang_desktop.domain.acts.village import ImportRoster, Resident
from xieshang_desktop.domain.vocabulary import PersonId, Role
from xieshang_desktop.imports.organisations import OrganisationRow
from xieshang_desktop.imports.roster import RosterReading, RosterRow
from xieshang_desktop.queries.people.known import Known, known_people
from xieshang_desktop.services.roster.changes import FieldChange, changes_between, merged, resident_of
from xieshang_desktop.services.roster.matching import Doubt, match
from xieshang_desktop.services.roster.organisations import entry_of, organisations_to_enter


@dataclass(frozen=True)
class NewPerson:
    """Somebody who is not on the record yet."""

    row: RosterRow
    household: str


@dataclass(frozen=True)
class ChangedPerson:
    """Somebody on the record of whom the register says something else; ``resident`` is after the change."""

    row: RosterRow
    who: PersonId
    name: str
    changes: tuple[FieldChange, ...]
    resident: Resident


@dataclass(frozen=True)
class OnRecord:
    """Somebody on the record: in the register no longer, or still though dead or moved away."""

    who: PersonId
    name: str
    number: str
    group: str
    why: str = ""


@dataclass(frozen=True)
class HouseholdMove:
    """A household that goes to another group with its head."""

    number: str
    old: str
    new: str


@dataclass(frozen=True)
class ImportPlan:
    """What taking in a register would do. Nothing is done yet, and who is ``gone`` is never taken off.

    ``doubtful`` rows are left out until a person has decided; ``departed`` are people whom the register still
    has though the record knows them as dead or moved away.
    """

    source: str
    new: tuple[NewPerson, ...]
    changed: tuple[ChangedPerson, ...]
    unchanged: int
    gone: tuple[OnRecord, ...]
    doubtful: tuple[Doubt, ...]
    departed: tuple[OnRecord, ...]
    households_moved: tuple[HouseholdMove, ...]
    organisations: tuple[OrganisationRow, ...] = ()
    _households: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def changes_anything(self) -> bool:
        """Whether there is something to take in."""
        return bool(self.new or self.changed or self.organisations)

    @property
    def summary(self) -> str:
        """新增3人，更新12人，不变968人；册上有、表里没有的5人；要核对的2行."""
        parts = [f"新增{len(self.new)}人，更新{len(self.changed)}人，不变{self.unchanged}人"]
        if self.organisations:
            parts.append(f"登记或更新协商主体{len(self.organisations)}个")
        if self.gone:
            parts.append(f"册上有、表里没有的{len(self.gone)}人（不会删去）")
        if self.doubtful:
            parts.append(f"要核对的{len(self.doubtful)}行（没有核对的不导入）")
        return "；".join(parts)

    @property
    def changes_by_field(self) -> tuple[tuple[str, int], ...]:
        """How many people change in what: 电话 12, 组别 3."""
        counted = Counter(change.label for person in self.changed for change in person.changes)
        return tuple(counted.most_common())

    def decided(self, row: RosterRow, who: str | None) -> ImportPlan:
        """The plan after a person has said whom a doubtful row means; None: somebody new.

        Raises ValueError where the row is not doubtful or the person was not offered.
        """
        doubt = next((each for each in self.doubtful if each.row == row), None)
        if doubt is None:
            raise ValueError("the row is not doubtful")
        household = self._households.get(row.household, row.household)
        left = tuple(each for each in self.doubtful if each is not doubt)
        if who is None:
            plan = replace(self, doubtful=left, new=(*self.new, NewPerson(row, household)))
            return plan._without_offers(doubt)
        known = next((each for each in doubt.candidates if each.id == who), None)
        if known is None:
            raise ValueError("nobody who was offered")
        left = tuple(_without(each, known) for each in left)
        change = _change(known, row, household)
        if change is None:
            return replace(self, doubtful=left, unchanged=self.unchanged + 1)._without_offers(doubt, known)
        return replace(self, doubtful=left, changed=(*self.changed, change))._without_offers(doubt, known)

    def _without_offers(self, doubt: Doubt, chosen: Known | None = None) -> ImportPlan:
        """Who was offered, not chosen, and is offered nowhere else is not in the register."""
        offered = {known.id for each in self.doubtful for known in each.candidates}
        missing = [
            _on_record(known) for known in doubt.candidates if known is not chosen and known.id not in offered
        ]
        return replace(self, gone=(*self.gone, *missing))


def _without(doubt: Doubt, known: Known) -> Doubt:
    return replace(doubt, candidates=tuple(each for each in doubt.candidates if each.id != known.id))


def plan_import(session: Session, reading: RosterReading, source: str = "") -> ImportPlan:
    """Compare a register with the record."""
    plan = plan_of(known_people(session), reading, source)
    return replace(plan, organisations=organisations_to_enter(session, reading.organisations))


def plan_of(people: tuple[Known, ...], reading: RosterReading, source: str = "") -> ImportPlan:
    """The same from what is known; nothing is asked of anybody."""
    matches = match(reading.rows, people, household_numbers=reading.household_numbers)
    new: list[NewPerson] = []
    changed: list[ChangedPerson] = []
    unchanged = 0
    for at, row in enumerate(reading.rows):
        household = matches.households.get(row.household, row.household)
        known = matches.known.get(at)
        if known is not None:
            change = _change(known, row, household)
            changed += [change] if change else []
            unchanged += change is None
        elif at not in matches.doubts:
            new.append(NewPerson(row, household))
    doubts = tuple(matches.doubts.values())
    return ImportPlan(
        source=source,
        new=tuple(new),
        changed=tuple(changed),
        unchanged=unchanged,
        gone=tuple(_gone(people, matches.known.values(), doubts, reading)),
        doubtful=doubts,
        departed=tuple(_departed(matches.known.values())),
        households_moved=tuple(_moves(changed, people)),
        _households=matches.households,
    )


def _change(known: Known, row: RosterRow, household: str) -> ChangedPerson | None:
    resident = merged(known, row, household)
    changes = changes_between(known, resident)
    return ChangedPerson(row, resident.who, known.name, changes, resident) if changes else None


def _gone(
    people: Iterable[Known], found: Iterable[Known], doubts: Iterable[Doubt], reading: RosterReading
) -> Iterator[OnRecord]:
    """Who is on the record and not in the register, not even in a doubtful row or one that was left out."""
    seen = {known.id for known in found}
    seen |= {candidate.id for doubt in doubts for candidate in doubt.candidates}
    left_out = {row.name for row in reading.left_out}
    for known in people:
        if known.here and known.id not in seen and known.name not in left_out:
            yield _on_record(known)


def _departed(found: Iterable[Known]) -> Iterator[OnRecord]:
    for known in found:
        if known.died is not None:
            yield _on_record(known, "已故")
        elif known.moved is not None:
            yield _on_record(known, "已迁出")


def _on_record(known: Known, why: str = "") -> OnRecord:
    return OnRecord(PersonId(known.id), known.name, known.number or "", known.group or "", why)


def _moves(changed: Iterable[ChangedPerson], people: Iterable[Known]) -> Iterator[HouseholdMove]:
    before = {known.id: known for known in people}
    for person in changed:
        old, now = before[person.who], person.resident
        if Role.HOUSEHOLD_HEAD not in now.roles or old.household is None or old.household != now.household:
            continue
        if old.group != now.group:
            yield HouseholdMove(old.household, old.group or "", now.group or "")


def import_act(plan: ImportPlan, at: datetime, new_id: Callable[[], str]) -> ImportRoster:
    """The act that carries the plan out: new people are entered, changed ones brought up to date."""
    entered = [resident_of(person.row, PersonId(new_id()), person.household) for person in plan.new]
    updated = [person.resident for person in plan.changed]
    organisations = tuple(entry_of(row, new_id()) for row in plan.organisations)
    return ImportRoster(
        at=at, source=plan.source, residents=(*entered, *updated), organisations=organisations
    )


class ImportStopped(Exception):
    """Raised by who listens to an import, to stop it; nothing of it remains."""
