"""花名册: find somebody, look at the card, bring the register up to date."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.fitted_stack import FittedStack
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.turns import Turn, Turns
from xieshang_desktop.ui.pages.roster.exporting import write_people
from xieshang_desktop.ui.pages.roster.import_room import ImportRoom
from xieshang_desktop.ui.pages.roster.importer import Importer
from xieshang_desktop.ui.pages.roster.organisation_card import OrganisationCard
from xieshang_desktop.ui.pages.roster.organiser import Organiser
from xieshang_desktop.ui.pages.roster.people_table import PeopleTable
from xieshang_desktop.ui.pages.roster.person_card import PersonCardPanel
from xieshang_desktop.ui.pages.roster.residents import Residents
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState

_CARD_EM = 18.2


class RosterPage(Page):
    """The table at the left, the card of a person or an organisation (or a form) at the right."""

    title = "花名册"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.people = PeopleTable(theme)
        self.card = PersonCardPanel(theme)
        self.organisation = OrganisationCard(theme)
        self.importing = ImportRoom(theme)
        self._nobody = Panel(theme)
        self._nobody.body.addWidget(
            EmptyState(theme, "user-plus", "还没有选", "在表里选一行，这里是详细情况")
        )
        self._cards = FittedStack()
        for shown in (self._nobody, self.card, self.organisation):
            self._cards.addWidget(shown)
        self._forms = FormRoom(desk, self._cards)
        self.room = self._forms
        self._rooms = FittedStack()
        self.residents = Residents(self, self.card, self._forms)
        self.organiser = Organiser(self, self.organisation, self._forms)
        self.importer = Importer(self, self.importing)
        self._lay_out()
        self._connect()

    def context(self) -> str:
        """How many adults and households there are."""
        view = self.desk.people.view()
        return f"18周岁以上{view.adults}人，{view.households}户"

    def refresh(self) -> None:
        """Read the register, and the card that is shown, anew."""
        self.people.show_roster(self.desk.people.view(), self.organiser.lines())
        self._show_card()

    def open(self, kind: str, key: object) -> None:
        """Show one person, or ask for a workbook."""
        if kind == "import_roster":
            self.importer.ask()
        else:
            self._open_person(str(key))

    def first_focus(self) -> QWidget:
        """The search field."""
        return self.people.search

    def primary(self) -> Button | None:
        """Taking over a workbook, or checking who may be mistaken."""
        if self._rooms.currentWidget() is self.importing:
            return self.importing.primary()
        return self.people.check

    def show_primary(self) -> None:
        """The list holds the red button."""
        self._turns.bring(self.people)

    def make_new(self) -> None:
        """Ctrl+N enters somebody, or an organisation where these are shown."""
        if self.people.shows_organisations:
            self.organiser.enter_new()
        else:
            self.residents.enter_new()

    def show_layout(self, layout: LayoutClass) -> None:
        """List and card take turns where there is little room."""
        wide = layout == "wide"
        self._turns.show_layout(layout)
        self.importing.show_room(layout)
        self._forms.setMinimumWidth(self.theme.em(_CARD_EM) if wide else 0)
        self._forms.setMaximumWidth(self.theme.em(_CARD_EM) if wide else 16777215)
        self.people.show_layout(layout)
        self._forms.show_narrow(True)

    def _show_card(self) -> None:
        """Show whom or what was looked at last, else the first of what the table shows."""
        if self.people.shows_organisations:
            table = self.people.organisations
            self._show_organisation(str(table.selected_key() or table.first_key()))
            return
        shown, card = self.people.shown(), self.residents.shown
        if card is not None:
            self._show_person(card.id)
        elif shown:
            self._show_person(shown[0].id)

    def _show_person(self, person_id: str) -> None:
        self.residents.show(person_id)
        self._cards.setCurrentWidget(self.card)
        self.people.table.show_selected(person_id)

    def _open_person(self, person_id: str) -> None:
        self._forms.leave()
        self._show_person(person_id)
        self._turns.bring(self._forms)
        if self._turns.folded:
            self.card.change.setFocus()

    def _show_organisation(self, key: str) -> None:
        line = next((each for each in self.organiser.lines() if each.id == key), None)
        if line is not None:
            self.organiser.show(line)
            self.people.organisations.show_selected(key)
        self._cards.setCurrentWidget(self.organisation if line is not None else self._nobody)

    def _open_organisation(self, key: str) -> None:
        self._forms.leave()
        self._show_organisation(key)
        if self._turns.folded and not self.people.search.line.hasFocus():
            self._turns.bring(self._forms)
            self.organisation.change.setFocus()

    def _show_household(self) -> None:
        card = self.residents.shown
        if card is not None:
            self._turns.bring(self.people)
            self.people.show_household(card.household)

    def _export(self) -> None:
        path = dialogs.ask_save_file(self, "导出花名册", "花名册.xlsx", [("工作簿", "*.xlsx")])
        if path is None:
            return
        lines = [
            (
                line.number,
                line.name,
                line.sex,
                line.group,
                line.household,
                "、".join(line.roles),
                line.residence,
            )
            for line in self.people.shown()
        ]
        args = (path, lines, f"花名册，{len(lines)}人")
        self.desk.tasks.run_task(
            write_people, args, lambda _: self.told.emit(f"已存到{path}"), self._on_export_failed
        )

    def _on_export_failed(self, error: Exception) -> None:
        if not isinstance(error, EnvironmentProblem):
            raise error
        self.refused.emit(f"{error.sentence}{error.way_out}")

    def _show_room(self, index: int) -> None:
        self._rooms.setCurrentIndex(index)
        (self.importing if index else self.people.search).setFocus()

    def _lay_out(self) -> None:
        theme = self.theme
        self._turns = Turns(theme, "名单或名片", (Turn("名单", (self.people,)), Turn("名片", (self._forms,))))
        self.taking_turns = self._turns
        self.people.setFocusProxy(self.people.search)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px("space.l"))
        self._row.addWidget(self.people, 1)
        self._row.addWidget(self._forms)
        register = QWidget()
        whole = QVBoxLayout(register)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._turns)
        whole.addLayout(self._row, 1)
        self._rooms.addWidget(register)
        self._rooms.addWidget(self.importing)
        column = QVBoxLayout(self.body)
        edge = theme.px("space.xl")
        column.setContentsMargins(edge, 0, edge, theme.px("space.l"))
        column.addWidget(self._rooms)

    def _connect(self) -> None:
        self.people.person_requested.connect(self._open_person)
        self.people.import_requested.connect(self.importer.ask)
        self.people.export_requested.connect(self._export)
        self.people.new_requested.connect(self.make_new)
        self.people.tab_changed.connect(self._show_card)
        self.people.organisation_requested.connect(self._open_organisation)
        self.card.household_requested.connect(self._show_household)
        self._forms.asked.connect(lambda: self._turns.bring(self._forms))
        self._forms.currentChanged.connect(lambda _at: self.people.show_check(self._forms.form is None))
        self.importer.begun.connect(lambda: self._show_room(1))
        self.importer.finished.connect(lambda: self._show_room(0))
