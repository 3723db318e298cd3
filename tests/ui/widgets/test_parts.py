"""Buttons, fields, steps, timers, toasts and rows: what they say, tell, and keep from the user."""

from itertools import count

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.findings import FindingRow
from xieshang_desktop.ui.widgets.focus import FocusRing
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextBox, TextField
from xieshang_desktop.ui.widgets.pipeline import PipelineColumn
from xieshang_desktop.ui.widgets.quorum_bar import QuorumBar, QuorumCount
from xieshang_desktop.ui.widgets.row_scroll import RowScroll
from xieshang_desktop.ui.widgets.sign_in import SignInColumn, SignInRow
from xieshang_desktop.ui.widgets.speech_timer import SpeechReading, SpeechTimer, clock_words
from xieshang_desktop.ui.widgets.stepper import Step, Stepper
from xieshang_desktop.ui.widgets.toast import Toast


def _page(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for each in widgets:
        column.addWidget(each)
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_that_a_button_that_cannot_be_used_says_why(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "宣布开会", key="F5")
    qtbot.addWidget(button)
    button.show_unready("还差1人")
    assert (button.text(), button.isEnabled()) == ("宣布开会（还差1人）", False)
    button.show_ready()
    assert (button.text(), button.isEnabled()) == ("宣布开会", True)


def test_that_enter_and_space_press_a_button(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "发出通知", kind="primary")
    presses: list[object] = []
    button.clicked.connect(lambda: presses.append(1))
    page = _page(qtbot, button)
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(button, key)
    assert len(presses) == 3
    assert page.isVisible()


def test_that_the_ring_takes_no_room_and_goes_with_the_focus(qtbot: QtBot, theme: Theme) -> None:
    first, second = Button(theme, "看名单"), Button(theme, "打印")
    page = _page(qtbot, first, second)
    before = first.geometry()
    first.setFocus()
    rings = [ring for ring in page.findChildren(FocusRing) if ring.isVisible()]
    assert len(rings) == 1
    assert rings[0].geometry().contains(first.geometry())
    assert first.geometry() == before
    second.setFocus()
    visible = [ring.geometry() for ring in page.findChildren(FocusRing) if ring.isVisible()]
    assert [each.contains(second.geometry()) for each in visible] == [True]


def test_that_a_compact_button_keeps_its_name(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "大屏", icon="device-desktop")
    qtbot.addWidget(button)
    button.show_compact(True)
    assert button.sizeHint().width() == button.sizeHint().height()
    assert (button.accessibleName(), button.toolTip()) == ("大屏", "大屏")


def test_that_a_wrong_field_says_what_would_be_right(qtbot: QtBot, theme: Theme) -> None:
    field = TextField(theme, "时间")
    page = _page(qtbot, Labelled(theme, "时间", field))
    height = field.line.height()
    field.show_wrong("最早3月8日开会")
    assert field.line.accessibleDescription() == "最早3月8日开会"
    assert field.line.height() == height
    field.show_right()
    assert field.line.accessibleDescription() == ""
    assert page.isVisible()


def test_that_showing_a_text_tells_nothing_and_typing_does(qtbot: QtBot, theme: Theme) -> None:
    field, box = TextField(theme, "地点"), TextBox(theme, "要点")
    told: list[object] = []
    field.edited.connect(told.append)
    box.edited.connect(told.append)
    page = _page(qtbot, field, box)
    field.show_text("村委会")
    box.show_text("同意")
    assert told == []
    qtbot.keyClicks(field.line, "a")
    qtbot.keyClicks(box, "b")
    assert len(told) == 2
    assert page.isVisible()


def test_that_enter_hands_a_note_over_and_shift_enter_begins_a_line(qtbot: QtBot, theme: Theme) -> None:
    box = TextBox(theme, "要点")
    told: list[object] = []
    box.submitted.connect(told.append)
    page = _page(qtbot, box)
    qtbot.keyClicks(box, "a")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(box, "b")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert [str(text).split() for text in told] == [["a", "b"]]
    assert page.isVisible()


def test_that_a_locked_field_takes_no_letters(qtbot: QtBot, theme: Theme) -> None:
    field = TextField(theme, "应到")
    page = _page(qtbot, field)
    field.show_text("45人")
    field.show_locked("名单已封存")
    qtbot.keyClicks(field.line, "9")
    assert field.text() == "45人"
    field.show_open()
    qtbot.keyClicks(field.line, "9")
    assert field.text() == "45人9"
    assert page.isVisible()


def test_that_a_drop_down_knows_values_and_not_places(qtbot: QtBot, theme: Theme) -> None:
    field = DropDown(theme, "形式")
    told: list[object] = []
    field.chosen.connect(told.append)
    page = _page(qtbot, field)
    field.show_options([("村民代表会议", "a"), ("村民会议", "b")], "b")
    assert (field.value(), told) == ("b", [])
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert (field.value(), told) == ("a", ["a"])
    assert page.isVisible()


def test_that_only_steps_that_were_reached_can_be_opened(qtbot: QtBot, theme: Theme) -> None:
    stepper = Stepper(theme)
    told: list[object] = []
    stepper.step_requested.connect(told.append)
    stepper.show_steps([Step("a", "签到", "done"), Step("b", "开会", "now"), Step("c", "议程")])
    page = _page(qtbot, stepper)
    for part in stepper.findChildren(QWidget):
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert told == ["a", "b"]
    stepper.findChildren(QWidget)[0].setFocus()
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Right)
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert told == ["a", "b", "b"]


