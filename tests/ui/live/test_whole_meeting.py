"""A whole meeting by keys alone, from the 29th sign-in to the seal, through the real office and page."""

from __future__ import annotations

from collections.abc import Callable

from tests.ui.live.conftest import Hall
from xieshang_desktop.domain.vocabulary import MeetingState, Outcome, Verdict
from xieshang_desktop.queries.cockpit.view import Moment

OpenHall = Callable[[str], Hall]


def test_that_keys_alone_lead_a_meeting_from_the_door_to_the_seal(hall: OpenHall) -> None:
    room = hall("08:57")
    sign_in_until_quorum(room)
    open_and_hear_the_report(room)
    debate_the_lights(room)
    vote_on_the_lights(room)
    finish_the_rest(room)
    sign_and_seal(room)


def sign_in_until_quorum(room: Hall) -> None:
    assert room.red == "宣布开会（还差1人）"
    room.type("lxg")
    assert room.red == "签到：李显贵"
    room.press("Return")
    assert room.view.quorum.present == 30
    for initials in ("txz", "ytj", "cxs", "tmx"):
        room.type(initials)
        room.press("Return")
    assert room.view.quorum.present == 34
    assert room.red == "宣布开会"


def open_and_hear_the_report(room: Hall) -> None:
    room.at("09:05")
    room.press("Ctrl+Return")
    assert room.view.meeting.state is MeetingState.RUNNING
    assert room.red == "开始第1项"
    room.space()
    assert room.view.moment is Moment.FLOOR
    room.press("Ctrl+Return")
    assert room.red == "结束本项"
    room.at("09:18")
    room.press("Ctrl+Return")
    assert room.red == "结束本项，进入第2项"
    room.press("Ctrl+Return")
    assert room.view.agenda.running is not None
    assert room.view.agenda.running.number == 2


def debate_the_lights(room: Hall) -> None:
    room.press("Ctrl+D")
    for initials in ("zxl", "lsq"):
        room.type(initials)
        room.press("Return")
    assert room.red == "请张秀兰发言"
    room.press("Ctrl+Return")
    assert room.red == "结束发言，请下一位：李思全"
    room.wait(84)
    room.press("Escape")
    note(room, "Alt+5", "先装学校到二组岔路口这一段")
    room.press("Ctrl+Return")
    assert room.view.floor is not None
    assert room.view.floor.current is not None
    assert room.view.floor.current.name == "李思全"
    note(room, "Alt+2", "电池更换的费用没有写清")
    room.wait(60)
    room.press("Ctrl+Return")
    noted = [(each.name, each.stance.value) for each in room.view.floor.opinions]
    assert noted == [("李思全", "反对"), ("张秀兰", "保留")]


def note(room: Hall, stance: str, text: str) -> None:
    """Choose the stance, write, Enter."""
    room.press(stance)
    room.type(text)
    room.press("Return")


def vote_on_the_lights(room: Hall) -> None:
    room.at("09:55")
    room.press("F7")
    assert room.red == "开始表决：举手"
    room.press("Ctrl+Return")
    assert room.red == "记下赞成（先数赞成）"
    room.type("18")
    room.press("Return")
    room.type("10")
    room.space()
    room.type("5")
    assert room.red == "请弃权的再举一次手"
    room.space()
    room.type("6")
    assert room.red == "得出结果"
    room.space()
    assert room.view.vote is not None
    assert room.view.vote.verdict is Verdict.PASSED
    assert room.red == "向会场公布结果"
    room.space()
    assert room.red == "结束本项，进入第3项"
    room.press("Ctrl+Return")
    assert room.view.agenda.items[1].outcome == Outcome.PASSED


def finish_the_rest(room: Hall) -> None:
    vote_by_ballot(room)
    room.press("Shift+F7")
    room.at("10:31")
    assert room.red == "结束本项"
    room.press("Ctrl+Return")
    assert room.red == "宣读结果"
    room.space()
    assert room.red == "散会"
    room.space()
    assert room.view.meeting.state is MeetingState.CLOSED


def vote_by_ballot(room: Hall) -> None:
    room.press("F7", "Alt+2")
    assert room.red == "开始表决：无记名投票"
    room.press("Ctrl+Return")
    for count in ("34", "34", "25", "5", "3", "1"):
        room.type(count)
        room.press("Return")
    assert room.red == "得出结果"
    room.press("F7")
    assert room.view.vote is not None
    assert room.view.vote.verdict is Verdict.PASSED
    room.space()
    room.press("Ctrl+Return")
    assert room.view.agenda.running is not None
    assert room.view.agenda.running.number == 4


def sign_and_seal(room: Hall) -> None:
    asked: list[str] = []
    room.page.paper_requested.connect(asked.append)
    assert room.red == "打印会议记录"
    room.space()
    assert asked == ["minutes"]
    assert room.red == "请主持人、记录人签字"
    room.space()
    assert room.red == "陈德明已签字"
    room.space()
    room.space()
    assert room.red == "封存归档"
    room.space()
    assert room.view.meeting.state is MeetingState.SEALED
