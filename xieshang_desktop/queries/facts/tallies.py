"""The counts of a vote, and what they come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.choosing import Choice, choose
from xieshang_desktop.domain.counting import Count, Decision, PassLine, decide, verdict_sentence
from xieshang_desktop.domain.shares import Amount
from xieshang_desktop.domain.vocabulary import BaseOf, ItemKind, Stance, Unit, VoteMethod
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import NamedVote, Tally, Vote, WrittenReply
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.law import rules_for
from xieshang_desktop.queries.facts.quorum import quorum_of_count
from xieshang_desktop.queries.facts.room import RoomCount, came_after, count_room, stood_for


def count_of_tally(tally: Tally) -> Count:
    """One teller's counts."""
    return Count(
        for_=tally.for_count,
        against=tally.against,
        abstain=tally.abstain,
        invalid=tally.invalid or 0,
        not_voted=tally.not_voted or 0,
        issued=tally.issued,
        returned=tally.returned,
        for_area=tally.for_area,
        for_households=tally.for_households,
    )


def newest_tally(session: Session, vote_id: str) -> Tally | None:
    """The last count recorded; two tellers agree, or the second was refused."""
    asked = select(Tally).where(Tally.vote_id == vote_id).order_by(Tally.at.desc(), Tally.id.desc())
    return session.scalars(asked.limit(1)).first()


def agreed_count(session: Session, vote: Vote) -> Count:
    """What was counted: by the tellers, else from the names or the written replies; maybe nothing."""
    tally = newest_tally(session, vote.id)
    if tally is not None:
        return _with_weights(session, vote, count_of_tally(tally), None)
    if vote.method is VoteMethod.ROLL_CALL:
        return _count_choices(session, vote, choices_by_name(session, vote))
    if vote.method is VoteMethod.WRITTEN:
        return _count_choices(session, vote, replies_of(session, vote))
    return Count()


def choices_by_name(session: Session, vote: Vote) -> dict[str, str]:
    """What each member answered in a vote by name."""
    asked = select(NamedVote.person_id, NamedVote.choice).where(NamedVote.vote_id == vote.id)
    return dict(session.execute(asked).all())


def replies_of(session: Session, vote: Vote) -> dict[str, str]:
    """What each person or household answered in writing."""
    asked = select(WrittenReply.person_id, WrittenReply.household_id, WrittenReply.choice).where(
        WrittenReply.vote_id == vote.id
    )
    return {person or household or "": choice for person, household, choice in session.execute(asked)}


def _count_choices(session: Session, vote: Vote, choices: dict[str, str]) -> Count:
    if not choices:
        return Count()
    counted = Counter(choices.values())
    silent = len(vote.electorate_ids) - len(choices) if vote.method is VoteMethod.ROLL_CALL else 0
    count = Count(
        for_=counted[Stance.FOR.value],
        against=counted[Stance.AGAINST.value],
        abstain=counted[Stance.ABSTAIN.value],
        not_voted=max(0, silent),
    )
    favour = [key for key, choice in choices.items() if choice == Stance.FOR.value]
    return _with_weights(session, vote, count, favour)


def _with_weights(session: Session, vote: Vote, count: Count, favour: list[str] | None) -> Count:
    """The counts with the area and the households in favour, where these decide.

    By name they are added up; from totals they follow where each voter stands for the same, or where all
    or none are in favour.
    """
    wanted = weighing_units(vote)
    if not wanted or count.for_ is None:
        return count
    weights = _weights(session, vote.electorate_ids if favour is None else favour)
    votes, named = count.for_, favour is not None
    area, households = count.for_area, count.for_households
    if Unit.AREA in wanted and area is None:
        area = _in_favour([area for area, _ in weights], votes, named=named)
    if Unit.HOUSEHOLD in wanted and households is None:
        households = _in_favour([number for _, number in weights], votes, named=named)
    return replace(count, for_area=area, for_households=households)


def _in_favour(weights: Sequence[Amount], votes: int, *, named: bool) -> Any:
    """What the votes in favour weigh; None where the totals leave it open."""
    if named or votes == len(weights):
        return sum(weights)
    if votes == 0:
        return 0
    return weights[0] * votes if len(set(weights)) == 1 else None


def _weights(session: Session, keys: Sequence[str]) -> list[tuple[Decimal, int]]:
    asked = select(Person.area, Person.represents_households).where(Person.id.in_(keys))
    return [(area or Decimal(0), stood_for(number)) for area, number in session.execute(asked)]


