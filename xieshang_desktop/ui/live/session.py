"""The presenter of the room: wishes go to the office, the room is read again, and what came of it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.domain.acts.afterwards import UndoLast
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.vocabulary import MeetingId
from xieshang_desktop.errors import EnvironmentProblem, Refused
from xieshang_desktop.queries.cockpit.view import CockpitView, cockpit, cockpit_after
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.office import Office

MakeAct = Callable[[datetime], Act]
Say = Callable[[CockpitView], str]
"""Words for the toast that need the figures as they are after the act."""


class LiveSession(QObject):
    """One meeting in the room. ``changed`` follows every act that is on disk; nothing is shown before."""

    changed = Signal(object)
    """The room as it now stands: a CockpitView."""
    done = Signal(str)
    """What was done, for the toast."""
    refused = Signal(str, str)
    """Why the rules say no, and what to do instead; nothing was written."""
    not_saved = Signal(str, str)
    """The disk would not: what happened, and the way out; ``try_again`` does the same acts once more."""
    saved = Signal()

    def __init__(self, office: Office, meeting_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.meeting_id = MeetingId(meeting_id)
        self._happened: datetime | None = None
        self._unsaved: tuple[tuple[MakeAct, ...], str | Say] | None = None
        self.view: CockpitView = self._read()

    @property
    def entering_later(self) -> bool:
        """Whether acts are entered that happened earlier and were kept on paper (补录)."""
        return self._happened is not None

    def now(self) -> datetime:
        """The moment that an act done now carries: the office's clock, or when it happened on paper."""
        return self._happened or self.office.now()

    def enter_as_of(self, happened: datetime | None) -> None:
        """From now on acts carry this moment; None goes back to the clock."""
        self._happened = happened
        self.refresh()

    def refresh(self) -> None:
        """Read the room again and tell it: on entering, and when another page has changed the record."""
        self.view = self._read()
        self.changed.emit(self.view)

    def perform(self, *acts: MakeAct, said: str | Say = "") -> bool:
        """Carry out acts one after the other, up to the first that is refused; whether all are on disk."""
        touched: list[Changes] = []
        for number, make in enumerate(acts):
            try:
                touched.append(self.office.perform(self._made(make)).changes)
            except Refused as refusal:
                self.follow(touched)
                self.refused.emit(refusal.sentence, refusal.remedy)
                return False
            except EnvironmentProblem as problem:
                self._unsaved = (acts[number:], said)
                self.follow(touched)
                self.not_saved.emit(problem.sentence, problem.way_out)
                return False
        self._unsaved = None
        self.saved.emit()
        self.follow(touched)
        words = said(self.view) if callable(said) else said
        self.done.emit(words or self._last_words())
        return True

    @property
    def unsaved(self) -> bool:
        """Whether something still waits to be saved."""
        return self._unsaved is not None

    def try_again(self) -> bool:
        """Do once more what could not be saved."""
        if self._unsaved is None:
            return False
        acts, said = self._unsaved
        return self.perform(*acts, said=said)

    def undo(self) -> bool:
        """Take back the last act of this meeting; it leaves its trace."""
        words = self._last_words()
        return self.perform(
            lambda at: UndoLast(at=at, meeting=self.meeting_id), said=f"已撤销：{words}" if words else ""
        )

    def follow(self, touched: Sequence[Changes]) -> None:
        """Read again what acts have touched, and tell it."""
        if not touched:
            return
        self.view = self.office.read(
            cockpit_after,
            self.view,
            self.now(),
            people=any(each.attendance for each in touched),
            said=any(each.opinions or each.topics for each in touched),
            anew=any(each.preparing or each.roster or each.village for each in touched),
            course=any(
                each.agenda or each.voting or each.closing or each.preparing or each.outcomes
                for each in touched
            ),
        )
        self.changed.emit(self.view)

    def _made(self, make: MakeAct) -> Act:
        """The act with its moment; what was kept on paper also tells when it is entered."""
        act = make(self.now())
        return replace(act, entered=self.office.now()) if self.entering_later else act

    def _last_words(self) -> str:
        return self.view.last.words if self.view.last else ""

    def _read(self) -> CockpitView:
        return self.office.read(cockpit, self.meeting_id, self.now())
