"""The frame around the pages: it switches them, opens what they ask for, and says what was done."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xieshang_desktop.ui.actions import FIND, KEYS, NEW, PRIMARY, PRINT, RAIL, UNDO
from xieshang_desktop.ui.frame.head import PageHead
from xieshang_desktop.ui.frame.messages import Messages
from xieshang_desktop.ui.frame.rail import Rail
from xieshang_desktop.ui.frame.wish import Wish
from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.toast import Toast

REHEARSE = "rehearse_"
"""Begins the names of the wishes for a rehearsal."""


class Shell(QWidget):
    """Rail, head and the pages. What it cannot do itself (the room, another look) it asks of the window."""

    live_requested = Signal(str)
    look_requested = Signal(object)
    rehearsal_requested = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._desk: Desk | None = None
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self.wish = Wish()
        self.place = "home"
        self.rail = Rail(theme)
        self.head = PageHead(theme)
        self.stack = QStackedWidget()
        self.toast = Toast(theme, self)
        self.messages = Messages(self.toast, self.rail.saved, self._corner)
        self._lay_out()
        self._connect()

    def show_waiting(self, waiting: QWidget) -> None:
        """Show something in place of a page while the record is being opened."""
        self.stack.addWidget(waiting)
        self.stack.setCurrentWidget(waiting)
        self.head.show_title("工作台", "")
        self.rail.show_place("home")

    def show_first_page(self, desk: Desk, view: Any) -> Page:
        """Show 工作台 as it was last seen; what is asked of it is done once the record is open."""
        page = self._pages.get("home") or self._made("home", desk, lambda page: page.show_view(view))
        self.stack.setCurrentWidget(page)
        self.show_head()
        self._focus(page)
        return page

    def open_desk(self, desk: Desk) -> None:
        """Begin to work: from now on pages can be shown."""
        self._desk = desk
        self.messages.office = desk.office
        for page in self._pages.values():
            page.desk = desk

    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self.place)

    def go(self, place: str) -> Page | None:
        """Show the page of a place, made now if it is shown for the first time."""
        if self._desk is None:
            self.wish.wait(partial(self.go, place))
            return None
        known = self._pages.get(place)
        page = known or self._made(place, self._desk, lambda page: page.refresh())
        if known is not None and (place in self._stale or place == "home"):
            page.refresh()
        self._stale.discard(place)
        self.place = place
        self.stack.setCurrentWidget(page)
        self.rail.show_place(place)
        self.show_head()
        self._focus(page)
        return page

    def open(self, kind: str, key: object) -> None:
        """Open what a page or the finder asked for."""
        if self._desk is None:
            self.wish.wait(partial(self.open, kind, key))
        elif kind == "live":
            self.live_requested.emit(str(key))
        elif kind == "look":
            self.look_requested.emit(key)
        elif kind == "place":
            self.go(str(key))
        elif kind.startswith(REHEARSE):
            self.rehearsal_requested.emit(kind.removeprefix(REHEARSE))
        else:
            self._open_on_page(kind, key)

    def _open_on_page(self, kind: str, key: object) -> None:
        from xieshang_desktop.ui.frame.places import PLACE_OF

        page = self.go(PLACE_OF[kind])
        if page is not None:
            page.open(kind, key)
            self.show_head()
            self._focus(page)

    def refresh(self) -> None:
        """The record has changed: read the shown page anew now, the others when they are shown."""
        self._stale = set(self._pages) - {self.place}
        page = self.page()
        if page is not None:
            page.refresh()
        self.show_head()

    def show_head(self) -> None:
        """Say in the head where we are and what F8 would take back."""
        page = self.page()
        if page is not None:
            self.head.show_title(page.title, page.context())
            self.head.show_undo(self.messages.last_words())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        layout = self._theme.layout_class(self.width())
        self.rail.show_narrow(layout == "narrow")
        self.head.show_compact(layout != "wide")
        for page in self._pages.values():
            page.show_layout(layout)

    def _focus(self, page: Page) -> None:
        """The keyboard opens where the page's work is; a form keeps it."""
        focus = page.first_focus()
        if focus is not None and (page.room is None or page.room.form is None):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, place: str, desk: Desk, fill: Callable[[Any], None]) -> Page:
        from xieshang_desktop.ui.frame.places import make_page

        page = make_page(place, desk)
        self._pages[place] = page
        self.stack.addWidget(page)
        page.open_requested.connect(self.open)
        page.head_changed.connect(self.show_head)
        page.acted.connect(self._on_page_acted)
        page.told.connect(self.messages.say)
        page.refused.connect(self.messages.say_refused)
        page.not_saved.connect(self.messages.say_not_saved)
        page.show_layout(self._theme.layout_class(self.width()))
        fill(page)
        return page

    def _on_page_acted(self, words: str) -> None:
        self.refresh()
        self.messages.say_done(words)

    def _corner(self) -> QPoint:
        edge = self._theme.px("space.xl")
        return QPoint(self.rail.width() + edge, self.height() - edge)

    def _press_primary(self) -> None:
        page = self.page()
        if page is None:
            return
        form = page.room.form if page.room is not None else None
        if form is None:
            page.show_primary()
        button = form.button if form is not None else page.primary()
        if button is not None and button.isVisible() and button.isEnabled():
            button.click()

    def _ask_page(self, wish: Callable[[Page], None]) -> None:
        page = self.page()
        if page is not None:
            wish(page)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.head)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.rail.place_requested.connect(self.go)
        self.head.undo_requested.connect(self.messages.undo)
        self.messages.changed.connect(self._on_messages_changed)
        for action in RAIL:
            bind(self, action.key, partial(self.go, action.id))
        bind(self, PRIMARY.key, self._press_primary)
        bind(self, NEW.key, lambda: self._ask_page(lambda page: page.make_new()))
        bind(self, PRINT.key, lambda: self._ask_page(lambda page: page.print_out()))
        bind(self, UNDO.key, self.messages.undo)
        bind(self, FIND.key, self.head.find_requested.emit)
        bind(self, KEYS.key, self.head.keys_requested.emit)

    def _on_messages_changed(self) -> None:
        if self._desk is not None:
            self._desk.people.forget()
        self.refresh()


def bind(widget: QWidget, key: str, act: Callable[[], object]) -> None:
    """Let a key act while this widget is on the screen."""
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)
