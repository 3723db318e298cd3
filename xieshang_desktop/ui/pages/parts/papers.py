"""Saving papers: the view is read here, the file is written in the worker, the page says where it lies."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from xieshang_desktop.errors import EnvironmentProblem, Refused
from xieshang_desktop.files import Saved, TargetInUse
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.desk import PaperKind
from xieshang_desktop.ui.pages.parts.page import Page

_KINDS: Final = {"pdf": ("PDF文件", "*.pdf"), "docx": ("Word文件", "*.docx"), "xlsx": ("工作簿", "*.xlsx")}


class PaperSaver(QObject):
    """Works for one page and speaks through it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def kinds(self, meeting_id: str) -> Sequence[PaperKind]:
        """The papers that a meeting can have now; none where the program has no printing part."""
        papers = self._page.desk.papers
        return papers.kinds(meeting_id) if papers is not None else ()

    def save(self, meeting_id: str, kind: PaperKind, file_format: str) -> None:
        """Ask where to, and save one paper there."""
        papers = self._page.desk.papers
        if papers is None:
            return
        name = f"{kind.title}.{file_format}"
        target = dialogs.ask_save_file(self._page, f"另存{kind.title}", name, [_KINDS[file_format]])
        if target is not None:
            self.write(papers.view(meeting_id, kind.key), target, kind.key)

    def save_all(self, meeting_id: str) -> None:
        """Ask for a folder, and save every paper of the meeting there, ready to print."""
        papers, kinds = self._page.desk.papers, self.kinds(meeting_id)
        folder = dialogs.ask_folder(self._page, "会前材料存到哪个文件夹") if kinds else None
        if papers is None or folder is None:
            return
        for kind in kinds:
            target = folder / f"{kind.title}.{kind.formats[0]}"
            said = f"{len(kinds)}种材料已存到{folder}"
            self.write(papers.view(meeting_id, kind.key), target, kind.key, said)

    def save_registers(self) -> None:
        """Ask where to, and save the workbook of all registers there."""
        papers = self._page.desk.papers
        if papers is None:
            return
        target = dialogs.ask_save_file(self._page, "导出台账", "台账.xlsx", [_KINDS["xlsx"]])
        if target is not None:
            self.write(papers.registers(), target, "registers")

    def write(self, view: object, target: Path, kind: str, said: str = "") -> None:
        """Write a paper in the worker and tell where it lies, in the words given or its own.

        Where another program holds the file, the second name beside it is offered.
        """
        papers = self._page.desk.papers
        if papers is None:
            return

        def on_error(error: Exception) -> None:
            if isinstance(error, TargetInUse):
                self._offer_second(error, lambda: self.write(view, error.second, kind))
            else:
                self._on_error(error)

        def on_done(saved: Saved) -> None:
            self._page.told.emit(said or saved.words)

        self._page.desk.tasks.run_task(papers.writer(), (view, target, kind), on_done, on_error)

    def _offer_second(self, held: TargetInUse, save_beside: Callable[[], None]) -> None:
        """Leave the other program its file: save beside it, or let the clerk close it first."""
        act, leave = f"另存为“{held.second.name}”", "先去关闭它"
        if dialogs.ask_which(self._page, "文件正打开着", held.sentence, act=act, leave=leave):
            save_beside()

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, EnvironmentProblem):
            self._page.refused.emit(f"{error.sentence}{error.way_out}")
        elif isinstance(error, Refused):
            self._page.refused.emit(f"{error.sentence}{error.remedy}")
        elif isinstance(error, OSError):
            self._page.refused.emit("文件没有写成，记录不受影响。请换一个文件夹，或关掉正打开着它的程序")
        else:
            raise error
