"""The village and its people."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.domain.vocabulary import Matter, PartyKind, Role, Sex, VillageKind, VillageProfile
from xieshang_desktop.models.base import PERSONAL, UNJOURNALED, Base, Recorded, reference


class Device(Base):
    """One laptop that writes records."""

    __tablename__ = "device"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class Village(Base):
    """The village of this record; totals given here win over counting the people."""

    __tablename__ = "village"
    __table_args__ = (
        CheckConstraint("adults IS NULL OR adults >= 0", name="adults"),
        CheckConstraint("households IS NULL OR households >= 0", name="households"),
        CheckConstraint("length(name) > 0", name="name"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[VillageKind]
    township: Mapped[str | None]
    county: Mapped[str | None]
    province: Mapped[str | None]
    adults: Mapped[int | None]
    households: Mapped[int | None]
    collective_members: Mapped[int | None]
    collective: Mapped[bool] = mapped_column(default=True)
    """Whether a collective economic organisation exists here (农村集体经济组织法第六十四条)."""
    takes_delegation_as_given: Mapped[bool] = mapped_column(default=True)
    """Whether delegation to the representatives is taken as given for all that may be delegated."""
    profile: Mapped[VillageProfile | None]
    rule_sets: Mapped[list[str]]
    charter: Mapped[dict[str, Any]]
    plan: Mapped[dict[str, Any] | None]
    """The village's own 协商方案; without one, that of its profile (domain/plans.py)."""


class Household(Base, Recorded):
    __tablename__ = "household"
    __table_args__ = (UniqueConstraint("village_id", "number"),)

    number: Mapped[str]
    group: Mapped[str | None]


class Person(Base, Recorded):
    """Somebody on the register. ``number`` is the register's own."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name"),
        CheckConstraint("represents_households IS NULL OR represents_households >= 0", name="represented"),
    )

    name: Mapped[str] = mapped_column(info=PERSONAL)
    number: Mapped[str | None] = mapped_column(index=True)
    group: Mapped[str | None]
    household_id: Mapped[str | None] = reference("household.id", index=True)
    relation: Mapped[str | None]
    sex: Mapped[Sex | None]
    born: Mapped[date | None] = mapped_column(info=PERSONAL)
    id_number: Mapped[str | None] = mapped_column(info=PERSONAL)
    phone: Mapped[str | None] = mapped_column(info=PERSONAL)
    ethnicity: Mapped[str | None]
    duty: Mapped[str | None]
    """The short word beside the name (主任); ``post`` is the whole title as minutes have it."""
    post: Mapped[str | None]
    note: Mapped[str | None] = mapped_column(info=PERSONAL)
    registered: Mapped[bool] = mapped_column(default=True)
    """Whether the person is registered here (户籍); 非户籍居民 are not among the adults of the village."""
    away: Mapped[bool] = mapped_column(default=False)
    moved: Mapped[str | None]
    died: Mapped[date | None]
    area: Mapped[Decimal | None]
    represents_households: Mapped[int | None]
    crowd: Mapped[str | None]
    initials: Mapped[str] = mapped_column(default="", info=UNJOURNALED)
    """All readings of the name as pinyin initials and in full, separated by spaces; for searching only."""
    salt: Mapped[bytes] = mapped_column(info=UNJOURNALED)


class PersonRole(Base):
    __tablename__ = "person_role"

    person_id: Mapped[str] = reference("person.id", primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)


class Organisation(Base, Recorded):
    """One of the 协商主体 that is no single resident (中办发〔2015〕41号 二(二))."""

    __tablename__ = "organisation"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name"),
        UniqueConstraint("village_id", "name"),
    )

    name: Mapped[str]
    kind: Mapped[PartyKind | None]
    note: Mapped[str | None]


class Delegate(Base, Recorded):
    """Somebody who speaks for an organisation; often not on the register of residents."""

    __tablename__ = "delegate"
    __table_args__ = (CheckConstraint("length(name) > 0", name="name"),)

    organisation_id: Mapped[str] = reference("organisation.id", index=True)
    person_id: Mapped[str | None] = reference("person.id")
    name: Mapped[str] = mapped_column(info=PERSONAL)
    duty: Mapped[str | None]
    phone: Mapped[str | None] = mapped_column(info=PERSONAL)
    salt: Mapped[bytes] = mapped_column(info=UNJOURNALED)


class Delegation(Base, Recorded):
    """Matters that 村民会议 has delegated to its representatives, and for how long."""

    __tablename__ = "delegation"
    __table_args__ = (CheckConstraint("valid_from <= valid_to", name="period"),)

    matter: Mapped[Matter]
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    basis: Mapped[str]
    at: Mapped[datetime]


class CharterRule(Base, Recorded):
    """One act that set the village's own values."""

    __tablename__ = "charter_rule"

    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    basis: Mapped[str]
    at: Mapped[datetime]


class PaperText(Base, Recorded):
    """One act that put words of papers in the village's own way; the newest of each module holds."""

    __tablename__ = "paper_text"

    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime]
