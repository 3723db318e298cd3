"""Views of the room made by hand, for what is pure: words, steps, buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from xieshang_desktop.domain.counting import Quorum
from xieshang_desktop.domain.vocabulary import (
    Capacity,
    ItemKind,
    ItemState,
    MeetingForm,
    MeetingState,
    TurnKind,
    TurnState,
    Unit,
    Verdict,
    VoteMethod,
    VoteState,
)
from xieshang_desktop.queries.cockpit.agenda import AgendaView, ItemRow
from xieshang_desktop.queries.cockpit.closing import ClosingView, SignatureRow
from xieshang_desktop.queries.cockpit.consensus import ConsensusRow
from xieshang_desktop.queries.cockpit.signin import SignInView
from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.queries.cockpit.talk import UnheardRow
from xieshang_desktop.queries.cockpit.turns import TurnRow
from xieshang_desktop.queries.cockpit.view import CockpitView, Gathering, MeetingFacts
from xieshang_desktop.queries.cockpit.vote import TallyRow, VoteView

NINE = datetime(2026, 3, 12, 9, 0)


def quorum(present: int, base: int = 45, needed: int | None = 30) -> Quorum:
    met = needed is None or present >= needed
    missing = 0 if met or needed is None else needed - present
    return Quorum(
        Unit.PERSON,
        present,
        base,
        0,
        needed,
        met,
        "某法第三十条",
        f"应到{base}人，实到{present}人",
        (),
        missing,
    )


def gathering(present: int) -> Gathering:
    return Gathering({}, SignInView((), (), 0, present, 0, 0, 0), quorum(present), frozenset(), {})


def item(number: int, state: ItemState = ItemState.NOT_STARTED, kind: ItemKind = ItemKind.VOTE) -> ItemRow:
    started = NINE if state is not ItemState.NOT_STARTED else None
    finished = NINE + timedelta(minutes=10) if state is ItemState.FINISHED else None
    return ItemRow(
        f"i{number}",
        number,
        f"第{number}件事",
        kind,
        None,
        20,
        state,
        started,
        finished,
        None,
        "",
        "",
        "",
        (),
    )


def turn(name: str, state: TurnState = TurnState.WAITING, kind: TurnKind = TurnKind.SPEECH) -> TurnRow:
    running = NINE if state is TurnState.SPEAKING else None
    return TurnRow(f"id-{name}", name, "一组", "一组", kind, state, 0, 0, 0, 120, running)


def floor(
    current: TurnRow | None = None,
    waiting: tuple[TurnRow, ...] = (),
    unheard: tuple[str, ...] = (),
    consensus: bool = False,
) -> FloorView:
    rounds = (ConsensusRow("按甲案办", 30, 2, 2, NINE),) if consensus else ()
    rows = tuple(UnheardRow(label, 3, 0) for label in unheard)
    return FloorView(current, waiting, None, (), (), rows, rounds, ())


def vote(state: VoteState = VoteState.OPEN, method: VoteMethod = VoteMethod.SHOW_OF_HANDS) -> VoteView:
    closed = state is VoteState.CLOSED
    tally = TallyRow("", 18, 10, 6, None, 0, None, None)
    return VoteView(
        id="v1", item_id="i2", motion="同意按甲案办", text_version=1, method=method, binding=True,
        state=state, opened_at=NINE, closed_at=NINE if closed else None, voters=34, recused=0, rules=(),
        tallies=(tally,) if closed else (), names=(), scrutineers=(), tellers=(),
        verdict=Verdict.PASSED if closed else None, sentence="", clause="", announced_at=None, rounds=1,
    )  # fmt: skip


def signatures(*signed: Capacity) -> ClosingView:
    rows = (("主持某", Capacity.CHAIR), ("记录某", Capacity.RECORDER))
    return ClosingView(
        tuple(
            SignatureRow(f"id-{name}", name, capacity, True, NINE if capacity in signed else None, "签字")
            for name, capacity in rows
        ),
        (),
    )


def a_view(state: MeetingState = MeetingState.RUNNING, **changes: Any) -> CockpitView:
    """A running meeting of 45 with four items, the second under way, unless told otherwise."""
    opened = None if state is MeetingState.PREPARING else NINE
    meeting = MeetingFacts(
        "m1", "某村村民代表会议", MeetingForm.VILLAGER_REPRESENTATIVES, Unit.PERSON, state, NINE, "会议室",
        "c", "r", opened, None, None, None, None, None, None, None,
    )  # fmt: skip
    items = (item(1, ItemState.FINISHED), item(2, ItemState.RUNNING), item(3), item(4))
    view = CockpitView(
        meeting=meeting, gathering=gathering(34), agenda=AgendaView(items, NINE, NINE), floor=floor(),
        vote=None, closing=None, last=None, entries=0,
    )  # fmt: skip
    return replace(view, **changes)


def preparing(present: int, form: MeetingForm = MeetingForm.VILLAGER_REPRESENTATIVES) -> CockpitView:
    """Before the opening, with so many of 45 signed in."""
    items = tuple(item(number) for number in range(1, 5))
    view = a_view(
        MeetingState.PREPARING, gathering=gathering(present), agenda=AgendaView(items, NINE, NINE), floor=None
    )
    return replace(view, meeting=replace(view.meeting, form=form))


def through(read_out: bool = False) -> CockpitView:
    """Every item is finished."""
    items = tuple(item(number, ItemState.FINISHED) for number in range(1, 5))
    view = a_view(agenda=AgendaView(items, NINE, NINE), floor=None)
    return replace(view, meeting=replace(view.meeting, read_out_at=NINE if read_out else None))


def announced(view: CockpitView) -> CockpitView:
    assert view.vote is not None
    return replace(view, vote=replace(view.vote, announced_at=NINE))


def with_running(view: CockpitView, **changes: Any) -> CockpitView:
    """The same with another running item."""
    items = tuple(
        replace(each, **changes) if each.state is ItemState.RUNNING else each for each in view.agenda.items
    )
    return replace(view, agenda=AgendaView(items, NINE, NINE))
