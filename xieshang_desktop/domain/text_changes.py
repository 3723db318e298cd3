"""What changed between two versions of a text, as a chair reads an amendment aloud: 将“…”改为“…”.

Compared by characters, but told in pieces that begin and end between marks of punctuation or where the
words differ, so that a piece can be found on the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

FINDABLE = 4
"""How many characters of what stands before say where a change belongs."""
DIGITS = "0123456789."
NEAR = 2
"""Changes with no more than so many unchanged characters between them are read as one."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """One change: what was taken out, what was put in, and what stands before it in the older text."""

    removed: str
    added: str
    after: str

    @property
    def words(self) -> str:
        """将“甲”改为“乙” · 删去“甲” · 在“…甲”后加上“乙”."""
        if self.removed and self.added:
            return f"将“{self.removed}”改为“{self.added}”"
        if self.removed:
            return f"删去“{self.removed}”"
        return f"在“{self.after}”后加上“{self.added}”" if self.after else f"在开头加上“{self.added}”"


def changes_between(older: str, newer: str) -> tuple[TextChange, ...]:
    """The changes in their order; none where the texts are the same."""
    matcher = SequenceMatcher(None, older, newer, autojunk=False)
    spans: list[_Span] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            continue
        before, after = _digits_around(older, old_from, old_to)
        span = (old_from - before, old_to + after, new_from - before, new_to + after)
        if spans and span[0] - spans[-1][1] <= NEAR:
            spans[-1] = (spans[-1][0], span[1], spans[-1][2], span[3])
        else:
            spans.append(span)
    return tuple(
        TextChange(older[a:b].strip(), newer[c:d].strip(), older[max(0, a - FINDABLE) : a].strip())
        for a, b, c, d in spans
        if older[a:b].strip() or newer[c:d].strip()
    )


_Span = tuple[int, int, int, int]
"""From where to where in the older text, and in the newer one."""


def _digits_around(text: str, start: int, end: int) -> tuple[int, int]:
    """How many digits of a number stand before and after a change in it: a number is changed as a whole."""
    before = len(text[:start]) - len(text[:start].rstrip(DIGITS))
    after = len(text[end:]) - len(text[end:].lstrip(DIGITS))
    return before, after
