"""设置 › 规则: which sets hold here, the village's own rules, every figure, a newer rule file."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.acts.village import ChooseRuleSets, SetCharter
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.queries.rules.page import NATION, charter_choices, figure_lines, rules_page
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.settings.charter_form import charter_spec, charter_value
from xieshang_desktop.ui.pages.settings.charter_group import CharterGroup
from xieshang_desktop.ui.pages.settings.figures_group import FiguresGroup
from xieshang_desktop.ui.pages.settings.sets_group import SetsGroup

_COLUMN_EM = 38.57
_FORM_EM = 31


class RulesRoom(QWidget):
    """Works for the page: reads, shows, carries out what is chosen and filled in."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, theme = page, page.theme
        self.sets = SetsGroup(theme)
        self.charter = CharterGroup(theme)
        self.forms = FormRoom(page.desk, self.charter)
        self.figures = FiguresGroup(theme)
        self._choices: tuple[tuple[str, str, str], ...] = ()
        self._nation = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.l"))
        for narrow in (self.sets, self.forms):
            narrow.setMaximumWidth(theme.em(_COLUMN_EM))
        parts: tuple[QWidget, ...] = (self.sets, self.forms, self.figures)
        for part in parts:
            column.addWidget(part)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sets.chosen.connect(self._choose)
        self.charter.add_requested.connect(self.ask_charter)
        self.figures.filter_changed.connect(self._show_figures)
        self.forms.currentChanged.connect(lambda _index: self._make_room())

    def refresh(self) -> None:
        """Read the sets, the village's own rules and the figures anew."""
        view = self._page.desk.office.read(rules_page, self._today())
        self._nation = view.nation
        self.sets.show_sets(view)
        self.charter.show_lines(view.charter)
        self.figures.show_forms(view.forms)
        self._show_figures()

    def show_refusal(self, sentence: str) -> None:
        """At the value that was typed, else at the choice of sets."""
        words = sentence.replace(self._nation, NATION).replace("只能更严请", "只能更严。请")
        if self.forms.form is not None:
            value = self.forms.form.entries["value"]
            value.show_wrong(words)
            value.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sets.show_refusal(words)

    def ask_charter(self, form: MeetingForm | None = MeetingForm.VILLAGER_REPRESENTATIVES) -> None:
        """Ask for one stricter value; another meeting form brings other rules to choose from."""
        self._ask(form, {})

    def _ask(self, form: MeetingForm | None, typed: dict[str, str]) -> None:
        office = self._page.desk.office
        forms = office.read(rules_page, self._today()).forms
        self._choices = office.read(charter_choices, self._today(), form)
        asked = self.forms.ask(charter_spec(forms, form, self._choices, typed), self._set_charter)
        asked.entries["form"].chosen.connect(lambda chosen: self._ask_again(chosen))
        asked.entries["rule"].chosen.connect(self._tell_rule)
        self._tell_rule(asked.entries["rule"].read())

    def _ask_again(self, chosen: object) -> None:
        shown = self.forms.form
        if shown is None:
            return
        typed = {name: shown.entries[name].text() for name in ("value", "basis")}
        self._ask(MeetingForm(str(chosen)) if chosen else None, typed)

    def _tell_rule(self, rule: object) -> None:
        words = next((words for name, _, words in self._choices if name == rule), "")
        if self.forms.form is not None:
            self.forms.form.show_about(f"现在是：{words}".replace(self._nation, NATION))

    def _set_charter(self, values: dict[str, Any]) -> bool:
        form, rule, value = values["form"], values["rule"], charter_value(values["value"])
        name = f"{form}.{rule}" if form else str(rule)
        words = next(words for known, words, _ in self._choices if known == rule)
        act = SetCharter(at=self._page.desk.office.now(), values={name: value}, basis=values["basis"])
        return self._page.perform(act, f"已登记本村规定：{words}")

    def _choose(self, sets: tuple[str, ...]) -> None:
        act = ChooseRuleSets(at=self._page.desk.office.now(), sets=sets)
        told = "、".join(sets[1:]) or "只用国家规则"
        if self._page.perform(act, f"以后召集的会议适用：{told}"):
            self.sets.show_refusal("")
        else:
            self.sets.show_chosen_again()

    def _show_figures(self) -> None:
        form = self.figures.form()
        self.figures.show_lines(self._page.desk.office.read(figure_lines, self._today(), form))

    def _make_room(self) -> None:
        """A form stands alone: what is above and below would push it out of sight."""
        asking = self.forms.form is not None
        for part in (self.sets, self.figures):
            part.setVisible(not asking)
        self.forms.setMinimumHeight(self._page.theme.em(_FORM_EM) if asking else 0)

    def _today(self) -> Any:
        return self._page.desk.office.now().date()
