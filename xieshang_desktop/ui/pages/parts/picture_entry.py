"""A photo or scan as the entry of a form: read outside the program, kept by the act of the form."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.imports.pictures import ENDINGS, PictureReading, read_picture_in_limits
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.typed import Unreadable
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText

PICTURE_FILES: Final = (("照片和扫描件", " ".join(f"*.{ending}" for ending in ENDINGS)),)
_THUMBNAIL_EM: Final = 4


class PictureEntry(QWidget):
    """Gives what was read of the chosen file, or None where none was chosen. Emits that it grew or shrank."""

    resized = Signal()

    def __init__(self, desk: Desk, label: str) -> None:
        super().__init__()
        self._desk, self._label = desk, label
        self._reading: PictureReading | None = None
        self._asked = 0
        theme = desk.theme
        self.choose = Button(theme, f"选{label}文件", icon="photo")
        self.drop = Button(theme, "不要这张", kind="quiet", icon="x")
        self.drop.show_compact(True)
        self._small = QLabel()
        self._words = BodyText(theme, tone="text_muted", size="caption")
        self._lay_out()
        self.choose.clicked.connect(self._on_choose_clicked)
        self.drop.clicked.connect(lambda: self._show(None))
        self._show(None)

    def read(self) -> PictureReading | None:
        """What was read; Unreadable while it is still being read, or where the file gave no picture."""
        reading = self._reading
        if reading is None or reading.pictures:
            return reading
        if not reading.problem:
            self._words.show_text(f"{self._label}还在读，读完再按一次", "bad")
        raise Unreadable(self._words.text())

    def _on_choose_clicked(self) -> None:
        path = dialogs.ask_open_file(self, f"选{self._label}文件", PICTURE_FILES)
        if path is None:
            return
        self._asked += 1
        asked = self._asked
        self._show(PictureReading(path.name))
        self._words.show_text(f"正在读{path.name}")
        self._desk.tasks.run_task(
            read_picture_in_limits,
            (Path(path), False),
            lambda reading: self._on_read(asked, reading),
            lambda error: self._on_failed(asked, path.name, error),
        )

    def _on_read(self, asked: int, reading: PictureReading) -> None:
        """The form may be gone by now, or another file chosen."""
        if isValid(self) and asked == self._asked:
            self._show(reading)

    def _on_failed(self, asked: int, name: str, error: Exception) -> None:
        if not isinstance(error, OSError | EnvironmentProblem):
            raise error
        self._on_read(asked, PictureReading(name, problem=f"“{name}”读不出来", way_out="请换一个文件。"))

    def _show(self, reading: PictureReading | None) -> None:
        self._asked += reading is None
        self._reading = reading
        pictures = reading.pictures if reading is not None else ()
        self._words.show_text(_told(reading), "bad" if reading and reading.problem else "text_muted")
        self._words.setVisible(reading is not None)
        self.drop.setVisible(reading is not None)
        self._small.setVisible(bool(pictures))
        if pictures:
            self._small.setPixmap(_small(pictures[0].thumbnail, self._desk.theme.em(_THUMBNAIL_EM)))
        self.resized.emit()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space.s"))
        buttons.addWidget(self.choose, 1)
        buttons.addWidget(self.drop)
        below = QHBoxLayout()
        below.setSpacing(theme.px("space.s"))
        below.addWidget(self._small)
        below.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addLayout(buttons)
        column.addLayout(below)
        self.setFocusProxy(self.choose)


def _small(jpeg: bytes, side: int) -> QPixmap:
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(QImage.fromData(jpeg).scaled(side, side, keep, smooth))


def _told(reading: PictureReading | None) -> str:
    if reading is None:
        return ""
    if reading.problem:
        return f"{reading.problem}。{reading.way_out}"
    return f"{reading.name}，{len(reading.pictures)}张"
