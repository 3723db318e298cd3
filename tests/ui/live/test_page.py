"""The page at its moments: what survives a kill, what a key does, and that nothing is ever cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QScrollBar

from tests.ui.live.conftest import Hall, dispose, entered
from tests.ui.live.rehearsal import room_at
from xieshang_desktop.domain.vocabulary import Verdict
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.panels.foot import LiveFoot
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.theme import apply_theme, load_theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.speech_timer import SpeechTimer
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label

OpenHall = Callable[[str], Hall]
MOMENTS = ("08:57", "09:05", "09:18", "09:42", "09:56", "09:57:30", "10:12", "10:32", "10:36", "10:46")


def test_that_the_speech_goes_on_where_it_was_after_a_kill(hall: OpenHall) -> None:
    room = hall("09:42")
    again = Cockpit(room.page._theme, LiveSession(room.village.office, room.page.session.meeting_id))
    timer = again.findChildren(SpeechTimer)[0]
    assert timer.remaining.text() == "还有36秒"
    red = again.findChild(Button, "red_button")
    assert red is not None
    assert red.text() == "结束发言，请下一位：李思全"
    dispose(again)


def test_that_a_paused_speech_keeps_its_time(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("F5")
    room.wait(300)
    assert room.view.floor is not None
    assert room.view.floor.current is not None
    assert room.view.floor.current.used_at(room.village.clock.at) == 84


def test_that_escape_leaves_a_sheet_and_f1_lists_the_keys(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("F1")
    assert room.page.stage.open_sheet is not None
    room.press("Escape")
    assert room.page.stage.open_sheet is None


def test_that_escape_in_an_empty_search_field_leaves_the_sheet(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("F4")
    room.type("lx")
    room.press("Escape")
    assert room.page.stage.open_sheet is not None
    room.press("Escape")
    assert room.page.stage.open_sheet is None


def test_that_a_refusal_is_said_and_the_next_act_takes_it_away(hall: OpenHall) -> None:
    room = hall("09:42")
    said: list[str] = []
    room.page.session.refused.connect(lambda sentence, _remedy: said.append(sentence))
    room.press("Ctrl+D")
    room.type("lsq")
    room.press("Return")
    assert len(said) == 1
    assert "李思全" in said[0]


def test_that_undo_takes_back_the_last_act(hall: OpenHall) -> None:
    room = hall("09:42")
    before = len(room.view.floor.waiting) if room.view.floor else 0
    room.press("F8")
    assert room.view.floor is not None
    assert len(room.view.floor.waiting) == before - 1


def test_that_late_comers_sign_in_while_the_meeting_runs(hall: OpenHall) -> None:
    room = hall("09:42")
    room.page.stage.look_at(next(iter(type(room.page.stage.place))))
    room.type("gsw")
    assert room.red == "签到：龚绍文"
    room.press("Return")
    assert room.view.quorum.present == 35
    room.press("Escape", "Escape")
    assert room.red.startswith("结束发言")


def test_that_a_vote_by_name_takes_one_key_for_each(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Alt+3", "Ctrl+Return")
    assert room.red == "得出结果（还有34人）"
    for _ in range(20):
        room.press("1")
    for _ in range(14):
        room.press("2")
    assert room.red == "得出结果"
    room.press("F7")
    assert room.view.vote is not None
    assert room.view.vote.verdict == "通过"


def test_that_who_is_missing_has_a_telephone_only_while_the_screen_is_not_mirrored(hall: OpenHall) -> None:
    room = hall("08:57")
    room.type("lxg")
    assert "138 0000 2365" in words_on(room.page)
    room.page.show_mirrored(True)
    assert "138 0000 2365" not in words_on(room.page)


def test_that_consensus_is_recorded_with_figures(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("F6")
    for count in ("30", "2", "2"):
        room.type(count)
        room.press("Return")
    room.press("Ctrl+Return")
    assert room.view.floor is not None
    rounds = [(each.support, each.reservations, each.objections) for each in room.view.floor.consensus]
    assert rounds == [(30, 2, 2)]


def words_on(page: Cockpit) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisibleTo(page)]


@pytest.mark.parametrize(
    ("clock", "scale"),
    [
        (clock, scale)
        for clock in MOMENTS
        for scale in ((1.0, 1.25, 1.5, 2.0) if clock == "09:42" else (1.0, 1.5))
    ],
)
def test_that_no_word_is_cut_off(
    dressed_app: QApplication, resources: Path, tmp_path: Path, clock: str, scale: float
) -> None:
    theme = load_theme(resources, scale=scale, calm=True)
    apply_theme(dressed_app, theme)
    village, meeting = room_at(tmp_path, clock)
    page = Cockpit(theme, LiveSession(village.office, meeting))
    page.resize(1366, 768)
    page.show()
    dressed_app.processEvents()
    page.enter()
    dressed_app.processEvents()
    try:
        assert (page.width(), page.height()) == (1366, 768)
        assert cut_off(page) == []
        foot = page.findChildren(LiveFoot)[0]
        assert foot.geometry().bottom() == page.height() - 1
        if scale == 1.0:
            bars = [bar for bar in page._body.findChildren(QScrollBar) if bar.parent() and bar.isVisible()]
            assert page._body.verticalScrollBar() not in bars
    finally:
        dispose(page)
        village.office.record.close()
        apply_theme(dressed_app, load_theme(resources, calm=True))


def test_that_at_150_changing_the_speaker_gives_way_for_whoever_speaks_next_too(
    dressed_app: QApplication, resources: Path, tmp_path: Path
) -> None:
    theme = load_theme(resources, scale=1.5, calm=True)
    apply_theme(dressed_app, theme)
    village, meeting = room_at(tmp_path, "09:42")
    page = entered(theme, village.office, meeting)
    room = Hall(village, page)
    try:
        floor = room.view.floor
        for _ in floor.waiting if floor is not None else ():
            room.press("Ctrl+Return")
        assert room.red == "结束发言"
        assert [each.text() for each in page.findChildren(Button) if each.isVisible()].count("加1分钟") == 1
        assert not [each for each in page.findChildren(Button) if "换人" in each.text() and each.isVisible()]
        assert page._body.horizontalScrollBar().maximum() == 0
    finally:
        dispose(page)
        village.office.record.close()
        apply_theme(dressed_app, load_theme(resources, calm=True))


def cut_off(page: Cockpit) -> list[str]:
    labels = [
        label.text()
        for label in page.findChildren(Label)
        if label.isVisible()
        and not isinstance(label, ElidedLabel)
        and label.text()
        and label.width() + 1 < QFontMetricsF(label.font()).horizontalAdvance(label.text())
    ]
    buttons = [
        button.text()
        for button in page.findChildren(Button)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    return labels + buttons


def test_that_words_begun_for_one_speaker_stay_his_when_the_next_is_called(hall: OpenHall) -> None:
    room = hall("09:42")
    room.page.stage.rooms.floor.notes.box.setFocus()
    room.type("灯杆要避开晒坝")
    room.press("Ctrl+Return")
    assert room.view.floor is not None
    assert room.view.floor.current is not None
    assert room.view.floor.current.name == "李思全"
    room.press("Return")
    newest = room.view.floor.opinions[0]
    assert (newest.name, newest.text) == ("张秀兰", "灯杆要避开晒坝")
    room.type("我同意")
    room.press("Return")
    assert room.view.floor.opinions[0].name == "李思全"


def test_that_somebody_late_signs_in_by_keys_while_a_vote_runs_and_is_not_counted_in_it(
    hall: OpenHall,
) -> None:
    room = hall("09:56")
    assert room.view.vote is not None
    voters, present = room.view.vote.voters, room.view.quorum.present
    room.press("F4")
    room.type("gsw")
    room.press("Return")
    assert room.red == "签到：龚绍文"
    room.press("Ctrl+Return")
    assert room.view.quorum.present == present + 1
    assert room.view.vote.voters == voters


def test_that_f7_takes_the_result_though_only_the_red_button_names_it(hall: OpenHall) -> None:
    room = hall("09:56")
    for count in ("18", "10", "6"):
        room.type(count)
        room.press("Return")
    assert room.red == "得出结果"
    assert not [each for each in room.page.commands.actions().all if each.words == "得出结果"]
    room.press("F7")
    assert room.view.vote is not None
    assert room.view.vote.verdict is not None


def test_that_the_red_button_names_enter_only_while_the_cursor_is_in_the_field(hall: OpenHall) -> None:
    room = hall("08:57")
    room.type("lxg")
    step = room.page.commands.step(True)
    assert step is not None
    assert (step.words, step.key) == ("签到：李显贵", "回车")
    room.press("Tab")
    step = room.page.commands.step(True)
    assert step is not None
    assert step.key == "Ctrl+回车"


def test_that_a_count_corrected_after_the_result_was_taken_back_is_the_one_that_holds(hall: OpenHall) -> None:
    room = hall("09:56")
    for count in ("18", "10", "6"):
        room.type(count)
        room.press("Return")
    room.press("F7", "F8")
    assert room.red == "得出结果"
    room.press("Up", "Up")
    for count in ("17", "11", "6"):
        room.type(count)
        room.press("Return")
    room.press("F7")
    vote = room.view.vote
    assert vote is not None
    assert vote.tally is not None
    assert vote.tally.for_ == 17
    assert "赞成17票" in vote.sentence
    assert vote.verdict is Verdict.NOT_PASSED
