"""Search, tabs, filters and the table of people or organisations; what must be checked stands under it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xieshang_desktop.queries.people.organisations import OrganisationLine
from xieshang_desktop.queries.people.roster import PersonLine, RosterView
from xieshang_desktop.ui.actions import NEW, PRIMARY
from xieshang_desktop.ui.pages.roster.filters import ORGANISATIONS, TABS, FilterBar
from xieshang_desktop.ui.pages.roster.organisation_table import OrganisationTable
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.inputs import TextField
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.tabs import Tabs
from xieshang_desktop.ui.widgets.text import ElidedLabel

_COLUMNS: Final = (
    Column("编号", width=3.4, kind="muted"),
    Column("姓名", width=5.2, strong=True),
    Column("性别", width=3),
    Column("组别", width=3.6),
    Column("户号", width=4.5),
    Column("身份", kind="chips", stretch=True),
    Column("现居", width=4.3),
)
_SPARED: Final = (2, 4)
"""Sex and household: they stand on the card, where there is no room for them here."""
_SHOWN_ROLES: Final = 3
_PLACEHOLDER: Final = "拼音、姓名、编号、尾号"
_LEAST_EM: Final = 7


class PeopleTable(QWidget):
    """Emits who was opened, and what else is wanted."""

    person_requested = Signal(str)
    organisation_requested = Signal(str)
    tab_changed = Signal()
    import_requested = Signal()
    export_requested = Signal()
    new_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: RosterView | None = None
        self._organisations: tuple[OrganisationLine, ...] = ()
        self._rows: list[Row] = []
        self._of_tab: dict[str, list[int]] = {}
        self._members: dict[str, frozenset[int]] = {}
        self._tab, self._roomy = "council", True
        self._only: frozenset[str] | None = None
        self._household = ""
        self.search = TextField(theme, "找人", placeholder=_PLACEHOLDER, icon="search")
        self.new = Button(theme, "登记", icon="user-plus", key=NEW.cap)
        self.sift = Button(theme, "筛选", icon="filter")
        self.take_in = Button(theme, "导入", icon="upload")
        self.put_out = Button(theme, "导出", icon="download")
        self.tabs = Tabs(theme, "哪些人")
        self._note = ElidedLabel(theme)
        self.filters = FilterBar(theme)
        self.table = DataTable(theme, _COLUMNS, label="花名册")
        self.organisations = OrganisationTable(theme)
        self._tables = QStackedWidget()
        self.check = Button(theme, "核对", kind="primary", key=PRIMARY.cap)
        self._banner = Banner(theme)
        self._lay_out()
        self._connect()

    @property
    def shows_organisations(self) -> bool:
        """Whether the tab of 协商主体 is open."""
        return self._tab == ORGANISATIONS

    def show_roster(self, view: RosterView, organisations: Sequence[OrganisationLine]) -> None:
        """Show the register; what is typed and chosen stays."""
        self._view, self._organisations = view, tuple(organisations)
        self._rows = [_row(line) for line in view.people]
        self._of_tab = {
            key: [at for at, line in enumerate(view.people) if belongs(line)] for key, _, belongs in TABS
        }
        self._members = {key: frozenset(places) for key, places in self._of_tab.items()}
        counts = {key: len(places) for key, places in self._of_tab.items()}
        counts[ORGANISATIONS] = len(organisations)
        if not counts[self._tab] and not self.shows_organisations:
            self._tab = "all"
        words = [*((key, each) for key, each, _ in TABS), (ORGANISATIONS, "协商主体")]
        self.tabs.show_tabs(
            [(key, each, counts[key] if self._roomy else None) for key, each in words], self._tab
        )
        self.filters.show_people(view.people)
        self._show_check()
        self._show_rows()

    def show_layout(self, layout: LayoutClass) -> None:
        """Buttons below the search, tabs without counts, fewer columns where there is little room."""
        narrow = layout == "narrow"
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(below if narrow else beside)
        self.search.line.setPlaceholderText("拼音、姓名" if layout == "medium" else _PLACEHOLDER)
        self.table.show_columns_hidden(_SPARED if narrow else ())
        self.filters.show_room(not narrow)
        self._roomy = layout == "wide"
        if self._view is not None:
            self.show_roster(self._view, self._organisations)

    def show_check(self, wanted: bool) -> None:
        """Keep the red button away while a form beside the table has one of its own."""
        self.check.setVisible(wanted)

    def show_household(self, number: str) -> None:
        """Show the people of one household, until something else is asked for."""
        people = self._view.people if self._view is not None else ()
        self._only = frozenset(line.id for line in people if line.household == number and not line.gone)
        self._household = number
        self._show_check()
        self._show_rows()
        self.table.setFocus()

    def shown(self) -> list[PersonLine]:
        """The people that are shown now, by tab, filter and search."""
        view = self._view
        return [view.people[at] for at in self._shown_places(view)] if view is not None else []

    def _shown_places(self, view: RosterView) -> list[int]:
        """Where they stand in the register; places are handed about because there may be 20,000."""
        people = view.people
        if self._only is not None:
            return [at for at, line in enumerate(people) if line.id in self._only]
        term, passes, of_tab = self.search.text(), self.filters.rule(), self._of_tab.get(self._tab, [])
        found = view.index.find(term) if term else of_tab
        if passes is not None:
            found = [at for at in found if passes(people[at])]
        if not term:
            return found
        members = self._members.get(self._tab, frozenset())
        return [at for at in found if at in members] or [at for at in found if not people[at].gone]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field ↓ goes into the table and Esc empties it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                (self.organisations if self.shows_organisations else self.table).setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.show_text("")
                self._show_all()
                return True
        return super().eventFilter(watched, event)

    def _show_rows(self) -> None:
        typed = self.search.text()
        self._tables.setCurrentWidget(self.organisations if self.shows_organisations else self.table)
        if self.shows_organisations:
            found = self.organisations.show_organisations(self._organisations, typed)
            self._note.show_text(f"找到{found}个" if typed else "")
            return
        places = self._shown_places(self._view) if self._view is not None else []
        self.table.show_rows([self._rows[at] for at in places])
        sifted = bool(typed) or self._only is not None or self.filters.isVisible()
        words = f"{self._household}户，{len(places)}人" if self._household else f"找到{len(places)}人"
        self._note.show_text(words if sifted else "")

    def _show_check(self) -> None:
        to_check = self._view.to_check if self._view else ()
        people = {key for key, _ in to_check}
        self._banner.setVisible(bool(people) and not self.shows_organisations)
        reasons = [
            (why, sum(1 for _, each in to_check if each == why))
            for why in dict.fromkeys(w for _, w in to_check)
        ]
        said = "，".join(f"{why}{count}人" for why, count in reasons)
        self._banner.show_state("warn", f"{len(people)}人需要核对", f"{said}；不核对，会上可能签错人")
        checking = self._only is not None and not self._household
        self.check.show_words("核对完了" if checking else f"核对{len(people)}人")

    def _on_check_clicked(self) -> None:
        view = self._view
        checking = (self._only is not None and not self._household) or view is None
        self._household = ""
        self._only = None if checking or view is None else frozenset(key for key, _ in view.to_check)
        self._show_check()
        self._show_rows()
        self.table.setFocus()

    def _show_all(self) -> None:
        """What is typed, filtered or under a tab: not one household, not those to be checked."""
        if self._only is not None:
            self._only, self._household = None, ""
            self._show_check()
        self._show_rows()

    def _on_search_submitted(self, text: str) -> None:
        lines = self.shown()
        if self.shows_organisations:
            self.organisations.open_first()
        elif lines:
            self.table.show_selected(lines[0].id)
            self.person_requested.emit(lines[0].id)

    def _on_sift_clicked(self) -> None:
        if self.filters.isVisible():
            self.filters.fold()
        else:
            self.filters.unfold()

    def _on_tabs_current_changed(self, key: object) -> None:
        self._tab = str(key)
        self._show_check()
        for button in (self.sift, self.put_out):
            button.setVisible(not self.shows_organisations)
        if self.shows_organisations and self.filters.isVisible():
            self.filters.fold()
        self._show_all()
        self.tab_changed.emit()

    def _lay_out(self) -> None:
        theme = self._theme
        buttons = QHBoxLayout()
        for button in (self.new, self.sift, self.take_in, self.put_out):
            buttons.addWidget(button)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for row in (self._top, buttons):
            row.setSpacing(theme.px("space.m"))
        self._top.addWidget(self.search, 1)
        self._top.addLayout(buttons)
        self._tables.setMinimumHeight(theme.em(_LEAST_EM))
        for table in (self.table, self.organisations):
            self._tables.addWidget(table)
        middle = QHBoxLayout()
        middle.addWidget(self.tabs, 1)
        middle.addWidget(self._note)
        self._banner.add_action(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.m"))
        column.addLayout(self._top)
        column.addLayout(middle)
        column.addWidget(self.filters)
        column.addWidget(self._tables, 1)
        column.addWidget(self._banner)

    def _connect(self) -> None:
        empty = EmptyState(
            self._theme, "address-book", "没有这样的人", "换个拼音首字母，或导入花名册", "导入"
        )
        empty.action_requested.connect(self.import_requested)
        self.table.show_empty(empty)
        self.search.line.installEventFilter(self)
        self.search.edited.connect(lambda _text: self._show_all())
        self.filters.changed.connect(self._show_all)
        self.sift.clicked.connect(self._on_sift_clicked)
        self.organisations.new_requested.connect(self.new_requested)
        self.organisations.opened.connect(lambda key: self.organisation_requested.emit(str(key)))
        self.search.submitted.connect(self._on_search_submitted)
        self.tabs.current_changed.connect(self._on_tabs_current_changed)
        self.table.opened.connect(lambda key: self.person_requested.emit(str(key)))
        self.check.clicked.connect(self._on_check_clicked)
        self.new.clicked.connect(self.new_requested)
        self.take_in.clicked.connect(self.import_requested)
        self.put_out.clicked.connect(self.export_requested)


def _row(line: PersonLine) -> Row:
    office = (line.duty,) if line.duty else ()
    chips = (*office, *line.roles)[:_SHOWN_ROLES]
    cells = (line.number, line.name, line.sex, line.group, line.household, chips, line.residence)
    return Row(line.id, cells, cells)
