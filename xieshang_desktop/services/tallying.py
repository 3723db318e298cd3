"""Acts that count a vote: by tellers, name by name, by written replies. Of a ballot only totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import or_, select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.room import (
    CastVote,
    RecordTally,
    RecordWrittenReply,
)
from xieshang_desktop.domain.choosing import points
from xieshang_desktop.domain.tallies import Count, check_count, check_papers, missing
from xieshang_desktop.domain.vocabulary import (
    MeetingState,
    Stance,
    VoteMethod,
    VoteState,
)
from xieshang_desktop.errors import Refused
from xieshang_desktop.models.meetings import Entitled, Meeting
from xieshang_desktop.models.room import Attendance, NamedVote, Tally, Vote, WrittenReply
from xieshang_desktop.queries.facts.room import recused_ids
from xieshang_desktop.queries.facts.tallies import count_of_tally, replies_of, units_left_open
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    OnRoster,
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
    """One teller's totals; refused where they cannot be true, or differ from another teller's."""
    vote, _ = open_for_counting(work, act.vote, "记票")
    if act.teller is not None:
        person_on_roster(work, act.teller, act.at.date())
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
        counts=_votes_by_option(vote, act),
        ranks={option: list(places) for option, places in act.ranks.items()} if act.ranks else None,
        for_households=act.for_households,
        for_area=act.for_area,
        against_area=act.against_area,
        abstain_area=act.abstain_area,
        at=act.at,
    )
    if tally.counts is None:
        check_count(count_of_tally(tally), vote.method, len(vote.electorate_ids))
        _weights_must_be_known(work, vote, tally)
    else:
        _options_must_add_up(vote, act)
    _tellers_must_agree(work, vote, tally)
    work.add(tally)
    return VOTING


def _weights_must_be_known(work: Work, vote: Vote, tally: Tally) -> None:
    """Where area or households decide, totals of people alone leave open what was decided."""
    for unit in units_left_open(work.session, vote, count_of_tally(tally)):
        raise missing(f"没有填赞成票合计的{unit}", f"请填写赞成的{unit}。")
    area = [part for part in (tally.for_area, tally.against_area, tally.abstain_area) if part is not None]
    there = Decimal(vote.bases.get("到会面积", "0"))
    if area and (min(area) < 0 or sum(area) > there):
        raise Refused("TALLY_MISMATCH", f"面积合计{sum(area)}平方米，到会的是{there}平方米", "请核对面积。")


def _options_must_add_up(vote: Vote, act: RecordTally) -> None:
    """Votes for options: known ones, no more than the members have, no more papers than were issued."""
    counts = act.counts or act.ranks or {}
    unknown = next((option for option in counts if option not in vote.options), None)
    if unknown is not None:
        raise refusals.wrong_stage(f"没有“{unknown}”这个选项。", f"可选：{'、'.join(vote.options)}。")
    papers = act.returned if act.returned is not None else act.issued
    voters = len(vote.electorate_ids) if papers is None else papers
    most = Count(for_=voters, against=0, abstain=0, issued=act.issued, returned=act.returned)
    check_papers(most if papers is not None else replace(most, for_=0), len(vote.electorate_ids))
    if act.ranks is not None:
        _ranks_must_add_up(vote, act.ranks, voters)
    else:
        _marks_must_add_up(vote, act.counts or {}, voters)


def _votes_by_option(vote: Vote, act: RecordTally) -> dict[str, int] | None:
    """What each option got: votes, or the points that its places give."""
    if act.ranks is not None:
        if not vote.ranked:
            raise refusals.wrong_stage("这次表决不排名次。", "请填每一项的票数。")
        return points(act.ranks)
    if act.counts is not None and vote.ranked:
        raise refusals.wrong_stage("这次表决排名次。", "请填每一项的第1名、第2名各多少票。")
    return dict(act.counts) if act.counts is not None else None


def _ranks_must_add_up(vote: Vote, ranks: Mapping[str, tuple[int, ...]], voters: int) -> None:
    """Each voter gives each place once at most."""
    places = {len(counts) for counts in ranks.values()}
    if len(places) != 1 or places != {vote.choose or len(vote.options)}:
        raise Refused(
            "COUNTS_MISSING", "有的名次没有填", f"请填满第1名到第{vote.choose or len(vote.options)}名。"
        )
    for place, counts in enumerate(zip(*ranks.values(), strict=True), start=1):
        if min(counts) < 0:
            raise Refused("TALLY_MISMATCH", "票数不能是负数", "请重新填写。")
        if sum(counts) > voters:
            raise Refused(
                "MORE_VOTES_THAN_MEMBERS", f"第{place}名合计{sum(counts)}票，只有{voters}人", "请重新清点。"
            )


def _marks_must_add_up(vote: Vote, counts: Mapping[str, int], voters: int) -> None:
    votes = sum(counts.values())
    if min(counts.values(), default=0) < 0:
        raise Refused("TALLY_MISMATCH", "票数不能是负数", "请重新填写。")
    if max(counts.values(), default=0) > voters or votes > voters * (vote.choose or 1):
        raise Refused(
            "MORE_VOTES_THAN_MEMBERS",
            f"各选项合计{votes}票，{voters}人每人最多{vote.choose or 1}票",
            "请重新清点。",
        )


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
    _must_have_a_vote(work, vote, person)
    _choice_must_be_known(vote, act.choice)
    if work.session.get(NamedVote, (vote.id, person.id)) is not None:
        raise refusals.already_voted(person.name)
    work.add(NamedVote(vote_id=vote.id, person_id=person.id, choice=act.choice, at=act.at))
    return VOTING


def _must_have_a_vote(work: Work, vote: Vote, person: OnRoster) -> None:
    """Somebody of the vote's electorate, or who came for a household of it."""
    came_for = select(Attendance.represents_id).where(
        Attendance.meeting_id == vote.meeting_id,
        Attendance.person_id == person.id,
        Attendance.represents_id.is_not(None),
    )
    if {person.id, *work.session.scalars(came_for)} & set(vote.electorate_ids):
        return
    if person.id in recused_ids(work.session, vote.item_id):
        raise refusals.recused(person.name)
    if _is_on_the_list(work, vote, person):
        why = refusals.not_in_electorate if vote.restricted else refusals.absent_when_opened
        raise why(person.name)
    raise refusals.not_entitled(person.name)


