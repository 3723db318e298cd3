"""Selections of people, frozen into lists when a meeting is convened or a vote is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.preparing import Selection
from xieshang_desktop.domain.eligibility import is_of_age
from xieshang_desktop.models.village import Household, Person, PersonRole


def select_people(
    session: Session, selection: Selection, on: date, age: int, *, villagers: bool = False
) -> list[str]:
    """The ids of the living adults that a selection means, in the order of the register.

    ``villagers`` leaves out of "all" those who are not registered here: they have no vote where law decides.
    """
    asked = select(Person.id, Person.born).where(_alive_here(on)).order_by(Person.number, Person.id)
    if villagers and selection.all:
        asked = asked.where(Person.registered)
    if selection.roles:
        held = select(PersonRole.person_id).where(PersonRole.role.in_(selection.roles))
        asked = asked.where(Person.id.in_(held))
    if selection.group is not None:
        asked = asked.where(Person.group == selection.group)
    if selection.crowd is not None:
        asked = asked.where(Person.crowd == selection.crowd)
    return [key for key, born in session.execute(asked) if is_of_age(born, on, age)]


def select_households(session: Session, selection: Selection, on: date, age: int) -> list[str]:
    """The households in which a living adult can represent the others."""
    asked = (
        select(Household.id, Person.born)
        .join(Person, Person.household_id == Household.id)
        .where(_alive_here(on))
        .order_by(Household.number, Household.id)
    )
    if selection.group is not None:
        asked = asked.where(Household.group == selection.group)
    return list(dict.fromkeys(key for key, born in session.execute(asked) if is_of_age(born, on, age)))


def eligible_ids(session: Session, ids: Sequence[str], on: date, age: int) -> list[str]:
    """A list as given, without the dead and those known to be under age; each once."""
    asked = select(Person.id, Person.born, Person.died).where(Person.id.in_(ids))
    known = {row.id: row for row in session.execute(asked)}
    if not set(ids) <= known.keys():
        raise refusals.not_on_roster("名单中有人")
    return [
        key
        for key in dict.fromkeys(ids)
        if is_of_age(known[key].born, on, age) and not (known[key].died and known[key].died <= on)
    ]


def _alive_here(on: date) -> ColumnElement[bool]:
    return or_(Person.died.is_(None), Person.died > on) & Person.moved.is_(None)
