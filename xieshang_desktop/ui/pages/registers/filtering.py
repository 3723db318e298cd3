"""What the registers are narrowed to: a period, a form of meeting, and how much of the identities."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.domain.wording import period_words
from xieshang_desktop.queries.registers.asked import Asked, quarter_before, quarter_of, year_up_to
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec

OWN = "own"
PERIODS = (
    ("近一年", "year"),
    ("今年", "this_year"),
    ("本季度", "quarter"),
    ("上季度", "last_quarter"),
    ("全部", "all"),
    ("自己定", OWN),
)


@dataclass(frozen=True)
class Narrowing:
    """What was chosen; ``first`` and ``last`` count where the period is one's own."""

    period: str = "year"
    first: date | None = None
    last: date | None = None
    form: MeetingForm | None = None
    full_identities: bool = False

    def asked(self, today: date) -> Asked:
        """The days that are meant today."""
        first, last = self._days(today)
        return Asked(first, last, self.form, self.full_identities)

    def _days(self, today: date) -> tuple[date | None, date | None]:
        spans = {
            "year": year_up_to(today),
            "this_year": (date(today.year, 1, 1), date(today.year, 12, 31)),
            "quarter": quarter_of(today),
            "last_quarter": quarter_before(today),
            "all": (None, None),
        }
        return spans.get(self.period, (self.first, self.last))

    def words(self, today: date) -> str:
        """近一年，村民代表会议."""
        named = next(words for words, period in PERIODS if period == self.period)
        if self.period == OWN:
            named = _own_words(self.first, self.last)
        return f"{named}，{self.form.value}" if self.form is not None else named


def _own_words(first: date | None, last: date | None) -> str:
    if first is not None and last is not None:
        return period_words(first, last)
    if first is not None:
        return f"{first.year}年{first.month}月{first.day}日起"
    return f"到{last.year}年{last.month}月{last.day}日" if last is not None else "全部"


def filter_spec(chosen: Narrowing, forms: Sequence[MeetingForm]) -> FormSpec:
    """The form in which it is chosen; it stands as it was left."""
    return FormSpec(
        "筛选台账",
        (
            Field("period", "时间", kind="choice", options=PERIODS, value=chosen.period),
            _day("first", "从", chosen.first, "选“自己定”时填"),
            _day("last", "到", chosen.last, "不填就到最后一天"),
            Field(
                "form",
                "会议形式",
                kind="choice",
                options=(("全部", None), *((form.value, form) for form in forms)),
                value=chosen.form,
            ),
            Field(
                "full_identities",
                "证件电话",
                kind="few",
                options=(("遮住", False), ("写全", True)),
                value=chosen.full_identities,
                hint="写全的只供归档：导出的签到册、补贴台账里有完整的身份证号和电话",
            ),
        ),
        act="筛选",
    )


def _day(name: str, label: str, day: date | None, placeholder: str) -> Field:
    spelled = f"{day.year}-{day.month}-{day.day}" if day is not None else ""
    return Field(name, label, kind="day", value=spelled, required=False, placeholder=placeholder)


def narrowed_to(chosen: Narrowing, values: dict[str, Any]) -> Narrowing:
    """What the form gave; days that were typed make the period one's own."""
    narrowing = replace(chosen, **values)
    typed = (values["first"], values["last"])
    if any(typed) and typed != (chosen.first, chosen.last):
        narrowing = replace(narrowing, period=OWN)
    if narrowing.first and narrowing.last and narrowing.first > narrowing.last:
        narrowing = replace(narrowing, first=narrowing.last, last=narrowing.first)
    return narrowing
