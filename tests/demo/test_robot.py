"""The robot uses only what a person could use, and says what was in the way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.audience import views
from xieshang_desktop.demo.camera import Camera
from xieshang_desktop.demo.clock import ScriptedClock
from xieshang_desktop.demo.robot import Robot
from xieshang_desktop.demo.stops import DemoStopped


class Desk(QWidget):
    """A small window: a field, a box, two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.box = QLineEdit(), QPlainTextEdit()
        self.line.setAccessibleName("姓名")
        self.box.setAccessibleName("要点")
        self.save, self.other = QPushButton("存下"), QPushButton("不用")
        self.presses: list[str] = []
        self.save.clicked.connect(lambda: self.presses.append("存下"))
        column = QVBoxLayout(self)
        for widget in (self.line, self.box, self.save, self.other, QLabel("说明")):
            column.addWidget(widget)
        shortcut = QShortcut(QKeySequence("F7"), self)
        shortcut.activated.connect(lambda: self.presses.append("F7"))


@pytest.fixture
def desk(qtbot: QtBot, dressed_app: QApplication) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitExposed(desk)
    desk.activateWindow()
    desk.line.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.line)
    return desk


def stopped(deed: Callable[[], object]) -> str:
    with pytest.raises(DemoStopped) as stop:
        deed()
    return stop.value.sentence


def test_that_a_button_is_found_by_its_words_and_pressed(desk: Desk) -> None:
    Robot(desk).click("存下")
    assert desk.presses == ["存下"]


def test_that_letters_of_every_kind_go_where_the_keyboard_is(desk: Desk) -> None:
    Robot(desk).type_text("张秀兰 zxl 36盏。")
    assert desk.line.text() == "张秀兰 zxl 36盏。"


def test_that_a_field_of_several_lines_is_typed_into_as_well(desk: Desk) -> None:
    robot = Robot(desk)
    robot.press("Tab")
    robot.type_text("同意，先装学校路段。")
    assert desk.box.toPlainText() == "同意，先装学校路段。"


def test_that_a_key_of_the_window_works_wherever_the_keyboard_is(desk: Desk) -> None:
    Robot(desk).press("F7")
    assert desk.presses == ["F7"]


def test_that_a_button_that_is_switched_off_stops_the_robot(desk: Desk) -> None:
    desk.save.setEnabled(False)
    assert "“存下”现在不能用" in stopped(lambda: Robot(desk).click("存下"))
    assert desk.presses == []


def test_that_a_hidden_button_is_not_seen_and_the_others_are_named(desk: Desk) -> None:
    desk.save.hide()
    sentence = stopped(lambda: Robot(desk).click("存下"))
    assert "看不到“存下”" in sentence
    assert "不用" in sentence


def test_that_a_covered_button_is_not_pressed_through_its_cover(desk: Desk) -> None:
    cover = QLabel("盖住", desk)
    cover.setGeometry(desk.save.geometry())
    cover.show()
    assert "挡住" in stopped(lambda: Robot(desk).click("存下"))


def test_that_two_of_one_name_are_one_too_many(desk: Desk) -> None:
    desk.other.setText("存下")
    assert "2处“存下”" in stopped(lambda: Robot(desk).click("存下"))


def test_that_nothing_is_typed_where_no_field_has_the_keyboard(desk: Desk) -> None:
    desk.save.setFocus()
    assert "光标不在输入框里" in stopped(lambda: Robot(desk).type_text("张"))


def test_that_nothing_is_typed_into_a_locked_field(desk: Desk) -> None:
    desk.line.setReadOnly(True)
    assert "光标不在输入框里" in stopped(lambda: Robot(desk).type_text("张"))


def test_that_what_does_not_come_about_stops_the_robot(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xieshang_desktop.demo.robot.wait_until", lambda condition: condition())
    assert stopped(lambda: Robot(desk).expect(lambda: False, "没有存上。")) == "没有存上。"


def test_that_two_pictures_alike_stop_the_demonstration(desk: Desk, tmp_path: Path) -> None:
    camera = Camera(tmp_path / "pictures")
    first = camera.take(desk, "开始")
    assert first.name == "001-开始.png"
    assert QImage(str(first)).size() == desk.size() * desk.devicePixelRatioF()
    assert "一样" in stopped(lambda: camera.take(desk, "又一张"))
    desk.line.setText("变了")
    assert camera.take(desk, "又一张").name == "002-又一张.png"


def test_that_the_script_s_clock_never_goes_back() -> None:
    clock = ScriptedClock(views.at(9, 5))
    clock.move_to(views.at(9, 4))
    clock.pass_by(30)
    assert clock() == views.at(9, 5, 30)


def test_that_the_keyboard_reaches_the_window_itself_when_nothing_has_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    pressed: list[int] = []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_F12), window)
    shortcut.activated.connect(lambda: pressed.append(1))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    Robot(window).press("F12")
    assert pressed == [1]
