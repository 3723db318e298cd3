"""本村规定: the village's own stricter values with the decisions they rest on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from xieshang_desktop.queries.rules.page import CharterLine
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("事项", stretch=True),
    Column("本村", strong=True),
    Column("上位规定", kind="muted"),
    Column("依据", stretch=True),
)
_SHOWN: Final = 5


class CharterGroup(Panel):
    """Emits the wish to add one."""

    add_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "本村规定", ruled=True)
        self.add = Button(theme, "登记一条", kind="quiet", icon="plus")
        self.add_to_head(self.add)
        self._nothing = BodyText(
            theme,
            "本村章程、村规民约里比法律更严的数值登记在这里，登记后召集的会议按它核对",
            tone="text_muted",
        )
        self.table = DataTable(theme, _COLUMNS, label="本村规定", tells=False)
        self._whole = BodyText(theme, size="caption", tone="text_muted")
        self._lines: Sequence[CharterLine] = ()
        for part in (self._nothing, self.table, self._whole):
            self.body.addWidget(part)
        self.setFocusProxy(self.add)
        self.add.clicked.connect(lambda: self.add_requested.emit())
        self.table.current_changed.connect(self._show_whole)

    def show_lines(self, lines: Sequence[CharterLine]) -> None:
        """Show those that stand, or where they come from."""
        self._lines = lines
        self._nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self._whole.setVisible(bool(lines))
        self.show_caption(f"{len(lines)}条" if lines else "")
        height = self._theme.px("height.table_head")
        height += min(_SHOWN, len(lines)) * self._theme.px("height.table_row")
        self.table.setFixedHeight(height + 2 * self._theme.px("line.hair"))
        self.table.show_rows(
            [
                Row(number, (line.subject, line.value, line.law, line.basis))
                for number, line in enumerate(lines)
            ]
        )
        self._show_whole(0)

    def _show_whole(self, key: object) -> None:
        """The row of the keyboard in full: a cell may be too narrow for a decision."""
        if isinstance(key, int) and key < len(self._lines):
            line = self._lines[key]
            self._whole.show_text(
                f"{line.subject}：{line.value}，上位规定：{line.law}。依据：{line.basis}，"
                f"{line.since:%Y-%m-%d}登记"
            )
