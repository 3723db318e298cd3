"""A walk through all pages of the rail, and through them once more in larger letters."""

from xieshang_desktop.demo.screens import LAPTOP
from xieshang_desktop.demo.stage import Stage
from xieshang_desktop.demo.stops import DemoStopped
from xieshang_desktop.ui.actions import RAIL, Action
from xieshang_desktop.ui.main_window import MainWindow

LARGER, NORMAL = "150%", "100%"


def visit_pages(stage: Stage, suffix: str = "") -> None:
    """Every page by its key, with a picture."""
    for action in RAIL:
        stage.robot.press(action.key)
        _expect_place(stage, action)
        stage.shoot(f"{action.words}{suffix}")
    stage.robot.press(RAIL[0].key)


def _expect_place(stage: Stage, action: Action) -> None:
    stage.robot.expect(lambda: _place(stage) == action.id, f"没有到“{action.words}”这一页。")


def visit_in_larger_letters(stage: Stage) -> None:
    """Out of the room, 150 %, all pages and the room, and back to 100 %."""
    leave_room(stage)
    _choose_size(stage, LARGER)
    visit_pages(stage, "-150")
    enter_room(stage, "回到会场")
    stage.shoot("会场-150")
    leave_room(stage)
    _choose_size(stage, NORMAL)
    stage.robot.press(RAIL[0].key)
    enter_room(stage, "回到会场")


def enter_room(stage: Stage, words: str) -> None:
    """The red button of 工作台; then the hall's screen, where it has not opened by itself."""
    stage.robot.click(words)
    stage.robot.expect(lambda: stage.in_room(), f"按了“{words}”，可是没有进入会场。")
    _keep_laptop_size(stage)
    if stage.hall() is None:
        stage.robot.press("F12")
        stage.robot.expect(lambda: stage.hall() is not None, "按了F12，可是大屏没有打开。")


def leave_room(stage: Stage) -> None:
    """The arrow in the head."""
    stage.robot.click("离开会场")
    stage.robot.expect(lambda: not stage.in_room(), "按了“离开会场”，可是还在会场。")


def _keep_laptop_size(stage: Stage) -> None:
    """The room fills the screen; on one larger than a laptop's F11 leaves it, for pictures of one size."""
    window = stage.robot.window
    if window.width() > LAPTOP[0] and window.isFullScreen():
        stage.robot.press("F11")
        stage.robot.expect(lambda: window.width() == LAPTOP[0], "按了F11，窗口没有回到原来的大小。")


def _choose_size(stage: Stage, words: str) -> None:
    stage.robot.press("Ctrl+7")
    stage.robot.click(words)
    factor = float(words.rstrip("%")) / 100
    stage.robot.expect(lambda: _window(stage).theme.scale == factor, f"字号没有改成{words}。")


def _window(stage: Stage) -> MainWindow:
    window = stage.robot.window
    if not isinstance(window, MainWindow):
        raise DemoStopped("没有主窗口。")
    return window


def _place(stage: Stage) -> str:
    return _window(stage).shell.place
