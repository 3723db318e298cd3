"""Every act there is, with its name and its function: those of their own, and those that take others back."""

from __future__ import annotations

from xieshang_desktop.domain.acts.afterwards import Correct, UndoLast
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.services.corrections import correct, undo_last
from xieshang_desktop.services.handlers import HANDLERS, Handler

CATALOGUE: dict[str, tuple[type[Act], Handler]] = {
    **HANDLERS,
    "correct": (Correct, correct),
    "undo_last": (UndoLast, undo_last),
}
"""Every act by the name under which scenarios and the journal know it."""

_BY_CLASS = {kind: (name, handler) for name, (kind, handler) in CATALOGUE.items()}


def name_of(act: Act) -> str:
    """The name of an act."""
    return _BY_CLASS[type(act)][0]


def handler_of(act: Act) -> Handler:
    """The function that carries out an act."""
    return _BY_CLASS[type(act)][1]
