"""The village of a scenario: ``[village]`` and ``[charter]``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xieshang_desktop.domain.vocabulary import Matter, VillageKind, VillageProfile
from xieshang_desktop.errors import BadScenario
from xieshang_desktop.replay.people import known_keys
from xieshang_desktop.replay.values import must_be

COUNTS = ("adults", "households", "collective_members")
VILLAGE_KEYS = frozenset(
    {
        "name",
        "kind",
        "township",
        "county",
        "province",
        "adults",
        "households",
        "collective_members",
        "profile",
        "collective",
        "authorised",
    }
)


@dataclass(frozen=True)
class VillageEntry:
    """``[village]`` and ``[charter]`` of a scenario."""

    name: str
    kind: VillageKind
    facts: Mapping[str, Any]
    charter: Mapping[str, int | str]
    authorised: tuple[Matter, ...] | None


def read_village(data: Mapping[str, Any]) -> VillageEntry:
    """Check ``[village]`` and ``[charter]``. Raises BadScenario."""
    table = must_be(data.get("village"), dict, "“village”")
    known_keys(table, VILLAGE_KEYS, "[village]")
    facts = {
        key: must_be(
            table[key], bool if key == "collective" else int if key in COUNTS else str, f"[village]的 {key}"
        )
        for key in ("township", "county", "province", *COUNTS, "collective")
        if key in table
    }
    negative = next((key for key in COUNTS if key in table and table[key] < 0), None)
    if negative is not None:
        raise BadScenario(f"[village]的 {negative}不对：“{table[negative]}”。")
    words = {"kind": VillageKind, "profile": VillageProfile}
    chosen = {
        key: _word(kind, table[key], f"[village]的 {key}") for key, kind in words.items() if key in table
    }
    if "kind" not in chosen:
        raise BadScenario("缺少[village]的 kind。")
    if "profile" in chosen:
        facts["profile"] = chosen["profile"]
    authorised = table.get("authorised")
    charter = must_be(data.get("charter", {}), dict, "“charter”")
    return VillageEntry(
        name=must_be(table.get("name"), str, "[village]的 name"),
        kind=chosen["kind"],
        facts=facts,
        charter=charter,
        authorised=None
        if authorised is None
        else tuple(
            _word(Matter, word, "[village]的 authorised")
            for word in must_be(authorised, list, "[village]的 authorised")
        ),
    )


def _word(kind: Any, value: object, where: str) -> Any:
    try:
        return kind(must_be(value, str, where))
    except ValueError as error:
        raise BadScenario(f"{where}不对：没有“{value}”这个词。") from error
