"""A meeting of hundreds of people with many items and speeches, in a record of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.acts.preparing import AddItem, ConveneMeeting, GiveNotice
from xieshang_desktop.domain.acts.room import (
    CheckIn,
    CloseMeeting,
    FinishItem,
    OpenMeeting,
    RecordOpinion,
    RequestToSpeak,
    StartItem,
    StartSpeaking,
    StopSpeaking,
)
from xieshang_desktop.domain.acts.village import ImportRoster, Resident
from xieshang_desktop.domain.acts.voting import CloseVote, OpenVote, RecordTally
from xieshang_desktop.domain.vocabulary import (
    AttendanceMode,
    Channel,
    ItemId,
    ItemKind,
    MeetingForm,
    MeetingId,
    Outcome,
    PersonId,
    Role,
    Sex,
    Stance,
    Unit,
    VillageKind,
    VoteId,
    VoteMethod,
)
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.ids import new_id
from xieshang_desktop.storage.opening import establish_village

VOTED = 4
"""Every fourth item is voted, on paper."""
STARTS = datetime(2026, 3, 12, 8, 0)


@dataclass(frozen=True)
class Size:
    """How big a meeting is."""

    people: int = 300
    items: int = 12
    speeches: int = 400


USUAL = Size()
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
_GIVEN = "德明秀兰国富桂芳志强玉珍永建小凤俊峰晓琴光荣大伦"
_GROUPS = "一二三四五六七八九十"
_WORDS = "五组路口的垃圾桶满了，请清运车多来一趟；树枝挡住了路灯的位置，装灯以前请先修一修。"


def prepare_big_meeting(office: Office, size: Size = USUAL) -> MeetingId:
    """Enter the village and call the meeting; gives its id."""
    establish_village(
        office.record,
        STARTS - timedelta(days=30),
        name="大河村",
        kind=VillageKind.VILLAGE,
        rule_sets=["CN-2026"],
        township="云顶镇",
    )
    people = tuple(_resident(number) for number in range(size.people))
    office.perform(ImportRoster(at=STARTS - timedelta(days=29), source="花名册.xlsx", residents=people))
    meeting = MeetingId(new_id())
    whos = tuple(each.who for each in people)
    called = STARTS - timedelta(days=20)
    office.perform(
        ConveneMeeting(
            at=called, meeting=meeting, form=MeetingForm.VILLAGER_REPRESENTATIVES, title="大河村村民代表会议",
            starts_at=STARTS, place="村文化礼堂", chair=whos[0], recorder=whos[1], topics=(),
            unit=Unit.PERSON, entitled=whos,
        )
    )  # fmt: skip
    for number in range(size.items):
        kind = ItemKind.CONSULT if number % VOTED else ItemKind.VOTE
        title = f"第{number + 1}项：村内道路、路灯、沟渠维修方案"
        office.perform(
            AddItem(
                at=called, meeting=meeting, item=ItemId(new_id()), title=title, kind=kind,
                minutes=10, text=f"{title}，由村集体列支，村民小组组织施工。",
            )
        )  # fmt: skip
    office.perform(GiveNotice(at=called, meeting=meeting, channel=Channel.IN_WRITING, whos=whos))
    return meeting


def hold_big_meeting(office: Office, meeting: MeetingId, size: Size = USUAL) -> None:
    """Hold it from the first sign-in to its close."""
    for act in _course(office, meeting, size):
        office.perform(act)


def _resident(number: int) -> Resident:
    name = _SURNAMES[number % len(_SURNAMES)] + _GIVEN[number % 23] + _GIVEN[number // 13 % 24]
    group = f"{_GROUPS[number // 30 % 10]}组"
    return Resident(
        who=PersonId(new_id()), name=name, number=f"{number + 1:04d}", group=group,
        household=f"H{number:03d}", sex=Sex.FEMALE if number % 3 else Sex.MALE, born=date(1970, 1, 1),
        phone=f"1380000{number:04d}", roles=(Role.REPRESENTATIVE,),
    )  # fmt: skip


def _course(office: Office, meeting: MeetingId, size: Size) -> Iterator[Act]:
    from sqlalchemy import select

    from xieshang_desktop.models.meetings import AgendaItem, Entitled

    asked = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting).order_by(AgendaItem.ordinal)
    items = [ItemId(each) for each in office.read(lambda session: session.scalars(asked).all())]
    listed = select(Entitled.person_id).where(Entitled.meeting_id == meeting).order_by(Entitled.ordinal)
    ids = office.read(lambda session: session.scalars(listed).all())
    whos = tuple(PersonId(each) for each in ids if each)
    at = STARTS
    yield CheckIn(at=at, meeting=meeting, whos=whos, mode=AttendanceMode.IN_PERSON)
    yield OpenMeeting(at=at, meeting=meeting)
    for number, item in enumerate(items):
        yield StartItem(at=at, meeting=meeting, item=item)
        for speech in range(number, size.speeches, size.items):
            at += timedelta(seconds=20)
            yield from _speech(meeting, item, whos[speech % size.people], at)
        if number % VOTED == 0:
            yield from _vote(meeting, item, at, size.people)
        outcome = Outcome.AGREED if number % VOTED else Outcome.PASSED
        yield FinishItem(at=at, meeting=meeting, item=item, outcome=outcome, text="")
    yield CloseMeeting(at=at, meeting=meeting)


def _speech(meeting: MeetingId, item: ItemId, who: PersonId, at: datetime) -> Iterator[Act]:
    yield RequestToSpeak(at=at, meeting=meeting, item=item, who=who)
    yield StartSpeaking(at=at, meeting=meeting, item=item, who=who)
    yield RecordOpinion(at=at, meeting=meeting, item=item, who=who, stance=Stance.SUGGESTION, text=_WORDS)
    yield StopSpeaking(at=at + timedelta(seconds=15), meeting=meeting, item=item, who=who)


def _vote(meeting: MeetingId, item: ItemId, at: datetime, people: int) -> Iterator[Act]:
    vote = VoteId(new_id())
    yield OpenVote(
        at=at, meeting=meeting, item=item, vote=vote, motion="同意本项方案", method=VoteMethod.SECRET_BALLOT
    )
    yield RecordTally(
        at=at, vote=vote, for_=people - 60, against=40, abstain=15, invalid=5, issued=people, returned=people
    )
    yield CloseVote(at=at, vote=vote)
