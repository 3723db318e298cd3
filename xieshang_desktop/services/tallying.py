"""Acts that count a vote: by tellers, name by name, by written replies. Of a ballot only totals."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.room import (
    CastVote,
    RecordTally,
    RecordWrittenReply,
)
from xieshang_desktop.domain.counting import Count, check_count
from xieshang_desktop.domain.vocabulary import (
    MeetingState,
    Stance,
    VoteMethod,
    VoteState,
)
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.room import NamedVote, Tally, Vote, WrittenReply
from xieshang_desktop.queries.room import recused_ids
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    get,
    get_household,
    meeting_in,
    person_on_roster,
)
from xieshang_desktop.storage.unit_of_work import Work

VOTING = Changes(voting=True, agenda=True)


def open_for_counting(work: Work, key: str, doing: str) -> tuple[Vote, Meeting]:
    """An open vote of a running meeting."""
    vote = get(work, Vote, key, "表决")
    meeting = meeting_in(work, vote.meeting_id, (MeetingState.RUNNING,), doing)
    if vote.state is not VoteState.OPEN and not work.correcting:
        raise refusals.wrong_stage(f"这次表决已经结束，不能{doing}。", "需要的话，请重新表决。")
    return vote, meeting


def record_tally(work: Work, act: RecordTally) -> Changes:
    vote, _ = open_for_counting(work, act.vote, "记票")
    if act.teller is not None:
        person_on_roster(work, act.teller, act.at.date())
    count = Count(
        for_=act.for_,
        against=act.against,
        abstain=act.abstain,
        invalid=act.invalid or 0,
        not_voted=act.not_voted or 0,
        issued=act.issued,
        returned=act.returned,
        for_area=act.for_area,
    )
    if act.counts is None:
        check_count(count, vote.method, len(vote.electorate_ids))
    else:
        _options_must_be_known(vote, act.counts)
    tally = Tally(
        vote_id=vote.id,
        teller_id=act.teller,
        for_count=act.for_,
        against=act.against,
        abstain=act.abstain,
        invalid=act.invalid,
        not_voted=act.not_voted,
        issued=act.issued,
        returned=act.returned,
        counts=dict(act.counts) if act.counts is not None else None,
        for_area=act.for_area,
        against_area=act.against_area,
        abstain_area=act.abstain_area,
        at=act.at,
    )
    _tellers_must_agree(work, vote, tally)
    work.add(tally)
    return VOTING


def _options_must_be_known(vote: Vote, counts: Mapping[str, int]) -> None:
    unknown = [option for option in counts if option not in vote.options]
    if unknown:
        raise refusals.wrong_stage(f"没有“{unknown[0]}”这个选项。", f"可选：{'、'.join(vote.options)}。")
    if min(counts.values(), default=0) < 0:
        raise refusals.wrong_stage("票数不能小于0。", "请核对票数。")


def _tellers_must_agree(work: Work, vote: Vote, tally: Tally) -> None:
    others = work.session.scalars(select(Tally).where(Tally.vote_id == vote.id)).all()
    for other in others:
        if other.teller_id == tally.teller_id or None in (other.teller_id, tally.teller_id):
            continue
        if _figures(other) != _figures(tally):
            raise refusals.tellers_disagree(_figures(other), _figures(tally))


def _figures(tally: Tally) -> str:
    """What one teller says, in words."""
    if tally.counts is not None:
        return "、".join(f"{option}{votes}" for option, votes in sorted(tally.counts.items()))
    parts = f"赞成{tally.for_count}、反对{tally.against}、弃权{tally.abstain}"
    others = f"、废票{tally.invalid or 0}、未表决{tally.not_voted or 0}"
    return parts + (others if tally.invalid or tally.not_voted else "")


def cast_vote(work: Work, act: CastVote) -> Changes:
    vote, _ = open_for_counting(work, act.vote, "记名表决")
    person = person_on_roster(work, act.who, act.at.date())
    if vote.method is not VoteMethod.ROLL_CALL:
        raise refusals.wrong_stage(f"这次是{vote.method.value}，不逐人记名。", "请按总数记票。")
    if person.id not in vote.electorate_ids:
        if person.id in recused_ids(work.session, vote.item_id):
            raise refusals.recused(person.name)
        raise refusals.not_entitled(person.name)
    _choice_must_be_known(vote, act.choice)
    if work.session.get(NamedVote, (vote.id, person.id)) is not None:
        raise refusals.already_voted(person.name)
    work.add(NamedVote(vote_id=vote.id, person_id=person.id, choice=act.choice, at=act.at))
    return VOTING


def _choice_must_be_known(vote: Vote, choice: str) -> None:
    known = vote.options or [Stance.FOR.value, Stance.AGAINST.value, Stance.ABSTAIN.value]
    if choice not in known:
        raise refusals.wrong_stage(f"没有“{choice}”这个选项。", f"可选：{'、'.join(known)}。")


def record_written_reply(work: Work, act: RecordWrittenReply) -> Changes:
    vote, _ = open_for_counting(work, act.vote, "记书面意见")
    if vote.method is not VoteMethod.WRITTEN:
        raise refusals.wrong_stage(f"这次是{vote.method.value}，不收书面意见。")
    if act.household is None and act.who is None:
        raise refusals.wrong_stage("没有写明是谁的意见。", "请选人或选户。")
    person = person_on_roster(work, act.who, act.at.date()) if act.who is not None else None
    household = get_household(work, act.household) if act.household is not None else None
    _choice_must_be_known(vote, act.choice)
    asked = select(WrittenReply.id).where(
        WrittenReply.vote_id == vote.id,
        WrittenReply.person_id.is_(act.who)
        if act.household is None
        else WrittenReply.household_id.is_(act.household),
    )
    if work.session.scalars(asked).first() is not None:
        raise refusals.already_voted(person.name if person else f"{household.number if household else ''}户")
    reply = WrittenReply(
        vote_id=vote.id,
        person_id=act.who,
        household_id=act.household,
        visitor_id=act.visitor,
        choice=act.choice,
        at=act.at,
    )
    work.add(reply)
    return VOTING
