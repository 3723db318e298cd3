"""发言情况: who has been heard and who has not; and the rules of speaking of this meeting."""

from __future__ import annotations

from PySide6.QtCore import Signal

from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.floor import Floor
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import Labelled, TextField
from xieshang_desktop.ui.widgets.speech_timer import clock_words


class TalkSheet(SheetPanel):
    """Totals of groups and kinds of parties, then of people; Enter asks somebody to speak."""

    def __init__(self, theme: Theme, session: LiveSession, floor: Floor) -> None:
        super().__init__(theme, session, "发言情况", "回车请他排队")
        self._floor = floor
        self._list = RowList(theme, "发言情况", choosable=True, row="table_row")
        self._list.activated.connect(self._on_list_activated)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(RowScroll(self._list))

    def enter(self) -> None:
        """Show who has had the floor, and for how long."""
        if self.session.view.floor is None:
            return
        talk = self.session.view.talk
        spoken = [row for row in talk.people if row.turns]
        self.show_title(f"发言情况：{len(spoken)}人说过，共{clock_words(sum(row.seconds for row in spoken))}")
        rows = [
            ListRow(
                f"/{side.label}",
                side.label,
                right=f"到会{side.present}人，{side.spoken}人说过",
                aside=clock_words(side.seconds),
                strong=True,
                name=True,
            )
            for side in talk.sides
        ]
        rows += [
            ListRow(
                row.person_id,
                row.name,
                row.caption,
                right=f"{row.turns}次" if row.turns else "还没有说",
                aside=clock_words(row.seconds) if row.turns else "",
                name=True,
            )
            for row in talk.people
        ]
        self._list.show_rows(rows)
        self._list.setFocus()

    def _on_list_activated(self, key: str) -> None:
        row = next((each for each in self.session.view.talk.people if each.person_id == key), None)
        if row is not None and self._floor.request(row.person_id, row.name):
            self.enter()


class RulesSheet(SheetPanel):
    """How long, how often, in which order, and whether the bell rings; read out at the opening."""

    bell_requested = Signal(bool)

    def __init__(self, theme: Theme, session: LiveSession, floor: Floor) -> None:
        super().__init__(theme, session, "发言规则", "从下一位起作数")
        self._floor = floor
        self.bell_on = False
        self._seconds = TextField(theme, "每次几秒")
        self._turns = TextField(theme, "每人每项几次")
        self._order = ChoiceBar(theme, "次序", alt_numbers=True)
        self._order.show_choices([(False, "按先后"), (True, "赞成、反对轮流")], False)
        self._bell = ChoiceBar(theme, "铃声")
        self._bell.show_choices([(False, "不响"), (True, "轻响")], False)
        width = theme.em(7)
        rows = (
            ("每次几秒", self._seconds),
            ("每人每项几次", self._turns),
            ("次序", self._order),
            ("到时间响铃", self._bell),
        )
        for words, field in rows:
            self.body.addWidget(Labelled(theme, words, field, label_width=width))
        told = "首次发言的总在前面；程序动议提到最前；询问和回应先停下正在说的。快到时间和到了时间各响一声。"
        self.body.addWidget(BodyText(theme, told, tone="text_muted"))
        self.body.addStretch(1)
        for field in (self._seconds, self._turns):
            field.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """Show the rules that hold."""
        facts = self.session.view.meeting
        self._seconds.show_text(str(facts.speaking_seconds))
        self._turns.show_text(str(facts.speaking_turns))
        self._order.show_chosen(bool(facts.alternate))
        self._bell.show_chosen(self.bell_on)
        self._seconds.line.setFocus()

    def unready(self) -> str:
        """Two whole numbers."""
        if not self._seconds.text().isdecimal():
            return "几秒要写数字"
        return "" if self._turns.text().isdecimal() else "几次要写数字"

    def store(self) -> bool:
        """Keep them; the bell is this laptop's own."""
        self.bell_on = bool(self._bell.value())
        self.bell_requested.emit(self.bell_on)
        seconds, turns = int(self._seconds.text()), int(self._turns.text())
        return self._floor.set_rules(seconds, turns, bool(self._order.value()))
