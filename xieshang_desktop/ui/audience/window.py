"""The window on the second screen. It is handed views and paints them; it can neither write nor ask."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from xieshang_desktop.queries.audience.view import AudienceView
from xieshang_desktop.ui.audience.canvas import Canvas
from xieshang_desktop.ui.audience.mark import draw_mark
from xieshang_desktop.ui.audience.placement import place, screen_under
from xieshang_desktop.ui.audience.scenes import Scene, can_show, scene_of
from xieshang_desktop.ui.audience.screens import paint_scene
from xieshang_desktop.ui.audience.speaking import countdown_areas
from xieshang_desktop.ui.audience.telling import told
from xieshang_desktop.ui.audience.ticker import draw_ticker
from xieshang_desktop.ui.theme import Theme


class AudienceWindow(QWidget):
    """What the hall sees: the scene that fits the moment, or the one the facilitator has chosen.

    `clock` gives local time, as the record's; `beside` is the window of the operator, whose screen is never
    covered. Signals: `scene_changed(str)` with the name of the scene, `placement_changed(bool)` with whether
    a screen of its own is filled, `closed` when it was closed at its own keyboard.
    """

    scene_changed = Signal(str)
    placement_changed = Signal(bool)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        clock: Callable[[], datetime],
        beside: QWidget | None = None,
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme = theme
        self._clock = clock
        self._beside = beside
        self._screens = screens
        self._view: AudienceView | None = None
        self._chosen: Scene | None = None
        self._shown = Scene.BLANK
        self._mark, self._line = "", ""
        self.setObjectName("audience")
        self.setWindowTitle("大屏")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._ticker = QTimer(self, interval=theme.ms("tick"))
        self._ticker.timeout.connect(self.tick)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screens_changed)
            application.screenRemoved.connect(self._on_screens_changed)

    @property
    def scene(self) -> Scene:
        """The scene that is shown now."""
        return self._shown

    @property
    def fills_a_screen(self) -> bool:
        """Whether a screen of its own is filled; else it is a preview in a window."""
        return self.isFullScreen()

    def show_view(self, view: AudienceView) -> None:
        """Show a new moment of the meeting, in the scene that fits it unless one is chosen."""
        self._view = view
        self._settle_scene()
        self.update()

    def show_scene(self, name: str | None) -> None:
        """Keep a scene whatever happens in the room; None follows the meeting. ValueError if unknown."""
        self._chosen = Scene(name) if name is not None else None
        self._settle_scene()
        self.update()

    def show_mark(self, words: str) -> None:
        """Stand across the foot of every scene: 演练."""
        self._mark = words
        self.update()

    def dress(self, theme: Theme, line: str) -> None:
        """Light by day, dark in a dark hall; a line at the foot of every scene but the empty one."""
        self._theme, self._line = theme, line
        self.update()

    def picture(self, width: int, height: int) -> QImage:
        """What a screen of that size would show now."""
        image = QImage(width, height, QImage.Format.Format_RGB32)
        self._paint_on(QPainter(image), QSizeF(width, height))
        return image

    def present(self) -> None:
        """Come up: on a screen of its own if there is one, else as a preview."""
        spot = place(self._screens(), _screen_of(self._beside))
        if spot.full:
            self._fill(spot.screen)
        else:
            self._preview(spot.screen, spot.area)
        self._ticker.start()
        self.placement_changed.emit(spot.full)

    def _fill(self, screen: QScreen) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)
        if self.isFullScreen():
            self.setWindowState(Qt.WindowState.WindowNoState)
        self._belong_to(None)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _preview(self, screen: QScreen, area: QRect) -> None:
        self.unsetCursor()
        self.setWindowTitle("大屏预览（没有接投影或电视）")
        self.setWindowState(Qt.WindowState.WindowNoState)
        self._belong_to(self._beside)
        self.setScreen(screen)
        self.setGeometry(area)
        self.show()

    def _belong_to(self, work: QWidget | None) -> None:
        """A preview stays above the work, which fills the only screen; on its own screen it is by itself."""
        kind = Qt.WindowType.Dialog if work is not None else Qt.WindowType.Window
        if self.windowType() == kind:
            return
        self.setWindowFlags(kind)
        self.create()
        owner = work.window().windowHandle() if work is not None else None
        if owner is not None:
            self.windowHandle().setTransientParent(owner)

    def _on_screens_changed(self, _screen: QScreen) -> None:
        if self.isVisible():
            self.present()

    def _settle_scene(self) -> None:
        if self._view is None:
            return
        wanted = self._chosen
        fits = wanted is not None and can_show(self._view, wanted)
        scene = wanted if fits and wanted is not None else scene_of(self._view)
        self.setAccessibleName(f"大屏：{scene.value}")
        self.setAccessibleDescription(told(scene, self._view))
        if scene is not self._shown:
            self._shown = scene
            self.scene_changed.emit(scene.value)

    def tick(self) -> None:
        """Done once a second: repaint the countdown in its own rectangle, all when a minute is over."""
        if self._view is None:
            return
        now = self._clock()
        speaker = self._view.speaker
        if self._shown is Scene.SPEAKER and speaker and speaker.running_since:
            for area in countdown_areas(self._canvas()):
                self.update(area.toAlignedRect())
        if f"{now:%H:%M}" != f"{self._view.now:%H:%M}" and self._shown is not Scene.BLANK:
            self._view = replace(self._view, now=now)
            self.update()

    def _canvas(self) -> Canvas:
        return Canvas(QPainter(), self._theme, QSizeF(self.size()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene as of now."""
        self._paint_on(QPainter(self), QSizeF(self.size()))

    def _paint_on(self, painter: QPainter, size: QSizeF) -> None:
        view = replace(self._view, now=self._clock()) if self._view else None
        paint_scene(painter, self._theme, size, self._shown, view)
        if self._line and not self._mark and self._shown is not Scene.BLANK:
            draw_ticker(painter, self._theme, size, self._line)
        if self._mark:
            draw_mark(painter, self._theme, size, self._mark)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and F12 close it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F12):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so, so that the cockpit's button shows it."""
        self._ticker.stop()
        super().closeEvent(event)
        self.closed.emit()


def _screen_of(work: QWidget | None) -> QScreen:
    return screen_under(work) if work is not None else QGuiApplication.primaryScreen()
