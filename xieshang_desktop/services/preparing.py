"""Acts that prepare a meeting: called, its agenda, its guests, its notice, its base."""

from __future__ import annotations

from datetime import date

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.preparing import (
    AmendItem,
    ConveneMeeting,
    ExcludeFromBase,
    Invite,
    RecordRecusal,
    Selection,
)
from xieshang_desktop.domain.speaking import SPEAKING_SECONDS, SPEAKING_TURNS
from xieshang_desktop.domain.vocabulary import Capacity, ItemState, MeetingState, TopicStatus, Unit
from xieshang_desktop.models.meetings import (
    BaseExclusion,
    Entitled,
    Invitation,
    ItemText,
    Meeting,
    MeetingTopic,
    Recusal,
)
from xieshang_desktop.queries.facts.law import rules_for, voting_age
from xieshang_desktop.queries.facts.room import places_of
from xieshang_desktop.queries.facts.texts import newest_version
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.freezing import freeze_rules
from xieshang_desktop.services.guards import (
    BEFORE_RESULT,
    PREPARING_OR_RUNNING,
    get,
    item_of,
    live_topic,
    meeting_in,
    people_on_roster,
    person_on_roster,
    written,
)
from xieshang_desktop.services.selecting import eligible_ids, select_households, select_people
from xieshang_desktop.storage.unit_of_work import Work

PREPARING = Changes(preparing=True, topics=True)


def convene_meeting(work: Work, act: ConveneMeeting) -> Changes:
    work.meeting_id = act.meeting
    _related_meetings(work, act)
    people_on_roster(work, (act.chair, act.recorder), act.at.date())
    for name, value in (("发言时长", act.speaking_seconds), ("发言次数", act.speaking_turns)):
        if value is not None and value < 1:
            raise refusals.wrong_stage(f"{name}不对：{value}。", "至少是1。")
    topics = [live_topic(work, key, "再召开会议") for key in act.topics]
    charter = work.village.charter
    meeting = Meeting(
        id=act.meeting,
        form=act.form,
        title=written(act.title, "会议名称"),
        starts_at=act.starts_at,
        place=act.place,
        chair_id=act.chair,
        recorder_id=act.recorder,
        unit=act.unit,
        state=MeetingState.PREPARING,
        convener=act.convener,
        session_of_id=act.session_of,
        resumes_id=act.resumes,
        speaking_seconds=_setting(act.speaking_seconds, charter.get("speaking_seconds"), SPEAKING_SECONDS),
        speaking_turns=_setting(act.speaking_turns, charter.get("speaking_turns"), SPEAKING_TURNS),
        convened_at=act.at,
    )
    freeze_rules(work, meeting)
    work.add(meeting)
    for ordinal, topic in enumerate(topics, 1):
        work.add(MeetingTopic(meeting_id=meeting.id, topic_id=topic.id, ordinal=ordinal))
        if topic.status in BEFORE_RESULT:
            topic.status = TopicStatus.CONSULTING
    _freeze_list(work, act)
    for who, capacity in ((act.chair, Capacity.CHAIR), (act.recorder, Capacity.RECORDER)):
        work.add(Invitation(meeting_id=meeting.id, person_id=who, capacity=capacity, party=None))
    return PREPARING


def _related_meetings(work: Work, act: ConveneMeeting) -> None:
    """A session belongs to a whole meeting of its own form and unit; a meeting may resume an earlier one."""
    if act.resumes is not None:
        get(work, Meeting, act.resumes, "会议")
    if act.session_of is None:
        return
    whole = meeting_in(work, act.session_of, PREPARING_OR_RUNNING, "再设分会")
    work.meeting_id = act.meeting
    if whole.session_of_id is not None:
        raise refusals.wrong_stage(f"“{whole.title}”本身是分会，不能再设分会。", "请归到整个会议。")
    if (whole.form, whole.unit) != (act.form, act.unit):
        raise refusals.wrong_stage("分会的会议形式和计算单位要与整个会议相同。", "请核对会议形式和单位。")


