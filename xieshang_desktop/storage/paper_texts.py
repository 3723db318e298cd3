"""The text modules that come with the program, read once from resources/paper-texts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from xieshang_desktop.domain.paper_texts import TextModule
from xieshang_desktop.paths import resources_dir


@cache
def text_modules() -> Mapping[str, TextModule]:
    """All modules by name, in the order of the settings."""
    with (resources_dir() / "paper-texts" / "modules.toml").open("rb") as file:
        tables = tomllib.load(file)["module"]
    return {table["name"]: _module(table) for table in tables}


def _module(table: Mapping[str, Any]) -> TextModule:
    return TextModule(
        name=table["name"],
        group=table["group"],
        title=table["title"],
        text=table["text"].strip(),
        fields=tuple(table.get("fields", ())),
        options=tuple(table.get("options", ())),
        lines=table.get("lines", 1),
        hint=table.get("hint", ""),
        empty=table.get("empty", "不印"),
    )


def own_texts() -> dict[str, str]:
    """The program's own words, by module."""
    return {name: module.text for name, module in text_modules().items()}
