"""The card of one of the 协商主体: its kind, and who speaks for it. Telephones are masked until asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.people.organisations import DelegateLine, OrganisationLine
from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button, LinkButton
from xieshang_desktop.ui.widgets.chips import ChipRow
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.text import Label


class OrganisationCard(Panel):
    """Emits that the organisation is to be put right, and whose telephone is to be shown."""

    change_requested = Signal()
    phone_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, flush=True)
        self._name = BodyText(theme, size="heading", weight="bold")
        self._kind = ChipRow(theme)
        self._note = BodyText(theme, tone="text_muted")
        self._delegates = QGridLayout()
        self._phones: dict[str, tuple[BodyText, LinkButton]] = {}
        self.change = Button(theme, "修改", icon="pencil")
        self.change.clicked.connect(self.change_requested)
        self._fill_body()

    def show_organisation(self, line: OrganisationLine) -> None:
        """Show one organisation with its delegates."""
        self._name.show_text(line.name)
        self._kind.show_chips([str(line.kind)] if line.kind else [("类别没有登记", "warn")])
        self._note.show_text(line.note)
        self._note.setVisible(bool(line.note))
        self._clear()
        for number, delegate in enumerate(line.delegates):
            self._add_delegate(number, delegate)
        if not line.delegates:
            words = "还没有代表，按“修改”写上"
            self._delegates.addWidget(BodyText(self._theme, words, tone="text_muted"), 0, 0)

    def show_phone(self, delegate: str, phone: str) -> None:
        """Show a telephone in full until another organisation is shown."""
        words, link = self._phones[delegate]
        words.show_text(phone)
        link.hide()

    def _add_delegate(self, number: int, delegate: DelegateLine) -> None:
        theme = self._theme
        name = f"{delegate.name}，{delegate.duty}" if delegate.duty else delegate.name
        row = number * 2
        self._delegates.addWidget(BodyText(theme, name), row, 0, 1, 2)
        phone = BodyText(theme, delegate.phone or "没有登记电话", tone="text_muted")
        link = LinkButton(theme, "显示")
        link.setAccessibleName(f"显示{delegate.name}的电话")
        link.clicked.connect(lambda: self.phone_requested.emit(delegate.id))
        self._phones[delegate.id] = (phone, link)
        self._delegates.addWidget(phone, row + 1, 0)
        self._delegates.addWidget(link, row + 1, 1, Qt.AlignmentFlag.AlignTop)
        link.setVisible(bool(delegate.phone))

    def _clear(self) -> None:
        self._phones.clear()
        while (old := self._delegates.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _fill_body(self) -> None:
        theme, edge = self._theme, self._theme.px("space.l")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(edge, theme.px("space.m"), edge, theme.px("space.s"))
        column.setSpacing(theme.px("space.s"))
        for widget in (
            self._name,
            self._kind,
            self._note,
            Hairline(theme),
            Label(theme, "代表", weight="bold"),
        ):
            column.addWidget(widget)
        self._delegates.setColumnStretch(0, 1)
        self._delegates.setVerticalSpacing(theme.px("space.xs"))
        column.addLayout(self._delegates)
        column.addStretch(1)
        area = PlainScroll()
        area.hold(inside)
        self.body.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(edge, theme.px("space.s"), edge, edge)
        foot.addWidget(self.change, 1)
        self.body.addLayout(foot)
