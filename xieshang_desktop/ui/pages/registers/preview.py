"""The paper of the chosen line as it will print: the pages of the real PDF, drawn by the worker."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.ui.actions import PRINT
from xieshang_desktop.ui.pages.parts.desk import PaperKind
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.inputs import DropDown
from xieshang_desktop.ui.widgets.painting import CENTER, draw_box, draw_text, start_painting
from xieshang_desktop.ui.widgets.text import Label

MOST_NAMED = 4
"""More characters without a shape than these are counted: the place is narrow."""


class PaperColumn(QWidget):
    """Kind, page, print. Emits what is wanted: another kind, pages from a number on, printing, saving."""

    kind_requested = Signal(str)
    pages_wanted = Signal(int)
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pages: dict[int, QImage] = {}
        self._total = self._at = 0
        self._chooses = True
        self._aside = False
        self.kinds = DropDown(theme, "哪种材料")
        self.missing = Banner(theme)
        self.sheet = Sheet(theme)
        self.print = Button(theme, "打印", kind="primary", icon="printer", key=PRINT.cap)
        self.save = Button(theme, "另存")
        self.back = Button(theme, "上一页", icon="chevron-left")
        self.forward = Button(theme, "下一页", icon="chevron-right")
        self._count = Label(theme)
        self._lay_out(theme)
        self._connect()
        self.show_kinds((), None)

    def show_chooser(self, chooses: bool) -> None:
        """Whether the kind is chosen, and the paper saved, here; else a list beside it has that."""
        self._chooses = chooses
        self.kinds.setVisible(chooses and self.kinds.count() > 0)
        self.save.setVisible(chooses and bool(self._total))

    def show_kinds(self, kinds: Sequence[PaperKind], chosen: str | None) -> None:
        """Show which papers there are; without any the column says so."""
        self.kinds.show_options([(kind.title, kind.key) for kind in kinds], chosen)
        self.kinds.setVisible(self._chooses and bool(kinds))
        self.show_waiting("在表里选一行，这里是它的材料" if not kinds else "正在排版")

    def show_waiting(self, sentence: str) -> None:
        """Show a sentence on the empty sheet."""
        self._pages, self._total = {}, 0
        self.sheet.show_sentence(sentence)
        self.missing.hide()
        self._show_foot()

    def show_paper(self, pages: Sequence[bytes], count: int, missing: Sequence[tuple[str, str]]) -> None:
        """Show the first pages (PNG) of so many, and which characters would be spelled out."""
        self._total, self._at = count, 0
        self._pages = {number: QImage.fromData(page) for number, page in enumerate(pages)}
        self.missing.setVisible(bool(missing))
        if missing:
            self.missing.show_state("warn", f"有{len(missing)}个字没有字形", detail=missing_words(missing))
        self._show_page()

    def add_pages(self, first: int, pages: Sequence[bytes]) -> None:
        """Take in pages that were still wanted."""
        self._pages |= {first + number: QImage.fromData(page) for number, page in enumerate(pages)}
        if first <= self._at < first + len(pages):
            self._show_page()

    def _turn(self, step: int) -> None:
        if 0 <= self._at + step < self._total:
            self._at += step
            self._show_page()

    def _show_page(self) -> None:
        page, words = self._pages.get(self._at), f"第{self._at + 1}页，共{self._total}页"
        if page is None:
            self.sheet.show_sentence(f"{words}，正在排版")
            self.pages_wanted.emit(self._at)
        else:
            self.sheet.show_page(page, words)
        self._show_foot()

    def show_aside(self, aside: bool) -> None:
        """While something else is asked for on the page, its red button is the only one."""
        self._aside = aside
        self._show_foot()

    def _show_foot(self) -> None:
        there = self._total > 0 and not self._aside
        for part in (self.print, self.back, self.forward, self._count):
            part.setVisible(there)
        self.save.setVisible(there and self._chooses)
        self._count.show_text(f"{self._at + 1}/{self._total}")
        show_ways(self.back, self.forward, self._at, self._total)

    def _lay_out(self, theme: Theme) -> None:
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
        column.addWidget(self.missing)
        column.addWidget(self.sheet, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda key: self.kind_requested.emit(str(key)))
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forward.clicked.connect(lambda: self._turn(1))
        self.sheet.turned.connect(self._turn)


def show_ways(back: Button, forward: Button, at: int, total: int) -> None:
    """Offer to turn back and on; at either end the button says that this is the end."""
    for button, there, end in ((back, at > 0, "已到头"), (forward, at + 1 < total, "已到尾")):
        if there:
            button.show_ready()
        else:
            button.show_unready(end)


def missing_words(missing: Sequence[tuple[str, str]]) -> str:
    """Name the characters, where each stands, and what is printed in their place."""
    named = "；".join(f"{place}里的“{mark}”" for mark, place in missing[:MOST_NAMED])
    rest = f"等{len(missing)}个" if len(missing) > MOST_NAMED else ""
    mark = missing[0][0]
    return f"{named}{rest}。纸上印成［U+{ord(mark):04X}］这样的编号，请手写补上"


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
