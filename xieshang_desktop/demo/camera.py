"""Pictures of what the windows show, one file after the other, no two alike."""

import hashlib
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from xieshang_desktop.demo.stops import DemoStopped


class Camera:
    """Saves pictures as PNG into a folder, numbered in the order in which they are taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken: dict[str, Path] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, window: QWidget, name: str) -> Path:
        """A picture of a window as it stands; stops if one like it was taken before."""
        return self.keep(window.grab().toImage(), name)

    def keep(self, picture: QImage, name: str) -> Path:
        """Save a picture; stops if one like it was taken before."""
        digest = self._digest(picture)
        if digest in self.taken:
            raise DemoStopped(f"画面“{name}”和前面的“{self.taken[digest].stem}”一样，什么也没有变。")
        path = self.folder / f"{len(self.taken) + 1:03}-{name}.png"
        if not picture.save(str(path)):
            raise DemoStopped(f"图片存不下来：{path}。")
        self.taken[digest] = path
        return path

    @staticmethod
    def _digest(picture: QImage) -> str:
        plain = picture.convertToFormat(QImage.Format.Format_RGB32)
        size = f"{plain.width()}x{plain.height()}".encode()
        return hashlib.sha256(size + bytes(plain.constBits())).hexdigest()
