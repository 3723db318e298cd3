"""Turns that a meeting takes: the text is changed in the room, and somebody whom it concerns steps aside."""

from __future__ import annotations

from pathlib import Path

from tests.builders import codes
from tests.robots import MeetingRobot
from tests.ui.live.ten_meetings.conftest import Lead
from tests.ui.live.ten_meetings.village import CHAIR, RECORDER, ROAD_TEXT, representatives_on

TITLE = "修建机耕道村民代表会议"
LONGER = "修建机耕道1.5公里，由集体收益列支7万元。"


def test_that_what_is_changed_in_the_room_is_what_is_voted_on(lead: Lead, tmp_path: Path) -> None:
    robot = lead(representatives_on(tmp_path))
    robot.sign_in("一组", "二组", "三组", "lzg")
    robot.open()
    robot.hall_says(ROAD_TEXT)
    robot.queue("hgy")
    robot.step("请黄桂英发言")
    robot.speech("黄桂英", 45)
    robot.note("黄桂英", "建议", "修到三组晒坝")
    robot.step("结束发言", "请没有发言的说")
    change_the_text(robot)
    vote_on_the_new_text(robot)
    robot.finish("通过")
    robot.read_out_and_close("赞成9票，需7票，通过", LONGER)
    robot.sign_and_seal(CHAIR, RECORDER)
    meeting = robot.record(TITLE)
    (vote,) = meeting["items"][0]["votes"]
    assert (vote["motion"], vote["verdict"], meeting["items"][0]["outcome"]) == (LONGER, "通过", "通过")
    assert codes(meeting) == []
    told = robot.minutes(TITLE)
    assert f"原方案：{ROAD_TEXT}" in told
    assert f"修改为：{LONGER}" in told


def change_the_text(robot: MeetingRobot) -> None:
    robot.amend(LONGER, 2)
    robot.press("F3")
    robot.says("第2版", "将“1.2”改为“1.5”", "第1版")
    robot.press("F3")
    robot.hall_says(LONGER)
    robot.hall_hides(ROAD_TEXT)


def vote_on_the_new_text(robot: MeetingRobot) -> None:
    robot.put()
    robot.says("第2版", LONGER)
    robot.hall_says(LONGER, "有表决权的12人")
    robot.count(9, 2, 1)
    robot.step("得出结果", "向会场公布结果")
    robot.hall_says(LONGER, "通过", "赞成9票", "反对2票", "弃权1票")


def test_that_who_steps_aside_is_out_of_the_count_of_that_item_alone(lead: Lead, tmp_path: Path) -> None:
    home = representatives_on(tmp_path)
    home.do("add_item", meeting="m1", item="i2", title="村务公开", kind="表决", text="每月10日公开账目。")
    robot = lead(home)
    robot.sign_in("一组", "二组", "三组", "lzg")
    robot.open()
    robot.step("请没有发言的说")
    robot.stands_aside("slj", "孙立军", "承包了这段工程")
    robot.says("回避", "孙立军")
    vote_without_him(robot)
    robot.finish("通过", then="2")
    vote_with_him(robot)
    robot.finish("通过")
    robot.read_out_and_close("1．修建机耕道：赞成7票，需6票，通过", "2．村务公开：赞成8票，需7票，通过")
    robot.sign_and_seal(CHAIR, RECORDER)
    meeting = robot.record(TITLE)
    first, second = (item["votes"][0] for item in meeting["items"])
    assert [first[each] for each in ("for", "against", "abstain", "base", "needed")] == [7, 3, 1, 11, 6]
    assert [second[each] for each in ("for", "against", "abstain", "base", "needed")] == [8, 3, 1, 12, 7]
    assert (meeting["quorum"]["present"], codes(meeting)) == (12, [])
    assert "孙立军因承包了这段工程回避，不参加本项讨论和表决" in robot.minutes(TITLE)


def vote_without_him(robot: MeetingRobot) -> None:
    robot.put()
    robot.says("会场内有表决权 11人", "回避 1人", "至少需要 6票")
    robot.hall_says("有表决权的11人")
    robot.hall_hides("孙立军")
    robot.count(7, 3, 1)
    robot.step("得出结果")
    robot.says("赞成7票，需6票，通过")
    robot.step("向会场公布结果")
    robot.hall_says("赞成7票", "反对3票", "弃权1票")


def vote_with_him(robot: MeetingRobot) -> None:
    robot.step("请没有发言的说")
    robot.put()
    robot.says("会场内有表决权 12人", "回避 0人", "至少需要 7票")
    robot.count(8, 3, 1)
    robot.step("得出结果", "向会场公布结果")
    robot.hall_says("赞成8票", "每月10日公开账目")
