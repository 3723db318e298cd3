"""Votes on paper: in the minutes, and as the report on a count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.counting import Count, Decision, PassLine, Quorum, decide
from xieshang_desktop.domain.vocabulary import Capacity, MeetingForm, Unit, VoteMethod, VoteState
from xieshang_desktop.models.floor import Recount
from xieshang_desktop.models.meetings import AgendaItem, Entitled, Meeting
from xieshang_desktop.models.room import NamedVote, Tally, Vote, WrittenReply
from xieshang_desktop.queries.facts.law import quorum_of
from xieshang_desktop.queries.facts.levies import levies_of_items
from xieshang_desktop.queries.facts.room import count_room
from xieshang_desktop.queries.facts.tallies import agreed_count, bases_of_vote, newest_tally, weighing_units
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.papers.attendance import UNITS
from xieshang_desktop.queries.papers.items import CountView, VoteView
from xieshang_desktop.queries.papers.notices import TallyReportView
from xieshang_desktop.queries.papers.people import MeetingPeople, meeting_people


def vote_view(session: Session, vote: Vote, people: MeetingPeople) -> VoteView:
    """One vote with its counts, its rule, and its verdict as it was said when it was closed."""
    count = agreed_count(session, vote)
    lines = tuple(PassLine.from_json(line) for line in vote.pass_rules)
    decision = decide(lines, bases_of_vote(vote, count), count)
    tally = newest_tally(session, vote.id)
    on_paper = count.issued is not None or count.returned is not None
    by_household = Unit.HOUSEHOLD in weighing_units(vote)
    shared = vote.bases.get("到会", 0) if by_household else decision.base or 0
    return VoteView(
        motion=vote.motion,
        method=vote.method.value,
        for_count=count.for_ or 0,
        against=count.against or 0,
        abstain=count.abstain or 0,
        not_voted=count.not_voted,
        invalid=count.invalid if on_paper else None,
        issued=count.issued,
        returned=count.returned,
        options=_options(vote, tally),
        unit=_unit(session, vote),
        areas=_areas(tally),
        by_name=_names_of_sides(session, vote),
        base=int(shared),
        base_name=_base_name(vote, lines, by_household=by_household),
        households=int(count.for_households or 0) if by_household else None,
        households_base=int(decision.base or 0) if by_household else 0,
        rule=decision.rule,
        needed=decision.needed or 0,
        verdict=vote.verdict.value if vote.verdict is not None else "",
        sentence=_sentence(vote, decision, count),
        clause=vote.clause or "",
        binding=vote.binding,
        tellers=tellers(session, vote, people),
        at=vote.closed_at or vote.opened_at,
        recounts=_recounts(session, vote),
    )


def _base_name(vote: Vote, lines: Sequence[PassLine], *, by_household: bool) -> str:
    """Of what the counts are given shares: of those present where households decide."""
    if vote.restricted:
        return "参加表决人员"
    return lines[0].base_key if lines and not by_household else "到会"


def _sentence(vote: Vote, decision: Decision, count: Count) -> str:
    """What was said of the outcome; where no line decides, nothing: the counts speak for themselves."""
    if vote.options:
        return (vote.sentence or "").partition("；")[2].rstrip("。")
    if not vote.pass_rules:
        return ""
    return (vote.sentence or decision.sentence).rstrip("。")


def _recounts(session: Session, vote: Vote) -> tuple[str, ...]:
    """先清点的数：赞成18、反对10；原因：数重了."""
    asked = select(Recount).where(Recount.vote_id == vote.id).order_by(Recount.at, Recount.id)
    return tuple(f"先清点的数：{_spoken(row.figures)}；原因：{row.reason}" for row in session.scalars(asked))


def _spoken(figures: Mapping[str, Any]) -> str:
    parts = []
    for name, value in sorted(figures.items(), key=lambda each: _place_of(each[0])):
        if isinstance(value, Mapping):
            parts.append(f"{name}{_spoken(value)}")
        else:
            parts.append(f"{name}{value}")
    return "、".join(parts)


def _place_of(question: str) -> int:
    """Where a question is asked; options and tellers keep their own order between the papers and the rest."""
    asked = ("发出", "收回", "赞成", "反对", "弃权")
    return asked.index(question) if question in asked else len(asked) + (question in ("无效", "未表决"))


def _options(vote: Vote, tally: Tally | None) -> tuple[CountView, ...]:
    if tally is None or tally.counts is None:
        return ()
    return tuple(CountView(option, int(tally.counts.get(option, 0))) for option in vote.options)


def _unit(session: Session, vote: Vote) -> str:
    """Written replies are counted by households where they were given by households, and so are hands where
    the list is one of households.
    """
    if vote.method is VoteMethod.SHOW_OF_HANDS:
        return "户" if _of_households(session, vote) else ""
    if vote.method is not VoteMethod.WRITTEN:
        return ""
    asked = select(WrittenReply.person_id).where(WrittenReply.vote_id == vote.id)
    people = list(session.scalars(asked))
    return "户" if people and all(person is None for person in people) else "人"


def _of_households(session: Session, vote: Vote) -> bool:
    asked = select(Entitled.household_id).where(Entitled.meeting_id == vote.meeting_id).limit(1)
    return session.scalars(asked).first() is not None


def _areas(tally: Tally | None) -> str:
    if tally is None or tally.for_area is None:
        return ""
    sides: tuple[tuple[str, Decimal | None], ...] = (
        ("赞成", tally.for_area),
        ("反对", tally.against_area),
        ("弃权", tally.abstain_area),
    )
    return "专有部分面积：" + "、".join(f"{label}{area}平方米" for label, area in sides if area is not None)


def _names_of_sides(session: Session, vote: Vote) -> str:
    """Who voted how, in a vote by name and in no other."""
    if vote.method is not VoteMethod.ROLL_CALL:
        return ""
    asked = select(NamedVote.choice, NamedVote.person_id).where(NamedVote.vote_id == vote.id)
    cast: dict[str, list[str]] = {}
    for choice, person_id in session.execute(asked.order_by(NamedVote.at, NamedVote.person_id)):
        cast.setdefault(choice, []).append(person_id)
    names = names_of(session, [person for side in cast.values() for person in side])
    return "；".join(
        f"{choice}的：{'、'.join(names[person] for person in side)}" for choice, side in cast.items()
    )


def tellers(session: Session, vote: Vote, people: MeetingPeople) -> tuple[str, ...]:
    """Who watched and who counted; who is named in the count stands for the appointed counters."""
    counted = counters_of(session, vote, people)
    return tuple(dict.fromkeys([*scrutineers(people), *counted]))


def counters_of(session: Session, vote: Vote, people: MeetingPeople) -> tuple[str, ...]:
    """Who counted: those named with the counts, else those appointed."""
    asked = select(Tally.teller_id).where(Tally.vote_id == vote.id).order_by(Tally.at, Tally.id)
    named = [each for each in session.scalars(asked) if each is not None]
    names: Mapping[str, str] = names_of(session, named)
    if named:
        return tuple(dict.fromkeys(names[each] for each in named))
    return _appointed(people, Capacity.TELLER)


def scrutineers(people: MeetingPeople) -> tuple[str, ...]:
    """Who was appointed to watch the count, and came."""
    return _appointed(people, Capacity.SCRUTINEER)


def _appointed(people: MeetingPeople, capacity: Capacity) -> tuple[str, ...]:
    came = people.came
    return tuple(
        people.name(each.person_id)
        for each in people.invited
        if each.capacity is capacity and each.person_id in came
    )


def tally_report_views(session: Session, meeting_id: str) -> tuple[TallyReportView, ...]:
    """The reports on all counts of a meeting, in their order."""
    meeting = session.get_one(Meeting, meeting_id)
    people = meeting_people(session, meeting_id)
    entitled, present, unit = _turnout(session, meeting, quorum := quorum_of(session, meeting_id))
    by_household = meeting.form is MeetingForm.PROJECT_REPRESENTATIVES
    levies = levies_of_items(session, meeting_id)
    closed = select(Vote).where(Vote.meeting_id == meeting_id, Vote.state == VoteState.CLOSED)
    titles = _titles(session, meeting_id)
    return tuple(
        TallyReportView(
            meeting=meeting.title,
            item=titles[vote.item_id],
            place=meeting.place,
            vote=vote_view(session, vote, people),
            entitled=entitled,
            present=present,
            unit=unit,
            households=quorum.base if by_household else 0,
            households_present=quorum.present if by_household else 0,
            levy=levies.get(vote.item_id, ""),
            scrutineers=scrutineers(people),
            counters=counters_of(session, vote, people),
        )
        for vote in session.scalars(closed.order_by(Vote.opened_at, Vote.id))
    )


def _turnout(session: Session, meeting: Meeting, quorum: Quorum) -> tuple[int, int, str]:
    """应到, 实到 and their unit: of the people where it is the households they stand for that count."""
    if meeting.form is not MeetingForm.PROJECT_REPRESENTATIVES:
        return quorum.base, quorum.present, UNITS[quorum.unit]
    room = count_room(session, meeting.id)
    return room.base, room.present, "人"


def has_counts(session: Session, meeting_id: str) -> bool:
    """Whether any vote of a meeting has come to an end."""
    asked = select(Vote.id).where(Vote.meeting_id == meeting_id, Vote.state == VoteState.CLOSED)
    return session.scalars(asked.limit(1)).first() is not None


def _titles(session: Session, meeting_id: str) -> dict[str, str]:
    asked = select(AgendaItem.id, AgendaItem.title).where(AgendaItem.meeting_id == meeting_id)
    return {row.id: row.title for row in session.execute(asked)}
