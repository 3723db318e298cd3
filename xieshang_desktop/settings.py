"""The user's own settings: how the window looks and what a new meeting starts from. No record lies here."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from xieshang_desktop.errors import EnvironmentProblem

SCALES = (1.0, 1.25, 1.5, 2.0)
THEMES = ("light", "dark", "contrast")
HALL_THEMES = ("light", "dark")
LONGEST_TICKER = 60
SPEAKING_SECONDS = range(30, 1801)
SPEAKING_TURNS = range(1, 11)

FILE_NAME = "settings.json"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the user has chosen. ``scale`` 1.0 is 100 %; a new meeting starts from the speaking defaults."""

    scale: float = 1.0
    theme: str = "light"
    speaking_seconds: int = 120
    speaking_turns: int = 2
    last_folder: str = ""
    bell: bool = False
    """Whether a soft bell rings before the end of a speech and at its end."""
    hall_theme: str = "light"
    """How the hall's screen is dressed: light by day, dark where the hall is dark."""
    ticker: str = ""
    """A line at the foot of the hall's screen."""


def load_settings(folder: Path) -> Settings:
    """Read the settings of ``folder``; what is missing, damaged or out of range keeps our own value."""
    try:
        given = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _checked(given) if isinstance(given, dict) else Settings()


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the settings so that after a crash the old or the new ones stand there, never half.

    Raises EnvironmentProblem if the folder cannot be written.
    """
    target, draft = folder / FILE_NAME, folder / f"{FILE_NAME}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise EnvironmentProblem(
            "设置没有存上，这次仍然有效。", f"请检查文件夹{folder}能不能写入。"
        ) from error


def _checked(given: Mapping[str, Any]) -> Settings:
    """Take over each value that makes sense; one that does not costs only itself."""
    good = {
        "scale": lambda value: value in SCALES,
        "theme": lambda value: value in THEMES,
        "speaking_seconds": lambda value: type(value) is int and value in SPEAKING_SECONDS,
        "speaking_turns": lambda value: type(value) is int and value in SPEAKING_TURNS,
        "last_folder": lambda value: isinstance(value, str),
        "bell": lambda value: isinstance(value, bool),
        "hall_theme": lambda value: value in HALL_THEMES,
        "ticker": lambda value: isinstance(value, str) and len(value) <= LONGEST_TICKER,
    }
    names = [field.name for field in fields(Settings)]
    return Settings(**{name: given[name] for name in names if name in given and good[name](given[name])})
