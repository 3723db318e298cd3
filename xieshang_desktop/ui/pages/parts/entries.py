"""The entries of a form: widgets whose `read()` gives the value or says what would be right."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.pages.parts.desk import People
from xieshang_desktop.ui.pages.parts.typed import Unreadable
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.chips import ChipRow
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, TextBox, TextField
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.tick_box import TickBox

Read = Callable[[str], Any]
_MOST_COLUMNS: Final = 3


class LineEntry(TextField):
    """One line, read by a function (a date, a number, money, plain words)."""

    def __init__(
        self, theme: Theme, label: str, read: Read, *, required: bool, placeholder: str = ""
    ) -> None:
        super().__init__(theme, label, placeholder=placeholder)
        self._read, self._required, self._label = read, required, label
        self.edited.connect(lambda _text: self.show_right())

    def read(self) -> Any:
        """The value; Unreadable marks the field and says what would be right."""
        text = self.text()
        if not text:
            if self._required:
                self._refuse(f"写上{self._label}")
            return None
        try:
            return self._read(text)
        except Unreadable as trouble:
            self.show_wrong(str(trouble))
            raise

    def _refuse(self, sentence: str) -> None:
        self.show_wrong(sentence)
        raise Unreadable(sentence)


class BoxEntry(QWidget):
    """Several lines; Enter begins a new one, the form is handed over by its button."""

    def __init__(
        self, theme: Theme, label: str, *, required: bool, placeholder: str = "", lines: int = 3
    ) -> None:
        super().__init__()
        self._required, self._label = required, label
        self.box = TextBox(theme, label, placeholder=placeholder, lines=lines, submit_on_enter=False)
        self._message = BodyText(theme, tone="bad")
        self._message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self.box)
        column.addWidget(self._message)
        self.setFocusProxy(self.box)
        self.box.edited.connect(lambda _text: self._message.hide())

    def read(self) -> str:
        """The words; Unreadable where they are wanted and missing."""
        if self._required and not self.box.text():
            self._message.show_text(f"写上{self._label}")
            self._message.show()
            raise Unreadable(f"写上{self._label}")
        return self.box.text()


class ChoiceEntry(DropDown):
    """One of many."""

    def __init__(
        self, theme: Theme, label: str, options: Sequence[tuple[str, object]], chosen: object
    ) -> None:
        super().__init__(theme, label)
        self._values = [value for _, value in options]
        self._offered = False
        self.show_options(options, chosen if chosen is not None or not options else options[0][1])

    def offer_first(self, words: str, value: object) -> None:
        """Put one more option at the top, in place of one that was put there before, and choose it."""
        if self._offered:
            self.removeItem(0)
            self._values.pop(0)
        self._offered = True
        self.insertItem(0, words)
        self._values.insert(0, value)
        self.setCurrentIndex(0)

    def show_chosen(self, value: object) -> None:
        """Choose the option with this value; none if there is none."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def read(self) -> object:
        """The chosen value as it was given: Qt itself would hand an official term back as a bare text."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None


class FewEntry(QWidget):
    """One of two to five, joined buttons that keep their own width."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, label: str, options: Sequence[tuple[str, object]], chosen: object
    ) -> None:
        super().__init__()
        self.bar = ChoiceBar(theme, label)
        first = options[0][1] if options else None
        self.bar.show_choices(
            [(value, words) for words, value in options], first if chosen is None else chosen
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar)
        row.addStretch(1)
        self.setFocusProxy(self.bar)
        self.bar.chosen.connect(self.chosen)

    def read(self) -> object:
        """The chosen value."""
        return self.bar.value()


