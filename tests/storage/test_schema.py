"""The schema that migrations make is the one that the models say."""

from __future__ import annotations

import os
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from tests.builders import KEY, empty_record, rulebook
from xieshang_desktop.domain.acts.afterwards import RecordSuggestion
from xieshang_desktop.models.base import Base
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.migrate import APPLICATION_ID, HEAD, compare_with_models, known_versions
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.verification import verify

OLD = Path(__file__).parents[1] / "old_databases"


def schema() -> str:
    """All statements that the models ask for, tables in the order of their references."""
    dialect = sqlite.dialect()
    tables = Base.metadata.sorted_tables
    made: list[CreateTable | CreateIndex] = [CreateTable(table) for table in tables]
    made += [CreateIndex(index) for table in tables for index in table.indexes]
    return ";\n".join(str(each.compile(dialect=dialect)).strip() for each in made)


def statements(sql: str) -> set[tuple[str, frozenset[str]]]:
    """Each statement as what it makes and of what: a column added later stands at the end of its table."""
    return {_parts(statement) for statement in sql.split(";\n") if statement.strip()}


def _parts(statement: str) -> tuple[str, frozenset[str]]:
    head, _, body = re.sub(r"\s+", " ", statement).strip().partition("(")
    parts, depth = [""], 0
    for letter in body.rpartition(")")[0]:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return head.strip().replace('"', ""), frozenset(part.strip() for part in parts)


def test_that_a_new_record_has_exactly_the_schema_of_the_models(tmp_path: Path) -> None:
    record = open_record(tmp_path / "new.xieshang", KEY, rulebook())
    with record.reading() as session:
        found = session.scalars(
            text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'")
        ).all()
    assert statements(";\n".join(found)) == statements(schema())


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


@pytest.mark.parametrize("old", sorted(OLD.glob("*.xieshang")), ids=lambda path: path.stem)
def test_that_a_record_of_every_released_schema_opens_whole_and_goes_on(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.xieshang"
    shutil.copyfile(old, path)
    record = open_record(path, KEY, rulebook())
    with record.engine.connect() as connection:
        assert compare_with_models(connection) == []
    assert verify(record).problems == ()
    assert record.head.seq > 10
    office = Office(record, lambda: datetime(2026, 4, 1, 9, 0))
    office.perform(RecordSuggestion(at=office.now(), by="村委会", to="乡镇", text="接着用"))
    assert verify(record).sound
    record.close()
    assert path.with_name("record.xieshang.before-upgrade").read_bytes() == old.read_bytes()


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_that_a_cut_while_the_new_file_takes_its_name_leaves_the_old_record_where_it_was(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, path = OLD / "0001.xieshang", tmp_path / "record.xieshang"
    shutil.copyfile(old, path)
    whole_swap = os.replace

    def cut(source: Path, target: Path) -> None:
        if Path(target) == path:
            raise PowerCut
        whole_swap(source, target)

    with monkeypatch.context() as at_the_cut:
        at_the_cut.setattr(os, "replace", cut)
        if not links:
            at_the_cut.setattr(os, "link", refused)
        with pytest.raises(PowerCut):
            open_record(path, KEY, rulebook())
    assert path.read_bytes() == old.read_bytes()
    record = open_record(path, KEY, rulebook())
    assert verify(record).sound
    record.close()


class PowerCut(Exception):
    """The laptop went dark here."""


def refused(_source: Path, _target: Path) -> None:
    raise OSError("no links here")


def test_that_each_schema_but_the_newest_has_its_old_record() -> None:
    assert {path.stem for path in OLD.glob("*.xieshang")} == known_versions() - {HEAD}
