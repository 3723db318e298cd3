"""What stands in place of a list: nothing yet, still reading, something went wrong."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.painting import draw_box, start_painting
from xieshang_desktop.ui.widgets.text import Label, caption


class EmptyState(QWidget):
    """What will stand here, where it comes from, and one button."""

    action_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        source: str,
        action: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{title}，{source}")
        picture = QLabel()
        picture.setPixmap(theme.pixmap(icon, "text_muted", "space.xxl"))
        column = QVBoxLayout(self)
        column.setSpacing(theme.px("space.xs"))
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(picture, 0, middle)
        column.addWidget(Label(theme, title, weight="medium"), 0, middle)
        column.addWidget(caption(theme, source), 0, middle)
        if action:
            self.button = Button(theme, action)
            self.button.clicked.connect(self.action_requested)
            column.addSpacing(theme.px("space.s"))
            column.addWidget(self.button, 0, middle)
        column.addStretch(1)


class ReadingState(QWidget):
    """Grey bars in the shape of rows; the sentence is given once half a second has passed."""

    def __init__(self, theme: Theme, rows: int = 3, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self._sentence = caption(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, rows * self._pitch(), 0, 0)
        column.addWidget(self._sentence)
        column.addStretch(1)
        self.setAccessibleName("正在读")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_sentence(self, sentence: str) -> None:
        """Say what is being read and how much of it: 正在读花名册，812人."""
        self._sentence.show_text(sentence)
        self.setAccessibleName(sentence)

    def sizeHint(self) -> QSize:
        """The bars and the sentence."""
        return QSize(self._theme.em(16), self._rows * self._pitch() + self._sentence.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a short and a long bar for each row."""
        painter = start_painting(self)
        theme, tall, gap = self._theme, self._theme.em(1), self._theme.px("space.m")
        track, radius = theme.color("track"), theme.px("radius.chip")
        for row in range(self._rows):
            top, short = row * self._pitch(), theme.em(1.5)
            draw_box(painter, QRectF(0, top, short, tall), radius, track)
            width = (self.width() - short - gap) * (0.78, 0.62, 0.7)[row % 3]
            draw_box(painter, QRectF(short + gap, top, width, tall), radius, track)
        painter.end()

    def _pitch(self) -> int:
        return self._theme.em(1) + self._theme.px("space.m")


class ErrorState(QWidget):
    """What happened, whether the record is safe and what to do; the act as a button."""

    action_requested = Signal()
    other_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        action: str,
        other: str = "",
        *,
        urgent: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{title}，{sentence}")
        picture = QLabel()
        picture.setPixmap(theme.pixmap("alert-octagon", "bad", "icon.large"))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(BodyText(theme, title, weight="medium"))
        lines.addWidget(BodyText(theme, sentence))
        upper = QHBoxLayout()
        upper.setSpacing(theme.px("space.m"))
        upper.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(lines, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addLayout(upper)
        column.addLayout(self._buttons(theme, action, other, urgent))

    def _buttons(self, theme: Theme, action: str, other: str, urgent: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        self.button = Button(theme, action, kind="primary" if urgent else "secondary")
        self.button.clicked.connect(self.action_requested)
        row.addWidget(self.button)
        if other:
            self.other = Button(theme, other)
            self.other.clicked.connect(self.other_requested)
            row.addWidget(self.other)
        row.addStretch(1)
        return row
