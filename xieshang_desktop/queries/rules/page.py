"""设置 › 规则: the sets that hold here, every figure with its clause, and the village's own rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.figures import FRACTIONS, SAME_LAW, WHOLE, Figure, Level, RuleSet
from xieshang_desktop.domain.rule_words import MEASURES, RULE_WORDS, subject_words, value_words
from xieshang_desktop.domain.ruleset import CHARTER, counterparts
from xieshang_desktop.domain.ruleset_loading import RuleFile
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.models.village import CharterRule
from xieshang_desktop.queries.facts.law import RULEBOOK, rules_on, village_of
from xieshang_desktop.queries.rules.explained import figures_for
from xieshang_desktop.storage.rulebook import Rulebook

EVERY_FORM = "各种会议"
NATION = "国家"
OWN_TO_FIX = ("notice_days", "quorum", "majority", "speaking_seconds", "speaking_turns")
"""What a village may lay down for a form of which the law says nothing."""


@dataclass(frozen=True)
class SetLine:
    """One rule set that holds here: from when to when, when it was checked, how much of it was not."""

    name: str
    title: str
    since: date
    until: date | None
    checked: date
    figures: int
    unverified: int
    state: str


@dataclass(frozen=True)
class FigureLine:
    """One figure in force. ``changed`` tells the chain from the nation to the set that laid it down."""

    set_name: str
    subject: str
    value: str
    clause: str
    source: str
    checked: str
    changed: str

    @property
    def local(self) -> bool:
        """Whether a local set or the village itself laid it down."""
        return bool(self.changed)


@dataclass(frozen=True)
class CharterLine:
    """One rule of the village's own, the law's value beside it, and the decision it rests on."""

    subject: str
    value: str
    law: str
    basis: str
    since: date


@dataclass(frozen=True)
class RulesView:
    """All of the page but the figures. ``sets`` are in the order in which they lie over each other."""

    sets: tuple[SetLine, ...]
    nation: str
    chosen: tuple[str, ...]
    nations: tuple[tuple[str, str], ...]
    locals: tuple[str, ...]
    problems: tuple[str, ...]
    charter: tuple[CharterLine, ...]
    forms: tuple[MeetingForm, ...]


def rules_page(session: Session, today: date) -> RulesView:
    """The sets of this village with their editions of a day, and its own rules."""
    book: Rulebook = session.info[RULEBOOK]
    nation, *chosen = village_of(session).rule_sets
    nations = [file for file in book.files.values() if file.level is Level.NATION]
    rules = rules_on(session, today)
    return RulesView(
        sets=tuple(
            _set_line(file, today) for name in (nation, *chosen) for file in _editions(book, name, today)
        ),
        nation=nation,
        chosen=tuple(chosen),
        nations=tuple(sorted((file.id, file.title) for file in nations)),
        locals=tuple(sorted(file.id for file in book.files.values() if file.level is Level.PROVINCE)),
        problems=tuple(problem.sentence for problem in book.problems),
        charter=_charter_lines(session, today),
        forms=_forms(rules),
    )


def figure_lines(session: Session, today: date, form: MeetingForm | None = None) -> tuple[FigureLine, ...]:
    """Every figure in force on a day, or those for a form with those for every form."""
    book: Rulebook = session.info[RULEBOOK]
    village = village_of(session)
    nation = book.rules(village.rule_sets[:1], today).for_kind(village.kind)
    law = book.rules(village.rule_sets, today).for_kind(village.kind)
    return tuple(
        _figure_line(figure, law if figure.set_id == CHARTER else nation, village.rule_sets[0])
        for figure in figures_for(rules_on(session, today), form)
    )


def charter_choices(
    session: Session, today: date, form: MeetingForm | None
) -> tuple[tuple[str, str, str], ...]:
    """What a village may tighten for a form: name, Chinese name, and what is in force for it in one line."""
    rules = rules_on(session, today)
    known = [rule for rule in RULE_WORDS if rule in FRACTIONS | WHOLE and _general(rules, form, rule)]
    names = [*known, *(rule for rule in OWN_TO_FIX if rule not in known and form is not None)]
    return tuple((name, RULE_WORDS[name], _in_force(rules, form, name)) for name in names)


def _editions(book: Rulebook, name: str, today: date) -> list[RuleFile]:
    """The edition of the day, and those that are here already but come into force later."""
    now = book.file(name, today)
    coming = (file for file in book.editions if file.id == name and file.in_force_from > today)
    return [now, *(file for file in coming if file is not now)]


def _set_line(file: RuleFile, today: date) -> SetLine:
    over = file.in_force_to is not None and today > file.in_force_to
    return SetLine(
        name=file.id,
        title=file.title,
        since=file.in_force_from,
        until=file.in_force_to,
        checked=file.checked,
        figures=len(file.figures),
        unverified=sum(not figure.verified for figure in file.figures),
        state="已经失效" if over else "还没有施行" if today < file.in_force_from else "有效",
    )


def _forms(rules: RuleSet) -> tuple[MeetingForm, ...]:
    named = {figure.form for figure in rules.figures}
    return tuple(form for form in MeetingForm if form in named or SAME_LAW.get(form) in named - {None})


def _figure_line(figure: Figure, below: RuleSet, nation: str) -> FigureLine:
    return FigureLine(
        set_name=_spoken(figure.set_id, nation),
        subject=subject_words(figure),
        value=value_words(figure),
        clause=figure.clause,
        source=figure.source,
        checked=f"{figure.checked:%Y-%m-%d}" if figure.verified else "未核对原文",
        changed="" if figure.set_id == nation else _chain(figure, below, nation),
    )


def _chain(figure: Figure, below: RuleSet, nation: str) -> str:
    """国家：三分之一以上 → 重庆市：二分之一以上."""
    lower = next(iter(counterparts(below, figure)), None)
    before = f"{_spoken(lower.set_id, nation)}：{value_words(lower)}" if lower else f"{NATION}：没有规定"
    granted = "（自行规定）" if figure.grant else ""
    return f"{before} → {figure.set_id}：{value_words(figure)}{granted}"


def _spoken(name: str, nation: str) -> str:
    return NATION if name == nation else name


def _charter_lines(session: Session, today: date) -> tuple[CharterLine, ...]:
    village, book = village_of(session), session.info[RULEBOOK]
    if not village.charter:
        return ()
    law = book.rules(village.rule_sets, today).for_kind(village.kind)
    newest: dict[str, CharterLine] = {}
    for row in session.scalars(select(CharterRule).order_by(CharterRule.at, CharterRule.id)):
        for name, value in row.values.items():
            newest[name] = _charter_line(law, name, value, row)
    return tuple(newest.values())


def _charter_line(law: RuleSet, name: str, value: int | str, row: CharterRule) -> CharterLine:
    form_name, _, rule = name.rpartition(".")
    form = MeetingForm(form_name) if form_name else None
    return CharterLine(
        subject=f"{form_name}·{RULE_WORDS[rule]}" if form_name else RULE_WORDS[rule],
        value=_charter_words(rule, value),
        law="、".join(dict.fromkeys(value_words(each) for each in _general(law, form, rule))) or "没有规定",
        basis=row.basis,
        since=row.at.date(),
    )


def _charter_words(rule: str, value: int | str) -> str:
    if rule not in FRACTIONS:
        return f"{value}{MEASURES.get(rule, '天')}"
    text = str(value)
    return Share(Fraction(text.lstrip(">＞≥ ")), text.startswith((">", "＞"))).rule_words()


def _general(rules: RuleSet, form: MeetingForm | None, rule: str) -> list[Figure]:
    rows = rules.find(form, rule) if form else tuple(row for row in rules.figures if row.rule == rule)
    return [row for row in rows if row.matter is None and row.occasion is None and row.chamber is None]


def _in_force(rules: RuleSet, form: MeetingForm | None, rule: str) -> str:
    words = [f"{value_words(row)}（{row.clause}）" for row in _general(rules, form, rule)]
    return "；".join(dict.fromkeys(words)) or "现在没有规定"
