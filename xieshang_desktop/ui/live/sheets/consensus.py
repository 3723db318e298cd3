"""征询共识: a proposal, and how many support it, have reservations, object – and why; then the answers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.domain.consensus import outcome_of_round, round_words
from xieshang_desktop.queries.cockpit.consensus import ConsensusRow, DissentRow
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.ui.live.panels.row_list import RowList
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.motion import proposed_motion
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.course import Course
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.live.wishes.hearing import Hearing
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import Labelled, TextBox, TextField
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.tally import CountField
from xieshang_desktop.ui.widgets.text import Label

SIDES = ("支持", "保留", "反对")
MOST_FOUND = 6


@dataclass(frozen=True)
class Dissenter:
    """Somebody who objects or has reservations, and why."""

    name: str
    objects: bool
    reason: str


class ConsensusSheet(SheetPanel):
    """Counts for all; names and reasons for those who object or have reservations."""

    def __init__(self, theme: Theme, session: LiveSession, course: Course, door: Door) -> None:
        super().__init__(theme, session, "征询共识", "不是表决，记各方态度")
        self._course, self._door = course, door
        self._prepared: tuple[str, int] = ("", 0)
        self._dissenters: dict[str, Dissenter] = {}
        self._before = BodyText(theme, tone="text_muted")
        self._proposal = TextBox(theme, "提议", lines=2, size="record", submit_on_enter=False)
        self._fields = [CountField(theme, side) for side in SIDES]
        self._sum = Label(theme, tone="text_muted")
        self._side = ChoiceBar(theme, "哪一种", alt_numbers=True)
        self._side.show_choices([(True, "反对"), (False, "保留")], True)
        self._who = SearchField(
            theme, "谁有不同意见", placeholder="拼音首字母，回车添上", arrangement="list", icon="user-plus"
        )
        self._reason = TextField(theme, "理由", placeholder="先写理由，再选人")
        self._list = RowList(theme, "有不同意见的人", choosable=True, row="table_row")
        self._arrange(theme)
        self._join()

    def enter(self) -> None:
        """The text in force stands ready as the proposal; a new version begins a new round."""
        item, floor = self.session.view.agenda.running, self.session.view.floor
        rounds = floor.consensus if floor is not None else ()
        if item is not None and (item.id, len(item.texts)) != self._prepared:
            self._prepared = (item.id, len(item.texts))
            self._proposal.show_text(proposed_motion(item.title, item.text))
            self._dissenters.clear()
            for field in self._fields:
                field.show_count(None)
        self.show_title(f"征询共识，第{len(rounds) + 1}次" if rounds else "征询共识")
        self._before.setVisible(bool(rounds))
        self._before.show_text("\n".join(round_line(number, row) for number, row in enumerate(rounds, 1)))
        self._show_dissenters()
        self._fields[0].setFocus()

    def unready(self) -> str:
        """A proposal and a first figure are wanted, and no more answers than there are people."""
        if not self._proposal.text():
            return "先写提议"
        if self._fields[0].count() is None:
            return "先数支持"
        more = self._total() - self.session.view.sign_in.voting_in_room
        return f"多了{more}人" if more > 0 and not self._others_answer() else ""

    def store(self) -> bool:
        """Record the round."""
        support, reservations, objections = (field.count() or 0 for field in self._fields)
        against = {key: each.reason for key, each in self._dissenters.items() if each.objects}
        doubts = {key: each.reason for key, each in self._dissenters.items() if not each.objects}
        stored = self._course.consensus(
            self._proposal.text(), support, doubts or reservations, against or objections
        )
        if stored:
            self._prepared = ("", 0)
        return stored

    def _total(self) -> int:
        return sum(field.count() or 0 for field in self._fields)

    def _others_answer(self) -> bool:
        """At a consulting form those who were invited answer as well."""
        return not self.session.view.meeting.form.decides

    def _arrange(self, theme: Theme) -> None:
        width = theme.em(4)
        self.body.addWidget(self._before)
        self.body.addWidget(Labelled(theme, "提议", self._proposal, label_width=width))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px("space.m"))
        for side, field in zip(SIDES, self._fields, strict=True):
            words = Label(theme, side)
            if field is self._fields[0]:
                words.setMinimumWidth(width)
            line.addWidget(words)
            line.addWidget(field)
        line.addStretch(1)
        self.body.addWidget(row)
        self.body.addWidget(self._sum)
        self.body.addWidget(Labelled(theme, "理由", self._reason, label_width=width))
        self.body.addWidget(Labelled(theme, "哪一种", self._side, label_width=width))
        self.body.addWidget(Labelled(theme, "谁", self._who, label_width=width))
        self.body.addWidget(self._list)
        self.body.addStretch(1)

    def _join(self) -> None:
        self._proposal.edited.connect(lambda _text: self.changed.emit())
        for place, field in enumerate(self._fields):
            field.count_changed.connect(lambda _count: self._show_sum())
            following = self._fields[(place + 1) % len(self._fields)]
            field.next_requested.connect(following.setFocus)
        self._who.left.connect(self.left)
        self._who.query_changed.connect(self._on_who_query_changed)
        self._who.chosen.connect(self._on_who_chosen)
        self._list.key_pressed.connect(self._on_list_key_pressed)

    def _show_sum(self) -> None:
        support, reservations, objections = (field.count() or 0 for field in self._fields)
        outcome = outcome_of_round(support, reservations, objections)
        there = self.session.view.sign_in.voting_in_room
        words = f"合计{self._total()}人，在场有表决权{there}人"
        self._sum.show_text(f"{words}　{outcome}" if outcome is not None else words)
        self.changed.emit()

    def _show_dissenters(self) -> None:
        self._list.show_rows(
            [
                ListRow(key, each.name, each.reason, right="反对" if each.objects else "保留", name=True)
                for key, each in self._dissenters.items()
            ]
        )
        objecting = sum(each.objects for each in self._dissenters.values())
        for field, named in (
            (self._fields[2], objecting),
            (self._fields[1], len(self._dissenters) - objecting),
        ):
            if named:
                field.show_count(named)
        self._show_sum()

    def _on_who_query_changed(self, typed: str) -> None:
        matches = self._door.search_room(typed)
        if typed and not matches:
            self._who.show_nothing(f"会场里没有“{typed}”")
            return
        results = [SearchResult(match, match.name, match.caption) for match in matches]
        self._who.show_results(results[:MOST_FOUND], len(results))

    def _on_who_chosen(self, match: Match) -> None:
        self._dissenters[match.key] = Dissenter(match.name, bool(self._side.value()), self._reason.text())
        self._reason.show_text("")
        self._show_dissenters()

    def _on_list_key_pressed(self, key: str, _pressed: int, _modifiers: object) -> None:
        self._dissenters.pop(key, None)
        self._show_dissenters()


def round_line(number: int, row: ConsensusRow) -> str:
    """第1次：30人支持，1人反对。胡淑芬反对：费用没写清（已答复）."""
    words = f"第{number}次：{round_words(row.support, row.reservations, row.objections)}。"
    told = [f"{each.name}{_side_words(each)}" for each in row.dissent if each.reason]
    return words + "；".join(told)


def _side_words(row: DissentRow) -> str:
    answered = f"（已答复：{row.answers[-1]}）" if row.answers else "（还没有答复）"
    return f"{'反对' if row.objects else '保留'}：{row.reason}{answered}"


class AnswerSheet(SheetPanel):
    """答复不同意见: each reason given in the last round, and what is answered to it."""

    stays = True

    def __init__(self, theme: Theme, session: LiveSession, hearing: Hearing) -> None:
        super().__init__(theme, session, "答复不同意见", "答复写入会议记录；要改方案的，按F3")
        self._hearing = hearing
        self._list = RowList(theme, "不同意见", choosable=True)
        self._text = TextBox(theme, "答复", lines=3, size="live", submit_on_enter=False)
        self.body.addWidget(self._list)
        self.body.addWidget(Labelled(theme, "答复", self._text, label_width=theme.em(3)))
        self.body.addStretch(1)
        self._list.chosen_changed.connect(lambda _key: self.changed.emit())
        self._list.activated.connect(lambda _key: self._text.setFocus())
        self._text.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """Begin at the first reason that was not answered."""
        rows = self._rows()
        self._list.show_rows(
            [
                ListRow(
                    row.person_id,
                    row.reason or "没有说理由",
                    f"{row.name}{'反对' if row.objects else '保留'}",
                    right="已答复" if row.answers else "",
                )
                for row in rows
            ]
        )
        waiting = [row for row in rows if not row.answers]
        self._list.choose((waiting or rows)[0].person_id if rows else "")
        self._text.clear_text()
        self._text.setFocus()
        self.changed.emit()

    def words(self) -> str:
        """答复胡淑芬."""
        row = self._chosen
        return f"答复{row.name}" if row else "答复不同意见"

    def unready(self) -> str:
        """Somebody who objected, and the words."""
        if self._chosen is None:
            return "没有人有不同意见"
        return "" if self._text.text() else "先写答复"

    def store(self) -> bool:
        """Record the answer."""
        row = self._chosen
        return row is not None and self._hearing.answer(row.person_id, row.name, self._text.text())

    def _rows(self) -> tuple[DissentRow, ...]:
        floor = self.session.view.floor
        return floor.consensus[-1].dissent if floor is not None and floor.consensus else ()

    @property
    def _chosen(self) -> DissentRow | None:
        return next((row for row in self._rows() if row.person_id == self._list.chosen), None)
