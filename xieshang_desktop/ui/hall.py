"""The hall's screen as the room opens it: its scene, its dress, its line of words, its place."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from xieshang_desktop.queries.audience.meeting import audience_of
from xieshang_desktop.ui.audience.placement import screen_under
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.theme import Theme, load_theme


class Hall(QObject):
    """Lives with the room; ``told`` says which scene the hall sees, empty when its screen is closed."""

    told = Signal(str)

    def __init__(self, window: Any, session: LiveSession, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._session = window, session
        self.shown: AudienceWindow | None = None
        session.changed.connect(self.show_moment)

    @property
    def is_open(self) -> bool:
        """Whether the hall sees anything."""
        return self.shown is not None

    def open(self) -> None:
        """Come up on a screen of its own, or as a preview."""
        shown = self.shown = AudienceWindow(self._theme(), clock=self._session.now, beside=self._work)
        shown.show_mark("演练" if self._work.rehearsals.running else "")
        self.dress()
        shown.scene_changed.connect(self.told)
        shown.closed.connect(self.close)
        self.show_moment()
        shown.present()
        self.told.emit(shown.scene.value)

    def close(self) -> None:
        """Take it away."""
        shown, self.shown = self.shown, None
        if shown is not None:
            shown.close()
            shown.deleteLater()
        self.told.emit("")

    def toggle(self) -> None:
        """Open it, or close it."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def show_scene(self, scene: str) -> None:
        """Keep a scene; the empty one follows the meeting."""
        if self.shown is None:
            self.open()
        if self.shown is not None:
            self.shown.show_scene(scene or None)

    def show_moment(self, _view: object = None) -> None:
        """Show the meeting as it now stands."""
        if self.shown is not None:
            session = self._session
            self.shown.show_view(session.office.read(audience_of, session.view, session.now()))

    def dress(self) -> None:
        """Take over what the settings say of the hall: day or dark, and the line of words."""
        if self.shown is not None:
            self.shown.dress(self._theme(), self._work.settings.ticker)

    def swap_screens(self) -> bool:
        """The work and the hall change places; False where there is but one screen to be had.

        For the projector that the system calls the first screen: the work then fills it at the start.
        """
        work: QWidget = self._work
        screens = QGuiApplication.screens()
        here = screen_under(work)
        others = [each for each in screens if not each.geometry().intersects(here.geometry())]
        if not others:
            return False
        full = work.isFullScreen()
        work.showNormal()
        work.setScreen(others[0])
        work.setGeometry(others[0].availableGeometry())
        if full:
            work.showFullScreen()
        if self.shown is not None:
            self.shown.present()
        return True

    def _theme(self) -> Theme:
        theme: Theme = self._work.theme
        wanted = self._work.settings.hall_theme
        if wanted == theme.name:
            return theme
        return load_theme(theme.resources, wanted, theme.scale, theme.calm)
