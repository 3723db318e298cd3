"""Whatever acts are done in whatever order: the rows are what the journal says, and undoing walks back."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import Rehearsal
from tests.storage import lives
from xieshang_desktop.errors import BadScenario, Refused
from xieshang_desktop.storage.verification import verify

PEOPLE = [*(f"代表{number:02d}" for number in range(1, 13)), "主任", "文书", "监督"]
ROOM = {"meeting": "m1"}
FLOOR = {"meeting": "m1", "item": "i1"}
OUTCOMES = ["通过", "未通过", "暂缓再议"]

who = st.sampled_from(PEOPLE)
votes = st.sampled_from(["v1", "v2"])


def in_room(**arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(arguments).map(lambda drawn: {**ROOM, **drawn})


def on_floor(**arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(arguments).map(lambda drawn: {**FLOOR, **drawn})


acts = st.one_of(
    st.tuples(st.just("check_in"), in_room(who=who, mode=st.just("现场"))),
    st.tuples(st.just("check_out"), in_room(who=who)),
    st.tuples(
        st.sampled_from(
            ["request_to_speak", "withdraw_request", "start_speaking", "pause_speaking", "resume_speaking",
             "stop_speaking"]
        ),
        on_floor(who=who),
    ),
    st.tuples(st.just("move_request"), on_floor(who=who, before=who)),
    st.tuples(st.just("readd_last_speaker"), st.just(FLOOR)),
    st.tuples(
        st.just("record_opinion"),
        on_floor(who=who, stance=st.sampled_from(["赞成", "反对"]), text=st.text(min_size=1, max_size=9)),
    ),
    st.tuples(st.just("amend_item"), st.just(FLOOR | {"text": "另一稿"})),
    st.tuples(
        st.just("open_vote"),
        on_floor(vote=votes, motion=st.just("修"), method=st.just("举手")),
    ),
    st.tuples(
        st.just("record_tally"),
        st.tuples(st.sampled_from(["v1", "v2"]), st.integers(0, 10)).map(
            lambda drawn: {"vote": drawn[0], "for": drawn[1], "against": 10 - drawn[1], "abstain": 0}
        ),
    ),
    st.tuples(st.just("close_vote"), st.sampled_from([{"vote": "v1"}, {"vote": "v2"}])),
    st.tuples(st.just("finish_item"), on_floor(outcome=st.sampled_from(OUTCOMES), text=st.just("完"))),
    st.tuples(
        st.just("split_item"),
        st.sampled_from([ROOM | {"item": "i1", "part": part, "title": "拆出"} for part in ("p1", "p2")]),
    ),
    st.tuples(st.just("return_to_item"), st.just(FLOOR)),
    st.tuples(
        st.just("move_item"), st.sampled_from([ROOM | {"item": "p1"}, ROOM | {"item": "p2", "before": "p1"}])
    ),
    st.tuples(st.just("adjourn"), st.just(ROOM | {"reason": "吃饭"})),
    st.tuples(st.just("resume"), st.just(ROOM)),
    st.tuples(st.just("record_absence"), st.just(ROOM | {"who": "代表12", "reason": "病"})),
    st.tuples(
        st.just("update_person"),
        st.fixed_dictionaries({"who": who, "roles": st.sampled_from([["党员"], [], ["村民代表", "党员"]])}),
    ),
    st.tuples(st.just("close_meeting"), st.just(ROOM)),
    st.tuples(st.just("undo_last"), st.sampled_from([{}, ROOM])),
)  # fmt: skip


def attempt(home: Rehearsal, do: str, arguments: dict[str, Any]) -> bool:
    try:
        home.do(do, **arguments)
    except (Refused, BadScenario):
        return False
    return True


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(acts, max_size=25))
def test_that_random_acts_leave_a_sound_record(sequence: list[tuple[str, dict[str, Any]]]) -> None:
    with TemporaryDirectory() as folder:
        home = lives.running(Path(folder))
        for do, arguments in sequence:
            attempt(home, do, arguments)
        assert verify(home.record).problems == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(acts.filter(lambda act: act[0] != "undo_last"), max_size=20))
def test_that_undoing_restores_each_state_in_turn(sequence: list[tuple[str, dict[str, Any]]]) -> None:
    with TemporaryDirectory() as folder:
        home = lives.running(Path(folder))
        states = []
        for do, arguments in sequence:
            before = lives.dump(home.record)
            if attempt(home, do, arguments):
                states.append(before)
        for state in reversed(states):
            home.do("undo_last")
            assert lives.dump(home.record) == state
        assert verify(home.record).problems == ()
