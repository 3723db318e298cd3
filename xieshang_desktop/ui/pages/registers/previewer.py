"""From a choice to pages on the screen and on the printer: one paper at a time, the last one asked for."""

from typing import Any

from PySide6.QtCore import QObject

from xieshang_desktop.errors import EnvironmentProblem, Refused
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.desk import PaperKind, Press
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.papers import ReadingInSteps
from xieshang_desktop.ui.pages.registers.preview import PaperColumn, missing_words
from xieshang_desktop.ui.pages.registers.printing import PrintJob
from xieshang_desktop.ui.pages.registers.rendering import AT_ONCE, PREVIEW_WIDTH, Drawn, draw, draw_some

Wanted = tuple[str, PaperKind]


class Previewer(QObject):
    """Works for one page and speaks through it. A worker busy with one paper is asked for the newest only."""

    def __init__(self, page: Page, column: PaperColumn) -> None:
        super().__init__(page)
        self._page, self._column = page, column
        self._shown: Wanted | None = None
        self._busy = self._again = False
        self._drawn: Drawn | None = None
        self._job: PrintJob | None = None
        column.pages_wanted.connect(self._draw_more)
        column.print_requested.connect(self.print_out)

    @property
    def shown_key(self) -> str | None:
        """The key of the paper that is shown, if any."""
        return self._shown[1].key if self._shown else None

    @property
    def shown(self) -> Wanted | None:
        """Meeting or topic, and the kind of paper, that is shown or being drawn."""
        return self._shown

    def show(self, subject_id: str, kind: PaperKind) -> None:
        """Show a paper as soon as it is drawn."""
        self._shown, self._drawn = (subject_id, kind), None
        self._column.show_waiting("正在排版")
        self._again = self._busy
        if not self._busy:
            self._draw()

    def clear(self, sentence: str) -> None:
        """Show a sentence in place of a paper."""
        self._shown, self._drawn, self._again = None, None, False
        self._column.show_waiting(sentence)

    def print_out(self) -> None:
        """Name the characters that would be spelled out, ask for a printer, and print."""
        if self._shown is None or self._drawn is None or self._job is not None:
            return
        title, drawn = self._shown[1].title, self._drawn
        if drawn.missing and not dialogs.ask_which(
            self._page, f"打印{title}", missing_words(drawn.missing), act="照样打印", leave="先不打印"
        ):
            return
        printer = dialogs.ask_printer(self._page, title, drawn.count)
        if printer is None:
            return
        tasks = self._page.desk.tasks
        self._job = PrintJob(
            tasks, printer, drawn.pdf, drawn.count, lambda: self._printed(title), self._on_printing_failed
        )
        self._job.start()

    def _draw(self) -> None:
        papers = self._page.desk.papers
        if papers is None or self._shown is None:
            return
        wanted, (subject, kind) = self._shown, self._shown
        self._busy, self._again = True, False
        steps = papers.view_in_steps(subject, kind.key)
        tasks = self._page.desk.tasks
        ReadingInSteps(self, tasks, steps, lambda view: self._hand_over(wanted, papers.press(), view)).start()

    def _hand_over(self, wanted: Wanted, press: Press, view: object) -> None:
        task = (press, view, wanted[1].key)
        self._page.desk.tasks.run_task(
            draw, task, lambda drawn: self._take(wanted, drawn), lambda error: self._on_failed(wanted, error)
        )

    def _take(self, wanted: Wanted, drawn: Drawn) -> None:
        self._busy = False
        if self._again:
            self._draw()
        elif wanted is self._shown:
            self._drawn = drawn
            self._column.show_paper(drawn.pages, drawn.count, drawn.missing)

    def _draw_more(self, first: int) -> None:
        drawn = self._drawn
        if drawn is not None:
            self._page.desk.tasks.run_task(
                draw_some,
                (drawn.pdf, first, AT_ONCE, PREVIEW_WIDTH),
                lambda pages: self._take_more(drawn, first, pages),
                lambda error: self._on_failed(self._shown, error),
            )

    def _take_more(self, drawn: Drawn, first: int, pages: Any) -> None:
        if drawn is self._drawn:
            self._column.add_pages(first, pages)

    def _on_failed(self, wanted: Wanted | None, error: Exception) -> None:
        self._busy = False
        if self._again:
            self._draw()
        elif wanted is self._shown:
            self._column.show_waiting(_words(error, "材料没有排出来，记录不受影响"))
            _raise_ours(error)

    def _printed(self, title: str) -> None:
        self._job = None
        self._page.told.emit(f"{title}已送到打印机")

    def _on_printing_failed(self, error: Exception) -> None:
        self._job = None
        self._page.refused.emit(_words(error, "没有印完，请看打印机，再印一次"))
        _raise_ours(error)


def _words(error: Exception, otherwise: str) -> str:
    if isinstance(error, EnvironmentProblem):
        return f"{error.sentence}{error.way_out}"
    return error.sentence if isinstance(error, Refused) else otherwise


def _raise_ours(error: Exception) -> None:
    """What is neither the machine's fault nor the user's is ours, and must be heard of."""
    if not isinstance(error, EnvironmentProblem | Refused):
        raise error
