"""How the window on the second screen behaves: which scene, which screen, what a tick repaints."""

import gc
import json
import os
import re
import subprocess
import sys
import weakref
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.audience import views
from xieshang_desktop.queries.audience.view import AudienceView
from xieshang_desktop.ui.audience.placement import screen_under
from xieshang_desktop.ui.audience.scenes import Scene
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.theme import Theme


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **by: float) -> None:
        self.at += timedelta(**by)


class PaintWatch(QObject):
    """Notes the regions in which a window is repainted."""

    def __init__(self) -> None:
        super().__init__()
        self.regions: list[QRegion] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(QRegion(event.region()))
        return False


@pytest.fixture
def clock() -> Clock:
    return Clock(views.at(9, 42))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, clock: Clock) -> AudienceWindow:
    window = AudienceWindow(theme, clock=clock)
    qtbot.addWidget(window)
    return window


def repainted(window: AudienceWindow, clock: Clock, **by: float) -> QRegion:
    """What is painted again when so much time has passed and the window's own second is over."""
    QApplication.processEvents()
    watch = PaintWatch()
    window.installEventFilter(watch)
    clock.pass_by(**by)
    window.tick()
    QApplication.processEvents()
    window.removeEventFilter(watch)
    region = QRegion()
    for each in watch.regions:
        region = region.united(each)
    return region


def test_that_the_scene_follows_the_meeting(window: AudienceWindow) -> None:
    seen: list[str] = []
    window.scene_changed.connect(seen.append)
    for view in (
        views.welcome(),
        views.item(),
        views.speaking(),
        views.voting(),
        views.result(),
        views.closed(),
    ):
        window.show_view(view)
    assert seen == ["到会人数", "议题", "发言", "表决", "结果", "空白"]


def test_that_a_chosen_scene_stays_until_the_meeting_is_followed_again(window: AudienceWindow) -> None:
    window.show_view(views.item())
    window.show_scene(Scene.BLANK)
    window.show_view(views.speaking())
    kept = window.scene
    window.show_scene(None)
    assert (kept, window.scene) == (Scene.BLANK, Scene.SPEAKER)


def test_that_a_chosen_scene_without_content_gives_way(window: AudienceWindow) -> None:
    window.show_view(views.speaking())
    window.show_scene("发言")
    window.show_view(views.item())
    assert window.scene is Scene.ITEM


def test_that_an_unknown_scene_is_an_error(window: AudienceWindow) -> None:
    with pytest.raises(ValueError, match="花名册"):
        window.show_scene("花名册")


