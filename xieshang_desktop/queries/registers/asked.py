"""What is wanted of the registers: which period, which form of meeting, how much of the identities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xieshang_desktop.domain.vocabulary import MeetingForm


@dataclass(frozen=True)
class Asked:
    """A period (None: from the first entry, to the last) and a form of meeting (None: all).

    Numbers of identity and telephones are masked unless ``full_identities`` asks for the archive's version
    (个人信息保护法第六条).
    """

    first: date | None = None
    last: date | None = None
    form: MeetingForm | None = None
    full_identities: bool = False

    def has(self, first: date, last: date | None = None) -> bool:
        """Whether a day, or some day from one to another, lies in the period."""
        begins_in_time = self.last is None or first <= self.last
        return begins_in_time and (self.first is None or (last or first) >= self.first)


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter that a day lies in."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    beyond = date(day.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return first, beyond - timedelta(days=1)


def quarter_before(day: date) -> tuple[date, date]:
    """The last whole quarter before a day: what is reported to the township."""
    return quarter_of(quarter_of(day)[0] - timedelta(days=1))


def year_up_to(day: date) -> tuple[date, date]:
    """A year that ends on a day: 近一年."""
    before = day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
    return before + timedelta(days=1), day
