"""Pictures of every part in every state, to be held beside the design: python -m tests.ui.gallery FOLDER."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tests.ui import gallery_parts as parts
from tests.ui import gallery_room as rooms
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.theme import THEME_NAMES, Theme, apply_theme, load_theme
from xieshang_desktop.ui.widgets.text import Label, caption

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
WIDTH_EM = 1366 / 18.67
COLUMNS = (
    (parts.buttons, parts.inputs, parts.search_list, parts.counts),
    (parts.quorum, parts.timers, parts.findings, parts.steps),
    (parts.table, parts.chips, parts.empty, parts.reading, parts.error, parts.choices),
)
ROOM = (rooms.search_row, rooms.sign_in, rooms.stepper_row, rooms.speaker, rooms.count_rows, rooms.verdict,
        rooms.pipeline, rooms.running_text, parts.toast)  # fmt: skip


def gallery(theme: Theme) -> QWidget:
    """The parts in three columns, as `components` shows them."""
    page = _page(theme, 1.0)
    row = QHBoxLayout()
    row.setSpacing(theme.px("space.xl"))
    for makers in COLUMNS:
        column = QVBoxLayout()
        column.setSpacing(theme.px("space.s"))
        for make in makers:
            words, part = make(theme)
            column.addWidget(caption(theme, words))
            column.addWidget(part)
            column.addSpacing(theme.px("space.s"))
        column.addStretch(1)
        row.addLayout(column, 1)
    outer = page.layout()
    assert isinstance(outer, QVBoxLayout)
    outer.addWidget(Label(theme, "组件与状态", size="heading", weight="bold"))
    outer.addLayout(row, 1)
    return page


def room(theme: Theme) -> QWidget:
    """The parts of the room, each over the whole width."""
    page = _page(theme, 1.0)
    outer = page.layout()
    assert isinstance(outer, QVBoxLayout)
    for make in ROOM:
        words, part = make(theme)
        outer.addWidget(caption(theme, words))
        outer.addWidget(part)
    outer.addStretch(1)
    return page


def _page(theme: Theme, scale: float) -> QWidget:
    page = QWidget()
    page.setAutoFillBackground(True)
    page.setBackgroundRole(QPalette.ColorRole.Window)
    column = QVBoxLayout(page)
    edge = theme.px("space.xl")
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(theme.px("space.m"))
    page.setFixedWidth(theme.em(WIDTH_EM * scale))
    return page


def take(page: QWidget, path: Path) -> None:
    """Lay the page out as high as it needs and write its picture."""
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    layout = page.layout()
    height = layout.heightForWidth(page.width()) if layout else 0
    page.resize(page.width(), max(height, page.sizeHint().height()))
    QApplication.processEvents()
    for each in page.findChildren(QWidget):
        if each.property("focused_here"):
            each.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    page.grab().save(str(path))
    page.close()


def main(folder: Path) -> None:
    """Write all pictures."""
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    load_application_fonts(RESOURCES / "fonts")
    folder.mkdir(parents=True, exist_ok=True)
    for name in THEME_NAMES:
        for scale in (1.0, 1.5):
            theme = load_theme(RESOURCES, name, scale, calm=True)
            apply_theme(app, theme)
            percent = round(scale * 100)
            take(gallery(theme), folder / f"parts-{name}-{percent}.png")
            take(room(theme), folder / f"room-{name}-{percent}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
