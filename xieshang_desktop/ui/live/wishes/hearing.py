"""Wishes about what was said: read out for the absent, put into one, dealt with, drafted, answered."""

from __future__ import annotations

from collections.abc import Sequence

from xieshang_desktop.domain.acts.room import AnswerObjection, HandleOpinion, MergeOpinions, RecordOpinion
from xieshang_desktop.domain.drafting import Handled, draft_of
from xieshang_desktop.domain.vocabulary import ItemId, OpinionId, PersonId
from xieshang_desktop.queries.cockpit.opinions import EarlierRow
from xieshang_desktop.ui.live.session import LiveSession


class Hearing:
    """The opinions on the running item."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session

    @property
    def item(self) -> ItemId:
        """The item that the room is at; only asked for while there is one."""
        running = self._session.view.agenda.running
        return ItemId(running.id if running else "")

    def read_out(self, row: EarlierRow) -> bool:
        """What somebody said beforehand is read out for him and stands among the opinions."""
        meeting, item, key = self._session.meeting_id, self.item, OpinionId(self._session.office.new_id())
        return self._session.perform(
            lambda at: RecordOpinion(
                at=at,
                meeting=meeting,
                item=item,
                who=PersonId(row.person_id),
                stance=row.stance,
                text=row.as_read,
                key=key,
            ),
            said=f"已代读{row.name}的意见",
        )

    def merge(self, opinions: Sequence[str], text: str) -> bool:
        """Put opinions into one, with a number of its own."""
        meeting, item, key = self._session.meeting_id, self.item, OpinionId(self._session.office.new_id())
        floor = self._session.view.floor
        number = len(floor.numbered) + 1 if floor else 1
        return self._session.perform(
            lambda at: MergeOpinions(
                at=at,
                meeting=meeting,
                item=item,
                opinions=tuple(OpinionId(each) for each in opinions),
                text=text,
                key=key,
            ),
            said=f"{len(opinions)}条归并成第{number}条意见",
        )

    def handle(self, opinion: str, adopted: bool, reason: str) -> bool:
        """Say what becomes of an opinion."""
        return self._session.perform(
            lambda at: HandleOpinion(at=at, opinion=OpinionId(opinion), adopted=adopted, reason=reason),
            said="已采纳" if adopted else "没有采纳，理由已记下",
        )

    def answer(self, who: str, name: str, text: str) -> bool:
        """Answer somebody who objected or had reservations."""
        meeting, item = self._session.meeting_id, self.item
        return self._session.perform(
            lambda at: AnswerObjection(at=at, meeting=meeting, item=item, who=PersonId(who), text=text),
            said=f"已答复{name}",
        )

    def draft(self) -> str:
        """The 协商意见 as the numbered opinions make it."""
        item, floor = self._session.view.agenda.running, self._session.view.floor
        if item is None or floor is None:
            return ""
        numbered = [Handled(row.number, row.text, row.adopted, row.reason) for row in floor.numbered]
        return draft_of(item.title, item.text, numbered)
