"""One person of the register: the card, and what is entered of the person from there."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from xieshang_desktop.domain.acts.village import UpdatePerson
from xieshang_desktop.domain.vocabulary import PersonId
from xieshang_desktop.queries.people.card import PersonCard, contact, person_card, register_entry
from xieshang_desktop.queries.people.history import history_of
from xieshang_desktop.ui.pages.parts.form import FormSpec
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.roster import forms
from xieshang_desktop.ui.pages.roster.person_card import PersonCardPanel


class Residents(QObject):
    """Works for the page; every wish of the card becomes a form or an act."""

    def __init__(self, page: Page, card: PersonCardPanel, room: FormRoom) -> None:
        super().__init__(page)
        self._page, self._panel, self._room = page, card, room
        self._card: PersonCard | None = None
        card.contact_requested.connect(self._show_contact)
        card.history_requested.connect(self._show_history)
        card.step_requested.connect(self._take_step)

    @property
    def shown(self) -> PersonCard | None:
        """Whose card is shown."""
        return self._card

    def show(self, person_id: str) -> None:
        """Read the card of somebody anew and show it, the numbers masked."""
        office = self._page.desk.office
        self._card = office.read(person_card, person_id, office.now())
        self._panel.show_person(self._card)

    def enter_new(self) -> None:
        """Ask for somebody who is not on the register yet."""
        office = self._page.desk.office
        self._room.ask(
            forms.admit_spec(),
            lambda values: self._page.perform(
                forms.admit_act(values, office.now(), office.new_id), f"已登记：{values['name']}"
            ),
        )

    def _show_contact(self, which: str) -> None:
        if self._card is not None:
            self._panel.show_contact(which, self._page.desk.office.read(contact, self._card.id))

    def _show_history(self) -> None:
        if self._card is not None:
            self._panel.show_history(self._page.desk.office.read(history_of, self._card.id))

    def _take_step(self, step: str) -> None:
        card = self._card
        steps: dict[str, Callable[[PersonCard], None]] = {
            "change": self._change,
            "away": self._mark_away,
            "home": self._move_home,
            "died": self._enter_death,
            "moved": self._enter_move,
            "restore": self._restore,
        }
        if card is not None:
            steps[step](card)

    def _change(self, card: PersonCard) -> None:
        office = self._page.desk.office
        entry = office.read(register_entry, card.id)
        spec = forms.change_spec(card, entry, office.now().date())
        self._ask(
            spec, lambda values: forms.change_act(card, entry, values, office.now()), f"已修改：{card.name}"
        )

    def _mark_away(self, card: PersonCard) -> None:
        self._update(card, f"{card.name}已登记{'回村' if card.away else '外出'}", away=not card.away)

    def _move_home(self, card: PersonCard) -> None:
        office = self._page.desk.office
        entry = office.read(register_entry, card.id)
        self._ask(
            forms.home_spec(card, entry),
            lambda values: forms.home_act(card, entry, values, office.now()),
            f"{card.name}已换组换户",
        )

    def _enter_death(self, card: PersonCard) -> None:
        office = self._page.desk.office
        self._ask(
            forms.death_spec(card, office.now().date()),
            lambda values: UpdatePerson(at=office.now(), who=PersonId(card.id), died=values["died"]),
            f"{card.name}已登记去世{self._headless(card)}",
        )

    def _enter_move(self, card: PersonCard) -> None:
        office = self._page.desk.office
        self._ask(
            forms.moved_spec(card),
            lambda values: UpdatePerson(at=office.now(), who=PersonId(card.id), moved=values["moved"]),
            f"{card.name}已登记迁出{self._headless(card)}",
        )

    def _restore(self, card: PersonCard) -> None:
        self._update(card, f"{card.name}已恢复在册", restored=True)

    def _headless(self, card: PersonCard) -> str:
        """What is owed where a household has lost its head."""
        return f"；{card.household}户要另定户主" if card.leads_others else ""

    def _update(self, card: PersonCard, words: str, **changes: Any) -> None:
        act = UpdatePerson(at=self._page.desk.office.now(), who=PersonId(card.id), **changes)
        self._page.perform(act, words)

    def _ask(self, spec: FormSpec, act: Callable[[dict[str, Any]], Any], words: str) -> None:
        self._room.ask(spec, lambda values: self._page.perform(act(values), words))
