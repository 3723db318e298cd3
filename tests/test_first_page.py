"""The page that stands before the record is open: 工作台 as it was last seen, and never of another record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.outside.program import in_python, sample_folder
from tests.ui.conftest import dressed_app, no_garbage_on_other_threads
from xieshang_desktop import bootstrap
from xieshang_desktop.bootstrap import records
from xieshang_desktop.bootstrap.first_page import first_page
from xieshang_desktop.bootstrap.loading import Loading
from xieshang_desktop.bootstrap.opening import Opening
from xieshang_desktop.domain.acts.village import UpdatePerson
from xieshang_desktop.domain.vocabulary import MeetingState, PersonId
from xieshang_desktop.paths import DataFolder
from xieshang_desktop.queries.home.kept import text_of, view_of
from xieshang_desktop.queries.home.page import home
from xieshang_desktop.queries.home.view import HomeView, at_moment
from xieshang_desktop.queries.people.roster import roster
from xieshang_desktop.storage import first_page as store

__all__ = ["dressed_app", "no_garbage_on_other_threads"]

MORNING = datetime(2026, 3, 12, 8, 20)
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """The sample village, closed as the program closes it."""
    place = sample_folder(tmp_path / "data")
    records.close_office(records.open_office(place, sample=True), place)
    return place


@pytest.fixture
def seen(folder: DataFolder) -> HomeView:
    """What 工作台 shows of it in the morning."""
    office = records.open_office(folder, sample=True)
    view: HomeView = office.read(home, MORNING)
    office.record.close()
    return view


def shown(folder: DataFolder) -> HomeView | None:
    page = first_page(folder, sample=True)
    return page.view if page else None


# What is kept


def test_that_the_page_comes_back_as_it_was_read(seen: HomeView) -> None:
    assert view_of(text_of(seen)) == seen
    nothing = replace(seen, meeting=None, duties=(), ahead=(), columns=())
    assert view_of(text_of(nothing)) == nothing


def test_that_the_next_start_shows_what_the_record_would_tell(folder: DataFolder, seen: HomeView) -> None:
    page = shown(folder)
    assert page is not None
    assert page == replace(seen, now=page.now)


def test_that_nobody_can_read_it_without_the_key(folder: DataFolder, seen: HomeView) -> None:
    kept = folder.record.with_name(folder.record.name + store.ENDING)
    assert seen.meeting is not None
    assert seen.meeting.title.encode() not in kept.read_bytes()
    folder.key.write_text("00" * 32)
    assert shown(folder) is None


def test_that_it_holds_for_no_other_state_of_the_record(folder: DataFolder) -> None:
    office = records.open_office(folder, sample=True)
    person = office.read(roster, MORNING.date()).find("zxl")[0]
    office.perform(UpdatePerson(at=office.now(), who=PersonId(person.id), away=True))
    office.record.close()
    assert shown(folder) is None


def test_that_after_a_kill_the_record_itself_is_asked(folder: DataFolder) -> None:
    folder.record.with_name(folder.record.name + "-wal").write_bytes(b"")
    assert shown(folder) is None


@pytest.mark.parametrize("damage", [b"", b"not a database", bytes(12288)])
def test_that_a_damaged_page_is_no_page_and_no_obstacle(folder: DataFolder, damage: bytes) -> None:
    folder.record.with_name(folder.record.name + store.ENDING).write_bytes(damage)
    assert shown(folder) is None


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"now": "2026-03-12T08:20:00"}'])
def test_that_the_page_of_another_edition_is_no_page(body: str) -> None:
    assert view_of(body) is None


def test_that_a_page_that_cannot_be_kept_leaves_none_behind(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    before = {path.name for path in folder.folder.iterdir()}
    office = records.open_office(folder, sample=True)
    monkeypatch.setattr("xieshang_desktop.storage.first_page.os.replace", full)
    records.close_office(office, folder)
    assert {path.name for path in folder.folder.iterdir()} == before - {folder.record.name + store.ENDING}
    with pytest.raises(sqlcipher3.Error):
        office.record.engine.raw_connection().cursor().execute("SELECT * FROM page")
    office.record.engine.dispose()


# At another moment


def test_that_later_the_same_day_the_time_that_is_left_is_told_anew(seen: HomeView) -> None:
    later = at_moment(seen, MORNING + timedelta(minutes=30))
    assert later is not None
    assert later.meeting is not None
    assert later.meeting.when(later.now) == "今天09:00，还有10分钟"
    assert later.context.endswith("08:50")
    assert later.duties == seen.duties


def test_that_on_another_day_what_is_owed_is_still_to_come(seen: HomeView) -> None:
    assert seen.meeting is not None
    coming = replace(seen, meeting=replace(seen.meeting, starts_at=MORNING + 2 * DAY))
    next_day = at_moment(coming, MORNING + DAY)
    assert next_day is not None
    assert (next_day.reckoned, next_day.duties, next_day.ahead) == (False, (), ())
    assert not any(column.note for column in next_day.columns)
    assert [column.topics for column in next_day.columns] == [column.topics for column in coming.columns]


def test_that_a_meeting_gone_by_needs_the_record(seen: HomeView) -> None:
    assert at_moment(seen, MORNING + DAY) is None


def test_that_a_meeting_closed_yesterday_needs_the_record(seen: HomeView) -> None:
    assert seen.meeting is not None
    closed = replace(seen, meeting=replace(seen.meeting, state=MeetingState.CLOSED))
    assert at_moment(closed, MORNING + timedelta(hours=3)) is not None
    assert at_moment(closed, MORNING + DAY) is None


def test_that_a_clock_that_went_back_needs_the_record(seen: HomeView) -> None:
    assert at_moment(replace(seen, meeting=None), MORNING - DAY) is None
    assert at_moment(replace(seen, meeting=None), MORNING + DAY) is not None


# In the window


class Held(Loading):
    """The database comes in when the test says so."""

    def then(self, go_on: Callable[[], object]) -> None:
        """Wait for the test."""
        self.arrive = go_on


class Start:
    """The program as it starts on the sample village, halted before the database is in."""

    def __init__(self, folder: DataFolder) -> None:
        self.held = Held()
        self.window = bootstrap.build_window(folder)
        self.opening = Opening(self.window, folder, sample=True, loading=self.held)
        self.window.show()
        self.window.activateWindow()
        self.opening.begin()
        QApplication.processEvents()

    @property
    def page(self) -> Any:
        return self.window.shell.page()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def arrive(self) -> None:
        """The database is in."""
        self.held.arrive()
        QApplication.processEvents()


@pytest.fixture
def start(
    dressed_app: QApplication, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Start]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    started = Start(folder)
    yield started
    started.window.close()
    if started.opening.office is not None:
        started.opening.office.record.close()


def test_that_the_page_stands_with_its_red_button_before_the_record_is_open(start: Start) -> None:
    assert start.window.office is None
    assert start.window.windowTitle().startswith("青石村")
    assert start.page.primary().text() == "进入会场"
    assert QApplication.focusWidget() is start.page.primary()
    page = start.page
    start.arrive()
    assert start.window.office is not None
    assert start.page is page
    assert start.page.desk is start.window.desk()


def test_that_enter_on_the_red_button_is_not_lost(start: Start) -> None:
    start.press(Qt.Key.Key_Return)
    assert start.window.room is None
    start.arrive()
    assert start.window.room is not None


def test_that_of_several_wishes_the_last_one_counts(start: Start) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    start.press(Qt.Key.Key_2, control)
    start.press(Qt.Key.Key_5, control)
    assert start.window.shell.place == "home"
    start.arrive()
    assert start.window.shell.place == "roster"


def test_that_the_finder_opens_once_there_is_something_to_find(start: Start) -> None:
    start.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    start.press(Qt.Key.Key_F8)
    start.arrive()
    assert any(type(child).__name__ == "Finder" for child in start.window.shell.children())


WHAT_IS_LOADED = """
import sys
from pathlib import Path
from xieshang_desktop import bootstrap
from xieshang_desktop.bootstrap import loading

def tell(self, go_on):
    from PySide6.QtWidgets import QApplication
    from xieshang_desktop.ui.pages.home.page import HomePage
    page = next(each for each in QApplication.allWidgets() if isinstance(each, HomePage))
    print(page.isVisible(), page.primary().text(), "sqlalchemy" in sys.modules)
    QApplication.exit(0)

loading.Loading.then = tell
sys.exit(bootstrap.run_window(bootstrap.DataFolder(Path(sys.argv[1])), sample=True))
"""


def test_that_the_page_is_painted_before_the_database_is_even_imported(
    folder: DataFolder, tmp_path: Path
) -> None:
    done = in_python(WHAT_IS_LOADED, folder.folder, home=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (0, "True 进入会场 False\n"), done.stdout + done.stderr
