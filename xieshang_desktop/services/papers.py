"""The papers that a record calls for: which there are, their frozen views, and the writing of files.

Views are read on the main thread. ``write_paper`` takes a view and nothing else of the record, so that a
worker process can do the slow part; the heavy libraries are loaded there, in use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.paper_calls import agenda_posting_view, notice_view, sign_in_sheet_view
from xieshang_desktop.queries.paper_minutes import minutes_view
from xieshang_desktop.queries.paper_registers import registers_of_meeting, registers_view
from xieshang_desktop.queries.paper_results import has_results, posting_views
from xieshang_desktop.queries.paper_votes import ballot_views, has_counts, tally_report_views
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers_writing import write_paper
from xieshang_desktop.storage.unit_of_work import Record

MINUTES, NOTICE, SIGN_IN, AGENDA = "minutes", "notice", "sign-in-sheet", "agenda"
TALLY, POSTING, BALLOTS, REGISTERS = "tally-report", "posting", "ballots", "registers"

_READERS: dict[str, Callable[[Session, str], Any]] = {
    NOTICE: notice_view,
    AGENDA: agenda_posting_view,
    SIGN_IN: sign_in_sheet_view,
    BALLOTS: ballot_views,
    MINUTES: minutes_view,
    TALLY: tally_report_views,
    POSTING: posting_views,
    REGISTERS: registers_of_meeting,
}
_ONLY_WHERE: dict[str, Callable[[Session, str], Any]] = {
    BALLOTS: ballot_views,
    TALLY: has_counts,
    POSTING: has_results,
}
"""Papers that a meeting calls for only where this finds something."""
_TITLES = {
    NOTICE: "会议通知",
    AGENDA: "会议议程公示",
    SIGN_IN: "签到表",
    BALLOTS: "表决票",
    MINUTES: "会议记录",
    TALLY: "计票结果报告单",
    POSTING: "结果公示",
}
_BEFORE = (NOTICE, AGENDA, SIGN_IN, BALLOTS)
_AFTER = (MINUTES, TALLY, POSTING)


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper of a meeting: its key, what it is called, and as which files it can be saved."""

    key: str
    title: str
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """One file that the record calls for; ``subject_id`` is its meeting, or None for the whole record."""

    name: str
    kind: str
    subject_id: str | None


def kinds_of_meeting(session: Session, meeting_id: str) -> tuple[PaperKind, ...]:
    """The papers that a meeting calls for as it stands: minutes only once it has been opened."""
    opened = session.get_one(Meeting, meeting_id).state is not MeetingState.PREPARING
    wanted = (*_AFTER, *_BEFORE) if opened else _BEFORE
    return tuple(
        PaperKind(kind, _TITLES[kind], ("pdf", "docx"))
        for kind in wanted
        if kind not in _ONLY_WHERE or _ONLY_WHERE[kind](session, meeting_id)
    )


def suffix_by_order(session: Session) -> Callable[[str], str]:
    """Name files by the order of the meetings: the first has plain names, then ``-2``, ``-3`` …"""
    ids = list(session.scalars(select(Meeting.id).order_by(Meeting.convened_at, Meeting.id)))
    return lambda meeting_id: f"-{ids.index(meeting_id) + 1}" if ids.index(meeting_id) else ""


def documents_of(session: Session, suffix: Callable[[str], str] | None = None) -> tuple[PaperRequest, ...]:
    """Every file that the record calls for. ``suffix`` says what to put after a name for which meeting."""
    suffix_of = suffix or suffix_by_order(session)
    meetings = session.scalars(select(Meeting.id).order_by(Meeting.convened_at, Meeting.id)).all()
    wanted = [PaperRequest(f"{REGISTERS}.xlsx", REGISTERS, None)]
    for meeting_id in meetings:
        for kind in kinds_of_meeting(session, meeting_id):
            formats = kind.formats if kind.key == MINUTES else kind.formats[:1]
            wanted += [
                PaperRequest(f"{kind.key}{suffix_of(meeting_id)}.{form}", kind.key, meeting_id)
                for form in formats
            ]
    return tuple(wanted)


def view_of(session: Session, kind: str, subject_id: str | None) -> Any:
    """The frozen view of one paper; of the whole record's registers where no meeting is named."""
    if subject_id is None:
        return registers_view(session)
    return _READERS[kind](session, subject_id)


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


@dataclass(frozen=True)
class OfficePapers:
    """The papers of one open record, as the windows ask for them."""

    office: Office

    def kinds(self, meeting_id: str) -> tuple[PaperKind, ...]:
        """The papers that a meeting can have at its present state."""
        return self.office.read(kinds_of_meeting, meeting_id)

    def view(self, meeting_id: str, kind: str) -> Any:
        """The frozen view of one paper of a meeting."""
        return self.office.read(view_of, kind, meeting_id)

    def registers(self) -> Any:
        """The frozen view of all registers."""
        return self.office.read(view_of, REGISTERS, None)

    def writer(self) -> Callable[[Any, Path, str], None]:
        """A top-level function (view, path, kind) that writes one file; it may run in a worker process."""
        return write_paper
