"""Changing a meeting that has been called, where its facts and its agenda stand."""

from typing import Any

from PySide6.QtCore import QObject

from xieshang_desktop.domain.acts.preparing import AmendMeeting, MoveItem
from xieshang_desktop.domain.vocabulary import ItemId, MeetingId
from xieshang_desktop.queries.meetings.page import PreparingView
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.typed import moment_text
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult

_MOST = 8
_WORDS = {"form": "形式", "starts_at": "时间", "place": "地点", "chair": "主持", "recorder": "记录"}
_TOLD = ("form", "starts_at", "place")
"""What a notice tells: where one of these changes, who was told must be told again."""


class Amender(QObject):
    """Works for the page on the meeting that it shows; a refused change is put back as it was."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.view: PreparingView | None = None

    def amend(self, fact: str, value: Any) -> None:
        """Change one fact; who was told before is to be told again."""
        view = self.view
        if view is None or value == getattr(view, fact):
            return
        again = "，通知要再发一次" if view.notice.given and fact in _TOLD else ""
        words = f"{_WORDS[fact]}已改为{self._said(fact, value)}{again}"
        act = AmendMeeting(at=self._page.desk.office.now(), meeting=MeetingId(view.id), **{fact: value})
        if not self._page.perform(act, words):
            self._page.refresh()

    def find_person(self, field: SearchField, term: str) -> None:
        """Show who is meant by what was typed."""
        hits = self._page.desk.people.find(term) if term else []
        if hits or not term:
            results = [SearchResult(each.id, each.name, each.standing) for each in hits[:_MOST]]
            field.show_results(results, total=len(hits))
        else:
            field.show_nothing(f"没有“{term}”，换个拼音首字母或编号")

    def move_item(self, item: str, before: object) -> None:
        """Put an item before another, or at the end."""
        view = self.view
        line = next((each for each in view.items if each.id == item), None) if view is not None else None
        if view is None or line is None:
            return
        act = MoveItem(
            at=self._page.desk.office.now(),
            meeting=MeetingId(view.id),
            item=ItemId(item),
            before=ItemId(str(before)) if before is not None else None,
        )
        self._page.perform(act, f"已调整议程：{line.title}")

    def _said(self, fact: str, value: Any) -> str:
        if fact == "starts_at":
            return moment_text(value, self._page.desk.office.now().date())
        if fact in ("chair", "recorder"):
            return next(line.name for line in self._page.desk.people.view().people if line.id == value)
        return str(value)
