"""The way from a painted frame to a window at work: sample made, record opened, village known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xieshang_desktop.bootstrap.first_page import first_page
from xieshang_desktop.bootstrap.loading import Loading
from xieshang_desktop.bootstrap.log import log
from xieshang_desktop.bootstrap.records import back_up_now, close_office, open_office, prepare_sample
from xieshang_desktop.bootstrap.rehearsing import RehearsalGround, clear
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.paths import DataFolder, resources_dir

NOT_OPENED = EnvironmentProblem("记录没有打开，文件没有改动。", "请再试一次；还不行，请联系乡镇技术人员。")


@dataclass(frozen=True)
class PapersWhenAsked:
    """The papers of an office, whose readers and writers are loaded with the first question."""

    office: Any

    def __getattr__(self, name: str) -> Any:
        from xieshang_desktop.services.papers.catalogue import OfficePapers

        return getattr(OfficePapers(self.office, prefers_system_fonts=True), name)


@dataclass
class Opening:
    """What still stands between the frame and the work; ``office`` is there once the record is open."""

    window: Any
    folder: DataFolder
    sample: bool
    rehearse: str = ""
    office: Any = None
    loading: Loading = field(default_factory=Loading)

    def begin(self) -> None:
        """Go on behind the painted frame: show 工作台 as it was last seen, and open the record behind it.

        The sample village is made first where there is none.
        """
        from xieshang_desktop.ui.first_paint import begin_when_painted
        from xieshang_desktop.ui.fonts import LATER_FONTS, load_fonts

        try:
            load_fonts(resources_dir() / "fonts", LATER_FONTS)
        except EnvironmentProblem as problem:
            self._stopped(problem)
            return
        if self.sample and not self.folder.record.exists():
            self._prepare_sample()
            return
        page = self._show_first_page()
        if page is None:
            self.loading.then(self._open)
        else:
            begin_when_painted(page, lambda: self.loading.then(self._open))

    def end(self) -> None:
        """The window is closed: let what is loading come in, and let the record go."""
        self.loading.wait()
        self.window.rehearsals.put_away()
        if self.office is not None:
            close_office(self.office, self.folder)

    def _show_first_page(self) -> Any:
        if self.rehearse:
            return None
        try:
            page = first_page(self.folder, sample=self.sample)
        except EnvironmentProblem:
            return None  # the same is met, and told, when the record is opened
        return self.window.show_first_page(page.view, page.clock) if page else None

    def _open(self) -> None:
        try:
            self.office = open_office(self.folder, sample=self.sample)
        except Exception as problem:
            self._stopped(problem)
            return
        if self.office.record.head.seq:
            self._work()
        elif self.rehearse:
            self.window.rehearsals.ground = RehearsalGround(self.folder, self.office)
            self.window.rehearsals.begin(self.rehearse)
        else:
            self._ask_for_village()

    def _work(self) -> None:
        office, folder = self.office, self.folder
        self.window.rehearsals.ground = ground = RehearsalGround(folder, office)
        clear(ground.place)  # what a rehearsal has left that was killed
        self.window.open_office(
            office, PapersWhenAsked(office), lambda: back_up_now(office, folder, folder.backups)
        )
        if self.rehearse:
            self.window.rehearsals.begin(self.rehearse)

    def _prepare_sample(self) -> None:
        from xieshang_desktop.ui.trouble import WaitingPage

        words = "正在准备示例村青石村，第一次要十来秒"
        self.window.shell.show_waiting(WaitingPage(self.window.theme, words))
        self.window.tasks.run_task(
            prepare_sample, (str(self.folder.folder),), lambda _done: self.begin(), self._stopped
        )

    def _ask_for_village(self) -> None:
        """A new record: whose is it?"""
        from xieshang_desktop.ui.first_village import FirstVillage

        book = self.office.record.session.info["rulebook"]
        page = FirstVillage(self.window.theme, _overlays(book))
        page.established.connect(lambda facts: self._establish(page, facts))
        self.window.rooms.addWidget(page)
        self.window.rooms.setCurrentWidget(page)
        page.enter()

    def _establish(self, page: Any, facts: dict[str, Any]) -> None:
        from xieshang_desktop.storage.opening import establish_village

        try:
            establish_village(self.office.record, self.office.now(), **facts)
        except EnvironmentProblem as problem:
            page.show_not_saved(problem.sentence, problem.way_out)
            return
        self._put_away(page)
        self._work()

    def _stopped(self, error: Exception) -> None:
        """Say what is in the way, and offer to try again."""
        from xieshang_desktop.ui.trouble import TroublePage

        log.error("open: %s", error, exc_info=None if isinstance(error, EnvironmentProblem) else error)
        problem = error if isinstance(error, EnvironmentProblem) else NOT_OPENED

        def again() -> None:
            self._put_away(page)
            self.begin()

        page = TroublePage(self.window.theme, problem.sentence, problem.way_out, again, self.window.close)
        self.window.rooms.addWidget(page)
        self.window.rooms.setCurrentWidget(page)
        page.enter()

    def _put_away(self, page: Any) -> None:
        self.window.rooms.setCurrentWidget(self.window.shell)
        self.window.rooms.removeWidget(page)
        page.deleteLater()


def _overlays(book: Any) -> list[str]:
    """The local rule sets that a village may choose, by name."""
    from xieshang_desktop.domain.figures import Level

    return sorted(name for name, file in book.files.items() if file.level is Level.PROVINCE)
