"""Pictures of every page, form and room: python -m tests.ui.tour.pictures FOLDER [LOOK SCALE [WORD …]]."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import tempfile
import traceback
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.sample_village import RESOURCES
from tests.ui.tour.guide import Guide
from tests.ui.tour.places import PLACES
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.theme import apply_theme, load_theme


def main(folder: Path, look: str = "light", scale: str = "100", *words: str) -> None:
    """Write the pictures of one look at one scale, of all places or of those that hold one of the words."""
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    load_application_fonts(RESOURCES / "fonts")
    theme = load_theme(RESOURCES, look, int(scale) / 100, calm=True)
    apply_theme(app, theme)
    folder.mkdir(parents=True, exist_ok=True)
    guide = Guide(theme, Path(tempfile.mkdtemp(prefix="tour-")))
    for number, (name, way) in enumerate(PLACES.items()):
        if words and not any(word in name for word in words):
            continue
        try:
            guide.show(way)
        except Exception:
            print(name)
            traceback.print_exc()
            continue
        guide.window.grab().save(str(folder / f"{number:03}-{name}-{look}-{scale}.png"))
    guide.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
