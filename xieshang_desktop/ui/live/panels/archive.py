"""签字归档: who has signed, the minutes as they will print, what was added after the seal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import SignatureMeans
from xieshang_desktop.queries.cockpit.closing import AddendumRow, SignatureRow
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.panels.paper_pages import PaperPages
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
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
        parts = [words]
        if view.closing.signed_pages:
            parts.append(f"已附签名页：{'、'.join(view.closing.signed_pages)}。")
        if sealed is not None:
            parts.append(f"校验码 {spaced(view.closing.digest)}，和打印出来的一样，就没有改过。")
        self._hint.show_text("\n".join(parts))

    def _on_list_activated(self, key: str) -> None:
        row = self._wanted[key]
        if row.signed_at is None:
            self.signed.emit(row.person_id, row.capacity, self.means.value())


DIGEST_SHOWN = 16


def spaced(digest: str) -> str:
    """The first marks of a digest in fours, as they are compared with the paper."""
    return " ".join(digest[place : place + 4] for place in range(0, DIGEST_SHOWN, 4)).upper()


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
        self._note = Label(theme, "←→ 翻页，↑↓ 上下看，回车看整页", size="caption", tone="text_muted")
        self._note.hide()
        self.add_to_head(self._note)

    def show_preview(self, pages: Sequence[bytes]) -> None:
        """Show the pages, each a PNG; none while they are being made."""
        self.pages.show_pages(pages)
        self._note.setVisible(bool(pages))
        self._on_pages_turned()

    def _on_pages_turned(self) -> None:
        self.show_caption(f"第{self.pages.number + 1}页，共{self.pages.count}页" if self.pages.count else "")
