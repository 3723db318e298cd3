"""Papers are recorded by the bundle, and no bundle shows how a few people voted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.domain.bundles import LEAST_BUNDLE, check_bundle, may_bundle
from xieshang_desktop.errors import Refused

SIDES = ("赞成", "反对", "弃权", "无效")


def code_of(counts: dict[str, int], returned: int, recorded: int = 0) -> str:
    try:
        check_bundle(counts, SIDES, returned, recorded)
    except Refused as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    ("counts", "returned", "recorded", "code"),
    [
        ({"赞成": 15, "反对": 5}, 60, 0, ""),
        ({"赞成": 15, "反对": 4}, 60, 0, "BUNDLE_TOO_SMALL"),
        ({"赞成": 25}, 40, 0, "BUNDLE_TOO_SMALL"),
        ({"赞成": 25}, 60, 35, ""),
        ({"赞成": 26}, 60, 35, "TALLY_MISMATCH"),
        ({"赞成": 7, "无效": 1}, 8, 0, ""),
        ({"赞成": 3}, 8, 0, "BUNDLE_TOO_SMALL"),
        ({"赞成": -1, "反对": 21}, 40, 0, "TALLY_MISMATCH"),
        ({"同意": 20}, 40, 0, "WRONG_STAGE"),
    ],
)
def test_that_a_bundle_is_neither_too_small_nor_leaves_too_few(
    counts: dict[str, int], returned: int, recorded: int, code: str
) -> None:
    assert code_of(counts, returned, recorded) == code


@given(st.integers(1, 200), st.lists(st.integers(0, 80), max_size=12))
def test_that_no_bundle_ever_shows_how_fewer_than_twenty_voted(returned: int, sizes: list[int]) -> None:
    recorded: list[int] = []
    for size in sizes:
        if not code_of({"赞成": size}, returned, sum(recorded)):
            recorded.append(size)
    left = returned - sum(recorded)
    assert all(size >= min(LEAST_BUNDLE, returned) or size == 0 for size in recorded)
    assert left == 0 or left >= min(LEAST_BUNDLE, returned)


@given(st.integers(0, 100), st.integers(0, 100))
def test_that_the_button_offers_only_what_the_rule_takes(papers: int, left: int) -> None:
    assert not may_bundle(papers, left) or not code_of({"赞成": papers}, left)
