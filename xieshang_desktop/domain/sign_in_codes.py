"""The code that the sign-in sheet prints beside a name, for a scanner that types like a keyboard.

Digits alone: a Chinese input method lets them through as they are, and a square code of digits is the
smallest there is. The code is a digest of the meeting and the place on its list, so that it tells nothing of
anybody – no number of a person, no identity number – and means nobody at another meeting.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

DIGITS = 12
"""So few that they can be typed where no scanner is at hand; that two of a thousand people have the same one
happens once in two million meetings."""


def sign_in_code(meeting: str, key: str) -> str:
    """The code of a person or a household (``key``) at a meeting: twelve digits."""
    digest = hashlib.sha256(f"{meeting}/{key}".encode()).digest()
    return f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}d}"


def looks_like_code(typed: str) -> str:
    """The digits of a code as a scanner or a hand has typed it, full-width or spaced; empty for all else."""
    plain = "".join(unicodedata.normalize("NFKC", typed).split())
    return plain if len(plain) == DIGITS and plain.isascii() and plain.isdigit() else ""


def who_has_code(meeting: str, code: str, keys: Iterable[str]) -> str | None:
    """Whose code it is among ``keys``; None for a slip of the scanner or the sheet of another meeting."""
    return next((key for key in keys if sign_in_code(meeting, key) == code), None)
