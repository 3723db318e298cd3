"""A rule file, once read as TOML, becomes figures here; what is wrong is named with place and reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Any

from xieshang_desktop.domain.figures import (
    FRACTIONS,
    STRICTER_WHEN,
    WHOLE,
    Figure,
    Level,
    RuleSet,
    Stricter,
    Value,
)
from xieshang_desktop.domain.vocabulary import BaseOf, Matter, MeetingForm, Unit, VillageKind

HEAD_KEYS = {
    "format",
    "id",
    "title",
    "level",
    "in_force_from",
    "in_force_to",
    "checked",
    "sources",
    "figures",
}
FIGURE_KEYS = {
    *(
        "form",
        "kind",
        "rule",
        "value",
        "of",
        "unit",
        "strict",
        "matter",
        "occasion",
        "chamber",
        "alternative",
    ),
    *("size_from", "size_below", "grant", "verified", "clause", "source", "checked"),
}


class BadRuleFile(Exception):
    """A rule file is wrong. ``file`` and ``key`` say where, ``reason`` why, all in Chinese."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        place = f"{file}：{key}" if key else file
        super().__init__(f"规则文件{place}：{reason}")
        self.file = file
        self.key = key
        self.reason = reason

    @property
    def sentence(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """One rule file as read: its head and its figures, and the text in which they stood."""

    id: str
    title: str
    level: Level
    in_force_from: date
    in_force_to: date | None
    checked: date
    sources: Mapping[str, str]
    figures: tuple[Figure, ...]
    text: str = field(default="", repr=False)

    @property
    def digest(self) -> str:
        """By what one edition is told from another: the SHA-256 of its text."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def rules(self) -> RuleSet:
        """The file alone as a rule set."""
        return RuleSet((self.id,), self.figures, self.in_force_from, self.in_force_to)


def parse_rule_file(data: Mapping[str, Any], file: str) -> RuleFile:
    """Check a rule file's tables and turn them into figures. Raises ``BadRuleFile`` at the first fault."""
    head = Reader(data, file, "")
    head.only(HEAD_KEYS)
    if data.get("format") != 1:
        raise BadRuleFile(file, "format", "应当是1，本程序只认识这一种格式")
    name, checked = head.text("id"), head.day("checked")
    sources = head.texts("sources")
    rows = data.get("figures")
    if not isinstance(rows, list) or not rows:
        raise BadRuleFile(file, "figures", "一条规则也没有")
    figures = tuple(
        parse_figure(Reader(row, file, f"figures第{number}条"), name, checked, sources)
        for number, row in enumerate(rows, 1)
    )
    check_no_doubles(figures, file)
    first, last = head.day("in_force_from"), head.day("in_force_to", None)
    if last is not None and last < first:
        raise BadRuleFile(file, "in_force_to", "比in_force_from还早")
    return RuleFile(
        id=name,
        title=head.text("title"),
        level=head.word("level", Level),
        in_force_from=first,
        in_force_to=last,
        checked=checked,
        sources=sources,
        figures=figures,
    )


def check_no_doubles(figures: tuple[Figure, ...], file: str) -> None:
    seen: dict[tuple[object, ...], int] = {}
    for number, figure in enumerate(figures, 1):
        earlier = seen.setdefault(figure.place, number)
        if earlier != number:
            raise BadRuleFile(file, f"figures第{number}条", f"与第{earlier}条说的是同一件事")


class Reader:
    """Reads one table of a rule file key by key; every fault names the file, the place and the key."""

    def __init__(self, table: Any, file: str, place: str) -> None:
        self.file = file
        self.place = place
        if not isinstance(table, Mapping):
            raise BadRuleFile(file, place, "应当是一个表")
        self.table = table

    def fault(self, key: str, reason: str) -> BadRuleFile:
        return BadRuleFile(self.file, f"{self.place}的{key}" if self.place else key, reason)

    def only(self, known: set[str]) -> None:
        unknown = sorted(set(self.table) - known)
        if unknown:
            raise self.fault(unknown[0], "不认识这个键")

    def text(self, key: str) -> str:
        value = self.table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, "应当写文字")
        return value.strip()

    def maybe_text(self, key: str) -> str | None:
        return self.text(key) if key in self.table else None

    def flag(self, key: str, default: bool | None) -> bool:
        value = self.table.get(key, default)
        if not isinstance(value, bool):
            raise self.fault(key, "应当写true或者false")
        return value

    def whole(self, key: str) -> int | None:
        value = self.table.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.fault(key, "应当写不小于0的整数")
        return value

    def day(self, key: str, default: date | type | None = date) -> Any:
        """A date; ``default`` None makes it optional."""
        value = self.table.get(key)
        if value is None and default is not date:
            return default
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(key, "应当写日期，例如2026-01-01")
        return value

    def word(self, key: str, words: type[StrEnum]) -> Any:
        """One of the words of an enumeration."""
        value = self.table.get(key)
        known = [str(word) for word in words]
        if value not in known:
            raise self.fault(key, f"“{value}”不是认识的词，应当是{'、'.join(known)}之一")
        return words(value)

    def maybe_word(self, key: str, words: type[StrEnum]) -> Any:
        return self.word(key, words) if key in self.table else None

    def texts(self, key: str) -> Mapping[str, str]:
        """A table of texts."""
        value = self.table.get(key, {})
        if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
            raise self.fault(key, "应当是“简称 = 全称”的表")
        return dict(value)


