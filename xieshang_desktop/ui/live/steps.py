"""The five steps over the room with their figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from xieshang_desktop.domain.counting import MEASURE, Quorum
from xieshang_desktop.queries.cockpit.view import CockpitView, Moment
from xieshang_desktop.ui.live.hints import Place
from xieshang_desktop.ui.live.next_step import PLACE_WORDS, current_place
from xieshang_desktop.ui.widgets.stepper import Step, StepState


def steps_of(view: CockpitView, looking_at: Place | None = None) -> tuple[Step, ...]:
    """The steps: those before the current one are done and can be opened to look at."""
    places = list(Place)
    reached = places.index(current_place(view))
    sealed = view.moment is Moment.SEALED
    shown = looking_at or current_place(view)
    notes = _notes(view)
    return tuple(
        Step(
            place.value,
            PLACE_WORDS[place],
            "now" if place is shown else "done" if index < reached or sealed else _ahead(place, view),
            *notes.get(place, ("", "text")),
        )
        for index, place in enumerate(places)
    )


def _ahead(place: Place, view: CockpitView) -> StepState:
    """A step back from a look at an earlier one is open like a done one; what is not reached is later."""
    return "done" if place is current_place(view) else "later"


def _notes(view: CockpitView) -> Mapping[Place, tuple[str, str]]:
    notes = {Place.SIGN_IN: sign_in_note(view.quorum), Place.AGENDA: (_agenda_note(view), "text")}
    meeting = view.meeting
    if meeting.opened_at is not None:
        notes[Place.OPENING] = (f"{meeting.opened_at:%H:%M}", "text")
    if meeting.read_out_at is not None:
        notes[Place.READING] = (f"{meeting.read_out_at:%H:%M}", "text")
    if meeting.sealed_at is not None:
        notes[Place.ARCHIVE] = (f"{meeting.sealed_at:%H:%M}归档", "text")
    return notes


def sign_in_note(quorum: Quorum) -> tuple[str, str]:
    """34/45 达到30人 in green, 29/45 还差1人 in amber; without a legal number only the figures."""
    figures, unit = f"{quorum.present}/{quorum.base}", MEASURE[quorum.unit]
    if quorum.needed is None or quorum.needed == 0:
        return figures, "text"
    if quorum.met:
        return f"{figures} 达到{quorum.needed}{unit}", "ok"
    return f"{figures} 还差{quorum.missing}{unit}", "warn"


def _agenda_note(view: CockpitView) -> str:
    items = view.agenda.items
    if view.meeting.opened_at is None:
        return f"{len(items)}项"
    running = view.agenda.running
    done = sum(item.finished_at is not None for item in items)
    figures = f"{running.number if running else done}/{len(items)}"
    voting = view.moment in (Moment.VOTING, Moment.VERDICT)
    return f"{figures}　表决" if voting else figures
