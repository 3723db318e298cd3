"""Calling a meeting: the form follows the chosen kind with its law, title and first lawful day."""

from typing import Any

from PySide6.QtCore import QObject

from xieshang_desktop.domain.acts.preparing import AddItem, ConveneMeeting, Invite
from xieshang_desktop.domain.vocabulary import ItemId, MeetingForm
from xieshang_desktop.queries.meetings.convening import ConveningView, FormOffer, convening
from xieshang_desktop.queries.meetings.earlier import EarlierMeeting, earlier_meeting
from xieshang_desktop.ui.pages.meetings import convening as calling
from xieshang_desktop.ui.pages.parts.entries import ChoiceEntry, FewEntry, LineEntry, PeopleEntry
from xieshang_desktop.ui.pages.parts.form import Form
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.typed import moment_text

_FIRST = MeetingForm.VILLAGER_REPRESENTATIVES


class Caller(QObject):
    """Asks, and calls the meeting; tells the page which one it was."""

    def __init__(self, page: Page, room: FormRoom) -> None:
        super().__init__(page)
        self._page, self._room = page, room
        self._offer: FormOffer | None = None
        self._view: ConveningView | None = None
        self._earlier: EarlierMeeting | None = None

    def ask(self, topic: str | None = None) -> None:
        """Show the form; `topic` is ticked already."""
        office, settings = self._page.desk.office, self._page.desk.settings
        today = office.now().date()
        view = office.read(convening, today, settings.speaking_seconds, settings.speaking_turns)
        first = next((each for each in view.forms if each.form is _FIRST), view.forms[0])
        self._offer, self._view, self._earlier = first, view, None
        form = self._room.ask(calling.spec(view, today, first.form, topic), self._call)
        self._watch(form)

    def ask_session(self, whole: str) -> None:
        """Show the form for a session by area of a meeting that is prepared."""
        self.ask()
        form = self._room.form
        if form is not None:
            form.entries["session_of"].show_chosen(whole)
            self._follow_whole(form, whole)

    def _watch(self, form: Form) -> None:
        form.entries["form"].chosen.connect(lambda chosen: self._follow(form, chosen))
        if "copy" in form.entries:
            form.entries["copy"].chosen.connect(lambda chosen: self._copy(form, chosen))
        if "session_of" in form.entries:
            form.entries["session_of"].chosen.connect(lambda chosen: self._follow_whole(form, chosen))

    def _call(self, values: dict[str, Any]) -> bool:
        office = self._page.desk.office
        act = calling.act(values, office.now(), office.new_id)
        done = self._page.perform(act, f"已召集{act.title}")
        if done:
            self._take_over(act)
            self._page.open("meeting", act.meeting)
            self._page.head_changed.emit()
        return done

    def _take_over(self, act: ConveneMeeting) -> None:
        """Invite whom the earlier meeting had invited, and put its standing items on the agenda."""
        earlier, office = self._earlier, self._page.desk.office
        if earlier is None:
            return
        for guests in earlier.guests:
            self._page.perform(
                Invite(
                    at=office.now(),
                    meeting=act.meeting,
                    whos=guests.whos,
                    capacity=guests.capacity,
                    party=guests.party,
                ),
                f"照上次邀请{len(guests.whos)}人{guests.capacity}",
            )
        for title, kind, minutes in earlier.items:
            item = ItemId(office.new_id())
            self._page.perform(
                AddItem(
                    at=office.now(), meeting=act.meeting, item=item, title=title, kind=kind, minutes=minutes
                ),
                f"照上次加入议程：{title}",
            )

    def _follow(self, form: Form, chosen: object) -> None:
        """What was only proposed changes with the form; what somebody typed stays."""
        view, before = self._view, self._offer
        if view is None:
            return
        offer = next(each for each in view.forms if each.form == chosen)
        today = self._page.desk.office.now().date()
        form.show_about(f"{offer.law}{'。' + offer.clause if offer.clause else ''}")
        title, moment, entitled = (form.entries[name] for name in ("title", "starts_at", "entitled"))
        if before is not None and isinstance(title, LineEntry) and title.text() == before.title:
            title.show_text(offer.title)
        proposed = moment_text(before.starts_at, today) if before is not None else ""
        if isinstance(moment, LineEntry) and moment.text() == proposed:
            moment.show_text(moment_text(offer.starts_at, today))
        if isinstance(entitled, ChoiceEntry):
            entitled.show_chosen(calling.usual_selection(offer.form))
        self._offer = offer

    def _follow_whole(self, form: Form, chosen: object) -> None:
        """A session is of the form and the unit of its whole, and of one group."""
        view = self._view
        whole = next((each for each in view.wholes if each.id == chosen), None) if view is not None else None
        if view is None or whole is None:
            return
        form.entries["form"].show_chosen(whole.form)
        self._follow(form, whole.form)
        form.entries["unit"].bar.show_chosen(whole.unit)
        group = next(iter(view.groups), "")
        form.entries["title"].show_text(f"{whole.title}（{group}片）" if group else f"{whole.title}（分片）")
        if group:
            form.entries["entitled"].show_chosen(calling.of_group(group))

    def _copy(self, form: Form, chosen: object) -> None:
        """Fill in what an earlier meeting had; title and day stay those of the new one."""
        if not isinstance(chosen, str):
            self._earlier = None
            return
        earlier = self._page.desk.office.read(earlier_meeting, chosen)
        self._earlier = earlier
        form.entries["form"].show_chosen(earlier.form)
        self._follow(form, earlier.form)
        texts = {
            "place": earlier.place,
            "convener": earlier.convener or form.entries["convener"].text(),
            "seconds": str(earlier.speaking_seconds),
            "turns": str(earlier.speaking_turns),
        }
        for name, words in texts.items():
            if isinstance(entry := form.entries[name], LineEntry):
                entry.show_text(words)
        for name, people in (("chair", earlier.chair), ("recorder", earlier.recorder)):
            if people and isinstance(entry := form.entries[name], PeopleEntry):
                entry.show_people(people)
        if isinstance(unit := form.entries["unit"], FewEntry):
            unit.bar.show_chosen(earlier.unit)
        entitled = form.entries["entitled"]
        if isinstance(entitled, ChoiceEntry):
            calling.offer_list(entitled, earlier)
