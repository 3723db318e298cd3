"""The paper of the chosen line as it will print: the pages of the real PDF, drawn by the worker."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.ui.actions import PRINT
from xieshang_desktop.ui.pages.parts.desk import PaperKind
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.inputs import DropDown
from xieshang_desktop.ui.widgets.painting import CENTER, draw_box, draw_text, start_painting
from xieshang_desktop.ui.widgets.text import Label


class PaperColumn(QWidget):
    """Kind, page, print. Emits the kind that is wanted, and that it is to be saved or printed."""

    kind_requested = Signal(str)
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pages: tuple[QImage, ...] = ()
        self._at = 0
        self.kinds = DropDown(theme, "哪种材料")
        self.sheet = Sheet(theme)
        self.print = Button(theme, "打印", kind="primary", icon="printer", key=PRINT.cap)
        self.save = Button(theme, "另存")
        self.back = Button(theme, "上一页", icon="chevron-left")
        self.forward = Button(theme, "下一页", icon="chevron-right")
        self._count = Label(theme)
        for button in (self.back, self.forward):
            button.show_compact(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px("space.s"))
        foot.addWidget(self.print, 1)
        for part in (self.save, self.back, self._count, self.forward):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self.kinds)
        column.addWidget(self.sheet, 1)
        column.addLayout(foot)
        self.kinds.chosen.connect(lambda key: self.kind_requested.emit(str(key)))
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forward.clicked.connect(lambda: self._turn(1))
        self.sheet.turned.connect(self._turn)
        self.show_kinds((), None)

    def show_kinds(self, kinds: Sequence[PaperKind], chosen: str | None) -> None:
        """Show which papers there are; without any the column says so."""
        self.kinds.show_options([(kind.title, kind.key) for kind in kinds], chosen)
        self.kinds.setVisible(bool(kinds))
        self.show_waiting("在表里选一次会议，这里是它的材料" if not kinds else "正在排版")

    def show_waiting(self, sentence: str) -> None:
        """Show a sentence on the empty sheet."""
        self._pages = ()
        self.sheet.show_sentence(sentence)
        self._show_foot()

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show the pages of a paper (PNG), the first one first."""
        self._pages, self._at = tuple(QImage.fromData(page) for page in pages), 0
        self._show_page()

    def _turn(self, step: int) -> None:
        if 0 <= self._at + step < len(self._pages):
            self._at += step
            self._show_page()

    def _show_page(self) -> None:
        self.sheet.show_page(self._pages[self._at], f"第{self._at + 1}页，共{len(self._pages)}页")
        self._show_foot()

    def _show_foot(self) -> None:
        there = bool(self._pages)
        for part in (self.print, self.save, self.back, self.forward, self._count):
            part.setVisible(there)
        self._count.show_text(f"{self._at + 1}/{len(self._pages)}")
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._pages))


class Sheet(QWidget):
    """One page fitted to the width on a grey ground; ←→ turn it."""

    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: QImage | None = None
        self._sentence = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, page: QImage, words: str) -> None:
        """Show one page."""
        self._page = page
        self.setAccessibleName(f"材料预览，{words}")
        self.update()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence in place of a page."""
        self._page, self._sentence = None, sentence
        self.setAccessibleName(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """A page of A4."""
        return QSize(self._theme.em(19), self._theme.em(27))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys turn the page."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the page, whole."""
        painter = start_painting(self)
        theme, box = self._theme, QRectF(self.rect())
        edge = theme.color("focus" if self.hasFocus() else "line")
        line = theme.px("line.ring" if self.hasFocus() else "line.hair")
        draw_box(painter, box, theme.px("radius.panel"), theme.color("track"), edge, line)
        room = box.adjusted(*[theme.px("space.m")] * 2, *[-theme.px("space.m")] * 2)
        if self._page is None:
            draw_text(painter, room, self._sentence, theme.font("ui", "caption"), theme.color("text"), CENTER)
        else:
            size = self._page.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(room.center())
            fine = size * painter.device().devicePixelRatioF()
            smooth = Qt.TransformationMode.SmoothTransformation
            painter.drawImage(target, self._page.scaled(fine, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        painter.end()
