"""The list of a group at the door: a tick per person, rows of 35."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import RIGHT, draw_text, elided, start_painting, text_width
from xieshang_desktop.ui.widgets.tick_box import draw_tick_box


@dataclass(frozen=True)
class SignInRow:
    """A person: `note` is an office or where one is (委员, 在路上); `current` the one found or in focus."""

    key: object
    name: str
    note: str = ""
    ticked: bool = False
    current: bool = False


class SignInColumn(QWidget):
    """A group with its figures and its people, all painted in one widget. A click on a row tells its key.

    The search field above is the control of this list; the rows answer to clicks too and take no focus.
    """

    row_clicked = Signal(object)

    def __init__(
        self, theme: Theme, title: str, *, last: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._last = last
        self._figures = ""
        self._rows: tuple[SignInRow, ...] = ()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: Sequence[SignInRow], figures: str) -> None:
        """Show the people and the group's figures, 8/9."""
        self._rows, self._figures = tuple(rows), figures
        missing = "、".join(row.name for row in self._rows if not row.ticked)
        self.setAccessibleName(f"{self._title}，到会{figures}，未到：{missing or '无'}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The head and all rows."""
        row, head = self._theme.px("height.sign_row"), self._theme.px("height.table_head")
        return QSize(self._theme.em(10), head + row * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """The longest name; the notes may go."""
        widest = max((text_width(self._name_font(), row.name) for row in self._rows), default=0)
        return QSize(self._name_left() + widest + self._theme.px("space.s"), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell whose row was hit."""
        row = self._row_at(event.position().y())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.row_clicked.emit(row.key)

    def event(self, event: QEvent) -> bool:
        """A note that did not fit is told as a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), row.note if row else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint head, rows and the divider to the next column."""
        painter = start_painting(self)
        theme, hair = self._theme, self._theme.px("line.hair")
        self._paint_head(painter)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, self._box(number), row)
        if not self._last:
            painter.fillRect(QRectF(self.width() - hair, 0, hair, self.height()), theme.color("line"))
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        theme, hair = self._theme, self._theme.px("line.hair")
        head = QRectF(0, 0, self.width(), theme.px("height.table_head"))
        painter.fillRect(head, theme.color("sunken"))
        painter.fillRect(QRectF(0, head.bottom() - hair, head.width(), hair), theme.color("line"))
        inner = head.adjusted(theme.px("space.m"), 0, -theme.px("space.m"), 0)
        draw_text(painter, inner, self._title, theme.font("ui", "body", "bold"), theme.color("text"))
        draw_text(painter, inner, self._figures, theme.font(), theme.color("text"), RIGHT)

    def _paint_row(self, painter: QPainter, box: QRectF, row: SignInRow) -> None:
        theme = self._theme
        if row.current:
            painter.fillRect(box, theme.color("selection"))
        side = theme.px("icon.normal")
        tick = QRectF(self._tick_left(), round(box.center().y() - side / 2), side, side)
        draw_tick_box(painter, theme, tick, row.ticked)
        name = box.adjusted(self._name_left(), 0, -theme.px("space.s"), 0)
        draw_text(painter, name, row.name, self._name_font(), theme.color("text"))
        small = theme.font("ui", "caption")
        room = name.width() - text_width(self._name_font(), row.name) - theme.px("space.xs")
        note = elided(small, row.note, room) if room > theme.em(1.5) else ""
        draw_text(painter, name, note, small, theme.color("text_muted"), RIGHT)

    def _box(self, number: int) -> QRectF:
        row, head = self._theme.px("height.sign_row"), self._theme.px("height.table_head")
        return QRectF(0, head + number * row, self.width(), row)

    def _row_at(self, y: float) -> SignInRow | None:
        number = int((y - self._theme.px("height.table_head")) // self._theme.px("height.sign_row"))
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _name_font(self) -> QFont:
        return self._theme.font("ui", "live")

    def _tick_left(self) -> int:
        return self._theme.em(0.55)

    def _name_left(self) -> int:
        return self._tick_left() + self._theme.px("icon.normal") + self._theme.px("space.s")
