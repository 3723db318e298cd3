"""Sheets about one person: gone or absent, stepping back, a guest, words added after the seal."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xieshang_desktop.domain.vocabulary import Capacity, PartyKind
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.view import Moment
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.course import Course
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextBox, TextField
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.text import Label

ARRIVED = "现在到了"
ABSENT_FOR = ("请假", "在外务工", "生病", "没有说明")
GUEST_CAPACITIES = (
    Capacity.ATTENDING,
    Capacity.OBSERVER,
    Capacity.EXPERT,
    Capacity.SUPERVISOR,
    Capacity.INTERPRETER,
)
MOST_FOUND = 6


class AbsenceSheet(SheetPanel):
    """进出和缺席: who is in the room leaves; who is not has just come, or gets a reason."""

    stays = True

    def __init__(self, theme: Theme, session: LiveSession, door: Door) -> None:
        super().__init__(theme, session, "进出和缺席", "在场的登记离场，晚到的签到，没到的登记原因")
        self._door = door
        self._who: Match | None = None
        self._field = SearchField(theme, "找人", placeholder="拼音首字母、姓名、组别", arrangement="list")
        self._name = Label(theme, size="title", weight="bold")
        self._state = BodyText(theme)
        self._reasons = ChoiceBar(theme, "原因", alt_numbers=True)
        self._reasons.show_choices([(words, words) for words in (ARRIVED, *ABSENT_FOR)], ABSENT_FOR[0])
        self._reasons.chosen.connect(lambda _value: self._show_choice())
        self._other = TextField(theme, "别的原因", placeholder="别的原因，写在这里")
        for widget in (self._field, self._name, self._state, self._reasons, self._other):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._field.left.connect(self.left)
        self._field.query_changed.connect(self._on_field_query_changed)
        self._field.chosen.connect(self._on_field_chosen)
        self._field.done_chosen.connect(self._on_field_chosen)

    def enter(self) -> None:
        """Begin with nobody."""
        self._show(None)
        self._field.focus_field()

    def words(self) -> str:
        """登记离场：李显贵 · 登记缺席：李显贵."""
        if self._who is None:
            return ""
        if self._arrives:
            return f"签到：{self._who.name}"
        return f"登记{'离场' if self._who.done else '缺席'}：{self._who.name}"

    def unready(self) -> str:
        """Somebody must be chosen."""
        return "" if self._who else "先找人"

    def store(self) -> bool:
        """Note it; the sheet stays for the next person."""
        who = self._who
        if who is None:
            return False
        if who.done:
            stored = self._door.sign_out(who.key, who.name)
        elif self._arrives:
            stored = self._door.sign_in(who)
        else:
            reason = self._other.text() or str(self._reasons.value())
            stored = self._door.absent(who.key, who.name, reason)
        return stored

    @property
    def _arrives(self) -> bool:
        return self._who is not None and not self._who.done and self._reasons.value() == ARRIVED

    def _show(self, who: Match | None) -> None:
        """Once the meeting runs, who is looked for here has most likely just come in."""
        self._who = who
        self._name.show_text(who.name if who else "")
        self._state.show_text(self._words_about(who) if who else "")
        before = self.session.view.moment is Moment.SIGN_IN
        self._reasons.show_chosen(ABSENT_FOR[0] if before else ARRIVED)
        self._other.show_text("")
        self._show_choice()

    def _words_about(self, who: Match) -> str:
        stays = self._door.stays(who.key)
        if who.done:
            return f"{who.caption}　{stays or who.done}"
        frozen = "。正在表决，现在签到的不计入这次表决" if self.session.view.moment is Moment.VOTING else ""
        return f"{who.caption}　{stays or '没有到'}{frozen}"

    def _show_choice(self) -> None:
        missing = self._who is not None and not self._who.done
        self._reasons.setVisible(missing)
        self._other.setVisible(missing and not self._arrives)
        self.changed.emit()

    def _on_field_query_changed(self, typed: str) -> None:
        matches = self._door.search(typed)
        if typed and not matches:
            self._field.show_nothing(f"名单里没有“{typed}”")
            return
        results = [SearchResult(match, match.name, match.caption, match.done) for match in matches]
        self._field.show_results(results[:MOST_FOUND], len(results))

    def _on_field_chosen(self, match: Match) -> None:
        self._show(match)


class RecusalSheet(SheetPanel):
    """回避: who steps back from this item, and why; out of base and count for it."""

    def __init__(self, theme: Theme, session: LiveSession, course: Course, door: Door) -> None:
        super().__init__(theme, session, "登记回避", "本项不计入到会和表决人数")
        self._course, self._door = course, door
        self._who: Match | None = None
        self._field = SearchField(theme, "找人", placeholder="拼音首字母，回车选定", arrangement="list")
        self._name = Label(theme, size="title", weight="bold")
        self._reason = TextField(theme, "原因", placeholder="与本项有利害关系")
        self.body.addWidget(self._field)
        self.body.addWidget(self._name)
        self.body.addWidget(Labelled(theme, "原因", self._reason, label_width=theme.em(3)))
        self.body.addStretch(1)
        self._field.left.connect(self.left)
        self._field.query_changed.connect(self._on_field_query_changed)
        self._field.chosen.connect(self._on_field_chosen)
        self._reason.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """Begin with nobody."""
        self._who = None
        self._name.show_text("")
        self._reason.show_text("")
        self._field.focus_field()

    def words(self) -> str:
        """登记回避：李显贵."""
        return f"登记回避：{self._who.name}" if self._who else ""

    def unready(self) -> str:
        """A person and a reason."""
        if self._who is None:
            return "先找人"
        return "" if self._reason.text() else "先写原因"

    def store(self) -> bool:
        """Note it."""
        who = self._who
        return who is not None and self._course.recuse(who.key, who.name, self._reason.text())

    def _on_field_query_changed(self, typed: str) -> None:
        results = [SearchResult(match, match.name, match.caption) for match in self._door.search_room(typed)]
        if typed and not results:
            self._field.show_nothing(f"会场里没有“{typed}”")
            return
        self._field.show_results(results[:MOST_FOUND], len(results))

    def _on_field_chosen(self, match: Match) -> None:
        self._who = match
        self._name.show_text(f"{match.name}　{match.caption}")
        self._reason.line.setFocus()
        self.changed.emit()


class GuestSheet(SheetPanel):
    """来宾: not on the register, never a vote."""

    def __init__(self, theme: Theme, session: LiveSession, door: Door) -> None:
        super().__init__(theme, session, "登记来宾", "不在花名册上的人，没有表决权")
        self._door = door
        self._name = TextField(theme, "姓名", placeholder="王老师")
        self._capacity = DropDown(theme, "身份")
        self._capacity.show_options([(each.value, each) for each in GUEST_CAPACITIES], Capacity.ATTENDING)
        self._party = DropDown(theme, "代表哪一方")
        parties: list[tuple[str, object]] = [("不代表哪一方", None)]
        self._party.show_options([*parties, *((each.value, each) for each in PartyKind)], None)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("姓名", self._name),
            ("身份", self._capacity),
            ("代表", self._party),
        )
        for words, field in fields:
            self.body.addWidget(Labelled(theme, words, field, label_width=theme.em(3)))
        self.body.addStretch(1)
        self._name.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """An empty name."""
        self._name.show_text("")
        self._name.line.setFocus()

    def words(self) -> str:
        """登记列席：张三."""
        return f"登记{self._capacity.value()}：{self._name.text()}" if self._name.text() else ""

    def unready(self) -> str:
        """A guest has a name."""
        return "" if self._name.text() else "先写姓名"

    def store(self) -> bool:
        """Let the guest in."""
        party = self._party.value()
        return self._door.admit_guest(
            self._name.text(),
            Capacity(str(self._capacity.value())),
            PartyKind(str(party)) if party else None,
        )


class AddendumSheet(SheetPanel):
    """补充说明: the sealed record stays; this stands after it."""

    def __init__(self, theme: Theme, session: LiveSession, course: Course) -> None:
        super().__init__(theme, session, "补充说明", "附在封存的会议记录之后")
        self._course = course
        self._by = TextField(theme, "谁补充")
        self._text = TextBox(theme, "内容", lines=4, size="live", submit_on_enter=False)
        self.body.addWidget(Labelled(theme, "谁补充", self._by, label_width=theme.em(4)))
        self.body.addWidget(Labelled(theme, "内容", self._text, label_width=theme.em(4)))
        self.body.addStretch(1)
        self._by.edited.connect(lambda _text: self.changed.emit())
        self._text.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """The recorder is the likeliest to add something."""
        if not self._by.text():
            self._by.show_text(self.session.view.recorder)
        self._text.setFocus()

    def unready(self) -> str:
        """Who, and what."""
        return "" if self._by.text() and self._text.text() else "先写内容"

    def store(self) -> bool:
        """Add it."""
        stored = self._course.add_addendum(self._by.text(), self._text.text())
        if stored:
            self._text.clear_text()
        return stored
