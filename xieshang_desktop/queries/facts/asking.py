"""Questions that are asked at every key: built once, of tables and not of classes.

To build a question and to read its answer through the tables' classes costs more than the answer itself.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, distinct, func, or_, select

from xieshang_desktop.domain.vocabulary import Capacity, Role, Sex
from xieshang_desktop.models.base import Base
from xieshang_desktop.models.meetings import BaseExclusion, Entitled, Meeting, Proxy
from xieshang_desktop.models.room import Attendance
from xieshang_desktop.models.village import Person, PersonRole

_tables = Base.metadata.tables
_meeting = _tables[Meeting.__tablename__].c
_entitled = _tables[Entitled.__tablename__]
_excluded = _tables[BaseExclusion.__tablename__].c
_proxy = _tables[Proxy.__tablename__].c
_stay = _tables[Attendance.__tablename__]
_person = _tables[Person.__tablename__]
_role = _tables[PersonRole.__tablename__]
_halls: Any = bindparam("halls", expanding=True)

SESSIONS = select(_meeting.id).where(_meeting.session_of_id == bindparam("whole")).order_by(_meeting.id)
"""The sessions of a whole meeting."""

LISTED = (
    select(
        _entitled.c.person_id,
        _entitled.c.household_id,
        (_person.c.sex == Sex.FEMALE).label("woman"),
        _person.c.area,
        _person.c.represents_households,
        _role.c.role.is_not(None).label("representative"),
    )
    .select_from(
        _entitled.outerjoin(_person, _person.c.id == _entitled.c.person_id).outerjoin(
            _role, (_role.c.person_id == _person.c.id) & (_role.c.role == Role.REPRESENTATIVE)
        )
    )
    .where(_entitled.c.meeting_id.in_(_halls))
    .order_by(_entitled.c.meeting_id, _entitled.c.ordinal)
)
"""The places on the lists of these halls, in order, with what counts with each."""

EXCLUDED = select(_excluded.person_id).where(_excluded.meeting_id.in_(_halls))
"""Who is left out of the base."""

STAYS = (
    select(
        _stay.c.person_id,
        _stay.c.represents_id,
        _stay.c.meeting_id,
        (_stay.c.capacity == Capacity.VOTING).label("votes"),
        _stay.c.checked_out_at.is_(None).label("here"),
    )
    .where(_stay.c.meeting_id.in_(_halls))
    .order_by(_stay.c.checked_in_at, _stay.c.id)
)
"""All stays in these halls, in the order of signing in: with a vote or not, still there or gone."""

LENGTH_OF_LIST = select(
    func.count(distinct(func.coalesce(_entitled.c.person_id, _entitled.c.household_id)))
).where(_entitled.c.meeting_id.in_(_halls))
"""How many places the lists of these halls have together."""

ARRIVALS = (
    select(_stay.c.person_id, _stay.c.represents_id, _stay.c.checked_in_at)
    .where(_stay.c.meeting_id.in_(_halls), _stay.c.capacity == Capacity.VOTING)
    .order_by(_stay.c.checked_in_at, _stay.c.id)
)
"""Who came to vote, for whom, and when, in that order."""

PROXIES = select(_proxy.principal_id, _proxy.proxy_id).where(
    _proxy.meeting_id.in_(_halls), _proxy.revoked_at.is_(None)
)
"""Valid proxies: principal, proxy."""

HOUSEHOLDS_OF_WOMEN = (
    select(_stay.c.represents_id)
    .select_from(_stay.join(_person, _person.c.id == _stay.c.person_id))
    .where(_stay.c.meeting_id.in_(_halls), _stay.c.represents_id.is_not(None), _person.c.sex == Sex.FEMALE)
)
"""Households for which a woman came."""

PLACES = select(_entitled.c.person_id, _entitled.c.household_id).where(
    _entitled.c.meeting_id == bindparam("meeting"),
    or_(
        _entitled.c.person_id.in_(bindparam("people", expanding=True)),
        _entitled.c.household_id.in_(bindparam("households", expanding=True)),
    ),
)
"""Which of these people and households are on a meeting's list."""

ROSTER = select(
    _person.c.id,
    _person.c.name,
    _person.c.born,
    _person.c.household_id,
    _person.c.died,
    _person.c.moved,
).where(_person.c.id.in_(bindparam("keys", expanding=True)))
"""People as far as acts ask of them."""

_place = _entitled.alias("place")
_home = _entitled.alias("home")
_came = _stay.alias("came")
_for_home = _stay.alias("for_home")
_this: Any = bindparam("meeting")

AT_THE_DOOR = (
    select(
        _person.c.id,
        _person.c.name,
        _person.c.born,
        _person.c.household_id,
        _person.c.died,
        _person.c.moved,
        _place.c.person_id.label("place"),
        _home.c.household_id.label("home"),
        _came.c.checked_in_at.label("came_at"),
        _for_home.c.person_id.label("came_for_home"),
    )
    .select_from(
        _person.outerjoin(_place, (_place.c.meeting_id == _this) & (_place.c.person_id == _person.c.id))
        .outerjoin(_home, (_home.c.meeting_id == _this) & (_home.c.household_id == _person.c.household_id))
        .outerjoin(
            _came,
            (_came.c.meeting_id == _this)
            & (_came.c.person_id == _person.c.id)
            & _came.c.checked_out_at.is_(None),
        )
        .outerjoin(
            _for_home,
            (_for_home.c.meeting_id == _this)
            & (_for_home.c.represents_id == _person.c.household_id)
            & _for_home.c.checked_out_at.is_(None),
        )
    )
    .where(_person.c.id.in_(bindparam("keys", expanding=True)))
)
"""Those who sign in: who they are, whether they or their household are on the list, and who is in already."""
