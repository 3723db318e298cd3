"""What most acts ask first, in the order in which refusals count: sealed, stage, roster, alive, of age."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import bindparam, select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.eligibility import is_of_age
from xieshang_desktop.domain.vocabulary import ItemState, MeetingState, TopicStatus, VoteState
from xieshang_desktop.errors import Refused
from xieshang_desktop.models.base import Base
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import Attendance, Vote
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Household
from xieshang_desktop.queries.facts.asking import ROSTER
from xieshang_desktop.storage.unit_of_work import Work

Row = TypeVar("Row", bound=Base)

BEFORE_CLOSING = (MeetingState.PREPARING, MeetingState.RUNNING, MeetingState.ADJOURNED)
PREPARING_OR_RUNNING = (MeetingState.PREPARING, MeetingState.RUNNING)
OPEN_VOTES = select(Vote).where(Vote.meeting_id == bindparam("meeting"), Vote.state == VoteState.OPEN)
INSIDE = (
    select(Attendance.id)
    .where(
        Attendance.meeting_id == bindparam("meeting"),
        Attendance.person_id == bindparam("who"),
        Attendance.checked_out_at.is_(None),
    )
    .limit(1)
)
"""A stay of somebody in a meeting that has not ended."""
ENDED = (TopicStatus.REJECTED, TopicStatus.CLOSED, TopicStatus.WITHDRAWN)
BEFORE_RESULT = (TopicStatus.COLLECTING, TopicStatus.LISTED, TopicStatus.CONSULTING)


def get(work: Work, kind: type[Row], key: str | None, what: str) -> Row:
    """A row that an act names; refused when nothing of that key is on record."""
    row = work.session.get(kind, key) if key is not None else None
    if row is None:
        raise refusals.unknown(what)
    return row


def get_topic(work: Work, key: str) -> Topic:
    return get(work, Topic, key, "议题")


def live_topic(work: Work, key: str, doing: str) -> Topic:
    """A topic that has not been turned down, withdrawn or closed."""
    topic = get_topic(work, key)
    if topic.status in ENDED:
        raise refusals.wrong_stage(f"议题“{topic.title}”{topic.status.value}，不能{doing}。")
    return topic


def get_household(work: Work, key: str) -> Household:
    return get(work, Household, key, "户")


def meeting_in(work: Work, key: str, states: Sequence[MeetingState], doing: str) -> Meeting:
    """The meeting, if it stands in one of ``states``; the act's journal entry will lie with it."""
    meeting = get(work, Meeting, key, "会议")
    work.meeting_id = meeting.id
    if meeting.state is MeetingState.SEALED:
        raise refusals.meeting_sealed(meeting.title)
    if meeting.state not in states and not work.correcting:
        raise refusals.wrong_stage(f"会议现在是“{meeting.state.value}”，不能{doing}。")
    return meeting


def item_of(work: Work, meeting: Meeting, key: str) -> AgendaItem:
    item = get(work, AgendaItem, key, "议程事项")
    if item.meeting_id != meeting.id:
        raise refusals.unknown("议程事项")
    return item


def running_item(work: Work, meeting_key: str, item_key: str, doing: str) -> tuple[Meeting, AgendaItem]:
    """A running item of a running meeting: where speeches, opinions and votes belong."""
    meeting = meeting_in(work, meeting_key, (MeetingState.RUNNING,), doing)
    item = item_of(work, meeting, item_key)
    if item.state is not ItemState.RUNNING and not work.correcting:
        raise refusals.wrong_stage(
            f"“{item.title}”{_item_words(item.state)}，不能{doing}。", "请先开始这一项。"
        )
    return meeting, item


def _item_words(state: ItemState) -> str:
    return {ItemState.NOT_STARTED: "还没有开始", ItemState.FINISHED: "已经结束"}.get(state, "已经延期")


def open_vote_of(work: Work, meeting: Meeting) -> Vote | None:
    """The vote that is open in this meeting, if any."""
    return work.session.scalars(OPEN_VOTES, {"meeting": meeting.id}).first()


@dataclass(frozen=True)
class OnRoster:
    """Somebody on the register, as far as acts ask: read as a row, since every sign-in asks it."""

    id: str
    name: str
    born: date | None
    household_id: str | None


def person_on_roster(work: Work, key: str, on: date) -> OnRoster:
    """Somebody on the register who is alive and lives here on the day ``on``."""
    return people_on_roster(work, (key,), on)[0]


def people_on_roster(work: Work, keys: Iterable[str], on: date) -> list[OnRoster]:
    """All of them, each once, or a refusal; of several refusals the first kind in the table counts."""
    wanted = list(dict.fromkeys(keys))
    rows = there_all(wanted, work.session.execute(ROSTER, {"keys": wanted}), on)
    return [OnRoster(row.id, row.name, row.born, row.household_id) for row in rows]


def is_inside(work: Work, meeting: Meeting, person: OnRoster) -> bool:
    """Whether somebody has signed in and not out, in whatever capacity."""
    named = {"meeting": meeting.id, "who": person.id}
    return work.session.execute(INSIDE, named).first() is not None


def there_all(wanted: Sequence[str], rows: Iterable[Any], on: date) -> list[Any]:
    """The rows of the wanted people in their order; refused where one is unknown, dead or moved away."""
    known = {row.id: row for row in rows}
    problems = [_not_there(known.get(key), on) for key in wanted]
    worst = refusals.first_of(problem for problem in problems if problem is not None)
    if worst is not None:
        raise worst
    return [known[key] for key in wanted]


def _not_there(row: Any, on: date) -> Refused | None:
    if row is None:
        return refusals.not_on_roster("此人")
    if row.died is not None and row.died <= on:
        return refusals.deceased(row.name)
    return refusals.not_on_roster(row.name) if row.moved is not None else None


def written(text: str, what: str) -> str:
    """A text that must not be empty."""
    if not text.strip():
        raise refusals.wrong_stage(f"没有写{what}。", f"请填写{what}。")
    return text


def of_age(person: OnRoster, on: date, age: int) -> OnRoster:
    """The person, if of voting age on that day (村民委员会组织法第二十六条)."""
    if not is_of_age(person.born, on, age):
        raise refusals.too_young(person.name)
    return person
