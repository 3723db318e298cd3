"""What the papers on a topic have in common: its number, who signs, how it was decided, how long it hangs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import posting_days, posting_end, posting_needed
from xieshang_desktop.domain.paper_texts import filled
from xieshang_desktop.domain.vocabulary import Outcome, PostingOf, VillageKind
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Posting, Task
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.law import village_of, village_rules
from xieshang_desktop.queries.facts.texts import text_in_force
from xieshang_desktop.queries.facts.topic import last_ended_item
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.papers.afterwards import DutyView
from xieshang_desktop.queries.papers.texts import Texts
from xieshang_desktop.queries.papers.views import BoardView, IssueView, LetterheadView
from xieshang_desktop.queries.papers.words import body_of_village, official

POSTED_BY_LAW = "《村民委员会组织法》第三十五条"


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of this village in full, to whom its notices speak, and how it signs and is reached.

    ``signers`` and what follows are the village's own words where it has any.
    """

    committee: str
    supervisors: str
    addressees: str
    township: str
    signers: tuple[str, ...]
    contact: str
    phone: str
    objections_to: str
    objections_phone: str
    objections_place: str
    head: LetterheadView | None


@dataclass(frozen=True, slots=True)
class Hanging:
    """From when to when a posting hangs, and for how many days."""

    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class Decided:
    """How a topic ended in a room: which meeting, what was put, what came of it."""

    item: AgendaItem
    meeting: Meeting
    text: str
    outcome: str

    @property
    def on(self) -> date:
        """The day of the meeting."""
        return (self.meeting.opened_at or self.meeting.starts_at).date()


def bodies_of_village(session: Session, texts: Texts, day: date, issuer: str = "") -> Bodies:
    """The committee, the supervisors, the people addressed, the government above, and the letterhead.

    ``day`` is that of the paper; ``issuer`` signs where the village has not said who does.
    """
    village = village_of(session)
    committee = body_of_village(village.name, "村民委员会", village.kind)
    supervisors = body_of_village(village.name, "村务监督委员会", village.kind)
    return Bodies(
        committee=committee,
        supervisors=supervisors,
        addressees="全体居民" if village.kind is VillageKind.COMMUNITY else "全体村民",
        township=government_of(village.township or ""),
        signers=tuple(texts["letterhead.signer"].splitlines()) or (issuer or committee,),
        contact=texts["letterhead.contact"],
        phone=texts["letterhead.phone"],
        objections_to=texts["letterhead.objections_to"] or supervisors,
        objections_phone=texts["letterhead.objections_phone"],
        objections_place=texts["letterhead.objections_place"],
        head=_head(texts, day),
    )


def _head(texts: Texts, day: date) -> LetterheadView | None:
    if not texts["letterhead.name"]:
        return None
    number = filled(texts["letterhead.number"], {"年": str(day.year)})
    return LetterheadView(texts["letterhead.name"], number)


def government_of(township: str) -> str:
    """云顶镇 → 云顶镇人民政府, 新桥街道 → 新桥街道办事处; a body that is named already stays."""
    if township.endswith("街道"):
        return f"{township}办事处"
    return f"{township}人民政府" if township.endswith(("镇", "乡")) else township


def topic_number(session: Session, topic: Topic) -> str:
    """2026-003: the third topic proposed in its year, as the register counts."""
    earlier = select(func.count(Topic.id)).where(
        Topic.proposed_at >= datetime(topic.proposed_at.year, 1, 1),
        (Topic.proposed_at < topic.proposed_at)
        | ((Topic.proposed_at == topic.proposed_at) & (Topic.id <= topic.id)),
    )
    return f"{topic.proposed_at.year}-{session.scalar(earlier) or 1:03d}"


def decided(session: Session, topic_id: str) -> Decided | None:
    """The last item of a meeting that came to an end on a topic; None where there was none yet."""
    item = last_ended_item(session, topic_id)
    if item is None or item.outcome is None:
        return None
    meeting = session.get_one(Meeting, item.meeting_id)
    put = text_in_force(session, item.id) or session.get_one(Topic, topic_id).description
    outcome = official(item.outcome.value, village_of(session).kind)
    return Decided(item, meeting, put or item.title, outcome)


def meeting_of(session: Session, topic_id: str) -> Meeting | None:
    """The meeting in which a topic last came to an end."""
    found = decided(session, topic_id)
    return found.meeting if found is not None else None


def decision_words(found: Decided) -> str:
    """What was decided: the conclusion noted, else the text that was put."""
    settled = found.item.outcome not in (Outcome.NOT_PASSED, Outcome.NOT_AGREED, Outcome.POSTPONED)
    return found.item.conclusion or (found.text if settled else found.outcome)


def hanging_of(session: Session, topic_id: str, what: PostingOf, otherwise: date) -> Hanging:
    """How long something hangs: as first put up, else from ``otherwise`` for the days that the law asks."""
    asked = select(Posting).where(Posting.topic_id == topic_id, Posting.what == what)
    posted = session.scalars(asked.order_by(Posting.posted_from.desc(), Posting.at.desc()).limit(1)).first()
    if posted is not None:
        first, last = posted.posted_from, posted.posted_to
    else:
        first = otherwise
        last = posting_end(first, posting_needed(village_rules(session)).days)
    return Hanging(first, last, posting_days(first, last))


def board_of(
    title: str, bodies: Bodies, hanging: Hanging | None, issued_on: date, basis: str = ""
) -> BoardView:
    """The head and foot of a posting; without a period nothing is said of how long it hangs."""
    return BoardView(
        title=title,
        signers=bodies.signers,
        issued_on=issued_on,
        addressees=bodies.addressees,
        basis=basis,
        first=hanging.first if hanging else None,
        last=hanging.last if hanging else None,
        days=hanging.days if hanging else 0,
        objections_to=bodies.objections_to,
        objections_phone=bodies.objections_phone,
        objections_place=bodies.objections_place,
    )


def issue_of(bodies: Bodies, on: date) -> IssueView:
    """The head and foot of a letter."""
    return IssueView(bodies.signers, on, bodies.head, bodies.contact, bodies.phone)


def day_after(day: date) -> date:
    """The day on which what came to be today can hang."""
    return day + timedelta(days=1)


def duties_of(session: Session, topic_id: str) -> tuple[DutyView, ...]:
    """Who carries out a result by when."""
    tasks = session.scalars(
        select(Task).where(Task.topic_id == topic_id).order_by(Task.due, Task.assigned_at, Task.id)
    ).all()
    names = names_of(session, [task.owner_id for task in tasks])
    return tuple(DutyView(task.title, names[task.owner_id], task.due) for task in tasks)
