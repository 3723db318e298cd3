"""The law as it applies here: totals given or counted, rules frozen with a meeting."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import CHONGQING, crowd, person, rehearse
from tests.services.meetings import DAY, called
from xieshang_desktop.queries.facts.law import (
    adults_of,
    households_of,
    quorum_of,
    rules_for,
    village_of,
    village_rules,
)


def test_that_totals_given_win_over_counting(tmp_path: Path) -> None:
    home = rehearse(tmp_path, crowds=[crowd("人", 5)], village={"adults": 812, "households": 236})
    assert home.record.read(adults_of) == 812
    assert home.record.read(households_of) == 236


def test_that_without_totals_registered_living_adults_are_counted(tmp_path: Path) -> None:
    people = [
        person("先人", died=date(2020, 1, 1), household="H1"),
        person("少年", born=date(2015, 1, 1), household="H2"),
        person("租客", registered=False, household="H3"),
        person("甲", household="H2"),
    ]
    home = rehearse(tmp_path, people=people, crowds=[crowd("人", 5)])
    home.do("update_person", who="人05", moved="外县")
    assert home.record.read(adults_of) == 5
    assert home.record.read(households_of) == 5


def test_that_a_meeting_keeps_the_rules_of_its_day(tmp_path: Path) -> None:
    home = called(tmp_path, rules=CHONGQING)
    meeting = home.id_of("会议", "m1")
    before = home.record.read(rules_for, meeting)
    home.do("set_charter", values={"村民代表会议.quorum": "3/4"}, basis="决定", at=DAY + timedelta(days=1))
    assert home.record.read(rules_for, meeting).figures == before.figures
    assert home.record.read(village_rules).figures != before.figures
    home.do("undo_last")
    assert home.record.read(village_rules).figures == before.figures


def test_that_a_charter_may_ask_for_more_people(tmp_path: Path) -> None:
    home = called(tmp_path, charter={"村民代表会议.quorum": "4/5"})
    home.do("check_in", meeting="m1", whos=["代表01..代表07"], mode="现场")
    found = home.record.read(quorum_of, home.id_of("会议", "m1"))
    assert (found.needed, found.met, found.missing) == (8, False, 1)


@pytest.mark.parametrize("kind", ["村", "社区"])
def test_that_there_is_one_village(kind: str, tmp_path: Path) -> None:
    home = rehearse(tmp_path, village={"kind": kind})
    assert home.record.read(village_of).kind.value == kind
