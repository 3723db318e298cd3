"""Acts that open, interrupt and end a meeting, and that make its record final."""

from __future__ import annotations

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.room import (
    AddAddendum,
    Adjourn,
    CloseMeeting,
    OpenMeeting,
    ReadOut,
    Resume,
    Seal,
    Sign,
)
from xieshang_desktop.domain.vocabulary import Capacity, MeetingState, TurnState
from xieshang_desktop.models.meetings import Invitation, Meeting
from xieshang_desktop.models.room import Addendum, Adjournment, Attendance, Signature, Turn
from xieshang_desktop.queries.facts.law import quorum_of, short_of_quorum
from xieshang_desktop.queries.papers.texts import texts_at
from xieshang_desktop.services.agenda import ONCE_OPENED, end_item, running_item_of
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import OnRoster, get, meeting_in, open_vote_of, person_on_roster
from xieshang_desktop.services.speaking import halt
from xieshang_desktop.storage.unit_of_work import Work

CLOSING = Changes(closing=True, agenda=True)
BY_APPOINTMENT = (Capacity.CHAIR, Capacity.RECORDER)


def open_meeting(work: Work, act: OpenMeeting) -> Changes:
    """Open the meeting; a deciding form needs its quorum, which nothing can override.

    A consulting form has a number to reach only where the village set one itself: below it the meeting opens
    all the same, and the reason given for it stands in the minutes.
    """
    meeting = meeting_in(work, act.meeting, (MeetingState.PREPARING,), "宣布开会")
    quorum = quorum_of(work.session, meeting.id)
    if short_of_quorum(work.session, meeting, quorum):
        raise refusals.quorum_not_met(quorum.sentence)
    _go_on(work, meeting)
    meeting.state = MeetingState.RUNNING
    meeting.opened_at = act.at
    meeting.override_reason = None if quorum.met else act.override_reason
    return CLOSING


def adjourn(work: Work, act: Adjourn) -> Changes:
    """Interrupt the meeting; one that could not be opened since too few came is put off until it resumes."""
    meeting = meeting_in(work, act.meeting, (MeetingState.PREPARING, MeetingState.RUNNING), "休会")
    if meeting.adjourned_at is not None:
        raise refusals.wrong_stage("已经休会。", "请先复会。")
    if open_vote_of(work, meeting) is not None:
        raise refusals.wrong_stage("表决还没有结束，不能休会。", "请先得出表决结果。")
    asked = select(Turn).where(Turn.meeting_id == meeting.id, Turn.state == TurnState.SPEAKING)
    for turn in work.session.scalars(asked):
        halt(turn, act.at)
        turn.state = TurnState.PAUSED
    if meeting.state is MeetingState.RUNNING:
        meeting.state = MeetingState.ADJOURNED
    meeting.adjourned_at = act.at
    meeting.adjourn_reason = act.reason
    work.add(Adjournment(meeting_id=meeting.id, reason=act.reason, at=act.at))
    return CLOSING


def resume(work: Work, act: Resume) -> Changes:
    meeting = meeting_in(work, act.meeting, (MeetingState.PREPARING, MeetingState.ADJOURNED), "复会")
    if meeting.adjourned_at is None:
        raise refusals.wrong_stage("会议没有休会，不用复会。")
    _go_on(work, meeting)
    if meeting.state is MeetingState.ADJOURNED:
        meeting.state = MeetingState.RUNNING
    return CLOSING


def _go_on(work: Work, meeting: Meeting) -> None:
    """End the interruption that lasts, if one does."""
    asked = select(Adjournment).where(Adjournment.meeting_id == meeting.id, Adjournment.resumed_at.is_(None))
    for interval in work.session.scalars(asked):
        interval.resumed_at = work.at
    meeting.adjourned_at = None
    meeting.adjourn_reason = None


def read_out(work: Work, act: ReadOut) -> Changes:
    meeting = meeting_in(work, act.meeting, (MeetingState.RUNNING,), "宣读结果")
    meeting.read_out_at = act.at
    return CLOSING


def close_meeting(work: Work, act: CloseMeeting) -> Changes:
    meeting = meeting_in(work, act.meeting, (MeetingState.RUNNING,), "散会")
    if open_vote_of(work, meeting) is not None:
        raise refusals.wrong_stage("表决还没有结束，不能散会。", "请先得出表决结果。")
    item = running_item_of(work, meeting)
    if item is not None:
        end_item(work, item, None, None)
    meeting.state = MeetingState.CLOSED
    meeting.closed_at = act.at
    meeting.paper_texts = dict(texts_at(work.session, act.at))
    return CLOSING


def sign(work: Work, act: Sign) -> Changes:
    meeting = meeting_in(work, act.meeting, ONCE_OPENED, "签字")
    person = person_on_roster(work, act.who, act.at.date())
    _may_sign(work, meeting, person, act.capacity)
    if work.session.get(Signature, (meeting.id, person.id, act.capacity)) is not None:
        raise refusals.wrong_stage(f"{person.name}已经以{act.capacity.value}身份签字。")
    signature = Signature(
        meeting_id=meeting.id, person_id=person.id, capacity=act.capacity, means=act.means, at=act.at
    )
    work.add(signature)
    return CLOSING


def _may_sign(work: Work, meeting: Meeting, person: OnRoster, capacity: Capacity) -> None:
    """主持 and 记录 sign who were appointed so; the others must have been here or invited."""
    appointed = work.session.get(Invitation, (meeting.id, person.id, capacity)) is not None
    if appointed:
        return
    if capacity in BY_APPOINTMENT:
        raise refusals.wrong_stage(
            f"{person.name}不是这次会议的{capacity.value}人。",
            f"换人的，请先登记{person.name}为{capacity.value}。",
        )
    came = select(Attendance.id).where(Attendance.meeting_id == meeting.id, Attendance.person_id == person.id)
    if work.session.scalars(came.limit(1)).first() is None:
        raise refusals.not_in_room(person.name)


def seal(work: Work, act: Seal) -> Changes:
    """Make the record of the meeting final; afterwards only addenda."""
    meeting = meeting_in(work, act.meeting, (MeetingState.CLOSED,), "封存归档")
    signed = set(work.session.scalars(select(Signature.capacity).where(Signature.meeting_id == meeting.id)))
    missing = [f"{capacity.value}人" for capacity in BY_APPOINTMENT if capacity not in signed]
    if missing:
        raise refusals.wrong_stage(f"{'、'.join(missing)}还没有签字，不能封存归档。", "请先签字。")
    meeting.state = MeetingState.SEALED
    meeting.sealed_at = act.at
    return CLOSING


def add_addendum(work: Work, act: AddAddendum) -> Changes:
    meeting = get(work, Meeting, act.meeting, "会议")
    work.meeting_id = meeting.id
    if meeting.state is not MeetingState.SEALED:
        raise refusals.wrong_stage("会议记录还没有封存，不用写补充记录。", "请直接更正。")
    work.add(Addendum(meeting_id=meeting.id, by=act.by, text=act.text, at=act.at))
    return CLOSING
