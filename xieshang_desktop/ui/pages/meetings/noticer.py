"""What is done about the notice of a meeting: given, confirmed, copied, carried round as lists."""

from typing import Any

from PySide6.QtCore import QObject

from xieshang_desktop.queries.facts.deliveries import Delivery, deliveries
from xieshang_desktop.queries.meetings.page import PreparingView
from xieshang_desktop.ui.pages.meetings import notice_forms as forms
from xieshang_desktop.ui.pages.meetings.notice_room import NoticeRoom
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.papers import PaperSaver

_LISTS = "delivery-sheet"


class Noticer(QObject):
    """Works for the page on the meeting that it shows."""

    def __init__(self, page: Page, forms_room: FormRoom, room: NoticeRoom, saver: PaperSaver) -> None:
        super().__init__(page)
        self._page, self._forms, self._room, self._saver = page, forms_room, room, saver
        self.view: PreparingView | None = None
        room.give_requested.connect(self.give)
        room.receipt_requested.connect(self.confirm)
        room.lists_requested.connect(self.print_lists)
        room.copied.connect(page.told)

    def show(self) -> None:
        """Show text and deliveries as they stand."""
        view, papers = self.view, self._page.desk.papers
        if view is None:
            return
        text = papers.press().text(papers.view(view.id, "notice"), "notice") if papers is not None else ""
        self._room.show_notice(view, text, self._page.desk.office.read(deliveries, view.id))

    def give(self, only: Delivery | None = None) -> None:
        """The notice has gone out."""
        view, office = self.view, self._page.desk.office
        if view is not None:
            self._forms.ask(
                forms.notice_spec(view, office.now(), only),
                lambda values: self._page.perform(
                    forms.notice_act(view.id, values, office.now()), f"通知已发给{_count(values)}人"
                ),
            )

    def confirm(self, only: Delivery | None = None) -> None:
        """Something proves that it arrived."""
        view, office = self.view, self._page.desk.office
        if view is not None:
            self._forms.ask(
                forms.receipt_spec(self._room.unsigned(), only),
                lambda values: self._page.perform(
                    forms.receipt_act(view.id, values, office.now()), f"已登记{len(values['whos'])}人签收"
                ),
            )

    def print_lists(self) -> None:
        """The lists of the groups, for their leaders."""
        if self.view is None:
            return
        kind = next((each for each in self._saver.kinds(self.view.id) if each.key == _LISTS), None)
        if kind is not None:
            self._saver.save(self.view.id, kind, *kind.formats)


def _count(values: dict[str, Any]) -> int:
    return len({*values["whos"], *values["others"]})
