"""Votes that are counted more than once: a hand too many, and two tellers who do not say the same."""

from __future__ import annotations

from pathlib import Path

from tests.builders import codes
from tests.robots import MeetingRobot
from tests.ui.live.ten_meetings.conftest import Lead
from tests.ui.live.ten_meetings.village import CHAIR, RECORDER, ROAD_TEXT, representatives_on

TITLE = "修建机耕道村民代表会议"


def test_that_a_vote_with_a_hand_too_many_is_counted_again(lead: Lead, tmp_path: Path) -> None:
    robot = lead(representatives_on(tmp_path))
    robot.sign_in("一组", "二组", "slj", "lzg")
    robot.open()
    robot.queue("zxl")
    robot.step("请张秀兰发言")
    robot.hall_says("张秀兰")
    robot.speech("张秀兰", 30)
    robot.note("张秀兰", "赞成", "早就该修")
    robot.step("结束发言", "请没有发言的说")
    robot.put()
    count_one_too_many(robot)
    count_again(robot)
    robot.finish("通过")
    robot.read_out_and_close("赞成5票，需5票，通过")
    robot.sign_and_seal(CHAIR, RECORDER)
    meeting = robot.record(TITLE)
    (vote,) = meeting["items"][0]["votes"]
    assert [vote[side] for side in ("for", "against", "abstain", "not_voted")] == [5, 3, 1, 0]
    assert (vote["verdict"], codes(meeting)) == ("通过", [])
    why = "先清点的数：赞成4、反对5、弃权1；原因：多了1人（4＋5＋1＝10，会场内有表决权9人）"
    assert f"重新清点：{why}" in robot.minutes(TITLE)


def count_one_too_many(robot: MeetingRobot) -> None:
    robot.says("会场内有表决权 9人")
    robot.count(4, 5, 1)
    robot.says("多了1人", "4＋5＋1＝10", "有人举了两次手，或者数重了。请重新清点。")
    robot.hall_says(ROAD_TEXT, "有表决权的9人")
    robot.hall_hides("4＋5＋1", "多了1人")
    robot.step("请重新清点")
    robot.says("先问赞成", "重新清点1次")


def count_again(robot: MeetingRobot) -> None:
    robot.count(5, 3, 0)
    robot.says("还差1人", "5＋3＋0＝8", "仍差1人的，记为未表决")
    robot.step("请弃权的再举一次手")
    robot.count(1)
    robot.says("数目相符", "5＋3＋1＝9")
    robot.step("得出结果")
    robot.says("赞成5票，需5票，通过", "应到12人，实到9人（≥8，达到三分之二）")
    robot.hall_says("表决完毕，正在计票，请等候宣布结果")
    robot.step("向会场公布结果")
    robot.hall_says("赞成5票", "反对3票", "弃权1票", "通过")


def test_that_two_tellers_who_differ_count_together_once_more(lead: Lead, tmp_path: Path) -> None:
    home = representatives_on(tmp_path)
    home.do("invite", meeting="m1", whos=["马文清", "冯玉珍"], capacity="计票")
    robot = lead(home)
    robot.sign_in("一组", "二组", "三组", "lzg")
    robot.says("实到12人")
    robot.open()
    robot.step("请没有发言的说")
    robot.put(method="无记名投票")
    robot.hall_says("无记名投票", "有表决权的12人", "领票", "投票")
    two_tellers_differ(robot)
    they_count_together(robot)
    robot.finish("未通过")
    robot.read_out_and_close("赞成6票，需7票，还差1票，未通过")
    robot.sign_and_seal(CHAIR, RECORDER)
    meeting = robot.record(TITLE)
    (vote,) = meeting["items"][0]["votes"]
    assert [vote[each] for each in ("for", "against", "abstain", "invalid", "issued", "returned")] == [
        6,
        4,
        1,
        0,
        12,
        11,
    ]
    assert (vote["verdict"], meeting["items"][0]["outcome"], codes(meeting)) == ("未通过", "未通过", [])
    both = "马文清数的：赞成7、反对3、弃权1、无效0；冯玉珍数的：赞成6、反对4、弃权1、无效0"
    assert f"两位计票人的数不一样（{both}）" in robot.minutes(TITLE)


def two_tellers_differ(robot: MeetingRobot) -> None:
    robot.count(12, 11, 7, 3, 1, 0)
    robot.says("数目相符", "7＋3＋1＋0＝11", "1票没有收回，仍算在到会人数里")
    robot.step("记下马文清数的票")
    robot.says("请冯玉珍再数一遍", "前一位的数已经记下")
    robot.count(6, 4, 1, 0)
    robot.says("两位计票人的数不一样", "马文清数的：赞成7、反对3", "冯玉珍数的：赞成6、反对4")
    robot.says("请两人当面重新清点，再各报一遍")
    robot.hall_hides("赞成7", "赞成6")
    robot.step("请重新清点")
    robot.says("重新清点1次")


def they_count_together(robot: MeetingRobot) -> None:
    robot.count(12, 11, 6, 4, 1, 0)
    robot.step("记下马文清数的票")
    robot.count(6, 4, 1, 0)
    robot.step("得出结果")
    robot.says("赞成6票，需7票，还差1票，未通过")
    robot.step("向会场公布结果")
    robot.hall_says("未通过", "赞成6票", "反对4票", "弃权1票", "到会12人")
