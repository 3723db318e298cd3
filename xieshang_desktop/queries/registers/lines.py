"""The lines of each register as the table of the page shows them; the workbook has all columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Objection, Posting, StipendGrant, Task
from xieshang_desktop.models.room import Opinion, Tally, Vote
from xieshang_desktop.models.topics import CollectedOpinion, Topic
from xieshang_desktop.models.village import Household, Person
from xieshang_desktop.queries.days import full_day
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.facts.progress import percent_told, percent_words
from xieshang_desktop.queries.meetings.page import MeetingLine, meeting_lines
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.outcomes.page import outcomes_of_topics
from xieshang_desktop.queries.postings import postings
from xieshang_desktop.queries.registers.asked import Asked
from xieshang_desktop.queries.registers.narrowing import narrowed


@dataclass(frozen=True)
class RegisterLine:
    """One line; ``meeting_id`` is the meeting whose papers belong to it, if any."""

    key: str
    cells: tuple[str, ...]
    sort: tuple[object, ...]
    meeting_id: str | None = None


@dataclass(frozen=True)
class RegisterView:
    """One register: heads (a figure's column is right-aligned), lines, totals."""

    key: str
    title: str
    columns: tuple[tuple[str, bool], ...]
    lines: tuple[RegisterLine, ...]
    totals: tuple[str, ...] | None


def _day(at: date | datetime) -> str:
    return full_day(at.date() if isinstance(at, datetime) else at)


def _short(line: MeetingLine, village: str) -> str:
    """第一次村民代表会议: village and year stand elsewhere on the page."""
    return line.title.removeprefix(village).removeprefix(f"{line.starts_at.year}年")


def _held(session: Session, asked: Asked) -> list[MeetingLine]:
    """The meetings that are asked for, the latest first."""
    wanted = set(session.scalars(narrowed(select(Meeting.id), Meeting, "meetings", asked)))
    return [line for line in meeting_lines(session) if line.id in wanted]


def _meetings(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    lines, village = _held(session, asked), village_of(session).name
    rows = tuple(
        RegisterLine(
            key=line.id,
            cells=(line.day, _short(line, village), f"{line.present}/{line.entitled}", str(line.items)),
            sort=(line.starts_at, line.title, line.present, line.items),
            meeting_id=line.id,
        )
        for line in lines
    )
    came, items = sum(line.present for line in lines), sum(line.items for line in lines)
    totals = (f"合计{len(lines)}次", "", f"{came}人次", str(items)) if lines else None
    columns = (("日期", False), ("会议", False), ("实到/应到", True), ("事项", True))
    return RegisterView("meetings", title, columns, rows, totals)


def _sign_ins(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    """A book for each meeting; who stands in it is in the sign-in sheet beside and in the workbook."""
    lines, village = _held(session, asked), village_of(session).name
    rows = tuple(
        RegisterLine(
            key=line.id,
            cells=(line.day, _short(line, village), f"{line.present}人", f"{line.entitled - line.present}人"),
            sort=(line.starts_at, line.title, line.present, line.entitled - line.present),
            meeting_id=line.id,
        )
        for line in lines
    )
    columns = (("日期", False), ("会议", False), ("签到", True), ("未到", True))
    came, missing = sum(x.present for x in lines), sum(x.entitled - x.present for x in lines)
    totals = (f"合计{len(lines)}次", "", f"{came}人次", f"{missing}人次") if lines else None
    return RegisterView("sign_ins", title, columns, rows, totals)


def _topics(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    results = outcomes_of_topics(session)
    meetings = {
        row.topic_id: row.meeting_id
        for row in session.execute(select(AgendaItem.topic_id, AgendaItem.meeting_id))
        if row.topic_id
    }
    columns_read = select(Topic.id, Topic.title, Topic.source, Topic.status, Topic.proposed_at)
    question = narrowed(columns_read, Topic, "topics", asked).order_by(Topic.proposed_at.desc())
    rows = tuple(
        RegisterLine(
            key=row.id,
            cells=(_day(row.proposed_at), row.title, str(row.source), results.get(row.id, str(row.status))),
            sort=(row.proposed_at, row.title, str(row.source), results.get(row.id, "")),
            meeting_id=meetings.get(row.id),
        )
        for row in session.execute(question)
    )
    columns = (("提出日期", False), ("议题", False), ("来源", False), ("结果", False))
    return RegisterView("topics", title, columns, rows, None)


def _votes(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    columns = (("日期", False), ("表决事项", False), ("赞成/反对/弃权", True), ("结果", False))
    return RegisterView("votes", title, columns, _voted(session, "votes", asked), None)


def _decisions(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    columns = (("日期", False), ("主题", False), ("同意/不同意/弃权", True), ("结果", False))
    rows = _voted(session, "decisions", asked)
    totals = (f"合计{len(rows)}项", "", "", "") if rows else None
    return RegisterView("decisions", title, columns, rows, totals)


def _voted(session: Session, key: str, asked: Asked) -> tuple[RegisterLine, ...]:
    tallies = {row.vote_id: row for row in session.scalars(select(Tally).order_by(Tally.at))}
    question = narrowed(select(Vote), Vote, key, asked).order_by(Vote.opened_at.desc())
    return tuple(_vote(vote, tallies.get(vote.id)) for vote in session.scalars(question))


def _vote(vote: Vote, tally: Tally | None) -> RegisterLine:
    counts = f"{tally.for_count or 0}/{tally.against or 0}/{tally.abstain or 0}" if tally else ""
    verdict = str(vote.verdict or "")
    return RegisterLine(
        key=vote.id,
        cells=(_day(vote.opened_at), vote.motion, counts, verdict),
        sort=(vote.opened_at, vote.motion, (tally.for_count or 0) if tally else 0, verdict),
        meeting_id=vote.meeting_id,
    )


def _opinions(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    rows = sorted([*_noted(session, asked), *_collected(session, asked)], key=lambda r: r.sort, reverse=True)
    columns = (("日期", False), ("意见", False), ("谁说的", False), ("态度", False))
    return RegisterView("opinions", title, columns, tuple(rows), None)


def _noted(session: Session, asked: Asked) -> Iterator[RegisterLine]:
    read = (Opinion.id, Opinion.at, Opinion.text, Opinion.stance, Opinion.meeting_id, Person.name)
    question = narrowed(select(*read), Opinion, "opinions", asked)
    for row in session.execute(question.join(Person, Person.id == Opinion.person_id)):
        yield _opinion(row, row.name, row.meeting_id)


def _collected(session: Session, asked: Asked) -> Iterator[RegisterLine]:
    kind = CollectedOpinion
    read = (kind.id, kind.at, kind.text, kind.stance, Person.name, Household.number)
    question = narrowed(select(*read), kind, "opinions", asked)
    question = question.outerjoin(Person, Person.id == kind.person_id)
    for row in session.execute(question.outerjoin(Household, Household.id == kind.household_id)):
        yield _opinion(row, row.name or f"{row.number}户", None)


def _opinion(row: Any, name: str, meeting_id: str | None) -> RegisterLine:
    stance = str(row.stance)
    return RegisterLine(
        row.id, (_day(row.at), row.text, name, stance), (row.at, row.text, name, stance), meeting_id
    )


def _postings(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    wanted = set(session.scalars(narrowed(select(Posting.id), Posting, "postings", asked)))
    rows = tuple(
        RegisterLine(
            key=each.id,
            cells=(_day(each.first), f"{each.subject}，{each.what}", f"{each.days}日", each.words),
            sort=(each.first, each.subject, each.days, each.words),
            meeting_id=each.meeting_id,
        )
        for each in reversed(postings(session, today))
        if each.id in wanted
    )
    columns = (("张贴", False), ("公示事项", False), ("已公示", True), ("状态", False))
    return RegisterView("postings", title, columns, rows, None)


def _objections(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    question = narrowed(select(Objection, Topic.title, Person.name), Objection, "objections", asked)
    question = question.join(Topic, Topic.id == Objection.topic_id)
    question = question.join(Person, Person.id == Objection.person_id)
    rows = tuple(
        RegisterLine(
            key=row[0].id,
            cells=(_day(row[0].received_at), row[1], row[2], "已答复" if row[0].replied_at else "待答复"),
            sort=(row[0].received_at, row[1], row[2], row[0].replied_at is not None),
        )
        for row in session.execute(question.order_by(Objection.received_at.desc()))
    )
    columns = (("收到", False), ("议题", False), ("提出人", False), ("状态", False))
    return RegisterView("objections", title, columns, rows, None)


def _tasks(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    question = narrowed(select(Task), Task, "tasks", asked).order_by(Task.due.desc())
    tasks = session.scalars(question).all()
    names = names_of(session, [task.owner_id for task in tasks])
    rows = tuple(
        RegisterLine(
            key=task.id,
            cells=(
                _day(task.due),
                task.title,
                names.get(task.owner_id, ""),
                f"{task.status}，{percent_words(percent_told(session, task))}",
            ),
            sort=(task.due, task.title, names.get(task.owner_id, ""), percent_told(session, task) or 0),
        )
        for task in tasks
    )
    columns = (("期限", False), ("落实事项", False), ("责任人", False), ("进展", False))
    return RegisterView("tasks", title, columns, rows, None)


def _stipends(session: Session, title: str, today: date, asked: Asked) -> RegisterView:
    question = narrowed(select(StipendGrant, Meeting.title), StipendGrant, "stipends", asked)
    rows, total = [], Decimal(0)
    for grant, meeting in session.execute(question.order_by(StipendGrant.at.desc())):
        people = len(grant.person_ids)
        total += people * grant.rate
        rows.append(
            RegisterLine(
                key=grant.id,
                cells=(_day(grant.at), meeting, f"{people}人", f"{people * grant.rate}元"),
                sort=(grant.at, meeting, people, grant.rate),
                meeting_id=grant.meeting_id,
            )
        )
    columns = (("日期", False), ("会议", False), ("人数", True), ("金额", True))
    totals = (f"合计{len(rows)}笔", "", "", f"{total}元") if rows else None
    return RegisterView("stipends", title, columns, tuple(rows), totals)


READERS: dict[str, Callable[[Session, str, date, Asked], RegisterView]] = {
    "topics": _topics,
    "meetings": _meetings,
    "sign_ins": _sign_ins,
    "votes": _votes,
    "opinions": _opinions,
    "postings": _postings,
    "objections": _objections,
    "tasks": _tasks,
    "stipends": _stipends,
    "decisions": _decisions,
}
