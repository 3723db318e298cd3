"""议程: somebody speaks, the clerk notes, the next ones wait."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.domain.vocabulary import Stance
from xieshang_desktop.queries.cockpit.opinions import phrases
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.bell import Bell
from xieshang_desktop.ui.live.panels.agenda import AgendaColumn
from xieshang_desktop.ui.live.panels.notes import NotesPanel
from xieshang_desktop.ui.live.panels.opinions import OpinionsPanel
from xieshang_desktop.ui.live.panels.queue import QueuePanel
from xieshang_desktop.ui.live.panels.scrolling import Block, SideColumn, Stacked
from xieshang_desktop.ui.live.panels.speaker import SpeakerPanel
from xieshang_desktop.ui.live.panels.unheard import UnheardPanel
from xieshang_desktop.ui.live.phrases import common_phrases, pieces
from xieshang_desktop.ui.live.rooms.columns import TwoColumns
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.live.wishes.floor import Floor
from xieshang_desktop.ui.theme import LayoutClass, Theme


class FloorRoom(Block):
    """Speaker, key points and opinions in the middle; the queue at the right."""

    text_requested = Signal()
    opinions_requested = Signal()

    def __init__(self, theme: Theme, session: LiveSession, floor: Floor, door: Door) -> None:
        super().__init__()
        self._session, self._floor, self._door = session, floor, door
        self._author: tuple[str, str] | None = None
        self._begun_for: tuple[str, str] | None = None
        self._asking_author = False
        self._speaker = SpeakerPanel(theme, session.now)
        self.notes = NotesPanel(theme)
        self._opinions = OpinionsPanel(theme)
        self.queue = QueuePanel(theme)
        self._unheard = UnheardPanel(theme)
        self._opinions_tab = OpinionsPanel(theme)
        self._agenda_tab = AgendaColumn(theme)
        self._lay_out(theme)
        self._join()

    def show_view(self, view: CockpitView) -> None:
        """Paint what has changed."""
        if view.floor is None:
            return
        self._speaker.show_view(view)
        self._show_author(view.floor)
        for panel in (self._opinions, self.queue, self._unheard, self._opinions_tab):
            panel.show_floor(view.floor)
        self.queue.show_alternate(bool(view.meeting.alternate))
        self._agenda_tab.show_view(view, self._session.now())
        self._side.show_counts(queue=len(view.floor.waiting), opinions=len(view.floor.opinions))

    def show_layout(self, layout: LayoutClass) -> None:
        """At 150 % opinions, agenda and the unheard are tabs beside the queue."""
        for panel in (self._speaker, self.notes, self.queue):
            panel.show_layout(layout)
        self._columns.show_layout(layout)
        self._opinions.setVisible(layout == "wide")

    @property
    def bell(self) -> Bell:
        """The bell of the speech."""
        return self._speaker.bell

    def enter(self) -> None:
        """The clerk types; the village's words are at hand."""
        said = self._session.office.read(phrases)
        self.notes.show_phrases(tuple(dict.fromkeys([*pieces(said), *common_phrases()])))
        self.notes.box.setFocus()

    def focus_queue(self) -> None:
        """Ctrl+D: the next name goes into the queue."""
        self._asking_author = False
        self._side.show_current("queue")
        self.queue.field.focus_field()

    def _lay_out(self, theme: Theme) -> None:
        main = Stacked(theme, (self._speaker, 0), (self.notes, 2), (self._opinions, 3))
        self._side = SideColumn(theme, "发言")
        self._side.add("queue", "队列", self.queue, stretch=1)
        self._side.add("unheard", "未发言", self._unheard, stretch=1, wide=False)
        self._side.add("opinions", "意见", self._opinions_tab, stretch=1, wide=False)
        self._side.add("agenda", "议程", self._agenda_tab, stretch=1, wide=False)
        self._columns = TwoColumns(theme, main, self._side, "live_right")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)

    def _join(self) -> None:
        self._speaker.text_requested.connect(self.text_requested)
        self._speaker.pause_requested.connect(self._floor.pause_or_go_on)
        self._speaker.more_time_requested.connect(self._floor.more_time)
        self._speaker.swap_requested.connect(self._on_speaker_swap_requested)
        self._speaker.again_requested.connect(self._floor.queue_last_again)
        self._speaker.interpreter_requested.connect(self._floor.translate)
        self.notes.stored.connect(self._on_notes_stored)
        self.notes.number_pressed.connect(self._on_notes_number_pressed)
        self.queue.walk_up_requested.connect(lambda match: self._floor.call(match.key, match.name))
        self.notes.box.edited.connect(self._on_notes_edited)
        self.notes.whose_requested.connect(self._on_notes_whose_requested)
        for panel in (self._opinions, self._opinions_tab):
            panel.all_requested.connect(self.opinions_requested)
        self.queue.query_changed.connect(self._on_queue_query_changed)
        self.queue.queue_requested.connect(self._on_queue_queue_requested)
        self.queue.field.left.connect(self.enter)
        self.queue.call_requested.connect(self._on_queue_call_requested)
        self.queue.withdraw_requested.connect(lambda key: self._floor.withdraw(key, self._name(key)))
        self.queue.move_requested.connect(lambda key, b: self._floor.move_before(key, self._name(key), b))
        self.queue.invite_requested.connect(self._floor.invite_unheard)
        self._unheard.invite_requested.connect(self._floor.invite_unheard)

    def _show_author(self, floor: FloorView) -> None:
        """Words belong to who speaks, else to who spoke last, unless somebody was chosen."""
        author = self._writer_at(floor)
        self.notes.show_author(author[1] if author else "")

    def _writer(self) -> tuple[str, str] | None:
        floor = self._session.view.floor
        return self._author if floor is None else self._writer_at(floor)

    def _writer_at(self, floor: FloorView) -> tuple[str, str] | None:
        """Words begun while one spoke stay his when the next has been called."""
        speaking = (floor.current.person_id, floor.current.name) if floor.current else None
        return self._author or self._begun_for or speaking or floor.last_speaker

    def _on_notes_edited(self, text: str) -> None:
        self._begun_for = self._writer() if text.strip() else None
        if self._session.view.floor is not None:
            self._show_author(self._session.view.floor)

    def _name(self, key: str) -> str:
        floor = self._session.view.floor
        rows = floor.waiting if floor else ()
        return next((row.name for row in rows if row.person_id == key), "")

    def _on_notes_stored(self, stance: object, text: str) -> None:
        writer = self._writer()
        if writer is None:
            self._on_notes_whose_requested()
        elif self._floor.note(*writer, Stance(str(stance)), text):
            self._author = self._begun_for = None
            self.notes.clear()
            self.show_view(self._session.view)

    def _on_notes_whose_requested(self) -> None:
        """The queue's field finds the person; Enter gives the words to him instead of queueing."""
        self.focus_queue()
        self._asking_author = True
        self.notes.show_author("谁（在右边找）")

    def _on_queue_query_changed(self, typed: str) -> None:
        self.queue.show_matches(typed, self._door.search_room(typed) if typed else ())

    def _on_queue_queue_requested(self, match: Match) -> None:
        if self._asking_author:
            self._asking_author = False
            self._author = (match.key, match.name)
            self.notes.show_author(match.name)
            self.notes.box.setFocus()
        else:
            self._floor.request(match.key, match.name, *self.queue.wanted())

    def _on_notes_number_pressed(self, number: int) -> None:
        """Where somebody is looked for the figures say what the person wants; else they are stances."""
        if self.queue.field.line.hasFocus():
            self.queue.choose_kind(number)
        else:
            self.notes.choose_stance(number)

    def _on_queue_call_requested(self, key: str) -> None:
        self._floor.call(key, self._name(key))

    def _on_speaker_swap_requested(self) -> None:
        floor = self._session.view.floor
        if floor and floor.waiting:
            chosen = self.queue.list.chosen or floor.waiting[0].person_id
            self._floor.call(chosen, self._name(chosen))
