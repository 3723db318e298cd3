"""A form as data: fields in, values out. It stands in a page's own room, never in a window of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.actions import PRIMARY
from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.entries import (
    BoxEntry,
    ChoiceEntry,
    FewEntry,
    LineEntry,
    PeopleEntry,
    TicksEntry,
)
from xieshang_desktop.ui.pages.parts.picture_entry import PictureEntry
from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.pages.parts.typed import (
    Unreadable,
    read_day,
    read_moment,
    read_money,
    read_texts,
    read_whole,
)
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import Labelled
from xieshang_desktop.ui.widgets.painting import text_width
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.text import Label

Kind = Literal[
    "heading",
    "text",
    "texts",
    "box",
    "choice",
    "few",
    "ticks",
    "person",
    "people",
    "day",
    "moment",
    "whole",
    "money",
    "picture",
]

_LABEL_EM: Final = 5.5
_LEAST_EM: Final = 7


@dataclass(frozen=True)
class Field:
    """One entry. `options` are words and value; `value` stands there first; `hint` explains beneath.

    `lines` is how high a box is.
    A `heading` is no entry: it only says what the following ones have in common.
    """

    name: str
    label: str
    kind: Kind = "text"
    options: Sequence[tuple[str, object]] = ()
    value: Any = None
    required: bool = True
    placeholder: str = ""
    hint: str = ""
    lines: int = 3


@dataclass(frozen=True)
class FormSpec:
    """A whole form: its title, what it is about, its fields, and the words of its button."""

    title: str
    fields: tuple[Field, ...]
    act: str
    about: str = ""


class Entry(Protocol):
    """What every entry can do."""

    def read(self) -> Any:
        """The value, or Unreadable."""


class Form(Panel):
    """Emits the values by name when all of them can be read; Esc leaves it. Nothing is saved before that."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, spec: FormSpec, *, above: bool = False) -> None:
        super().__init__(desk.theme, spec.title, ruled=True)
        self._desk, theme = desk, desk.theme
        self.entries: dict[str, Any] = {}
        self.button = Button(theme, spec.act, kind="primary", key=PRIMARY.cap)
        self.leave = Button(theme, "不办了", key="Esc")
        self.button.clicked.connect(self._on_button_clicked)
        self.leave.clicked.connect(self.left)
        self._message = BodyText(theme, tone="bad")
        self._message.hide()
        self._about = BodyText(theme, tone="text_muted")
        self.body.addWidget(self._scrolled(spec, above), 1)
        self.body.addWidget(self._message)
        self.body.addWidget(Hairline(theme))
        self.body.addLayout(self._foot())

    def focus_first(self) -> None:
        """Put the keyboard into the first entry."""
        first = next(iter(self.entries.values()), self.button)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_about(self, words: str) -> None:
        """Show what the form is about in other words."""
        self._about.show_text(words)

    def show_refusal(self, sentence: str) -> None:
        """Say near the button why the act was refused; what was typed stays."""
        self._message.show_text(sentence)
        self._message.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _scrolled(self, spec: FormSpec, above: bool) -> PlainScroll:
        theme = self._desk.theme
        inside, area = QWidget(), PlainScroll()
        area.setMinimumHeight(theme.em(_LEAST_EM))
        column = QVBoxLayout(inside)
        ring = theme.px("line.ring") * 2
        column.setContentsMargins(ring, ring, ring, ring)
        column.setSpacing(theme.px("space.m"))
        column.addWidget(self._about)
        wide = _label_width(theme, spec)
        self._about.show_text(spec.about)
        self._about.setVisible(bool(spec.about))
        for field in spec.fields:
            if field.kind == "heading":
                column.addWidget(Label(theme, field.label, weight="bold"))
                continue
            entry = make_entry(self._desk, field)
            self.entries[field.name] = entry
            if isinstance(entry, PeopleEntry):
                entry.left.connect(self.left)
            if isinstance(entry, PictureEntry):
                entry.resized.connect(lambda entry=entry: _show_whole(area, entry))
            column.addWidget(Labelled(theme, field.label, entry, label_width=wide, above=above))
            if field.hint:
                column.addLayout(_hint(theme, field.hint, 0 if above else wide + theme.px("space.m")))
        column.addStretch(1)
        area.hold(inside)
        return area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._desk.theme.px("space.s"))
        row.addWidget(self.button, 1)
        row.addWidget(self.leave)
        return row

    def _on_button_clicked(self) -> None:
        values, first_wrong = {}, None
        for name, entry in self.entries.items():
            try:
                values[name] = entry.read()
            except Unreadable:
                first_wrong = first_wrong or entry
        if first_wrong is not None:
            first_wrong.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._message.hide()
        self.submitted.emit(values)


def _show_whole(area: PlainScroll, entry: QWidget) -> None:
    """Bring an entry that grew into sight, once it has its new size."""
    QTimer.singleShot(0, entry, lambda: area.ensureWidgetVisible(entry))


def _label_width(theme: Theme, spec: FormSpec) -> int:
    """All labels of a form stand in one column, as wide as the longest of them."""
    widths = [text_width(theme.font(), each.label) for each in spec.fields if each.kind != "heading"]
    return max([theme.em(_LABEL_EM), *widths])


def _hint(theme: Theme, words: str, left: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(left, 0, 0, 0)
    row.addWidget(BodyText(theme, words, size="caption", tone="text_muted"))
    return row


def make_entry(desk: Desk, field: Field) -> Any:
    """The widget of one field."""
    theme, options = desk.theme, field.options
    if field.kind == "box":
        entry = BoxEntry(
            theme,
            field.label,
            required=field.required,
            placeholder=field.placeholder,
            lines=field.lines,
        )
        entry.box.show_text(field.value or "")
        return entry
    if field.kind == "choice":
        return ChoiceEntry(theme, field.label, options, field.value)
    if field.kind == "few":
        return FewEntry(theme, field.label, options, field.value)
    if field.kind == "picture":
        return PictureEntry(desk, field.label)
    if field.kind == "ticks":
        return TicksEntry(theme, options, field.value or ())
    if field.kind in ("person", "people"):
        single = field.kind == "person"
        return PeopleEntry(
            theme, field.label, desk.people, required=field.required, single=single, chosen=field.value or ()
        )
    line = LineEntry(
        theme,
        field.label,
        _reader(field, desk.office.now().date()),
        required=field.required,
        placeholder=field.placeholder,
    )
    line.show_text("" if field.value is None else str(field.value))
    return line


def _reader(field: Field, today: date) -> Callable[[str], Any]:
    readers: dict[str, Callable[[str], Any]] = {
        "day": lambda text: read_day(text, today),
        "moment": lambda text: read_moment(text, today),
        "whole": read_whole,
        "money": read_money,
        "texts": read_texts,
    }
    return readers.get(field.kind, str)
