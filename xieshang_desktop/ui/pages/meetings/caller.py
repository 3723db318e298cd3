"""Calling a meeting: the form follows the chosen kind with its law, title and first lawful day."""

from PySide6.QtCore import QObject

from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.queries.meetings.convening import ConveningView, FormOffer, convening
from xieshang_desktop.ui.pages.meetings import convening as calling
from xieshang_desktop.ui.pages.parts.entries import ChoiceEntry, LineEntry
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

    def ask(self, topic: str | None = None) -> None:
        """Show the form; `topic` is ticked already."""
        office, settings = self._page.desk.office, self._page.desk.settings
        today = office.now().date()
        view = office.read(convening, today, settings.speaking_seconds, settings.speaking_turns)
        first = next((each for each in view.forms if each.form is _FIRST), view.forms[0])
        self._offer = first
        form = self._room.ask(calling.spec(view, today, first.form, topic), self._call)
        choice = form.entries["form"]
        if isinstance(choice, ChoiceEntry):
            choice.chosen.connect(lambda chosen: self._follow(form, view, chosen))

    def _call(self, values: dict[str, object]) -> bool:
        office = self._page.desk.office
        act = calling.act(values, office.now(), office.new_id)
        done = self._page.perform(act, f"已召集{act.title}")
        if done:
            self._page.open("meeting", act.meeting)
            self._page.head_changed.emit()
        return done

    def _follow(self, form: Form, view: ConveningView, chosen: object) -> None:
        """What was only proposed changes with the form; what somebody typed stays."""
        offer, before = next(each for each in view.forms if each.form == chosen), self._offer
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
