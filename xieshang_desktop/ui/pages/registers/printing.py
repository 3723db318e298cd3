"""A paper onto a printer: the worker draws a few pages at a time, each is painted on a turn of its own."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPainter

from xieshang_desktop.ui.pages.registers.rendering import draw_some
from xieshang_desktop.ui.tasks import Tasks

DOTS = 300
"""To the inch: what an office printer shows of 三号 type."""
AT_ONCE = 2


class PrintJob(QObject):
    """Prints the pages that were asked for; ``on_done`` or ``on_error`` is called once, at the end."""

    def __init__(
        self, tasks: Tasks, printer: Any, pdf: bytes, count: int, on_done: Callable[[], None], on_error: Any
    ) -> None:
        super().__init__()
        self._tasks, self._printer, self._pdf = tasks, printer, pdf
        self._next, self._last = (printer.fromPage() or 1) - 1, min(printer.toPage() or count, count)
        self._on_done, self._on_error = on_done, on_error
        self._painter: QPainter | None = None
        self._waiting: list[bytes] = []

    def start(self) -> None:
        """Have the next pages drawn; when none is left, end."""
        if self._next >= self._last:
            self._end()
            self._on_done()
            return
        count = min(AT_ONCE, self._last - self._next)
        self._tasks.run_task(draw_some, (self._pdf, self._next, count, 0, DOTS), self._take, self._fail)
        self._next += count

    def _take(self, pages: tuple[bytes, ...]) -> None:
        self._waiting = list(pages)
        self._paint_next()

    def _paint_next(self) -> None:
        """One page, then the window's own work, then the next."""
        if not self._waiting:
            self.start()
            return
        self._paint(QImage.fromData(self._waiting.pop(0)))
        QTimer.singleShot(0, self, self._paint_next)

    def _paint(self, page: QImage) -> None:
        lying = page.width() > page.height()
        orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(orientation)
        if self._painter is None:
            self._painter = QPainter(self._printer)
        else:
            self._printer.newPage()
        sheet = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        size = page.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(QRectF(0, 0, size.width(), size.height()), page)

    def _fail(self, error: Exception) -> None:
        self._end()
        self._on_error(error)

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None
