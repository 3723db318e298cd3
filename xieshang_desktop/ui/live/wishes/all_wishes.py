"""All that may be wished for in the room, gathered by subject, so that the page hands one thing around."""

from __future__ import annotations

from dataclasses import dataclass

from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.wishes.agenda import AgendaDesk
from xieshang_desktop.ui.live.wishes.ballot import Ballot
from xieshang_desktop.ui.live.wishes.course import Course
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.live.wishes.floor import Floor
from xieshang_desktop.ui.live.wishes.hearing import Hearing
from xieshang_desktop.ui.live.wishes.resuming import Resuming
from xieshang_desktop.ui.live.wishes.sessions import SessionsDesk


@dataclass(frozen=True)
class Wishes:
    """One meeting's desks over one session."""

    session: LiveSession
    door: Door
    floor: Floor
    course: Course
    ballot: Ballot
    agenda: AgendaDesk
    resuming: Resuming
    sessions: SessionsDesk
    hearing: Hearing


def wishes_of(session: LiveSession) -> Wishes:
    """The desks of a session."""
    return Wishes(
        session,
        Door(session),
        Floor(session),
        Course(session),
        Ballot(session),
        AgendaDesk(session),
        Resuming(session),
        SessionsDesk(session),
        Hearing(session),
    )
