"""The archive of a meeting from the window: one file after the other, how far it is, and stopped at a key."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from xieshang_desktop.files import Saved
from xieshang_desktop.services.papers.archive import Archiving, Written
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.papers import say_not_written
from xieshang_desktop.ui.pages.registers.papers_room import PapersRoom


class ArchiveMaker(QObject):
    """Works for the page and its room of papers; one archive at a time."""

    def __init__(self, page: Page, room: PapersRoom) -> None:
        super().__init__(page)
        self._page, self._room = page, room
        self._making: Archiving | None = None
        room.archive_requested.connect(self.begin)
        room.progress.stopped.connect(self.stop)

    def begin(self, meeting_id: str) -> None:
        """Ask where to, and make the archive there; nothing is named before all of it was read back."""
        if self._making is not None:
            return
        folder: Path | None = dialogs.ask_folder(self._page, "归档文件夹放在哪里（可以是U盘）")
        if folder is not None:
            office: Any = self._page.desk.office
            self._making = Archiving(office, meeting_id, folder)
            self._go_on()

    def stop(self) -> None:
        """Leave nothing of it behind."""
        if self._making is not None:
            self._end()
            self._page.told.emit("没有归档，什么也没有留下")

    def _go_on(self) -> None:
        making = self._making
        if making is None:
            return
        done, whole = len(making.written), len(making.parts)
        if done == whole:
            self._room.progress.show_share(done, whole, "正在读回核对")
            self._run(making, making.closing(), self._close)
            return
        part = making.parts[done]
        self._room.progress.show_share(done, whole, f"正在写{part.title}，{done + 1}/{whole}")
        job = self._page.attempt(lambda: making.job(part))
        if job is None:
            self._end()
        else:
            self._run(making, job, self._take)

    def _run(self, making: Archiving, job: tuple[Any, tuple[Any, ...]], take: Any) -> None:
        """Have a job done in the worker; what comes back after it was stopped is nobody's business."""
        function, arguments = job

        def failed(error: Exception) -> None:
            if making is self._making:
                self._end()
                say_not_written(self._page, error)

        def done(answer: Any) -> None:
            if making is self._making:
                take(answer)
            else:
                making.give_up()

        self._page.desk.tasks.run_task(function, arguments, done, failed)

    def _take(self, written: Written) -> None:
        if self._making is not None:
            self._making.written.append(written)
            QTimer.singleShot(0, self, self._go_on)

    def _close(self, saved: Saved) -> None:
        self._end()
        self._page.told.emit(f"归档{saved.words}")

    def _end(self) -> None:
        if self._making is not None:
            self._making.give_up()
        self._making = None
        self._room.progress.hide()
