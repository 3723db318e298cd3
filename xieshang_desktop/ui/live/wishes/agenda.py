"""Wishes on the order of the agenda: insert, move, split, put off, go back."""

from __future__ import annotations

from xieshang_desktop.domain.acts.preparing import AddItem, MoveItem
from xieshang_desktop.domain.acts.room import DeferItem, ReturnToItem, SplitItem, StartItem
from xieshang_desktop.domain.vocabulary import ItemId, ItemKind, ItemState
from xieshang_desktop.queries.cockpit.agenda import ItemRow
from xieshang_desktop.ui.live.session import LiveSession


class AgendaDesk:
    """Works on any item of the agenda, not on the running one alone."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session

    def item(self, key: str) -> ItemRow | None:
        """The item of that key as it now stands."""
        return next((item for item in self._session.view.agenda.items if item.id == key), None)

    def add(self, title: str, kind: ItemKind, minutes: int | None, text: str, before: str | None) -> bool:
        """Insert an item before one that has not begun, or at the end."""
        meeting, new = self._session.meeting_id, ItemId(self._session.office.new_id())
        return self._session.perform(
            lambda at: AddItem(
                at=at,
                meeting=meeting,
                item=new,
                title=title,
                kind=kind,
                minutes=minutes,
                text=text,
                before=ItemId(before) if before else None,
            ),
            said=f"已加入议程：{title}",
        )

    def move(self, key: str, step: int) -> bool:
        """Move an item one place up or down among those that have not begun."""
        ahead = [item.id for item in self._session.view.agenda.items if can_move(item)]
        if key not in ahead:
            return False
        place = ahead.index(key) + step
        if not 0 <= place < len(ahead):
            return False
        rest = [each for each in ahead if each != key]
        before = ItemId(rest[place]) if place < len(rest) else None
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: MoveItem(at=at, meeting=meeting, item=ItemId(key), before=before)
        )

    def split(self, key: str, title: str, text: str) -> bool:
        """Take part of an item out as the next one."""
        meeting, part = self._session.meeting_id, ItemId(self._session.office.new_id())
        return self._session.perform(
            lambda at: SplitItem(at=at, meeting=meeting, item=ItemId(key), part=part, title=title, text=text),
            said=f"已拆出：{title}",
        )

    def defer(self, key: str, reason: str) -> bool:
        """Put an item off, begun or not."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: DeferItem(at=at, meeting=meeting, item=ItemId(key), reason=reason), said="已暂缓"
        )

    def take_up(self, key: str) -> bool:
        """Begin an item out of its turn, or go back to one that was ended or put off."""
        item, meeting = self.item(key), self._session.meeting_id
        if item is None:
            return False
        if item.state is ItemState.NOT_STARTED:
            return self._session.perform(lambda at: StartItem(at=at, meeting=meeting, item=ItemId(key)))
        return self._session.perform(lambda at: ReturnToItem(at=at, meeting=meeting, item=ItemId(key)))


def can_move(item: ItemRow) -> bool:
    """Whether an item has not begun."""
    return item.state is ItemState.NOT_STARTED
