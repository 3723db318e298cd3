"""The room of a meeting in the main window: the cockpit, the hall's screen beside it, and its papers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from xieshang_desktop.errors import EnvironmentProblem, Refused
from xieshang_desktop.files import safe_name
from xieshang_desktop.imports.pictures import ENDINGS, PictureReading, read_picture_in_limits
from xieshang_desktop.queries.cockpit.view import CockpitView, Moment
from xieshang_desktop.services.papers.writing import load_writers
from xieshang_desktop.services.warming import warm_up
from xieshang_desktop.ui.actions import LEAVE
from xieshang_desktop.ui.dialogs import ask_open_file
from xieshang_desktop.ui.hall import Hall
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.keys import bind
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.pages.parts.papers import ReadingInSteps
from xieshang_desktop.ui.pages.registers.rendering import draw_pages

PAPERS_FOLDER = "文书"
MINUTES = "minutes"
PAPERS_ARE_NEAR = (Moment.THROUGH, Moment.CLOSED)


def make_room(window: Any, meeting_id: str) -> QWidget:
    """The cockpit of a meeting, joined to the main window that asks for it."""
    warm_up()
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
        self._hall = Hall(window, cockpit.session, self)
        self._hall.told.connect(cockpit.show_audience)
        self._left = False
        cockpit.left.connect(self._on_cockpit_left)
        bind(cockpit, LEAVE.key, cockpit.left.emit)
        cockpit.audience_toggle_requested.connect(self._hall.toggle)
        cockpit.audience_scene_requested.connect(self._hall.show_scene)
        cockpit.hall_requested.connect(self._on_cockpit_hall_requested)
        cockpit.swap_requested.connect(self._on_cockpit_swap_requested)
        cockpit.signed_page_requested.connect(self._on_cockpit_signed_page_requested)
        cockpit.stage.show_hall_facts(window.settings.ticker, window.settings.hall_theme)
        cockpit.paper_requested.connect(self._on_cockpit_paper_requested)
        cockpit.material_requested.connect(self._on_cockpit_material_requested)
        cockpit.preview_wanted.connect(self._on_cockpit_preview_wanted)
        cockpit.bell_requested.connect(self._on_cockpit_bell_requested)
        cockpit.stage.show_bell(window.settings.bell)
        self._writers_wanted = True
        cockpit.session.changed.connect(self._on_session_changed)
        QTimer.singleShot(0, cockpit, cockpit.enter)
        self._follow_screens()
        if len(QGuiApplication.screens()) > 1:
            self._hall.open()

    def _follow_screens(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screens_changed)
            application.screenRemoved.connect(self._on_screens_changed)
        self._on_screens_changed()

    def _on_screens_changed(self, _screen: object = None) -> None:
        """A laptop that shows the hall the same picture as its clerk shows no telephone numbers."""
        areas = [each.geometry() for each in QGuiApplication.screens()]
        self._cockpit.show_mirrored(any(one.intersects(other) for one, other in combinations(areas, 2)))

    def _on_cockpit_bell_requested(self, on: bool) -> None:
        self._cockpit.stage.show_bell(on)
        self._window.take_settings(replace(self._window.settings, bell=on))

    def _on_session_changed(self, view: CockpitView) -> None:
        """After the last item the papers are near: what writes them starts while the results are read out."""
        if self._writers_wanted and view.moment in PAPERS_ARE_NEAR:
            self._writers_wanted = False
            self._window.tasks.make_ready(load_writers)

    def _on_cockpit_left(self) -> None:
        self._left = True
        self._hall.close()
        self._window.leave_room()

    def _on_cockpit_hall_requested(self, ticker: str, theme: str) -> None:
        self._window.take_settings(replace(self._window.settings, ticker=ticker, hall_theme=theme))
        self._hall.dress()

    def _on_cockpit_swap_requested(self) -> None:
        if not self._hall.swap_screens():
            self._say_refused("只有一块屏幕，没有地方可换。", "请接上投影或电视，并选“扩展这些显示器”。")

    def _on_cockpit_signed_page_requested(self) -> None:
        """Photos and scans are others' files: they are read in a process of their own."""
        kinds = [("照片、扫描件", " ".join(f"*.{ending}" for ending in ENDINGS))]
        file = ask_open_file(self._window, "选签名页的照片或扫描件", kinds, self._window.settings.last_folder)
        if file is not None:
            self._window.tasks.run_task(
                read_picture_in_limits, (file, True), self._on_signed_page_read, self._failed
            )

    def _on_signed_page_read(self, reading: PictureReading) -> None:
        if reading.problem:
            self._say_refused(f"{reading.problem}。", reading.way_out)
        elif not self._left:
            self._cockpit.wishes.course.attach_signed_page(reading.name, reading.pictures)

    def _on_cockpit_paper_requested(self, kind: str) -> None:
        papers = self._window.papers
        if papers is None:
            return
        meeting, kind = self._cockpit.session.meeting_id, kind.replace("_", "-")
        asked = next((each for each in papers.kinds(meeting) if each.key == kind), None)
        folder = self._papers_folder() if asked is not None else None
        if asked is None or folder is None:
            return
        targets = [folder / f"{asked.title}.{suffix}" for suffix in asked.formats]
        press = papers.press()
        self._read(self._window, kind, lambda view: self._write(press, view, kind, targets))

    def _read(self, owner: QObject, kind: str, on_view: Callable[[Any], None]) -> None:
        """Read what a paper of this meeting says in turns of the window, as long as ``owner`` lives."""
        steps = self._window.papers.view_in_steps(self._cockpit.session.meeting_id, kind)
        ReadingInSteps(owner, self._window.tasks, steps, on_view).start()

    def _write(self, press: Any, view: Any, kind: str, targets: Sequence[Path]) -> None:
        for target in targets:
            self._window.tasks.run_task(
                press.write,
                (view, target, kind),
                lambda _done, t=target: self._written(t),
                self._failed,
            )

    def _on_cockpit_material_requested(self, file: str) -> None:
        """Open a material; it lies where it was when it was noted, or is not there any more."""
        if not Path(file).is_file():
            self._say_refused(f"找不到材料：{file}", "请放回原来的文件夹，或看纸质材料。")
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(file)):
            self._say_refused(f"这台电脑没有能打开{Path(file).name}的程序。", "请看纸质材料。")

    def _papers_folder(self) -> Path | None:
        """Where the papers of this meeting lie, made if need be; None when it cannot be, which is said."""
        title = safe_name(self._cockpit.session.view.meeting.title)
        folder = Path(self._window.data_folder) / PAPERS_FOLDER / title
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._say_refused("文书没有写成，会议记录不受影响。", f"请检查文件夹{folder}能不能写入。")
            return None
        return folder

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
        press = papers.press()

        def draw(view: Any) -> None:
            self._window.tasks.run_task(draw_pages, (press, view, MINUTES), self._show_preview, self._failed)

        self._read(self, MINUTES, draw)
