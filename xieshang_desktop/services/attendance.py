"""Acts at the door: sign in, leave, come back, guests, absentees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.room import (
    AdmitGuest,
    CheckIn,
    CheckOut,
    RecordAbsence,
    RecordCall,
    ReportBase,
)
from xieshang_desktop.domain.vocabulary import AttendanceMode, Capacity
from xieshang_desktop.errors import Refused
from xieshang_desktop.models.meetings import Invitation, Meeting
from xieshang_desktop.models.room import Absence, Attendance, Guest, PhoneCall, Vote
from xieshang_desktop.models.village import Household, Person
from xieshang_desktop.queries.facts.asking import AT_THE_DOOR
from xieshang_desktop.queries.facts.law import rules_for, voting_age
from xieshang_desktop.queries.facts.room import proxies_of
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    BEFORE_CLOSING,
    meeting_in,
    of_age,
    person_on_roster,
    there_all,
)
from xieshang_desktop.storage.ids import new_salt
from xieshang_desktop.storage.unit_of_work import Work

ATTENDANCE = Changes(attendance=True)
VOTING_CAPACITY = (None, Capacity.VOTING)
IN_THE_HALL = (AttendanceMode.IN_PERSON, AttendanceMode.BRANCH_VENUE)


def check_in(work: Work, act: CheckIn) -> Changes:
    """Sign people in, all or nothing; of several refusals the first of the table counts."""
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "签到")
    keys = list(dict.fromkeys((*((act.who,) if act.who is not None else ()), *act.whos)))
    if not keys:
        raise refusals.wrong_stage("没有选签到的人。", "请选人。")
    rows = work.session.execute(AT_THE_DOOR, {"meeting": meeting.id, "keys": keys})
    people = there_all(keys, rows, act.at.date())
    door = _Door(work, meeting, act, {row.home: row.came_for_home for row in people if row.came_for_home})
    stays, problems = [], []
    for person in people:
        try:
            stays.append(door.admit(person))
        except Refused as refusal:
            problems.append(refusal)
    worst = refusals.first_of(problems)
    if worst is not None:
        raise worst
    for stay in stays:
        work.write(stay)
    return ATTENDANCE


@dataclass
class _Door:
    """Lets people in, one after the other; ``represented`` grows with those who come for a household."""

    work: Work
    meeting: Meeting
    act: CheckIn
    represented: dict[str, str]

    def admit(self, person: Any) -> Attendance:
        """The stay of somebody (a row of ``AT_THE_DOOR``), or a refusal."""
        household = self._household(person)
        asks = self.act.capacity in VOTING_CAPACITY
        votes = asks and (person.place is not None or household is not None)
        for_another = self.act.represents is not None and asks
        capacity = Capacity.VOTING if votes or for_another else self._capacity(person.id)
        if capacity is Capacity.VOTING:
            of_age(person, self.meeting.starts_at.date(), voting_age(self.work.session))
            if not votes:
                raise refusals.not_entitled(person.name)
        if person.came_at is not None:
            raise refusals.already_checked_in(person.name, f"{person.came_at:%H:%M}")
        if votes and household is not None:
            self._represent(household, person.id)
        if self.act.mode not in IN_THE_HALL:
            mode_must_be_lawful(self.work, self.meeting, self.act.mode, person, votes=votes)
        return Attendance(
            meeting_id=self.meeting.id,
            person_id=person.id,
            mode=self.act.mode,
            capacity=capacity,
            represents_id=household if votes else None,
            checked_in_at=self.act.at,
        )

    def _household(self, person: Any) -> str | None:
        """The household that the person comes for, where the list is one of households: only one's own."""
        if person.home is None or self.act.represents not in (None, person.home):
            return None
        return str(person.home)

    def _capacity(self, who: str) -> Capacity:
        if self.act.capacity is not None:
            return self.act.capacity
        asked = select(Invitation.capacity).where(
            Invitation.meeting_id == self.meeting.id, Invitation.person_id == who
        )
        invited = self.work.session.scalars(asked).all()
        if invited:
            return min(invited, key=list(Capacity).index)
        if proxies_of(self.work.session, self.meeting.id, proxy=who):
            return Capacity.ATTENDING
        return Capacity.VOTING

    def _represent(self, household: str, who: str) -> None:
        if household in self.represented:
            by = self.work.session.get_one(Person, self.represented[household]).name
            number = self.work.session.get_one(Household, household).number
            raise refusals.household_represented(number, by)
        self.represented[household] = who


