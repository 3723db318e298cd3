"""Votes as the hall may see them: the motion while it is put, the result once it has been announced."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.pass_lines import PassLine as Line
from xieshang_desktop.domain.vocabulary import Capacity, ItemState, Unit, VoteState
from xieshang_desktop.models.meetings import AgendaItem, Invitation
from xieshang_desktop.models.room import NamedVote, Tally, Turn, Vote, WrittenReply
from xieshang_desktop.queries.audience.view import CountLine, MotionView, PassLine, ResultView
from xieshang_desktop.queries.cockpit.people import PersonLine

_SIDES = ("赞成", "反对", "弃权")


def motion_view(session: Session, item_id: str, number: int, title: str) -> MotionView | None:
    """The motion of the running item from its opening until its result is announced."""
    vote = session.scalars(
        select(Vote).where(Vote.item_id == item_id).order_by(Vote.opened_at.desc(), Vote.id.desc()).limit(1)
    ).first()
    if vote is None or vote.announced_at is not None:
        return None
    lines = [Line.from_json(rule) for rule in vote.pass_rules]
    return MotionView(
        number=number,
        title=title,
        motion=vote.motion,
        method=str(vote.method),
        voters=len(vote.electorate_ids),
        options=tuple(vote.options),
        choose=vote.choose,
        pass_line="，且".join(_pass_words(line, vote.bases) for line in lines),
        clause="、".join(dict.fromkeys(line.clause for line in lines if line.clause)),
        counting=vote.state is VoteState.CLOSED,
    )


def _pass_words(line: Line, bases: Mapping[str, Any]) -> str:
    """到会34人过半数赞成通过，需18票."""
    base = int(bases.get(line.base_key) or 0)
    if line.unit is Unit.AREA or base <= 0:
        return f"{line.words()}赞成通过"
    return f"{line.base_key}{base}人{line.share.rule_words()}赞成通过，需{line.share.needed(base)}票"


def result_view(
    session: Session, meeting_id: str, numbers: Mapping[str, int], people: Mapping[str, PersonLine]
) -> ResultView | None:
    """The result announced last; None before the first."""
    found = session.execute(
        select(Vote, AgendaItem.title, AgendaItem.state)
        .join(AgendaItem, AgendaItem.id == Vote.item_id)
        .where(Vote.meeting_id == meeting_id, Vote.announced_at.is_not(None))
        .order_by(Vote.announced_at.desc(), Vote.id.desc())
        .limit(1)
    ).first()
    return _result(session, found, numbers, people) if found else None


def _result(
    session: Session,
    found: Row[Vote, str, ItemState],
    numbers: Mapping[str, int],
    people: Mapping[str, PersonLine],
) -> ResultView:
    vote, title, state = found
    lines = [Line.from_json(rule) for rule in vote.pass_rules]
    counts = _counts(session, vote)
    base, words = _base(vote, lines, counts)
    return ResultView(
        number=numbers[vote.item_id],
        title=title,
        motion=vote.motion,
        verdict=str(vote.verdict or ""),
        counts=counts,
        unit="票",
        base=base,
        base_words=words,
        mark=_mark(lines[0], base) if len(lines) == 1 and base else None,
        sentence=vote.sentence or "",
        clause=vote.clause or "",
        tellers=_tellers(session, vote.meeting_id, people),
        fresh=state is ItemState.RUNNING and not _spoken_since(session, vote.item_id, vote.announced_at),
    )


def _base(vote: Vote, lines: list[Line], counts: tuple[CountLine, ...]) -> tuple[int, str]:
    """What the bars are measured by: the base of the line to pass, else those who were asked."""
    of = lines[0] if lines and lines[0].unit is not Unit.AREA else None
    base = int(vote.bases.get(of.base_key) or 0) if of else 0
    if of and base:
        return base, f"{of.base_key}{base}人"
    asked = max(len(vote.electorate_ids), *(line.votes for line in counts), 0)
    return asked, f"在场{asked}人"


def _mark(line: Line, base: int) -> PassLine:
    share = line.share.fraction
    exact = share * base
    half = line.share.strict and exact.denominator == 1
    words = f"{_part_words(line)}{exact}票" if half else f"需{line.share.needed(base)}票"
    return PassLine(share.numerator, share.denominator, words)


def _part_words(line: Line) -> str:
    return "半数" if line.share.fraction.denominator == 2 else line.share.words().removeprefix("超过")


def _counts(session: Session, vote: Vote) -> tuple[CountLine, ...]:
    tally = session.scalars(
        select(Tally).where(Tally.vote_id == vote.id).order_by(Tally.at.desc(), Tally.id.desc()).limit(1)
    ).first()
    if tally is None:
        return _counted_replies(session, vote)
    if tally.counts:
        return tuple(CountLine(str(option), int(votes)) for option, votes in tally.counts.items())
    sides = (tally.for_count or 0, tally.against or 0, tally.abstain or 0)
    rest = (("废票", tally.invalid or 0), ("未表决", tally.not_voted or 0))
    lines = [CountLine(*each) for each in zip(_SIDES, sides, strict=True)]
    return tuple(lines + [CountLine(*each) for each in rest if each[1]])


def _counted_replies(session: Session, vote: Vote) -> tuple[CountLine, ...]:
    """Answers given by name or in writing, in totals only."""
    totals: dict[str, int] = dict.fromkeys(vote.options or _SIDES, 0)
    for kind in (NamedVote, WrittenReply):
        asked = select(kind.choice, func.count()).where(kind.vote_id == vote.id).group_by(kind.choice)
        for choice, number in session.execute(asked):
            totals[choice] = totals.get(choice, 0) + number
    return tuple(CountLine(*each) for each in totals.items())


def _tellers(session: Session, meeting_id: str, people: Mapping[str, PersonLine]) -> str:
    """监票李赟　计票罗晓琴."""
    wanted = (Capacity.SCRUTINEER, Capacity.TELLER)
    rows = session.execute(
        select(Invitation.capacity, Invitation.person_id).where(
            Invitation.meeting_id == meeting_id, Invitation.capacity.in_(wanted)
        )
    ).all()
    parts = []
    for duty in wanted:
        names = [people[key].name for capacity, key in rows if capacity is duty and key in people]
        if names:
            parts.append(f"{duty}{'、'.join(names)}")
    return "　".join(parts)


def _spoken_since(session: Session, item_id: str, at: datetime | None) -> bool:
    later = select(Turn.id).where(Turn.item_id == item_id, Turn.started_at >= at).limit(1)
    return session.scalar(later) is not None
