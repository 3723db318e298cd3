"""Sheets that ask for one sentence: why an item is put off, why the meeting is interrupted, why it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.button_row import ButtonRow
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import Labelled, TextBox


class ReasonSheet(SheetPanel):
    """A sentence, with some that are often used; it is printed in the minutes."""

    def __init__(
        self,
        theme: Theme,
        session: LiveSession,
        title: str,
        explanation: str,
        often: Sequence[str],
        store: Callable[[str], bool],
    ) -> None:
        super().__init__(theme, session, title, "写入会议记录")
        self._store = store
        self._reason = TextBox(theme, "原因", lines=2, size="live", submit_on_enter=False)
        self.body.addWidget(BodyText(theme, explanation))
        self.body.addWidget(Labelled(theme, "原因", self._reason, label_width=theme.em(3)))
        buttons = [Button(theme, words) for words in often]
        for button, words in zip(buttons, often, strict=True):
            button.clicked.connect(lambda _checked=False, each=words: self._take(each))
        line = QHBoxLayout()
        line.setContentsMargins(theme.em(3) + theme.px("space.m"), 0, 0, 0)
        line.addWidget(ButtonRow(theme, buttons))
        self.body.addLayout(line)
        self.body.addStretch(1)
        self._reason.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """Put the cursor into the box."""
        self._reason.setFocus()

    def unready(self) -> str:
        """A reason has to be given."""
        return "" if self._reason.text() else "先写原因"

    def store(self) -> bool:
        """Carry it out with its reason."""
        stored = self._store(self._reason.text())
        if stored:
            self._reason.clear_text()
        return stored

    def _take(self, words: str) -> None:
        self._reason.show_text(words)
        self._reason.setFocus()
        self.changed.emit()
