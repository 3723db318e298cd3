"""Acts on the order of an agenda, before the meeting and in the room: insert, move, split, go back."""

from __future__ import annotations

from sqlalchemy import func, select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.preparing import AddItem, MoveItem
from xieshang_desktop.domain.acts.room import ReturnToItem, SplitItem
from xieshang_desktop.domain.vocabulary import ItemKind, ItemState, MeetingState, TopicStatus
from xieshang_desktop.models.meetings import AgendaItem, ItemText, Meeting
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.texts import newest_version
from xieshang_desktop.services.agenda import AGENDA, DECIDED, running_item_of
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    BEFORE_CLOSING,
    PREPARING_OR_RUNNING,
    item_of,
    live_topic,
    meeting_in,
    open_vote_of,
    written,
)
from xieshang_desktop.services.speaking import end_running_turns
from xieshang_desktop.storage.unit_of_work import Work

PREPARING = Changes(preparing=True, topics=True)
BEGUN = "会议开始以后，只能调整还没有开始的事项。"


def add_item(work: Work, act: AddItem) -> Changes:
    meeting = meeting_in(work, act.meeting, PREPARING_OR_RUNNING, "增加议程")
    if act.topic is not None:
        live_topic(work, act.topic, "列入议程")
    before = _ahead(work, meeting, act.before) if act.before is not None else None
    item = _at_the_end(work, meeting, act, act.item, act.kind, act.topic)
    if before is not None:
        _put_before(work, meeting, item, before)
    return PREPARING


def _at_the_end(
    work: Work, meeting: Meeting, act: AddItem | SplitItem, key: str, kind: ItemKind, topic: str | None
) -> AgendaItem:
    """A new item after all others, with its first text if there is one."""
    item = AgendaItem(
        id=key,
        meeting_id=meeting.id,
        ordinal=_last_number(work, meeting) + 1,
        title=written(act.title, "事项名称"),
        kind=kind,
        topic_id=topic,
        minutes=_minutes(act.minutes),
        state=ItemState.NOT_STARTED,
    )
    work.add(item)
    if act.text:
        work.add(ItemText(item_id=item.id, version=1, text=act.text, at=act.at))
    return item


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and minutes < 1:
        raise refusals.wrong_stage(f"时长不对：{minutes}分钟。", "至少1分钟。")
    return minutes


def _last_number(work: Work, meeting: Meeting) -> int:
    highest = select(func.max(AgendaItem.ordinal)).where(AgendaItem.meeting_id == meeting.id)
    return work.session.scalar(highest) or 0


def _ahead(work: Work, meeting: Meeting, key: str) -> AgendaItem:
    """An item that can still be moved, or have another put before it."""
    item = item_of(work, meeting, key)
    if meeting.opened_at is not None and item.state is not ItemState.NOT_STARTED:
        raise refusals.wrong_stage(f"“{item.title}”{item.state.value}，不能调整次序。", BEGUN)
    return item


def move_item(work: Work, act: MoveItem) -> Changes:
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "调整议程次序")
    moved = _ahead(work, meeting, act.item)
    before = _ahead(work, meeting, act.before) if act.before is not None else None
    if before is not moved:
        _put_before(work, meeting, moved, before)
    return PREPARING


def _put_before(work: Work, meeting: Meeting, moved: AgendaItem, before: AgendaItem | None) -> None:
    asked = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.ordinal)
    order = [item for item in work.session.scalars(asked) if item is not moved]
    order.insert(order.index(before) if before is not None else len(order), moved)
    _number(work, order)


def _number(work: Work, order: list[AgendaItem]) -> None:
    """Two items never have one number, not even between two statements: they step aside first."""
    changed = [(item, number) for number, item in enumerate(order, 1) if item.ordinal != number]
    for item, _ in changed:
        item.ordinal = -item.ordinal
    work.session.flush()
    for item, number in changed:
        item.ordinal = number


def split_item(work: Work, act: SplitItem) -> Changes:
    """A part of an item becomes the next one; what was said so far stays with the first."""
    meeting = meeting_in(work, act.meeting, PREPARING_OR_RUNNING, "拆分议程")
    item = item_of(work, meeting, act.item)
    if item.state is ItemState.FINISHED:
        raise refusals.wrong_stage(f"“{item.title}”已经结束，不能再拆分。", "请增加一项议程。")
    if open_vote_of(work, meeting) is not None and item.state is ItemState.RUNNING:
        raise refusals.wrong_stage("表决还没有结束。", "请先得出表决结果。")
    part = _at_the_end(work, meeting, act, act.part, item.kind, item.topic_id)
    if act.rest:
        version = (newest_version(work.session, item.id) or 0) + 1
        work.add(ItemText(item_id=item.id, version=version, text=act.rest, at=act.at))
    _put_before(work, meeting, part, _next_of(work, item, part))
    return PREPARING


def _next_of(work: Work, item: AgendaItem, part: AgendaItem) -> AgendaItem | None:
    """What comes after an item, but for the part just taken out of it."""
    asked = (
        select(AgendaItem)
        .where(AgendaItem.meeting_id == item.meeting_id, AgendaItem.ordinal > item.ordinal)
        .order_by(AgendaItem.ordinal)
    )
    return next((each for each in work.session.scalars(asked) if each is not part), None)


def return_to_item(work: Work, act: ReturnToItem) -> Changes:
    """Take an item up again that was ended without a decision, or put off.

    What was decided by a vote stands; to change it takes an item of its own.
    """
    meeting = meeting_in(work, act.meeting, (MeetingState.RUNNING,), "回到前面的事项")
    item = item_of(work, meeting, act.item)
    if item.state not in (ItemState.FINISHED, ItemState.DEFERRED):
        raise refusals.wrong_stage(f"“{item.title}”{item.state.value}，不用回去。")
    if item.outcome in DECIDED:
        raise refusals.wrong_stage(f"“{item.title}”已经表决，不能再议。", "需要再议的，请增加一项议程。")
    if open_vote_of(work, meeting) is not None:
        raise refusals.wrong_stage("表决还没有结束。", "请先得出表决结果。")
    running = running_item_of(work, meeting)
    if running is not None:
        end_running_turns(work, running)
        running.state = ItemState.DEFERRED
        running.deferral_reason = f"先回到“{item.title}”"
    item.state = ItemState.RUNNING
    item.started_at = item.started_at or act.at
    item.finished_at = item.outcome = item.conclusion = item.deferral_reason = None
    if item.topic_id is not None:
        work.session.get_one(Topic, item.topic_id).status = TopicStatus.CONSULTING
    return AGENDA
