"""Acts on the agenda while the meeting runs, and what is said and agreed on an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.room import (
    DeferItem,
    FinishItem,
    HandleOpinion,
    InviteUnheard,
    RecordOpinion,
    StartItem,
    TestConsensus,
)
from xieshang_desktop.domain.vocabulary import ItemState, MeetingState, Outcome, TopicStatus, Verdict
from xieshang_desktop.models.meetings import AgendaItem, ItemText, Meeting
from xieshang_desktop.models.outcomes import StipendDecided
from xieshang_desktop.models.room import ConsensusRound, Opinion, Vote
from xieshang_desktop.models.topics import CollectedOpinion, Topic
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    get,
    item_of,
    meeting_in,
    open_vote_of,
    people_on_roster,
    person_on_roster,
    running_item,
    written,
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
        .where(Vote.item_id == item.id, Vote.binding, Vote.closed_at.is_not(None))
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


def record_opinion(work: Work, act: RecordOpinion) -> Changes:
    meeting, item = running_item(work, act.meeting, act.item, "记意见")
    person = person_on_roster(work, act.who, act.at.date())
    written(act.text, "意见内容")
    opinion = Opinion(
        id=act.key,
        meeting_id=meeting.id,
        item_id=item.id,
        person_id=person.id,
        stance=act.stance,
        text=act.text,
        at=act.at,
    )
    work.add(opinion)
    return Changes(opinions=True)


def handle_opinion(work: Work, act: HandleOpinion) -> Changes:
    """Say what became of an opinion, whether it was given in the room or heard beforehand."""
    opinion: Opinion | CollectedOpinion
    if work.session.get(CollectedOpinion, act.opinion) is not None:
        opinion = get(work, CollectedOpinion, act.opinion, "意见")
    else:
        opinion = get(work, Opinion, act.opinion, "意见")
        meeting_in(work, opinion.meeting_id, ONCE_OPENED, "处理意见")
    opinion.adopted = act.adopted
    opinion.handling_reason = act.reason
    return Changes(opinions=True)


def put_to_consensus(work: Work, act: TestConsensus) -> Changes:
    meeting, item = running_item(work, act.meeting, act.item, "征询共识")
    sides = {"support": act.support, "reservations": act.reservations, "objections": act.objections}
    _sides_must_be_true(work, list(sides.values()))
    newest = select(func.max(ItemText.version)).where(ItemText.item_id == item.id)
    row = ConsensusRound(
        meeting_id=meeting.id,
        item_id=item.id,
        text_version=work.session.scalar(newest),
        proposal=act.proposal,
        support=_how_many(act.support),
        reservations=_how_many(act.reservations),
        objections=_how_many(act.objections),
        details={name: _who(side) for name, side in sides.items() if not isinstance(side, int)},
        at=act.at,
    )
    work.add(row)
    return Changes(opinions=True)


def _sides_must_be_true(work: Work, sides: list[Any]) -> None:
    """Whole numbers, people on the register, and nobody on two sides."""
    named: list[str] = []
    for side in sides:
        if not isinstance(side, int):
            named += [person.id for person in people_on_roster(work, tuple(side), work.at.date())]
        elif side < 0:
            raise refusals.wrong_stage("人数不能小于0。", "请核对人数。")
    twice = next((key for key in named if named.count(key) > 1), None)
    if twice is not None:
        name = person_on_roster(work, twice, work.at.date()).name
        raise refusals.wrong_stage(f"{name}同时记在两边。", "一人只记一种态度。")


def _how_many(side: Any) -> int:
    return side if isinstance(side, int) else len(side)


def _who(side: Any) -> Any:
    return dict(side) if isinstance(side, Mapping) else list(side)
