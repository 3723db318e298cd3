"""Values of a scenario, made into what an act's fields are declared to be; a wrong one is quoted."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, NewType, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

from xieshang_desktop.domain.vocabulary import PersonId
from xieshang_desktop.errors import BadScenario

T = TypeVar("T")


class Names(Protocol):
    """Finds people by what a scenario calls them, and what earlier steps created."""

    def one(self, word: str) -> PersonId: ...

    def several(self, words: list[Any]) -> tuple[PersonId, ...]: ...

    def key(self, kind: Any, word: str) -> str: ...


def must_be(value: object, kind: type[T], where: str) -> T:
    """The value, if it is of that kind; a boolean is no number."""
    if value is None:
        raise BadScenario(f"缺少{where}。")
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise BadScenario(f"{where}不对：{quoted(value)}。")
    return value


def moment(value: object, where: str) -> datetime:
    """A local date and time without a zone."""
    if isinstance(value, date) and not isinstance(value, datetime):
        raise BadScenario(f"{where}要写到时分：{quoted(value)}。")
    found = must_be(value, datetime, where)
    if found.tzinfo is not None:
        raise BadScenario(f"{where}不要写时区：{quoted(value)}。")
    return found


def quoted(value: object) -> str:
    """A value as the file has it, between quotation marks."""
    return f"“{value.isoformat() if isinstance(value, date) else value}”"


def spelled(name: str) -> str:
    """A field's name as scenarios write it (``for_`` → ``for``)."""
    return name.rstrip("_")


def hints_of(kind: Any) -> Mapping[str, Any]:
    """The declared types of a dataclass's fields."""
    return _hints(kind)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def convert_fields(kind: type, values: Mapping[str, Any], names: Names | None, where: str) -> dict[str, Any]:
    """The arguments of a dataclass from a table; unknown keys and wrong values are quoted.

    ``names`` may be None where nobody is named. Raises BadScenario.
    """
    hints = {spelled(name): (name, hint) for name, hint in hints_of(kind).items()}
    arguments = {}
    for key, value in values.items():
        if key not in hints:
            raise BadScenario(f"{where}里不认识“{key}”。")
        name, hint = hints[key]
        arguments[name] = convert(value, hint, names, f"{where}的 {key}")
    return arguments


def missing_fields(kind: type[Any], arguments: Mapping[str, Any]) -> list[str]:
    """The required fields that have no value."""
    return [
        spelled(part.name)
        for part in fields(kind)
        if part.name not in arguments and part.default is MISSING and part.default_factory is MISSING
    ]


def convert(value: Any, hint: Any, names: Any, where: str) -> Any:
    """One value as its declared type has it."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _one_of(value, [part for part in get_args(hint) if part is not type(None)], names, where)
    if isinstance(hint, NewType):
        word = must_be(value, str, where)
        return names.one(word) if hint is PersonId else names.key(hint, word)
    if origin is tuple:
        return _several(value, get_args(hint)[0], names, where)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(value, get_args(hint), names, where)
    if is_dataclass(hint) and isinstance(hint, type):
        return _table(value, hint, names, where)
    return _plain(value, hint, where)


def _one_of(value: Any, hints: list[Any], names: Any, where: str) -> Any:
    """The alternative that a value's own shape asks for."""
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        value = _with_reasons(value, where)
    if isinstance(value, dict):
        chosen = [hint for hint in hints if is_dataclass(hint) or _is_mapping(hint)]
    elif isinstance(value, list):
        chosen = [hint for hint in hints if get_origin(hint) is tuple]
    else:
        chosen = [hint for hint in hints if get_origin(hint) is None and not is_dataclass(hint)]
    if not chosen:
        raise BadScenario(f"{where}不对：{quoted(value)}。")
    fitting = [hint for hint in chosen if isinstance(hint, type) and isinstance(value, hint)]
    return convert(value, (fitting or chosen)[0], names, where)


def _with_reasons(parts: list[Any], where: str) -> dict[str, str]:
    """People with their reasons, written as a list of ``{who, reason}``; a name alone gives none."""
    reasons = {}
    for part in parts:
        entry = part if isinstance(part, dict) else {"who": part}
        strange = [key for key in entry if key not in ("who", "reason")]
        if strange:
            raise BadScenario(f"{where}里不认识“{strange[0]}”。")
        who = must_be(entry.get("who"), str, f"{where}的 who")
        reasons[who] = must_be(entry.get("reason", ""), str, f"{where}的 reason")
    return reasons


def _is_mapping(hint: Any) -> bool:
    origin = get_origin(hint)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _several(value: Any, hint: Any, names: Any, where: str) -> tuple[Any, ...]:
    parts = must_be(value, list, where)
    if hint is PersonId:
        return tuple(names.several(parts))
    return tuple(convert(part, hint, names, where) for part in parts)


def _mapping(value: Any, hints: tuple[Any, ...], names: Any, where: str) -> dict[Any, Any]:
    table = must_be(value, dict, where)
    return {
        convert(key, hints[0], names, where): part
        if hints[1] is object
        else convert(part, hints[1], names, where)
        for key, part in table.items()
    }


def _table(value: Any, kind: type, names: Any, where: str) -> Any:
    arguments = convert_fields(kind, must_be(value, dict, where), names, where)
    missing = missing_fields(kind, arguments)
    if missing:
        raise BadScenario(f"{where}缺少“{missing[0]}”。")
    return kind(**arguments)


def _plain(value: Any, hint: Any, where: str) -> Any:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        try:
            return hint(must_be(value, str, where))
        except ValueError as error:
            raise BadScenario(f"{where}不对：没有{quoted(value)}这个词。") from error
    if hint is Decimal:
        return _money(value, where)
    if hint is datetime:
        return moment(value, where)
    if hint is date and isinstance(value, datetime):
        raise BadScenario(f"{where}只写日期：{quoted(value)}。")
    return must_be(value, hint, where)


def _money(value: Any, where: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadScenario(f"{where}不对：{quoted(value)}。")
    try:
        amount = Decimal(str(value))
    except InvalidOperation as error:
        raise BadScenario(f"{where}不是数：{quoted(value)}。") from error
    if not amount.is_finite():
        raise BadScenario(f"{where}不是数：{quoted(value)}。")
    return amount
