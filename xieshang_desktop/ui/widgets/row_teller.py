"""What the cells of the keyboard's row had no room for, told in full beneath the table."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Hairline


class RowTeller(QWidget):
    """A line at the foot of a table; there only where some row has a cell that is cut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = BodyText(theme, size="caption", tone="text_muted")
        inner = QVBoxLayout()
        edge, small = theme.px("space.m"), theme.px("space.xs")
        inner.setContentsMargins(edge, small, edge, small)
        inner.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(theme))
        column.addLayout(inner)
        self.hide()

    def tell(self, cells: Sequence[tuple[str, str]]) -> None:
        """Tell title and words of each cell that is cut in this row."""
        self._words.show_text("　".join(f"{title}：{words}" if title else words for title, words in cells))

    def room(self, width: int) -> int:
        """The height it takes at a width."""
        return self.heightForWidth(width) if not self.isHidden() else 0
