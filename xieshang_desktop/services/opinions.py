"""What is said on an item and agreed on: opinions, put together and dealt with, and rounds of consensus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.room import (
    AnswerObjection,
    HandleOpinion,
    MergeOpinions,
    RecordOpinion,
    TestConsensus,
)
from xieshang_desktop.models.floor import ConsensusAnswer, NumberedOpinion
from xieshang_desktop.models.meetings import AgendaItem
from xieshang_desktop.models.room import ConsensusRound, Opinion
from xieshang_desktop.models.topics import CollectedOpinion
from xieshang_desktop.queries.facts.texts import newest_version
from xieshang_desktop.services.agenda import ONCE_OPENED
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    get,
    meeting_in,
    people_on_roster,
    person_on_roster,
    running_item,
    written,
)
from xieshang_desktop.storage.unit_of_work import Work

OPINIONS = Changes(opinions=True)


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
    return OPINIONS


def merge_opinions(work: Work, act: MergeOpinions) -> Changes:
    """Put opinions into one numbered opinion; one that is in another already stays there."""
    meeting, item = running_item(work, act.meeting, act.item, "归并意见")
    written(act.text, "归并后的意见")
    if not act.opinions:
        raise refusals.wrong_stage("没有选要归并的意见。", "请先选意见。")
    for key in act.opinions:
        _must_belong_here(work, item, _spoken_or_collected(work, key))
    earlier = work.session.scalars(select(NumberedOpinion).where(NumberedOpinion.item_id == item.id)).all()
    for numbered in earlier:
        if set(numbered.opinion_ids) & set(act.opinions):
            raise refusals.wrong_stage(f"有的意见已经归入第{numbered.number}条。", "请只选还没有归并的。")
    row = NumberedOpinion(
        id=act.key,
        meeting_id=meeting.id,
        item_id=item.id,
        number=len(earlier) + 1,
        text=act.text,
        opinion_ids=list(act.opinions),
        at=act.at,
    )
    work.add(row)
    return OPINIONS


def _spoken_or_collected(work: Work, key: str) -> Opinion | CollectedOpinion:
    """An opinion given in the room, or heard beforehand."""
    return work.session.get(CollectedOpinion, key) or get(work, Opinion, key, "意见")


def _must_belong_here(work: Work, item: AgendaItem, opinion: Opinion | CollectedOpinion) -> None:
    if isinstance(opinion, Opinion):
        belongs = opinion.item_id == item.id
    else:
        belongs = opinion.topic_id == item.topic_id
    if not belongs:
        raise refusals.wrong_stage("有的意见说的不是这一项。", "请只选本项的意见。")


def handle_opinion(work: Work, act: HandleOpinion) -> Changes:
    """Say what became of an opinion: of one that was given, or of a numbered one with all that are in it."""
    numbered = work.session.get(NumberedOpinion, act.opinion)
    if numbered is not None:
        meeting_in(work, numbered.meeting_id, ONCE_OPENED, "处理意见")
        opinions = [_spoken_or_collected(work, key) for key in numbered.opinion_ids]
    else:
        opinions = [_spoken_or_collected(work, act.opinion)]
        if isinstance(opinions[0], Opinion):
            meeting_in(work, opinions[0].meeting_id, ONCE_OPENED, "处理意见")
    for each in [*opinions, *([numbered] if numbered is not None else [])]:
        each.adopted = act.adopted
        each.handling_reason = act.reason
    return OPINIONS


def answer_objection(work: Work, act: AnswerObjection) -> Changes:
    """Answer somebody who objected or had reservations in the last round."""
    _, item = running_item(work, act.meeting, act.item, "答复不同意见")
    person = person_on_roster(work, act.who, act.at.date())
    asked = select(ConsensusRound).where(ConsensusRound.item_id == item.id)
    last = work.session.scalars(asked.order_by(ConsensusRound.at.desc(), ConsensusRound.id.desc())).first()
    named = {who for side in ("objections", "reservations") for who in _named(last, side)}
    if last is None or person.id not in named:
        raise refusals.wrong_stage(f"最近一次征询没有记{person.name}的不同意见。", "请先征询共识。")
    row = ConsensusAnswer(round_id=last.id, person_id=person.id, text=written(act.text, "答复"), at=act.at)
    work.add(row)
    return OPINIONS


def _named(row: ConsensusRound | None, side: str) -> list[str]:
    return list(row.details.get(side, ())) if row is not None else []


def put_to_consensus(work: Work, act: TestConsensus) -> Changes:
    meeting, item = running_item(work, act.meeting, act.item, "征询共识")
    sides = {"support": act.support, "reservations": act.reservations, "objections": act.objections}
    _sides_must_be_true(work, list(sides.values()))
    row = ConsensusRound(
        meeting_id=meeting.id,
        item_id=item.id,
        text_version=newest_version(work.session, item.id),
        proposal=act.proposal,
        support=_how_many(act.support),
        reservations=_how_many(act.reservations),
        objections=_how_many(act.objections),
        details={name: _who(side) for name, side in sides.items() if not isinstance(side, int)},
        at=act.at,
    )
    work.add(row)
    return OPINIONS


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
