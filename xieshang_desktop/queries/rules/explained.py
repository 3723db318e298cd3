"""The law in force, explained: for the command line, for 设置 › 规则 and for the import of a newer file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from xieshang_desktop.domain.figures import Figure, RuleSet
from xieshang_desktop.domain.rule_words import subject_words, value_words
from xieshang_desktop.domain.ruleset_loading import RuleFile
from xieshang_desktop.domain.vocabulary import MeetingForm


def figures_for(rules: RuleSet, form: MeetingForm | None = None) -> tuple[Figure, ...]:
    """The figures in force for a form, those for every form included; all of them without one."""
    if form is None:
        return rules.figures
    names = dict.fromkeys(figure.rule for figure in rules.figures)
    return tuple(figure for rule in names for figure in rules.find(form, rule))


def explain(rules: RuleSet, form: MeetingForm | None = None) -> tuple[dict[str, Any], ...]:
    """One table row for each figure in force, ready for JSON; fractions as text, dates as ISO."""
    return tuple(as_json(figure) for figure in figures_for(rules, form))


def as_json(figure: Figure) -> dict[str, Any]:
    """One figure with the nine keys of ``xieshang rules explain --json``, and what narrows it."""
    return {
        "set": figure.set_id,
        "form": str(figure.form) if figure.form else None,
        "rule": figure.rule,
        "value": json_value(figure),
        "of": figure.of,
        "strict": figure.strict,
        "clause": figure.clause,
        "source": figure.source,
        "checked": figure.checked.isoformat(),
        "kind": str(figure.kind) if figure.kind else None,
        "unit": str(figure.unit) if figure.unit else None,
        "matter": str(figure.matter) if figure.matter else figure.occasion,
        "chamber": figure.chamber,
        "grant": figure.grant,
        "verified": figure.verified,
    }


def json_value(figure: Figure) -> object:
    """A value as JSON has it: a fraction as text, a list of words as a list."""
    match figure.value:
        case Fraction():
            return str(figure.value)
        case tuple():
            return list(figure.value)
        case _:
            return figure.value


def explain_json(rules: RuleSet, form: MeetingForm | None = None) -> str:
    """``explain`` as JSON text."""
    return json.dumps(explain(rules, form), ensure_ascii=False, indent=2)


def explain_text(rules: RuleSet, form: MeetingForm | None = None) -> str:
    """``explain`` in lines for a terminal: what, how much, by which clause, from which set."""
    return "\n".join(
        f"{row.subject}：{row.value}（{row.clause}；{row.set_name}，{row.checked:%Y-%m-%d}核对{row.note}）"
        for row in rule_rows(rules, form)
    )


@dataclass(frozen=True)
class RuleRow:
    """One figure as the page shows it. ``before`` is what a higher set says where this one is stricter."""

    set_name: str
    form: str
    subject: str
    value: str
    clause: str
    source: str
    checked: date
    verified: bool
    grant: bool
    before: str = ""

    @property
    def note(self) -> str:
        """What the reader should know besides: 未核对原文, 地方授权."""
        notes = ["未核对原文"] * (not self.verified) + ["地方性法规自行规定"] * self.grant
        return "".join(f"，{note}" for note in notes)


def rule_rows(
    rules: RuleSet, form: MeetingForm | None = None, base: RuleSet | None = None
) -> tuple[RuleRow, ...]:
    """The figures in force as rows; with ``base`` (the national set) what the overlays changed is told."""
    below = {figure.place: figure for figure in base.figures} if base else {}
    return tuple(row_of(figure, below.get(figure.place)) for figure in figures_for(rules, form))


def row_of(figure: Figure, lower: Figure | None) -> RuleRow:
    changed = lower is not None and lower.set_id != figure.set_id
    return RuleRow(
        set_name=figure.set_id,
        form=str(figure.form or "各种会议"),
        subject=subject_words(figure),
        value=value_words(figure),
        clause=figure.clause,
        source=figure.source,
        checked=figure.checked,
        verified=figure.verified,
        grant=figure.grant,
        before=value_words(lower) if changed and lower else "",
    )


@dataclass(frozen=True)
class Change:
    """One line of a comparison: empty ``before`` is new, empty ``after`` is gone."""

    subject: str
    before: str
    after: str
    clause: str


def compare(old: RuleFile | None, new: RuleFile) -> tuple[Change, ...]:
    """What a newer rule file changes against the one that stands; all of it where none stands."""
    before = {figure.place: figure for figure in old.figures} if old else {}
    after = {figure.place: figure for figure in new.figures}
    places = dict.fromkeys([*before, *after])
    changes = (change_of(before.get(place), after.get(place)) for place in places)
    return tuple(change for change in changes if change.before != change.after)


def change_of(old: Figure | None, new: Figure | None) -> Change:
    shown = [figure for figure in (new, old) if figure is not None]
    before = f"{value_words(old)}（{old.clause}）" if old else ""
    after = f"{value_words(new)}（{new.clause}）" if new else ""
    return Change(subject_words(shown[0]), before, after, shown[0].clause)


def checked_text(file: RuleFile) -> str:
    """What ``xieshang rules check`` says of a file that is in order."""
    unverified = sum(not figure.verified for figure in file.figures)
    note = f"，其中{unverified}条未核对原文" if unverified else ""
    end = f"至{file.in_force_to:%Y-%m-%d}" if file.in_force_to else "起施行"
    return (
        f"规则文件“{file.title}”没有问题：{len(file.figures)}条{note}，{file.in_force_from:%Y-%m-%d}{end}。"
    )