class PeopleEntry(QWidget):
    """Find people by pinyin; who is chosen stands beneath. With `single` the next takes the place."""

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        people: People,
        *,
        required: bool,
        single: bool,
        chosen: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self._people, self._required, self._single, self._label = people, required, single, label
        self._chosen: dict[str, str] = {}
        self.field = SearchField(theme, label, placeholder="拼音首字母、姓名、编号", arrangement="list")
        self._chips = ChipRow(theme)
        self._drop = Button(theme, "去掉最后一人", kind="quiet", icon="x")
        self._message = BodyText(theme, tone="bad")
        self._lay_out(theme)
        self.field.query_changed.connect(self._on_field_query_changed)
        self.field.chosen.connect(self._on_field_chosen)
        self.field.left.connect(self.left)
        self._drop.clicked.connect(self._on_drop_clicked)
        self.show_people(chosen)

    def show_people(self, chosen: Sequence[tuple[str, str]]) -> None:
        """Show these people (id and name) as chosen."""
        self._chosen = dict(chosen)
        self._show()

    def read(self) -> Any:
        """The id, or the ids, of who was chosen; Unreadable where somebody is wanted and nobody chosen."""
        if self._required and not self._chosen:
            self._message.show_text(f"找到并选定{self._label}")
            self._message.show()
            raise Unreadable(f"选定{self._label}")
        ids = tuple(self._chosen)
        return (ids[0] if ids else None) if self._single else ids

    def _lay_out(self, theme: Theme) -> None:
        below = QHBoxLayout()
        below.setSpacing(theme.px("space.s"))
        below.addWidget(self._chips, 1)
        below.addWidget(self._drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self.field)
        column.addLayout(below)
        column.addWidget(self._message)
        self._message.hide()
        self.setFocusProxy(self.field)

    def _on_field_query_changed(self, query: str) -> None:
        if not query:
            return
        hits = self._people.find(query)
        results = [
            SearchResult(each.id, each.name, each.standing, "已选" if each.id in self._chosen else "")
            for each in hits[:8]
        ]
        if results:
            self.field.show_results(results, total=len(hits))
        else:
            self.field.show_nothing(f"没有“{query}”，换个拼音首字母或编号")

    def _on_field_chosen(self, value: object) -> None:
        line = next(each for each in self._people.view().people if each.id == value)
        if self._single:
            self._chosen.clear()
        self._chosen[line.id] = line.name
        self._show()
        self.changed.emit()

    def _on_drop_clicked(self) -> None:
        if self._chosen:
            self._chosen.popitem()
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self._message.hide()
        self._chips.show_chips(list(self._chosen.values()))
        self._chips.setVisible(bool(self._chosen))
        self._drop.setVisible(bool(self._chosen) and not self._single)


class TicksEntry(QWidget):
    """Any number of a few, each with its own box, in as many columns as there is room for."""

    def __init__(self, theme: Theme, options: Sequence[tuple[str, object]], chosen: Sequence[object]) -> None:
        super().__init__()
        self._boxes = [(value, TickBox(theme, words)) for words, value in options]
        self._gap, self._columns = theme.px("space.xl"), 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._gap)
        self._grid.setVerticalSpacing(0)
        for value, box in self._boxes:
            box.show_ticked(value in chosen)
        if not self._boxes:
            self._grid.addWidget(BodyText(theme, "现在没有可选的", tone="text_muted"))
        self._arrange(1)
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def read(self) -> tuple[object, ...]:
        """The values of the ticked boxes, from above."""
        return tuple(value for value, box in self._boxes if box.isChecked())

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(self._widest(), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold another number of columns."""
        super().resizeEvent(event)
        room = (event.size().width() + self._gap) // (self._widest() + self._gap) if self._boxes else 1
        self._arrange(max(1, min(room, _MOST_COLUMNS)))

    def _widest(self) -> int:
        return max((box.sizeHint().width() for _, box in self._boxes), default=0)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, (_, box) in enumerate(self._boxes):
            self._grid.addWidget(box, number // columns, number % columns)
        for column in range(_MOST_COLUMNS + 1):
            self._grid.setColumnStretch(column, 1 if column == columns else 0)
        self.updateGeometry()
