"""Acts at the door: sign in, leave, come back, guests, absentees."""

from __future__ import annotations

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
from xieshang_desktop.models.meetings import Invitation, Meeting
from xieshang_desktop.models.room import Absence, Attendance, Guest, PhoneCall, Vote
from xieshang_desktop.models.village import Household, Person
from xieshang_desktop.queries.law import rules_for, voting_age
from xieshang_desktop.queries.room import entitled_household_ids, entitled_person_ids, proxies_of
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    BEFORE_CLOSING,
    meeting_in,
    of_age,
    people_on_roster,
    person_on_roster,
)
from xieshang_desktop.services.village import new_salt
from xieshang_desktop.storage.unit_of_work import Work

ATTENDANCE = Changes(attendance=True)
VOTING_CAPACITY = (None, Capacity.VOTING)


def check_in(work: Work, act: CheckIn) -> Changes:
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "签到")
    keys = (*((act.who,) if act.who is not None else ()), *act.whos)
    if not keys:
        raise refusals.wrong_stage("没有选签到的人。", "请选人。")
    people = people_on_roster(work, keys, act.at.date())
    door = _Door(work, meeting, act)
    stays = [door.admit(person) for person in people]
    work.add_all(list(stays))
    return ATTENDANCE


class _Door:
    """What has to be known to let somebody in; read once for all who come in together."""

    def __init__(self, work: Work, meeting: Meeting, act: CheckIn) -> None:
        self.work, self.meeting, self.act = work, meeting, act
        self.people = entitled_person_ids(work.session, meeting.id)
        self.households = entitled_household_ids(work.session, meeting.id)
        self.inside = _inside(work, meeting)
        self.represented = {
            stay.represents_id: stay.person_id for stay in self.inside.values() if stay.represents_id
        }
        self.age = voting_age(work.session)
        self.on = meeting.starts_at.date()

    def admit(self, person: Person) -> Attendance:
        household = self._household(person)
        votes = self.act.capacity in VOTING_CAPACITY and (person.id in self.people or household is not None)
        capacity = Capacity.VOTING if votes else self._capacity(person)
        if votes or capacity is Capacity.VOTING:
            of_age(person, self.on, self.age)
            self._mode_must_be_lawful()
        if capacity is Capacity.VOTING and not votes:
            raise refusals.not_entitled(person.name)
        if person.id in self.inside:
            raise refusals.already_checked_in(person.name, f"{self.inside[person.id].checked_in_at:%H:%M}")
        if votes and household is not None:
            self._represent(household, person)
        return Attendance(
            meeting_id=self.meeting.id,
            person_id=person.id,
            mode=self.act.mode,
            capacity=capacity,
            represents_id=household if votes else None,
            checked_in_at=self.act.at,
        )

    def _household(self, person: Person) -> str | None:
        """The household that the person comes for, where the list is one of households."""
        if not self.households:
            return None
        wanted = self.act.represents or person.household_id
        return wanted if wanted in self.households and wanted == person.household_id else None

    def _capacity(self, person: Person) -> Capacity:
        if self.act.capacity is not None:
            return self.act.capacity
        asked = select(Invitation.capacity).where(
            Invitation.meeting_id == self.meeting.id, Invitation.person_id == person.id
        )
        invited = self.work.session.scalars(asked).all()
        if invited:
            return min(invited, key=list(Capacity).index)
        if proxies_of(self.work.session, self.meeting.id, proxy=person.id):
            return Capacity.ATTENDING
        return Capacity.VOTING

    def _represent(self, household: str, person: Person) -> None:
        if household in self.represented:
            by = self.work.session.get_one(Person, self.represented[household]).name
            number = self.work.session.get_one(Household, household).number
            raise refusals.household_represented(number, by)
        self.represented[household] = person.id

    def _mode_must_be_lawful(self) -> None:
        form = self.meeting.form
        if not form.decides or self.act.mode in (AttendanceMode.IN_PERSON, AttendanceMode.BRANCH_VENUE):
            return
        rules = rules_for(self.work.session, self.meeting.id)
        if self.act.mode is AttendanceMode.BY_PROXY and not rules.allows(form, "proxy"):
            raise refusals.proxy_not_allowed(form.value)
        if self.act.mode is AttendanceMode.ONLINE and not rules.allows(form, "online"):
            raise refusals.online_not_allowed(form.value)


def _inside(work: Work, meeting: Meeting) -> dict[str, Attendance]:
    """Who is in the room, with the stay that has not ended."""
    asked = select(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.checked_out_at.is_(None))
    return {stay.person_id: stay for stay in work.session.scalars(asked)}


def check_out(work: Work, act: CheckOut) -> Changes:
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "登记离场")
    person = person_on_roster(work, act.who, act.at.date())
    stay = _inside(work, meeting).get(person.id)
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
