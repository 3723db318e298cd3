"""The rule sets as the tests read them, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xieshang_desktop.domain.figures import RuleSet
from xieshang_desktop.domain.ruleset import layer
from xieshang_desktop.domain.ruleset_loading import RuleFile
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.storage.rulebook import Rulebook

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

NATION = "CN-2026"
ASSEMBLY = MeetingForm.VILLAGERS_ASSEMBLY
REPRESENTATIVES = MeetingForm.VILLAGER_REPRESENTATIVES
GROUP = MeetingForm.GROUP_MEETING
RESIDENTS = MeetingForm.RESIDENTS_ASSEMBLY
RESIDENT_REPRESENTATIVES = MeetingForm.RESIDENT_REPRESENTATIVES
MEMBERS = MeetingForm.COLLECTIVE_MEMBERS
MEMBER_REPRESENTATIVES = MeetingForm.COLLECTIVE_REPRESENTATIVES
OWNERS = MeetingForm.OWNERS_ASSEMBLY
PARTY = MeetingForm.PARTY_MEMBERS
PROJECT = MeetingForm.PROJECT_ASSEMBLY
PROJECT_REPRESENTATIVES = MeetingForm.PROJECT_REPRESENTATIVES
HEARING = MeetingForm.HEARING
APPRAISAL = MeetingForm.APPRAISAL


@cache
def book() -> Rulebook:
    """The program's own rule files."""
    return Rulebook.read(RESOURCES)


@cache
def rules(*ids: str) -> RuleSet:
    """The national set with overlays: ``rules("重庆市")``."""
    return book().rules((NATION, *ids))


@dataclass(frozen=True)
class Files:
    """Rule files of which one may have been changed, for a test that tries what a change does."""

    files: Mapping[str, RuleFile]

    def rules(self, *ids: str) -> RuleSet:
        found = self.files[NATION].rules
        for name in ids:
            found = layer(found, self.files[name].rules)
        return found
