"""Wishes on the course of the meeting: items, texts, consensus, the end, signatures, the seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xieshang_desktop.domain.acts.afterwards import Attach, Correct
from xieshang_desktop.domain.acts.preparing import AmendItem, RecordRecusal
from xieshang_desktop.domain.acts.room import (
    AddAddendum,
    Adjourn,
    CloseMeeting,
    DeferItem,
    FinishItem,
    ReadOut,
    Resume,
    Seal,
    Sign,
    StartItem,
    StipendDecision,
    TestConsensus,
)
from xieshang_desktop.domain.pictures import Picture
from xieshang_desktop.domain.vocabulary import (
    AttachmentKind,
    Capacity,
    ItemId,
    Outcome,
    PersonId,
    SignatureMeans,
)
from xieshang_desktop.ui.live.session import LiveSession, MakeAct


class Course:
    """Leads through the agenda to the seal."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session

    @property
    def item(self) -> ItemId:
        """The item that the room is at; only asked for while there is one."""
        running = self._session.view.agenda.running
        return ItemId(running.id if running else "")

    def start_item(self, item: str) -> bool:
        """Begin an item."""
        return self._session.perform(self._start(item))

    def finish_item(self, outcome: Outcome, text: str, stipend: StipendDecision | None = None) -> bool:
        """End the item with what came of it, and go on to the next."""
        meeting, item = self._session.meeting_id, self.item
        acts: list[MakeAct] = [
            lambda at: FinishItem(
                at=at, meeting=meeting, item=item, outcome=outcome, text=text, stipend=stipend
            )
        ]
        upcoming = self._session.view.agenda.upcoming
        if upcoming is not None:
            acts.append(self._start(upcoming.id))
        return self._session.perform(*acts, said=f"本项结束：{outcome.value}")

    def defer_item(self, reason: str) -> bool:
        """Put the item off."""
        meeting, item = self._session.meeting_id, self.item
        return self._session.perform(
            lambda at: DeferItem(at=at, meeting=meeting, item=item, reason=reason), said="本项暂缓"
        )

    def amend(self, text: str) -> bool:
        """A new version of the item's text; the earlier one stays."""
        meeting, item = self._session.meeting_id, self.item
        return self._session.perform(lambda at: AmendItem(at=at, meeting=meeting, item=item, text=text))

    def recuse(self, who: str, name: str, reason: str) -> bool:
        """Note that somebody steps back from this item."""
        meeting, item = self._session.meeting_id, self.item
        return self._session.perform(
            lambda at: RecordRecusal(at=at, meeting=meeting, item=item, who=PersonId(who), reason=reason),
            said=f"已登记回避：{name}",
        )

    def consensus(
        self,
        proposal: str,
        support: int,
        reservations: int | Mapping[str, str],
        objections: int | Mapping[str, str],
    ) -> bool:
        """Record what the room said to a proposal: figures, or the reasons of those who do not agree."""
        against = objections if isinstance(objections, int) else len(objections)
        doubts = reservations if isinstance(reservations, int) else len(reservations)
        meeting, item = self._session.meeting_id, self.item
        return self._session.perform(
            lambda at: TestConsensus(
                at=at,
                meeting=meeting,
                item=item,
                proposal=proposal,
                support=support,
                reservations=_by_person(reservations),
                objections=_by_person(objections),
            ),
            said=f"共识：支持{support}人，保留{doubts}人，反对{against}人",
        )

    def adjourn(self, reason: str) -> bool:
        """Interrupt the meeting."""
        meeting = self._session.meeting_id
        return self._session.perform(lambda at: Adjourn(at=at, meeting=meeting, reason=reason))

    def resume(self) -> bool:
        """Go on after an interruption."""
        meeting = self._session.meeting_id
        return self._session.perform(lambda at: Resume(at=at, meeting=meeting))

    def read_out(self) -> bool:
        """The results have been read out."""
        meeting = self._session.meeting_id
        return self._session.perform(lambda at: ReadOut(at=at, meeting=meeting), said="已宣读结果")

    def close(self) -> bool:
        """End the meeting."""
        meeting = self._session.meeting_id
        return self._session.perform(lambda at: CloseMeeting(at=at, meeting=meeting), said="已散会")

    def sign(self, who: str, name: str, capacity: Capacity, means: SignatureMeans) -> bool:
        """Record that somebody has signed the minutes."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: Sign(at=at, meeting=meeting, who=PersonId(who), capacity=capacity, means=means),
            said=f"{name}已{means.value}",
        )

    def seal(self) -> bool:
        """Make the record final."""
        meeting = self._session.meeting_id
        return self._session.perform(lambda at: Seal(at=at, meeting=meeting), said="已封存归档")

    def attach_signed_page(self, name: str, pictures: Sequence[Picture]) -> bool:
        """Keep a photo or scan of the signed page with the meeting."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: Attach(
                at=at,
                meeting=meeting,
                file=name,
                kind=AttachmentKind.SIGNED_PAGE,
                pictures=tuple(pictures),
            ),
            said=f"已附上签名页：{name}",
        )

    def correct(self, entry: int, changes: Mapping[str, object], reason: str) -> bool:
        """Carry an earlier act out again with other words or figures; the reason is printed."""
        return self._session.perform(
            lambda at: Correct(at=at, act=entry, reason=reason, changes=dict(changes)),
            said="已更正，写入会议记录",
        )

    def add_addendum(self, by: str, text: str) -> bool:
        """Add to the sealed record."""
        meeting = self._session.meeting_id
        return self._session.perform(lambda at: AddAddendum(at=at, meeting=meeting, by=by, text=text))

    def _start(self, item: str) -> MakeAct:
        meeting = self._session.meeting_id
        return lambda at: StartItem(at=at, meeting=meeting, item=ItemId(item))


def _by_person(side: int | Mapping[str, str]) -> int | dict[PersonId, str]:
    return side if isinstance(side, int) else {PersonId(who): reason for who, reason in side.items()}
