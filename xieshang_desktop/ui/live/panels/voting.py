"""The vote: the motion, the questions in their order, what the sum says, the base, the pad."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.queries.cockpit.vote import VoteView
from xieshang_desktop.ui.live.counting.fields import CountSheet
from xieshang_desktop.ui.live.counting.questions import PAPERS, Question
from xieshang_desktop.ui.live.counting.sum_words import line_of
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.tally import CountField, CountRow, TallyPad
from xieshang_desktop.ui.widgets.text import Label, caption

MOST_FULL_ROWS = 4
"""More questions than these stand in two columns."""


class MotionPanel(Panel):
    """表决事项 in 宋体, as it will be written into the minutes."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._version = caption(theme)
        head = QHBoxLayout()
        head.addWidget(Label(theme, "表决事项", tone="text_muted"))
        head.addStretch(1)
        head.addWidget(self._version)
        self._motion = RecordText(theme)
        self.body.setContentsMargins(theme.px("space.l"), theme.px("space.m"), theme.px("space.l"),
                                     theme.px("space.m"))  # fmt: skip
        self.body.addLayout(head)
        self.body.addWidget(self._motion)

    def show_vote(self, vote: VoteView) -> None:
        """Show the motion and which version of the text it is about."""
        version = f"，第{vote.text_version}版" if vote.text_version else ""
        self._version.show_text(f"原文写入会议记录{version}")
        self._motion.show_text(vote.motion)


class QuestionsPanel(Panel):
    """Rows of 80, one for each question, in the order in which they are asked.

    The six counts of papers stand in two columns, so that the sum below them stays in sight.
    """

    count_typed = Signal(int, object)
    question_entered = Signal(int)
    stored = Signal(int)
    step_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._questions: tuple[Question, ...] = ()
        self.rows: list[CountRow] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self.body.addLayout(self._grid)

    def show_sheet(self, sheet: CountSheet) -> None:
        """Show the counts and where the asking is."""
        if sheet.questions != self._questions:
            self._make_rows(sheet.questions, sheet.method)
        for index, row in enumerate(self.rows):
            done = sheet.cells[index] is not None
            row.field.show_count(sheet.cells[index])
            row.show_state("now" if index == sheet.current else "done" if done else "later")

    def field_at(self, index: int) -> CountField:
        """The field of an index."""
        return self.rows[index].field

    def focus(self, index: int) -> None:
        """Put the cursor into a field, its digits chosen so that typing replaces them."""
        field = self.rows[index].field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """空格 is the red button here, since only digits are typed; entering a field makes it current."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space and not event.modifiers():
                self.step_requested.emit()
                return True
        elif event.type() == QEvent.Type.FocusIn:
            for index, row in enumerate(self.rows):
                if row.field is watched:
                    self.question_entered.emit(index)
        return super().eventFilter(watched, event)

    def _make_rows(self, questions: tuple[Question, ...], method: VoteMethod) -> None:
        self._questions = questions
        for old in self.rows:
            self._grid.removeWidget(old)
            old.deleteLater()
        unit = "张" if method in PAPERS else "粒" if method is VoteMethod.BEANS else "票"
        self.rows = []
        half = method in PAPERS or len(questions) > MOST_FULL_ROWS
        for index, question in enumerate(questions):
            row = CountRow(self._theme, index + 1, question.sentence, question.label, unit, half=half)
            self._join(row, index)
            self._grid.addWidget(row, *(divmod(index, 2) if half else (index, 0)))
            self.rows.append(row)

    def _join(self, row: CountRow, index: int) -> None:
        row.field.installEventFilter(self)
        row.field.count_changed.connect(lambda count: self.count_typed.emit(index, count))
        row.field.next_requested.connect(lambda: self.stored.emit(index))
        row.field.previous_requested.connect(lambda: self.question_entered.emit(max(0, index - 1)))
        row.field.previous_requested.connect(lambda: self.focus(max(0, index - 1)))


class SumPanel(Banner):
    """What the sum says after every key stroke; calm until the first count."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, size="title", parent=parent)

    def show_sheet(self, sheet: CountSheet) -> None:
        """Amber while it does not fit, ink when it fits."""
        line = line_of(sheet)
        self.show_state("warn" if line.tone == "warn" else "plain", line.lead, line.figures, line.advice)
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The advice may need more lines where it is narrow."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        lines = self.layout()
        needed = lines.totalHeightForWidth(self.width()) if lines is not None else 0
        self.setMinimumHeight(max(self._theme.px("height.count_field"), needed))


class BasisPanel(Panel):
    """On what the vote rests: who may vote, how many are needed, who watches and counts, the clause."""

    recusal_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "表决", parent=parent)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(theme.px("space.s"))
        self._values = [Label(theme, weight="bold"), Label(theme, weight="bold"), Label(theme)]
        self._needed = Label(theme, "至少需要")
        self._whose = Label(theme)
        names = (self._whose, self._needed, Label(theme, "回避"))
        for number, (name, value) in enumerate(zip(names, self._values, strict=True)):
            self._grid.addWidget(name, number, 0)
            self._grid.addWidget(value, number, 1, Qt.AlignmentFlag.AlignRight)
        self._officers = BodyText(theme)
        self._clause = BodyText(theme, size="caption", tone="text_muted")
        self.body.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), theme.px("space.s"))
        self.body.addLayout(self._grid)
        self.body.addWidget(self._officers)
        self.body.addWidget(self._clause)

    def show_vote(self, vote: VoteView) -> None:
        """Show the figures of the vote that is open."""
        self.show_title(f"{vote.method.value}{'' if vote.method.value.endswith('投票') else '表决'}")
        self.show_caption("，且".join(rule.words for rule in vote.rules) or "不设通过线")
        in_writing = vote.method is VoteMethod.WRITTEN
        self._whose.show_text("名单上有表决权" if in_writing else "会场内有表决权")
        self._values[0].show_text(f"{vote.voters}{'户' if vote.by_household else '人'}")
        needed = "，".join(f"{rule.needed}票" for rule in vote.rules if rule.needed)
        self._needed.setVisible(bool(needed))
        self._values[1].setVisible(bool(needed))
        self._values[1].show_text(needed)
        self._values[2].show_text(f"{vote.recused}人")
        officers = [("监票", vote.scrutineers), ("计票", vote.tellers)]
        words = "　".join(f"{title}　{'、'.join(names)}" for title, names in officers if names)
        if vote.rounds > 1:
            words += f"　第{vote.rounds}次表决"
        if vote.counting.recounts:
            words += f"　重新清点{len(vote.counting.recounts)}次"
        self._officers.show_text(words or "还没有指定监票人、计票人")
        self._clause.show_text("、".join(dict.fromkeys(rule.clause for rule in vote.rules if rule.clause)))


class PadPanel(Panel):
    """数票: the pad for whoever has no number keys."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "数票", parent=parent)
        self.pad = TallyPad(theme)
        self.body.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), theme.px("space.l"))
        lines = QVBoxLayout()
        lines.addWidget(self.pad)
        lines.addStretch(1)
        self.body.addLayout(lines)

    def show_target(self, label: str) -> None:
        """Which question the keys go to."""
        self.show_caption(f"填入：{label}")
