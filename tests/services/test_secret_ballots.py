"""What an examiner finds of a secret ballot in the record, its log, a backup and the papers: totals alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.builders import KEY, Rehearsal, crowd
from tests.services.meetings import close, open_vote, opened
from xieshang_desktop.domain.bundles import LEAST_BUNDLE
from xieshang_desktop.services.papers.catalogue import OfficePapers
from xieshang_desktop.storage.backup import copy_record
from xieshang_desktop.storage.engine import open_engine
from xieshang_desktop.storage.verification import verify

VOTERS = 90
BUNDLES: list[dict[str, int]] = [
    {"赞成": 21, "反对": 8, "弃权": 1, "无效": 0},
    {"赞成": 17, "反对": 9, "弃权": 2, "无效": 2},
    {"赞成": 19, "反对": 7, "弃权": 3, "无效": 1},
]
OF_THE_COUNT = ("record_count", "record_bundle", "start_recount", "record_tally", "close_vote")


@pytest.fixture
def home(tmp_path: Path) -> Rehearsal:
    """Ninety papers counted in three bundles, one of them twice, and the vote closed."""
    crowds = [crowd("代表", VOTERS, roles=["村民代表"])]
    found = opened(tmp_path, [f"代表01..代表{VOTERS}"], crowds=crowds)
    open_vote(found, method="无记名投票")
    count_bundles(found)
    found.do("start_recount", vote="v1", reason="有一把数重了")
    count_bundles(found)
    total = {name: sum(counts[name] for counts in BUNDLES) for name in BUNDLES[0]}
    found.do(
        "record_tally", vote="v1", issued=VOTERS, returned=VOTERS, invalid=total["无效"],
        **{"for": total["赞成"], "against": total["反对"], "abstain": total["弃权"]},
    )  # fmt: skip
    found.do("close_vote", vote="v1")
    return found


def count_bundles(home: Rehearsal) -> None:
    """Issued, returned, and all bundles but the last, which comes with the totals."""
    home.do("record_count", vote="v1", question="发出", count=VOTERS)
    home.do("record_count", vote="v1", question="收回", count=VOTERS)
    for counts in BUNDLES[:2]:
        home.do("record_bundle", vote="v1", counts=counts)


def of_the_count(home: Rehearsal) -> list[dict[str, Any]]:
    with home.record.reading() as session:
        rows = session.execute(text("SELECT act, body FROM journal ORDER BY seq")).all()
    return [json.loads(row.body) for row in rows if row.act in OF_THE_COUNT]


def test_that_no_entry_of_the_count_names_anybody(home: Rehearsal) -> None:
    people = {home.person(f"代表{number:02d}") for number in range(1, VOTERS + 1)}
    told = [json.dumps(body["arguments"]) for body in of_the_count(home)]
    assert [who for who in people for words in told if who in words] == []


def test_that_every_split_on_record_is_of_twenty_papers_at_least(home: Rehearsal) -> None:
    with home.record.reading() as session:
        kept = session.scalars(text("SELECT counts FROM bundle")).all()
    splits = [sum(json.loads(counts).values()) for counts in kept]
    splits += [
        sum(body["arguments"]["counts"].values())
        for body in of_the_count(home)
        if body["act"] == "record_bundle"
    ]
    assert min(splits) >= LEAST_BUNDLE
    assert len(splits) < VOTERS / LEAST_BUNDLE * 3


def test_that_nothing_tells_which_paper_came_when(home: Rehearsal) -> None:
    """Fewer entries than papers, and the bundles themselves bear no time."""
    assert len(of_the_count(home)) < VOTERS / 5
    with home.record.reading() as session:
        columns = session.scalars(text("SELECT name FROM pragma_table_info('bundle')")).all()
        named = session.scalar(text("SELECT count(*) FROM named_vote"))
    assert set(columns) == {"vote_id", "number", "counts"}
    assert named == 0


def test_that_the_log_is_empty_once_the_vote_is_closed(home: Rehearsal, tmp_path: Path) -> None:
    """The write-ahead log keeps what was written in its order: nothing of the count may be left in it."""
    log = tmp_path / "record.xieshang-wal"
    assert not log.exists() or log.stat().st_size == 0


def test_that_a_backup_holds_the_same_totals_and_no_more(home: Rehearsal, tmp_path: Path) -> None:
    copy = tmp_path / "copy.xieshang"
    copy_record(home.record.engine, copy, KEY)
    engine = open_engine(copy, KEY)
    with engine.connect() as connection:
        bundles = connection.execute(text("SELECT count(*) FROM bundle")).scalar()
        named = connection.execute(text("SELECT count(*) FROM named_vote")).scalar()
    engine.dispose()
    assert (bundles, named) == (2, 0)


def test_that_the_minutes_tell_totals_and_the_recount_but_no_bundle(home: Rehearsal) -> None:
    home.do("announce_result", vote="v1")
    close(home, "通过", "同意修路。")
    view = OfficePapers(home.office).view(home.id_of("会议", "m1"), "minutes")
    said = repr(view)
    assert "赞成21" not in said
    assert "for_count=57" in said
    assert "有一把数重了" in said


def test_that_the_record_of_a_counted_ballot_is_sound(home: Rehearsal) -> None:
    assert verify(home.record).problems == ()
    assert home.vote("v1")["for"] == 57
