"""Saving papers: the view is read here, the file is written in the worker, the page says where it lies."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from xieshang_desktop.errors import EnvironmentProblem, Refused
from xieshang_desktop.files import Saved, TargetInUse, safe_name
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.desk import PaperKind, Press
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.tasks import Tasks

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

    def save(self, subject_id: str, kind: PaperKind, *formats: str) -> None:
        """Ask where to, and as which of the formats, and save one paper there."""
        papers = self._page.desk.papers
        if papers is None:
            return
        name = f"{kind.title}.{formats[0]}"
        files = [_KINDS[each] for each in formats]
        target = dialogs.ask_save_file(self._page, f"另存{kind.title}", name, files)
        if target is not None:
            steps = papers.view_in_steps(subject_id, kind.key)
            tasks = self._page.desk.tasks
            ReadingInSteps(self, tasks, steps, lambda view: self.write(view, target, kind.key)).start()

    def save_all(self, subject_id: str, title: str, kinds: Sequence[PaperKind]) -> None:
        """Ask for a folder, and save every paper of a meeting or topic into one of its own there."""
        papers = self._page.desk.papers
        where = dialogs.ask_folder(self._page, "文书存到哪个文件夹") if kinds and papers else None
        if where is None:
            return
        target = self._page.attempt(lambda: _made(where, title))
        if target is not None:
            _WholeFolder(self._page, subject_id, kinds, target).start()

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
                say_not_written(self._page, error)

        def on_done(saved: Saved) -> None:
            self._page.told.emit(said or saved.words)

        self._page.desk.tasks.run_task(papers.press().write, (view, target, kind), on_done, on_error)

    def _offer_second(self, held: TargetInUse, save_beside: Callable[[], None]) -> None:
        """Leave the other program its file: save beside it, or let the clerk close it first."""
        act, leave = f"另存为“{held.second.name}”", "先去关闭它"
        if dialogs.ask_which(self._page, "文件正打开着", held.sentence, act=act, leave=leave):
            save_beside()


class ReadingInSteps(QObject):
    """Reads a view one step a turn of the window, and hands it on."""

    def __init__(
        self, parent: QObject, tasks: Tasks, steps: Iterator[Any], on_view: Callable[[Any], None]
    ) -> None:
        super().__init__(parent)
        self._tasks, self._steps, self._on_view = tasks, steps, on_view

    def start(self) -> None:
        """Wait for the next turn, and take a step in it."""
        self._tasks.next_turn(self, self._go_on)

    def _go_on(self) -> None:
        """The last step gives the view."""
        view = next(self._steps)
        if view is None:
            self.start()
            return
        self.deleteLater()
        self._on_view(view)


class _WholeFolder(QObject):
    """Saves one paper after the other, each read on a turn of its own, so that the window stays usable."""

    def __init__(self, page: Page, subject_id: str, kinds: Sequence[PaperKind], folder: Path) -> None:
        super().__init__(page)
        self._page, self._subject, self._folder = page, subject_id, folder
        self._left, self._count = list(kinds), len(kinds)

    def start(self) -> None:
        """Read the next paper and have it written in all its formats; when none is left, say so."""
        papers = self._page.desk.papers
        if not self._left or papers is None:
            self._page.told.emit(f"{self._count}种文书已存到{self._folder}")
            self.deleteLater()
            return
        kind = self._left.pop(0)
        steps = papers.view_in_steps(self._subject, kind.key)
        tasks = self._page.desk.tasks
        ReadingInSteps(self, tasks, steps, lambda view: self._write(kind, view)).start()

    def _write(self, kind: PaperKind, view: object) -> None:
        papers = self._page.desk.papers
        if papers is None:
            return
        targets = tuple(self._folder / f"{kind.title}.{each}" for each in kind.formats)
        self._page.desk.tasks.run_task(
            write_formats, (papers.press(), view, kind.key, targets), lambda _done: self._go_on(), self._stop
        )

    def _go_on(self) -> None:
        QTimer.singleShot(0, self, self.start)

    def _stop(self, error: Exception) -> None:
        self.deleteLater()
        say_not_written(self._page, error)


def write_formats(press: Press, view: object, kind: str, targets: Sequence[Path]) -> None:
    """Write one paper as each of the files (in the worker)."""
    for target in targets:
        press.write(view, target, kind)


def _made(where: Path, title: str) -> Path:

    folder = where / safe_name(title)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EnvironmentProblem(f"文件夹不能写入：{where}。", "请换一个文件夹。") from error
    return folder


def say_not_written(page: Page, error: Exception) -> None:
    """Say why a file was not written; what is our own mistake is raised."""
    if isinstance(error, EnvironmentProblem):
        page.refused.emit(f"{error.sentence}{error.way_out}")
    elif isinstance(error, Refused):
        page.refused.emit(f"{error.sentence}{error.remedy}")
    elif isinstance(error, OSError):
        page.refused.emit("文件没有写成，记录不受影响。请换一个文件夹，或关掉正打开着它的程序")
    else:
        raise error
