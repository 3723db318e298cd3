"""Photos and scans that a scenario names: read where the file lies beside the scenario, else only named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from xieshang_desktop.domain.acts.afterwards import Attach, PostResult, TakeDownPosting
from xieshang_desktop.domain.vocabulary import AttachmentKind
from xieshang_desktop.errors import BadScenario
from xieshang_desktop.imports.pictures import read_picture_in_limits
from xieshang_desktop.replay.scenario import Scenario, Step


def with_pictures(scenario: Scenario, folder: Path) -> Scenario:
    """The scenario with the pictures that its steps name and that lie in its folder.

    Raises BadScenario where such a file is no picture, or is damaged.
    """
    steps = tuple(_with_pictures(step, folder) for step in scenario.steps)
    return replace(scenario, steps=steps)


def _with_pictures(step: Step, folder: Path) -> Step:
    act: Any = step.act
    if isinstance(act, Attach):
        named, scan = act.file, act.kind is not AttachmentKind.PHOTO
    elif isinstance(act, PostResult | TakeDownPosting):
        named, scan = act.photo or "", False
    else:
        return step
    path = _beside(folder, named)
    if path is None:
        return step
    reading = read_picture_in_limits(path, scan)
    if reading.problem:
        raise BadScenario(f"{reading.problem}，{reading.way_out}", step.number)
    return replace(step, act=replace(act, pictures=reading.pictures))


def _beside(folder: Path, named: str) -> Path | None:
    """The file that is meant, where it is one in the scenario's own folder or below."""
    inside = PurePosixPath(named.replace("\\", "/"))
    if not named or inside.is_absolute() or ".." in inside.parts:
        return None
    path = folder / inside
    return path if path.is_file() else None
