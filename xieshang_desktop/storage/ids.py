"""Ids that are unique across laptops and sort by the time they were made (RFC 9562, version 7); and salts."""

from __future__ import annotations

import secrets
import time

SALT_BYTES = 16


def new_salt() -> bytes:
    """The salt under which a row's personal values enter the journal."""
    return secrets.token_bytes(SALT_BYTES)


def new_id() -> str:
    """A UUIDv7 as 36 characters: Unix milliseconds, then parts of one in 4096ths, then 62 random bits.

    The finer clock keeps ids in the order in which they were made, also within a millisecond.
    """
    nanoseconds = time.time_ns()
    milliseconds, rest = divmod(nanoseconds, 1_000_000)
    finer = rest * 4096 // 1_000_000
    value = milliseconds << 80 | 7 << 76 | finer << 64 | 0b10 << 62 | secrets.randbits(62)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
