"""The schema that migrations make is the one that the models say."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import text

from scripts.dump_schema import TARGET, schema
from tests.builders import KEY, empty_record, rulebook
from xieshang_desktop.storage.migrate import APPLICATION_ID, HEAD, compare_with_models, known_versions
from xieshang_desktop.storage.opening import open_record


def statements(sql: str) -> set[str]:
    return {re.sub(r"\s+", " ", statement).strip() for statement in sql.split(";\n") if statement.strip()}


def test_that_a_new_record_has_exactly_the_schema_of_the_models(tmp_path: Path) -> None:
    record = open_record(tmp_path / "new.xieshang", KEY, rulebook())
    with record.reading() as session:
        found = session.scalars(
            text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'")
        ).all()
    assert statements(";\n".join(found)) == statements(schema())


def test_that_the_written_schema_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == schema()


def test_that_the_newest_script_is_the_head() -> None:
    assert max(known_versions()) == HEAD


def test_that_alembic_finds_no_difference(tmp_path: Path) -> None:
    record = empty_record(tmp_path)
    with record.engine.connect() as connection:
        assert compare_with_models(connection) == []


def test_that_the_file_tells_whose_it_is(tmp_path: Path) -> None:
    record = empty_record(tmp_path)
    with record.reading() as session:
        assert session.scalar(text("PRAGMA application_id")) == APPLICATION_ID


def test_that_the_connection_is_set_for_a_power_cut(tmp_path: Path) -> None:
    record = empty_record(tmp_path)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    with record.reading() as session:
        assert {name: session.scalar(text(f"PRAGMA {name}")) for name in wanted} == wanted
