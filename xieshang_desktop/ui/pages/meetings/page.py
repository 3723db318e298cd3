"""会议: the list, the preparation of one, the card of one that is over."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.queries.meetings.closed import closed_meeting
from xieshang_desktop.queries.meetings.page import MeetingLine, meeting_lines, preparing
from xieshang_desktop.queries.meetings.readiness import ENTITLED, FORM, NOTICE
from xieshang_desktop.ui.pages.meetings.amender import Amender
from xieshang_desktop.ui.pages.meetings.caller import Caller
from xieshang_desktop.ui.pages.meetings.closed_room import ClosedRoom
from xieshang_desktop.ui.pages.meetings.demander import Demander
from xieshang_desktop.ui.pages.meetings.demands_room import DemandsRoom
from xieshang_desktop.ui.pages.meetings.lister import Lister
from xieshang_desktop.ui.pages.meetings.meeting_list import MeetingList
from xieshang_desktop.ui.pages.meetings.name_list import NameListPanel
from xieshang_desktop.ui.pages.meetings.notice_room import NoticeRoom
from xieshang_desktop.ui.pages.meetings.noticer import Noticer
from xieshang_desktop.ui.pages.meetings.plan_room import PlanRoom
from xieshang_desktop.ui.pages.meetings.planner import Planner
from xieshang_desktop.ui.pages.meetings.preparer import Preparer
from xieshang_desktop.ui.pages.meetings.preparing_room import PreparingRoom
from xieshang_desktop.ui.pages.parts.desk import Desk, PaperKind
from xieshang_desktop.ui.pages.parts.fitted_stack import FittedStack
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.papers import PaperSaver
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button

_LIVE = (MeetingState.RUNNING, MeetingState.ADJOURNED)


class MeetingsPage(Page):
    """Which room is shown follows from the state of the meeting that was opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.list = MeetingList(theme)
        self.preparing = PreparingRoom(theme)
        self.closed = ClosedRoom(theme)
        self.names = NameListPanel(theme)
        self.notice = NoticeRoom(theme)
        self.demands = DemandsRoom(theme)
        self.plan = PlanRoom(theme)
        self.taking_turns = self.preparing.turns
        self._stack = FittedStack()
        sides: tuple[SideRoom, ...] = (self.names, self.notice, self.demands, self.plan)
        self._sides = {side: _edged(desk, side) for side in sides}
        for shown in (self.list, self.preparing, self.closed, *self._sides.values()):
            self._stack.addWidget(shown)
        self._forms = FormRoom(desk, self._stack, edged=True)
        self.room = self._forms
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._forms)
        self.saver = PaperSaver(self)
        self._caller = Caller(self, self._forms)
        self._preparer = Preparer(self, self._forms)
        self._amender = Amender(self)
        self._noticer = Noticer(self, self._forms, self.notice, self.saver)
        self._lister = Lister(self, self._forms, self.names)
        self._demander = Demander(self, self._forms, self.demands)
        self._planner = Planner(self, self._forms, self.plan)
        self._lines: tuple[MeetingLine, ...] = ()
        self._papers: dict[str, PaperKind] = {}
        self._meeting: str | None = None
        self._context = ""
        self._connect()

    def context(self) -> str:
        """Today's date while a meeting is prepared, else how many meetings there are."""
        return self._context

    def refresh(self) -> None:
        """Read the list, and the meeting that is shown, anew."""
        self._lines = self.desk.office.read(meeting_lines)
        self.list.show_meetings(self._lines)
        line = next((each for each in self._lines if each.id == self._meeting), None)
        shown = self._stack.currentWidget()
        if shown is self._sides[self.demands]:
            self.title, self._context = "会议", "开会要求"
            self._demander.show()
        elif shown is self._sides[self.plan]:
            self.title, self._context = "会议", "协商方案"
            self._planner.show()
        elif line is None:
            self._show_list()
        elif line.state is MeetingState.PREPARING:
            self._show_preparing(line.id)
        else:
            self._show_closed(line.id)

    def open(self, kind: str, key: object) -> None:
        """Open a meeting, its notice, the demands, or the form that calls a new one."""
        self._forms.leave()
        if kind in ("demands", "plan"):
            self._enter(self.demands if kind == "demands" else self.plan)
            return
        self._stack.setCurrentWidget(self.list)
        if kind != "new_meeting":
            self._meeting = str(key)
        else:
            self._meeting = None
        self.refresh()
        if kind == "new_meeting":
            self._caller.ask(str(key) or None)
        elif kind == "notice":
            self._noticer.give()

    def first_focus(self) -> QWidget:
        """The list, or the red button of the meeting that is shown."""
        if self._forms.form is not None:
            return self._forms.form.button
        for side in (self.demands, self.plan):
            if self._stack.currentWidget() is self._sides[side]:
                return side
        return self.primary() or self.list.table

    def primary(self) -> Button | None:
        """The red button of the room that is shown."""
        shown = self._stack.currentWidget()
        if shown is self.preparing:
            return self.preparing.ready.button
        return self.closed.seal if shown is self.closed and self.closed.seal.isVisibleTo(self) else None

    def show_primary(self) -> None:
        """What lacks has the red button of a preparation."""
        self.preparing.turns.bring(self.preparing.ready)

    def make_new(self) -> None:
        """Ctrl+N: another item while a meeting is prepared, another demand among these, else a meeting."""
        shown = self._stack.currentWidget()
        if shown is self.preparing:
            self._preparer.add_item()
        elif shown is self._sides[self.demands]:
            self._demander.register()
        else:
            self.open("new_meeting", "")
            self.head_changed.emit()

    def print_out(self) -> None:
        """Ctrl+P: the papers of the meeting that is shown; before it all that lies in the room as one."""
        if self._meeting is not None:
            coming = self._stack.currentWidget() in (self.preparing, *self._sides.values())
            self.open_requested.emit("papers", (self._meeting, "pre-meeting" if coming else "minutes"))

    def show_layout(self, layout: LayoutClass) -> None:
        """Stack columns where there is little room."""
        self._forms.show_narrow(layout == "narrow")
        self.list.show_layout(layout == "wide")
        self.preparing.show_layout(layout)
        self.closed.show_layout(layout)
        self.notice.show_layout(layout)

    def _show_list(self) -> None:
        self.title, self._context = "会议", f"共{len(self._lines)}次"
        self._meeting = None
        self._stack.setCurrentWidget(self.list)

    def _show_preparing(self, meeting_id: str) -> None:
        view = self.desk.office.read(preparing, meeting_id, self.desk.office.now())
        self.title, self._context = "会议准备", view.context
        self._preparer.view = self._amender.view = self._noticer.view = view
        today = self.desk.office.now().date()
        self.preparing.show_meeting(view, len(self.saver.kinds(meeting_id)), today)
        shown = self._stack.currentWidget()
        if shown is self._sides[self.names]:
            self._lister.show(meeting_id)
        elif shown is self._sides[self.notice]:
            self._noticer.show()
        else:
            self._stack.setCurrentWidget(self.preparing)

    def _show_closed(self, meeting_id: str) -> None:
        view = self.desk.office.read(closed_meeting, meeting_id, self.desk.office.now())
        self.title, self._context = "会议", str(view.state)
        kinds = self.saver.kinds(meeting_id)
        self._papers = {kind.key: kind for kind in kinds}
        self.closed.show_meeting(view, kinds)
        self._stack.setCurrentWidget(self.closed)

    def _enter(self, side: SideRoom) -> None:
        """Go to the list of names, the notice, or the demands."""
        self._stack.setCurrentWidget(self._sides[side])
        self._stack.setFocusProxy(side)
        self.refresh()
        self.head_changed.emit()
        side.setFocus()

    def _go_to_place(self, place: str) -> None:
        """Where a row of 准备好了吗 is put right, if not in a form of its own."""
        if place == NOTICE:
            self._noticer.give()
        elif place == ENTITLED:
            self._enter(self.names)
        elif place == FORM:
            self.preparing.turns.bring(self.preparing.facts)
            self.preparing.facts.form.setFocus()

    def _leave_side_room(self) -> None:
        self._stack.setCurrentWidget(self.preparing)
        self._stack.setFocusProxy(self.preparing.ready.button)
        self.preparing.ready.button.setFocus()
        self.refresh()

    def _go_back(self) -> None:
        self._meeting = None
        self._stack.setCurrentWidget(self.list)
        self.refresh()
        self.head_changed.emit()
        self.list.table.setFocus()

    def _open_line(self, key: str) -> None:
        line = next(each for each in self._lines if each.id == key)
        if line.state in _LIVE:
            self.open_requested.emit("live", key)
        else:
            self.open("meeting", key)
            self.head_changed.emit()
            self.first_focus().setFocus()

    def _connect(self) -> None:
        self.list.meeting_requested.connect(self._open_line)
        self.list.new_requested.connect(self.make_new)
        facts, ready = self.preparing.facts, self.preparing.ready
        facts.list_requested.connect(lambda: self._enter(self.names))
        facts.split_requested.connect(lambda: self._caller.ask_session(self._meeting or ""))
        facts.amend_requested.connect(self._amender.amend)
        facts.person_sought.connect(self._amender.find_person)
        for room in (facts, self.closed):
            room.back_requested.connect(self._go_back)
        ready.row_requested.connect(self._preparer.put_right)
        ready.print_requested.connect(self.print_out)
        ready.room_requested.connect(lambda: self.open_requested.emit("live", self._meeting))
        self.preparing.agenda.new_requested.connect(self._preparer.add_item)
        self.preparing.agenda.move_requested.connect(self._amender.move_item)
        self.preparing.agenda.item_requested.connect(self._preparer.write_text)
        self.preparing.notice.notice_requested.connect(lambda: self._enter(self.notice))
        self._preparer.place_requested.connect(self._go_to_place)
        self.closed.room_requested.connect(lambda: self.open_requested.emit("live", self._meeting))
        self.closed.pictures_requested.connect(lambda: self.open_requested.emit("pictures", self._meeting))
        self.closed.addendum_requested.connect(lambda: self._preparer.add_addendum(self._meeting or ""))
        self.closed.topic_requested.connect(lambda topic: self.open_requested.emit("outcome", topic))
        self.closed.paper_requested.connect(
            lambda kind, form: self.saver.save(self._meeting or "", self._papers[kind], form)
        )
        for side in (self.names, self.notice):
            side.left.connect(self._leave_side_room)
        for other in (self.demands, self.plan):
            other.left.connect(self._go_back)
        self.list.plan_requested.connect(lambda: self._enter(self.plan))
        self.list.demands_requested.connect(lambda: self._enter(self.demands))
        self.names.person_requested.connect(lambda person: self.open_requested.emit("person", person))
        self.names.invite_requested.connect(self._preparer.invite)


def _edged(desk: Desk, inside: QWidget) -> QWidget:
    """A widget with the edge of a page around it."""
    outside = QWidget()
    column = QVBoxLayout(outside)
    edge = desk.theme.px("space.xl")
    column.setContentsMargins(edge, 0, edge, desk.theme.px("space.l"))
    column.addWidget(inside)
    return outside
