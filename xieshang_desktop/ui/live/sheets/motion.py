"""提请表决: the method, the motion as it will stand in the minutes, the line that decides."""

from __future__ import annotations

from xieshang_desktop.domain.acts.room import PassRule
from xieshang_desktop.domain.vocabulary import BaseOf, VoteMethod
from xieshang_desktop.ui.live.ballot import Ballot
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextBox

METHODS = (VoteMethod.SHOW_OF_HANDS, VoteMethod.SECRET_BALLOT, VoteMethod.ROLL_CALL, VoteMethod.BEANS)
LINES: tuple[tuple[str, PassRule | None], ...] = (
    ("不设通过线，只看意见", None),
    ("到会过半数", PassRule(of=BaseOf.PRESENT, more_than="1/2")),
    ("到会三分之二以上", PassRule(of=BaseOf.PRESENT, at_least="2/3")),
    ("应到过半数", PassRule(of=BaseOf.ENTITLED, more_than="1/2")),
)


class MotionSheet(SheetPanel):
    """The motion is filled in from the item's text and may be worded anew before the vote is opened."""

    def __init__(self, theme: Theme, session: LiveSession, ballot: Ballot) -> None:
        super().__init__(theme, session, "提请表决", "原文写入会议记录")
        self._ballot = ballot
        self._item = ""
        self._method = ChoiceBar(theme, "表决方式", alt_numbers=True)
        self._method.show_choices([(each, each.value) for each in METHODS], VoteMethod.SHOW_OF_HANDS)
        self._motion = TextBox(theme, "表决事项", lines=3, size="record", submit_on_enter=False)
        self._motion.setFont(theme.font("record", "record", "bold"))
        self._line = DropDown(theme, "通过线")
        self._line.show_options([(words, index) for index, (words, _) in enumerate(LINES)], 1)
        self._law = BodyText(theme, tone="text_muted")
        width = theme.em(5)
        self._line_row = Labelled(theme, "通过线", self._line, label_width=width)
        self.body.addWidget(Labelled(theme, "方式", self._method, label_width=width))
        self.body.addWidget(Labelled(theme, "表决事项", self._motion, label_width=width))
        self.body.addWidget(self._line_row)
        self.body.addWidget(self._law)
        self.body.addStretch(1)
        self._motion.edited.connect(lambda _text: self.changed.emit())
        self._method.chosen.connect(lambda _method: self.changed.emit())

    def enter(self) -> None:
        """The item's text stands ready as the motion."""
        view = self.session.view
        item = view.agenda.running
        decides = view.meeting.form.decides
        self._line_row.setVisible(not decides)
        law = f"{view.meeting.form}按法定的通过线得出结果。" if decides else "协商性的表决不作法定决定。"
        floor = view.floor
        recused = "、".join(name for name, _ in floor.recused) if floor else ""
        self._law.show_text(f"{law}{f'回避：{recused}。' if recused else ''}")
        if item is not None and item.id != self._item:
            self._item = item.id
            self._motion.show_text(proposed_motion(item.title, item.text))
            self._method.show_chosen(VoteMethod.SHOW_OF_HANDS)
        self._motion.setFocus()

    def words(self) -> str:
        """开始表决：举手."""
        method = self._method.value()
        return f"开始表决：{method}" if method else ""

    def unready(self) -> str:
        """A vote needs its words."""
        return "" if self._motion.text() else "先写表决事项"

    def store(self) -> bool:
        """Open the vote."""
        method = self._method.value()
        if not isinstance(method, VoteMethod):
            return False
        rule = None
        if not self.session.view.meeting.form.decides:
            rule = LINES[int(str(self._line.value()))][1]
        stored = self._ballot.open(self._motion.text(), method, rule)
        if stored:
            self._item = ""
        return stored


def proposed_motion(title: str, text: str) -> str:
    """The motion that the item's text suggests, put positively."""
    words = text.strip() or title
    if words.startswith("同意"):
        return words
    return f"同意{words}" if not text.strip() else words
