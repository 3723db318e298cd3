"""The end by keys: slips of the pen put right with a reason, the paper large enough to read, the code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtTest import QTest

from tests.ui.live.conftest import Hall
from xieshang_desktop.queries.corrections import corrections_of
from xieshang_desktop.ui.live.panels.archive import spaced
from xieshang_desktop.ui.live.panels.paper_pages import PaperPages
from xieshang_desktop.ui.live.sheets.correcting import CorrectSheet
from xieshang_desktop.ui.theme import Theme

OpenHall = Callable[[str], Hall]


def correcting(room: Hall) -> CorrectSheet:
    sheet = room.page.stage.open_sheet
    assert isinstance(sheet, CorrectSheet)
    return sheet


def test_that_what_was_noted_wrongly_is_put_right_with_a_reason(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Ctrl+F8")
    sheet = correcting(room)
    assert "（改成什么）" in room.red
    sheet._value.line.setFocus()
    room.press("Ctrl+A")
    room.type("灯杆避开晒坝")
    assert "（先写理由）" in room.red
    sheet._reason.line.setFocus()
    room.type("听错了")
    room.press("Ctrl+Return")
    assert room.view.floor is not None
    assert room.view.floor.opinions[0].text == "灯杆避开晒坝"
    (line,) = room.village.office.read(corrections_of, room.page.session.meeting_id)
    assert line.reason == "听错了"
    assert "改为“灯杆避开晒坝”" in line.sentence


def test_that_what_was_put_right_may_be_put_right_again(hall: OpenHall) -> None:
    room = hall("09:42")
    for words in ("灯杆避开晒坝", "灯杆避开水沟"):
        room.press("Ctrl+F8")
        sheet = correcting(room)
        sheet._value.show_text(words)
        sheet._reason.show_text("听错了")
        room.press("Ctrl+Return", "Escape")
    assert room.view.floor is not None
    assert room.view.floor.opinions[0].text == "灯杆避开水沟"


def test_that_a_figure_is_put_right_by_a_figure(hall: OpenHall) -> None:
    room = hall("10:36")
    room.press("Ctrl+F8")
    sheet = correcting(room)
    tally = next(act for act in sheet._acts if any(field.name == "for_" for field in act.fields))
    sheet._list.choose(str(tally.entry))
    sheet._value.show_text("十八")
    assert sheet.unready() == "赞成要写数字"
    assert sheet._fits(tally.fields[0], "18")


def page_of(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    data = QByteArray()
    buffer = QBuffer(data)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    assert writer.write(image)
    return bytes(data.data())


@pytest.fixture
def pages(theme: Theme) -> PaperPages:
    shown = PaperPages(theme)
    shown.resize(900, 500)
    shown.show_pages([page_of(1100, 1556), page_of(1100, 1556)])
    return shown


def test_that_a_page_is_as_wide_as_there_is_room(pages: PaperPages) -> None:
    assert pages._size().width() >= 850
    QTest.keyClick(pages, Qt.Key.Key_Return)
    assert pages._size().height() < 500


def test_that_the_keys_move_over_the_page_and_turn_it(pages: PaperPages) -> None:
    for _ in range(40):
        QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert 0 < pages._down <= pages._size().height()
    QTest.keyClick(pages, Qt.Key.Key_Right)
    assert (pages.number, pages._down) == (1, 0)
    QTest.keyClick(pages, Qt.Key.Key_Up)
    assert pages._down == 0


def test_that_the_sealed_record_shows_the_code_to_compare_with_the_paper(hall: OpenHall) -> None:
    room = hall("10:46")
    closing = room.view.closing
    assert closing is not None
    assert len(closing.digest) == 64
    assert spaced("0123456789abcdef" * 4) == "0123 4567 89AB CDEF"
