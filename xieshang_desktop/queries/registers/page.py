"""台账: which registers there are for a period, and one of them as the table of the page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.outcomes import Objection, Posting, StipendGrant, Task
from xieshang_desktop.models.room import Opinion, Vote
from xieshang_desktop.models.topics import CollectedOpinion, Topic
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.registers.asked import Asked, quarter_before
from xieshang_desktop.queries.registers.lines import READERS, RegisterView
from xieshang_desktop.queries.registers.narrowing import narrowed


@dataclass(frozen=True)
class RegisterName:
    """One register and how many lines it has."""

    key: str
    title: str
    count: int


TITLES = {
    "topics": "议题台账",
    "meetings": "会议台账",
    "sign_ins": "签到册",
    "votes": "表决台账",
    "opinions": "意见台账",
    "tasks": "成果落实台账",
    "postings": "公示台账",
    "objections": "异议台账",
    "stipends": "误工补贴台账",
    "decisions": "农村民主决策情况",
}
"""The registers in the order of the page."""
SHORT = {"decisions": "民主决策情况"}
"""How a register is called where there is little room."""
EVERYTHING = Asked()
_QUARTERS = "一二三四"


@dataclass(frozen=True)
class QuarterReport:
    """What is due to the township: whose, which quarter in words, from when to when."""

    to: str
    words: str
    asked: Asked


def quarter_report(session: Session, today: date) -> QuarterReport:
    """The registers of the last whole quarter, which the township asks for."""
    first, last = quarter_before(today)
    words = f"{first.year}年{_QUARTERS[first.month // 3]}季度台账"
    return QuarterReport(village_of(session).township or "乡镇", words, Asked(first, last))


def forms_held(session: Session) -> tuple[MeetingForm, ...]:
    """The forms of meeting that there have been, in the order of the law."""
    held = set(session.scalars(select(Meeting.form).distinct()))
    return tuple(form for form in MeetingForm if form in held)


def register_names(session: Session, asked: Asked = EVERYTHING) -> tuple[RegisterName, ...]:
    """The registers with their numbers of lines in a period."""
    return tuple(
        RegisterName(key, SHORT.get(key, title), _count(session, key, asked)) for key, title in TITLES.items()
    )


def _count(session: Session, key: str, asked: Asked) -> int:
    return sum(session.scalar(narrowed(select(func.count()), part, key, asked)) or 0 for part in _parts(key))


def _parts(key: str) -> tuple[type[Any], ...]:
    """The tables whose rows are the lines of a register."""
    tables: dict[str, tuple[type[Any], ...]] = {
        "topics": (Topic,),
        "opinions": (CollectedOpinion, Opinion),
        "tasks": (Task,),
        "postings": (Posting,),
        "objections": (Objection,),
        "votes": (Vote,),
        "decisions": (Vote,),
        "stipends": (StipendGrant,),
    }
    return tables.get(key, (Meeting,))


def register(session: Session, key: str, today: date, asked: Asked = EVERYTHING) -> RegisterView:
    """One register with its lines for a period, the latest first."""
    return READERS[key](session, TITLES[key], today, asked)
