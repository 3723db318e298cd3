"""The room of a meeting in the main window: the cockpit, the hall's screen beside it, and its papers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from xieshang_desktop.errors import EnvironmentProblem, Refused
from xieshang_desktop.queries.audience import audience
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.pages.registers.rendering import draw_pages

PAPERS_FOLDER = "文书"
MINUTES = "minutes"


def make_room(window: Any, meeting_id: str) -> QWidget:
    """The cockpit of a meeting, joined to the main window that asks for it."""
    session = LiveSession(window.office, meeting_id)
    cockpit = Cockpit(window.theme, session)
    session.setParent(cockpit)
    Room(window, cockpit)
    return cockpit


class Room(QObject):
    """Lives with the cockpit: opens the hall's screen, keeps it up to date, has papers written."""

    def __init__(self, window: Any, cockpit: Cockpit) -> None:
        super().__init__(cockpit)
        self._window, self._cockpit = window, cockpit
        self._hall: AudienceWindow | None = None
        self._left = False
        cockpit.left.connect(self._on_cockpit_left)
        cockpit.audience_toggle_requested.connect(self._on_cockpit_audience_toggle_requested)
        cockpit.audience_scene_requested.connect(self._on_cockpit_audience_scene_requested)
        cockpit.paper_requested.connect(self._on_cockpit_paper_requested)
        cockpit.preview_wanted.connect(self._on_cockpit_preview_wanted)
        cockpit.session.changed.connect(self._show_hall)
        QTimer.singleShot(0, cockpit, cockpit.enter)
        if len(QGuiApplication.screens()) > 1:
            self._open_hall()

    def _open_hall(self) -> None:
        self._hall = AudienceWindow(self._window.theme, clock=self._cockpit.session.now, beside=self._window)
        self._hall.scene_changed.connect(self._on_hall_scene_changed)
        self._hall.closed.connect(self._close_hall)
        self._hall.placement_changed.connect(self._on_hall_placement_changed)
        self._show_hall()
        self._hall.present()
        self._on_hall_scene_changed(self._hall.scene.value)

    def _close_hall(self) -> None:
        hall, self._hall = self._hall, None
        if hall is not None:
            hall.close()
            hall.deleteLater()
        self._cockpit.show_audience("")
        self._cockpit.show_mirrored(False)

    def _show_hall(self, _view: object = None) -> None:
        if self._hall is not None:
            session = self._cockpit.session
            self._hall.show_view(session.office.read(audience, session.meeting_id, session.now()))

    def _on_hall_scene_changed(self, scene: str) -> None:
        self._cockpit.show_audience(scene)

    def _on_hall_placement_changed(self, own_screen: bool) -> None:
        """A laptop that shows the hall the same picture as its clerk shows no telephone numbers."""
        screens = QGuiApplication.screens()
        mirrored = len(screens) > 1 and screens[0].geometry() == screens[1].geometry()
        self._cockpit.show_mirrored(mirrored and not own_screen)

    def _on_cockpit_left(self) -> None:
        self._left = True
        self._close_hall()
        self._window.leave_room()

    def _on_cockpit_audience_toggle_requested(self) -> None:
        if self._hall is None:
            self._open_hall()
        else:
            self._close_hall()

    def _on_cockpit_audience_scene_requested(self, scene: str) -> None:
        if self._hall is None:
            self._open_hall()
        if self._hall is not None:
            self._hall.show_scene(scene or None)

    def _on_cockpit_paper_requested(self, kind: str) -> None:
        papers = self._window.papers
        if papers is None:
            return
        session = self._cockpit.session
        folder = Path(self._window.data_folder) / PAPERS_FOLDER / session.view.meeting.title
        kind = kind.replace("_", "-")
        known = {each.key: each for each in papers.kinds(session.meeting_id)}
        if kind not in known:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            session.refused.emit(f"文件夹不能写入：{folder}", "请检查磁盘空间。会议记录不受影响。")
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            session.refused.emit("文书没有写成，会议记录不受影响。", f"请检查文件夹{folder}能不能写入。")
            return
        targets = [folder / f"{known[kind].title}.{suffix}" for suffix in known[kind].formats]
        view = papers.view(session.meeting_id, kind)
        for target in targets:
            self._window.tasks.run_task(
                papers.writer(), (view, target, kind), lambda _done, t=target: self._written(t), self._failed
            )

    def _written(self, target: Path) -> None:
        words = f"已写好{target.name}，放在{target.parent}"
        if self._left:
            self._window.shell.messages.say_done(words)
        else:
            self._cockpit.session.done.emit(words)
        if target.suffix == ".pdf" and QGuiApplication.platformName() != "offscreen":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EnvironmentProblem):
            self._say_refused(error.sentence, error.way_out)
        elif isinstance(error, Refused):
            self._say_refused(error.sentence, error.remedy)
        else:
            self._say_refused("文书没有写成，会议记录不受影响。", "请再试一次。")

    def _say_refused(self, sentence: str, way_out: str) -> None:
        """In the room, or on the page when the room was left before the answer came."""
        if self._left:
            self._window.shell.messages.say_refused(f"{sentence}{way_out}")
        else:
            self._cockpit.session.refused.emit(sentence, way_out)

    def _show_preview(self, pages: Sequence[bytes]) -> None:
        if not self._left:
            self._cockpit.show_preview(pages)

    def _on_cockpit_preview_wanted(self) -> None:
        papers = self._window.papers
        if papers is None:
            return
        view = papers.view(self._cockpit.session.meeting_id, MINUTES)
        self._window.tasks.run_task(
            draw_pages, (papers.writer(), view, MINUTES), self._show_preview, self._failed
        )
