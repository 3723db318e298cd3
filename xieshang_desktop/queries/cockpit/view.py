"""The whole room in one frozen view: what the live page paints after every act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.counting import Quorum
from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.vocabulary import (
    AttendanceMode,
    Capacity,
    MeetingForm,
    MeetingState,
    Unit,
    VoteState,
)
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.cockpit.agenda import AgendaView, ItemRow, agenda_view
from xieshang_desktop.queries.cockpit.closing import ClosingView, closing_view
from xieshang_desktop.queries.cockpit.deciding import NOBODY_ELSE, Deciding, deciding_of
from xieshang_desktop.queries.cockpit.duties import OwedLine, owed_after_result
from xieshang_desktop.queries.cockpit.people import PersonLine, people_of_meeting
from xieshang_desktop.queries.cockpit.resuming import resumed_as
from xieshang_desktop.queries.cockpit.signin import SignInView, lawful_modes, sign_in_view, stays_of
from xieshang_desktop.queries.cockpit.speaking import FloorView, floor_view
from xieshang_desktop.queries.cockpit.vote import VoteView, officers_of, vote_view
from xieshang_desktop.queries.facts.law import quorum_of
from xieshang_desktop.queries.facts.meeting import findings_of_meeting
from xieshang_desktop.queries.facts.sessions import SessionRow, session_rows
from xieshang_desktop.queries.history import ActLine, entry_count, last_act


class Moment(StrEnum):
    """Where the room is; the body of the live page follows it."""

    SIGN_IN = "签到"
    BETWEEN_ITEMS = "项间"
    FLOOR = "议事"
    VOTING = "表决"
    VERDICT = "结果"
    THROUGH = "议程已毕"
    ADJOURNED = "休会"
    CLOSED = "已闭会"
    SEALED = "已归档"


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What stands about the meeting itself."""

    id: str
    title: str
    form: MeetingForm
    unit: Unit
    state: MeetingState
    starts_at: datetime
    place: str
    chair_id: str
    recorder_id: str
    opened_at: datetime | None
    override_reason: str | None
    base_reported_at: datetime | None
    adjourned_at: datetime | None
    adjourn_reason: str | None
    read_out_at: datetime | None
    closed_at: datetime | None
    sealed_at: datetime | None
    speaking_seconds: int = 120
    speaking_turns: int = 2
    alternate: bool | None = None
    resumed_as: str = ""
    """The title and day of the meeting that takes this one up again, once it has been called."""


FINDINGS_SHOWN = (Moment.BETWEEN_ITEMS, Moment.THROUGH)


@dataclass(frozen=True, slots=True)
class Gathering:
    """The people: who is concerned at all, who is here, whether they are enough."""

    people: dict[str, PersonLine]
    sign_in: SignInView
    quorum: Quorum
    appointed: Mapping[Capacity, tuple[str, ...]]
    """Names of those who watch and count the votes."""
    sessions: tuple[SessionRow, ...] = ()
    """The whole meeting and its sessions, where it is held in several; else nothing."""
    modes: tuple[AttendanceMode, ...] = (AttendanceMode.IN_PERSON,)
    """The ways of taking part that the meeting's law leaves open."""

    def name(self, person_id: str) -> str:
        """What somebody is called; empty for nobody known here."""
        return self.people[person_id].name if person_id in self.people else ""


@dataclass(frozen=True, slots=True)
class CockpitView:
    """Everything that the room shows; running times follow from ``running_since`` and the clock."""

    meeting: MeetingFacts
    gathering: Gathering
    agenda: AgendaView
    floor: FloorView | None
    vote: VoteView | None
    closing: ClosingView | None
    last: ActLine | None
    entries: int
    findings: tuple[Finding, ...] = ()
    """Read between the items and at the end, where there is time to look at them."""
    deciding: Deciding = NOBODY_ELSE
    """Who decides by law what the running item is about."""
    owed: tuple[OwedLine, ...] = ()
    """What the vote's result will ask for afterwards; known once the vote is closed."""

    @property
    def sign_in(self) -> SignInView:
        """Who should be here and who is."""
        return self.gathering.sign_in

    @property
    def quorum(self) -> Quorum:
        """The quorum by those who have signed in."""
        return self.gathering.quorum

    @property
    def chair(self) -> str:
        """The name of who chairs."""
        return self.gathering.name(self.meeting.chair_id)

    @property
    def recorder(self) -> str:
        """The name of who records."""
        return self.gathering.name(self.meeting.recorder_id)

    def officers(self, office: Capacity) -> tuple[str, ...]:
        """The names of those appointed to an office: 监票, 计票."""
        return self.gathering.appointed.get(office, ())

    @property
    def moment(self) -> Moment:
        """Where the room is, from the record alone."""
        state = self.meeting.state
        if state is MeetingState.PREPARING:
            return Moment.SIGN_IN if self.meeting.adjourned_at is None else Moment.ADJOURNED
        if state is MeetingState.RUNNING:
            return self._running_moment()
        return Moment(str(state))

    def _running_moment(self) -> Moment:
        if self.agenda.running is None:
            return Moment.THROUGH if self.agenda.upcoming is None else Moment.BETWEEN_ITEMS
        if self.vote is None:
            return Moment.FLOOR
        return Moment.VOTING if self.vote.state is VoteState.OPEN else Moment.VERDICT


