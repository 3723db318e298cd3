"""Everything by the keyboard: the sample village's meeting from the first sign-in to the seal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.builders import codes
from tests.robots import MeetingRobot
from tests.sample_village import MORNING, SampleVillage, open_sample_village
from xieshang_desktop.domain.acts.room import CheckIn
from xieshang_desktop.queries.people.roster import roster
from xieshang_desktop.ui.theme import Theme

ONE_SHORT = datetime(2026, 3, 12, 8, 57)
TITLE = "青石村2026年第一次村民代表会议"
MOTION = "同意安装太阳能路灯36盏，总投资86400元，其中从村集体经济收入中列支26400元。"


def no_mouse(*_asked: object) -> None:
    """In place of a click."""
    raise AssertionError("用了鼠标")


@pytest.fixture
def keyboard(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[MeetingRobot, SampleVillage]]:
    """A robot with its hands on the keyboard, at twenty past eight."""
    monkeypatch.setattr(QTest, "mouseClick", no_mouse)
    village = open_sample_village(tmp_path, MORNING)
    robot = MeetingRobot(theme, village.office.record, MORNING, tmp_path, by_keys=True)
    robot.come_in()
    yield robot, village
    robot.close()


def test_that_keys_alone_lead_the_meeting_of_the_sample_village_to_its_seal(
    keyboard: tuple[MeetingRobot, SampleVillage],
) -> None:
    robot, village = keyboard
    robot.sign_in(*arrivals(village, until=ONE_SHORT))
    assert robot.red == "宣布开会（还差1人）"
    robot.says("实到29人，需30人，还差1人")
    robot.hall_says("实到29人", "还差1人")
    robot.sign_in(*arrivals(village, since=ONE_SHORT))
    robot.hall_says("实到34人", "已达到")
    robot.open()
    hear_the_report(robot)
    debate(robot)
    vote_by_hands(robot)
    vote_by_ballot(robot)
    robot.step("请没有发言的说")
    robot.finish("形成一致意见", "没有其他事项。")
    robot.read_out_and_close("赞成18票，需18票，通过", "赞成25票，需18票，通过")
    robot.sign_and_seal("陈德明", "罗晓琴")
    what_the_record_says(robot)


def arrivals(village: SampleVillage, since: datetime = MORNING, until: datetime = datetime.max) -> list[str]:
    """What the clerk types for those who came that morning: initials, or the number that tells them apart."""
    people = {line.id: line for line in village.office.read(roster, MORNING.date()).people}
    short = {
        key: next((each for each in line.keys if each.isascii() and len(each) == len(line.name)), line.name)
        for key, line in people.items()
    }
    often = Counter(short.values())
    came = [step.act.who for step in village.sample.today.steps
            if isinstance(step.act, CheckIn) and since < step.at <= until]  # fmt: skip
    return [short[who] if often[short[who]] == 1 else people[who].number for who in came if who]


def hear_the_report(robot: MeetingRobot) -> None:
    robot.hall_says("村务和财务收支情况报告")
    robot.step("请没有发言的说", "结束本项")
    robot.step("结束本项，进入第2项")
    robot.hall_says("议题二", "安装太阳能路灯方案")


def debate(robot: MeetingRobot) -> None:
    robot.queue("zxl", "lsq")
    robot.step("请张秀兰发言")
    robot.hall_says("张秀兰", "李思全")
    robot.speech("张秀兰", 84)
    robot.note("张秀兰", "保留", "先装学校到二组岔路口这一段")
    robot.step("结束发言，请下一位：李思全")
    robot.speech("李思全", 60)
    robot.note("李思全", "反对", "电池更换的费用没有写清")
    robot.step("结束发言", "请没有发言的说")
    robot.says("意见2条", "反对1", "保留1")


def vote_by_hands(robot: MeetingRobot) -> None:
    robot.put()
    robot.says("会场内有表决权 34人", "至少需要 18票")
    robot.hall_says(MOTION, "有表决权的34人")
    robot.count(18, 10, 5)
    robot.says("还差1人")
    robot.step("请弃权的再举一次手")
    robot.count(6)
    robot.step("得出结果")
    robot.says("应到45人，实到34人（≥30，达到三分之二）", "赞成18票，需18票，通过")
    robot.step("向会场公布结果")
    robot.hall_says("赞成18票", "反对10票", "弃权6票", "通过")
    robot.finish("通过", then="3")


def vote_by_ballot(robot: MeetingRobot) -> None:
    robot.step("请没有发言的说")
    robot.put(method="无记名投票")
    robot.hall_says("无记名投票", "领票")
    robot.count(34, 34, 25, 5, 3, 1)
    robot.says("数目相符", "25＋5＋3＋1＝34")
    robot.step("得出结果", "向会场公布结果")
    robot.hall_says("赞成25票", "反对5票", "弃权3票", "通过")
    robot.finish("通过", then="4")


def what_the_record_says(robot: MeetingRobot) -> None:
    meeting = robot.record(TITLE)
    assert (meeting["state"], meeting["quorum"]["present"], meeting["quorum"]["base"]) == ("已归档", 34, 45)
    outcomes = [item["outcome"] for item in meeting["items"]]
    assert outcomes == ["形成一致意见", "通过", "通过", "形成一致意见"]
    hands, ballot = (item["votes"][0] for item in meeting["items"][1:3])
    assert [hands[each] for each in ("for", "against", "abstain", "verdict")] == [18, 10, 6, "通过"]
    assert [ballot[each] for each in ("for", "against", "abstain", "invalid", "verdict")] == [
        25,
        5,
        3,
        1,
        "通过",
    ]
    assert codes(meeting) == ["PARTIES_NOT_HEARD"], "none of the invited parties was asked to speak"
