"""Scroll areas without a frame, and the two ways in which side panels stand: in a column, or as tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.tabs import Tabs


class Scroll(QScrollArea):
    """A part that scrolls up and down; its content follows the width."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)


class Block(QWidget):
    """A part that asks for its least height alone: its texts have set theirs by the width they got."""

    def hasHeightForWidth(self) -> bool:
        """Else Qt would reserve what the texts would like, and squeeze what stands beside them."""
        return False


class Stacked(Block):
    """Panels below each other with the gap of the live page."""

    def __init__(self, theme: Theme, *panels: tuple[QWidget, int]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.m"))
        for panel, stretch in panels:
            column.addWidget(panel, stretch)


class SteadyScroll(Scroll):
    """Keeps the bar's room free while there is no bar: its content has one width.

    Running text that fits without a bar and does not fit beside one would else be laid out without end.
    """

    def __init__(self, content: QWidget, *, walkable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        if walkable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().rangeChanged.connect(self._on_bar_range_changed)
        self._on_bar_range_changed(0, 0)

    @property
    def bar_width(self) -> int:
        """What the bar takes of the width, or would take."""
        return self.verticalScrollBar().sizeHint().width()

    def _on_bar_range_changed(self, _least: int, most: int) -> None:
        room = 0 if most > 0 else self.bar_width
        if self.viewportMargins().right() != room:
            self.setViewportMargins(0, 0, room, 0)


class OneOf(Block):
    """Shows one of several widgets; only the one that shows asks for room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget) -> None:
        """One more, not shown yet."""
        widget.hide()
        self._column.addWidget(widget)

    def show_one(self, widget: QWidget) -> None:
        """Show this one alone."""
        if self.current is widget:
            return
        if self.current is not None:
            self.current.hide()
        self.current = widget
        widget.show()


class SideColumn(Block):
    """The panels at the side: below each other where there is room, else one at a time under tabs."""

    def __init__(self, theme: Theme, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._panels: list[tuple[str, str, QWidget, bool]] = []
        self._counts: dict[str, int | None] = {}
        self._layout_class: LayoutClass = "wide"
        self._tabs = Tabs(theme, label)
        self._tabs.current_changed.connect(self._on_tabs_current_changed)
        self._current = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px("space.m"))
        self._column.addWidget(self._tabs)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def add(self, key: str, words: str, panel: QWidget, *, stretch: int = 0, wide: bool = True) -> None:
        """A panel; one that is not ``wide`` shows only as a tab: with more room its place is elsewhere."""
        self._panels.append((key, words, panel, wide))
        self._column.addWidget(panel, stretch)
        self._current = self._current or key
        self.show_layout(self._layout_class)

    def add_stretch(self) -> None:
        """Panels keep their own height and stand at the top."""
        self._column.addStretch(1)

    def show_counts(self, **counts: int) -> None:
        """How many stand behind a tab."""
        if counts != self._counts:
            self._counts = dict(counts)
            self._show_tabs()

    def show_current(self, key: str) -> None:
        """Bring a panel to the front where only one shows."""
        self._current = key
        self.show_layout(self._layout_class)

    def show_layout(self, layout: LayoutClass) -> None:
        """Stand below each other, or under tabs."""
        self._layout_class = layout
        tabbed = layout != "wide"
        self._tabs.setVisible(tabbed and len(self._panels) > 1)
        for key, _, panel, wide in self._panels:
            panel.setVisible(key == self._current if tabbed else wide)
        self._show_tabs()

    def _show_tabs(self) -> None:
        if self._layout_class != "wide":
            tabs = [(key, words, self._counts.get(key)) for key, words, _, _ in self._panels]
            self._tabs.show_tabs(tabs, self._current)

    def _on_tabs_current_changed(self, key: object) -> None:
        self.show_current(str(key))
