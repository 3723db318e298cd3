"""After an act only what it touched is read again, with few questions; what shows is still the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.builders import RESOURCES, empty_record
from tests.sample_village import open_sample_village
from tests.ui.live.rehearsal import room_at
from xieshang_desktop.domain.acts.afterwards import UndoLast
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.acts.preparing import ConveneMeeting
from xieshang_desktop.domain.vocabulary import Stance
from xieshang_desktop.queries.audience.meeting import audience, audience_of
from xieshang_desktop.queries.cockpit.view import cockpit
from xieshang_desktop.replay.sample import fill_with_sample
from xieshang_desktop.services.changes import Done
from xieshang_desktop.services.office import Office
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.wishes.floor import Floor


def must_be_the_truth(session: LiveSession, now: datetime, where: str) -> None:
    """The view in hand, and what the hall is shown of it, against both read anew."""
    office = session.office
    assert session.view == office.read(cockpit, session.meeting_id, now), where
    shown = office.read(audience_of, session.view, now)
    assert shown == office.read(audience, session.meeting_id, now), where


def test_that_after_every_act_of_a_meeting_the_room_shows_the_whole_truth(tmp_path: Path) -> None:
    """The sample's day from the first sign-in to the archive, and each act taken back and done once more."""
    village = open_sample_village(tmp_path)
    office, clock = village.office, village.clock
    session = LiveSession(office, village.id_of("会议", "m-20260312"))

    def carry_out(act: Act) -> None:
        clock.at = act.at
        session.perform(lambda _at: act)
        must_be_the_truth(session, clock.at, type(act).__name__)

    for number, step in enumerate(village.sample.today.steps):
        assert step.act is not None
        carry_out(step.act)
        if number % 5 == 0:
            carry_out(UndoLast(at=step.at))
            carry_out(step.act)
    office.record.close()


def test_that_the_truth_shows_in_meetings_with_consensus_sessions_and_what_is_rare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sample's past: three meetings by other forms, each in a room of its own from its convening on."""
    rooms: list[LiveSession] = []
    perform = Office.perform

    def watched(office: Office, act: Act) -> Done:
        office.clock = lambda: act.at
        done = perform(office, act)
        if isinstance(act, ConveneMeeting):
            rooms.append(LiveSession(office, act.meeting))
        for room in rooms[-1:]:
            room.follow([done.changes])
            must_be_the_truth(room, act.at, type(act).__name__)
        return done

    monkeypatch.setattr(Office, "perform", watched)
    record = empty_record(tmp_path)
    fill_with_sample(record, RESOURCES)
    record.close()
    assert len(rooms) >= 3


@contextmanager
def questions(office: Office) -> Iterator[list[str]]:
    """What is asked of the database inside; beginnings of transactions are none."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    event.listen(office.record.engine, "before_cursor_execute", note)
    yield asked
    event.remove(office.record.engine, "before_cursor_execute", note)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[LiveSession]:
    village, meeting = room_at(tmp_path, "09:42")
    yield LiveSession(village.office, meeting)
    village.office.record.close()


def asked_by(session: LiveSession, deed: Callable[[], object]) -> int:
    """How many questions a wish puts, once everything has been asked before."""
    deed()
    with questions(session.office) as asked:
        deed()
    return len(asked)


def test_that_holding_a_speech_asks_no_more_than_eight_questions(session: LiveSession) -> None:
    """The act itself and its journal entry, then the queue and the last act: nothing else has changed."""
    assert asked_by(session, Floor(session).pause_or_go_on) <= 8


def test_that_a_note_asks_no_more_however_much_was_said_before(session: LiveSession) -> None:
    floor = Floor(session)
    who = session.view.sign_in.seats[0].key
    few = asked_by(session, lambda: floor.note(who, "某人", Stance.FOR, "路要修"))
    for number in range(40):
        floor.note(who, "某人", Stance.FOR, f"第{number}条")
    assert asked_by(session, lambda: floor.note(who, "某人", Stance.FOR, "路要修")) == few <= 13
