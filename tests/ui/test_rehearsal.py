"""演练: a meeting practised in the real window; the real record does not notice, and every screen says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.builders import CASES
from tests.sample_village import KEY, open_sample_village
from xieshang_desktop.bootstrap.rehearsing import RehearsalGround
from xieshang_desktop.paths import DataFolder
from xieshang_desktop.queries.meetings.page import MeetingLine, meeting_lines
from xieshang_desktop.queries.settings_view import village_facts
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers.catalogue import OfficePapers
from xieshang_desktop.settings import Settings
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.main_window import MainWindow
from xieshang_desktop.ui.pages.settings.page import SettingsPage
from xieshang_desktop.ui.pages.settings.rehearsal_group import RehearsalGroup
from xieshang_desktop.ui.room import make_room
from xieshang_desktop.ui.tasks import Tasks
from xieshang_desktop.ui.theme import Theme


class OnTheSpot(Tasks):
    """The worker's work done at once: here it is asked what comes of it, not when."""

    def run_task(
        self,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        on_done: Callable[[Any], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        try:
            answer = function(*args)
        except Exception as problem:
            on_error(problem)
            return
        on_done(answer)


@dataclass
class Village:
    """A real village at work in its window."""

    window: MainWindow
    folder: Path
    real: Office

    def read(self, query: Callable[..., Any], *args: Any) -> Any:
        """Ask the record that the window works with: the real one or the rehearsal's."""
        assert self.window.office is not None
        return self.window.office.read(query, *args)

    @property
    def name(self) -> str:
        """Whose record it is."""
        return str(self.read(village_facts).name)

    @property
    def mark(self) -> str:
        """What stands on every page that would be printed now."""
        papers = self.window.papers
        assert isinstance(papers, OfficePapers)
        return papers.press().mark

    def meetings(self) -> list[MeetingLine]:
        return list(self.read(meeting_lines))

    def end(self) -> None:
        """Press the button of the strip."""
        self.window.rehearsals.end()
        QApplication.processEvents()

    def words(self) -> str:
        labels = [each for each in self.window.findChildren(QLabel) if each.isVisible()]
        return " ".join(each.text() for each in labels)

    def rehearse(self, source: str) -> None:
        self.window.rehearsals.begin(source)
        QApplication.processEvents()


@pytest.fixture
def village(theme: Theme, tmp_path: Path) -> Iterator[Village]:
    real = open_sample_village(tmp_path)
    folder = DataFolder(tmp_path)
    folder.key.write_text(KEY.hex() + "\n", encoding="ascii")
    window = MainWindow(
        real.office,
        theme,
        Settings(),
        papers=OfficePapers(real.office),
        make_room=make_room,
        data_folder=str(tmp_path),
    )
    window.tasks = OnTheSpot(window)
    window.rehearsals.ground = RehearsalGround(folder, real.office)
    window.show()
    yield Village(window, tmp_path, real.office)
    window.rehearsals.put_away()
    window.close()
    real.office.record.close()


def test_that_a_copy_of_the_record_is_practised_on_and_the_real_one_stays_as_it_was(village: Village) -> None:
    before = village.real.record.head
    village.rehearse("copy")
    assert village.window.office is not village.real
    village.window.open_room(village.meetings()[0].id)
    QApplication.processEvents()
    room = village.window.room
    assert isinstance(room, Cockpit)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "lxg")
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert room.session.view.quorum.present == 1
    village.end()
    assert village.window.office is village.real
    assert village.window.room is None
    assert village.real.record.head == before


def test_that_every_page_says_that_it_is_a_rehearsal_until_it_ends(village: Village) -> None:
    assert "演练" not in village.window.windowTitle()
    village.rehearse("copy")
    assert "演练" in village.words()
    assert village.window.windowTitle().startswith("演练")
    village.end()
    assert not village.window.strip.isVisible()
    assert "演练" not in village.window.windowTitle()


def test_that_a_scenario_is_practised_from_the_door_of_its_meeting(village: Village) -> None:
    village.rehearse(str(CASES / "02-东阳澄湖村-听证.toml"))
    assert village.name != "青石村"
    assert village.meetings()[0].state == "筹备"
    village.end()
    assert village.name == "青石村"


def test_that_a_file_that_is_no_scenario_is_named_and_nothing_changes(village: Village) -> None:
    file = village.folder / "坏的.toml"
    file.write_text("format = 1\n", encoding="utf-8")
    village.rehearse(str(file))
    assert village.window.office is village.real
    assert "title" in village.words()


def test_that_nothing_of_a_rehearsal_is_left_in_its_folder(village: Village) -> None:
    village.rehearse("copy")
    record = village.folder / "演练" / "record.xieshang"
    assert record.exists()
    village.end()
    assert not record.exists()
    assert not record.with_name("record.key").exists()


def test_that_papers_of_a_rehearsal_bear_its_mark_and_real_ones_do_not(village: Village) -> None:
    assert village.mark == ""
    village.rehearse("copy")
    assert village.mark == "演练"
    village.end()
    assert village.mark == ""


def test_that_a_second_rehearsal_waits_for_the_end_of_the_first(village: Village) -> None:
    village.rehearse("copy")
    office = village.window.office
    village.rehearse("sample")
    assert village.window.office is office
    assert "先结束" in village.words()


def test_that_the_settings_offer_what_can_be_practised(village: Village) -> None:
    page = village.window.shell.go("settings")
    assert isinstance(page, SettingsPage)
    group = page.findChild(RehearsalGroup)
    assert group is not None
    group.buttons["rehearse_copy"].click()
    QApplication.processEvents()
    assert village.window.rehearsals.running
