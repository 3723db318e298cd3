"""设置 › 文书: the letterhead and the standing words of the papers, each put in the village's own way."""

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.acts.village import SetPaperTexts
from xieshang_desktop.queries.papers.texts import TextLine, text_lines
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.settings.words_form import PROGRAMS, words_spec
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("哪种文书", kind="muted"),
    Column("哪一段", strong=True),
    Column("现在的文字", stretch=True),
    Column("", kind="muted"),
)
_ROWS: Final = 10
_FORM_EM: Final = 26


class WordsRoom(QWidget):
    """Works for the page: reads, shows, carries out what is filled in."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, theme = page, page.theme
        self._lines: dict[str, TextLine] = {}
        self.card = Panel(theme, "文书里的文字", ruled=True)
        self.change = Button(theme, "改写", kind="quiet", icon="pencil")
        self.card.add_to_head(self.change)
        self.table = DataTable(theme, _COLUMNS, label="文书里的文字", tells=False)
        self._whole = BodyText(theme, size="caption", tone="text_muted")
        self._note = BodyText(
            theme,
            "改了以后印的文书用新的文字；已经散会的会议，文书照散会时的文字印，不会变",
            size="caption",
            tone="text_muted",
        )
        height = theme.px("height.table_head") + _ROWS * theme.px("height.table_row")
        self.table.setFixedHeight(height + 2 * theme.px("line.hair"))
        for part in (self.table, self._whole, self._note):
            self.card.body.addWidget(part)
        self.card.setFocusProxy(self.table)
        self.forms = FormRoom(page.desk, self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.forms)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table.current_changed.connect(self._show_whole)
        self.table.opened.connect(self._ask)
        self.change.clicked.connect(self.ask_current)
        self.forms.currentChanged.connect(lambda _index: self._make_room())
        self._current: object = None

    def refresh(self) -> None:
        """Read the words in force anew."""
        lines = self._page.desk.office.read(text_lines)
        self._lines = {line.module.name: line for line in lines}
        self.table.show_rows([_row(line) for line in lines])
        own = sum(line.own for line in lines)
        self.card.show_caption(f"{len(lines)}段，本村改写了{own}段" if own else f"{len(lines)}段")
        self._show_whole(self._current or next(iter(self._lines), None))

    def show_refusal(self, sentence: str) -> None:
        """At the words that were typed."""
        if self.forms.form is not None:
            self.forms.form.show_refusal(sentence)

    def ask_current(self) -> None:
        """Ask for other words in place of those of the keyboard's row."""
        self._ask(self._current)

    def _ask(self, name: object) -> None:
        line = self._lines.get(str(name))
        if line is None:
            return
        self._current = line.module.name

        def submit(values: dict[str, Any]) -> bool:
            return self._set(line, values)

        self.forms.ask(words_spec(line), submit)

    def _set(self, line: TextLine, values: dict[str, Any]) -> bool:
        at, name = self._page.desk.office.now(), line.module.name
        if values.get("which") == PROGRAMS:
            act = SetPaperTexts(at=at, restored=(name,))
        else:
            act = SetPaperTexts(at=at, values={name: values["text"] or ""})
        return self._page.perform(act, f"已改写{line.module.group}：{line.module.title}")

    def _show_whole(self, name: object) -> None:
        """The words of the keyboard's row in full."""
        line = self._lines.get(str(name))
        if line is not None:
            self._current = name
            shown = line.text.replace("\n", "；") or f"（{line.module.empty}）"
            since = f"（{line.since:%Y-%m-%d}改写）" if line.since else ""
            self._whole.show_text(f"{line.module.title}：{shown}{since}")

    def _make_room(self) -> None:
        self.forms.setMinimumHeight(self._page.theme.em(_FORM_EM) if self.forms.form is not None else 0)


def _row(line: TextLine) -> Row:
    module = line.module
    words = line.text.replace("\n", "；") or f"（{line.module.empty}）"
    return Row(module.name, (module.group, module.title, words, "本村改写" if line.own else ""))
