"""The list of a meeting, held against the law before anybody comes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHONGQING, Rehearsal, crowd, person, rehearse
from xieshang_desktop.queries.meetings.list_advice import ListAdvice, list_advice


def convened(village: Rehearsal, form: str, entitled: Any, unit: str = "人") -> tuple[ListAdvice, ...]:
    village.do(
        "convene_meeting",
        meeting="m1",
        form=form,
        title="会议",
        starts_at=village.moment.replace(month=5),
        place="村委会",
        chair="陈德明",
        recorder="陈德明",
        topics=[],
        unit=unit,
        entitled=entitled,
    )
    return village.record.read(list_advice, village.id_of("会议", "m1"))


def village_with(folder: Path, count: int, women: int | None, **rest: Any) -> Rehearsal:
    representatives = crowd(
        "代表", count, roles=["村民代表"], **({"women": women} if women is not None else {})
    )
    return rehearse(
        folder, people=[person("陈德明", roles=["村委会成员"], sex="男")], crowds=[representatives], **rest
    )


MEMBERS = {"roles": ["村民代表", "村委会成员"]}


def test_that_a_list_with_women_enough_needs_no_advice(tmp_path: Path) -> None:
    assert convened(village_with(tmp_path, 29, 10), "村民代表会议", MEMBERS) == ()


def test_that_a_list_that_lacks_women_is_told_before_the_meeting(tmp_path: Path) -> None:
    (found,) = convened(village_with(tmp_path, 29, 9), "村民代表会议", MEMBERS)
    assert found.text == "应到名单里妇女村民代表不够"
    assert "应当占三分之一以上（10人），还差1人" in found.detail


def test_that_women_are_not_counted_where_nobody_wrote_down_who_is_one(tmp_path: Path) -> None:
    assert convened(village_with(tmp_path, 29, None), "村民代表会议", MEMBERS) == ()


def test_that_a_list_of_too_few_representatives_is_told(tmp_path: Path) -> None:
    committee = [person(f"委员{number}", roles=["村委会成员"], sex="女") for number in range(3)]
    village = rehearse(
        tmp_path,
        people=[person("陈德明", roles=["村委会成员"], sex="男"), *committee],
        crowds=[crowd("代表", 15, roles=["村民代表"], women=10)],
    )
    (found,) = convened(village, "村民代表会议", MEMBERS)
    assert found.text == "应到名单里村民代表不够"


def test_that_a_list_of_households_has_no_make_up(tmp_path: Path) -> None:
    village = rehearse(tmp_path, people=[person("陈德明", household="H1"), person("李赟", household="H2")])
    assert convened(village, "村民会议", {"households": True}, unit="户") == ()


@pytest.mark.parametrize(("away", "advised"), [(3, False), (4, True)])
def test_that_a_village_whose_people_are_away_is_advised(tmp_path: Path, away: int, advised: bool) -> None:
    people = [person("陈德明", household="H0")]
    people += [person(f"村民{number}", household=f"H{number}", away=number <= away) for number in range(1, 7)]
    found = convened(rehearse(tmp_path, people=people), "村民会议", {"all": True})
    assert bool(found) is advised
    if advised:
        assert "过半数为4人，在家3人，在家的全到也差1人，达不到" in found[0].text
        assert found[0].detail.startswith("各种口径都达不到")


def test_that_a_village_that_is_not_all_on_the_register_is_not_judged(tmp_path: Path) -> None:
    village = rehearse(
        tmp_path, people=[person("陈德明", away=True)], village={"adults": 812, "households": 236}
    )
    assert convened(village, "村民会议", {"all": True}) == ()


def test_that_who_is_left_out_in_chongqing_counts_for_the_reach(tmp_path: Path) -> None:
    people = [person("陈德明", household="H0")]
    people += [person(f"村民{number}", household=f"H{number}", away=number <= 4) for number in range(1, 7)]
    village = rehearse(tmp_path, people=people, rules=CHONGQING)
    assert len(convened(village, "村民会议", {"all": True})) == 1
    village.do("exclude_from_base", meeting="m1", whos=["村民1", "村民2"], reason="外出联系不上")
    assert village.record.read(list_advice, village.id_of("会议", "m1")) == ()
