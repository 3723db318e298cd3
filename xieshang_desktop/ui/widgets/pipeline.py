"""One stage of the way a topic goes: its name, how many are there, the first three."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import (
    RIGHT,
    draw_box,
    draw_text,
    elided,
    start_painting,
    text_width,
)
from xieshang_desktop.ui.widgets.text import caption

SHOWN_TOPICS = 3
_PRESSED_BY = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PipelineColumn(QWidget):
    """The head leads to the list of the stage, a tile to its topic. Columns stand side by side in a panel."""

    topic_requested = Signal(object)
    stage_requested = Signal()

    def __init__(self, theme: Theme, name: str, *, last: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._last = last
        self._head = _Head(theme, name)
        self._head.clicked.connect(self.stage_requested)
        self._rest = caption(theme)
        self._tiles: list[_Tile] = []
        self._column = QVBoxLayout(self)
        edge = theme.px("space.s")
        self._column.setContentsMargins(edge, 0, edge, edge)
        self._column.setSpacing(theme.px("space.xs"))
        self._column.addWidget(self._head)
        self._column.addWidget(self._rest)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_topics(self, topics: Sequence[tuple[object, str, bool]], total: int, note: str = "") -> None:
        """Show key, title and highlight of the topics, how many there are, and a note (今天) in the head."""
        for old in self._tiles:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles = [_Tile(self._theme, title, lit) for _, title, lit in topics[:SHOWN_TOPICS]]
        for place, (tile, (key, _, _)) in enumerate(zip(self._tiles, topics, strict=False), start=1):
            tile.clicked.connect(lambda _checked=False, each=key: self.topic_requested.emit(each))
            self._column.insertWidget(place, tile)
        more = total - len(self._tiles)
        self._rest.show_text(f"另有{more}件" if more > 0 else "")
        self._rest.setVisible(more > 0)
        self._head.show_figures(total, note)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the divider to the next column."""
        painter = start_painting(self)
        if not self._last:
            hair = self._theme.px("line.hair")
            painter.fillRect(QRectF(self.width() - hair, 0, hair, self.height()), self._theme.color("line"))
        painter.end()


class _Head(QAbstractButton):
    """Name and number of a stage, and the arrow that leads to its list."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._total, self._note = 0, ""
        self.setText(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.px("height.sign_row"))

    def show_figures(self, total: int, note: str) -> None:
        """Show how many and the note."""
        self._total, self._note = total, note
        self.setAccessibleName(f"{self.text()}{total}件{note}")
        self.update()

    def sizeHint(self) -> QSize:
        """The name, the number, the arrow."""
        return QSize(self._theme.em(6), self._theme.px("height.sign_row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads there, as Space does."""
        _press_by_enter(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name, number, note and arrow."""
        painter = start_painting(self)
        theme, box = self._theme, QRectF(self.rect())
        if self.underMouse():
            draw_box(painter, box, theme.px("radius.chip"), theme.color("hover"))
        self._paint_words(painter, box.adjusted(theme.px("space.xs"), 0, -theme.px("space.xs"), 0))
        if self.hasFocus():
            draw_box(painter, box, theme.px("radius.chip"), None, theme.color("focus"), theme.px("line.ring"))
        painter.end()

    def _paint_words(self, painter: QPainter, inner: QRectF) -> None:
        theme, bold, side = self._theme, self._theme.font("ui", "body", "bold"), self._theme.px("icon.small")
        draw_text(painter, inner, self.text(), bold, theme.color("text"))
        number = inner.adjusted(text_width(bold, self.text()) + theme.px("space.s"), 0, 0, 0)
        draw_text(painter, number, str(self._total), theme.font(), theme.color("text_muted"))
        arrow = QRectF(inner.right() - side, inner.top(), side, inner.height())
        theme.draw_icon(painter, arrow, "chevron-right", "text")
        taken = number.left() + text_width(theme.font(), str(self._total)) + theme.px("space.s")
        note = QRectF(taken, inner.top(), arrow.left() - theme.px("space.xs") - taken, inner.height())
        small = theme.font("ui", "caption", "medium")
        if text_width(small, self._note) <= note.width():
            draw_text(painter, note, self._note, small, theme.color("text"), RIGHT)


class _Tile(QAbstractButton):
    """One topic of a stage; highlighted where today's meeting will move it."""

    def __init__(self, theme: Theme, title: str, lit: bool) -> None:
        super().__init__()
        self._theme = theme
        self._lit = lit
        self.setText(title)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.px("height.table_row"))

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(self._theme.em(5), self._theme.px("height.table_row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the topic, as Space does."""
        _press_by_enter(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile and as much of the title as fits."""
        painter = start_painting(self)
        theme, box = self._theme, QRectF(self.rect())
        fill = "selection" if self._lit else "hover" if self.underMouse() else "sunken"
        edge = None if self._lit else theme.color("line")
        draw_box(painter, box, theme.px("radius.chip"), theme.color(fill), edge, theme.px("line.hair"))
        font, inner = (
            theme.font("ui", "caption"),
            box.adjusted(theme.px("space.s"), 0, -theme.px("space.xs"), 0),
        )
        words = elided(font, self.text(), inner.width())
        self.setToolTip(self.text() if words != self.text() else "")
        draw_text(painter, inner, words, font, theme.color("text"))
        if self.hasFocus():
            draw_box(painter, box, theme.px("radius.chip"), None, theme.color("focus"), theme.px("line.ring"))
        painter.end()


def _press_by_enter(button: QAbstractButton, event: QKeyEvent) -> None:
    if event.key() in _PRESSED_BY:
        button.click()
    elif event.key() == Qt.Key.Key_Space:
        QAbstractButton.keyPressEvent(button, event)
    else:
        event.ignore()
