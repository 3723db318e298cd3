"""Regions of a page that stand beside each other in a wide window and else take turns under tabs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.tabs import Tabs


@dataclass(frozen=True)
class Turn:
    """One tab: its words and the regions that are shown under it; the first one takes the keyboard."""

    words: str
    regions: tuple[QWidget, ...]


class Turns(Tabs):
    """Tabs that are there only where there is no room for all regions; the page lays the regions out."""

    def __init__(self, theme: Theme, label: str, turns: Sequence[Turn], *, first: int = 0) -> None:
        super().__init__(theme, label)
        self._turns, self._first = tuple(turns), first
        self._shown, self.folded = first, False
        self._withheld: set[QWidget] = set()
        self.show_tabs([(number, turn.words, None) for number, turn in enumerate(turns)], first)
        self.current_changed.connect(self._on_current_changed)
        self.hide()

    def show_layout(self, layout: LayoutClass) -> None:
        """All regions at once in a wide window, one turn at a time else."""
        self.folded = layout != "wide"
        self.setVisible(self.folded)
        self._show()

    def bring(self, region: QWidget) -> None:
        """Bring the turn of a region to the front."""
        self._shown = next(number for number, turn in enumerate(self._turns) if region in turn.regions)
        self.show_chosen(self._shown)
        self._show()

    def withhold(self, region: QWidget, withheld: bool) -> None:
        """Keep a region hidden, whoever's turn it is, while there is nothing to show in it."""
        (self._withheld.add if withheld else self._withheld.discard)(region)
        self._show()

    def go_back(self) -> bool:
        """Go back to the first turn; tells whether another one was shown."""
        if not self.folded or self._shown == self._first:
            return False
        region = self._turns[self._first].regions[0]
        self.bring(region)
        region.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_current_changed(self, number: object) -> None:
        if isinstance(number, int):
            self._shown = number
            self._show()

    def _show(self) -> None:
        shown = self._turns[self._shown].regions
        for region in dict.fromkeys(region for turn in self._turns for region in turn.regions):
            there = region not in self._withheld
            region.setVisible(there and (not self.folded or region in shown))
