"""The law at the door: a village's own rules, and what one meeting decided and another would change."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.builders import CHONGQING, Rehearsal, crowd, finding, person, rehearse

PEOPLE = [person("陈德明", roles=["村委会成员"]), person("张秀兰", roles=["村委会成员"])]
LEVY = "公益事业筹资筹劳"


def village(folder: Path) -> Rehearsal:
    return rehearse(folder, people=PEOPLE, crowds=[crowd("代表", 10, roles=["村民代表"])], rules=CHONGQING)


def topic(home: Rehearsal, matter: str = LEVY) -> None:
    home.do(
        "propose_topic",
        topic="t1",
        title="安装路灯",
        category="公共事务和公益事业",
        source="村民委员会",
        matter=matter,
        scope="村",
    )


def convened(home: Rehearsal, meeting: str, form: str) -> None:
    roles = ["村民代表", "村委会成员"]
    entitled = {"all": True} if form == "村民会议" else {"roles": roles}
    home.do(
        "convene_meeting",
        meeting=meeting,
        form=form,
        title="会议",
        starts_at=home.moment + timedelta(days=20),
        place="村委会",
        chair="陈德明",
        recorder="张秀兰",
        topics=["t1"],
        unit="人",
        entitled=entitled,
    )
    home.do("add_item", meeting=meeting, item=f"i-{meeting}", title="路灯", kind="表决", topic="t1")
    home.do("check_in", meeting=meeting, whos=["陈德明", "张秀兰", "代表01..代表10"], mode="现场")
    home.do("open_meeting", meeting=meeting)
    home.do("start_item", meeting=meeting, item=f"i-{meeting}")


def asking(meeting: str) -> dict[str, str]:
    return {
        "meeting": meeting,
        "item": f"i-{meeting}",
        "vote": f"v-{meeting}",
        "motion": "同意安装",
        "method": "举手",
    }


def decided(home: Rehearsal, meeting: str, form: str) -> None:
    convened(home, meeting, form)
    home.do("open_vote", **asking(meeting))
    home.do("record_tally", vote=f"v-{meeting}", for_=9, against=3, abstain=0)
    home.do("close_vote", vote=f"v-{meeting}")
    home.do("finish_item", meeting=meeting, item=f"i-{meeting}", outcome="通过", text="同意安装")
    home.do("close_meeting", meeting=meeting)


def test_that_a_looser_village_rule_is_refused_and_the_law_stands(tmp_path: Path) -> None:
    home = village(tmp_path)
    refused = home.refuse(
        "PASS_RULE_WEAKER_THAN_LAW", "set_charter", values={"posting_days": 7}, basis="2026年2月村民会议决定"
    )
    assert "公布期限（村）：7天" in refused.sentence
    assert "公布期限（村）：15天" in refused.sentence
    home.refuse("CHARTER_UNKNOWN", "set_charter", values={"gatherings": 7}, basis="村民会议决定")


def test_that_a_stricter_village_rule_counts_from_then_on(tmp_path: Path) -> None:
    home = village(tmp_path)
    home.do("set_charter", values={"村民代表会议.majority": "2/3"}, basis="2026年2月村民会议决定")
    topic(home)
    convened(home, "m1", "村民代表会议")
    home.do("open_vote", **asking("m1"))
    home.do("record_tally", vote="v-m1", for_=7, against=5, abstain=0)
    home.do("close_vote", vote="v-m1")
    vote = home.vote("v-m1")
    assert (vote["rule"], vote["needed"], vote["verdict"]) == ("到会三分之二以上", 8, "未通过")
    assert vote["clause"] == "2026年2月村民会议决定"


def test_that_a_village_may_ease_its_own_rule_down_to_the_law(tmp_path: Path) -> None:
    home = village(tmp_path)
    home.do("set_charter", values={"posting_days": 30}, basis="村民会议决定")
    home.do("set_charter", values={"posting_days": 20}, basis="村民会议再决定")
    home.refuse("PASS_RULE_WEAKER_THAN_LAW", "set_charter", values={"posting_days": 14}, basis="村民会议")


def test_that_representatives_do_not_overturn_the_assembly(tmp_path: Path) -> None:
    home = village(tmp_path)
    topic(home)
    decided(home, "m1", "村民会议")
    convened(home, "m2", "村民代表会议")
    refused = home.refuse("DECISION_CHANGED_WITHOUT_MEETING", "open_vote", **asking("m2"))
    assert "村民会议" in refused.sentence


def test_that_the_assembly_may_overturn_its_representatives_and_they_themselves(tmp_path: Path) -> None:
    home = village(tmp_path)
    topic(home)
    decided(home, "m1", "村民代表会议")
    decided(home, "m2", "村民代表会议")
    decided(home, "m3", "村民会议")
    assert home.topic("t1")["outcome"] == "通过"


def test_that_a_short_notice_whose_exception_is_in_doubt_says_so(tmp_path: Path) -> None:
    home = village(tmp_path)
    topic(home)
    home.do(
        "convene_meeting",
        meeting="m1",
        form="村民会议",
        title="会议",
        starts_at=home.moment + timedelta(days=3),
        place="村委会",
        chair="陈德明",
        recorder="张秀兰",
        topics=["t1"],
        unit="人",
        entitled={"all": True},
    )
    whos = ["陈德明", "张秀兰", "代表01..代表10"]
    home.do("give_notice", meeting="m1", channel="广播", whos=whos, urgent_reason="汛期抢险")
    found = finding(home.meeting("m1"), "NOTICE_TOO_SHORT")
    assert (found["severity"], found["clause"]) == ("提醒", "村民委员会组织法第二十五条")
    assert "临时通知的理由：汛期抢险" in found["text"]
    assert "有两种理解，宜按十日通知（重庆市实施办法第六条）" in found["text"]


def test_that_residents_sign_by_the_residents_law(tmp_path: Path) -> None:
    home = rehearse(
        tmp_path,
        people=PEOPLE,
        crowds=[crowd("代表", 12, roles=["村民代表"])],
        village={"kind": "社区", "adults": 3000},
    )
    home.do(
        "propose_topic",
        topic="t1",
        title="小区停车",
        category="公共事务和公益事业",
        source="村民代表联名",
        matter="一般公共事务",
        scope="村",
        cosigners=["代表01", "代表02"],
    )
    found = finding(home.topic("t1"), "COSIGNERS_TOO_FEW")
    assert found["clause"] == "城市居民委员会组织法第二十八条"
    assert found["text"] == "联名2人，需3人，还差1人"
