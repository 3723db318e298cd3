"""The whole room in one frozen view: what the live page paints after every act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

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
from xieshang_desktop.queries.cockpit.speaking import Before, FloorView, floor_view
from xieshang_desktop.queries.cockpit.talk import TalkView, talk_view
from xieshang_desktop.queries.cockpit.vote import VoteView, officers_of, vote_view
from xieshang_desktop.queries.facts.law import rules_for
from xieshang_desktop.queries.facts.meeting import findings_of_meeting
from xieshang_desktop.queries.facts.quorum import quorum_of_count
from xieshang_desktop.queries.facts.room import count_room
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


OF_THE_ROW = tuple(name for name in MeetingFacts.__slots__ if name != "resumed_as")
FINDINGS_SHOWN = (Moment.BETWEEN_ITEMS, Moment.THROUGH)


@dataclass(frozen=True, slots=True)
class Gathering:
    """The people: who is concerned at all, who is here, whether they are enough."""

    people: dict[str, PersonLine]
    sign_in: SignInView
    quorum: Quorum
    came: frozenset[str]
    """Those of the list, people or households, who count as present."""
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

    @property
    def talk(self) -> TalkView:
        """Who has been heard on the running item, and for how long."""
        heard = self.floor.heard if self.floor else ()
        return talk_view(heard, self.gathering.people, self.sign_in)

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
    if session.get(Meeting, meeting_id) is None:
        raise LookupError(meeting_id)
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

    What cannot have changed is taken from ``known``; the queue and the last act are always read again.
    """
    meeting_id = known.meeting.id
    gathering = known.gathering
    if people or anew:
        gathering = _gathering(session, meeting_id, None if anew else gathering)
    before = Before(known.floor, known.sign_in, said) if known.floor and not (course or anew) else None
    return _around(session, meeting_id, now, gathering, None if course else known, before)


def _gathering(session: Session, meeting_id: str, known: Gathering | None) -> Gathering:
    """Who is here; the people themselves are read again only when a stranger has come in."""
    stays = stays_of(session, meeting_id)
    if known is None or any(stay.person_id not in known.people for stay in stays.values()):
        people = people_of_meeting(session, meeting_id)
        appointed: Mapping[Capacity, tuple[str, ...]] = officers_of(session, meeting_id, people)
    else:
        people, appointed = known.people, known.appointed
    room = count_room(session, meeting_id)
    form = session.get_one(Meeting, meeting_id).form
    return Gathering(
        people=people,
        sign_in=sign_in_view(session, meeting_id, people, stays),
        quorum=quorum_of_count(rules_for(session, meeting_id), form, room),
        came=frozenset(room.present_ids),
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
    before: Before | None = None,
) -> CockpitView:
    people = gathering.people
    meeting = known.meeting if known and known.gathering is gathering else _facts(session, meeting_id, known)
    agenda = known.agenda.at(now) if known else agenda_view(session, meeting_id, now)
    running = agenda.running
    vote = known.vote if known else _vote(session, running, people)
    view = CockpitView(
        meeting=meeting,
        gathering=gathering,
        agenda=agenda,
        floor=floor_view(session, running.id, people, gathering.sign_in, before) if running else None,
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


def _facts(session: Session, meeting_id: str, known: CockpitView | None) -> MeetingFacts:
    """From the row that the session keeps: acts change it there, so it need not be asked for again."""
    row = session.get_one(Meeting, meeting_id)
    again = known.meeting.resumed_as if known else resumed_as(session, meeting_id)
    return MeetingFacts(**{name: getattr(row, name) for name in OF_THE_ROW}, resumed_as=again)


def _closing(session: Session, meeting: MeetingFacts, people: dict[str, PersonLine]) -> ClosingView | None:
    if meeting.state not in (MeetingState.CLOSED, MeetingState.SEALED):
        return None
    return closing_view(session, meeting.id, meeting.chair_id, meeting.recorder_id, people)
