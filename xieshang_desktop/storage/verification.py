"""Whether a record is what its journal says: the chain of entries, and every row against their replay.

All is read as the file has it, not through the models, so that no changed value can hide behind a conversion.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, DateTime, LargeBinary, Table, text
from sqlalchemy.orm import Session

from xieshang_desktop.storage.journal import (
    GENESIS,
    STORED_TIME,
    canonical,
    chain,
    commitment,
    tables_of_record,
)
from xieshang_desktop.storage.table_words import TABLE_WORDS
from xieshang_desktop.storage.unit_of_work import Record

MOST_TOLD = 20
ENTRIES = text("SELECT seq, prev, body, hash, at, act, meeting_id FROM journal ORDER BY seq")

Key = tuple[Any, ...]
State = dict[str, Any]
Tables = dict[str, dict[Key, State]]


@dataclass(frozen=True)
class Verification:
    """How many entries were checked, and what is wrong, in Chinese; nothing, when all is well."""

    entries: int
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not self.problems


def verify(record: Record) -> Verification:
    """Check every entry's chain and columns, and that replaying the bodies gives the rows there are."""
    with record.reading() as session:
        entries = session.execute(ENTRIES).all()
        problems = [*chain_problems(entries)]
        tables, torn = replayed([entry.body for entry in entries])
        problems += [*torn, *_row_problems(session, tables), *_picture_problems(session)]
        problems += _edition_problems(session)
    more = len(problems) - MOST_TOLD
    told = problems if more <= 0 else [*problems[:MOST_TOLD], f"另有{more}处不符"]
    return Verification(len(entries), tuple(told))


def chain_problems(entries: Sequence[Any]) -> Iterator[str]:
    """What is wrong with the entries themselves: gaps, broken links, changed bodies, columns that differ."""
    prev, expected = GENESIS, 1
    for entry in entries:
        if entry.seq != expected:
            missing = f"第{expected}条" if entry.seq == expected + 1 else f"第{expected}至{entry.seq - 1}条"
            yield f"日志缺少{missing}记录"
        if entry.prev != prev:
            yield f"第{entry.seq}条记录与前一条接不上"
        yield from _entry_problems(entry)
        prev, expected = entry.hash, entry.seq + 1


def _entry_problems(entry: Any) -> Iterator[str]:
    try:
        intact = entry.hash == chain(entry.prev, entry.body)
    except (TypeError, AttributeError):
        intact = False
    if not intact:
        yield f"第{entry.seq}条记录的内容被改动过，与校验值不符"
        return
    body = _read(entry.body)
    if body is None or canonical(body) != entry.body:
        yield f"第{entry.seq}条记录的内容不是规范写法"
        return
    beside = {"seq": entry.seq, "act": entry.act, "meeting": entry.meeting_id, "at": entry.at}
    words = {"seq": "序号", "act": "操作", "meeting": "会议", "at": "时间"}
    for name, value in beside.items():
        if value != (_stored_time(body[name]) if name == "at" else body[name]):
            yield f"第{entry.seq}条记录旁边的{words[name]}与内容不符"


def _read(body: object) -> dict[str, Any] | None:
    try:
        found = json.loads(body) if isinstance(body, str) else None
    except ValueError:
        return None
    wanted = {"seq", "act", "meeting", "at", "changes"}
    return found if isinstance(found, dict) and wanted <= found.keys() else None


def _stored_time(moment: str) -> str:
    return datetime.fromisoformat(moment).strftime(STORED_TIME)


def replayed(bodies: Sequence[str]) -> tuple[Tables, list[str]]:
    """Every table as the bodies rebuild it, personal values as commitments; and what does not fit."""
    tables: Tables = {name: {} for name in tables_of_record()}
    torn: list[str] = []
    for number, body in enumerate(bodies, 1):
        read = _read(body)
        for table, key, before, after in read["changes"] if read is not None else ():
            if not _carry_out(tables.setdefault(table, {}), tuple(key), before, after):
                torn.append(f"第{number}条记录与前面的记录接不上（{_word(table)}）")
    return tables, torn