def test_that_the_compact_stepper_shows_the_current_step_alone(qtbot: QtBot, theme: Theme) -> None:
    stepper = Stepper(theme)
    stepper.show_steps([Step("a", "签到", "done"), Step("b", "开会", "now"), Step("c", "议程")])
    page = _page(qtbot, stepper)
    stepper.show_compact(True)
    shown = [part.accessibleName() for part in stepper.findChildren(QWidget) if part.isVisible()]
    assert shown == ["第2步，开会，正在进行"]
    assert page.isVisible()


def test_that_time_is_said_in_words() -> None:
    said = [SpeechReading(used, 120).words for used in (0.4, 84.0, 84.9, 120.0, 120.9, 132.0)]
    assert said == ["还有2分钟", "还有36秒", "还有36秒", "还有0秒", "还有0秒", "超时12秒"]
    assert SpeechReading(40, 120, True).words == "已暂停"
    assert [SpeechReading(used, 120).is_late for used in (104.9, 105.0, 130.0)] == [False, True, True]
    assert [clock_words(used) for used in (0, 59.9, 60, 3599)] == ["00:00", "00:59", "01:00", "59:59"]


class _WatchedTimer(SpeechTimer):
    """A timer that notes what it was asked to paint again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.painted: list[QRegion] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.region())
        super().paintEvent(event)


def test_that_a_second_repaints_time_and_bar_and_leaves_the_name(qtbot: QtBot, theme: Theme) -> None:
    timer, seconds = _WatchedTimer(theme), count(10)
    page = _page(qtbot, timer)
    timer.show_speaker("张秀兰", "一组")
    timer.show_speech(lambda: next(seconds) + 0.98, 120)
    name = QRect(0, 0, 150, timer.height() // 2)
    qtbot.waitUntil(lambda: bool(timer.painted) and not timer.painted[-1].intersects(name))
    assert timer.painted[-1].intersects(QRect(0, timer.height() - 5, timer.width(), 5))
    timer.show_nobody()
    assert page.isVisible()


def test_that_a_pause_stops_the_ticking(qtbot: QtBot, theme: Theme) -> None:
    timer = SpeechTimer(theme)
    qtbot.addWidget(timer)
    timer.show_speech(lambda: 40.0, 120, paused=True)
    assert not timer._tick.isActive()
    assert timer.remaining.text() == "已暂停"


def test_that_a_quorum_is_said_with_its_figures() -> None:
    assert QuorumCount(29, 45, 30).sentence == "实到29人，需30人，还差1人"
    assert QuorumCount(30, 45, 30).sentence == "实到30人，需30人，已达到"
    assert QuorumCount(31, 38, None).sentence == "实到31人"
    assert QuorumCount(120, 236, 158, "户").sentence == "实到120户，需158户，还差38户"


def test_that_a_bar_of_nobody_is_drawn(qtbot: QtBot, theme: Theme) -> None:
    bar = QuorumBar(theme)
    qtbot.addWidget(bar)
    bar.show_count(0, 0, 0)
    assert not bar.grab().isNull()


def test_that_a_toast_can_be_undone_and_the_next_replaces_it(qtbot: QtBot, theme: Theme) -> None:
    page = _page(qtbot)
    told: list[object] = []
    toast = Toast(theme, page)
    toast.undo_requested.connect(lambda: told.append("undo"))
    toast.show_done("已签到：李显贵，三组。实到30人", QPoint(16, 480))
    toast.show_done("已签到：张秀兰，一组。实到31人", QPoint(16, 480))
    assert toast.accessibleName() == "已签到：张秀兰，一组。实到31人"
    assert toast.geometry().bottomLeft() == QPoint(16, 479)
    buttons = [each for each in toast.findChildren(QWidget) if each.accessibleName() == "撤销"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert told == ["undo"]
    assert not toast.isVisible()


def test_that_a_finding_leads_to_where_it_is_put_right(qtbot: QtBot, theme: Theme) -> None:
    row = FindingRow(theme, "违规", "公示12日，不足15日", "第三十五条", "延长公示")
    told: list[object] = []
    row.action_requested.connect(lambda: told.append(1))
    page = _page(qtbot, row)
    assert row.button is not None
    row.button.setFocus()
    qtbot.keyClick(row.button, Qt.Key.Key_Return)
    assert told == [1]
    assert row.accessibleName() == "违规：公示12日，不足15日。第三十五条"
    assert page.isVisible()


def test_that_a_click_on_a_row_at_the_door_tells_whose_it_is(qtbot: QtBot, theme: Theme) -> None:
    column = SignInColumn(theme, "一组")
    told: list[object] = []
    column.row_clicked.connect(told.append)
    column.show_rows([SignInRow("a", "陈德明", ticked=True), SignInRow("b", "何永建")], "1/2")
    page = _page(qtbot, column)
    row = theme.px("height.table_head") + theme.px("height.sign_row") + 10
    qtbot.mouseClick(column, Qt.MouseButton.LeftButton, pos=QPoint(60, row))
    qtbot.mouseClick(column, Qt.MouseButton.LeftButton, pos=QPoint(60, 5))
    assert told == ["b"]
    assert column.accessibleName() == "一组，到会1/2，未到：何永建"
    assert page.isVisible()


def test_that_a_stage_shows_three_topics_and_says_how_many_more(qtbot: QtBot, theme: Theme) -> None:
    column = PipelineColumn(theme, "落实")
    told: list[object] = []
    column.topic_requested.connect(told.append)
    column.stage_requested.connect(lambda: told.append("stage"))
    page = _page(qtbot, column)
    column.show_topics([(n, f"议题{n}", False) for n in range(5)], 6)
    tiles = [each for each in column.findChildren(QWidget) if each.accessibleName().startswith("议题")]
    assert len(tiles) == 3
    tiles[1].setFocus()
    qtbot.keyClick(tiles[1], Qt.Key.Key_Return)
    assert told == [1]
    assert page.isVisible()


def test_that_rows_scroll_by_whole_rows(qtbot: QtBot, theme: Theme) -> None:
    scroll = RowScroll(theme, 60, "今天要办")
    scroll.show_rows([QWidget() for _ in range(20)])
    page = _page(qtbot, scroll)
    assert scroll.viewport().height() % 60 == 0
    scroll.verticalScrollBar().setValue(95)
    assert scroll.verticalScrollBar().value() == 120
    scroll.show_row(19)
    assert scroll.verticalScrollBar().value() == 20 * 60 - scroll.viewport().height()
    assert page.isVisible()
