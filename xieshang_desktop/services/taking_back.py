"""What an entry of the journal changed, put back row by row.

Where a later act has already built on one of those rows nothing is put back: the act is refused.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from xieshang_desktop.domain import refusals
from xieshang_desktop.models.base import Base
from xieshang_desktop.storage.journal import (
    Change,
    from_plain,
    journaled_columns,
    recorded_value,
    tables_of_record,
)
from xieshang_desktop.storage.unit_of_work import Work


def take_back(work: Work, changes: list[Change]) -> None:
    """Put back every row that the changes touched, the last one first.

    Raises Refused (``UNDO_BLOCKED``) where a row is no longer as the changes left it.
    """
    for table, key, before, after in reversed(changes):
        _put_back(work, table, key, before, after)
        _write(work)


def _write(work: Work) -> None:
    try:
        work.session.flush()
    except IntegrityError as error:
        raise refusals.undo_blocked() from error


def nothing_may_dangle(work: Work) -> None:
    """Refuse where something later still refers to a row that is gone."""
    _write(work)
    if work.session.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise refusals.undo_blocked()


def _put_back(
    work: Work, table: str, key: list[Any], before: dict[str, Any] | None, after: dict[str, Any] | None
) -> None:
    kind = _class_of(table)
    row = work.session.get(kind, _identity(kind, key))
    if after is None:
        _enter_again(work, kind, row, before or {})
    elif row is None or not _is_as_left(row, after):
        raise refusals.undo_blocked()
    elif before is None:
        work.kept_ids.setdefault(table, []).insert(0, str(key[0]))
        work.session.delete(row)
    else:
        _set_back(row, before)


def _is_as_left(row: Any, after: dict[str, Any]) -> bool:
    columns = {column.column.name: column for column in journaled_columns(inspect(row).mapper)}
    return all(
        recorded_value(row, columns[name], getattr(row, columns[name].attribute)) == value
        for name, value in after.items()
    )


def _set_back(row: Any, before: dict[str, Any]) -> None:
    columns = {column.column.name: column for column in journaled_columns(inspect(row).mapper)}
    for name, value in before.items():
        if columns[name].personal:
            raise refusals.personal_values_gone()
        setattr(row, columns[name].attribute, from_plain(columns[name].column, value))


def _enter_again(work: Work, kind: type[Base], row: Any, state: dict[str, Any]) -> None:
    """A row that the act had removed; one with personal values cannot be had back from the journal."""
    columns = {column.column.name: column for column in journaled_columns(inspect(kind))}
    if row is not None:
        raise refusals.undo_blocked()
    if any(columns[name].personal for name in state):
        raise refusals.personal_values_gone()
    values = {
        columns[name].attribute: from_plain(columns[name].column, value) for name, value in state.items()
    }
    work.session.add(kind(**values))


def _class_of(table: str) -> type[Base]:
    return next(mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__tablename__ == table)


def _identity(kind: type[Base], key: list[Any]) -> tuple[Any, ...]:
    primary = tables_of_record()[kind.__tablename__].primary_key.columns
    return tuple(from_plain(column, part) for column, part in zip(primary, key, strict=True))
