"""Acts that change the facts of a meeting between its calling and its opening."""

from __future__ import annotations

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.preparing import AmendMeeting
from xieshang_desktop.domain.vocabulary import Capacity, MeetingState
from xieshang_desktop.models.meetings import BaseExclusion, Invitation, Meeting
from xieshang_desktop.queries.facts.law import rules_for
from xieshang_desktop.queries.facts.room import proxies_of
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.freezing import freeze_rules
from xieshang_desktop.services.guards import meeting_in, people_on_roster, written
from xieshang_desktop.storage.unit_of_work import Work

BEFORE_OPENING = (MeetingState.PREPARING,)
PREPARING = Changes(preparing=True, topics=True)


def amend_meeting(work: Work, act: AmendMeeting) -> Changes:
    meeting = meeting_in(work, act.meeting, BEFORE_OPENING, "修改会议的时间、地点和人员")
    _change_people(work, act, meeting)
    if act.title is not None:
        meeting.title = written(act.title, "会议名称")
    if act.place is not None:
        meeting.place = written(act.place, "地点")
    if act.starts_at is not None:
        meeting.starts_at = act.starts_at
        freeze_rules(work, meeting)
    if act.form is not None and act.form is not meeting.form:
        _not_of_several_sessions(work, meeting)
        meeting.form = act.form
    if act.form is not None or act.starts_at is not None:
        _still_granted(work, meeting)
    return PREPARING


def _change_people(work: Work, act: AmendMeeting, meeting: Meeting) -> None:
    """Who chairs and who records is invited in that capacity; who did so before is not any more."""
    wanted = {Capacity.CHAIR: act.chair, Capacity.RECORDER: act.recorder}
    people_on_roster(work, [who for who in wanted.values() if who is not None], act.at.date())
    before: dict[Capacity, str] = {Capacity.CHAIR: meeting.chair_id, Capacity.RECORDER: meeting.recorder_id}
    for capacity, who in wanted.items():
        if who is None or who == before[capacity]:
            continue
        former = work.session.get(Invitation, (meeting.id, before[capacity], capacity))
        if former is not None:
            work.session.delete(former)
        if work.session.get(Invitation, (meeting.id, who, capacity)) is None:
            work.add(Invitation(meeting_id=meeting.id, person_id=who, capacity=capacity, party=None))
    meeting.chair_id = act.chair or meeting.chair_id
    meeting.recorder_id = act.recorder or meeting.recorder_id


def _not_of_several_sessions(work: Work, meeting: Meeting) -> None:
    """The sessions of one meeting are of one form; it is not changed in one of them alone."""
    sessions = select(Meeting.id).where(Meeting.session_of_id == meeting.id).limit(1)
    if meeting.session_of_id is not None or work.session.scalar(sessions) is not None:
        raise refusals.wrong_stage("分会的会议形式要与整个会议相同，不能只改一处。", "请重新召集。")


def _still_granted(work: Work, meeting: Meeting) -> None:
    """Who was left out of the base, or sends a proxy, may do so under the new form and day as well."""
    work.session.flush()
    rules = rules_for(work.session, meeting.id)
    granted = rules.one(meeting.form, "base_exclusion", unit=meeting.unit)
    allowed = granted.words if granted is not None and granted.value else ()
    asked = select(BaseExclusion.reason).where(BaseExclusion.meeting_id == meeting.id).distinct()
    for reason in work.session.scalars(asked):
        if reason.value not in allowed:
            raise refusals.exclusion_not_allowed(f"{meeting.form.value}（{reason.value}）")
    if proxies_of(work.session, meeting.id) and not rules.allows(meeting.form, "proxy"):
        raise refusals.proxy_not_allowed(meeting.form.value)
