"""A picture on a paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture (JPEG) with its caption, as wide as the text or ``most_height`` mm high; width and height of
    the picture are pixels.
    """

    content: bytes
    width: int
    height: int
    caption: str
    most_height: float = 88
