"""The minutes of one meeting, read from the record as one frozen view (会议记录)."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.counting import MEASURE
from xieshang_desktop.domain.ruleset import CHARTER
from xieshang_desktop.domain.vocabulary import Capacity
from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.room import Addendum, Adjournment, Signature
from xieshang_desktop.models.village import Village
from xieshang_desktop.queries.corrections import CorrectionLine, corrections_of
from xieshang_desktop.queries.facts.law import RULEBOOK, village_of
from xieshang_desktop.queries.facts.meeting import findings_of_meeting
from xieshang_desktop.queries.facts.sessions import session_rows
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.papers.agenda import item_views
from xieshang_desktop.queries.papers.attendance import absences, attendees, observers, quorum_view
from xieshang_desktop.queries.papers.item_facts import item_facts
from xieshang_desktop.queries.papers.items import ItemView
from xieshang_desktop.queries.papers.later import later_views
from xieshang_desktop.queries.papers.people import MeetingPeople, meeting_people
from xieshang_desktop.queries.papers.steps import last_of
from xieshang_desktop.queries.papers.texts import texts_of_meeting
from xieshang_desktop.queries.papers.views import (
    AddendumView,
    CorrectionView,
    DigestView,
    FindingView,
    InterruptionView,
    MinutesView,
    OfficerView,
    QuorumView,
    SessionLineView,
    SignatureView,
)
from xieshang_desktop.queries.papers.words import body_of_village, official
from xieshang_desktop.storage.rulebook import Rulebook

ALSO_SIGN = (Capacity.SUPERVISOR, Capacity.SCRUTINEER, Capacity.TELLER)
SHOWN_BYTES = 20
"""So much of the digest is printed for reading (160 bits, 32 characters); the square code has all of it."""
PAYLOAD = "XS1"
"""Opens the content of the square code, so that what scans it knows what follows."""


def minutes_view(session: Session, meeting_id: str) -> MinutesView:
    """Everything that the minutes say, as the record stands now; acts taken back are gone from it."""
    return last_of(minutes_steps(session, meeting_id))


def minutes_steps(session: Session, meeting_id: str) -> Iterator[MinutesView | None]:
    """The same read little by little, so that a window stays usable: None after each step, at last the view.

    Nothing may be recorded between the steps; whoever asks begins anew where something was.
    """
    meeting = session.get_one(Meeting, meeting_id)
    people = meeting_people(session, meeting_id)
    yield None
    quorum = quorum_view(session, meeting_id, people)
    yield None
    findings = _findings(session, meeting)
    yield None
    corrections, digest = _corrections(session, meeting_id), digest_view(session, meeting_id)
    yield None
    facts = item_facts(session, meeting_id, people)
    yield None
    items = []
    for item in item_views(session, meeting_id, people, facts):
        items.append(item)
        yield None
    yield _put_together(session, meeting, people, quorum, findings, corrections, digest, tuple(items))


def _put_together(
    session: Session,
    meeting: Meeting,
    people: MeetingPeople,
    quorum: QuorumView,
    findings: tuple[FindingView, ...],
    corrections: tuple[CorrectionView, ...],
    digest: DigestView | None,
    items: tuple[ItemView, ...],
) -> MinutesView:
    village, meeting_id = village_of(session), meeting.id
    return MinutesView(
        title=meeting.title,
        form=official(meeting.form.value, village.kind),
        village=village.name,
        township=village.township or "",
        starts=meeting.opened_at or meeting.starts_at,
        place=meeting.place,
        chair=_officer(people, meeting.chair_id),
        recorder=_officer(people, meeting.recorder_id),
        quorum=quorum,
        ends=meeting.closed_at,
        convener=_convener(village, meeting),
        observers=observers(people),
        absences=absences(people),
        items=items,
        interruptions=_interruptions(session, meeting_id),
        corrections=corrections,
        findings=findings,
        signatures=signature_views(session, meeting_id, people),
        attendees=attendees(people),
        addenda=_addenda(session, meeting_id),
        digest=digest,
        rules=rule_titles(session, meeting),
        sessions=_sessions(session, meeting),
        later=later_views(session, meeting_id),
        texts=texts_of_meeting(session, meeting),
    )


def _sessions(session: Session, meeting: Meeting) -> tuple[SessionLineView, ...]:
    return tuple(
        SessionLineView(
            row.title, row.starts_at, row.place, row.present, row.base, MEASURE[meeting.unit], row.whole
        )
        for row in session_rows(session, meeting.id)
    )


def _officer(people: MeetingPeople, person_id: str) -> OfficerView:
    person = people.people[person_id]
    return OfficerView(person.name, person.office(people.village))


def _convener(village: Village, meeting: Meeting) -> str:
    return body_of_village(village.name, meeting.convener, village.kind) if meeting.convener else ""


def _interruptions(session: Session, meeting_id: str) -> tuple[InterruptionView, ...]:
    asked = select(Adjournment.at, Adjournment.resumed_at, Adjournment.reason).where(
        Adjournment.meeting_id == meeting_id
    )
    return tuple(InterruptionView(*row) for row in session.execute(asked.order_by(Adjournment.at)))


def _findings(session: Session, meeting: Meeting) -> tuple[FindingView, ...]:
    as_of = meeting.closed_at or meeting.opened_at or meeting.starts_at
    return tuple(
        FindingView(finding.severity.value, finding.text, finding.clause)
        for finding in findings_of_meeting(session, meeting.id, as_of)
    )


def signature_views(session: Session, meeting_id: str, people: MeetingPeople) -> tuple[SignatureView, ...]:
    """Who has signed, and the places of those who watched or counted and have not."""
    asked = select(Signature.person_id, Signature.capacity, Signature.means, Signature.at).where(
        Signature.meeting_id == meeting_id
    )
    signed = session.execute(asked.order_by(Signature.at)).all()
    names = names_of(session, [row.person_id for row in signed])
    given = [
        SignatureView(names[row.person_id], row.capacity.value, row.means.value, row.at) for row in signed
    ]
    done = {(row.person_id, row.capacity) for row in signed}
    came = people.came
    owed = [
        SignatureView(people.name(each.person_id), each.capacity.value)
        for each in people.invited
        if each.capacity in ALSO_SIGN
        and each.person_id in came
        and (each.person_id, each.capacity) not in done
    ]
    return (*given, *owed)


def _addenda(session: Session, meeting_id: str) -> tuple[AddendumView, ...]:
    asked = select(Addendum.at, Addendum.by, Addendum.text).where(Addendum.meeting_id == meeting_id)
    return tuple(AddendumView(*row) for row in session.execute(asked.order_by(Addendum.at, Addendum.id)))


def digest_view(session: Session, meeting_id: str) -> DigestView | None:
    """The journal's head at the meeting's last entry; None where the journal knows nothing of the meeting."""
    of_meeting = JournalEntry.meeting_id == meeting_id
    newest = select(JournalEntry.hash).where(of_meeting).order_by(JournalEntry.seq.desc()).limit(1)
    head = session.scalars(newest).first()
    if head is None:
        return None
    entries = session.scalar(select(func.count(JournalEntry.seq)).where(of_meeting)) or 0
    shown = base64.b32encode(head[:SHOWN_BYTES]).decode()
    groups = tuple(shown[start : start + 4] for start in range(0, len(shown), 4))
    whole = base64.b32encode(head).decode().rstrip("=")
    return DigestView(groups, entries, f"{PAYLOAD}:{whole}:{entries}:{meeting_id}")


def rule_titles(session: Session, meeting: Meeting) -> tuple[str, ...]:
    """The rule sets frozen into the meeting, as their files are titled."""
    book: Rulebook = session.info[RULEBOOK]
    return tuple(
        "本村议事规则" if name == CHARTER else book.files[name].title if name in book.files else name
        for name in meeting.rule_sets
    )


def _corrections(session: Session, meeting_id: str) -> tuple[CorrectionView, ...]:
    return tuple(
        CorrectionView(line.at, f"{line.words}：{_changed(line)}", line.reason)
        for line in corrections_of(session, meeting_id)
    )


def _changed(line: CorrectionLine) -> str:
    return "，".join(f"{each.name}由“{each.before}”改为“{each.after}”" for each in line.changed)
