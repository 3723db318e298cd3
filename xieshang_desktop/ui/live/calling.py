"""Whom to telephone while people are missing: those who would help most, nobody twice. Pure."""

from __future__ import annotations

from xieshang_desktop.domain.vocabulary import CallResult, Role
from xieshang_desktop.queries.cockpit.seats import SeatRow
from xieshang_desktop.queries.cockpit.view import CockpitView

SHOWN = 6


def could_be_called(view: CockpitView) -> tuple[SeatRow, ...]:
    """The missing without a known reason: first those of a part that lacks people, then those not called."""
    missing = [
        seat
        for seat in view.sign_in.missing
        if not seat.household and not seat.absence and seat.call != CallResult.CANNOT_COME
    ]
    lacking = [part.name for part in view.quorum.chambers if not part.met]
    return tuple(
        sorted(missing, key=lambda seat: (not _helps(view, seat, lacking), bool(seat.call), bool(seat.proxy)))
    )


def call_words(view: CockpitView) -> str:
    """可以打电话：李显贵、周翀等9人; empty where nobody is left to call."""
    seats = could_be_called(view)
    if not seats:
        return ""
    names = "、".join(seat.name for seat in seats[:SHOWN])
    more = f"等{len(seats)}人" if len(seats) > SHOWN else ""
    return f"可以打电话：{names}{more}。Ctrl+↓ 一个一个来。"


def next_to_call(view: CockpitView, after: str) -> str:
    """The key of the next one to call; the first again after the last; empty for nobody."""
    keys = [seat.key for seat in could_be_called(view)]
    if not keys:
        return ""
    return keys[(keys.index(after) + 1) % len(keys)] if after in keys else keys[0]


def _helps(view: CockpitView, seat: SeatRow, lacking: list[str]) -> bool:
    """Whether somebody belongs to a part of the list that is not there yet in the number that it needs."""
    person = view.gathering.people.get(seat.key)
    if person is None:
        return False
    representative = person.role == Role.REPRESENTATIVE
    return any(
        (representative or "代表" not in name) and (person.woman or "妇女" not in name) for name in lacking
    )
