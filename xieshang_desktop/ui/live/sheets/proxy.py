"""登记委托: who cannot come, who comes in the name, and that it was given in writing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import Labelled, TextField
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.text import Label

MOST_FOUND = 6


class ProxySheet(SheetPanel):
    """The rules say who may; the principal counts as present once the proxy has signed in."""

    def __init__(self, theme: Theme, session: LiveSession, door: Door) -> None:
        super().__init__(theme, session, "登记委托", "受托人签到，委托人就计入到会")
        self._door = door
        self._principal: Match | None = None
        self._proxy: Match | None = None
        self._from = self._finder("委托人", "谁不能来", self._take_principal)
        self._to = self._finder("受托人", "由谁代表", self._take_proxy)
        self._relation = TextField(theme, "关系", placeholder="夫妻、父子")
        self._written = ChoiceBar(theme, "委托书", alt_numbers=True)
        self._written.show_choices([(True, "有委托书"), (False, "没有")], True)
        self._names = Label(theme, size="title", weight="bold")
        fields: tuple[tuple[str, QWidget], ...] = (
            ("委托人", self._from),
            ("受托人", self._to),
            ("关系", self._relation),
            ("委托书", self._written),
        )
        for words, field in fields:
            self.body.addWidget(Labelled(theme, words, field, label_width=theme.em(4)))
        self.body.addWidget(self._names)
        self.body.addWidget(BodyText(theme, "只在宣布开会前登记。能不能委托、一人代几人，看会议形式的法律。"))
        self.body.addStretch(1)
        self._relation.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """Begin with nobody."""
        self._principal = self._proxy = None
        self._relation.show_text("")
        self._show_names()
        self._from.focus_field()

    def words(self) -> str:
        """登记：李显贵委托张秀兰."""
        if self._principal is None or self._proxy is None:
            return ""
        return f"登记：{self._principal.name}委托{self._proxy.name}"

    def unready(self) -> str:
        """Two people, and what they are to each other."""
        if self._principal is None:
            return "先找委托人"
        if self._proxy is None:
            return "先找受托人"
        return "" if self._relation.text() else "先写关系"

    def store(self) -> bool:
        """Note it, or hear why the law does not allow it."""
        if self._principal is None or self._proxy is None:
            return False
        written = bool(self._written.value())
        return self._door.authorise(self._principal, self._proxy, self._relation.text(), written=written)

    def _finder(self, label: str, placeholder: str, take: Callable[[Match], None]) -> SearchField:
        field = SearchField(self._theme, label, placeholder=placeholder, arrangement="list")
        field.left.connect(self.left)
        field.chosen.connect(take)
        field.done_chosen.connect(take)
        field.query_changed.connect(lambda typed: self._find(field, typed))
        return field

    def _find(self, field: SearchField, typed: str) -> None:
        matches = [match for match in self._door.search(typed) if not match.whos]
        if typed and not matches:
            field.show_nothing(f"花名册里没有“{typed}”")
            return
        results = [SearchResult(match, match.name, match.caption, match.done) for match in matches]
        field.show_results(results[:MOST_FOUND], len(results))

    def _take_principal(self, match: Match) -> None:
        self._principal = match
        self._show_names()
        self._to.focus_field()

    def _take_proxy(self, match: Match) -> None:
        self._proxy = match
        self._show_names()
        self._relation.line.setFocus()

    def _show_names(self) -> None:
        principal, proxy = self._principal, self._proxy
        parts = [principal.name if principal else "", f"委托{proxy.name}" if proxy else ""]
        self._names.show_text("　".join(part for part in parts if part))
        self.changed.emit()
