"""Drawn pages onto a real printer."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget


def print_pages(parent: QWidget, pages: Sequence[bytes], title: str) -> bool:
    """Ask for a printer and print the pages, each whole on its sheet; tells whether it was printed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        _draw(
            painter,
            QImage.fromData(page),
            printer.pageLayout().fullRectPixels(printer.resolution()).toRectF(),
        )
    painter.end()
    return True


def _draw(painter: QPainter, page: QImage, sheet: QRectF) -> None:
    size = page.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), page)
