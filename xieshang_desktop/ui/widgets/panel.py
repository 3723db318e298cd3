"""White panels on warm paper, divided by lines."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import draw_box, start_painting
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label


class Hairline(QWidget):
    """A divider of 1 px."""

    def __init__(self, theme: Theme, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        if upright:
            self.setFixedWidth(theme.px("line.hair"))
        else:
            self.setFixedHeight(theme.px("line.hair"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the widget with the line's colour."""
        painter = start_painting(self)
        painter.fillRect(self.rect(), self._theme.color("line"))
        painter.end()


class RoundCorners(QWidget):
    """Lies over a panel whose rows reach its edges: covers their corners and draws the edge on top."""

    def __init__(self, theme: Theme, panel: QWidget) -> None:
        super().__init__(panel)
        self._theme = theme
        self._panel = panel
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the panel and above its rows."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.Show):
            self.resize(self._panel.size())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the four corners and the edge."""
        painter = start_painting(self)
        theme, box = self._theme, QRectF(self.rect())
        radius, hair = theme.px("radius.panel"), theme.px("line.hair")
        outside, sheet = QPainterPath(), QPainterPath()
        outside.addRect(box)
        sheet.addRoundedRect(box, radius, radius)
        painter.fillPath(outside.subtracted(sheet), theme.color("window"))
        draw_box(painter, box, radius, None, theme.color("line"), hair)
        painter.end()


class Panel(QFrame):
    """A panel with a title, a caption at the right, and a body (`body`, a column).

    `head` is the row of the title; buttons go to its right end. With `flush` the body reaches the edges, for
    rows with their own dividers; `ruled` draws a line under the head.
    """

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        caption: str = "",
        *,
        ruled: bool = False,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Label(theme, title, weight="bold")
        self._caption = ElidedLabel(theme, caption)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head_row = QWidget()
        self.head = QHBoxLayout(self._head_row)
        self.body = QVBoxLayout()
        self._lay_out(ruled, flush)
        self._corners = RoundCorners(theme, self) if flush else None
        self.show_title(title)
        self.show_caption(caption)

    def show_title(self, title: str) -> None:
        """Show the title; a panel without title and caption has no head."""
        self._title.show_text(title)
        self.setAccessibleName(title)
        self._title.setVisible(bool(title))
        self._show_head()

    def show_caption(self, caption: str, tone: str | None = None) -> None:
        """Show what stands at the right of the title."""
        self._caption.show_text(caption, tone)
        self._caption.setVisible(bool(caption))
        self._show_head()

    def add_to_head(self, widget: QWidget) -> None:
        """Put a button or a choice at the right end of the head."""
        self.head.addWidget(widget)
        self._head_row.setVisible(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the white sheet and its edge."""
        painter = start_painting(self)
        color, box = self._theme.color, QRectF(self.rect())
        hair = self._theme.px("line.hair")
        draw_box(painter, box, self._theme.px("radius.panel"), color("surface"), color("line"), hair)
        painter.end()

    def _lay_out(self, ruled: bool, flush: bool) -> None:
        theme, edge = self._theme, self._theme.px("space.l")
        self.head.setContentsMargins(edge, 0, edge, 0)
        self.head.setSpacing(theme.px("space.m"))
        self.head.addWidget(self._title)
        self.head.addWidget(self._caption, 1)
        self._head_row.setMinimumHeight(theme.px("height.control"))
        column = QVBoxLayout(self)
        hair = theme.px("line.hair")
        column.setContentsMargins(hair, hair, hair, hair)
        column.setSpacing(0)
        column.addWidget(self._head_row)
        self._rule = Hairline(theme) if ruled else None
        if self._rule:
            column.addWidget(self._rule)
        body_edge = 0 if flush else edge
        self.body.setContentsMargins(body_edge, 0 if flush else theme.px("space.m"), body_edge, body_edge)
        self.body.setSpacing(0 if flush else theme.px("space.s"))
        column.addLayout(self.body, 1)

    def _show_head(self) -> None:
        others = self.head.count() > 2
        wanted = bool(self._title.text() or self._caption.text()) or others
        self._head_row.setVisible(wanted)
        if self._rule:
            self._rule.setVisible(wanted)
