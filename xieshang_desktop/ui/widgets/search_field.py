"""A field that finds as one types: the first result is chosen, Enter acts, the field is free again."""

from collections.abc import Sequence
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.line_edit import LineEdit, Trailing
from xieshang_desktop.ui.widgets.painting import draw_box, start_painting
from xieshang_desktop.ui.widgets.search_results import SearchResult, SearchResults

Arrangement = Literal["row", "list"]

_IN_A_ROW: Final = 3
_IN_A_LIST: Final = 8
_STEPS: Final = {
    "row": {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1},
    "list": {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1},
}
_FOLLOWED: Final = (QEvent.Type.Move, QEvent.Type.Resize)


class SearchField(QWidget):
    """Emits `query_changed` at every letter; the page answers with `show_results` or `show_nothing`.

    Enter emits `chosen` with the chosen result's value, or `done_chosen` where it was done already; the field
    then empties and keeps the focus. Esc empties it; in an empty field Esc emits `left`.
    """

    query_changed = Signal(str)
    chosen = Signal(object)
    done_chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        placeholder: str = "",
        arrangement: Arrangement = "row",
        icon: str = "search",
        key: str = "",
        counted: str = "人",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._counted, self._arrangement = key, counted, arrangement
        row = arrangement == "row"
        height, size = ("live_search", "title") if row else ("control", "body")
        self.line = LineEdit(theme, label, placeholder=placeholder, icon=icon, height=height, size=size)
        self.results = SearchResults(theme, side_by_side=row, limit=_IN_A_ROW if row else _IN_A_LIST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self.line)
        self._floating = None if row else _FloatingList(theme, self.results)
        if row:
            column.addWidget(self.results)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_line_text_edited)
        self.results.clicked.connect(self._on_results_clicked)
        self._show_state()

    def text(self) -> str:
        """The query."""
        return self.line.text().strip()

    def show_results(self, results: Sequence[SearchResult], total: int | None = None) -> None:
        """Show what was found; `total` where more were found than are given."""
        if not self.text():
            results = ()
        self.results.show_results(results)
        found = len(results) if total is None else total
        self._show_state(f"找到{found}{self._counted}" if results else "")

    def show_nothing(self, sentence: str) -> None:
        """Say that nothing was found and what else can be done."""
        self.results.show_nothing(sentence)
        self._show_state()

    def clear_query(self) -> None:
        """Empty the field and take the results away; the focus stays."""
        self.line.clear()
        self.results.show_results(())
        self._show_state()
        self.query_changed.emit("")

    def focus_field(self) -> None:
        """Put the cursor into the field."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that choose and act, before the field sees them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_key(event)
        if event.type() == QEvent.Type.FocusOut and self._floating:
            self._floating.hide()
        elif event.type() == QEvent.Type.FocusIn or event.type() in _FOLLOWED:
            self._place_list()
        return super().eventFilter(watched, event)

    def _takes_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            return self._act()
        if key == Qt.Key.Key_Escape:
            self._step_back()
            return True
        step = _STEPS[self._arrangement].get(key)
        if step is None or event.modifiers() & ~_KEYPAD or not self.results.shown:
            return False
        self.results.choose_neighbour(step)
        return True

    def _act(self) -> bool:
        """Hand over the chosen result. With nothing chosen Enter is left to the page."""
        result = self.results.current
        if result is None:
            return False
        signal = self.done_chosen if result.done else self.chosen
        self.clear_query()
        signal.emit(result.value)
        return True

    def _step_back(self) -> None:
        if self.line.text():
            self.clear_query()
        else:
            self.left.emit()

    def _on_line_text_edited(self, text: str) -> None:
        if not text.strip():
            self.results.show_results(())
            self._show_state()
        self.query_changed.emit(text.strip())

    def _on_results_clicked(self, index: int) -> None:
        self.focus_field()
        self._act()

    def _show_state(self, found: str = "") -> None:
        key = "Esc 清空" if self.line.text() and self._arrangement == "row" else self._key
        self.line.show_trailing(Trailing(note=found, key=key if not (found and key == self._key) else ""))
        self._place_list()

    def _place_list(self) -> None:
        if self._floating:
            self._floating.show_under(self.line, bool(self.line.text()) and self.line.hasFocus())


_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class _FloatingList(QWidget):
    """The list of results below a field, above what else is on the page but never a window of its own."""

    def __init__(self, theme: Theme, results: SearchResults) -> None:
        super().__init__()
        self._theme = theme
        self._results = results
        column = QVBoxLayout(self)
        edge = theme.px("space.xs")
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(results)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_under(self, field: QWidget, wanted: bool) -> None:
        """Show the list below `field` while there is something to show."""
        window = field.window()
        height = self._results.sizeHint().height()
        if not wanted or height == 0 or window is field:
            self.hide()
            return
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = field.mapTo(window, QPoint(0, field.height() + self._theme.px("space.xs")))
        self.setGeometry(corner.x(), corner.y(), field.width(), height + 2 * self._theme.px("space.xs"))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white box with a dark edge."""
        painter = start_painting(self)
        color, radius = self._theme.color, self._theme.px("radius.control")
        box = QRectF(self.rect())
        draw_box(painter, box, radius, color("surface"), color("line_strong"), self._theme.px("line.hair"))
        painter.end()
