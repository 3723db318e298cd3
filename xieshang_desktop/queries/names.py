"""Names behind ids, asked for once for many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.models.village import Person

_AT_ONCE = 500
"""SQLite takes only so many values in one question."""


def names_of(session: Session, ids: Iterable[str | None]) -> Mapping[str, str]:
    """The names of people by id; ids of nobody are left out."""
    wanted = list(dict.fromkeys(each for each in ids if each))
    names: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = select(Person.id, Person.name).where(Person.id.in_(wanted[start : start + _AT_ONCE]))
        names.update((row.id, row.name) for row in session.execute(some))
    return names
