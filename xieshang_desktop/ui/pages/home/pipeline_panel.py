"""Where each topic stands: eight columns in one panel."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from xieshang_desktop.queries.home.view import STAGES, Column
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.pipeline import PipelineColumn

_BESIDE = {"wide": 8, "medium": 4, "narrow": 2}


class PipelinePanel(Panel):
    """Emits the topic, or the stage whose list is wanted."""

    topic_requested = Signal(str)
    stage_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, flush=True)
        self.columns = {name: PipelineColumn(theme, name, last=name == STAGES[-1]) for name in STAGES}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.body.addLayout(self._grid, 1)
        for name, column in self.columns.items():
            column.topic_requested.connect(self._on_topic_requested)
            column.stage_requested.connect(lambda stage=name: self.stage_requested.emit(stage))
        self.show_layout("wide")

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the first topics of each stage; those of today's meeting come first and stand out."""
        for column in columns:
            topics = sorted(column.topics, key=lambda each: each[0] not in column.moved_today)
            shown = [(key, title, key in column.moved_today) for key, title in topics]
            self.columns[column.name].show_topics(shown, len(shown), column.note)

    def show_layout(self, layout: LayoutClass) -> None:
        """Eight, four or two columns beside each other."""
        beside = _BESIDE[layout]
        for number, name in enumerate(STAGES):
            self._grid.addWidget(self.columns[name], number // beside, number % beside)
        for number in range(len(STAGES)):
            self._grid.setColumnStretch(number, 1 if number < beside else 0)

    def _on_topic_requested(self, key: object) -> None:
        self.topic_requested.emit(str(key))