def parse_figure(row: Reader, set_id: str, checked: date, sources: Mapping[str, str]) -> Figure:
    """One row of ``[[figures]]``."""
    row.only(FIGURE_KEYS)
    rule, source = row.text("rule"), row.text("source")
    if rule not in STRICTER_WHEN:
        raise row.fault("rule", f"“{rule}”不是认识的规则")
    if source not in sources:
        raise row.fault("source", f"“{source}”没有写在[sources]里")
    figure = Figure(
        set_id=set_id,
        rule=rule,
        value=parse_value(row, rule),
        clause=row.text("clause"),
        source=sources[source],
        checked=row.day("checked", None) or checked,
        form=row.maybe_word("form", MeetingForm),
        kind=row.maybe_word("kind", VillageKind),
        of=row.maybe_text("of"),
        unit=row.maybe_word("unit", Unit),
        strict=row.flag("strict", False),
        matter=row.maybe_word("matter", Matter),
        occasion=row.maybe_text("occasion"),
        chamber=row.maybe_text("chamber"),
        alternative=row.maybe_text("alternative"),
        size_from=row.whole("size_from"),
        size_below=row.whole("size_below"),
        grant=row.flag("grant", False),
        verified=row.flag("verified", True),
    )
    check_figure(row, figure)
    return figure


def check_figure(row: Reader, figure: Figure) -> None:
    """What must go together within one row."""
    if figure.strict and not isinstance(figure.value, Fraction):
        raise row.fault("strict", "只有分数才分“超过”和“以上”")
    if figure.rule == "majority" and figure.of not in [str(of) for of in BaseOf]:
        raise row.fault("of", f"通过线的基数应当是{'、'.join(BaseOf)}之一")
    if figure.rule == "majority" and figure.form is None:
        raise row.fault("form", "通过线应当写明会议形式")
    if figure.rule == "quorum" and (figure.form is None or (figure.unit is None and figure.chamber is None)):
        raise row.fault("unit", "法定人数应当写明会议形式和单位（人、户、面积）")


def parse_value(row: Reader, rule: str) -> Value:
    """The value in the kind that its rule wants: a fraction, a whole number, a flag, a list of words."""
    value = row.table.get("value")
    if rule in FRACTIONS:
        return parse_fraction(row, value)
    if rule in WHOLE:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise row.fault("value", "应当写不小于0的整数")
        return value
    if isinstance(value, list):
        if not value or not all(isinstance(word, str) and word.strip() for word in value):
            raise row.fault("value", "应当写几个词的列表")
        return tuple(value)
    if STRICTER_WHEN[rule] in (Stricter.REQUIRED, Stricter.FORBIDDEN):
        return row.flag("value", None)
    return row.text("value")


def parse_fraction(row: Reader, value: Any) -> Fraction:
    """``"2/3"`` as text; decimals are refused, so that nothing is ever rounded."""
    if not isinstance(value, str) or "/" not in value:
        raise row.fault("value", '应当写分数，例如"2/3"')
    try:
        fraction = Fraction(value)
    except (ValueError, ZeroDivisionError):
        raise row.fault("value", f"“{value}”不是分数") from None
    if not 0 < fraction <= 1:
        raise row.fault("value", "分数应当大于0、不超过1")
    return fraction