def test_that_a_tick_repaints_the_countdown_and_its_bar_alone(window: AudienceWindow, clock: Clock) -> None:
    window.show_view(views.speaking())
    window.present()
    region = repainted(window, clock, seconds=1)
    width, height = window.width(), window.height()
    assert region.contains(QPoint(width * 4 // 5, height * 2 // 5))
    assert region.contains(QPoint(width // 2, round(height * 0.668)))
    for elsewhere in (QPoint(width // 6, height // 3), QPoint(width // 2, height * 9 // 10), QPoint(9, 9)):
        assert not region.contains(elsewhere)


def test_that_a_tick_repaints_nothing_while_the_speaker_is_paused(
    window: AudienceWindow, clock: Clock
) -> None:
    window.show_view(replace(views.speaking(), speaker=replace(views.speaker(), used=60, running_since=None)))
    window.present()
    assert repainted(window, clock, seconds=1).isEmpty()


def test_that_the_time_of_day_is_painted_when_its_minute_is_over(
    window: AudienceWindow, clock: Clock
) -> None:
    window.show_view(views.item())
    window.present()
    assert not repainted(window, clock, minutes=1).isEmpty()
    assert repainted(window, clock, seconds=1).isEmpty()


def test_that_the_countdown_goes_on_without_a_new_view(window: AudienceWindow, clock: Clock) -> None:
    window.show_view(views.speaking())
    window.present()
    before = window.grab().toImage()
    clock.pass_by(seconds=10)
    assert window.grab().toImage() != before


def test_that_the_only_screen_is_never_covered(window: AudienceWindow) -> None:
    window.show_view(views.welcome())
    window.present()
    assert not window.fills_a_screen
    assert window.width() < window.screen().availableGeometry().width() * 0.6


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F12])
def test_that_a_key_closes_the_preview(window: AudienceWindow, qtbot: QtBot, key: Qt.Key) -> None:
    window.present()
    with qtbot.waitSignal(window.closed, timeout=1000):
        QTest.keyClick(window, key)
    assert not window.isVisible()


def test_that_a_picture_can_be_had_at_the_size_of_any_screen(window: AudienceWindow) -> None:
    window.show_view(views.result())
    picture = window.picture(1920, 1080)
    assert (picture.width(), picture.height()) == (1920, 1080)
    assert picture.pixel(96 + 4, 560) != picture.pixel(3, 3)


def test_that_before_the_first_view_the_screen_is_plain(window: AudienceWindow) -> None:
    window.present()
    picture = window.grab().toImage()
    assert picture.pixel(1, 1) == picture.pixel(picture.width() // 2, picture.height() // 2)


@pytest.fixture(scope="module")
def seen_on_two_screens(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a process with two screens of these sizes saw; its platform cannot be changed once it runs."""
    folder = tmp_path_factory.mktemp("screens")
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96,
         "logicalBaseDpi": 96, "dpr": 1}
        for name, x, width, height in (("laptop", 0, 1366, 768), ("projector", 1366, 1920, 1080))
    ]  # fmt: skip
    (folder / "screens.json").write_text(json.dumps({"screens": screens}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={folder / 'screens.json'}"}
    result = subprocess.run(
        [sys.executable, "-m", "tests.ui.audience.two_screens"],
        cwd=Path(__file__).parents[3],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.stdout, result.stderr
    seen: dict[str, object] = json.loads(result.stdout.splitlines()[-1])
    return seen


def test_that_a_second_screen_is_filled_from_edge_to_edge(seen_on_two_screens: dict[str, object]) -> None:
    assert seen_on_two_screens["with projector"] == {"full": True, "area": [1366, 0, 1920, 1080]}


def test_that_the_cursor_does_not_lie_on_the_picture(seen_on_two_screens: dict[str, object]) -> None:
    assert seen_on_two_screens["cursor hidden"] is True


def test_that_a_pulled_cable_makes_it_a_preview_beside_the_work(
    seen_on_two_screens: dict[str, object],
) -> None:
    after = seen_on_two_screens["projector unplugged"]
    assert isinstance(after, dict)
    assert after["full"] is False
    assert after["area"][0] + after["area"][2] <= 1366


def test_that_a_projector_plugged_in_again_is_filled_again(seen_on_two_screens: dict[str, object]) -> None:
    assert seen_on_two_screens["projector back"] == {"full": True, "area": [1366, 0, 1920, 1080]}


def test_that_the_screen_of_the_operator_is_left_free_wherever_it_is(
    seen_on_two_screens: dict[str, object],
) -> None:
    assert seen_on_two_screens["operator on projector"] == {"full": True, "area": [0, 0, 1366, 768]}


def test_that_mirrored_screens_count_as_one(seen_on_two_screens: dict[str, object]) -> None:
    assert seen_on_two_screens["mirrored"] is False


def test_that_every_change_of_place_is_told(seen_on_two_screens: dict[str, object]) -> None:
    assert seen_on_two_screens["told"] == [True, False, True]


def test_that_a_screen_does_not_go_with_the_window_that_lay_on_it(qapp: QApplication) -> None:
    """Else the next window ends the program: PySide takes the screen of a widget for its child."""
    work = QWidget()
    work.show()
    assert screen_under(work) in QGuiApplication.screens()
    held = weakref.ref(work)
    work.close()
    del work
    gc.collect()
    assert held() is None
    assert shiboken6.isValid(QGuiApplication.primaryScreen())


def test_that_nothing_asks_a_widget_for_its_screen() -> None:
    package = Path(__file__).resolve().parents[3] / "xieshang_desktop"
    asks = re.compile(r"\w\.screen\(\)")
    assert [path.name for path in package.rglob("*.py") if asks.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("view", "name", "words"),
    [
        (views.welcome(), "大屏：到会人数", "实到29人，应到45人，需到30人"),
        (views.between(), "大屏：议程", "误工补贴人员和标准，未开始"),
        (views.item(), "大屏：议题", "第2项，安装太阳能路灯方案"),
        (views.speaking(), "大屏：发言", "张秀兰正在发言，接下来李思全、马俊峰、王堃"),
        (views.voting(), "大屏：表决", "需18票"),
        (views.result(), "大屏：结果", "赞成18票，需18票，通过"),
        (views.closed(), "大屏：空白", "青石村"),
    ],
)
def test_that_a_reader_can_tell_what_the_hall_sees(
    window: AudienceWindow, view: AudienceView, name: str, words: str
) -> None:
    window.show_view(view)
    assert window.accessibleName() == name
    assert words in window.accessibleDescription()
