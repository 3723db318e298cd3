"""Who is of age on a day: eighteen completed years."""

from __future__ import annotations

from datetime import date

import pytest

from xieshang_desktop.domain.eligibility import ADULT_AGE, is_of_age, years_old


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 3, 12), date(2026, 3, 11), 17),
        (date(2008, 3, 12), date(2026, 3, 12), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 3, 12), date(2026, 3, 12), 0),
    ],
)
def test_that_a_year_is_completed_on_its_day(born: date, on: date, years: int) -> None:
    assert years_old(born, on) == years
    assert is_of_age(born, on, ADULT_AGE) is (years >= 18)


def test_that_who_has_no_date_of_birth_is_of_age() -> None:
    assert is_of_age(None, date(2026, 3, 12), ADULT_AGE)
