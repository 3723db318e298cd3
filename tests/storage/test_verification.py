"""Whatever is changed in a record behind the program's back is noticed, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.builders import CASES, Rehearsal, empty_record, replay
from tests.replay.test_cases import case
from tests.storage import lives
from xieshang_desktop.storage.journal import canonical, chain, tables_of_record
from xieshang_desktop.storage.table_words import TABLE_WORDS
from xieshang_desktop.storage.unit_of_work import Record
from xieshang_desktop.storage.verification import verify


def noticed(record: Record) -> str:
    problems = verify(record).problems
    assert problems
    return "；".join(problems)


@pytest.mark.parametrize("number", range(1, 1 + len(list(CASES.glob("*.toml")))))
def test_that_after_each_case_the_rows_are_what_replaying_the_journal_rebuilds(
    number: int, tmp_path: Path
) -> None:
    told = replay(tmp_path, case(number))
    found = verify(told.record)
    assert found.problems == ()
    assert found.entries == told.record.head.seq > 10


def test_that_an_empty_record_is_sound(tmp_path: Path) -> None:
    assert verify(empty_record(tmp_path)).sound


def test_that_a_sealed_meeting_and_its_aftermath_are_sound(tmp_path: Path) -> None:
    home = lives.sealed(tmp_path)
    home.do("update_person", who="代表03", roles=["党员"], away=True)
    home.do("update_person", who="代表03", roles=["村民代表"])
    home.do("undo_last")
    assert verify(home.record).sound


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    return lives.sealed(tmp_path_factory.mktemp("sealed"))


def entries(record: Record) -> list[tuple[int, bytes, str, bytes]]:
    with record.reading() as session:
        asked = text("SELECT seq, prev, body, hash FROM journal ORDER BY seq")
        return [tuple(row) for row in session.execute(asked)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_that_every_changed_character_of_a_body_is_noticed(home: Rehearsal, data: st.DataObject) -> None:
    seq, _, body, _ = data.draw(st.sampled_from(entries(home.record)))
    place = data.draw(st.integers(0, len(body) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda sign: sign not in (body[place], "\0")))
    changed = body[:place] + other + body[place + 1 :]
    lives.change(home.record, "UPDATE journal SET body = :b WHERE seq = :s", s=seq, b=changed)
    try:
        assert f"第{seq}条" in noticed(home.record)
    finally:
        lives.change(home.record, "UPDATE journal SET body = :b WHERE seq = :s", s=seq, b=body)
    assert verify(home.record).sound


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_that_every_changed_byte_of_a_hash_is_noticed(home: Rehearsal, data: st.DataObject) -> None:
    seq, prev, _, digest = data.draw(st.sampled_from(entries(home.record)))
    column, value = data.draw(st.sampled_from([("prev", prev), ("hash", digest)]))
    place = data.draw(st.integers(0, 31))
    changed = bytes([*value[:place], value[place] ^ data.draw(st.integers(1, 255)), *value[place + 1 :]])
    lives.change(home.record, f"UPDATE journal SET {column} = :v WHERE seq = :s", s=seq, v=changed)
    try:
        noticed(home.record)
    finally:
        lives.change(home.record, f"UPDATE journal SET {column} = :v WHERE seq = :s", s=seq, v=value)


def test_that_every_deleted_entry_is_noticed(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    for seq in range(1, home.record.head.seq + 1):
        lives.change(home.record, "CREATE TABLE kept AS SELECT * FROM journal WHERE seq = :s", s=seq)
        lives.change(home.record, "DELETE FROM journal WHERE seq = :s", s=seq)
        noticed(home.record)
        lives.change(home.record, "INSERT INTO journal SELECT * FROM kept")
        lives.change(home.record, "DROP TABLE kept")
    assert verify(home.record).sound


def test_that_swapped_and_inserted_entries_are_noticed(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    lives.change(
        home.record, "UPDATE journal SET seq = -1 * seq WHERE seq IN (5, 6)".replace("-1 *", "100 +")
    )
    lives.change(home.record, "UPDATE journal SET seq = 6 WHERE seq = 105")
    lives.change(home.record, "UPDATE journal SET seq = 5 WHERE seq = 106")
    assert "接不上" in noticed(home.record)


def test_that_a_false_entry_chained_rightly_is_noticed_by_the_rows(tmp_path: Path) -> None:
    """Who has the laptop can chain anew; then the rows no longer are what the journal says."""
    home = lives.decided(tmp_path)
    seq, prev, body, _ = entries(home.record)[-1]
    forged = json.loads(body)
    for changed in forged["changes"]:
        if changed[0] == "vote" and "verdict" in changed[3]:
            changed[3]["verdict"] = "未通过"
    body = canonical(forged)
    statement = "UPDATE journal SET body = :b, hash = :h WHERE seq = :s"
    lives.change(home.record, statement, s=seq, b=body, h=chain(prev, body))
    assert noticed(home.record) == "“表决”有1行与日志不符"


@pytest.mark.parametrize("column", ["at", "act", "meeting_id"])
def test_that_changed_columns_beside_a_body_are_noticed(column: str, tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    last = home.record.head.seq
    lives.change(
        home.record, f"UPDATE journal SET {column} = '2026-03-12 09:00:00.000000' WHERE seq = :s", s=last
    )
    assert f"第{last}条记录旁边的" in noticed(home.record)


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE tally SET for_count = for_count + 1", "计票"),
        ("UPDATE vote SET verdict = '未通过'", "表决"),
        ("UPDATE person SET name = '别人' WHERE name = '代表03'", "花名册"),
        ("UPDATE person SET id_number = '110101197001010012' WHERE name = '主任'", "花名册"),
        ("UPDATE person SET id_number = NULL WHERE name = '主任'", "花名册"),
        ("UPDATE person SET salt = x'00' WHERE name = '主任'", "花名册"),
        ("UPDATE attendance SET capacity = '列席' WHERE rowid = 1", "签到"),
        ("UPDATE attendance SET checked_in_at = 'gestern' WHERE rowid = 1", "签到"),
        ("DELETE FROM attendance WHERE rowid = 2", "签到"),
        ("DELETE FROM person_role WHERE role = '村民代表'", "身份"),
        ("INSERT INTO person_role SELECT id, '党员' FROM person WHERE name = '主任'", "身份"),
        ("UPDATE meeting SET title = '别的会议'", "会议"),
        ('UPDATE village SET rule_sets = \'["CN-2026","重庆市"]\'', "村（社区）"),
        ("UPDATE village SET charter = '{'", "村（社区）"),
        ("UPDATE agenda_item SET minutes = 5", "议程"),
        ("UPDATE vote SET electorate_ids = '[]'", "表决"),
        ("UPDATE topic SET wide_impact = 1", "议题"),
    ],
)
def test_that_a_row_changed_by_hand_is_noticed(statement: str, word: str, tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    lives.change(home.record, statement)
    assert f"“{word}”" in noticed(home.record)


def test_that_only_what_serves_searching_may_differ(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    lives.change(home.record, "UPDATE person SET initials = ''")
    assert verify(home.record).sound


def test_that_every_table_has_a_word_for_people() -> None:
    assert set(TABLE_WORDS) == set(tables_of_record())


def test_that_many_problems_are_told_in_few_lines(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    lives.change(home.record, "UPDATE journal SET prev = hash")
    problems = verify(home.record).problems
    assert len(problems) <= 21
    assert problems[-1].startswith("另有")


def test_that_no_personal_value_stands_in_the_journal(tmp_path: Path) -> None:
    home = lives.sealed(tmp_path)
    home.do("admit_resident", who="新人", id_number="110101198001010010", phone="13900000000")
    bodies = "".join(body for _, _, body, _ in entries(home.record))
    for personal in (
        "主任",
        "新人",
        "110101197001010011",
        "110101198001010010",
        "13800000000",
        "13900000000",
    ):
        assert personal not in bodies
