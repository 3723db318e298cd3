"""What an assembly has left to its representatives: which matters, in what form, for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xieshang_desktop.domain.routing import ASSEMBLIES, delegation_figure, may_be_delegated
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import Matter, VillageKind


@dataclass(frozen=True, slots=True)
class Delegation:
    """One delegation on record; ``to`` is the last day it holds, None where no term was set."""

    matters: frozenset[Matter]
    from_: date
    to: date | None
    basis: str
    written: bool = True

    def covers(self, matter: Matter, day: date) -> bool:
        """Whether it holds for a matter on a day, its first and last day included."""
        return matter in self.matters and self.from_ <= day and (self.to is None or day <= self.to)


@dataclass(frozen=True, slots=True)
class Fault:
    """What a delegation lacks, with the clause."""

    clause: str
    sentence: str


def covering(delegations: Iterable[Delegation], matter: Matter, day: date) -> Delegation | None:
    """The delegation that lets representatives decide a matter on a day."""
    return next((each for each in delegations if each.covers(matter, day)), None)


def faults(
    rules: RuleSet, delegation: Delegation, kind: VillageKind = VillageKind.VILLAGE
) -> tuple[Fault, ...]:
    """What is wrong with a delegation: matters that may not be delegated, a missing term or writing."""
    return (*wrong_matters(rules, delegation, kind), *missing_terms(rules, delegation, kind))


def wrong_matters(rules: RuleSet, delegation: Delegation, kind: VillageKind) -> Iterable[Fault]:
    for matter in sorted(delegation.matters):
        if may_be_delegated(rules, matter, kind):
            continue
        figure = delegation_figure(rules, matter, kind)
        clause = figure.clause if figure else ""
        yield Fault(clause, f"“{matter}”不能授权代表会议决定" + (f"（{clause}）" if clause else ""))


def missing_terms(rules: RuleSet, delegation: Delegation, kind: VillageKind) -> Iterable[Fault]:
    present = {"事项": bool(delegation.matters), "范围": bool(delegation.matters)}
    present |= {"期限": delegation.to is not None, "书面": delegation.written}
    for figure in rules.find(ASSEMBLIES[kind][0], "delegation_terms"):
        for word in figure.words:
            if not present.get(word, True):
                yield Fault(figure.clause, f"授权没有写明{word}（{figure.clause}）")
