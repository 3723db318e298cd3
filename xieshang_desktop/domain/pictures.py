"""A picture as the record takes it in: made small, free of everything but what can be seen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

LEFT_OUT = {"unjournaled": True}
"""Marks a part of an argument that never enters the journal, not even in a correction."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One photo, or one page of a scan, as JPEG; width and height in pixels.

    The journal keeps the digest. An act made again from the journal has no ``content``: the record has it.
    """

    sha256: str
    width: int
    height: int
    content: bytes = field(default=b"", metadata=LEFT_OUT, repr=False)
    thumbnail: bytes = field(default=b"", metadata=LEFT_OUT, repr=False)


def picture_of(content: bytes, thumbnail: bytes, width: int, height: int) -> Picture:
    """A picture named by its own digest."""
    return Picture(hashlib.sha256(content).hexdigest(), width, height, content, thumbnail)