def weighing_units(vote: Vote) -> set[Unit]:
    """The units other than votes in which the lines of a vote count: area, or households stood for."""
    units = set()
    for line in vote.pass_rules:
        if line["unit"] == Unit.AREA.value:
            units.add(Unit.AREA)
        elif line["of"] == BaseOf.REPRESENTED_HOUSEHOLDS.value:
            units.add(Unit.HOUSEHOLD)
    return units


def units_left_open(session: Session, vote: Vote, count: Count) -> list[str]:
    """What must be counted besides, since the totals do not tell: 专有面积, 代表户数."""
    whole = _with_weights(session, vote, count, None)
    wanted = weighing_units(vote)
    left = []
    if Unit.AREA in wanted and whole.for_area is None:
        left.append("专有面积")
    if Unit.HOUSEHOLD in wanted and whole.for_households is None:
        left.append("代表户数")
    return left


def with_replies(session: Session, vote: Vote, meeting: Meeting) -> RoomCount:
    """The room with those who answered in writing: they take part as the present do."""
    room = count_room(session, meeting.id)
    taking_part = {*room.present_ids, *replies_of(session, vote)} & set(vote.electorate_ids)
    return count_room(session, meeting.id, came_besides=taking_part)


def bases_of_vote(vote: Vote, count: Count) -> dict[str, Amount]:
    """The denominators frozen with the vote, and those that its counts give."""
    bases: dict[str, Amount] = {
        key: value if isinstance(value, int) else _area(value) for key, value in vote.bases.items()
    }
    valid = (count.for_ or 0) + (count.against or 0) + (count.abstain or 0)
    returned = count.returned if count.returned is not None else valid + count.invalid
    bases["有效"] = valid
    bases["收回"] = returned
    asked = len(vote.electorate_ids) if vote.method is VoteMethod.WRITTEN else returned
    bases["发出"] = count.issued if count.issued is not None else asked
    return bases


def _area(text: str) -> Amount:
    return Decimal(text)


def decide_vote(session: Session, vote: Vote, meeting: Meeting, count: Count) -> tuple[Decision, str]:
    """What a vote comes to by the lines frozen with it, and the sentence that says so."""
    lines = tuple(PassLine.from_json(line) for line in vote.pass_rules)
    decision = decide(lines, bases_of_vote(vote, count), count)
    if vote.options:
        return _chosen(session, vote, decision)
    if not meeting.form.decides or vote.restricted:
        return decision, verdict_sentence(None, decision)
    rules = rules_for(session, meeting.id)
    room = count_room(session, meeting.id, without=came_after(session, meeting, vote.opened_at))
    return decision, verdict_sentence(quorum_of_count(rules, meeting.form, room), decision)


def _chosen(session: Session, vote: Vote, decision: Decision) -> tuple[Decision, str]:
    """A vote among options: who is chosen, or what each got; neither passed nor failed."""
    choice = choice_of(session, vote)
    said = choice.sentence if choice is not None else decision.sentence
    return replace(decision, verdict=None, sentence=said.rstrip("。")), f"{said.rstrip('。')}。"


def votes_by_option(session: Session, vote: Vote) -> dict[str, int] | None:
    """What each option got: from the counts, the names or the written replies; None before any count."""
    tally = newest_tally(session, vote.id)
    if tally is not None:
        return None if tally.counts is None else {each: tally.counts.get(each, 0) for each in vote.options}
    if vote.method not in (VoteMethod.ROLL_CALL, VoteMethod.WRITTEN):
        return None
    by_name = vote.method is VoteMethod.ROLL_CALL
    choices = choices_by_name(session, vote) if by_name else replies_of(session, vote)
    counted = Counter(choices.values())
    return {option: counted[option] for option in vote.options} if choices else None


def choice_of(session: Session, vote: Vote) -> Choice | None:
    """Who was chosen in a vote among options; None without a count, and where members are appraised."""
    votes = votes_by_option(session, vote)
    kind = session.scalar(select(AgendaItem.kind).where(AgendaItem.id == vote.item_id))
    if votes is None or kind is ItemKind.APPRAISE:
        return None
    if vote.ranked:
        return choose(votes, 1, unit="分")
    tally = newest_tally(session, vote.id)
    papers = count_of_tally(tally) if tally is not None else Count()
    line = PassLine.from_json(vote.pass_rules[0]) if len(vote.pass_rules) == 1 else None
    base = int(bases_of_vote(vote, papers).get(line.base_key, 0)) if line is not None else 0
    return choose(votes, vote.choose or 1, line, base)


def names_of(session: Session, ids: list[str]) -> list[str]:
    """The names of people, in the order given."""
    asked = select(Person.id, Person.name).where(Person.id.in_(ids))
    known = dict(session.execute(asked).all())
    return [known[key] for key in ids if key in known]
