"""What of a meeting's acts may be put right in the room: words and figures, as they now stand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.models.journal import Correction, JournalEntry, Undone
from xieshang_desktop.queries.corrections import ARGUMENTS
from xieshang_desktop.queries.history import words_of

Kind = Literal["text", "number", "stance"]
WORDS_AND_FIGURES: Mapping[str, tuple[str, ...]] = {
    "record_opinion": ("text", "stance"),
    "handle_opinion": ("reason",),
    "merge_opinions": ("text",),
    "answer_objection": ("text",),
    "test_consensus": ("proposal", "support", "reservations", "objections"),
    "record_tally": (
        "for", "against", "abstain", "not_voted", "issued", "returned", "invalid",
    ),
    "finish_item": ("text",),
    "defer_item": ("reason",),
    "record_recusal": ("reason",),
    "record_absence": ("reason",),
    "adjourn": ("reason",),
}  # fmt: skip
"""Of each act what a slip of the pen may have got wrong; who and when is put right by undoing."""
NUMBERS = ("for", "against", "abstain", "not_voted", "issued", "returned", "invalid", "support",
           "reservations", "objections")  # fmt: skip
LABELS: Mapping[str, str] = {
    **ARGUMENTS, "proposal": "提议", "support": "支持", "reservations": "保留", "objections": "反对",
}  # fmt: skip
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class CorrectableField:
    """One argument: its name in the act, what it is called, its kind, and how it reads now."""

    name: str
    label: str
    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Correctable:
    """An act that stands, by the number of the entry that made it so."""

    entry: int
    at: datetime
    words: str
    fields: tuple[CorrectableField, ...]

    @property
    def spoken(self) -> str:
        """赞成18，反对10 · what was said, in one line."""
        return "，".join(
            f"{field.label}{field.value}" if field.kind == "number" else field.value.rstrip("。")
            for field in self.fields
        )


def correctable(session: Session, meeting_id: str) -> tuple[Correctable, ...]:
    """The acts of a meeting that may be put right, the newest first; one put right before as it was left."""
    undone = set(session.scalars(select(Undone.seq)))
    corrected = {row.seq: row for row in session.scalars(select(Correction))}
    asked = (
        select(JournalEntry).where(JournalEntry.meeting_id == meeting_id).order_by(JournalEntry.seq.desc())
    )
    found: list[Correctable] = []
    for entry in session.scalars(asked):
        if entry.seq in undone:
            continue
        row = corrected.get(entry.seq)
        act = row.act if row is not None else entry.act
        if act not in WORDS_AND_FIGURES:
            continue
        arguments: Mapping[str, Any] = (
            row.arguments if row is not None else json.loads(entry.body)["arguments"]
        )
        fields = _fields(act, arguments)
        if fields:
            at = row.done_at if row is not None else entry.at
            found.append(Correctable(entry.seq, at, words_of(session, act, arguments), fields))
        if len(found) == MOST_SHOWN:
            break
    return tuple(found)


def _fields(act: str, arguments: Mapping[str, Any]) -> tuple[CorrectableField, ...]:
    """Those that were given as a word or a number; lists of people are not put right here."""
    return tuple(
        CorrectableField(
            "for_" if name == "for" else name,
            LABELS.get(name, name),
            "number" if name in NUMBERS else "stance" if name == "stance" else "text",
            str(arguments[name]),
        )
        for name in WORDS_AND_FIGURES[act]
        if isinstance(arguments.get(name), int | str)
    )