def _setting(asked: int | None, charter: object, usual: int) -> int:
    if asked is not None:
        return asked
    return charter if isinstance(charter, int) else usual


def _freeze_list(work: Work, act: ConveneMeeting) -> None:
    on, age = act.starts_at.date(), voting_age(work.session)
    if isinstance(act.entitled, Selection) and act.entitled.households:
        households = select_households(work.session, act.entitled, on, age)
        rows = [
            Entitled(meeting_id=act.meeting, ordinal=ordinal, household_id=key)
            for ordinal, key in enumerate(households, 1)
        ]
    else:
        rows = [
            Entitled(meeting_id=act.meeting, ordinal=ordinal, person_id=key)
            for ordinal, key in enumerate(_entitled_people(work, act, on, age), 1)
        ]
    work.add_all(list(rows))


def _entitled_people(work: Work, act: ConveneMeeting, on: date, age: int) -> list[str]:
    if isinstance(act.entitled, Selection):
        return select_people(work.session, act.entitled, on, age, villagers=act.form.decides)
    return eligible_ids(work.session, act.entitled, on, age)


def amend_item(work: Work, act: AmendItem) -> Changes:
    meeting = meeting_in(work, act.meeting, PREPARING_OR_RUNNING, "修改方案")
    item = item_of(work, meeting, act.item)
    if item.state is ItemState.FINISHED:
        raise refusals.wrong_stage(f"“{item.title}”已经结束，不能再修改方案。")
    version = (newest_version(work.session, item.id) or 0) + 1
    work.add(ItemText(item_id=item.id, version=version, text=act.text, at=act.at))
    return Changes(preparing=True, agenda=True)


def invite(work: Work, act: Invite) -> Changes:
    meeting = meeting_in(work, act.meeting, PREPARING_OR_RUNNING, "邀请")
    for person in people_on_roster(work, act.whos, act.at.date()):
        known = work.session.get(Invitation, (meeting.id, person.id, act.capacity))
        if known is None:
            row = Invitation(
                meeting_id=meeting.id, person_id=person.id, capacity=act.capacity, party=act.party
            )
            work.add(row)
        elif act.party is not None:
            known.party = act.party
    return PREPARING


def exclude_from_base(work: Work, act: ExcludeFromBase) -> Changes:
    meeting = meeting_in(work, act.meeting, (MeetingState.PREPARING,), "减少应到人数")
    people = people_on_roster(work, act.whos, act.at.date())
    entitled = places_of(work.session, meeting.id, [person.id for person in people], ())
    for person in people:
        if person.id not in entitled and meeting.unit is Unit.PERSON:
            raise refusals.not_entitled(person.name)
    granted = rules_for(work.session, meeting.id).one(meeting.form, "base_exclusion", unit=meeting.unit)
    if granted is None or not granted.value or act.reason.value not in granted.words:
        what = f"{meeting.form.value}（按{meeting.unit.value}计算，{act.reason.value}）"
        raise refusals.exclusion_not_allowed(what)
    for person in people:
        known = work.session.get(BaseExclusion, (meeting.id, person.id))
        if known is None:
            work.add(BaseExclusion(meeting_id=meeting.id, person_id=person.id, reason=act.reason))
        else:
            known.reason = act.reason
    return PREPARING


def record_recusal(work: Work, act: RecordRecusal) -> Changes:
    meeting = meeting_in(work, act.meeting, PREPARING_OR_RUNNING, "登记回避")
    item = item_of(work, meeting, act.item)
    person = person_on_roster(work, act.who, act.at.date())
    if work.session.get(Recusal, (item.id, person.id)) is not None:
        raise refusals.wrong_stage(f"{person.name}在本项的回避已经登记。")
    work.add(Recusal(item_id=item.id, person_id=person.id, reason=act.reason, at=act.at))
    return Changes(agenda=True, voting=True)
