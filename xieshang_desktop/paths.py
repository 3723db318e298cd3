"""Where the program's own files lie, in a checkout, an installed package and a build; and the user's."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

APP_FOLDER = "协商会议助手"
SAMPLE_FOLDER = "示例村"
SAMPLE_MORNING = datetime(2026, 3, 12, 8, 20)
"""When the sample village is opened: forty minutes before its meeting of the day."""
DATA_VARIABLE = "XIESHANG_DATA"
"""Names another data folder: for a stick, a second village, a test."""


def resources_dir() -> Path:
    """Return the folder of rules, fonts, icons, themes and the sample village."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    beside = package.parent / "resources"
    return beside if beside.is_dir() else package / "resources"


def settings_dir() -> Path:
    """Return the folder of the user's own settings; it may not exist yet."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_FOLDER, appauthor=False))


@dataclass(frozen=True)
class DataFolder:
    """What lies in a data folder: the record, its key, the rules brought on a stick, the backups, the log."""

    folder: Path

    @property
    def record(self) -> Path:
        return self.folder / "record.xieshang"

    @property
    def key(self) -> Path:
        return self.folder / "record.key"

    @property
    def rules(self) -> Path:
        return self.folder / "rules"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def log(self) -> Path:
        return self.folder / "xieshang.log"


def data_folder(given: Path | None = None, *, sample: bool = False) -> DataFolder:
    """The data folder: the one given, else the user's; the sample village has one of its own inside it."""
    if given is not None:
        return DataFolder(given)
    named = os.environ.get(DATA_VARIABLE)
    if named:
        root = Path(named)
    else:
        import platformdirs

        root = Path(platformdirs.user_data_dir(APP_FOLDER, appauthor=False))
    return DataFolder(root / SAMPLE_FOLDER if sample else root)
