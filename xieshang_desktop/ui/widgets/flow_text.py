"""Running text laid out by us: record text in 宋体, line height 1.5; the program's own in 黑体, 1.4."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme, Weight
from xieshang_desktop.ui.widgets.line_breaking import break_lines
from xieshang_desktop.ui.widgets.painting import LEFT, draw_text, start_painting, text_width

_PREFERRED_EM = 26
_LEAST_EM = 6


class FlowText(QWidget):
    """Text over as many lines as its width needs; nothing is cut off."""

    by_clause = False

    def __init__(
        self, theme: Theme, text: str, font: QFont, pitch: float, tone: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._tone = tone
        self._pitch = round(font.pointSizeF() * 96 / 72 * pitch)
        self.setFont(font)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    def text(self) -> str:
        """The text as it was given."""
        return self._text

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show `text`, in the colour of role `tone` if one is given."""
        if (text, tone or self._tone) == (self._text, self._tone):
            return
        self._text = text
        self._tone = tone or self._tone
        self.setAccessibleName(text)
        self._keep_room(self.width())
        self.updateGeometry()
        self.update()

    def lines(self, width: int) -> list[str]:
        """The lines at a width in px."""
        metrics = QFontMetricsF(self.font())
        return break_lines(self._text, width, metrics.horizontalAdvance, by_clause=self.by_clause)

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width in px."""
        return self._pitch * len(self.lines(width))

    def sizeHint(self) -> QSize:
        """One line, or lines of a comfortable length."""
        width = min(self._natural_width(), self._theme.em(_PREFERRED_EM))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Lines of six characters at least."""
        return QSize(min(self._natural_width(), self._theme.em(_LEAST_EM)), self._pitch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._keep_room(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line under line from the top."""
        painter = start_painting(self)
        color = self._theme.color(self._tone)
        for number, line in enumerate(self.lines(self.width())):
            box = QRectF(0, number * self._pitch, self.width(), self._pitch)
            draw_text(painter, box, line, self.font(), color, LEFT)
        painter.end()

    def _natural_width(self) -> int:
        return max(text_width(self.font(), line) for line in self._text.split("\n"))

    def _keep_room(self, width: int) -> None:
        """A parent that does not ask for height by width must still leave room for all lines."""
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized) or self.isVisible():
            self.setMinimumHeight(self.heightForWidth(width))


class RecordText(FlowText):
    """Words that will stand on paper: a motion, a title, the sentence of a verdict."""

    by_clause = True

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: str = "record",
        weight: Weight = "bold",
        tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, theme.font("record", size, weight), 1.5, tone, parent)


class BodyText(FlowText):
    """What the program says in more than one line."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: str = "body",
        weight: Weight = "regular",
        tone: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, theme.font("ui", size, weight), 1.4, tone, parent)
