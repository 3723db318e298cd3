"""Quorum and verdict: exact, from the figures of the rule set, each with its sentence and its clause.

应到 is the list of the entitled less those left out of the base, 到会 those of them who have signed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from xieshang_desktop.domain.figures import Figure
from xieshang_desktop.domain.pass_lines import (
    PassLine,
    line_of,
    lines_for_vote,
    pass_lines,
    stricter_or_equal,
)
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.shares import Amount, Share
from xieshang_desktop.domain.tallies import Count, check_count
from xieshang_desktop.domain.vocabulary import MeetingForm, Unit, Verdict

__all__ = [
    "ChamberQuorum",
    "Count",
    "Decision",
    "PassLine",
    "Quorum",
    "Share",
    "chambers_needed",
    "check_count",
    "decide",
    "line_of",
    "lines_for_vote",
    "pass_lines",
    "quorum",
    "stricter_or_equal",
    "units_allowed",
    "verdict_sentence",
]

MEASURE = {Unit.PERSON: "人", Unit.HOUSEHOLD: "户", Unit.AREA: "平方米"}


@dataclass(frozen=True, slots=True)
class ChamberQuorum:
    """The quorum of a part that must be there besides. Without members it does not block; it is reported."""

    name: str
    present: int
    base: int
    needed: int
    met: bool
    clause: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether enough are there. ``needed`` is None where the law asks for none, or where the base is 0.

    ``base`` is 应到, those ``excluded`` taken out already; ``missing`` how many are still missing (0 if met),
    of all or of a chamber, whichever lacks more.
    """

    unit: Unit
    present: int
    base: int
    excluded: int
    needed: int | None
    met: bool
    clause: str
    sentence: str
    chambers: tuple[ChamberQuorum, ...] = ()
    missing: int = 0


@dataclass(frozen=True)
class Roll:
    """Of whom a quorum is asked, in words: of those who have signed in, or of those still in the room."""

    there: str
    cannot: str


SIGNED_IN = Roll("实到", "依法不能开会")
IN_ROOM = Roll("在场", "依法不能表决")


def units_allowed(rules: RuleSet, form: MeetingForm) -> tuple[Unit, ...]:
    """The units of which one is chosen before the roll (人 or 户); 人 where the law leaves no choice."""
    rows = rules.find(form, "quorum", chamber=None)
    return tuple(dict.fromkeys(row.unit for row in rows if row.unit and row.alternative)) or (Unit.PERSON,)


def chambers_needed(rules: RuleSet, form: MeetingForm) -> tuple[str, ...]:
    """The parts whose own quorum counts besides (山东省: 妇女代表)."""
    rows = rules.find(form, "quorum")
    return tuple(dict.fromkeys(row.chamber for row in rows if row.chamber))


def quorum(
    rules: RuleSet,
    form: MeetingForm,
    unit: Unit,
    *,
    base: int,
    present: int,
    excluded: int = 0,
    chambers: Mapping[str, tuple[int, int]] | None = None,
    roll: Roll = SIGNED_IN,
) -> Quorum:
    """Judge the quorum of a form in a unit.

    ``base`` and ``present`` are whole numbers of the unit; ``chambers`` gives (present, base) of each part
    that counts apart (``chambers_needed``). Without a figure (a consulting form) whoever comes may begin.
    """
    parts = chamber_quorums(rules, form, chambers or {}, roll)
    figure = rules.one(form, "quorum", unit=unit, chamber=None)
    if figure is None:
        return without_figure(form, unit, base, present, excluded, parts, roll)
    share = Share(figure.fraction, figure.strict)
    needed = share.needed(base) if base > 0 else None
    enough = share.met(present, base)
    met = enough and all(part.met for part in parts)
    missing = max([(needed or 0) - present, *(part.needed - part.present for part in parts), 0])
    sentence = quorum_sentence(figure, unit, present, base, excluded, enough, met, parts, roll)
    return Quorum(unit, present, base, excluded, needed, met, figure.clause, sentence, parts, missing)


def without_figure(
    form: MeetingForm,
    unit: Unit,
    base: int,
    present: int,
    excluded: int,
    parts: tuple[ChamberQuorum, ...],
    roll: Roll,
) -> Quorum:
    """A form for which no law sets a quorum: whoever comes may begin."""
    measure = MEASURE[unit]
    kind = "" if form.decides else "，协商会议没有法定人数"
    sentence = f"应到{base}{measure}，{roll.there}{present}{measure}{kind}"
    return Quorum(unit, present, base, excluded, None, True, "", sentence, parts)


def chamber_quorums(
    rules: RuleSet, form: MeetingForm, given: Mapping[str, tuple[int, int]], roll: Roll
) -> tuple[ChamberQuorum, ...]:
    rows = [row for row in rules.find(form, "quorum") if row.chamber]
    return tuple(chamber_quorum(row, *given.get(str(row.chamber), (0, 0)), roll) for row in rows)


