"""The only message and file boxes of the program. Ordinary work never opens one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


def ask_open_file(
    parent: QWidget, title: str, kinds: Sequence[tuple[str, str]], folder: str = ""
) -> Path | None:
    """Ask for a file to read; ``kinds`` are words and pattern (``*.xlsx``). None if none was chosen."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _filters(kinds))
    return Path(chosen) if chosen else None


def ask_save_file(
    parent: QWidget, title: str, name: str, kinds: Sequence[tuple[str, str]], folder: str = ""
) -> Path | None:
    """Ask where to put a file; the box itself asks before one is replaced. None if nothing was chosen."""
    proposed = str(Path(folder) / name) if folder else name
    chosen, used = QFileDialog.getSaveFileName(parent, title, proposed, _filters(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    pattern = next((pattern for words, pattern in kinds if used.startswith(words)), kinds[0][1])
    return path if path.suffix else path.with_suffix(pattern.removeprefix("*"))


def ask_folder(parent: QWidget, title: str, folder: str = "") -> Path | None:
    """Ask for a folder. None if nothing was chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, title, folder)
    return Path(chosen) if chosen else None


def ask_printer(parent: QWidget, title: str, pages: int) -> Any:
    """Ask for a printer and which of the pages; gives a QPrinter without edges of its own, None for none."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    box = QPrintDialog(printer, parent)
    box.setWindowTitle(f"打印{title}")
    box.setMinMax(1, pages)
    return printer if box.exec() == QPrintDialog.DialogCode.Accepted else None


def ask_which(parent: QWidget, title: str, sentence: str, *, act: str, leave: str) -> bool:
    """Ask a question whose two ways out are both named (作废重来 / 接着数). True for ``act``."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, sentence, parent=parent)
    taken = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is taken


def _filters(kinds: Sequence[tuple[str, str]]) -> str:
    return ";;".join(f"{words} ({pattern})" for words, pattern in kinds)
