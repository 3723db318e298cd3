"""Rule sets: figures laid over each other, nation < province < village.

A layer may only be stricter; what a local law grants of its own is marked ``grant`` in its file and is the
one exception. Which way a rule is stricter is data: ``figures.STRICTER_WHEN``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from xieshang_desktop.domain.figures import (
    FRACTIONS,
    SAME_LAW,
    STRICTER_WHEN,
    WHOLE,
    Figure,
    Level,
    RuleSet,
    Stricter,
    Value,
)
from xieshang_desktop.domain.rule_words import figure_words
from xieshang_desktop.domain.vocabulary import BaseOf, MeetingForm
from xieshang_desktop.errors import Refused

__all__ = [
    "CHARTER",
    "Figure",
    "Level",
    "LooserRule",
    "RuleSet",
    "Stricter",
    "Value",
    "layer",
    "looser",
    "with_charter",
]

CHARTER = "村章程"
"""The id under which a village's own rules stand."""

BASE_SIZE = {
    BaseOf.VALID: 0,
    BaseOf.RETURNED: 1,
    BaseOf.ISSUED: 2,
    BaseOf.PRESENT: 3,
    BaseOf.ENTITLED: 4,
    BaseOf.ALL: 5,
}
"""Each of these bases is at least as large as the ones before it; 代表户 is comparable with none."""


class LooserRule(Refused):
    """A layer is looser than what it is laid over; both figures are named (``base`` may be None)."""

    def __init__(self, overlay: Figure, base: Figure | None) -> None:
        lower = f"{overlay.set_id}：{figure_words(overlay)}"
        upper = f"{base.set_id}：{figure_words(base)}" if base else "上位规则没有规定，法律没有规定的不得放宽"
        super().__init__(
            "PASS_RULE_WEAKER_THAN_LAW",
            f"“{lower}”比“{upper}”宽，只能更严",
            "请改成不低于上位规则的数值，或者写明地方性法规授权的条款。",
        )
        self.overlay = overlay
        self.base = base


def strictness(figure: Figure) -> tuple[Fraction, bool]:
    """Where a figure of a rule that grows stricter upwards stands; more-than beats at-least."""
    return figure.fraction, figure.strict


def looser(figure: Figure, base: Figure) -> bool:
    """Whether a figure is looser than another about the same thing."""
    match STRICTER_WHEN[figure.rule]:
        case Stricter.HIGHER:
            return strictness(figure) < strictness(base) or smaller_base(figure, base)
        case Stricter.LOWER:
            return strictness(figure) > strictness(base)
        case Stricter.REQUIRED:
            return bool(base.value) and not figure.value
        case Stricter.FORBIDDEN:
            return not permits(base, figure)
        case Stricter.MORE:
            return not set(figure.words) >= set(base.words)
        case _:
            return False


def smaller_base(figure: Figure, base: Figure) -> bool:
    """Whether a majority counts from a smaller (or an incomparable) base than the other."""
    if figure.of == base.of:
        return False
    sizes = {str(of): size for of, size in BASE_SIZE.items()}
    return sizes.get(str(figure.of), -1) < sizes.get(str(base.of), len(sizes))


def permits(base: Figure, figure: Figure) -> bool:
    """Whether a permission goes no further than another: all of it, or the words of its list."""
    if not figure.value or base.value is True:
        return True
    return (
        isinstance(base.value, tuple) and isinstance(figure.value, tuple) and {*figure.value} <= {*base.value}
    )


def layer(base: RuleSet, overlay: RuleSet) -> RuleSet:
    """Lay ``overlay`` over ``base``. The stricter of two figures about the same thing stands.

    Where both are equal the base's stands, so that the higher law is cited. A looser one raises
    ``LooserRule``, unless the overlay's file marks it as a grant of its own law.
    """
    standing = list(base.figures)
    for figure in overlay.figures:
        same = [place for place, row in enumerate(standing) if row.place == figure.place]
        check_not_looser(base, figure)
        if not same:
            standing.append(figure)
        elif not alike(figure, standing[same[0]]):
            standing[same[0]] = figure
    ends = [end for end in (base.in_force_to, overlay.in_force_to) if end]
    return RuleSet(
        ids=base.ids + overlay.ids,
        figures=tuple(standing),
        in_force_from=max(base.in_force_from, overlay.in_force_from),
        in_force_to=min(ends, default=None),
    )


def alike(figure: Figure, base: Figure) -> bool:
    return (figure.value, figure.strict) == (base.value, base.strict)


def check_not_looser(base: RuleSet, figure: Figure) -> None:
    """Raise ``LooserRule`` where a figure is looser than any of the base that speaks about the same thing."""
    if figure.grant:
        return
    rivals = counterparts(base, figure)
    for rival in rivals:
        if looser(figure, rival):
            raise LooserRule(figure, rival)
    if not rivals and loosens_alone(base, figure):
        raise LooserRule(figure, None)


