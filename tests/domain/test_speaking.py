"""The floor: the order and its reasons, and the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.domain.speaking import Waiting, queue, rank, seconds_used
from xieshang_desktop.domain.vocabulary import PersonId, Stance, TurnKind

NOON = datetime(2026, 3, 12, 12, 0, 0)
SPEECH, MOTION, QUESTION, REPLY = (
    TurnKind.SPEECH,
    TurnKind.PROCEDURAL,
    TurnKind.QUESTION,
    TurnKind.REPLY,
)


def asking(key: str, order: int, kind: TurnKind = SPEECH, had: int = 0) -> Waiting:
    return Waiting(key, PersonId(key), kind, order, had)


def order_of(*waiting: Waiting) -> str:
    return "".join(place.waiting.key for place in queue(waiting))


def test_that_who_asks_first_speaks_first() -> None:
    assert order_of(asking("b", 2), asking("a", 1), asking("c", 3)) == "abc"


def test_that_who_has_not_spoken_goes_before_who_has() -> None:
    assert order_of(asking("a", 1, had=1), asking("b", 2), asking("c", 3, had=2), asking("d", 4)) == "bdac"


def test_that_a_procedural_motion_goes_to_the_front_behind_earlier_ones() -> None:
    assert order_of(asking("a", 1), asking("m", 2, MOTION), asking("n", 3, MOTION, had=3)) == "mna"


def test_that_question_and_reply_come_in_at_once() -> None:
    assert order_of(
        asking("a", 1), asking("m", 2, MOTION), asking("r", 3, REPLY), asking("q", 4, QUESTION)
    ) == ("rqma")


def test_that_a_request_moved_by_hand_wins() -> None:
    moved = replace(asking("c", 3), moved_before="a", moved_order=1)
    assert order_of(asking("a", 1), asking("b", 2), moved) == "cab"
    assert order_of(moved, asking("m", 9, MOTION), asking("a", 1)) == "mca"


def test_that_the_later_hand_wins_over_the_earlier() -> None:
    first = replace(asking("c", 3), moved_before="a", moved_order=1)
    second = replace(asking("d", 4), moved_before="a", moved_order=2)
    onto = replace(asking("e", 5), moved_before="c", moved_order=3)
    assert order_of(asking("a", 1), asking("b", 2), first, second, onto) == "ecdab"


def test_that_a_request_whose_neighbour_is_gone_keeps_its_natural_place() -> None:
    moved = replace(asking("c", 3), moved_before="x", moved_order=1)
    assert order_of(asking("a", 1), moved, asking("d", 4), asking("m", 5, MOTION)) == "macd"


def test_that_every_place_has_its_reason() -> None:
    places = queue(
        [
            asking("a", 1),
            asking("b", 2, had=1),
            asking("m", 3, MOTION),
            asking("q", 4, QUESTION),
            asking("r", 5, REPLY),
            replace(asking("c", 6), moved_before="b", moved_order=1),
        ]
    )
    assert [(place.position, place.waiting.key, place.reason) for place in places] == [
        (1, "q", "询问，即时插入"),
        (2, "r", "回应，即时插入"),
        (3, "m", "程序动议优先"),
        (4, "a", "首次发言"),
        (5, "c", "主持人调整"),
        (6, "b", "第2次发言"),
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from(list(TurnKind)), st.integers(0, 3), st.none() | st.integers(0, 12)),
        max_size=12,
    )
)
def test_that_nobody_is_lost_or_doubled_in_the_queue(asked: list[tuple[TurnKind, int, int | None]]) -> None:
    waiting = [
        Waiting(
            str(number),
            PersonId(str(number)),
            kind,
            number,
            had,
            None if moved is None else str(moved),
            number,
        )
        for number, (kind, had, moved) in enumerate(asked)
    ]
    places = queue(waiting)
    assert sorted(place.waiting.key for place in places) == sorted(each.key for each in waiting)
    assert [place.position for place in places] == list(range(1, len(waiting) + 1))


FOR, AGAINST = Stance.FOR, Stance.AGAINST


def taking_sides(*sides: Stance | None, last: Stance | None = None) -> str:
    """Who speaks in which order when a, b, c … have asked with these stances and the sides take turns."""
    waiting = [
        replace(asking(key, place), stance=side)
        for place, (key, side) in enumerate(zip("abcdef", sides, strict=False))
    ]
    return "".join(place.waiting.key for place in queue(waiting, alternate=True, last=last))


def test_that_for_and_against_take_turns() -> None:
    assert taking_sides(FOR, FOR, AGAINST, AGAINST) == "acbd"
    assert taking_sides(FOR, FOR, AGAINST, last=FOR) == "cab"
    assert taking_sides(AGAINST, FOR, FOR, last=AGAINST) == "bac"


def test_that_one_side_alone_speaks_in_order() -> None:
    assert taking_sides(FOR, FOR, last=FOR) == "ab"


def test_that_who_takes_no_side_keeps_the_place_of_arrival() -> None:
    assert taking_sides(FOR, None, FOR, AGAINST) == "abdc"


waiting_lists = st.lists(
    st.tuples(
        st.sampled_from(list(TurnKind)),
        st.integers(0, 3),
        st.none() | st.integers(0, 12),
        st.none() | st.sampled_from(list(Stance)),
    ),
    max_size=12,
)


def as_waiting(asked: list[tuple[TurnKind, int, int | None, Stance | None]]) -> list[Waiting]:
    return [
        Waiting(
            str(number),
            PersonId(str(number)),
            kind,
            number,
            had,
            None if moved is None else str(moved),
            number,
            stance,
        )
        for number, (kind, had, moved, stance) in enumerate(asked)
    ]


@given(waiting_lists, st.none() | st.sampled_from([FOR, AGAINST]))
def test_that_taking_turns_loses_nobody_and_doubles_nobody(
    asked: list[tuple[TurnKind, int, int | None, Stance | None]], last: Stance | None
) -> None:
    waiting = as_waiting(asked)
    places = queue(waiting, alternate=True, last=last)
    assert sorted(place.waiting.key for place in places) == sorted(each.key for each in waiting)


@given(waiting_lists)
def test_that_kinds_and_first_time_speakers_keep_their_rank_whatever_the_sides(
    asked: list[tuple[TurnKind, int, int | None, Stance | None]],
) -> None:
    waiting = [replace(each, moved_before=None) for each in as_waiting(asked)]
    for alternate in (False, True):
        ranks = [rank(place.waiting) for place in queue(waiting, alternate=alternate)]
        assert ranks == sorted(ranks)


@given(waiting_lists)
def test_that_of_one_side_nobody_overtakes(
    asked: list[tuple[TurnKind, int, int | None, Stance | None]],
) -> None:
    waiting = [replace(each, moved_before=None) for each in as_waiting(asked)]
    places = [place.waiting for place in queue(waiting, alternate=True)]
    for side in Stance:
        for first in (True, False):
            orders = [
                each.order
                for each in places
                if each.kind is SPEECH and each.stance is side and (each.turns_before == 0) is first
            ]
            assert orders == sorted(orders)


@given(
    st.integers(0, 600),
    st.lists(st.tuples(st.sampled_from(["run", "pause"]), st.integers(-7200, 7200)), max_size=20),
)
def test_that_no_jump_of_the_clock_ever_takes_time_away(banked: int, steps: list[tuple[str, int]]) -> None:
    """Runs and pauses, the clock set forward or back in between: what was used never shrinks."""
    now, running, used = NOON, None, banked
    for what, jump in steps:
        before = seconds_used(used, running, now)
        now += timedelta(seconds=jump)
        if what == "pause":
            used, running = seconds_used(used, running, now), None
        elif running is None:
            running = now
        assert seconds_used(used, running, now) >= (before if jump >= 0 else used)
        assert seconds_used(used, running, now) >= banked


def test_that_time_used_is_what_is_banked_and_what_runs() -> None:
    assert seconds_used(40, None, NOON) == 40
    assert seconds_used(40, NOON - timedelta(seconds=35, milliseconds=900), NOON) == 75
    assert seconds_used(40, NOON + timedelta(seconds=5), NOON) == 40