def chamber_quorum(figure: Figure, present: int, base: int, roll: Roll) -> ChamberQuorum:
    share, name = Share(figure.fraction, figure.strict), str(figure.chamber)
    needed = share.needed(base) if base > 0 else 0
    met = base <= 0 or share.met(present, base)
    if base <= 0:
        sentence = f"名单里没有{name}"
    elif met:
        sentence = f"{name}{base}人，{roll.there}{present}人（≥{needed}，达到{share.words()}）"
    else:
        lack = f"还差{needed - present}人达到{share.words()}（{needed}人）"
        sentence = f"{name}{base}人，{roll.there}{present}人，{lack}"
    return ChamberQuorum(name, present, base, needed, met, figure.clause, sentence)


def quorum_sentence(
    figure: Figure,
    unit: Unit,
    present: int,
    base: int,
    excluded: int,
    enough: bool,
    met: bool,
    parts: tuple[ChamberQuorum, ...],
    roll: Roll,
) -> str:
    """应到45人，实到29人，还差1人达到三分之二（30人），依法不能开会（村民委员会组织法第三十条）."""
    measure, share = MEASURE[unit], Share(figure.fraction, figure.strict)
    needed = share.needed(base)
    out = f"（依法不计入{excluded}人）" if excluded else ""
    head = f"应到{base}{measure}{out}，{roll.there}{present}{measure}"
    decides = figure.form is None or figure.form.decides
    verdict_words = roll.cannot if decides else "没有达到规定人数"
    if base <= 0:
        return f"应到0{measure}，无从计算人数，{verdict_words}（{figure.clause}）"
    if enough:
        head += f"（≥{needed}，达到{share.words()}）"
    else:
        head += f"，还差{needed - present}{measure}达到{share.words()}（{needed}{measure}）"
    tail = "".join(f"；{part.sentence}" for part in parts)
    clauses = "、".join(dict.fromkeys([figure.clause, *(part.clause for part in parts if not part.met)]))
    return f"{head}{tail}" if met else f"{head}{tail}，{verdict_words}（{clauses}）"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a vote came to. ``verdict`` is None where there is no base or no count: neither passed nor failed.

    ``needed`` and ``base`` belong to the line that decided: the first that was not reached, else the first;
    to one that counts heads or households before one that counts area. The sentence tells of all.
    """

    verdict: Verdict | None
    needed: int | None
    base: int | None
    rule: str
    sentence: str
    clause: str


def votes_for(line: PassLine, count: Count) -> Amount | None:
    """What counts in favour in the line's unit: votes, households stood for, or square metres."""
    if line.unit is Unit.AREA:
        return count.for_area
    if line.unit is Unit.HOUSEHOLD and count.for_households is not None:
        return count.for_households
    return count.for_


def decide(lines: tuple[PassLine, ...], bases: Mapping[str, Amount], count: Count) -> Decision:
    """Judge a vote by all its lines; ``bases`` gives each base under its ``base_key`` (到会, 到会面积 …).

    A tie does not pass; silence, abstention and spoiled papers stay in a base of 到会.
    """
    rule = "，且".join(line.words() for line in lines)
    clause = "、".join(dict.fromkeys(line.clause for line in lines if line.clause))
    judged = [(line, votes_for(line, count), bases.get(line.base_key, 0)) for line in lines]
    if not lines:
        return Decision(None, None, None, "", "协商性的表决，没有定通过线，不作结论", "")
    if any(votes is None for _, votes, _ in judged):
        return Decision(None, None, None, rule, "没有计票，不作结论", clause)
    empty = next((line for line, _, base in judged if base <= 0), None)
    if empty is not None:
        return Decision(None, None, 0, rule, f"{empty.base_key}是0，不作结论", clause)
    failed = [row for row in judged if not row[0].share.met(row[1] or 0, row[2])]
    line, _, base = min([*failed, *judged], key=lambda row: row[0].unit is Unit.AREA)
    verdict = Verdict.NOT_PASSED if failed else Verdict.PASSED
    sentence = "，".join([*(line_sentence(*row) for row in judged), str(verdict)])
    return Decision(verdict, ceil(least(line, base)), ceil(base), rule, sentence, clause)


def least(line: PassLine, base: Amount) -> Amount:
    """The smallest number that reaches a line: whole votes or households, square metres to the hundredth."""
    scale = 100 if line.unit is Unit.AREA else 1
    part = Fraction(base) * line.share.fraction * scale
    whole = floor(part) + 1 if line.share.strict else ceil(part)
    return Decimal(whole) / scale if line.unit is Unit.AREA else whole


def line_sentence(line: PassLine, votes: Amount | None, base: Amount) -> str:
    """赞成17票，需18票，还差1票."""
    measure = {Unit.PERSON: "票", Unit.HOUSEHOLD: "户", Unit.AREA: "平方米"}[line.unit]
    needed = least(line, base)
    lacking = "" if line.share.met(votes or 0, base) else f"，还差{max(needed - (votes or 0), 0)}{measure}"
    return f"赞成{votes or 0}{measure}，需{needed}{measure}{lacking}"


def verdict_sentence(quorum: Quorum | None, decision: Decision, *, with_clause: bool = False) -> str:
    """应到45人，实到34人（≥30，达到三分之二）；赞成18票，需18票，通过。"""
    head = f"{quorum.sentence}；" if quorum else ""
    clause = f"（{decision.clause}）" if with_clause and decision.clause else ""
    return f"{head}{decision.sentence}{clause}。"
