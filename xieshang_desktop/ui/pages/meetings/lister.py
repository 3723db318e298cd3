"""What is done to one person of a meeting's list: left out of the base, a proxy, a recusal."""

from PySide6.QtCore import QObject

from xieshang_desktop.queries.meetings.name_list import NameListView, name_list
from xieshang_desktop.ui.pages.meetings import list_forms as forms
from xieshang_desktop.ui.pages.meetings.name_list import NameListPanel
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page


class Lister(QObject):
    """Works for the page on the list of the meeting that it shows."""

    def __init__(self, page: Page, room: FormRoom, panel: NameListPanel) -> None:
        super().__init__(page)
        self._page, self._room, self._panel = page, room, panel
        self._view: NameListView | None = None
        panel.exclusion_requested.connect(self.exclude)
        panel.proxy_requested.connect(self.send_proxy)
        panel.recusal_requested.connect(self.recuse)

    def show(self, meeting: str) -> None:
        """Show the list as it stands."""
        view: NameListView = self._page.desk.office.read(name_list, meeting)
        self._view = view
        self._panel.show_names(view)

    def exclude(self, person: str) -> None:
        """Somebody is left out of the base."""
        view, line = self._view, self._panel.line_of(person)
        if view is not None and line is not None:
            self._room.ask(
                forms.exclusion_spec(view, line),
                lambda values: self._page.perform(
                    forms.exclusion_act(view.meeting_id, line, values, self._page.desk.office.now()),
                    f"{line.name}不计入应到",
                ),
            )

    def send_proxy(self, person: str) -> None:
        """Somebody sends a proxy, or takes the proxy back."""
        view, line, office = self._view, self._panel.line_of(person), self._page.desk.office
        if view is None or line is None:
            return
        if line.proxy:
            self._page.perform(
                forms.revocation_act(view.meeting_id, line, office.now()), f"{line.name}的委托已撤销"
            )
            return
        self._room.ask(
            forms.proxy_spec(line),
            lambda values: self._page.perform(
                forms.proxy_act(view.meeting_id, line, values, office.now()), f"{line.name}的委托已登记"
            ),
        )

    def recuse(self, person: str) -> None:
        """Somebody who is concerned takes no part in the vote on an item."""
        view, line = self._view, self._panel.line_of(person)
        if view is not None and line is not None:
            self._room.ask(
                forms.recusal_spec(view, line),
                lambda values: self._page.perform(
                    forms.recusal_act(view.meeting_id, line, values, self._page.desk.office.now()),
                    f"{line.name}的回避已登记",
                ),
            )
