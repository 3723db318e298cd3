"""The left rail: the seven places with icons and words, and at its foot whether all is on disk."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.ui.actions import RAIL, Action
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import LEFT, draw_box, draw_text, start_painting
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PRESSED_BY = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Rail(QWidget):
    """Emits the id of the place that was chosen."""

    place_requested = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._village = ElidedLabel(theme, size="live", weight="bold", tone="text")
        self._township = ElidedLabel(theme)
        self._top = QWidget()
        self._items = [RailItem(theme, action) for action in RAIL]
        self.saved = SavedMark(theme)
        self._lay_out()

    def show_village(self, name: str, township: str) -> None:
        """Show whose record this is."""
        self._village.show_text(name)
        self._township.show_text(township)

    def show_place(self, place: str) -> None:
        """Mark where we are; only this item is in the tab order, arrow keys go to the others."""
        for item in self._items:
            item.show_here(item.place == place)

    def show_narrow(self, narrow: bool) -> None:
        """Icons alone, with the names as tool tips."""
        self.setFixedWidth(self._theme.px("layout.rail_icons" if narrow else "layout.rail"))
        self._top.setVisible(not narrow)
        self.saved.show_narrow(narrow)
        for item in self._items:
            item.show_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move along the rail."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = next((i for i, item in enumerate(self._items) if item.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        self._items[min(max(here + step, 0), len(self._items) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line to the page."""
        painter = start_painting(self)
        hair = self._theme.px("line.hair")
        painter.fillRect(self.rect(), self._theme.color("rail"))
        painter.fillRect(QRectF(self.width() - hair, 0, hair, self.height()), self._theme.color("line"))
        painter.end()

    def _lay_out(self) -> None:
        theme = self._theme
        names = QVBoxLayout(self._top)
        names.setContentsMargins(theme.px("space.l"), theme.px("space.m"), theme.px("space.s"), 0)
        names.setSpacing(0)
        names.addWidget(self._village)
        names.addWidget(self._township)
        names.addStretch(1)
        self._top.setFixedHeight(theme.px("height.page_head"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.px("line.hair"), theme.px("space.m"))
        column.setSpacing(0)
        column.addWidget(self._top)
        for item in self._items:
            item.clicked.connect(lambda _checked=False, place=item.place: self.place_requested.emit(place))
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(self.saved)
        self.show_narrow(False)


class RailItem(QAbstractButton):
    """One place."""

    def __init__(self, theme: Theme, action: Action) -> None:
        super().__init__()
        self._theme = theme
        self._icon = action.icon
        self._here = False
        self._narrow = False
        self.place = action.id
        self.setText(action.words)
        self.setAccessibleName(f"{action.words}，{action.cap}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumHeight(theme.px("height.control"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_here(False)

    def show_here(self, here: bool) -> None:
        """Show whether this is where we are."""
        self._here = here
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self.update()

    def show_narrow(self, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(self._theme.px("layout.rail"), self._theme.px("height.rail_item"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, as Space does; arrow keys are the rail's."""
        if event.key() in _PRESSED_BY:
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, icon and word."""
        painter = start_painting(self)
        theme, box = self._theme, QRectF(self.rect())
        if self._here or self.underMouse():
            painter.fillRect(box, theme.color("surface" if self._here else "hover"))
        if self._here:
            painter.fillRect(QRectF(0, 0, theme.px("line.edge"), box.height()), theme.color("text"))
        side = theme.px("icon.large")
        left = (self.width() - side) // 2 if self._narrow else theme.px("space.l")
        theme.draw_icon(painter, QRectF(left, 0, side, box.height()), self._icon, "text")
        if not self._narrow:
            font = theme.font("ui", "body", "bold" if self._here else "regular")
            words = box.adjusted(left + side + theme.px("space.m"), 0, 0, 0)
            draw_text(painter, words, self.text(), font, theme.color("text"), LEFT)
        if self.hasFocus():
            self._paint_ring(painter, box)
        painter.end()

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        ring = self._theme.px("line.ring")
        inner = box.adjusted(ring, ring, -ring, -ring)
        draw_box(painter, inner, self._theme.px("radius.control"), None, self._theme.color("focus"), ring)


class SavedMark(QWidget):
    """已存盘, or that something was not saved, with the way to try again."""

    clicked = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = QLabel()
        self._words = Label(theme, size="caption", tone="text_muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.l"), 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        self.setFixedHeight(theme.px("height.chip"))
        self.show_saved()

    def show_saved(self) -> None:
        """All that is shown is on disk."""
        self._show("circle-check", "已存盘", "text_muted")

    def show_not_saved(self) -> None:
        """The last step is not on disk."""
        self._show("alert-octagon", "没有存上", "bad")

    def show_narrow(self, narrow: bool) -> None:
        """The mark alone."""
        self._words.setVisible(not narrow)
        self.setToolTip(self._words.text() if narrow else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click tries to save again."""
        self.clicked.emit()

    def _show(self, icon: str, words: str, tone: str) -> None:
        self._mark.setPixmap(self._theme.pixmap(icon, tone, "icon.small"))
        self._words.show_text(words, tone)
        self.setAccessibleName(words)
