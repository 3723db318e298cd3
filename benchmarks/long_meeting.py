"""A meeting of 45 people, four items and sixty speeches: today's of the sample, with more said at its end."""

from __future__ import annotations

from datetime import datetime, timedelta

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.acts.room import (
    CheckIn,
    FinishItem,
    OpenMeeting,
    RecordOpinion,
    RequestToSpeak,
    StartItem,
    StartSpeaking,
    StopSpeaking,
)
from xieshang_desktop.domain.vocabulary import ItemId, MeetingId, PersonId, Stance
from xieshang_desktop.paths import resources_dir
from xieshang_desktop.replay.sample import fill_with_sample
from xieshang_desktop.services.office import Office

SPEECHES = 60
_WORDS = "五组路口的垃圾桶满了，请清运车多来一趟；树枝挡住了路灯的位置，装灯以前请先修一修。"


def hold_long_meeting(office: Office, key: str) -> str:
    """Hold it up to its last act but the seal, in an empty record; gives its id."""
    sample = fill_with_sample(office.record, resources_dir())
    meeting = MeetingId(sample.keys.ids["会议", key])
    acts: list[Act] = [step.act for step in sample.today.steps]
    last = max(number for number, act in enumerate(acts) if isinstance(act, FinishItem))
    said = sum(isinstance(act, StartSpeaking) for act in acts)
    for act in acts[:last]:
        office.perform(act)
    items = [act.item for act in acts if isinstance(act, StartItem)]
    speakers = _came(acts)
    for number in range(SPEECHES - said):
        at = acts[last].at - timedelta(minutes=5) + timedelta(seconds=number * 6)
        for extra in _speech(meeting, items[-1], speakers[number % len(speakers)], at):
            office.perform(extra)
    for act in acts[last:-1]:
        office.perform(act)
    return meeting


def _came(acts: list[Act]) -> list[PersonId]:
    """Who signed in before the opening and did not speak to the last item yet."""
    opening = next(number for number, act in enumerate(acts) if isinstance(act, OpenMeeting))
    came = [act.who for act in acts[:opening] if isinstance(act, CheckIn) and act.who is not None]
    last = [act.item for act in acts if isinstance(act, StartItem)][-1]
    heard = {act.who for act in acts if isinstance(act, StartSpeaking) and act.item == last}
    return [who for who in came if who not in heard]


def _speech(meeting: MeetingId, item: ItemId, who: PersonId, at: datetime) -> list[Act]:
    return [
        RequestToSpeak(at=at, meeting=meeting, item=item, who=who),
        StartSpeaking(at=at + timedelta(seconds=1), meeting=meeting, item=item, who=who),
        StopSpeaking(at=at + timedelta(seconds=4), meeting=meeting, item=item, who=who),
        RecordOpinion(
            at=at + timedelta(seconds=5),
            meeting=meeting,
            item=item,
            who=who,
            stance=Stance.SUGGESTION,
            text=_WORDS,
        ),
    ]