def mode_must_be_lawful(
    work: Work, meeting: Meeting, mode: AttendanceMode, person: Any, *, votes: bool
) -> None:
    """By proxy, or for a vote online, only where the form's law provides it; a proxy must be on record.

    Who only listens may do so online; and what only consults may hear people online (中办发〔2015〕41号).
    """
    form, rules = meeting.form, rules_for(work.session, meeting.id)
    if mode is AttendanceMode.BY_PROXY:
        if not rules.allows(form, "proxy"):
            raise refusals.proxy_not_allowed(form.value)
        given = proxies_of(work.session, meeting.id)
        if person.id not in given and person.id not in given.values():
            raise refusals.proxy_not_written(person.name)
    elif votes and form.decides and not rules.allows(form, "online"):
        raise refusals.online_not_allowed(form.value)


def check_out(work: Work, act: CheckOut) -> Changes:
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "登记离场")
    person = person_on_roster(work, act.who, act.at.date())
    asked = select(Attendance).where(
        Attendance.meeting_id == meeting.id,
        Attendance.person_id == person.id,
        Attendance.checked_out_at.is_(None),
    )
    stay = work.session.scalars(asked).first()
    if stay is None:
        raise refusals.not_in_room(person.name)
    stay.checked_out_at = max(act.at, stay.checked_in_at)
    return ATTENDANCE


def admit_guest(work: Work, act: AdmitGuest) -> Changes:
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "登记列席人员")
    if not act.name.strip():
        raise refusals.wrong_stage("没有写姓名。", "请填写姓名。")
    if act.capacity is Capacity.VOTING:
        raise refusals.not_entitled(act.name)
    guest = Guest(
        meeting_id=meeting.id,
        name=act.name,
        capacity=act.capacity,
        party=act.party,
        at=act.at,
        salt=new_salt(),
    )
    work.add(guest)
    return ATTENDANCE


def record_absence(work: Work, act: RecordAbsence) -> Changes:
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "登记缺席原因")
    person = person_on_roster(work, act.who, act.at.date())
    known = work.session.get(Absence, (meeting.id, person.id))
    if known is None:
        work.add(Absence(meeting_id=meeting.id, person_id=person.id, reason=act.reason, at=act.at))
    else:
        known.reason, known.at = act.reason, act.at
    return ATTENDANCE


def record_call(work: Work, act: RecordCall) -> Changes:
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "登记联系情况")
    person = person_on_roster(work, act.who, act.at.date())
    work.add(PhoneCall(meeting_id=meeting.id, person_id=person.id, result=act.result, at=act.at))
    return ATTENDANCE


def report_base(work: Work, act: ReportBase) -> Changes:
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "报告应到人数")
    signed_in = work.session.scalars(
        select(Attendance.id).where(Attendance.meeting_id == meeting.id).limit(1)
    ).first()
    if signed_in is None:
        raise refusals.wrong_stage("还没有人签到。", "请在签到以后、表决以前向会议报告。")
    voted = work.session.scalars(select(Vote.id).where(Vote.meeting_id == meeting.id).limit(1)).first()
    if voted is not None:
        raise refusals.wrong_stage("已经开始表决，不能再补报应到人数。", "请在签到以后、表决以前向会议报告。")
    meeting.base_reported_at = act.at
    return ATTENDANCE
