"""Run by a test in a process of its own: the laptop of the hall, until its power is cut.

The robot leads the meeting up to a moment, says what time it is there, and then nothing more happens.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.robots import MeetingRobot
from tests.sample_village import KEY, RESOURCES
from tests.ui.live.ten_meetings.village import DOOR
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.theme import apply_theme, load_theme

RECORD = "record.xieshang"


def in_the_middle_of_a_vote(robot: MeetingRobot) -> None:
    """Two counts are entered; the third has just been typed, and nobody has pressed anything since."""
    robot.sign_in("一组", "二组", "slj", "lzg")
    robot.open()
    robot.step("请没有发言的说")
    robot.put()
    robot.count(5, 3)
    robot.type("1")


def in_the_middle_of_a_speech(robot: MeetingRobot) -> None:
    """The second one speaks, a third waits; of what he says a first sentence is noted, a second begun."""
    robot.sign_in("一组", "二组", "slj", "lzg")
    robot.open()
    robot.queue("zxl", "csf", "slj")
    robot.step("请张秀兰发言")
    robot.speech("张秀兰", 50)
    robot.note("张秀兰", "赞成", "早就该修")
    robot.step("结束发言，请下一位：陈素芬")
    robot.clock.pass_by(30)
    robot.note("陈素芬", "保留", "要先量准长度")
    robot.type("还有")


MOMENTS: Mapping[str, Callable[[MeetingRobot], None]] = {
    "vote": in_the_middle_of_a_vote,
    "speech": in_the_middle_of_a_speech,
}


def main(moment: str, folder: Path) -> None:
    """Lead up to the moment, and wait for the cut."""
    application = QApplication([])
    load_application_fonts(RESOURCES / "fonts")
    theme = load_theme(RESOURCES, calm=True)
    apply_theme(application, theme)
    record = open_record(folder / RECORD, KEY, Rulebook.read(RESOURCES))
    robot = MeetingRobot(theme, record, DOOR, folder)
    robot.come_in()
    MOMENTS[moment](robot)
    print(robot.clock().isoformat(), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
