"""改日再开: call the meeting again with everything carried over, and end this one as far as it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from xieshang_desktop.domain.acts.preparing import (
    ConveneMeeting,
    ExcludeFromBase,
    Invite,
    Selection,
)
from xieshang_desktop.domain.acts.room import CloseMeeting, DeferItem, Resume
from xieshang_desktop.domain.vocabulary import (
    Capacity,
    ExclusionReason,
    ItemId,
    MeetingId,
    MeetingState,
    PartyKind,
    PersonId,
)
from xieshang_desktop.domain.wording import moment_words
from xieshang_desktop.queries.cockpit.resuming import ItemToResume, MeetingToResume, meeting_to_resume
from xieshang_desktop.ui.live.session import LiveSession, MakeAct
from xieshang_desktop.ui.live.wishes.carrying import adding, topics_of


class Resuming:
    """Carries a meeting over to another day."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session

    def to_resume(self) -> MeetingToResume:
        """What would be carried over now."""
        return self._session.office.read(meeting_to_resume, self._session.meeting_id)

    def call_again(self, title: str, starts_at: datetime, place: str) -> bool:
        """End this meeting where it stands, and call the other with its list, its guests and what is left."""
        old = self.to_resume()
        new = MeetingId(self._session.office.new_id())
        acts = [*self._calling(old, new, title, starts_at, place), *self._ending(old, starts_at)]
        return self._session.perform(
            *acts, said=f"已改到{moment_words(starts_at)}，{len(old.items)}项议程和名单都带过去了，请重发通知"
        )

    def _ending(self, old: MeetingToResume, starts_at: datetime) -> Iterator[MakeAct]:
        """A meeting that was opened is closed, what is left of it put off; one never opened stays put off."""
        meeting = self._session.meeting_id
        if self._session.view.meeting.opened_at is None:
            return
        if self._session.view.meeting.state is MeetingState.ADJOURNED:
            yield lambda at: Resume(at=at, meeting=meeting)
        reason = f"改到{moment_words(starts_at)}再议"
        for item in old.items:
            if not item.deferred:
                yield _deferring(meeting, item, reason)
        yield lambda at: CloseMeeting(at=at, meeting=meeting)

    def _calling(
        self, old: MeetingToResume, new: MeetingId, title: str, starts_at: datetime, place: str
    ) -> Iterator[MakeAct]:
        topics = topics_of(old.items)
        people = tuple(PersonId(key) for key in old.people)
        yield lambda at: ConveneMeeting(
            at=at,
            meeting=new,
            form=old.form,
            title=title,
            starts_at=starts_at,
            place=place,
            chair=PersonId(old.chair_id),
            recorder=PersonId(old.recorder_id),
            topics=topics,
            unit=old.unit,
            entitled=people or Selection(households=True, group=old.group),
            convener=old.convener,
            resumes=MeetingId(old.id),
            speaking_seconds=old.speaking_seconds,
            speaking_turns=old.speaking_turns,
        )
        for item in old.items:
            yield adding(new, item, ItemId(self._session.office.new_id()))
        for (capacity, party), rows in groupby(old.invited, key=lambda row: (row[1], row[2])):
            yield _inviting(new, tuple(PersonId(row[0]) for row in rows), capacity, party)
        for reason in dict.fromkeys(reason for _, reason in old.excluded):
            whos = tuple(PersonId(who) for who, because in old.excluded if because is reason)
            yield _leaving_out(new, whos, reason)


def _deferring(meeting: MeetingId, item: ItemToResume, reason: str) -> MakeAct:
    return lambda at: DeferItem(at=at, meeting=meeting, item=ItemId(item.id), reason=reason)


def _inviting(
    meeting: MeetingId, whos: tuple[PersonId, ...], capacity: Capacity, party: PartyKind | None
) -> MakeAct:
    return lambda at: Invite(at=at, meeting=meeting, whos=whos, capacity=capacity, party=party)


def _leaving_out(meeting: MeetingId, whos: tuple[PersonId, ...], reason: ExclusionReason) -> MakeAct:
    return lambda at: ExcludeFromBase(at=at, meeting=meeting, whos=whos, reason=reason)
