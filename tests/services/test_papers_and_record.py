"""Papers held against the record: what was said and counted stands there once; nobody's number is posted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import Rehearsal, replay
from tests.sample_village import MORNING, open_sample_village
from tests.services.test_papers import case, words_of_pdf
from tests.storage import lives
from xieshang_desktop.exports.papers.minutes_items import vote_counts
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.room import Opinion
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.papers.minutes import minutes_view
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers.catalogue import OfficePapers
from xieshang_desktop.storage.unit_of_work import Record


def texts_noted(session: Session, meeting: str) -> Sequence[str]:
    return session.scalars(select(Opinion.text).where(Opinion.meeting_id == meeting)).all()


def minutes_of(record: Record, meeting: str) -> str:
    papers = OfficePapers(Office(record))
    printed = words_of_pdf(papers.press().pdf(papers.view(meeting, "minutes"), "minutes"))
    return re.sub(r"—\d+—", "", re.sub(r"\s", "", printed))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_that_every_speech_opinion_and_count_stands_in_the_minutes_once(number: int, tmp_path: Path) -> None:
    record = replay(tmp_path, case(number)).record
    for meeting in record.read(lambda session: session.scalars(select(Meeting.id)).all()):
        printed = minutes_of(record, meeting)
        view = record.read(minutes_view, meeting)
        for text in record.read(texts_noted, meeting):
            assert printed.count(re.sub(r"\s", "", text).rstrip("。")) == 1, text
        for item in view.items:
            for vote in item.votes:
                assert printed.count(vote_counts(vote)) == 1, vote.motion
        assert sum(
            printed.count(f"以{method}方式进行") for method in ("举手", "无记名投票", "记名投票")
        ) == sum(len(item.votes) for item in view.items)


def test_that_an_opinion_given_in_a_speech_is_not_printed_twice(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    home.do("request_to_speak", meeting="m1", item="i1", who="代表03")
    home.do("start_speaking", meeting="m1", item="i1", who="代表03")
    home.do(
        "record_opinion", meeting="m1", item="i1", who="代表03", stance="建议", text="先修学校路段", key="o1"
    )
    home.do("stop_speaking", meeting="m1", item="i1", who="代表03")
    home.do("handle_opinion", opinion="o1", adopted=True, reason="写入方案")
    printed = minutes_of(home.record, home.id_of("会议", "m1"))
    assert printed.count("先修学校路段") == 1
    assert "代表03（一组，建议）：发言中提出的意见。处理：采纳，写入方案。" in printed


def posted(record: Record) -> str:
    """Everything that the record has for the board, of every meeting and topic."""
    papers = OfficePapers(Office(record))
    meetings = record.read(lambda session: session.scalars(select(Meeting.id)).all())
    topics = record.read(lambda session: session.scalars(select(Topic.id)).all())
    kinds = [(meeting, kind) for meeting in meetings for kind in papers.kinds(meeting)]
    kinds += [(topic, kind) for topic in topics for kind in papers.kinds_of_topic(topic)]
    board = [(subject, kind.key) for subject, kind in kinds if kind.purpose == "张贴"]
    assert board
    return "".join(words_of_pdf(papers.press().pdf(papers.view(*each), each[1])) for each in board)


def test_that_no_number_of_a_person_is_on_any_posting_of_the_sample_village(tmp_path: Path) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        village = open_sample_village(Path(folder), MORNING)
        record = village.office.record
        said = posted(record)
        numbers = record.read(lambda session: session.execute(select(Person.phone, Person.id_number)).all())
        private = {number for row in numbers for number in row if number}
        assert len(private) > 100
        assert not [number for number in private if number in said]
        record.close()


def test_that_names_of_voters_are_on_no_posting_of_a_roll_call(tmp_path: Path) -> None:
    home: Rehearsal = lives.running(tmp_path)
    home.do("open_vote", meeting="m1", item="i1", vote="v1", motion="同意修路", method="记名投票")
    for number in range(1, 11):
        choice = "赞成" if number < 8 else "反对"
        home.do("cast_vote", vote="v1", who=f"代表{number:02d}", choice=choice)
    home.do("close_vote", vote="v1")
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="")
    home.do("close_meeting", meeting="m1")
    assert "代表0" not in posted(home.record)
    assert "赞成的：代表01、" in minutes_of(home.record, home.id_of("会议", "m1"))
