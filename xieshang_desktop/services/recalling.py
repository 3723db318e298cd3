"""Acts as the journal keeps them: their arguments written down, and an act made again from them."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.storage.journal import plain

A = TypeVar("A", bound=Act)


def arguments_of(act: Act) -> dict[str, Any]:
    """What the journal keeps of an act's arguments: ids and choices, never personal values."""
    return {
        spelled(field.name): recorded(getattr(act, field.name))
        for field in fields(act)
        if field.name != "at" and not is_personal(field) and getattr(act, field.name) not in (None, ())
    }


def spelled(name: str) -> str:
    """A field's name as scenarios and the journal write it (``for_`` → ``for``)."""
    return name.rstrip("_")


def is_personal(field: Field[Any]) -> bool:
    """Whether an argument never enters the journal in plain."""
    return bool(field.metadata.get("personal"))


def recorded(value: Any) -> Any:
    """A value as canonical JSON has it, nested tables included."""
    if is_dataclass(value):
        return {
            spelled(part.name): recorded(getattr(value, part.name))
            for part in fields(value)
            if not part.metadata.get("unjournaled")
        }
    if isinstance(value, Mapping):
        return {str(plain(key)): recorded(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [recorded(part) for part in value]
    return plain(value)


def recalled(kind: type[A], arguments: Mapping[str, Any], at: datetime) -> A:
    """The act that ``arguments_of`` wrote down. Only for acts without personal arguments."""
    return kind(at=at, **_values(kind, arguments))


def _values(kind: type[Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    names = {spelled(field.name): field.name for field in fields(kind)}
    return {names[key]: _value(value, hints[names[key]]) for key, value in arguments.items()}


def _value(value: Any, hint: Any) -> Any:
    origin = get_origin(hint)
    if value is None or isinstance(hint, NewType):
        return value
    if origin in (Union, types.UnionType):
        return _value(value, _fitting(value, get_args(hint)))
    if origin is tuple:
        return tuple(_value(part, get_args(hint)[0]) for part in value)
    if origin is not None:
        return {key: _value(part, get_args(hint)[1]) for key, part in value.items()}
    return _plain_value(value, hint)


def _fitting(value: Any, hints: tuple[Any, ...]) -> Any:
    """The alternative whose shape the written value has."""
    if isinstance(value, list):
        return next(hint for hint in hints if get_origin(hint) is tuple)
    if isinstance(value, dict):
        return next(hint for hint in hints if is_dataclass(hint) or get_origin(hint) not in (None, tuple))
    simple = [hint for hint in hints if get_origin(hint) is None and not is_dataclass(hint)]
    exact = [hint for hint in simple if isinstance(hint, type) and type(value) is hint]
    return (exact or [hint for hint in simple if hint is not type(None)])[0]


def _plain_value(value: Any, hint: Any) -> Any:
    if not isinstance(hint, type):
        return value
    if is_dataclass(hint):
        return hint(**_values(hint, value))
    if issubclass(hint, Enum | Decimal):
        return hint(value)
    return hint.fromisoformat(value) if issubclass(hint, date) else value
