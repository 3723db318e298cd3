"""The card of one person. Telephone and id number stand masked until 显示 is pressed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.days import day_words
from xieshang_desktop.queries.people.card import Contact, MeetingMark, PersonCard
from xieshang_desktop.queries.people.history import HistoryLine
from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.pages.roster.card_steps import CardSteps
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.attendance_squares import AttendanceSquares
from xieshang_desktop.ui.widgets.buttons import LinkButton
from xieshang_desktop.ui.widgets.chips import ChipRow
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.text import Label, caption

_MARKS = {"present": "到", "leave": "假", "absent": "缺"}
_ROWS = ("性别、年龄", "组别、户", "电话", "身份证号", "现居")


class PersonCardPanel(Panel):
    """Emits which number is to be shown, what is to be entered of the person, and that the household is."""

    contact_requested = Signal(str)
    history_requested = Signal()
    household_requested = Signal()
    step_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, flush=True)
        self._name = Label(theme, size="heading", weight="bold")
        self._number = caption(theme)
        self._chips = ChipRow(theme)
        self._values = {row: BodyText(theme) for row in _ROWS}
        self.show_phone = LinkButton(theme, "显示")
        self.show_id = LinkButton(theme, "显示")
        self._came = Label(theme)
        self._squares = AttendanceSquares(theme)
        self._figures = BodyText(theme)
        self._said = QVBoxLayout()
        self.history = LinkButton(theme, "看登记经过")
        self._changes = QVBoxLayout()
        self.household = LinkButton(theme, "1人")
        self.steps = CardSteps(theme)
        self.change = self.steps.buttons["change"]
        self._lay_out_card()
        self.show_phone.setAccessibleName("显示电话")
        self.show_id.setAccessibleName("显示身份证号")
        self.show_phone.clicked.connect(lambda: self.contact_requested.emit("phone"))
        self.show_id.clicked.connect(lambda: self.contact_requested.emit("id_number"))
        self.household.clicked.connect(self.household_requested)
        self.history.clicked.connect(self.history_requested)
        self.steps.step_requested.connect(self.step_requested)

    def show_person(self, card: PersonCard) -> None:
        """Show one person, the numbers masked."""
        self._name.show_text(card.name)
        self._number.show_text(f"编号{card.number}" if card.number else "")
        self._chips.show_chips(list(card.chips))
        id_number = "已登记" if card.has_id else "没有登记"
        shown = (card.sex_and_age, card.home, card.phone or "没有登记", id_number, card.residence)
        for row, words in zip(_ROWS, shown, strict=True):
            self._values[row].show_text(words or "没有登记")
        self.show_phone.setVisible(bool(card.phone))
        self.show_id.setVisible(card.has_id)
        self._show_marks(card.marks, card.came)
        self._figures.show_text(_figures(card))
        self._show_said(card)
        _clear(self._changes)
        self.history.show()
        self.household.show_text(f"{card.housemates}人")
        self.household.setAccessibleName(f"同户{card.housemates}人")
        self.household.setVisible(bool(card.household))
        self.steps.show_card(card)

    def show_contact(self, which: str, contact: Contact) -> None:
        """Show one of the numbers in full until another person is shown."""
        if which == "phone":
            self._values["电话"].show_text(contact.phone or "没有登记")
            self.show_phone.hide()
        else:
            self._values["身份证号"].show_text(contact.id_number or "没有登记")
            self.show_id.hide()

    def _show_marks(self, marks: Sequence[MeetingMark], came: int) -> None:
        self._squares.setVisible(bool(marks))
        self._came.show_text(f"{came}次，共{len(marks)}次" if marks else "没有应到的会议")
        if marks:
            first, last = marks[0].day, marks[-1].day
            dates = (
                f"{first.year}年{first.month}月",
                f"{last.year}年{last.month}月" if len(marks) > 1 else "",
            )
            self._squares.show_meetings([(_MARKS[mark.state], mark.words) for mark in marks], *dates)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show what was entered and changed of this person, the newest first, until another is shown."""
        theme = self._theme
        _clear(self._changes)
        self.history.hide()
        self._changes.addWidget(Label(theme, "登记经过", weight="bold"))
        for line in lines:
            self._changes.addWidget(BodyText(theme, line.words))
            when = f"{day_words(line.at.date(), lines[0].at.date())} {line.at:%H:%M}"
            undone = "，已撤销" if line.undone else ""
            self._changes.addWidget(BodyText(theme, f"{when}{undone}", size="caption", tone="text_muted"))

    def _show_said(self, card: PersonCard) -> None:
        _clear(self._said)
        theme = self._theme
        for each in card.said:
            self._said.addWidget(BodyText(theme, each.text))
            self._said.addWidget(BodyText(theme, each.where, size="caption", tone="text_muted"))
        if not card.said:
            self._said.addWidget(BodyText(theme, "还没有发言记录", size="caption", tone="text_muted"))

    def _lay_out_card(self) -> None:
        theme, edge = self._theme, self._theme.px("space.l")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(edge, theme.px("space.m"), edge, theme.px("space.s"))
        column.setSpacing(theme.px("space.s"))
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._number)
        column.addLayout(head)
        column.addWidget(self._chips)
        column.addWidget(Hairline(theme))
        column.addLayout(self._grid())
        column.addLayout(self._year())
        column.addWidget(Hairline(theme))
        column.addWidget(Label(theme, "最近发言", weight="bold"))
        column.addLayout(self._said)
        column.addWidget(Hairline(theme))
        column.addWidget(self.history, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._changes)
        column.addStretch(1)
        area = PlainScroll()
        area.hold(inside)
        self.body.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(edge, theme.px("space.s"), edge, edge)
        foot.addWidget(self.steps)
        self.body.addLayout(foot)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px("space.m"))
        grid.setVerticalSpacing(self._theme.px("space.s"))
        links = {"组别、户": self.household, "电话": self.show_phone, "身份证号": self.show_id}
        for number, row in enumerate(_ROWS):
            grid.addWidget(Label(self._theme, row, tone="text_muted"), number, 0)
            span = 1 if row in links else 2
            grid.addWidget(self._values[row], number, 1, 1, span, Qt.AlignmentFlag.AlignVCenter)
            if row in links:
                grid.addWidget(links[row], number, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        return grid

    def _year(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Label(self._theme, "近一年到会", weight="bold"), 1)
        head.addWidget(self._came)
        column = QVBoxLayout()
        column.setSpacing(self._theme.px("space.s"))
        column.addWidget(Hairline(self._theme))
        column.addLayout(head)
        column.addWidget(self._squares)
        column.addWidget(self._figures)
        return column


def _clear(column: QVBoxLayout) -> None:
    while (old := column.takeAt(0)) is not None:
        widget = old.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _figures(card: PersonCard) -> str:
    stipends = f"，误工补贴{card.stipends}" if card.stipends else ""
    return f"发言{card.speeches}次，联名{card.cosigned}件{stipends}"
