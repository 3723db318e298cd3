"""The result of a vote: stamp, sentence, bars; what follows now, and what is owed afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import Stance, Verdict
from xieshang_desktop.queries.cockpit.duties import OwedLine
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.queries.cockpit.vote import TallyRow, VoteView
from xieshang_desktop.ui.live.panels.row_list import RowList
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.stamp import Stamp
from xieshang_desktop.ui.widgets.tally_bars import TallyBar, TallyBars
from xieshang_desktop.ui.widgets.text import Label


class VerdictPanel(Panel):
    """Motion, stamp and sentence in 宋体; the bars on the base with the mark at one half."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._motion = RecordText(theme, size="live", weight="regular")
        self._stamp = Stamp(theme)
        self._sentence = RecordText(theme, size="live")
        self._bars = TallyBars(theme)
        self._figures = BodyText(theme, size="caption", tone="text_muted")
        self._clause = BodyText(theme, size="caption", tone="text_muted")
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.xl"))
        row.addWidget(self._stamp, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        edge = theme.px("space.l")
        self.body.setContentsMargins(edge, theme.px("space.m"), edge, edge)
        self.body.setSpacing(theme.px("space.m"))
        self.body.addWidget(Label(theme, "表决事项", tone="text_muted"))
        self.body.addWidget(self._motion)
        self.body.addWidget(Hairline(theme))
        self.body.addLayout(row)
        self.body.addWidget(self._bars)
        self.body.addStretch(1)
        self.body.addWidget(self._figures)
        self.body.addWidget(self._clause)

    def show_vote(self, vote: VoteView) -> None:
        """Show what the vote came to."""
        self._motion.show_text(vote.motion)
        self._stamp.setVisible(vote.verdict is not None)
        if vote.verdict is not None:
            self._stamp.show_verdict(vote.verdict.value, vote.verdict is Verdict.PASSED)
        self._sentence.show_text(vote.sentence.replace("；", "。\n"))
        self._show_bars(vote)
        self._figures.show_text("\n".join([counted_words(vote), *vote.earlier]))
        self._clause.show_text(vote.clause)

    def _show_bars(self, vote: VoteView) -> None:
        votes = _votes(vote)
        bars = [TallyBar(words, count, role) for words, count, role in votes]
        rule = vote.rules[0] if vote.rules and not vote.ranked else None
        if vote.ranked:
            self._bars.show_tally(bars, max([1, *(count for _, count, _ in votes)]), base_words="按名次计分")
            return
        if rule is None or not rule.base:
            self._bars.show_tally(bars, vote.voters, base_words=f"会场内{vote.voters}人")
            return
        mark = rule.half if rule.half is not None else rule.needed
        words = f"半数{rule.half}票" if rule.half is not None else f"需{rule.needed}票"
        self._bars.show_tally(bars, rule.base, mark=mark, mark_words=words, base_words=rule.base_label)


def _votes(vote: VoteView) -> list[tuple[str, int, str]]:
    tally = vote.tally or _of_names(vote)
    if vote.options:
        given = [voter.choice for voter in vote.names]
        counts = tally.counts or {option: given.count(option) for option in vote.options}
        roles = ("chart_1", "chart_2", "chart_3")
        return [
            (option, counts.get(option, 0), roles[place % len(roles)])
            for place, option in enumerate(vote.options)
        ]
    return [
        ("赞成", tally.for_ or 0, "chart_1"),
        ("反对", tally.against or 0, "chart_2"),
        ("弃权", tally.abstain or 0, "chart_3"),
    ]


def _of_names(vote: VoteView) -> TallyRow:
    given = [voter.choice for voter in vote.names]
    return TallyRow(
        teller="",
        for_=given.count(Stance.FOR.value),
        against=given.count(Stance.AGAINST.value),
        abstain=given.count(Stance.ABSTAIN.value),
        invalid=None,
        not_voted=given.count(""),
        issued=None,
        returned=None,
    )


def counted_words(vote: VoteView) -> str:
    """未表决0人，合计34人。举手表决，监票李赟，计票罗晓琴."""
    tally = vote.tally or _of_names(vote)
    if vote.options and tally.issued is None:
        return "，".join(_how(vote))
    counts = (tally.for_, tally.against, tally.abstain, tally.invalid, tally.not_voted)
    total = sum(count or 0 for count in counts)
    if tally.issued is not None:
        head = f"发出{tally.issued}票，收回{tally.returned}票，其中无效{tally.invalid or 0}票。"
    else:
        head = f"未表决{tally.not_voted or 0}人，合计{total}人。"
    return head + "，".join(_how(vote))


def _how(vote: VoteView) -> list[str]:
    """举手表决，监票李赟，计票罗晓琴，第2次表决."""
    method = vote.method.value + ("" if vote.method.value.endswith("投票") else "表决")
    officers = [f"监票{'、'.join(vote.scrutineers)}"] if vote.scrutineers else []
    officers += [f"计票{'、'.join(vote.tellers)}"] if vote.tellers else []
    rounds = [f"第{vote.rounds}次表决"] if vote.rounds > 1 else []
    return [method, *officers, *rounds]


class NextPanel(Panel):
    """接下来: announce, conclude, the next item; at the foot what is owed after the meeting."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "接下来", ruled=True, flush=True, parent=parent)
        self._list = RowList(theme, "接下来")
        self._owed = OwedPart(theme)
        self._foot_title = Label(theme, "会后要办", weight="bold")
        self._foot_title.setContentsMargins(theme.px("space.l"), theme.px("space.m"), 0, 0)
        self._foot_rule = Hairline(theme)
        self.body.addWidget(self._list)
        self.body.addStretch(1)
        self.body.addWidget(self._foot_rule)
        self.body.addWidget(self._foot_title)
        self.body.addWidget(self._owed)

    def show_view(self, view: CockpitView) -> None:
        """Show the way ahead."""
        announced = view.vote is not None and view.vote.announced_at is not None
        self._list.show_rows(_ahead(view, announced))
        owed = owed_afterwards(view)
        self._owed.show_owed(owed)
        for widget in (self._owed, self._foot_title, self._foot_rule):
            widget.setVisible(bool(owed))


class OwedPart(QWidget):
    """What is owed afterwards, each with a bell, its clause or names below it."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[OwedLine, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(*(theme.px("space.l"),) * 4)
        self._lines.setSpacing(theme.px("space.xs"))

    def show_owed(self, owed: Sequence[OwedLine]) -> None:
        """Show them anew when they have changed."""
        if tuple(owed) == self._shown:
            return
        self._shown = tuple(owed)
        while self._lines.count():
            taken = self._lines.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.deleteLater()
        for line in owed:
            self._lines.addWidget(self._line(line))

    def _line(self, line: OwedLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px("space.s"))
        bell = Label(self._theme)
        bell.setPixmap(self._theme.pixmap("bell", "warn", "icon.small"))
        row.addWidget(bell, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(BodyText(self._theme, line.words))
        words.addWidget(BodyText(self._theme, line.clause, size="caption", tone="text_muted"))
        row.addLayout(words, 1)
        return holder


def _ahead(view: CockpitView, announced: bool) -> list[ListRow]:
    upcoming = view.agenda.upcoming
    announce = ListRow("1", "向会场公布", "大屏显示结果，主持人照读", "" if announced else "1",
                       "check" if announced else "", strong=not announced)  # fmt: skip
    conclude = ListRow("2", "写结论，结束本项", "已备好一句，可改", "2", strong=announced)
    if upcoming is None:
        return [announce, conclude, ListRow("3", "宣读结果", "议程到此全部完成", "3")]
    planned = f"，{upcoming.minutes}分钟" if upcoming.minutes else ""
    return [announce, conclude, ListRow("3", upcoming.title, f"下一项{planned}", "3")]


def owed_afterwards(view: CockpitView) -> Sequence[OwedLine]:
    """What the result asks for: posting it, and explaining it to those who were against."""
    if view.vote is None or view.vote.verdict is None:
        return []
    owed = list(view.owed)
    against = _opposed(view)
    if against and view.vote.verdict is Verdict.PASSED:
        words = f"向反对的{len(against)}人做好解释说明"
        owed.append(OwedLine(words, "、".join(against)))
    return owed


def _opposed(view: CockpitView) -> list[str]:
    opinions = view.floor.opinions if view.floor else ()
    names = [opinion.name for opinion in opinions if opinion.stance is Stance.AGAINST]
    return list(dict.fromkeys(reversed(names)))