def loosens_alone(base: RuleSet, figure: Figure) -> bool:
    """Whether a figure without a counterpart opens something: a permission, or one more alternative."""
    if STRICTER_WHEN[figure.rule] is Stricter.FORBIDDEN:
        return bool(figure.value)
    others = base.find(figure.form, figure.rule)
    return figure.alternative is not None and any(row.alternative for row in others)


def counterparts(base: RuleSet, figure: Figure) -> list[Figure]:
    """The base's figures about the same thing: exactly that, else the more general ones it would displace."""
    rows = [row for row in base.figures if row.rule == figure.rule]
    exact = [row for row in rows if row.place == figure.place]
    return exact or [row for row in rows if displaced(row, figure)]


def displaced(row: Figure, figure: Figure) -> bool:
    """Whether a more special figure would stand in place of a general one."""
    forms = (figure.form, SAME_LAW.get(figure.form) if figure.form else None, None)
    special = figure.matter is not None or figure.occasion is not None
    return (
        row.form in forms
        and row.matter in (figure.matter, None)
        and row.occasion in (figure.occasion, None)
        and (figure.kind is None or row.kind in (figure.kind, None))
        and (row.unit, row.chamber, row.alternative) == (figure.unit, figure.chamber, figure.alternative)
        and (row.of == figure.of or (figure.rule == "majority" and special))
    )


def with_charter(rules: RuleSet, values: Mapping[str, int | str], basis: str) -> RuleSet:
    """Lay the village's own stricter values over the sets in force.

    ``values`` maps ``rule`` or ``form.rule`` (``村民代表会议.notice_days``) to a number or a fraction
    (``3/4``, ``>2/3``); ``basis`` is the decision it rests on and is cited as the clause. A looser value
    raises ``LooserRule``, an unknown name ``Refused``.
    """
    for name, value in values.items():
        rules = layer(rules, charter_row(rules, name, value, basis))
    return rules


def charter_row(rules: RuleSet, name: str, value: int | str, basis: str) -> RuleSet:
    """One entry of a charter as a set of its own, modelled on the figures it tightens."""
    form_name, _, rule = name.rpartition(".")
    if rule not in FRACTIONS | WHOLE or form_name not in ("", *MeetingForm):
        raise Refused(
            "CHARTER_UNKNOWN",
            f"村章程里的“{name}”不是可以规定的事项",
            "请在 设置 › 规则 里选择事项。",
        )
    form = MeetingForm(form_name) if form_name else None
    share, strict = charter_value(name, value)
    blank = Figure(
        set_id=CHARTER,
        rule=rule,
        value=share,
        clause=basis,
        source=CHARTER,
        checked=rules.in_force_from,
        form=form,
        strict=strict,
    )
    rows = [adapted(model, blank) for model in charter_models(rules, form, rule)]
    return RuleSet(
        (CHARTER,) if CHARTER not in rules.ids else (), within_law(rules, rows, blank), rules.in_force_from
    )


def charter_models(rules: RuleSet, form: MeetingForm | None, rule: str) -> list[Figure]:
    """The general figures that an entry speaks of: those of its form, or of all forms where it names none."""
    rows = rules.find(form, rule) if form else [row for row in rules.figures if row.rule == rule]
    return [row for row in rows if row.matter is None and row.occasion is None and row.chamber is None]


def within_law(rules: RuleSet, rows: list[Figure], blank: Figure) -> tuple[Figure, ...]:
    """What of an entry stands. One that names no form leaves alone the forms whose law is stricter already.

    It holds too for the forms of which the law says nothing. Raises ``LooserRule`` where it tightens nothing.
    """
    if blank.form is not None or not rows:
        return tuple(rows) or (blank,)
    law = {row.place: row for row in rules.figures}
    kept = [row for row in rows if not looser(row, law[row.place])]
    if not kept:
        raise LooserRule(rows[0], law[rows[0].place])
    everywhere = isinstance(blank.value, int) and all(row.form for row in rows)
    return (*kept, blank) if everywhere else tuple(kept)


def charter_value(name: str, value: int | str) -> tuple[Value, bool]:
    """``5`` → days, ``3/4`` → at least that share, ``>2/3`` → more than it."""
    text = str(value).strip()
    strict = text.startswith((">", "＞"))
    fractional = name.rpartition(".")[2] in FRACTIONS
    try:
        number = Fraction(text.lstrip(">＞≥ "))
        if not (0 < number <= 1 if fractional else number >= 0 and number.denominator == 1 and not strict):
            raise ValueError
    except (ValueError, ZeroDivisionError):
        kind = "大于0、不超过1的分数" if fractional else "不小于0的整数"
        raise Refused("CHARTER_UNKNOWN", f"村章程里“{name}”的“{text}”应当是{kind}") from None
    return (number if fractional else int(number)), strict


def adapted(model: Figure, charter: Figure) -> Figure:
    """The charter's value in the place of the figure it tightens."""
    return replace(
        model,
        form=charter.form or model.form,
        set_id=CHARTER,
        value=charter.value,
        strict=charter.strict,
        clause=charter.clause,
        source=CHARTER,
    )
