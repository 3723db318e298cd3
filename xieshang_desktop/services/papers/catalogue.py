"""The papers that a record calls for: which there are, their frozen views, and the writing of files.

Views are read on the main thread. ``write_paper`` takes a view and nothing else of the record, so that a
worker process can do the slow part; the heavy libraries are loaded there, in use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import VillageKind
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.registers.asked import Asked
from xieshang_desktop.queries.registers.sheets import (
    joined,
    register_steps,
    registers_of_meeting,
    registers_view,
)
from xieshang_desktop.queries.registers.views import RegistersView
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers.kinds import (
    AFTER,
    BEFORE,
    FALLBACK,
    IN_ONE,
    KINDS,
    MINUTES,
    OF_TOPIC,
    REGISTERS,
    KindOfPaper,
    with_large,
)
from xieshang_desktop.services.papers.writing import REHEARSAL, ForCommunity, Press, write_paper
from xieshang_desktop.storage.unit_of_work import Record


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper of a meeting or topic: its key, what it is called, what for, and as which files it can be
    saved.
    """

    key: str
    title: str
    purpose: str
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """One file that the record calls for; ``subject_id`` is its meeting or topic, None for the whole."""

    name: str
    kind: str
    subject_id: str | None


def kinds_of_meeting(session: Session, meeting_id: str) -> tuple[PaperKind, ...]:
    """The papers that a meeting calls for as it stands: minutes only once it has been opened."""
    return _called_for(session, meeting_id, (*with_large((*AFTER, *BEFORE)), IN_ONE, FALLBACK))


def kinds_of_topic(session: Session, topic_id: str) -> tuple[PaperKind, ...]:
    """The papers that a topic calls for: what became of its result, as far as that is on record."""
    return _called_for(session, topic_id, with_large(OF_TOPIC))


def _called_for(session: Session, subject: str, kinds: Iterable[KindOfPaper]) -> tuple[PaperKind, ...]:
    wanted = cache(lambda called_for: bool(called_for(session, subject)))
    return tuple(
        PaperKind(kind.key, kind.title, kind.purpose, kind.formats)
        for kind in kinds
        if wanted(kind.called_for)
    )


def suffix_by_order(session: Session) -> Callable[[str], str]:
    """Name files by the order of the meetings: the first has plain names, then ``-2``, ``-3`` …"""
    return _numbered(session.scalars(select(Meeting.id).order_by(Meeting.convened_at, Meeting.id)).all())


def _numbered(ids: Any) -> Callable[[str], str]:
    places = {key: place for place, key in enumerate(ids, start=1)}
    return lambda key: f"-{places[key]}" if places[key] > 1 else ""


def documents_of(session: Session, suffix: Callable[[str], str] | None = None) -> tuple[PaperRequest, ...]:
    """Every file that the record calls for; what differs in the size of its type alone is not told apart.

    ``suffix`` says what to put after a name for which meeting.

    Papers of topics are numbered in the order in which the topics were proposed.
    """
    return (
        PaperRequest(f"{REGISTERS}.xlsx", REGISTERS, None),
        *_of_meetings(session, suffix or suffix_by_order(session)),
        *_of_topics(session),
    )


def _of_meetings(session: Session, suffix_of: Callable[[str], str]) -> Iterator[PaperRequest]:
    for meeting_id in session.scalars(select(Meeting.id).order_by(Meeting.convened_at, Meeting.id)).all():
        for kind in _called_for(session, meeting_id, (*AFTER, *BEFORE, IN_ONE)):
            for form in kind.formats if kind.key == MINUTES else kind.formats[:1]:
                yield PaperRequest(f"{kind.key}{suffix_of(meeting_id)}.{form}", kind.key, meeting_id)


