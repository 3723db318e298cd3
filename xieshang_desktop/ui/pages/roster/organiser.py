"""协商主体 on the page: found, looked at, entered and put right."""

from PySide6.QtCore import QObject

from xieshang_desktop.queries.people.organisations import (
    OrganisationLine,
    delegate_phone,
    organisations,
)
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.roster import organisation_forms as forms
from xieshang_desktop.ui.pages.roster.organisation_card import OrganisationCard


class Organiser(QObject):
    """Works for the page with the card of one organisation."""

    def __init__(self, page: Page, card: OrganisationCard, room: FormRoom) -> None:
        super().__init__(page)
        self._page, self._card, self._room = page, card, room
        self._line: OrganisationLine | None = None
        card.change_requested.connect(lambda: self._ask(self._line))
        card.phone_requested.connect(self._show_phone)

    def lines(self) -> tuple[OrganisationLine, ...]:
        """All organisations on record."""
        found: tuple[OrganisationLine, ...] = self._page.desk.office.read(organisations)
        return found

    def show(self, line: OrganisationLine) -> None:
        """Show the card of one organisation."""
        self._line = line
        self._card.show_organisation(line)

    def enter_new(self) -> None:
        """Ask for an organisation that is not on record yet."""
        self._ask(None)

    def _ask(self, line: OrganisationLine | None) -> None:
        office = self._page.desk.office
        self._room.ask(
            forms.organisation_spec(line),
            lambda values: self._page.perform(
                forms.organisation_act(line, values, office.now(), office.new_id()),
                f"已{'修改' if line else '登记'}：{values['name']}",
            ),
        )

    def _show_phone(self, delegate: str) -> None:
        self._card.show_phone(delegate, self._page.desk.office.read(delegate_phone, delegate))
