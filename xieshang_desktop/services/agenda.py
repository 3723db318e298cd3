"""Acts on the agenda while the meeting runs."""

from __future__ import annotations

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.room import (
    DeferItem,
    FinishItem,
    InviteUnheard,
    StartItem,
)
from xieshang_desktop.domain.vocabulary import ItemState, MeetingState, Outcome, TopicStatus, Verdict
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import StipendDecided
from xieshang_desktop.models.room import Vote
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    item_of,
    meeting_in,
    open_vote_of,
    people_on_roster,
    running_item,
)
from xieshang_desktop.services.speaking import end_running_turns
from xieshang_desktop.storage.unit_of_work import Work

AGENDA = Changes(agenda=True, topics=True)
ONCE_OPENED = (MeetingState.RUNNING, MeetingState.ADJOURNED, MeetingState.CLOSED)
DECIDED = {Outcome.PASSED: Verdict.PASSED, Outcome.NOT_PASSED: Verdict.NOT_PASSED}
WITHOUT_RESULT = (Outcome.NOT_AGREED, Outcome.POSTPONED, Outcome.TO_STATUTORY_MEETING)


def start_item(work: Work, act: StartItem) -> Changes:
    meeting = meeting_in(work, act.meeting, (MeetingState.RUNNING,), "开始议程")
    item = item_of(work, meeting, act.item)
    running = running_item_of(work, meeting)
    if running is not None:
        raise refusals.wrong_stage(f"“{running.title}”还没有结束。", "请先结束这一项。")
    if item.state not in (ItemState.NOT_STARTED, ItemState.DEFERRED):
        raise refusals.wrong_stage(f"“{item.title}”已经结束。", "需要再议的，请增加一项议程。")
    item.state = ItemState.RUNNING
    item.started_at = act.at
    item.deferral_reason = None
    return AGENDA


def running_item_of(work: Work, meeting: Meeting) -> AgendaItem | None:
    """The item that is being dealt with, if any."""
    asked = select(AgendaItem).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.state == ItemState.RUNNING
    )
    return work.session.scalars(asked).first()


def finish_item(work: Work, act: FinishItem) -> Changes:
    meeting, item = running_item(work, act.meeting, act.item, "结束本项")
    vote = open_vote_of(work, meeting)
    if vote is not None:
        raise refusals.wrong_stage("表决还没有结束。", "请先得出表决结果。")
    people = people_on_roster(work, act.stipend.whos, act.at.date()) if act.stipend else []
    if act.stipend is not None and (act.stipend.rate < 0 or not people):
        raise refusals.wrong_stage("补贴的人员或标准不对。", "请写明人员，标准不能小于0元。")
    outcome_must_agree(work, item, act.outcome)
    if act.stipend is not None:
        decided = StipendDecided(
            item_id=item.id,
            topic_id=item.topic_id,
            person_ids=[person.id for person in people],
            rate=act.stipend.rate,
            per=act.stipend.per,
            at=act.at,
        )
        work.add(decided)
    end_item(work, item, act.outcome, act.text)
    return AGENDA


def outcome_must_agree(work: Work, item: AgendaItem, outcome: Outcome) -> None:
    """通过 and 未通过 stand only where the item's last binding verdict says so."""
    if outcome not in DECIDED:
        return
    asked = (
        select(Vote.verdict)
        .where(Vote.item_id == item.id, Vote.binding, Vote.verdict.is_not(None))
        .order_by(Vote.closed_at.desc(), Vote.opened_at.desc(), Vote.id.desc())
    )
    verdict = work.session.scalars(asked).first()
    if verdict is not DECIDED[outcome]:
        raise refusals.outcome_contradicts_vote(outcome.value, verdict.value if verdict else None)


def end_item(work: Work, item: AgendaItem, outcome: Outcome | None, text: str | None) -> None:
    """Close an item and what is still running in it; its topic moves on."""
    end_running_turns(work, item)
    item.state = ItemState.FINISHED
    item.finished_at = work.at
    item.outcome = outcome
    item.conclusion = text
    if item.topic_id is not None and outcome is not None:
        topic = work.session.get_one(Topic, item.topic_id)
        topic.status = TopicStatus.CONSULTING if outcome in WITHOUT_RESULT else TopicStatus.RESULT


def defer_item(work: Work, act: DeferItem) -> Changes:
    meeting = meeting_in(work, act.meeting, (MeetingState.RUNNING,), "延期")
    item = item_of(work, meeting, act.item)
    if item.state not in (ItemState.NOT_STARTED, ItemState.RUNNING):
        raise refusals.wrong_stage(f"“{item.title}”{item.state.value}，不能再延期。")
    if item.state is ItemState.RUNNING and open_vote_of(work, meeting) is not None:
        raise refusals.wrong_stage("表决还没有结束。", "请先得出表决结果。")
    end_running_turns(work, item)
    item.state = ItemState.DEFERRED
    item.deferral_reason = act.reason
    return AGENDA


def invite_unheard(work: Work, act: InviteUnheard) -> Changes:
    _, item = running_item(work, act.meeting, act.item, "请没有发言的说")
    item.unheard_invited_at = act.at
    return Changes(agenda=True)
