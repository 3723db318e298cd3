"""Single lines of the program's own voice."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme, Voice, Weight
from xieshang_desktop.ui.widgets.painting import elided, text_width


class Label(QLabel):
    """One line of text that is never shortened: its layout must give it the room it asks for."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: str = "body",
        weight: Weight = "regular",
        tone: str = "text",
        voice: Voice = "ui",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = ""
        self.setFont(theme.font(voice, size, weight))
        self.setTextFormat(self.textFormat().PlainText)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show `text`, in the colour of role `tone` if one is given."""
        self.setText(text)
        if tone is not None:
            self.show_tone(tone)

    def show_tone(self, tone: str) -> None:
        """Take the colour of a role, such as `text_muted` or `warn`."""
        if tone == self._tone:
            return
        self._tone = tone
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(tone))
        self.setPalette(palette)


class ElidedLabel(Label):
    """A caption that may be cut with …; the full text is its tool tip and what a screen reader says."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: str = "caption",
        weight: Weight = "regular",
        tone: str = "text_muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, size=size, weight=weight, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show `text`, cut to the room there is."""
        changed = text != self.text()
        super().show_text(text, tone)
        if changed:
            self.setAccessibleName(text)
            self._tell_full_text()

    def minimumSizeHint(self) -> QSize:
        """Room for three characters; the rest may go."""
        return QSize(text_width(self.font(), "青石…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the full text only where it is cut."""
        super().resizeEvent(event)
        self._tell_full_text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), int(self.alignment()), elided(self.font(), self.text(), self.width()))

    def _tell_full_text(self) -> None:
        cut = text_width(self.font(), self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")


def caption(theme: Theme, text: str = "", tone: str = "text_muted") -> Label:
    """A small muted line: clauses, hints, units of lesser weight."""
    return Label(theme, text, size="caption", tone=tone)
