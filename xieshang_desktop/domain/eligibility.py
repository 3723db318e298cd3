"""Who counts: age on a day, and who may stand on a list."""

from __future__ import annotations

from datetime import date

ADULT_AGE = 18
"""成年: eighteen completed years (民法典第十七条; 村民委员会组织法第二十六条)."""


def years_old(born: date, on: date) -> int:
    """Completed years on the day ``on``; who is born on 29 February completes a year on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_of_age(born: date | None, on: date, age: int) -> bool:
    """Whether somebody is at least ``age`` on that day; who has no date of birth on record is of age."""
    return born is None or years_old(born, on) >= age
