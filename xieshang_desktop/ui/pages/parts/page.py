"""What every page is: a title, a body that is read anew, acts with their refusals said."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xieshang_desktop.errors import EnvironmentProblem, Refused
from xieshang_desktop.ui.pages.parts.desk import Desk, Tell
from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.pages.parts.turns import Turns
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button


class Room(Protocol):
    """Where a page shows its forms; named here so that the frame opens without them."""

    @property
    def form(self) -> Any:
        """The form that is shown, if any."""


class Body(QWidget):
    """Its texts have set their least height by the width they got; Qt would reserve what they would like."""

    def hasHeightForWidth(self) -> bool:
        """Else a page would scroll that fits."""
        return False


class Page(QWidget):
    """Wishes and facts come out as signals; the frame opens, tells, and offers to try again.

    `body` is the widget that holds the page. Where it does not fit (150 %, 200 %) the page scrolls; at 100 %
    the body fits and one region inside scrolls.
    """

    open_requested = Signal(str, object)
    head_changed = Signal()
    acted = Signal(str)
    told = Signal(str)
    refused = Signal(str)
    not_saved = Signal(str, object)

    title = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.room: Room | None = None
        self.taking_turns: Turns | None = None
        self.body = Body()
        self._area = PlainScroll()
        self._area.hold(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.show_focus)

    def show_focus(self, _before: QWidget | None, focus: QWidget | None) -> None:
        """What gets the keyboard, whichever way, is in sight."""
        if focus is not None and self.body.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus, 0, self.theme.px("space.l"))

    def context(self) -> str:
        """The line beside the title."""
        return ""

    def refresh(self) -> None:
        """Read the record anew and paint."""
        raise_missing(self, "refresh")

    def open(self, kind: str, key: object) -> None:
        """Show one thing of this page."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard is when the page opens: its list."""
        return None

    def primary(self) -> Button | None:
        """The red button, if something is owed."""
        return None

    def show_primary(self) -> None:
        """Bring the red button to the front before its key presses it, where regions take turns."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the first region where they take turns."""
        if event.key() == Qt.Key.Key_Escape and self.taking_turns is not None and self.taking_turns.go_back():
            return
        super().keyPressEvent(event)

    def make_new(self) -> None:
        """Ctrl+N."""

    def print_out(self) -> None:
        """Ctrl+P."""

    def show_layout(self, layout: LayoutClass) -> None:
        """Arrange the body for a wide, medium or narrow window."""

    def perform(self, act: Any, words: str, tell: Tell | None = None) -> bool:
        """Carry out an act; say what was done, or why not. Tells whether it is on disk.

        ``tell`` hears how far a long act is, and stops it by what it raises.
        """
        perform = self.desk.office.perform
        try:
            done = perform(act) if tell is None else perform(act, tell)
        except Refused as refusal:
            self._say_refused(f"{refusal.sentence}{refusal.remedy}")
            return False
        except EnvironmentProblem as problem:
            told = f"{problem.sentence}{problem.way_out}"
            self.not_saved.emit(told, lambda: self.perform(act, words, tell))
            return False
        if done.changes.roster:
            self.desk.people.forget()
        self.acted.emit(words)
        return True

    def _say_refused(self, sentence: str) -> None:
        """Near the form that asked for it, else as a message of the frame."""
        if self.room is not None and self.room.form is not None:
            self.room.form.show_refusal(sentence)
        else:
            self.refused.emit(sentence)

    def attempt(self, work: Callable[[], Any]) -> Any:
        """Do something outside the record (read a file, write one) and say in words what is in the way."""
        try:
            return work()
        except EnvironmentProblem as problem:
            self.refused.emit(f"{problem.sentence}{problem.way_out}")
            return None


def raise_missing(page: QWidget, name: str) -> None:
    """A page without its own method is a mistake of ours."""
    raise TypeError(f"{type(page).__name__} has no {name}")
