"""Texts of acts as they enter the record: composed (NFC), and free of characters that no paper can hold.

Control characters come in by the clipboard and from workbooks; a spreadsheet cannot be saved with them, and
to the database a text of nothing but NUL is empty. Line ends and tabs stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from xieshang_desktop.domain.acts.base import Act

A = TypeVar("A", bound=Act)

_NO_TEXT = frozenset({type(None), bool, int, date, datetime, Decimal})
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def cleaned(act: A) -> A:
    """The act with clean texts; the same one where there is nothing to clean."""
    changed = {
        field.name: clean
        for field in fields(act)
        if (clean := clean_value(value := getattr(act, field.name))) is not value
    }
    return replace(act, **changed) if changed else act


def clean_value(value: Any) -> Any:
    """A value with its texts clean; the very same one where all were."""
    kind = type(value)
    if kind is str:
        return clean_text(value)
    if kind in _NO_TEXT or isinstance(value, Enum):
        return value
    if isinstance(value, tuple):
        parts = tuple(clean_value(part) for part in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if isinstance(value, Mapping):
        table = {key: clean_value(part) for key, part in value.items()}
        return value if all(table[key] is part for key, part in value.items()) else table
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: clean
            for field in fields(value)
            if (clean := clean_value(part := getattr(value, field.name))) is not part
        }
        return replace(value, **changed) if changed else value
    return value


def clean_text(text: str) -> str:
    """One text, composed and without control characters."""
    if text.isascii() and text.isprintable():
        return text
    if UNFIT.search(text):
        text = UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