def _carry_out(rows: dict[Key, State], key: Key, before: State | None, after: State | None) -> bool:
    """One change; false where the row was not as the change says that it had been."""
    known = rows.get(key)
    if before is None:
        rows[key] = dict(after or {})
        return known is None
    if after is None:
        rows.pop(key, None)
        return known == before
    if known is None:
        return False
    fits = all(known.get(name) == value for name, value in before.items())
    for name, value in after.items():
        if value is None:
            known.pop(name, None)
        else:
            known[name] = value
    return fits


def _row_problems(session: Session, tables: Tables) -> Iterator[str]:
    known = tables_of_record()
    for name, expected in tables.items():
        if name not in known:
            yield f"日志提到不认识的数据表“{name}”"
            continue
        actual = _rows_of(session, known[name])
        differing = [key for key in expected.keys() | actual.keys() if expected.get(key) != actual.get(key)]
        if differing:
            yield f"“{_word(name)}”有{len(differing)}行与日志不符"


def _picture_problems(session: Session) -> Iterator[str]:
    """Pictures are held one by one against the digests that the journal has of them."""
    wanted = {row.sha256 for row in session.execute(text("SELECT DISTINCT sha256 FROM picture_page"))}
    for digest in sorted(wanted):
        asked = text("SELECT content FROM picture_content WHERE sha256 = :digest")
        content = session.execute(asked, {"digest": digest}).scalar()
        if content is None:
            yield f"照片{digest[:8]}的内容不见了"
        elif hashlib.sha256(content).hexdigest() != digest:
            yield f"照片{digest[:8]}的内容被改动过，与校验值不符"


def _edition_problems(session: Session) -> Iterator[str]:
    """The law by which meetings are judged is held against the digests that the journal has of it."""
    rows = session.execute(text("SELECT digest, text FROM rule_edition"))
    texts = {row.digest: row.text for row in rows}
    frozen = session.scalars(text("SELECT rule_editions FROM meeting WHERE rule_editions IS NOT NULL"))
    for digest in sorted({digest for listed in frozen for digest in json.loads(listed)}):
        if digest not in texts:
            yield f"规则集{digest[:8]}的文本不见了"
        elif hashlib.sha256(texts[digest].encode()).hexdigest() != digest:
            yield f"规则集{digest[:8]}的文本被改动过，与校验值不符"


def _word(table: str) -> str:
    return TABLE_WORDS.get(table, "其他")


def _rows_of(session: Session, table: Table) -> dict[Key, State]:
    """The rows of a table as the journal would write them, by primary key."""
    names = [column.name for column in table.columns]
    listed = ", ".join(f'"{name}"' for name in names)
    asked = text(f'SELECT {listed} FROM "{table.name}"')
    rows: dict[Key, State] = {}
    for row in session.execute(asked):
        values = dict(zip(names, row, strict=True))
        state = {
            column.name: written
            for column in table.columns
            if not column.info.get("unjournaled")
            and (written := _written(column, values[column.name], values)) is not None
        }
        rows[tuple(_plain(column, values[column.name]) for column in table.primary_key.columns)] = state
    return rows


def _written(column: Column[Any], value: Any, row: Mapping[str, Any]) -> Any:
    """A stored value as the journal has it: plain, or a commitment where it is personal."""
    written = _plain(column, value)
    if written is None or not column.info.get("personal"):
        return written
    salt = row["salt"]
    return commitment(salt, str(written)) if isinstance(salt, bytes) else "没有盐"


def _plain(column: Column[Any], value: Any) -> Any:
    """A stored value as canonical JSON has it; one that its column cannot hold stays as it is."""
    kind = column.type
    if isinstance(kind, JSON) and isinstance(value, str):
        return _json(value)
    if isinstance(kind, Boolean):
        return {0: False, 1: True}.get(value, value)
    if isinstance(kind, DateTime) and isinstance(value, str):
        return value.replace(" ", "T").removesuffix(".000000")
    if isinstance(kind, LargeBinary) and isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str) and not column.info.get("personal"):
        return unicodedata.normalize("NFC", value)
    return value


def _json(value: str) -> Any:
    try:
        found = json.loads(unicodedata.normalize("NFC", value))
    except ValueError:
        return value
    return _numbers_whole(found)


def _numbers_whole(value: Any) -> Any:
    """Floats never enter the journal; one in the file shows as text and so does not match."""
    if isinstance(value, dict):
        return {key: _numbers_whole(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_numbers_whole(part) for part in value]
    return str(value) if isinstance(value, float) else value
