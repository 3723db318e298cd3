"""The bundled fonts, made known to Qt.

Screen, pictures and tests always use the bundled fonts: a fresh machine may have no Chinese font at all,
and a picture must not depend on the machine it was taken on. Qt is given paths, not data: registering a path
costs about 8 ms and no memory, the same font as data 11–28 ms and 10–15 MiB of the heap.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase

from xieshang_desktop.errors import EnvironmentProblem

FIRST_FRAME_FONTS: Final = (
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Medium.ttf",
    "NotoSansSC-Bold.ttf",
)
"""What the first painted frame needs: the program's own voice."""

LATER_FONTS: Final = ("NotoSerifSC-Bold.ttf", "NotoSerifSC-Regular.ttf", "NotoSerifSC-Black.ttf")
"""Titles and running text of the record, and the stamp. 楷体 is for papers only, never for the screen."""


class FontMissing(EnvironmentProblem):
    """A bundled font cannot be read: the program's folder is incomplete."""

    def __init__(self, name: str) -> None:
        super().__init__(f"程序的字体文件{name}读不出来", "请重新安装程序，会议记录不受影响")


def load_application_fonts(folder: Path) -> None:
    """Register every font the screen uses.

    Raises FontMissing if one of them is missing or damaged.
    """
    load_fonts(folder, FIRST_FRAME_FONTS)
    load_fonts(folder, LATER_FONTS)


def load_fonts(folder: Path, names: Sequence[str]) -> None:
    """Register the named files of `folder`.

    A start that counts milliseconds loads FIRST_FRAME_FONTS, paints, and loads LATER_FONTS after that.
    """
    for name in names:
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise FontMissing(name)