def _of_topics(session: Session) -> Iterator[PaperRequest]:
    topics = session.scalars(select(Topic.id).order_by(Topic.proposed_at, Topic.id)).all()
    suffix_of = _numbered(topics)
    for topic_id in topics:
        for kind in _called_for(session, topic_id, OF_TOPIC):
            yield PaperRequest(f"{kind.key}{suffix_of(topic_id)}.pdf", kind.key, topic_id)


def view_of(session: Session, kind: str, subject_id: str | None, full_identities: bool = False) -> Any:
    """The frozen view of one paper; of the whole record's registers where no subject is named.

    ``full_identities`` leaves numbers of identity and telephones in the registers as they are: for the
    archive alone.
    """
    if subject_id is None:
        return registers_view(session, full_identities)
    if kind == REGISTERS:
        return registers_of_meeting(session, subject_id, full_identities)
    return spoken_here(session, KINDS[kind].read(session, subject_id))


def spoken_here(session: Session, view: Any) -> Any:
    """A view whose paper names bodies as the law of this place does."""
    return ForCommunity(view) if village_of(session).kind is VillageKind.COMMUNITY else view


def write_all(record: Record, folder: Path, suffix: Callable[[str], str] | None = None) -> tuple[str, ...]:
    """Write every file that the record calls for into ``folder``; returns the names written.

    Raises EnvironmentProblem where the machine refuses a file.
    """
    requests = record.read(documents_of, suffix)
    views: dict[tuple[str, str | None], Any] = {}
    for request in requests:
        subject = (request.kind, request.subject_id)
        if subject not in views:
            views[subject] = record.read(view_of, *subject)
        write_paper(views[subject], folder / request.name, request.kind)
    return tuple(request.name for request in requests)


def _next_step(_session: Session, reading: Iterator[Any]) -> Any:
    return next(reading)


@dataclass(frozen=True)
class OfficePapers:
    """The papers of one open record, as the windows ask for them; see Press for the fonts."""

    office: Office
    prefers_system_fonts: bool = False

    def kinds(self, meeting_id: str) -> tuple[PaperKind, ...]:
        """The papers that a meeting can have at its present state."""
        return self.office.read(kinds_of_meeting, meeting_id)

    def kinds_of_topic(self, topic_id: str) -> tuple[PaperKind, ...]:
        """The papers that a topic can have as it stands."""
        return self.office.read(kinds_of_topic, topic_id)

    def view(self, subject_id: str, kind: str) -> Any:
        """The frozen view of one paper of a meeting or a topic."""
        return self.office.read(view_of, kind, subject_id)

    def view_in_steps(self, subject_id: str, kind: str) -> Iterator[Any]:
        """The same read little by little: None after each step, at last the view.

        Where an act came in between all is begun again.
        """
        steps = KINDS[kind].steps
        if steps is None:
            yield self.view(subject_id, kind)
            return
        view = None
        while view is None:
            before, reading = self.office.record.head.seq, self.office.read(steps, subject_id)
            while view is None:
                view = self.office.read(_next_step, reading)
                yield None
            view = view if self.office.record.head.seq == before else None
        yield self.office.read(spoken_here, view)

    def registers(self, full_identities: bool = False) -> Any:
        """The frozen view of all registers; ids and telephones masked unless the archive asks for them."""
        return self.office.read(view_of, REGISTERS, None, full_identities)

    def registers_in_steps(self, asked: Asked) -> Iterator[tuple[int, int] | RegistersView]:
        """The registers for a period read little by little: how much of how much is done after each step, at
        last the view, as the record then stands.

        Where an act came in between all is begun again.
        """
        while True:
            before = self.office.record.head.seq
            steps = self.office.read(register_steps, asked=asked)
            parts = []
            for done, step in enumerate(steps, start=1):
                parts.append(self.office.read(step))
                yield done, len(steps)
            if self.office.record.head.seq == before:
                yield joined(parts)
                return

    def press(self) -> Press:
        """What writes and draws a view; it may go to a worker process."""
        return Press(self.prefers_system_fonts, mark=REHEARSAL if self.office.rehearsal else "")