def cockpit(session: Session, meeting_id: str, now: datetime) -> CockpitView:
    """The room at ``now``; raises LookupError for a meeting that is not on record."""
    return _around(session, meeting_id, now, _gathering(session, meeting_id, None), None)


def cockpit_after(
    session: Session,
    known: CockpitView,
    now: datetime,
    *,
    people: bool,
    course: bool,
    said: bool = True,
    anew: bool = False,
) -> CockpitView:
    """The room after acts that touched ``people`` (who is here), the ``course`` of the agenda, what was
    ``said``, or none of them.

    With ``anew`` the lists themselves have changed: who is entitled, invited, registered.

    What cannot have changed is taken from ``known``; the queue, the last act and the meeting's own facts are
    always read again.
    """
    meeting_id = known.meeting.id
    gathering = known.gathering
    if people or anew:
        gathering = _gathering(session, meeting_id, None if anew else gathering)
    floor = None if course or said or anew else known.floor
    return _around(session, meeting_id, now, gathering, None if course else known, floor)


def _gathering(session: Session, meeting_id: str, known: Gathering | None) -> Gathering:
    """Who is here; the people themselves are read again only when a stranger has come in."""
    stays = stays_of(session, meeting_id)
    if known is None or any(stay.person_id not in known.people for stay in stays.values()):
        people = people_of_meeting(session, meeting_id)
        appointed: Mapping[Capacity, tuple[str, ...]] = officers_of(session, meeting_id, people)
    else:
        people, appointed = known.people, known.appointed
    return Gathering(
        people=people,
        sign_in=sign_in_view(session, meeting_id, people, stays),
        quorum=quorum_of(session, meeting_id),
        appointed=appointed,
        sessions=session_rows(session, meeting_id),
        modes=known.modes if known else lawful_modes(session, meeting_id),
    )


def _around(
    session: Session,
    meeting_id: str,
    now: datetime,
    gathering: Gathering,
    known: CockpitView | None,
    heard: FloorView | None = None,
) -> CockpitView:
    meeting = _facts(session, meeting_id)
    people = gathering.people
    agenda = known.agenda.at(now) if known else agenda_view(session, meeting_id, now)
    running = agenda.running
    vote = known.vote if known else _vote(session, running, people)
    view = CockpitView(
        meeting=meeting,
        gathering=gathering,
        agenda=agenda,
        floor=floor_view(session, running.id, people, gathering.sign_in, heard) if running else None,
        vote=vote,
        deciding=known.deciding
        if known
        else deciding_of(session, running.topic_id if running else None, now),
        closing=known.closing if known else _closing(session, meeting, people),
        last=last_act(session, meeting_id),
        entries=entry_count(session, meeting_id),
        owed=owed_after_result(session, meeting_id, vote.closed_at.date()) if vote and vote.closed_at else (),
    )
    if view.moment in FINDINGS_SHOWN:
        return replace(view, findings=findings_of_meeting(session, meeting_id, now))
    return view


def _vote(session: Session, running: ItemRow | None, people: dict[str, PersonLine]) -> VoteView | None:
    return vote_view(session, running.id, people) if running else None


def _facts(session: Session, meeting_id: str) -> MeetingFacts:
    row = session.execute(
        select(
            Meeting.id,
            Meeting.title,
            Meeting.form,
            Meeting.unit,
            Meeting.state,
            Meeting.starts_at,
            Meeting.place,
            Meeting.chair_id,
            Meeting.recorder_id,
            Meeting.opened_at,
            Meeting.override_reason,
            Meeting.base_reported_at,
            Meeting.adjourned_at,
            Meeting.adjourn_reason,
            Meeting.read_out_at,
            Meeting.closed_at,
            Meeting.sealed_at,
            Meeting.speaking_seconds,
            Meeting.speaking_turns,
            Meeting.alternate,
        ).where(Meeting.id == meeting_id)
    ).first()
    if row is None:
        raise LookupError(meeting_id)
    return replace(MeetingFacts(*tuple(row)), resumed_as=resumed_as(session, meeting_id))


def _closing(session: Session, meeting: MeetingFacts, people: dict[str, PersonLine]) -> ClosingView | None:
    if meeting.state not in (MeetingState.CLOSED, MeetingState.SEALED):
        return None
    return closing_view(session, meeting.id, meeting.chair_id, meeting.recorder_id, people)
