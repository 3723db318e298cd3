"""What may hang on the notice board: a whitelist of fields for each kind of view, all else is blanked.

Whoever adds a field to a view need not think of the board: it is blank there until a whitelist names it.
Numbers of persons inside the texts that remain are masked, but for the telephone that the paper itself
gives for objections (个人信息保护法第六条, 第二十五条).
"""

from __future__ import annotations

from dataclasses import Field, fields, is_dataclass, replace
from typing import Any, TypeVar

from xieshang_desktop.domain.wording import mask_numbers

View = TypeVar("View")
Whitelist = dict[type, frozenset[str]]
OFFICIAL_NUMBERS = frozenset({"objections_phone", "contact_phone"})
"""Fields with the telephone of an office, printed for people to call."""


def allowed(names: str) -> frozenset[str]:
    """Return the names of fields written with blanks between them."""
    return frozenset(names.split())


def board_copy(view: View, whitelist: Whitelist) -> View:
    """Return the view with nothing left but what the whitelist names.

    Raises KeyError for a kind of view that the whitelist does not know, ValueError for a field that is not
    named and cannot be blank.
    """
    copied: View = _copied(view, whitelist, "")
    return copied


def _copied(part: Any, whitelist: Whitelist, name: str) -> Any:
    if isinstance(part, str):
        return part if name in OFFICIAL_NUMBERS else mask_numbers(part)
    if isinstance(part, tuple):
        return tuple(_copied(inner, whitelist, name) for inner in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    named = whitelist[type(part)]
    unknown = named - {field.name for field in fields(part)}
    if unknown:
        raise ValueError(f"{type(part).__name__} has no {sorted(unknown)}")
    changes = {
        field.name: _copied(getattr(part, field.name), whitelist, field.name)
        if field.name in named
        else _blank(field, getattr(part, field.name))
        for field in fields(part)
    }
    return replace(part, **changes)


def _blank(field: Field[Any], value: Any) -> Any:
    for kind, blank in ((str, ""), (bool, False), (int, 0), (tuple, ())):
        if isinstance(value, kind):
            return blank
    if value is None or field.default is None:
        return None
    raise ValueError(f"{field.name} is not named in the whitelist and cannot be blank")
