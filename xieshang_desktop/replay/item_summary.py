"""What the summary says of one item of the agenda: who spoke, what was thought, how it was voted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.counting import PassLine, decide
from xieshang_desktop.models.meetings import AgendaItem
from xieshang_desktop.models.room import Opinion, Turn, Vote
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.meeting import parties_of
from xieshang_desktop.queries.facts.tallies import agreed_count, bases_of_vote, newest_tally

Keys = Mapping[str, Mapping[str, str]]


def item_summary(session: Session, item: AgendaItem, keys: Keys) -> dict[str, Any]:
    """One item as JSON has it."""
    opinions = select(func.count(Opinion.id)).where(Opinion.item_id == item.id)
    votes = select(Vote).where(Vote.item_id == item.id).order_by(Vote.opened_at, Vote.id)
    parties = parties_of(session, item.meeting_id)
    present = {kind for kinds in parties.values() for kind in kinds}
    heard = {kind for person, kinds in parties.items() if person in _spoke(session, item) for kind in kinds}
    return {
        "key": keys["议程事项"].get(item.id, item.id),
        "title": item.title,
        "state": item.state.value,
        "outcome": item.outcome.value if item.outcome is not None else None,
        "speakers": _speakers(session, item),
        "opinions": session.scalar(opinions) or 0,
        "parties_heard": len(heard),
        "parties_present": len(present),
        "votes": [vote_summary(session, vote, keys) for vote in session.scalars(votes)],
    }


def _spoke(session: Session, item: AgendaItem) -> set[str]:
    turns = select(Turn.person_id).where(Turn.item_id == item.id, Turn.started_at.is_not(None))
    noted = select(Opinion.person_id).where(Opinion.item_id == item.id)
    return {*session.scalars(turns), *session.scalars(noted)}


def _speakers(session: Session, item: AgendaItem) -> list[dict[str, Any]]:
    """Everybody who had the floor, in the order of the first turn; seconds and turns added up."""
    asked = (
        select(Turn.person_id, Person.name, Turn.seconds_used)
        .join(Person, Person.id == Turn.person_id)
        .where(Turn.item_id == item.id, Turn.started_at.is_not(None))
        .order_by(Turn.started_at, Turn.position)
    )
    speakers: dict[str, dict[str, Any]] = {}
    for person, name, seconds in session.execute(asked):
        entry = speakers.setdefault(person, {"name": name, "seconds": 0, "turns": 0})
        entry["seconds"] += seconds
        entry["turns"] += 1
    return list(speakers.values())


def _options(session: Session, vote: Vote) -> dict[str, int] | None:
    """Votes by option, where there were some to choose from."""
    tally = newest_tally(session, vote.id)
    return tally.counts if tally is not None else None


def vote_summary(session: Session, vote: Vote, keys: Keys) -> dict[str, Any]:
    """One vote with its figures, its rule and its verdict."""
    count = agreed_count(session, vote)
    lines = tuple(PassLine.from_json(line) for line in vote.pass_rules)
    decision = decide(lines, bases_of_vote(vote, count), count)
    return {
        "key": keys["表决"].get(vote.id, vote.id),
        "motion": vote.motion,
        "method": vote.method.value,
        "state": vote.state.value,
        "for": count.for_,
        "against": count.against,
        "abstain": count.abstain,
        "invalid": count.invalid,
        "not_voted": count.not_voted,
        "issued": count.issued,
        "returned": count.returned,
        "counts": _options(session, vote),
        "rule": decision.rule or None,
        "base": decision.base,
        "needed": decision.needed,
        "verdict": vote.verdict.value if vote.verdict is not None else None,
        "binding": vote.binding,
        "sentence": vote.sentence,
        "clause": vote.clause,
    }
