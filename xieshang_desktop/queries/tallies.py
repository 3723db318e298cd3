"""The counts of a vote, and what they come to."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.counting import Count, Decision, PassLine, decide, verdict_sentence
from xieshang_desktop.domain.shares import Amount
from xieshang_desktop.domain.vocabulary import Stance, VoteMethod
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.room import NamedVote, Tally, Vote, WrittenReply
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.law import rules_of_sets
from xieshang_desktop.queries.quorum import quorum_of_count
from xieshang_desktop.queries.room import count_room


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
    )


def newest_tally(session: Session, vote_id: str) -> Tally | None:
    """The last count recorded; two tellers agree, or the second was refused."""
    asked = select(Tally).where(Tally.vote_id == vote_id).order_by(Tally.at.desc(), Tally.id.desc())
    return session.scalars(asked.limit(1)).first()


def agreed_count(session: Session, vote: Vote) -> Count:
    """What was counted: by the tellers, else from the names or the written replies; maybe nothing."""
    tally = newest_tally(session, vote.id)
    if tally is not None:
        return count_of_tally(tally)
    if vote.method is VoteMethod.ROLL_CALL:
        return _count_choices(
            list(session.scalars(select(NamedVote.choice).where(NamedVote.vote_id == vote.id))), vote
        )
    if vote.method is VoteMethod.WRITTEN:
        asked = select(WrittenReply.choice).where(WrittenReply.vote_id == vote.id)
        return _count_choices(list(session.scalars(asked)), vote)
    return Count()


def _count_choices(choices: list[str], vote: Vote) -> Count:
    if not choices:
        return Count()
    counted = Counter(choices)
    silent = len(vote.electorate_ids) - len(choices) if vote.method is VoteMethod.ROLL_CALL else 0
    return Count(
        for_=counted[Stance.FOR.value],
        against=counted[Stance.AGAINST.value],
        abstain=counted[Stance.ABSTAIN.value],
        not_voted=max(0, silent),
    )


def bases_of_vote(vote: Vote, count: Count) -> dict[str, Amount]:
    """The denominators frozen with the vote, and those that its counts give."""
    bases: dict[str, Amount] = {
        key: value if isinstance(value, int) else _area(value) for key, value in vote.bases.items()
    }
    valid = (count.for_ or 0) + (count.against or 0) + (count.abstain or 0)
    returned = count.returned if count.returned is not None else valid + count.invalid
    bases["有效"] = valid
    bases["收回"] = returned
    bases["发出"] = count.issued if count.issued is not None else returned
    return bases


def _area(text: str) -> Amount:
    return Decimal(text)


def decide_vote(session: Session, vote: Vote, meeting: Meeting, count: Count) -> tuple[Decision, str]:
    """What a vote comes to by the lines frozen with it, and the sentence that says so."""
    lines = tuple(PassLine.from_json(line) for line in vote.pass_rules)
    decision = decide(lines, bases_of_vote(vote, count), count)
    if not meeting.form.decides or vote.restricted:
        return decision, verdict_sentence(None, decision)
    rules = rules_of_sets(session, tuple(vote.rule_sets))
    return decision, verdict_sentence(
        quorum_of_count(rules, meeting.form, count_room(session, meeting.id)), decision
    )


def names_of(session: Session, ids: list[str]) -> list[str]:
    """The names of people, in the order given."""
    asked = select(Person.id, Person.name).where(Person.id.in_(ids))
    known = dict(session.execute(asked).all())
    return [known[key] for key in ids if key in known]
