"""Whether enough have come: too few, and called again; enough who do not stay; three hundred."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.builders import CHONGQING, codes, crowd
from tests.robots import MeetingRobot
from tests.ui.live.ten_meetings.conftest import Lead
from tests.ui.live.ten_meetings.village import (
    CHAIR,
    NAMES,
    RECORDER,
    ROAD_TEXT,
    SUPERVISOR,
    convene,
    nanping,
    propose,
    representatives_on,
    tell,
)

TITLE = "修建机耕道村民代表会议"
AGAIN = f"{TITLE}（改期）"
RULES_TITLE, RULES_TEXT = "修订村规民约村民会议", "村规民约第五条改为：红事新办，白事简办。"
ENOUGH = ("lxg", "wdf", "zxl", "hdy", "csf", "lch", "zyh", "xcm", "slj")


def decide(robot: MeetingRobot, *counts: int) -> None:
    """The vote by hands from 提请表决 to the announced result."""
    robot.put()
    robot.count(*counts)
    robot.step("得出结果", "向会场公布结果")


def test_that_a_meeting_that_too_few_came_to_is_called_again_and_held(lead: Lead, tmp_path: Path) -> None:
    robot = lead(representatives_on(tmp_path))
    robot.sign_in(*ENOUGH[:6])
    assert robot.red == "宣布开会（还差2人）"
    robot.says("实到6人，需8人，还差2人", "村民委员会组织法第三十条")
    robot.hall_says("实到6人", "需到8人", "还差2人", "请到签到处报姓名签到")
    put_off_and_call_again(robot)
    give_notice_again(robot)
    robot.clock.move_to(datetime(2026, 3, 25, 8, 20))
    robot.press("Ctrl+1")
    robot.come_in()
    hold_it(robot)
    first, second = robot.record(TITLE), robot.record(AGAIN)
    assert (first["state"], first["quorum"]["met"], first["items"][0]["votes"]) == ("筹备", False, [])
    assert (second["state"], second["quorum"]["present"], second["items"][0]["outcome"]) == (
        "已归档",
        9,
        "通过",
    )
    assert codes(second) == []


def put_off_and_call_again(robot: MeetingRobot) -> None:
    robot.foot("开不成，休会")
    robot.fill("原因", "到会不足法定人数")
    robot.step("休会")
    robot.says("没有开成", "到会不足法定人数")
    robot.hall_says("没有开成，改期另行通知")
    robot.hall_hides("签到处")
    robot.foot("改日再开")
    robot.says("带过去的议程：“修建机耕道”")
    robot.fill("时间", "3月25日 09:00")
    robot.step("改到3月25日 09:00")
    robot.says("已改到2026年3月25日9时", "请重发通知")
    robot.hall_says("没有开成，改到3月25日上午9时")
    assert robot.red == ""


def give_notice_again(robot: MeetingRobot) -> None:
    robot.hands.click("离开会场")
    robot.says("下一次会议", "3月25日 09:00，还有5天", AGAIN, "通知还没有发")
    robot.click_beginning("发出通知")
    robot.says("还没有发", "全部应到12人")
    robot.choose("方式", "入户")
    robot.fill("附材料", "方案")
    robot.hands.click("记下已发出")


def hold_it(robot: MeetingRobot) -> None:
    robot.says(AGAIN)
    robot.sign_in(*ENOUGH, "lzg")
    robot.says("实到9人，需8人，已达到")
    robot.hall_says(AGAIN, "实到9人", "已达到")
    robot.open()
    robot.step("请没有发言的说")
    decide(robot, 6, 2, 1)
    robot.hall_says("通过", "应到12人，实到9人（≥8，达到三分之二）；赞成6票，需5票，通过。")
    robot.finish("通过")
    robot.read_out_and_close("赞成6票，需5票，通过")
    robot.sign_and_seal(CHAIR, RECORDER)


def test_that_a_walk_out_breaks_the_room_and_not_the_base(lead: Lead, tmp_path: Path) -> None:
    robot = lead(representatives_on(tmp_path))
    robot.sign_in(*ENOUGH, "lzg")
    robot.open()
    robot.says("在场9人，列席1人")
    robot.step("请没有发言的说")
    robot.leaves("zxl", "hdy")
    robot.says("在场7人，还差1人", "9/12 达到8人")
    robot.put()
    robot.says("没有办成", "应到12人，在场7人，还差1人达到三分之二（8人），依法不能表决")
    robot.hall_says("议题一 修建机耕道")
    robot.press("Escape", "Escape")
    robot.foot("休会")
    robot.fill("原因", "在场不足法定人数")
    robot.step("休会")
    robot.says("休会", "在场不足法定人数")
    robot.hall_says("休会，请稍候")
    one_comes_back_and_it_is_decided(robot)
    meeting = robot.record(TITLE)
    (vote,) = meeting["items"][0]["votes"]
    assert [vote[side] for side in ("for", "against", "abstain", "base", "needed")] == [5, 2, 1, 9, 5]
    assert (vote["verdict"], meeting["quorum"]["present"], codes(meeting)) == ("通过", 9, [])
    assert "在场不足法定人数" in robot.minutes(TITLE)


def one_comes_back_and_it_is_decided(robot: MeetingRobot) -> None:
    robot.step("复会")
    robot.leaves("zxl")
    robot.says("在场8人，列席1人")
    robot.put()
    robot.says("会场内有表决权 8人", "至少需要 5票", "到会过半数")
    robot.hall_says("有表决权的8人", "到会9人", "需5票", ROAD_TEXT)
    robot.count(5, 2, 1)
    robot.step("得出结果")
    robot.says("应到12人，实到9人（≥8，达到三分之二）", "赞成5票，需5票，通过")
    robot.hall_hides("赞成5票")
    robot.step("向会场公布结果")
    robot.hall_says("赞成5票", "反对2票", "弃权1票", "到会9人", "需5票，通过")
    robot.finish("通过")
    robot.read_out_and_close()
    robot.sign_and_seal(CHAIR, RECORDER)


def test_that_three_hundred_people_decide_in_one_room(lead: Lead, tmp_path: Path) -> None:
    groups = ("一组", "二组", "三组", "四组", "五组")
    crowds = [crowd(f"{group}人", 60 - 5 * (place < 3), group=group) for place, group in enumerate(groups)]
    home = nanping(tmp_path, rules=CHONGQING, crowds=crowds)
    propose(home, "t1", "修订村规民约", matter="村民自治章程和村规民约")
    convene(home, "村民会议", RULES_TITLE, {"all": True}, "t1")
    home.do(
        "add_item", meeting="m1", item="i1", title="修订村规民约", kind="表决", topic="t1", text=RULES_TEXT
    )
    ranges = [f"{each['name']}01..{each['name']}{each['count']}" for each in crowds]
    tell(home, [*NAMES, CHAIR, RECORDER, SUPERVISOR, *ranges])
    robot = lead(home)
    robot.sign_in(*groups[:2])
    robot.says("实到120人，需151人，还差31人")
    robot.hall_says("实到120人", "应到300人，需到151人", "还差31人", "一组60/60人", "五组0/60人")
    robot.sign_in(*groups[2:])
    robot.says("实到300人", "已达到")
    robot.hall_says("实到300人", "已达到", "五组60/60人")
    robot.step("宣布开会")
    robot.says("应到总数没有在会上报告", "重庆市实施办法第七条")
    robot.foot("已报告应到人数")
    robot.hides("应到总数没有在会上报告")
    robot.step("开始第1项", "请没有发言的说")
    three_hundred_vote(robot)
    robot.finish("通过")
    robot.read_out_and_close("赞成180票，需151票，通过")
    robot.sign_and_seal(CHAIR, RECORDER)
    meeting = robot.record(RULES_TITLE)
    (vote,) = meeting["items"][0]["votes"]
    assert [vote[side] for side in ("for", "against", "abstain", "base", "needed")] == [180, 89, 31, 300, 151]
    assert (vote["verdict"], vote["rule"], codes(meeting)) == ("通过", "到会过半数", [])


def three_hundred_vote(robot: MeetingRobot) -> None:
    """Hands are counted group by group; one of the third group was not seen at first."""
    robot.put()
    robot.says("会场内有表决权 300人", "至少需要 151票")
    robot.foot("按组数")
    robot.count(40, 35, 38, 36, 31)
    robot.count(15, 20, 16, 19, 19)
    robot.count(5, 5, 5, 5, 10)
    assert robot.red == "请三组弃权的再举一次手"
    robot.step("请三组弃权的再举一次手")
    robot.count(6)
    robot.says("180", "89", "31")
    robot.step("得出结果")
    robot.says("应到300人，实到300人（≥151，达到过半数）", "赞成180票，需151票，通过")
    robot.step("向会场公布结果")
    robot.hall_says("赞成180票", "反对89票", "弃权31票", "到会300人", "通过")
