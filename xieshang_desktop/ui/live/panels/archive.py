"""签字归档: who has signed, the minutes as they will print, what was added after the seal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import SignatureMeans
from xieshang_desktop.queries.cockpit.closing import AddendumRow, SignatureRow
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.painting import CENTER, draw_text, start_painting
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import Label


class SignaturesPanel(Panel):
    """Each signature that is wanted; Enter on a row records that it stands on the paper."""

    signed = Signal(str, object, object)
    """Who, in what capacity, by what means."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "签字", ruled=True, flush=True, parent=parent)
        self._wanted: dict[str, SignatureRow] = {}
        self.means = ChoiceBar(theme, "签字方式")
        choices = [(SignatureMeans.SIGNED, "签字"), (SignatureMeans.THUMBPRINT, "捺印")]
        self.means.show_choices(choices, SignatureMeans.SIGNED)
        self.add_to_head(self.means)
        self.list = RowList(theme, "签字", choosable=True)
        self._hint = BodyText(theme, "", size="caption", tone="text_muted")
        self._hint.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(RowScroll(self.list), 1)
        foot = QVBoxLayout()
        edge = theme.px("space.l")
        foot.setContentsMargins(edge, theme.px("space.m"), edge, theme.px("space.m"))
        foot.addWidget(self._hint)
        self.body.addLayout(foot)
        self.list.activated.connect(self._on_list_activated)

    def show_view(self, view: CockpitView) -> None:
        """Show who has signed and who is still asked to."""
        if view.closing is None:
            return
        rows = view.closing.signatures
        self._wanted = {_key(row): row for row in rows}
        done = sum(row.signed_at is not None for row in rows)
        self.show_caption(f"{done}/{len(rows)}")
        self.list.show_rows([_list_row(row) for row in rows])
        sealed = view.meeting.sealed_at
        self.means.setVisible(sealed is None)
        words = "在纸上签好一位，选中他按回车。主持人和记录人签了，才能封存归档。"
        if sealed is not None:
            words = f"{sealed.month}月{sealed.day}日{sealed:%H:%M}封存归档，不能再改，只能写补充说明。"
        self._hint.show_text(words)

    def _on_list_activated(self, key: str) -> None:
        row = self._wanted[key]
        if row.signed_at is None:
            self.signed.emit(row.person_id, row.capacity, self.means.value())


def _key(row: SignatureRow) -> str:
    return f"{row.person_id}/{row.capacity.value}"


def _list_row(row: SignatureRow) -> ListRow:
    signed = f"{row.signed_at:%H:%M}已{row.means}" if row.signed_at else "还没有签"
    return ListRow(
        _key(row),
        row.name,
        row.capacity.value,
        right=signed,
        strong=row.needed and not row.signed_at,
        name=True,
    )


class AddendaPanel(Panel):
    """What was added after the seal."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "补充说明", ruled=True, flush=True, parent=parent)
        self._list = RowList(theme, "补充说明")
        self.body.addWidget(RowScroll(self._list))

    def show_addenda(self, addenda: Sequence[AddendumRow]) -> None:
        """Show them; the panel is not there while there are none."""
        self.setVisible(bool(addenda))
        self._list.show_rows(
            [
                ListRow(str(number), each.text, f"{each.by}，{each.at.month}月{each.at.day}日{each.at:%H:%M}")
                for number, each in enumerate(addenda)
            ]
        )


class PreviewPanel(Panel):
    """The minutes as they will print: one page at a time on grey, ←→ turn the pages."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "会议记录", ruled=True, flush=True, parent=parent)
        self.pages = PaperPages(theme)
        self.pages.turned.connect(self._on_pages_turned)
        self.body.addWidget(self.pages, 1)
        self._note = Label(theme, "←→ 翻页", size="caption", tone="text_muted")
        self._note.hide()
        self.add_to_head(self._note)

    def show_preview(self, pages: Sequence[bytes]) -> None:
        """Show the pages, each a PNG; none while they are being made."""
        self.pages.show_pages(pages)
        self._note.setVisible(len(pages) > 1)
        self._on_pages_turned()

    def _on_pages_turned(self) -> None:
        self.show_caption(f"第{self.pages.number + 1}页，共{self.pages.count}页" if self.pages.count else "")


class PaperPages(QWidget):
    """One page fitted into the widget."""

    turned = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: list[QPixmap] = []
        self.number = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("会议记录预览")
        self.setMinimumSize(theme.em(10), theme.em(10))

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show the first of the pages."""
        self._pages = []
        for page in pages:
            pixmap = QPixmap()
            pixmap.loadFromData(page)
            self._pages.append(pixmap)
        self.number = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """←→ turn the pages."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._pages:
            super().keyPressEvent(event)
            return
        self.number = max(0, min(self.number + step, len(self._pages) - 1))
        self.update()
        self.turned.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page in the middle of grey; words while there is none."""
        painter = start_painting(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.color("track"))
        if not self._pages:
            words = "会议记录正在排版"
            draw_text(painter, QRectF(self.rect()), words, theme.font(), theme.color("text_muted"), CENTER)
            painter.end()
            return
        page, edge = self._pages[self.number], theme.px("space.l")
        room = self.rect().adjusted(edge, edge, -edge, -edge)
        size = page.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(room.center().x() - size.width() / 2, room.top(), size.width(), size.height())
        mode = Qt.TransformationMode.SmoothTransformation
        scaled = page.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode)
        painter.drawPixmap(place.topLeft(), scaled)
        if self.hasFocus():
            painter.setPen(theme.color("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
