"""What is done while a meeting is prepared: each wish of the room becomes a form, each form an act."""

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.domain.acts.room import AddAddendum
from xieshang_desktop.domain.vocabulary import MeetingId
from xieshang_desktop.queries.meetings.chosen import uncalled
from xieshang_desktop.queries.meetings.page import PreparingView
from xieshang_desktop.queries.meetings.readiness import (
    AGENDA,
    CHOSEN,
    DELEGATION,
    INVITE,
    TOPIC,
    ReadyRow,
    undelegated,
)
from xieshang_desktop.queries.topics.page import topic_lines
from xieshang_desktop.ui.pages.meetings import list_forms as lists
from xieshang_desktop.ui.pages.meetings import preparing_forms as forms
from xieshang_desktop.ui.pages.parts.entries import ChoiceEntry, LineEntry
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page


class Preparer(QObject):
    """Works for the page on the meeting that it shows; ``place_requested`` names one of its other places."""

    place_requested = Signal(str)

    def __init__(self, page: Page, room: FormRoom) -> None:
        super().__init__(page)
        self._page, self._room = page, room
        self.view: PreparingView | None = None

    def put_right(self, row: ReadyRow) -> None:
        """Go to the place where a row of 准备好了吗 is put right."""
        ways = {
            INVITE: lambda: self.invite(row.key),
            AGENDA: self.add_item,
            CHOSEN: self.call_chosen,
            DELEGATION: self.delegate,
            TOPIC: lambda: self._page.open_requested.emit("topic", self._topic_of(row)),
        }
        way = ways.get(row.where)
        if way is not None:
            way()
        else:
            self.place_requested.emit(row.where)

    def _topic_of(self, row: ReadyRow) -> str:
        first = self.view.topics[0] if self.view is not None and self.view.topics else ""
        return row.target or first

    def add_item(self) -> None:
        """One more item; choosing a topic proposes its title."""
        view = self.view
        if view is None:
            return
        lines = self._page.desk.office.read(topic_lines, self._page.desk.office.now().date())
        taken = {item.topic_id for item in view.items}
        topics = [(line.title, line.id) for line in lines if line.id in view.topics and line.id not in taken]
        form = self._room.ask(
            forms.item_spec(topics),
            lambda values: self._perform(
                forms.item_act(view.id, values, self._page.desk.office.now(), self._page.desk.office.new_id),
                f"已加入议程：{values['title']}",
            ),
        )
        title, choice = form.entries["title"], form.entries["topic"]
        titles = {key: words for words, key in topics}
        if isinstance(choice, ChoiceEntry) and isinstance(title, LineEntry):
            choice.chosen.connect(lambda key: title.show_text(titles.get(key, "")))

    def write_text(self, item_id: str) -> None:
        """The text of an item, as a new version."""
        view = self.view
        item = next((each for each in view.items if each.id == item_id), None) if view is not None else None
        if view is None or item is None:
            return
        self._room.ask(
            forms.text_spec(item),
            lambda values: self._perform(
                forms.text_act(view.id, item.id, values, self._page.desk.office.now()),
                f"方案已写入：{item.title}",
            ),
        )

    def invite(self, why: str = "") -> None:
        """Somebody else comes."""
        view = self.view
        if view is None:
            return
        self._room.ask(
            forms.invitation_spec(why),
            lambda values: self._perform(
                forms.invitation_act(view.id, values, self._page.desk.office.now()),
                f"已邀请{len(values['whos'])}人，{values['capacity']}",
            ),
        )

    def call_chosen(self) -> None:
        """Invite those who were chosen to take part in the topics, each kind of party by itself."""
        view = self.view
        if view is None:
            return
        office = self._page.desk.office
        for kind, whos in office.read(uncalled, view.id).items():
            act = forms.chosen_act(view.id, kind, whos, office.now())
            if not self._perform(act, f"已邀请{kind}{len(whos)}人列席"):
                return

    def delegate(self) -> None:
        """What the assembly has left to its representatives."""
        view = self.view
        if view is None:
            return
        office = self._page.desk.office
        matters = office.read(undelegated, view.id)
        self._room.ask(
            lists.delegation_spec(matters, office.now().date()),
            lambda values: self._perform(lists.delegation_act(values, office.now()), "授权已登记"),
        )

    def add_addendum(self, meeting_id: str) -> None:
        """Something added after the seal."""
        spec = FormSpec(
            "补记",
            (Field("by", "补记人", placeholder="姓名或单位"), Field("text", "内容", "box")),
            "记下补记",
            "会议记录已归档，不能再改；补记附在后面，写明是谁补的",
        )
        self._room.ask(
            spec,
            lambda values: self._perform(
                AddAddendum(at=self._page.desk.office.now(), meeting=MeetingId(meeting_id), **values),
                "已补记",
            ),
        )

    def _perform(self, act: object, words: str) -> bool:
        return self._page.perform(act, words)
