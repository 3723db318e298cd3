"""Carrying a scenario out: a fresh record, the village, then step after step through the services."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from xieshang_desktop.domain.acts.afterwards import Correct
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.acts.topics import CollectOpinions, HeardOpinion
from xieshang_desktop.domain.acts.village import (
    AdmitResident,
    AuthoriseRepresentatives,
    ImportRoster,
    MoveHousehold,
    SetCharter,
    UpdatePerson,
)
from xieshang_desktop.domain.ruleset import LooserRule
from xieshang_desktop.domain.ruleset_loading import BadRuleFile
from xieshang_desktop.errors import BadScenario, Refused
from xieshang_desktop.queries.facts.room import household_ids
from xieshang_desktop.replay.scenario import Scenario, Step
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.opening import establish_village
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.storage.unit_of_work import Record

Named = TypeVar("Named", bound=Act | HeardOpinion)
ALWAYS = (date(1900, 1, 1), date(9999, 12, 31))


@dataclass(frozen=True)
class RefusedStep:
    """A step that was refused: as the file said, or not."""

    step: int
    refusal: Refused
    expected: bool


@dataclass(frozen=True)
class Mismatch:
    """A step that did not go as the file said; ``code`` is None where it was accepted against the file."""

    step: int
    do: str
    code: str | None
    sentence: str

    @property
    def line(self) -> str:
        """What is told of it."""
        named = f"{self.code}：" if self.code else ""
        return f"第{self.step}步（{self.do}）与情景文件不符：{named}{self.sentence}"


@dataclass(frozen=True)
class Run:
    """What came of a scenario."""

    refusals: tuple[RefusedStep, ...]
    mismatches: tuple[Mismatch, ...]
    as_of: datetime


def check_rules(scenario: Scenario, book: Rulebook) -> None:
    """Refuse rule sets that are unknown, or an overlay that is looser than the law."""
    try:
        book.rules(scenario.rules)
    except (BadRuleFile, LooserRule) as problem:
        raise BadScenario(f"“rules”不对：{problem.sentence}") from problem


def establish(record: Record, scenario: Scenario) -> None:
    """Enter the scenario's village and people into an empty record."""
    village, start = scenario.village, scenario.steps[0].at
    establish_village(
        record,
        start,
        name=village.name,
        kind=village.kind,
        rule_sets=list(scenario.rules),
        takes_delegation_as_given=village.authorised is None,
        **village.facts,
    )
    office = Office(record)
    if scenario.residents:
        office.perform(ImportRoster(at=start, source="情景文件", residents=scenario.residents))
    if village.charter:
        _perform_preparation(office, SetCharter(at=start, values=village.charter, basis="情景文件"))
    if village.authorised:
        act = AuthoriseRepresentatives(
            at=start, matters=village.authorised, from_=ALWAYS[0], to=ALWAYS[1], basis="情景文件"
        )
        office.perform(act)


def _perform_preparation(office: Office, act: Act) -> None:
    try:
        office.perform(act)
    except Refused as refusal:
        raise BadScenario(f"[charter]不对：{refusal.sentence}") from refusal


def run(
    office: Office,
    scenario: Scenario,
    *,
    keep_going: bool = False,
    tell: Callable[[Step], None] | None = None,
) -> Run:
    """Carry out the steps in order; stop at the first mismatch with the file unless ``keep_going``."""
    refusals: list[RefusedStep] = []
    mismatches: list[Mismatch] = []
    entries: dict[int, int] = {}
    last = scenario.steps[0].at
    for step in scenario.steps:
        last = step.at
        refusal = _carry_out(office, step, entries)
        if refusal is not None:
            refusals.append(RefusedStep(step.number, refusal, refusal.code == step.refused))
        mismatch = _mismatch(step, refusal)
        if mismatch is not None:
            mismatches.append(mismatch)
            if not keep_going:
                break
        if tell is not None:
            tell(step)
    return Run(tuple(refusals), tuple(mismatches), scenario.as_of or last)


def _carry_out(office: Office, step: Step, entries: dict[int, int]) -> Refused | None:
    try:
        entries[step.number] = office.perform(_resolved(office, step.act, entries)).entry
    except Refused as refusal:
        return _naming(refusal, step.strangers)
    return None


def _naming(refusal: Refused, strangers: tuple[str, ...]) -> Refused:
    """The record does not know who a stranger is meant to be; the file does."""
    if not strangers:
        return refusal
    named = "、".join(f"“{word}”" for word in strangers)
    return Refused(refusal.code, refusal.sentence.replace("此人", named), refusal.remedy)


def _resolved(office: Office, act: Act, entries: Mapping[int, int]) -> Act:
    """A correction names a step and a household its number; the record knows entries and ids."""
    if not isinstance(act, Correct):
        return with_households(office, act)
    if act.act not in entries:
        raise Refused("NOT_RECORDED", f"第{act.act}步没有记下，不能更正。", "请核对步数。")
    return replace(act, act=entries[act.act])


HOUSEHOLD_ARGUMENTS = ("household", "represents")


def with_households(office: Office, act: Act) -> Act:
    """The act with its household by id; scenarios name it by its number."""
    if isinstance(
        act, AdmitResident | UpdatePerson | MoveHousehold
    ):  # these have households by their numbers
        return act
    if isinstance(act, CollectOpinions):
        return replace(act, opinions=tuple(_by_id(office, opinion) for opinion in act.opinions))
    return _by_id(office, act)


def _by_id(office: Office, named: Named) -> Named:
    """An act, or one line of it, with the ids of the households in place of their numbers."""
    said = {name: getattr(named, name, None) for name in HOUSEHOLD_ARGUMENTS}
    numbers = {name: number for name, number in said.items() if number is not None}
    if not numbers:
        return named
    known = office.read(household_ids)
    missing = next((number for number in numbers.values() if number not in known), None)
    if missing is not None:
        raise Refused("NOT_RECORDED", f"花名册上没有{missing}户。", "请核对户号。")
    found: dict[str, Any] = {name: known[number] for name, number in numbers.items()}
    return replace(named, **found)


def _mismatch(step: Step, refusal: Refused | None) -> Mismatch | None:
    if refusal is None:
        if step.refused is None:
            return None
        return Mismatch(step.number, step.do, None, f"应被拒绝（{step.refused}），却被接受了。")
    if refusal.code == step.refused:
        return None
    return Mismatch(step.number, step.do, refusal.code, _whole(refusal))


def _whole(refusal: Refused) -> str:
    """Why, and what to do instead."""
    parts = (refusal.sentence, refusal.remedy)
    return "".join(f"{part.rstrip('。')}。" for part in parts if part)
