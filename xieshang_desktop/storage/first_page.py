"""The page last seen, kept beside the record and encrypted with its key.

It lets the window show 工作台 before the database layer is in. It is no part of the record: it holds for one
head of the journal, is read anew from the record a moment later, and may be deleted at any time.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

ENDING = "-first-page"
_TABLE = "CREATE TABLE page (seq INTEGER, hash BLOB, body TEXT)"
_HEAD = "SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True)
class KeptPage:
    """The text of the page, and the moment of the record's last act."""

    body: str
    last_act: datetime


def keep_page(record: Path, key: bytes, head: tuple[int, bytes], body: str) -> None:
    """Keep the page for the record as it stands at ``head`` (number and hash of the last entry).

    What cannot be kept is not: the next start reads the record itself.
    """
    import sqlcipher3

    kept = _beside(record)
    part = kept.with_name(kept.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with closing(sqlcipher3.connect(str(part))) as connection:
            _unlock(connection, key)
            connection.execute(_TABLE)
            connection.execute("INSERT INTO page VALUES (?, ?, ?)", (*head, body))
            connection.commit()
        os.replace(part, kept)
    except (OSError, sqlcipher3.Error):
        kept.unlink(missing_ok=True)
        part.unlink(missing_ok=True)


def kept_page(record: Path, key: bytes) -> KeptPage | None:
    """The page that was kept for the record as it is now; None where there is none.

    A write-ahead log beside the record means that the program was killed: then nothing holds.
    """
    kept, log = _beside(record), record.with_name(record.name + "-wal")
    if not kept.exists() or log.exists():
        return None
    import sqlcipher3

    try:
        head = _asked(record, key, _HEAD)
        page = _asked(kept, key, "SELECT seq, hash, body FROM page")
    except sqlcipher3.Error:
        return None
    if head is None or page is None or head[:2] != page[:2]:
        return None
    return KeptPage(page[2], datetime.fromisoformat(head[2]))


def _beside(record: Path) -> Path:
    return record.with_name(record.name + ENDING)


def _asked(path: Path, key: bytes, question: str) -> Any:
    """The first row; the file is neither locked nor written, since nobody else has it open."""
    import sqlcipher3

    with closing(sqlcipher3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as connection:
        _unlock(connection, key)
        return connection.execute(question).fetchone()


def _unlock(connection: Any, key: bytes) -> None:
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_log_level=NONE")
