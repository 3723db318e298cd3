"""协商会: an objection changes the plan, all agree, and what another body must decide is sent there."""

from __future__ import annotations

from pathlib import Path

from tests.builders import Rehearsal, codes, finding
from tests.robots import MeetingRobot
from tests.ui.live.ten_meetings.conftest import Lead
from tests.ui.live.ten_meetings.village import CHAIR, NAMES, RECORDER, convene, nanping, propose, tell

TITLE = "村口广场改造协商会"
PLAN, BETTER = "广场铺砖，设12个停车位。", "广场铺砖，设20个停车位。"
LEVY = "每人每年筹资20元，用于环境整治。"
INVITED = NAMES[:8]


def consultation(folder: Path) -> Rehearsal:
    """Two matters: one that the village may agree on, one that only a lawful meeting may decide."""
    home = nanping(folder)
    propose(home, "t1", "村口广场改造")
    propose(home, "t2", "环境整治筹资", matter="公益事业筹资筹劳")
    convene(home, "协商会", TITLE, list(INVITED), "t1", "t2")
    home.do("add_item", meeting="m1", item="i1", title="村口广场改造", kind="协商", topic="t1", text=PLAN)
    home.do("add_item", meeting="m1", item="i2", title="环境整治筹资", kind="协商", topic="t2", text=LEVY)
    tell(home, INVITED)
    return home


def test_that_a_consultation_comes_to_agreement_and_sends_on_what_is_not_its_own(
    lead: Lead, tmp_path: Path
) -> None:
    robot = lead(consultation(tmp_path))
    come_together(robot)
    hear_what_they_say(robot)
    ask_and_answer(robot)
    change_and_ask_again(robot)
    draft_and_agree(robot)
    send_on_what_the_law_gives_to_another_body(robot)
    robot.read_out_and_close("形成一致意见", "提交村民代表会议决定")
    robot.sign_and_seal(CHAIR, RECORDER)
    what_the_record_says(robot)


def come_together(robot: MeetingRobot) -> None:
    robot.sign_in("lxg", "wdf", "zxl", "csf", "lch", "zyh", "hdy", "lzg")
    robot.says("实到7人，应到8人", "协商会没有法定人数")
    robot.hall_says("实到7人", "应到8人")
    robot.open()
    robot.hall_says("议题一 村口广场改造", PLAN)


def hear_what_they_say(robot: MeetingRobot) -> None:
    robot.queue("lxg", "csf")
    robot.hall_says("接下来", "李显贵", "陈素芬")
    robot.step("请李显贵发言")
    robot.hall_says("李显贵")
    robot.speech("李显贵", 60)
    robot.note("李显贵", "反对", "车位太少，停不下")
    robot.step("结束发言，请下一位：陈素芬")
    robot.speech("陈素芬", 40)
    robot.note("陈素芬", "建议", "多设几个车位")
    robot.note("陈素芬", "建议", "再建一个戏台")
    robot.step("结束发言", "请没有发言的说")
    robot.says("意见3条", "反对1", "建议2")


def ask_and_answer(robot: MeetingRobot) -> None:
    robot.consensus(5, reservations={"csf": "担心没人管"}, objections={"lxg": "车位太少"})
    robot.says("第1次征询：5人支持，1人保留，1人反对")
    robot.hall_says("第1次征询：5人支持，1人保留，1人反对")
    robot.hall_hides("李显贵", "车位太少", "担心没人管")
    robot.answer({"李显贵": "改成20个车位", "陈素芬": "由三个小组轮流管"})


def change_and_ask_again(robot: MeetingRobot) -> None:
    robot.amend(BETTER, 2)
    robot.press("Escape")
    robot.says("第1次征询（改前的方案）：5人支持")
    robot.hall_says(BETTER, "第1次征询（改前的方案）：5人支持，1人保留，1人反对")
    robot.step("按改过的再征询一次")
    robot.says("征询共识，第2次", "第1次：5人支持，1人保留，1人反对", "已答复：改成20个车位")
    robot.consensus(6, reservations={"csf": "轮流管要写明"})
    robot.says("第2次征询：6人支持，1人保留")
    robot.hall_says("第2次征询：6人支持，1人保留")
    robot.answer({"陈素芬": "写进协商意见"})


def draft_and_agree(robot: MeetingRobot) -> None:
    robot.foot("归并、处理意见")
    robot.merge("增加停车位，轮流管理", ("车位太少", "多设几个"), number=1)
    robot.merge("再建一个戏台", ("戏台",), number=2)
    robot.handle("增加停车位", "采纳", "改为20个", "采纳第1条")
    robot.handle("戏台", "不采纳", "广场放不下", "不采纳第2条")
    robot.press("Escape")
    robot.foot("起草协商意见")
    robot.says(BETTER, "吸收的意见", "增加停车位", "没有采纳的意见和理由", "理由：广场放不下")
    robot.press("Ctrl+End")
    robot.type("三个小组按月轮流管理。")
    robot.step("存为第3版，念给大家听")
    robot.says("三个小组按月轮流管理", "第3版")
    robot.press("Escape")
    robot.step("按改过的再征询一次")
    robot.consensus(7)
    robot.says("第3次征询：7人支持")
    robot.step("结束本项")
    robot.says("征询3次，7人支持")
    robot.finish("形成一致意见", then="2")
    robot.says("本项结束：形成一致意见")


def send_on_what_the_law_gives_to_another_body(robot: MeetingRobot) -> None:
    robot.hall_says("议题二 环境整治筹资", LEVY)
    robot.step("请没有发言的说")
    robot.consensus(6, reservations={"wdf": "贫困户能不能免"})
    robot.answer({"王德发": "由村民会议定"})
    robot.step("结束本项")
    robot.says("这件事依法由村民代表会议、村民会议", "形成意见以后提交")
    robot.finish("提交法定会议")
    robot.hall_says("形成一致意见", "提交法定会议")


def what_the_record_says(robot: MeetingRobot) -> None:
    meeting = robot.record(TITLE)
    assert meeting["state"] == "已归档"
    assert [item["outcome"] for item in meeting["items"]] == ["形成一致意见", "提交法定会议"]
    assert [item["votes"] for item in meeting["items"]] == [[], []]
    assert [item["opinions"] for item in meeting["items"]] == [3, 0]
    assert codes(meeting) == []
    owed = finding(robot.topic("环境整治筹资"), "STATUTORY_MEETING_OWED")
    assert owed["text"].startswith("协商结果是提交法定会议，还没有召集村民代表会议")
    assert "STATUTORY_MEETING_OWED" not in codes(robot.topic("村口广场改造"))
    told = robot.minutes(TITLE)
    assert f"第一次征询：{PLAN}支持5人、有保留1人、反对1人" in told
    assert "答复：对李显贵，改成20个车位；对陈素芬，由三个小组轮流管" in told
    assert f"第二次征询：{BETTER}支持6人、有保留1人、反对0人" in told
    assert "吸收的意见：一、增加停车位，轮流管理（改为20个）。没有采纳的意见和理由：" in told
    assert "结果：提交法定会议" in told