def _is_on_the_list(work: Work, vote: Vote, person: OnRoster) -> bool:
    """Whether somebody, or the household, is entitled to the meeting at all."""
    own = Entitled.person_id == person.id
    if person.household_id is not None:
        own = or_(own, Entitled.household_id == person.household_id)
    asked = select(Entitled.ordinal).where(Entitled.meeting_id == vote.meeting_id, own)
    return work.session.scalar(asked.limit(1)) is not None


def _choice_must_be_known(vote: Vote, choice: str) -> None:
    known = vote.options or [Stance.FOR.value, Stance.AGAINST.value, Stance.ABSTAIN.value]
    if choice not in known:
        raise refusals.wrong_stage(f"没有“{choice}”这个选项。", f"可选：{'、'.join(known)}。")


def record_written_reply(work: Work, act: RecordWrittenReply) -> Changes:
    vote, _ = open_for_counting(work, act.vote, "记书面意见")
    if vote.method is not VoteMethod.WRITTEN:
        raise refusals.wrong_stage(f"这次是{vote.method.value}，不收书面意见。")
    if (act.household is None) == (act.who is None):
        raise refusals.wrong_stage("没有写明是谁的意见。", "请选人或选户。")
    for who in (act.who, act.visitor):
        if who is not None:
            person_on_roster(work, who, act.at.date())
    key, name = _replier(work, act)
    if vote.binding and key not in vote.electorate_ids:
        if key in recused_ids(work.session, vote.item_id):
            raise refusals.recused(name)
        raise refusals.not_entitled(name)
    _choice_must_be_known(vote, act.choice)
    if key in replies_of(work.session, vote):
        raise refusals.already_voted(name)
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


def _replier(work: Work, act: RecordWrittenReply) -> tuple[str, str]:
    """Who answers: the key on the list, and the name for people."""
    if act.household is not None:
        household = get_household(work, act.household)
        return household.id, f"{household.number}户"
    person = person_on_roster(work, act.who or "", act.at.date())
    return person.id, person.name
