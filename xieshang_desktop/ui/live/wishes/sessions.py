"""Wishes on the sessions of one meeting: hold one more, take over the agenda of the whole, record the sum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from xieshang_desktop.domain.acts.preparing import AmendItem, ConveneMeeting, Selection
from xieshang_desktop.domain.acts.room import RecordTally
from xieshang_desktop.domain.vocabulary import ItemId, MeetingId, PersonId, VoteId
from xieshang_desktop.queries.cockpit.resuming import meeting_to_resume
from xieshang_desktop.queries.cockpit.view import Moment
from xieshang_desktop.queries.facts.sessions import (
    SessionSum,
    agenda_differences,
    agenda_pieces,
    session_sum,
)
from xieshang_desktop.ui.live.session import LiveSession, MakeAct
from xieshang_desktop.ui.live.wishes.carrying import adding, topics_of


class SessionsDesk:
    """Keeps the sessions of one meeting together."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session

    @property
    def whole(self) -> MeetingId:
        """The meeting that the sessions belong to: this one, or the one of which it is a session."""
        rows = self._session.view.gathering.sessions
        return MeetingId(rows[0].id) if rows else self._session.meeting_id

    def groups(self) -> tuple[str, ...]:
        """The groups of the list, each of which may hold a session of its own."""
        return tuple(dict.fromkeys(seat.group for seat in self._session.view.sign_in.seats if seat.group))

    def hold(self, group: str, starts_at: datetime, place: str) -> bool:
        """Call a session of this meeting for one group, with the same agenda and the same texts."""
        office, view = self._session.office, self._session.view
        whole = office.read(meeting_to_resume, self.whole)
        new = MeetingId(office.new_id())
        people = tuple(
            PersonId(seat.key) for seat in view.sign_in.seats if seat.group == group and not seat.household
        )
        topics = topics_of(whole.items)
        acts: list[MakeAct] = [
            lambda at: ConveneMeeting(
                at=at,
                meeting=new,
                form=whole.form,
                title=f"{whole.title}（{group}）",
                starts_at=starts_at,
                place=place,
                chair=PersonId(whole.chair_id),
                recorder=PersonId(whole.recorder_id),
                topics=topics,
                unit=whole.unit,
                entitled=people or Selection(households=True, group=group),
                convener=whole.convener,
                session_of=self.whole,
                speaking_seconds=whole.speaking_seconds,
                speaking_turns=whole.speaking_turns,
            ),
            *(adding(new, item, ItemId(office.new_id())) for item in whole.items),
        ]
        done = self._session.perform(*acts, said=f"已设{group}的分会，议程和方案与整个会议相同")
        self._session.refresh()
        return done

    def differences(self) -> tuple[str, ...]:
        """In what this session's agenda is not that of the whole."""
        return self._session.office.read(agenda_differences, self._session.meeting_id)

    def take_over_agenda(self) -> bool:
        """Add what the whole has and this session lacks, and put its texts in force here."""
        return self._session.perform(*self._taking_over(), said="议程和方案已与整个会议相同")

    def sum_of(self, item: str) -> SessionSum | None:
        """What the sessions counted on an item of the whole."""
        return self._session.office.read(session_sum, item)

    def sum_words(self) -> str:
        """记下各会场合计：赞成13、反对6、弃权0; empty where nothing is voted on or there are no sessions."""
        view = self._session.view
        vote = view.vote
        if vote is None or vote.tallies or view.moment is not Moment.VOTING or not view.gathering.sessions:
            return ""
        found = self.sum_of(vote.item_id)
        if found is None:
            return ""
        return f"记下各会场合计：赞成{found.for_}、反对{found.against}、弃权{found.abstain}"

    def record_sum(self) -> bool:
        """Record what the sessions counted, added up, as the count of the whole."""
        view = self._session.view
        found = self.sum_of(view.vote.item_id) if view.vote is not None else None
        if view.vote is None or found is None:
            return False
        vote = VoteId(view.vote.id)
        return self._session.perform(
            lambda at: RecordTally(
                at=at,
                vote=vote,
                for_=found.for_,
                against=found.against,
                abstain=found.abstain,
                not_voted=found.not_voted,
            ),
            said=f"各会场合计：赞成{found.for_}，反对{found.against}，弃权{found.abstain}",
        )

    def _taking_over(self) -> Iterator[MakeAct]:
        office, meeting = self._session.office, self._session.meeting_id
        mine = {item.title: item for item in office.read(agenda_pieces, meeting)}
        for item in office.read(meeting_to_resume, self.whole).items:
            known = mine.get(item.title)
            if known is None:
                yield adding(meeting, item, ItemId(office.new_id()))
            elif known.text != item.text:
                yield _same_text(meeting, ItemId(known.id), item.text)


def _same_text(meeting: MeetingId, item: ItemId, text: str) -> MakeAct:
    return lambda at: AmendItem(at=at, meeting=meeting, item=item, text=text)
