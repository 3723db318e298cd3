"""What all tables share: typed columns, deferred foreign keys, and what the journal may say of a column."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, Date, DateTime, ForeignKey, MetaData, String, TypeDecorator
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

PERSONAL: dict[str, Any] = {"personal": True}
"""Marks a column whose value enters the journal only as a salted commitment."""

UNJOURNALED: dict[str, Any] = {"unjournaled": True}
"""Marks a column, or a whole table, that never enters the journal (salts, pictures)."""


class DecimalText(TypeDecorator[Decimal]):
    """Money and areas, kept as the text that was given: exact, and never a float."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def _official_terms(kind: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in kind]


class Base(DeclarativeBase):
    """Declares the naming of constraints and how Python types are stored."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[Mapping[Any, Any]] = {
        enum.Enum: SqlEnum(
            enum.Enum, native_enum=False, create_constraint=True, length=40, values_callable=_official_terms
        ),
        Decimal: DecimalText(),
        datetime: DateTime(),
        date: Date(),
        list[str]: JSON(),
        dict[str, Any]: JSON(),
    }


def reference(target: str, **options: Any) -> Any:
    """A foreign key that is checked at the commit, so that the order of rows within an act is free."""
    return mapped_column(ForeignKey(target, deferrable=True, initially="DEFERRED"), **options)


class Recorded:
    """Every record has an id that is unique across laptops, and knows its village and its device."""

    id: Mapped[str] = mapped_column(primary_key=True)
    village_id: Mapped[str] = mapped_column(ForeignKey("village.id", deferrable=True, initially="DEFERRED"))
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id", deferrable=True, initially="DEFERRED"))
