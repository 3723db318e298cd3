"""The program itself, as the icon on the desktop opens it."""

from __future__ import annotations

from pathlib import Path


def open_program(folder: Path | None = None, *, sample: bool = False, rehearse: str = "") -> int:
    """Open the window on a data folder, the user's own where none is named; gives the exit status."""
    from xieshang_desktop.bootstrap import run_window
    from xieshang_desktop.paths import data_folder

    return run_window(data_folder(folder, sample=sample), sample=sample, rehearse=rehearse)
