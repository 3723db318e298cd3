"""会场: the page on which a meeting is led, opened full screen. It paints the view and hands wishes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.commands import Commands
from xieshang_desktop.ui.live.hints import Place, Sheet
from xieshang_desktop.ui.live.keys import bind, bind_keys
from xieshang_desktop.ui.live.notices import Notices
from xieshang_desktop.ui.live.panels.foot import HIGHEST_LOW, LiveFoot
from xieshang_desktop.ui.live.panels.head import LiveHead
from xieshang_desktop.ui.live.panels.scrolling import SteadyScroll
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.stage import Stage
from xieshang_desktop.ui.live.steps import steps_of
from xieshang_desktop.ui.live.wishes.all_wishes import wishes_of
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.stepper import Step, Stepper
from xieshang_desktop.ui.widgets.tally import CountField

SCENES = ("", "到会人数", "议程", "议题", "发言", "表决", "结果", "空白")
"""What the hall may be shown; the empty one follows the meeting."""


class Cockpit(QWidget):
    """Everything shown comes from the record; only what is being typed lives here."""

    left = Signal()
    paper_requested = Signal(str)
    """`sign_in_sheet` or `minutes`."""
    audience_scene_requested = Signal(str)
    """One of SCENES; empty follows the meeting."""
    audience_toggle_requested = Signal()
    material_requested = Signal(str)
    """A file that belongs to the item is to be shown in the machine's own program for it."""
    bell_requested = Signal(bool)
    """The bell is to ring, or not; answer with `stage.show_bell`."""
    hall_requested = Signal(str, str)
    """The line at the foot of the hall's screen, and its theme."""
    swap_requested = Signal()
    """The work and the hall are on the wrong screens."""
    signed_page_requested = Signal()
    """A photo of the signed page is to be chosen; answer with `wishes.course`."""
    preview_wanted = Signal()
    """The minutes as they print now are asked for; answer with `show_preview`."""

    def __init__(self, theme: Theme, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.session = theme, session
        self._scene = ""
        self._shown_steps: tuple[Step, ...] = ()
        wishes = self.wishes = wishes_of(session)
        self._head = LiveHead(theme)
        self._steps = Stepper(theme)
        self.stage = Stage(theme, wishes)
        self._foot = LiveFoot(theme)
        self.commands = Commands(wishes, self.stage)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._notices = Notices(theme, self, self._foot)
        self._join()
        bind_keys(self, wishes, self.stage, self.commands)
        bind(self, "F12", self.audience_toggle_requested.emit)
        bind(self, "Shift+F12", self.next_scene)
        bind(self, "Alt+F12", self.swap_requested.emit)
        self._minute = QTimer(self)
        self._minute.setInterval(theme.ms("tick"))
        self._minute.timeout.connect(self._show_time)
        self._minute.start()
        self._on_session_changed(session.view)

    def enter(self) -> None:
        """Read the room anew and put the cursor where the work is."""
        self.session.refresh()
        self.stage.enter()

    def show_audience(self, words: str) -> None:
        """What the hall sees now, for the button 大屏; empty when its screen is closed."""
        self._head.show_audience(words)

    def show_mirrored(self, mirrored: bool) -> None:
        """While the laptop's own screen is what the hall sees, no telephone number shows."""
        self.stage.rooms.door.show_mirrored(mirrored)

    def show_preview(self, pages: Sequence[bytes]) -> None:
        """The minutes as PNG pages."""
        self.stage.rooms.archive.show_preview(pages)

    def next_scene(self) -> None:
        """Shift+F12: another picture for the hall."""
        self._scene = SCENES[(SCENES.index(self._scene) + 1) % len(SCENES)]
        self.audience_scene_requested.emit(self._scene)

    def step_back(self) -> None:
        """Esc: what is being said, then the sheet, then the step looked at, then the page."""
        if self._notices.hide_refusal():
            return
        if self.stage.sheet is not Sheet.NONE:
            self.stage.close_sheet()
        elif self.stage.looking_at is not None:
            self.stage.look_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """空格 is the red button wherever it does not type or press something else."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.commands.take_step()
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The body scrolls, so that the page fits into any window."""
        return QSize(self._theme.em(20), self._theme.em(18))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, two, or one."""
        super().resizeEvent(event)
        layout = self._theme.layout_class(self.width())
        low = self.height() <= round(HIGHEST_LOW * self._theme.scale) and layout == "wide"
        compact = layout != "wide"
        self._head.show_layout(layout)
        self._steps.show_compact(compact)
        if compact and self._steps.parentWidget() is not self._head:
            self._head.add_step(self._steps)
        elif not compact and self._steps.parentWidget() is not self:
            self._column.insertWidget(1, self._steps)
        self.stage.show_layout(layout)
        self._foot.show_layout(layout, low)
        self._notices.place()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._steps.setContentsMargins(self._theme.px("space.l"), 0, 0, 0)
        self._body = SteadyScroll(self.stage)
        self.stage.leave_room_for_bar(self._body.bar_width)
        self._column.addWidget(self._head)
        self._column.addWidget(self._steps)
        self._column.addWidget(self._body, 1)
        self._column.addWidget(self._foot)

    def _join(self) -> None:
        session = self.session
        session.changed.connect(self._on_session_changed)
        session.done.connect(self._on_session_done)
        session.refused.connect(self._notices.show_refusal)
        session.not_saved.connect(self._on_session_not_saved)
        session.saved.connect(self._head.saved.show_saved)
        self._notices.undo_requested.connect(session.undo)
        self._head.back_requested.connect(self.left)
        self._head.undo_requested.connect(session.undo)
        self._head.audience_requested.connect(self.audience_toggle_requested)
        self._head.help_requested.connect(lambda: self.stage.open(Sheet.KEYS))
        self._head.saved.retry_requested.connect(session.try_again)
        self._steps.step_requested.connect(lambda key: self.stage.look_at(Place(key)))
        self._foot.step_requested.connect(self.commands.take_step)
        self._foot.action_requested.connect(self.commands.do)
        self.commands.paper_requested.connect(self.paper_requested)
        self.stage.changed.connect(self._show_foot)
        self.stage.bell_requested.connect(self.bell_requested)
        self.stage.hall_requested.connect(self.hall_requested)
        self.commands.signed_page_requested.connect(self.signed_page_requested)
        self.stage.material_requested.connect(self.material_requested)
        self.stage.rooms.door.left.connect(self.step_back)
        self.stage.rooms.vote.step_requested.connect(self.commands.take_step)
        self.stage.rooms.floor.text_requested.connect(lambda: self.stage.open(Sheet.TEXT))
        self.stage.rooms.floor.opinions_requested.connect(lambda: self.stage.open(Sheet.OPINIONS))
        self.stage.rooms.archive.preview_wanted.connect(self.preview_wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)

    def _show_foot(self) -> None:
        view = self.session.view
        steps = steps_of(view, self.stage.looking_at)
        if steps != self._shown_steps:
            self._shown_steps = steps
            self._steps.show_steps(steps)
        self._foot.show_actions(self.commands.actions())
        self._foot.show_step(self.commands.step(self._typing()))

    def _typing(self) -> bool:
        """Whether 空格 means something else where the focus is."""
        focus = QApplication.focusWidget()
        if isinstance(focus, CountField) or focus is self._foot.red:
            return False
        taken = QLineEdit | QPlainTextEdit | QAbstractButton | QComboBox
        return isinstance(focus, taken) and self.isAncestorOf(focus)

    def _on_session_changed(self, view: CockpitView) -> None:
        self._notices.hide_refusal()
        self._head.show_title(view.meeting.title)
        self._show_time()
        sealed = view.meeting.sealed_at is not None
        self._head.show_undo(view.last.words if view.last and not sealed else "")
        self._foot.show_last(view.last, view.entries)
        self.stage.show_view(view)

    def _on_session_done(self, words: str) -> None:
        self._notices.show_done(words, final=self.session.view.meeting.sealed_at is not None)

    def _on_session_not_saved(self, sentence: str, way_out: str) -> None:
        self._head.saved.show_not_saved(sentence)
        self._notices.show_refusal(sentence, way_out)

    def _on_app_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.stage.isAncestorOf(new) and new.height() < self._body.height() / 2:
            if isinstance(new, CountField):
                self._body.ensureWidgetVisible(self.stage.rooms.vote.sum)
            self._body.ensureWidgetVisible(new)
        self._foot.show_step(self.commands.step(self._typing()))

    def _show_time(self) -> None:
        self._head.show_time(self.session.now(), later=self.session.entering_later)
