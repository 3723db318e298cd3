"""The journal's arithmetic: what an act changed, as canonical text, chained by hashes.

A body is canonical JSON (sorted keys, no spaces, NFC) of the act, its arguments and the rows that it changed:
``[table, primary key, null | row before, row after | null]``. Columns marked personal enter only as salted
commitments ``SHA256(salt || value)``, so that erasing a value and its salt later leaves the chain valid.
Replaying the bodies rebuilds every table but the personal values themselves.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Column, Table, inspect
from sqlalchemy.orm import Mapper, Session
from sqlalchemy.orm.base import LoaderCallableStatus

from xieshang_desktop.models.base import Base, DecimalText
from xieshang_desktop.models.journal import JournalEntry

TAG = b"xieshang-journal-v1\0"
GENESIS = b"\0" * 32
STORED_TIME = "%Y-%m-%d %H:%M:%S.%f"
"""How the file has moments."""

Change = list[Any]
"""``[table, key, before, after]``: before is null for a new row, after is null for one taken back."""


@dataclass(frozen=True)
class Head:
    """Where the journal stands: the number, hash and time of its last entry."""

    seq: int
    hash: bytes
    at: datetime | None


def canonical(body: Mapping[str, Any]) -> str:
    """The one way in which a body is written."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text)


def chain(prev: bytes, body: str) -> bytes:
    """The hash of an entry that follows the one hashed ``prev``."""
    raw = body.encode()
    return hashlib.sha256(TAG + prev + len(raw).to_bytes(8, "big") + raw).digest()


def commitment(salt: bytes, value: str) -> str:
    """What the journal keeps of a personal value."""
    return "sha256:" + hashlib.sha256(salt + value.encode()).hexdigest()


def plain(value: Any) -> Any:
    """A column's value as JSON has it; numbers stay whole, money and times are text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal | str):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    return [plain(part) for part in value]


def from_plain(column: Column[Any], value: Any) -> Any:
    """A column's value again, from what the journal has of it."""
    if value is None:
        return None
    kind = column.type.python_type
    if issubclass(kind, Enum):
        return kind(value)
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(value)
    if issubclass(kind, bytes):
        return bytes.fromhex(value)
    return Decimal(value) if isinstance(column.type, DecimalText) else value


@dataclass(frozen=True)
class JournaledColumn:
    """One column that the journal follows, by its attribute's name."""

    attribute: str
    column: Column[Any]
    personal: bool
    key: bool


@cache
def journaled_columns(mapper: Mapper[Any]) -> tuple[JournaledColumn, ...]:
    """The columns of a table that the journal follows; salts and search keys are left out."""
    return tuple(
        JournaledColumn(prop.key, column, bool(column.info.get("personal")), bool(column.primary_key))
        for prop in mapper.column_attrs
        for column in prop.columns[:1]
        if isinstance(column, Column) and not column.info.get("unjournaled")
    )


def recorded_value(row: Any, column: JournaledColumn, value: Any) -> Any:
    """What the journal says of a value: itself, or a commitment where it is personal."""
    return _recorded(row.salt if column.personal else b"", column, value)


def _recorded(salt: bytes, column: JournaledColumn, value: Any) -> Any:
    if value is None or not column.personal:
        return plain(value)
    return commitment(salt, str(plain(value)))


def row_state(row: Any) -> dict[str, Any]:
    """All that the journal knows of a row; empty columns are left out."""
    state = {}
    for column in journaled_columns(inspect(row).mapper):
        value = getattr(row, column.attribute)
        if value is not None:
            state[column.column.name] = recorded_value(row, column, value)
    return state


def row_key(row: Any) -> list[Any]:
    """The primary key of a row, as the journal writes it."""
    return [plain(part) for part in inspect(row).mapper.primary_key_from_instance(row)]


def changes_of_insert(model: type[Base], rows: Sequence[Mapping[str, Any]]) -> Iterator[Change]:
    """What new rows of one table are to the journal, from their values alone."""
    mapper = inspect(model)
    columns = journaled_columns(mapper)
    keys = [column.name for column in mapper.primary_key]
    for row in rows:
        given = ((column, row.get(column.column.name)) for column in columns)
        state = {
            column.column.name: _recorded(row.get("salt", b""), column, value)
            for column, value in given
            if value is not None
        }
        yield [model.__tablename__, [plain(row[key]) for key in keys], None, state]


def changes_of_flush(session: Session) -> Iterator[Change]:
    """What the flush that is under way writes, but for the journal itself."""
    for row in session.new:
        if not isinstance(row, JournalEntry):
            yield [row.__tablename__, row_key(row), None, row_state(row)]
    for row in session.dirty:
        before, after = _changed_columns(row)
        if after or before:
            yield [row.__tablename__, row_key(row), before, after]
    for row in session.deleted:
        yield [row.__tablename__, row_key(row), row_state(row), None]


def _changed_columns(row: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    state = inspect(row)
    for column in journaled_columns(state.mapper):
        history = state.attrs[column.attribute].history
        if not history.has_changes():
            continue
        old = history.deleted[0] if history.deleted else None
        if old is LoaderCallableStatus.NO_VALUE:
            old = None
        new = history.added[0] if history.added else None
        before[column.column.name] = recorded_value(row, column, old)
        after[column.column.name] = recorded_value(row, column, new)
    return before, after


@cache
def tables_of_record() -> dict[str, Table]:
    """All tables that replaying the journal rebuilds, by name."""
    return {
        name: table
        for name, table in Base.metadata.tables.items()
        if name != JournalEntry.__tablename__ and not table.info.get("unjournaled")
    }
