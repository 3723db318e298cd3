"""How many are here, of how many, and how many are needed."""

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import (
    CENTER,
    LEFT,
    RIGHT,
    draw_bar,
    draw_line,
    draw_text,
    line_height,
    start_painting,
    text_width,
)


@dataclass(frozen=True)
class QuorumCount:
    """What a bar shows. `needed` is None where the law asks for no number; `unit` is 人, 户 or 平方米."""

    present: float = 0
    base: float = 0
    needed: float | None = None
    unit: str = "人"

    @property
    def met(self) -> bool:
        """Whether the number needed is reached."""
        return self.needed is not None and self.present >= self.needed

    @property
    def sentence(self) -> str:
        """实到29人，需30人，还差1人."""
        head = f"实到{self.present:g}{self.unit}"
        if self.needed is None:
            return head
        rest = "已达到" if self.met else f"还差{self.needed - self.present:g}{self.unit}"
        return f"{head}，需{self.needed:g}{self.unit}，{rest}"

    @property
    def tone(self) -> str:
        """The colour of what is said about it: green reached, amber short, ink where nothing is asked."""
        return "text" if self.needed is None else "ok" if self.met else "warn"


class QuorumBar(QWidget):
    """The bar with the mark of the threshold; beneath, if `scaled`, 0, the number needed and the base."""

    def __init__(self, theme: Theme, *, scaled: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scaled = scaled
        self._count = QuorumCount()
        self._painted = 0.0
        self._move = QVariantAnimation(self)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self._on_move_value_changed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, present: float, base: float, needed: float | None, unit: str = "人") -> None:
        """Show the figures; the fill grows to its new length where movements are wanted."""
        self._count = QuorumCount(present, base, needed, unit)
        self.setAccessibleName(f"{self._count.sentence}，应到{base:g}{unit}")
        if self._theme.ms("move") and self.isVisible():
            self._move.stop()
            self._move.setDuration(self._theme.ms("move"))
            self._move.setStartValue(self._painted)
            self._move.setEndValue(float(present))
            self._move.start()
        else:
            self._painted = float(present)
        self.update()

    def sizeHint(self) -> QSize:
        """The bar with its mark, and the line of figures."""
        height = self._theme.px("bar.quorum") + self._overhang() * 2
        if self._scaled:
            height += line_height(self._theme.font()) + self._theme.px("line.mark")
        return QSize(self._theme.em(12), height)

    def minimumSizeHint(self) -> QSize:
        """Room for the figures beneath."""
        return QSize(self._theme.em(8), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, its mark and the figures."""
        painter = start_painting(self)
        theme = self._theme
        bar = QRectF(0, self._overhang(), self.width(), theme.px("bar.quorum"))
        fill = theme.color("ok_fill" if self._count.met else "now")
        draw_bar(
            painter, bar, self._share(self._painted), theme.px("radius.chip"), theme.color("track"), fill
        )
        if self._count.needed is not None and self._count.base:
            self._paint_mark(painter, bar)
        if self._scaled:
            self._paint_figures(painter, bar.bottom() + self._overhang())
        painter.end()

    def _paint_mark(self, painter: QPainter, bar: QRectF) -> None:
        x, over = round(self._mark_x()), self._overhang()
        start, end = QPointF(x, bar.top() - over), QPointF(x, bar.bottom() + over)
        draw_line(painter, start, end, self._theme.color("text"), self._theme.px("line.mark"))

    def _paint_figures(self, painter: QPainter, top: float) -> None:
        theme, count = self._theme, self._count
        box = QRectF(0, top, self.width(), self.height() - top)
        small, body = theme.font("ui", "caption"), theme.font()
        muted = theme.color("text_muted")
        base = f"{count.base:g}"
        taken = (0.0, 0.0)
        if count.needed is not None:
            words = f"需{count.needed:g}{count.unit}"
            width = text_width(body, words)
            left = min(max(self._mark_x() - width / 2, 0), self.width() - width)
            draw_text(
                painter, QRectF(left, top, width, box.height()), words, body, theme.color("text"), CENTER
            )
            taken = (left, left + width)
        if count.needed is None or taken[0] > text_width(small, "0") + theme.px("space.s"):
            draw_text(painter, box, "0", small, muted, LEFT)
        if self.width() - taken[1] > text_width(small, base) + theme.px("space.s"):
            draw_text(painter, box, base, small, muted, RIGHT)

    def _on_move_value_changed(self, value: float) -> None:
        self._painted = value
        self.update()

    def _share(self, amount: float) -> float:
        return amount / self._count.base if self._count.base else 0.0

    def _mark_x(self) -> float:
        return self.width() * self._share(self._count.needed or 0) - self._theme.px("line.mark") / 2

    def _overhang(self) -> int:
        return self._theme.px("space.xs")


class QuorumSummary(QWidget):
    """A sentence in its colour over the bar: 实到29人，需30人，还差1人 · 应到45人."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = QuorumCount()
        self._note = ""
        self._bar = QuorumBar(theme, scaled=False, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(
        self, present: float, base: float, needed: float | None, unit: str = "人", note: str = ""
    ) -> None:
        """Show the figures; `note` stands in place of 应到… (协商会没有法定人数)."""
        self._count = QuorumCount(present, base, needed, unit)
        self._note = note or f"应到{base:g}{unit}"
        self._bar.show_count(present, base, needed, unit)
        self.setAccessibleName(f"{self._count.sentence}，{self._note}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line over the bar."""
        font = self._theme.font()
        words = text_width(font, self._count.sentence) + text_width(font, self._note)
        return QSize(words + self._theme.px("space.l"), line_height(font) + self._bar.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The sentence is never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        """Keep the bar at the foot."""
        height = self._bar.sizeHint().height()
        self._bar.setGeometry(0, self.height() - height, self.width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sentence and its note."""
        painter = start_painting(self)
        theme, font = self._theme, self._theme.font("ui", "body", "medium")
        line = QRectF(0, 0, self.width(), line_height(font))
        draw_text(painter, line, self._count.sentence, font, theme.color(self._count.tone))
        draw_text(painter, line, self._note, theme.font(), theme.color("text_muted"), RIGHT)
        painter.end()
