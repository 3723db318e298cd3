"""提请表决: the method, what is asked, the motion as it will stand in the minutes, the line that decides."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.domain.acts.room import PassRule
from xieshang_desktop.domain.vocabulary import BaseOf, VoteMethod
from xieshang_desktop.queries.cockpit.vote import VoteView
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.ballot import Ballot, Put
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextBox, TextField

METHODS = (
    VoteMethod.SHOW_OF_HANDS,
    VoteMethod.SECRET_BALLOT,
    VoteMethod.ROLL_CALL,
    VoteMethod.BEANS,
    VoteMethod.WRITTEN,
)
LINES: tuple[tuple[str, PassRule | None], ...] = (
    ("不设通过线，只看意见", None),
    ("到会过半数", PassRule(of=BaseOf.PRESENT, more_than="1/2")),
    ("到会三分之二以上", PassRule(of=BaseOf.PRESENT, at_least="2/3")),
    ("应到过半数", PassRule(of=BaseOf.ENTITLED, more_than="1/2")),
)
EVERYBODY = "会场内全体有表决权的人"


class Asked(StrEnum):
    """What is asked of the voters."""

    SIDES = "赞成或反对"
    CHOICE = "从几项里选"
    ORDER = "排名次"


class MotionSheet(SheetPanel):
    """The motion is filled in from the item's text and may be worded anew before the vote is opened."""

    def __init__(self, theme: Theme, session: LiveSession, ballot: Ballot) -> None:
        super().__init__(theme, session, "提请表决", "原文写入会议记录")
        self._ballot = ballot
        self._item: tuple[str, int] = ("", 0)
        self._method = ChoiceBar(theme, "表决方式", alt_numbers=True)
        self._method.show_choices([(each, each.value) for each in METHODS], VoteMethod.SHOW_OF_HANDS)
        self._asked = DropDown(theme, "怎样问")
        self._asked.show_options([(each.value, each) for each in Asked], Asked.SIDES)
        self._motion = TextBox(theme, "表决事项", lines=2, size="record", submit_on_enter=False)
        self._motion.setFont(theme.font("record", "record", "bold"))
        self._options = TextBox(
            theme, "选项", placeholder="一行写一项，写两项以上", lines=3, size="live", submit_on_enter=False
        )
        self._choose = TextField(theme, "每人最多选几项")
        self._group = DropDown(theme, "谁表决")
        self._line = DropDown(theme, "通过线")
        self._line.show_options([(words, index) for index, (words, _) in enumerate(LINES)], 1)
        self._law = BodyText(theme, tone="text_muted")
        self._arrange(theme)
        self._motion.edited.connect(lambda _text: self.changed.emit())
        self._options.edited.connect(lambda _text: self._on_options_edited())
        self._choose.edited.connect(lambda _text: self.changed.emit())
        self._method.chosen.connect(lambda _method: self._show_asked())
        self._asked.chosen.connect(lambda _asked: self._show_asked())

    def enter(self) -> None:
        """The item's text stands ready as the motion; after a tie the level options do."""
        view = self.session.view
        item, floor, vote = view.agenda.running, view.floor, view.vote
        decides = view.meeting.form.decides
        self._line_row.setVisible(not decides)
        law = f"{view.meeting.form}按法定的通过线得出结果。" if decides else "协商性的表决不作法定决定。"
        recused = "、".join(name for name, _ in floor.recused) if floor else ""
        self._law.show_text(f"{law}{f'回避：{recused}。' if recused else ''}")
        groups = sorted({seat.group for seat in view.sign_in.seats if seat.in_room and seat.group})
        self._group.show_options([(EVERYBODY, ""), *((f"只由{name}表决", name) for name in groups)], "")
        self._group_row.setVisible(not decides and len(groups) > 1)
        if item is not None and (item.id, vote.rounds if vote else 0) != self._item:
            self._item = (item.id, vote.rounds if vote else 0)
            self._method.show_chosen(VoteMethod.SHOW_OF_HANDS)
            self._fill(vote, proposed_motion(item.title, item.text))
        self._show_asked()
        self._motion.setFocus()

    def _fill(self, vote: VoteView | None, motion: str) -> None:
        """After a tie the same is asked of those that are level; after a choice, whether it is agreed to."""
        choice = vote.choice if vote is not None else None
        again = choice.runoff if choice is not None else ()
        self._options.show_text("\n".join(again))
        self._choose.show_text(str(choice.open_places) if choice is not None and again else "1")
        self._asked.show_chosen(Asked.CHOICE if again else Asked.SIDES)
        if vote is not None and choice is not None:
            self._method.show_chosen(vote.method)
            motion = vote.motion if again else f"同意采用“{'、'.join(choice.chosen)}”。"
        self._motion.show_text(motion)

    def words(self) -> str:
        """开始表决：举手."""
        method = self._method.value()
        return f"开始表决：{method}" if method else ""

    def unready(self) -> str:
        """A vote needs its words, and options where there is something to choose."""
        if not self._motion.text():
            return "先写表决事项"
        if self._asks is Asked.SIDES:
            return ""
        options = self._written_options()
        if len(options) < 2:
            return "先写两个以上的选项"
        if len(set(options)) < len(options):
            return "有两个选项一样"
        most = self._most_marks()
        return "" if 1 <= most <= len(options) else f"每人最多选1到{len(options)}项"

    def store(self) -> bool:
        """Open the vote."""
        method = self._method.value()
        if not isinstance(method, VoteMethod):
            return False
        among = self._asks is not Asked.SIDES
        rule = None
        if not self.session.view.meeting.form.decides and self._asks is not Asked.ORDER:
            rule = LINES[int(str(self._line.value()))][1]
        stored = self._ballot.open(
            Put(
                self._motion.text(),
                method,
                rule,
                options=self._written_options() if among else (),
                choose=self._most_marks() if among else None,
                ranked=self._asks is Asked.ORDER,
                group=str(self._group.value() or ""),
            )
        )
        if stored:
            self._item = ("", 0)
        return stored

    @property
    def _asks(self) -> Asked:
        """By name or in writing nobody puts options in an order: an answer is one word."""
        asked = Asked(str(self._asked.value()))
        by_name = self._method.value() in (VoteMethod.ROLL_CALL, VoteMethod.WRITTEN)
        return Asked.CHOICE if by_name and asked is Asked.ORDER else asked

    def _written_options(self) -> list[str]:
        return [line.strip() for line in self._options.text().split("\n") if line.strip()]

    def _most_marks(self) -> int:
        if self._method.value() in (VoteMethod.ROLL_CALL, VoteMethod.WRITTEN):
            return 1
        typed = self._choose.text()
        return int(typed) if typed.isdecimal() else 0

    def _show_asked(self) -> None:
        among = self._asks is not Asked.SIDES
        by_name = self._method.value() in (VoteMethod.ROLL_CALL, VoteMethod.WRITTEN)
        self._options_row.setVisible(among)
        self._choose_row.setVisible(among and not by_name)
        self._choose_words.label.show_text("排到第几名" if self._asks is Asked.ORDER else "最多选几项")
        self.changed.emit()

    def _on_options_edited(self) -> None:
        if self._asks is Asked.ORDER:
            self._choose.show_text(str(min(3, max(1, len(self._written_options())))))
        self.changed.emit()

    def _arrange(self, theme: Theme) -> None:
        width = theme.em(5)
        self._line_row = Labelled(theme, "通过线", self._line, label_width=width)
        self._group_row = Labelled(theme, "谁表决", self._group, label_width=width)
        self._options_row = Labelled(theme, "选项", self._options, label_width=width)
        self._choose_words = Labelled(theme, "最多选几项", self._choose, label_width=width)
        self._choose.setFixedWidth(theme.em(4))
        self._choose_row = QWidget()
        line = QHBoxLayout(self._choose_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._choose_words)
        line.addStretch(1)
        rows: Sequence[QWidget] = (
            Labelled(theme, "方式", self._method, label_width=width),
            Labelled(theme, "怎样问", self._asked, label_width=width),
            Labelled(theme, "表决事项", self._motion, label_width=width),
            self._options_row,
            self._choose_row,
            self._group_row,
            self._line_row,
            self._law,
        )
        for row in rows:
            self.body.addWidget(row)
        self.body.addStretch(1)


def proposed_motion(title: str, text: str) -> str:
    """The motion that the item's text suggests, put positively."""
    words = text.strip() or title
    if words.startswith("同意"):
        return words
    return f"同意{words}" if not text.strip() else words
