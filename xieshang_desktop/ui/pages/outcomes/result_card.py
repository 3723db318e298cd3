"""The card of one result: what hangs, who carries it out, who objected, who must be told why."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.outcomes.card import ObjectionLine, OutcomeCard
from xieshang_desktop.queries.postings import PostingState
from xieshang_desktop.ui.pages.outcomes.next_step import WORDS, steps_of
from xieshang_desktop.ui.pages.parts.row_scroll import RowScroll
from xieshang_desktop.ui.pages.parts.step_buttons import StepButtons
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import Label

_LABEL_EM, _LEAST_EM = 2.6, 4


class ResultCard(Panel):
    """Emits the step that was chosen."""

    step_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._subject = RecordText(theme, size="live")
        self._summary = BodyText(theme, size="caption", tone="text_muted")
        self._rows = RowScroll(theme)
        self._rows.setMinimumHeight(theme.em(_LEAST_EM))
        self.steps = StepButtons(theme, WORDS)
        self.steps.step_requested.connect(self.step_requested)
        self.steps.fold_changed.connect(self._rows.setVisible)
        for part in (self._subject, self._summary):
            self.body.addWidget(part)
        self.body.addWidget(self._rows, 1)
        self.body.addWidget(self.steps)

    def show_result(self, card: OutcomeCard) -> None:
        """Show one result."""
        self._subject.show_text(card.title)
        self._summary.show_text(card.summary)
        waiting = [each for each in card.objections if not each.reply]
        answered = [each for each in card.objections if each.reply]
        rows = [*map(self._objection, waiting), self._facts(card), *map(self._objection, answered)]
        rows += [self._dissent(card)] if card.dissenting or card.explained else []
        self._rows.show_rows(rows)
        following = steps_of(card)
        self.steps.show_steps(following.next, following.others)

    def _facts(self, card: OutcomeCard) -> QWidget:
        lines = [("公示", _hung(each)) for each in card.postings] or [("公示", "还没有公示")]
        for task in card.tasks:
            lines.append(("落实", f"{task.title}：{task.owner}，{task.due}，{task.status}{task.percent}%"))
            lines += [("经费", task.budget)] if task.budget else []
        lines += [] if card.tasks else [("落实", "还没有安排")]
        lines += [("上报", card.reported)] if card.reported else []
        return self._pairs(lines)

    def _pairs(self, lines: Sequence[tuple[str, str]]) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        edge = self._theme.px("space.s")
        column.setContentsMargins(0, edge, edge, edge)
        column.setSpacing(edge)
        for words, value in lines:
            row = QHBoxLayout()
            row.setSpacing(self._theme.px("space.m"))
            label = Label(self._theme, words, tone="text_muted")
            label.setMinimumWidth(self._theme.em(_LABEL_EM))
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            words_shown = BodyText(self._theme, value)
            words_shown.by_clause = True
            row.addWidget(words_shown, 1)
            column.addLayout(row)
        return block

    def _objection(self, objection: ObjectionLine) -> QWidget:
        head = "已答复" if objection.reply else objection.left
        tone = "text" if objection.reply else "warn"
        return self._block(
            (f"异议，{head}", tone, "body"),
            (f"{objection.name}：{objection.text}", "text", "body"),
            (objection.received, "text_muted", "caption"),
            (f"答复：{objection.reply}" if objection.reply else "", "text_muted", "body"),
        )

    def _dissent(self, card: OutcomeCard) -> QWidget:
        whole = len(card.dissenting) + card.explained
        names = "、".join(name for _, name in card.dissenting)
        return self._block(
            (f"持不同意见{whole}人，已解释说明{card.explained}人", "text", "body"),
            (f"还有{len(card.dissenting)}人：{names}" if names else "", "text_muted", "caption"),
        )

    def _block(self, *lines: tuple[str, str, str]) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        edge = self._theme.px("space.s")
        column.setContentsMargins(0, edge, 0, edge)
        column.setSpacing(0)
        for words, tone, size in lines:
            if words:
                column.addWidget(BodyText(self._theme, words, tone=tone, size=size))
        return block


def _hung(posting: PostingState) -> str:
    """3月13日至3月28日，满15日，已取下，照片2张."""
    words = f"{_short(posting.first)}至{_short(posting.last)}，{posting.words}"
    words += "，已取下" if posting.taken_down else ""
    return words + (f"，照片{posting.photos}张" if posting.photos else "")


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
