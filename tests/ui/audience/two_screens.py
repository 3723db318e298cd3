"""Run by a test in a process of its own, whose platform has a laptop's screen and a projector."""

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.audience import views
from tests.ui.conftest import RESOURCES
from xieshang_desktop.ui.audience.placement import place
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.theme import load_theme


class Cable:
    """The screens that are plugged in."""

    def __init__(self, screens: list[QScreen]) -> None:
        self.screens = screens

    def plugged(self) -> list[QScreen]:
        return self.screens


def where(window: AudienceWindow) -> dict[str, object]:
    QApplication.processEvents()
    area = window.geometry()
    return {"full": window.fills_a_screen, "area": [area.x(), area.y(), area.width(), area.height()]}


def main() -> None:
    application = QApplication([])
    load_application_fonts(RESOURCES / "fonts")
    laptop, projector = application.screens()
    cable = Cable([laptop, projector])
    work = QWidget()
    work.setScreen(laptop)
    window = AudienceWindow(
        load_theme(RESOURCES, calm=True), clock=lambda: views.at(9, 42), beside=work, screens=cable.plugged
    )
    told: list[bool] = []
    window.placement_changed.connect(told.append)
    window.show_view(views.speaking())
    window.present()
    seen: dict[str, object] = {"with projector": where(window)}
    seen["cursor hidden"] = window.cursor().shape() == Qt.CursorShape.BlankCursor
    cable.screens = [laptop]
    application.screenRemoved.emit(projector)
    seen["projector unplugged"] = where(window)
    cable.screens = [laptop, projector]
    application.screenAdded.emit(projector)
    seen["projector back"] = where(window)
    seen["told"] = list(told)
    work.setScreen(projector)
    work.move(1500, 100)
    work.show()
    window.present()
    seen["operator on projector"] = where(window)
    seen["mirrored"] = place([laptop, laptop], laptop).full
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
