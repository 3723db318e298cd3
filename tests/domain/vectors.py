"""What a vector is: a question to the law, the answer the clause gives, and the sets it is asked of.

The answers are written down from the texts of the laws, not from what the program says.
Each carries its clause.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xieshang_desktop.domain.calendar import notice_days, notice_needed
from xieshang_desktop.domain.counting import Count, decide, pass_lines, quorum
from xieshang_desktop.domain.figures import Figure, RuleSet
from xieshang_desktop.domain.routing import petition_threshold
from xieshang_desktop.domain.rule_words import value_text
from xieshang_desktop.domain.shares import Amount
from xieshang_desktop.domain.vocabulary import Matter, MeetingForm, TopicSource, Unit

Sets = tuple[str, ...]
Probe = Callable[[RuleSet], object]


@dataclass(frozen=True)
class Vector:
    """One question with the answer of the law. ``sets`` are the overlays above the national set."""

    sets: Sets
    rule: str
    name: str
    clause: str
    probe: Probe
    answer: object

    def holds(self, rules: RuleSet) -> bool:
        return self.probe(rules) == self.answer


def quorum_vector(
    sets: Sets,
    form: MeetingForm,
    unit: Unit,
    fraction: tuple[int, int],
    met: bool,
    needed: int | None,
    clause: str,
    chambers: Mapping[str, tuple[int, int]] | None = None,
) -> Vector:
    """``fraction`` is (present, base)."""
    present, base = fraction

    def probe(rules: RuleSet) -> object:
        found = quorum(rules, form, unit, base=base, present=present, chambers=chambers)
        told = clause in (found.clause, *(chamber.clause for chamber in found.chambers))
        return found.met, found.needed, told

    name = f"{form} {present}/{base}{unit} {dict(chambers) if chambers else ''}{'' if met else '不'}够"
    return Vector(sets, "quorum", name, clause, probe, (met, needed, True))


def pass_vector(
    sets: Sets,
    form: MeetingForm,
    matter: Matter | None,
    bases: Mapping[str, Amount],
    votes: int,
    verdict: str | None,
    needed: int | None,
    clause: str,
    area: str | None = None,
    households: int | None = None,
) -> Vector:
    """``votes`` in favour against the bases (到会, 全体 …)."""

    def probe(rules: RuleSet) -> object:
        counted = Count(
            for_=votes,
            against=0,
            abstain=0,
            for_area=Decimal(area) if area else None,
            for_households=households,
        )
        found = decide(pass_lines(rules, form, matter), bases, counted)
        return found.verdict, found.needed, clause in found.clause

    name = f"{form} {matter or ''} {votes}票 {'、'.join(f'{k}{v}' for k, v in bases.items())} {verdict}"
    return Vector(sets, "majority", name, clause, probe, (verdict, needed, True))


def notice_vector(
    sets: Sets, form: MeetingForm, days: tuple[int, int], needed: int | None, enough: bool, clause: str
) -> Vector:
    """``days`` are the day of the notice and that of the meeting in one June."""
    given = notice_days(date(2026, 6, days[0]), date(2026, 6, days[1]))

    def probe(rules: RuleSet) -> object:
        figure = notice_needed(rules, form)
        if figure is None:
            return None, True, ""
        return figure.days, given >= figure.days, figure.clause

    name = f"{form} 6月{days[0]}日通知6月{days[1]}日开会"
    return Vector(sets, "notice_days", name, clause, probe, (needed, enough, clause))


def petition_vector(
    sets: Sets,
    asked: MeetingForm | TopicSource,
    by: str | None,
    fraction: tuple[int, int],
    met: bool,
    needed: int,
    clause: str,
) -> Vector:
    """``fraction`` is (signers, base)."""
    signers, base = fraction

    def probe(rules: RuleSet) -> object:
        found = petition_threshold(rules, asked, base, by)
        return found and (found.met(signers), found.needed, found.clause)

    name = f"{asked} {by or ''} {signers}/{base}联名{'' if met else '不'}够"
    rule = "petition" if isinstance(asked, MeetingForm) else "joint_proposal"
    return Vector(sets, rule, name, clause, probe, (met, needed, clause))


def quoted(
    sets: Sets, form: MeetingForm | None, rule: str, value: str, clause: str, **narrower: object
) -> Vector:
    """What a clause says where no reckoning follows from it: the value as a file writes it."""

    def probe(rules: RuleSet) -> object:
        def fits(row: Figure) -> bool:
            return all(getattr(row, name) == wanted for name, wanted in narrower.items())

        rows = [row for row in rules.figures if row.form is form and row.rule == rule and fits(row)]
        return [(value_text(row.value), row.strict, row.clause) for row in rows]

    strict = value.startswith(">")
    words = "，".join(str(word) for word in narrower.values())
    name = f"{form or '各种会议'} {rule} {words} {value}"
    return Vector(sets, rule, name, clause, probe, [(value.lstrip(">"), strict, clause)])
