"""台账: which registers there are and the lines of one, as they stand in the table of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Objection, Posting, StipendGrant, Task
from xieshang_desktop.models.room import Tally, Vote
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.days import full_day
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.meetings.page import MeetingLine, meeting_lines
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.outcomes.page import outcomes_of_topics
from xieshang_desktop.queries.postings import postings


@dataclass(frozen=True)
class RegisterName:
    """One register and how many lines it has."""

    key: str
    title: str
    count: int


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


_COUNTED = (
    ("topics", "协商台账", Topic),
    ("meetings", "会议台账", Meeting),
    ("votes", "表决台账", Vote),
    ("postings", "公示台账", Posting),
    ("objections", "异议台账", Objection),
    ("tasks", "落实台账", Task),
    ("stipends", "误工补贴", StipendGrant),
)


def register_names(session: Session) -> tuple[RegisterName, ...]:
    """The registers in the order of the page."""
    return tuple(
        RegisterName(key, title, session.scalar(select(func.count()).select_from(table)) or 0)
        for key, title, table in _COUNTED
    )


def register(session: Session, key: str, today: date) -> RegisterView:
    """One register with all its lines, the latest first."""
    title = next(title for name, title, _ in _COUNTED if name == key)
    return _READERS[key](session, title, today)


def _day(at: date | datetime) -> str:
    return full_day(at.date() if isinstance(at, datetime) else at)


def _short(line: MeetingLine, village: str) -> str:
    """第一次村民代表会议: village and year stand elsewhere on the page."""
    return line.title.removeprefix(village).removeprefix(f"{line.starts_at.year}年")


def _meetings(session: Session, title: str, today: date) -> RegisterView:
    lines, village = meeting_lines(session), village_of(session).name
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


def _topics(session: Session, title: str, today: date) -> RegisterView:
    results = outcomes_of_topics(session)
    meetings = {
        row.topic_id: row.meeting_id
        for row in session.execute(select(AgendaItem.topic_id, AgendaItem.meeting_id))
        if row.topic_id
    }
    asked = select(Topic.id, Topic.title, Topic.source, Topic.status, Topic.proposed_at)
    rows = tuple(
        RegisterLine(
            key=row.id,
            cells=(_day(row.proposed_at), row.title, str(row.source), results.get(row.id, str(row.status))),
            sort=(row.proposed_at, row.title, str(row.source), results.get(row.id, "")),
            meeting_id=meetings.get(row.id),
        )
        for row in session.execute(asked.order_by(Topic.proposed_at.desc()))
    )
    columns = (("提出日期", False), ("议题", False), ("来源", False), ("结果", False))
    return RegisterView("topics", title, columns, rows, None)


def _votes(session: Session, title: str, today: date) -> RegisterView:
    tallies = {row.vote_id: row for row in session.scalars(select(Tally).order_by(Tally.at))}
    rows = []
    for vote in session.scalars(select(Vote).order_by(Vote.opened_at.desc())):
        tally = tallies.get(vote.id)
        counts = f"{tally.for_count or 0}/{tally.against or 0}/{tally.abstain or 0}" if tally else ""
        verdict = str(vote.verdict or "")
        rows.append(
            RegisterLine(
                key=vote.id,
                cells=(_day(vote.opened_at), vote.motion, counts, verdict),
                sort=(vote.opened_at, vote.motion, (tally.for_count or 0) if tally else 0, verdict),
                meeting_id=vote.meeting_id,
            )
        )
    columns = (("日期", False), ("表决事项", False), ("赞成/反对/弃权", True), ("结果", False))
    return RegisterView("votes", title, columns, tuple(rows), None)


def _postings(session: Session, title: str, today: date) -> RegisterView:
    rows = tuple(
        RegisterLine(
            key=each.id,
            cells=(_day(each.first), f"{each.subject}，{each.what}", f"{each.days}日", each.words),
            sort=(each.first, each.subject, each.days, each.words),
            meeting_id=each.meeting_id,
        )
        for each in reversed(postings(session, today))
    )
    columns = (("张贴", False), ("公示事项", False), ("已公示", True), ("状态", False))
    return RegisterView("postings", title, columns, rows, None)


def _objections(session: Session, title: str, today: date) -> RegisterView:
    asked = (
        select(Objection, Topic.title, Person.name)
        .join(Topic, Topic.id == Objection.topic_id)
        .join(Person, Person.id == Objection.person_id)
        .order_by(Objection.received_at.desc())
    )
    rows = tuple(
        RegisterLine(
            key=row[0].id,
            cells=(_day(row[0].received_at), row[1], row[2], "已答复" if row[0].replied_at else "待答复"),
            sort=(row[0].received_at, row[1], row[2], row[0].replied_at is not None),
        )
        for row in session.execute(asked)
    )
    columns = (("收到", False), ("议题", False), ("提出人", False), ("状态", False))
    return RegisterView("objections", title, columns, rows, None)


def _tasks(session: Session, title: str, today: date) -> RegisterView:
    tasks = session.scalars(select(Task).order_by(Task.due.desc())).all()
    names = names_of(session, [task.owner_id for task in tasks])
    rows = tuple(
        RegisterLine(
            key=task.id,
            cells=(
                _day(task.due),
                task.title,
                names.get(task.owner_id, ""),
                f"{task.status}，{task.percent}%",
            ),
            sort=(task.due, task.title, names.get(task.owner_id, ""), task.percent),
        )
        for task in tasks
    )
    columns = (("期限", False), ("落实事项", False), ("责任人", False), ("进展", False))
    return RegisterView("tasks", title, columns, rows, None)


def _stipends(session: Session, title: str, today: date) -> RegisterView:
    asked = select(StipendGrant, Meeting.title).join(Meeting, Meeting.id == StipendGrant.meeting_id)
    rows, total = [], Decimal(0)
    for grant, meeting in session.execute(asked.order_by(StipendGrant.at.desc())):
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


_READERS: dict[str, Callable[[Session, str, date], RegisterView]] = {
    "topics": _topics,
    "meetings": _meetings,
    "votes": _votes,
    "postings": _postings,
    "objections": _objections,
    "tasks": _tasks,
    "stipends": _stipends,
}
