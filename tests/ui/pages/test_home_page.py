"""工作台: the red button, the duties with their buttons, the pipeline."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.ui.pages.home.next_meeting import NextMeetingPanel
from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.findings import FindingRow
from xieshang_desktop.ui.widgets.reading_order import reading_order

NOON = datetime(2026, 3, 12, 12, 0)


def duties(village: Village) -> list[FindingRow]:
    return [row for row in village.page.findChildren(FindingRow) if row.isVisible()]


def the_button(row: FindingRow) -> Button:
    assert row.button is not None
    return row.button


def test_that_the_page_opens_on_the_red_button_and_enter_goes_into_the_room(village: Village) -> None:
    asked: list[str] = []
    village.window.shell.live_requested.connect(asked.append)
    assert village.focus is village.page.primary()
    assert village.page.primary().text() == "进入会场"
    village.press("Return")
    assert asked == [village.sample.id_of("会议", "m-20260312")]


def test_that_duties_stand_overdue_first_and_name_their_days(village: Village) -> None:
    names = [row.accessibleName() for row in duties(village)]
    assert names[0].startswith("违规：逾期2天四组蓄水池清淤")
    assert "今天最迟" in names[1]
    assert "重庆市实施办法第三十一条" in names[2]
    assert "还差3天饮水管网维修结果公示" in names[3]


def test_that_an_overdue_task_leads_to_the_form_of_its_progress(village: Village) -> None:
    village.click(the_button(duties(village)[0]))
    assert village.window.shell.place == "outcomes"
    assert village.button("记下进展").isVisible()


def test_that_the_notice_due_today_leads_to_its_form(village: Village) -> None:
    village.click(the_button(duties(village)[1]))
    assert village.window.shell.place == "meetings"
    assert village.button("记下已发出").isVisible()


def test_that_a_topic_of_the_pipeline_leads_to_its_card(village: Village) -> None:
    village.page.pipeline.columns["审定"].topic_requested.emit(village.sample.id_of("议题", "t-river"))
    QApplication.processEvents()
    assert village.window.shell.place == "topics"
    assert village.shows("河道巡护公约")


def test_that_a_meeting_under_way_is_what_one_goes_back_to(village: Village) -> None:
    village.sample.carry_out_until(datetime(2026, 3, 12, 9, 30))
    village.press("Ctrl+2", "Ctrl+1")
    assert village.page.primary().text() == "回到会场"
    assert village.shows("09:05开会")


def test_that_a_quarter_without_its_meeting_leads_to_the_form_that_calls_one(village: Village) -> None:
    village.sample.clock.at = datetime(2026, 7, 20, 8, 0)
    village.press("Ctrl+2", "Ctrl+1")
    row = next(each for each in duties(village) if "第一季度没有召开" in each.accessibleName())
    village.click(the_button(row))
    assert village.window.shell.place == "meetings"
    assert village.page.room.form is not None


def test_that_a_meeting_held_before_its_rules_leaves_nothing_to_do(village: Village) -> None:
    assert not [row for row in duties(village) if "施行" in row.accessibleName()]


def test_that_a_village_without_people_begins_with_its_register(theme: Theme, qtbot: QtBot) -> None:
    panel = NextMeetingPanel(theme)
    qtbot.addWidget(panel)
    asked: list[str] = []
    panel.import_requested.connect(lambda: asked.append("花名册"))
    panel.new_requested.connect(lambda: asked.append("会议"))
    panel.show_meeting(None, 0, NOON)
    panel.show()
    assert panel.button.text() == "导入花名册"
    qtbot.keyClick(panel.button, Qt.Key.Key_Return)
    panel.show_meeting(None, 983, NOON)
    assert panel.button.text() == "准备会议"
    qtbot.keyClick(panel.button, Qt.Key.Key_Return)
    assert asked == ["花名册", "会议"]


@pytest.mark.parametrize(("height", "duties_seen"), [(768, 4), (749, 3), (700, 2), (660, 2)])
def test_that_in_a_lower_window_the_duties_scroll_and_not_the_page(
    village: Village, height: int, duties_seen: int
) -> None:
    village.window.resize(1366, height)
    QApplication.processEvents()
    row = village.page.theme.px("height.duty_row")
    area = village.page.findChild(PlainScroll)
    assert area.verticalScrollBar().maximum() == 0
    assert village.page.duties.rows.viewport().height() // row == duties_seen


def test_that_tab_leads_through_the_window_as_it_is_read(village: Village) -> None:
    village.window.focusNextPrevChild(True)
    order = reading_order(village.window)
    stops = [each for each in order if each.isVisible() and each.isEnabled()]
    here = stops.index(village.focus)
    for expected in stops[here + 1 : here + 6]:
        village.press("Tab")
        assert village.focus is expected
