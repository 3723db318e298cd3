"""Write the first schema as SQL, from the models: used while the schema has not been released yet."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from xieshang_desktop.models.all_tables import MODULES
from xieshang_desktop.models.base import Base

TARGET = Path(__file__).parent.parent / "xieshang_desktop/storage/migrations/versions/0001_initial.sql"


def schema() -> str:
    """All statements, tables in the order of their references."""
    assert MODULES
    dialect = sqlite.dialect()
    parts = []
    for table in Base.metadata.sorted_tables:
        parts.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        parts += [str(CreateIndex(index).compile(dialect=dialect)).strip() for index in indexes]
    text = ";\n\n".join(parts) + ";\n"
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


if __name__ == "__main__":
    TARGET.write_text(schema(), encoding="utf-8")
