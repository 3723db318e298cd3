"""记要点: what somebody said, in a sentence, with the stance taken and the village's own phrases at hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import Stance
from xieshang_desktop.ui.live.phrases import MOST_OFFERED, offered, taken
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.inputs import DropDown, TextBox
from xieshang_desktop.ui.widgets.keycap import KeyCap
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label, caption

FIRST_PHRASE = 6
"""The phrases follow the stances on the figure keys."""


class NotesPanel(Panel):
    """记要点: a stance, a sentence, Enter. The text being typed stays here until it is stored."""

    stored = Signal(object, str)
    whose_requested = Signal()
    number_pressed = Signal(int)
    """Alt+1…5, from 0: a stance, unless the cursor is where the figures mean something else."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setAccessibleName("记要点")
        self.stances = ChoiceBar(theme, "态度")
        self.stances.show_choices([(stance, stance.value) for stance in Stance], Stance.FOR)
        self._short = DropDown(theme, "态度")
        self._short.show_options([(stance.value, stance) for stance in Stance], Stance.FOR)
        self._short.hide()
        self.stances.chosen.connect(self._short.show_chosen)
        self._short.chosen.connect(self.stances.show_chosen)
        self._whose = Button(theme, "记给谁", kind="quiet")
        self._whose.clicked.connect(self.whose_requested)
        first = QHBoxLayout()
        first.setSpacing(theme.px("space.m"))
        first.addWidget(Label(theme, "记要点", weight="bold"))
        first.addStretch(1)
        for control in (self._whose, self.stances, self._short):
            first.addWidget(control)
        self.body.addLayout(first)
        self._bind_figures()
        self._known: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self.box = TextBox(theme, "要点", placeholder="一句话记下意见", lines=2, size="live")
        self.box.submitted.connect(self._on_box_submitted)
        self.body.addWidget(self.box, 1)
        self._keys = QWidget()
        row = QHBoxLayout(self._keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        for part in ("回车", "存入记录", "", "Alt+1", "至", "Alt+5", "换态度"):
            widget = KeyCap(theme, part) if part in ("回车", "Alt+1", "Alt+5") else caption(theme, part)
            row.addWidget(widget)
        row.addStretch(1)
        self.body.addWidget(self._keys)
        self._phrases = ElidedLabel(theme, tone="text_muted")
        self._phrases.hide()
        self.body.addWidget(self._phrases)
        self.box.edited.connect(lambda _text: self._offer())

    def show_author(self, name: str) -> None:
        """Whose words are being written: the speaker, the last one, or who was chosen."""
        self._whose.show_words(f"记{name}的话" if name else "记给谁")
        self.box.setAccessibleName(f"{name}的要点" if name else "要点")

    def show_layout(self, layout: LayoutClass) -> None:
        """At 150 % the stance is a drop-down and the hints give way."""
        wide = layout == "wide"
        self.stances.setVisible(wide)
        self._short.setVisible(not wide)
        self._keys.setVisible(wide and not self._offered)
        edge, gap = self._theme.px("space.l"), self._theme.px("space.m" if wide else "space.s")
        self.body.setContentsMargins(edge, gap, edge, gap)
        self.body.setSpacing(self._theme.px("space.s" if wide else "space.xs"))
        self.box.setMinimumHeight(self.box.sizeHint().height() if wide else self._theme.em(3))

    def _bind_figures(self) -> None:
        for number in range(len(Stance)):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(partial(self.number_pressed.emit, number))
        for place in range(MOST_OFFERED):
            shortcut = QShortcut(QKeySequence(f"Alt+{FIRST_PHRASE + place}"), self)
            shortcut.activated.connect(partial(self.take_phrase, place))

    def show_phrases(self, known: Sequence[str]) -> None:
        """The village's own words, the most frequent first; they are offered while something is written."""
        self._known = tuple(known)

    def take_phrase(self, place: int) -> None:
        """Put a phrase that is offered into the text, in place of the clause that was begun."""
        if place < len(self._offered):
            self.box.show_text(taken(self.box.text(), self._offered[place]))
            self.box.moveCursor(QTextCursor.MoveOperation.End)
            self.box.edited.emit(self.box.text())

    def _offer(self) -> None:
        """The line of keys gives way to what may be meant; nothing else moves."""
        typed = self.box.text()
        self._offered = offered(self._known, typed) if typed else ()
        words = "　".join(f"Alt+{FIRST_PHRASE + place} {each}" for place, each in enumerate(self._offered))
        self._phrases.show_text(words)
        self._phrases.setVisible(bool(words))
        self._keys.setVisible(not words and self.stances.isVisibleTo(self))

    def choose_stance(self, number: int) -> None:
        """The ``number``th stance, from 0."""
        stance = list(Stance)[number]
        self.stances.show_chosen(stance)
        self._short.show_chosen(stance)

    def clear(self) -> None:
        """Ready for the next one."""
        self.box.clear_text()
        self._offer()

    def _on_box_submitted(self, text: str) -> None:
        if text:
            self.stored.emit(self.stances.value(), text)
