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
from tests.storage.lives import MEETING, prepared
from tests.ui.live.rehearsal import room_at
from xieshang_desktop.domain.acts.afterwards import Correct, UndoLast
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


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[LiveSession]:
    """A room for each meeting from its convening on; after every act the newest one must show the truth."""
    rooms: list[LiveSession] = []
    perform = Office.perform

    def watch(office: Office, act: Act) -> Done:
        office.clock = lambda: act.at
        done = perform(office, act)
        if isinstance(act, ConveneMeeting):
            rooms.append(LiveSession(office, act.meeting))
        for room in rooms[-1:]:
            room.follow([done.changes])
            must_be_the_truth(room, act.at, type(act).__name__)
        return done

    monkeypatch.setattr(Office, "perform", watch)
    return rooms


def test_that_the_truth_shows_in_the_meetings_of_the_sample_s_past(
    watched: list[LiveSession], tmp_path: Path
) -> None:
    """By three other forms, with rounds of consensus."""
    record = empty_record(tmp_path)
    fill_with_sample(record, RESOURCES)
    record.close()
    assert len(watched) >= 3


def test_that_the_truth_shows_after_what_is_seldom_done(watched: list[LiveSession], tmp_path: Path) -> None:
    """All that may happen in a room beside the usual course."""
    home = prepared(tmp_path)
    do, here, item = home.do, {"meeting": "m1"}, {"meeting": "m1", "item": "i1"}
    do("add_item", **here, item="i2", title="其他", kind="协商", text="甲")
    do("amend_meeting", **here, place="祠堂")
    do("amend_item", **item, text="第二稿")
    do("move_item", **here, item="i2", before="i1")
    do("record_recusal", **item, who="代表12", reason="亲属")
    do("invite", **here, whos=["监督"], capacity="翻译")
    home.moment = MEETING.replace(hour=8)
    do("check_in", **here, whos=["主任", "文书", "监督", "代表01..代表11"], mode="现场")
    do("admit_guest", **here, name="某某", capacity="列席")
    do("record_call", **here, who="代表12", result="在路上")
    do("report_base", **here)
    do("open_meeting", **here)
    do("start_item", **item)
    for who in ("代表01", "代表02", "代表03"):
        do("request_to_speak", **item, who=who)
    do("move_request", **item, who="代表03", before="代表01")
    do("withdraw_request", **item, who="代表01")
    do("start_speaking", **item, who="代表03")
    do("note_interpreter", **item, who="代表03", interpreter=home.person("监督"))
    do("extend_speaking", **item, who="代表03", seconds=30)
    do("pause_speaking", **item, who="代表03")
    do("resume_speaking", **item, who="代表03")
    do("stop_speaking", **item, who="代表03")
    do("readd_last_speaker", **item)
    do("invite_unheard", **item)
    do("set_speaking_rules", **here, speaking_seconds=90, speaking_turns=3, alternate=True)
    do("record_opinion", **item, who="代表01", stance="赞成", text="修", key="o1")
    note = do("record_opinion", **item, who="代表02", stance="反对", text="不修", key="o2")
    do("merge_opinions", **item, opinions=["o1", "o2"], text="修不修", key="n1")
    do("handle_opinion", opinion="n1", adopted=True, reason="合理")
    home.office.perform(Correct(at=home.moment, act=note, reason="记错", changes={"text": "缓修"}))
    do("test_consensus", **item, proposal="缓", support=8, reservations=0, objections={"代表02": "钱"})
    do("answer_objection", **item, who="代表02", text="有钱")
    do("check_out", **here, who="代表11")
    do("adjourn", **here, reason="停电")
    do("resume", **here)
    do("open_vote", **item, vote="v1", motion="同意修路", method="举手")
    do("record_count", vote="v1", question="赞成", count=6)
    do("start_recount", vote="v1", reason="数错")
    do("record_tally", vote="v1", for_=6, against=3, abstain=1)
    do("close_vote", vote="v1")
    do("announce_result", vote="v1")
    do("undo_last", **here)
    do("announce_result", vote="v1")
    do("start_speaking", **item, who="代表04")
    do("finish_item", **item, outcome="通过", text="修")
    do("start_item", **here, item="i2")
    do("finish_item", **here, item="i2", outcome="形成一致意见", text="")
    do("return_to_item", **here, item="i2")
    do("update_person", who="代表05", away=True)
    do("close_meeting", **here)
    home.record.close()
    assert len(watched) == 1


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
