"""还要补的: what is irregular or owed for a topic, and its next step as the red button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.ui.pages.parts.row_scroll import RowScroll
from xieshang_desktop.ui.pages.parts.step_buttons import StepButtons
from xieshang_desktop.ui.pages.topics.next_step import WORDS, Steps
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Panel

_LEAST_EM = 2.5
_TONES = {"违规": "bad", "提醒": "text", "阻断": "text"}


class OwedPanel(Panel):
    """Emits the step that was chosen."""

    step_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "还要补的", ruled=True)
        self._rows = RowScroll(theme, lines=False)
        self._rows.setMinimumHeight(theme.em(_LEAST_EM))
        self.steps = StepButtons(theme, WORDS)
        self.steps.step_requested.connect(self.step_requested)
        self.steps.fold_changed.connect(self._rows.setVisible)
        self.body.addWidget(self._rows, 1)
        self.body.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignBottom)

    def show_owed(self, findings: Sequence[Finding], steps: Steps) -> None:
        """Show what is owed, and what can be done."""
        self._show_findings(findings)
        self.steps.show_steps(steps.next, steps.others)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        bad = sum(1 for finding in findings if finding.severity == "违规")
        reminders = len(findings) - bad
        said = "，".join(
            part
            for part in (f"违规{bad}条" if bad else "", f"提醒{reminders}条" if reminders else "")
            if part
        )
        self.show_caption(said or "没有要补的", "bad" if bad else "warn" if reminders else "ok")
        self._rows.show_rows([self._row(finding) for finding in findings])

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, self._theme.px("space.xs"), 0, self._theme.px("space.xs"))
        column.setSpacing(0)
        column.addWidget(BodyText(self._theme, finding.text, tone=_TONES[str(finding.severity)]))
        if finding.clause:
            column.addWidget(BodyText(self._theme, finding.clause, size="caption", tone="text_muted"))
        return row
