"""评议: 不称职 twice in a row, and half a year between two appraisals of the same person."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from tests.builders import CHONGQING, NATION, Rehearsal, codes, crowd, finding, person, rehearse

PEOPLE = [person("陈德明", roles=["村委会成员"]), person("张秀兰", roles=["村委会成员"])]
OPTIONS = ["称职", "基本称职", "不称职"]


def village(folder: Path, rules: tuple[str, ...] = NATION) -> Rehearsal:
    return rehearse(folder, people=PEOPLE, crowds=[crowd("代表", 10, roles=["村民代表"])], rules=rules)


def appraised(home: Rehearsal, key: str, at: datetime, unfit: int, who: str = "张秀兰") -> None:
    """12 present; ``unfit`` of them say 不称职."""
    home.do(
        "convene_meeting",
        at=at - timedelta(days=12),
        meeting=key,
        form="村民代表会议",
        title="民主评议",
        starts_at=at,
        place="村委会",
        chair="陈德明",
        recorder="张秀兰",
        topics=[],
        unit="人",
        entitled={"roles": ["村民代表", "村委会成员"]},
    )
    home.do("add_item", meeting=key, item=f"i-{key}", title="评议村委会成员", kind="评议")
    home.do("check_in", at=at, meeting=key, whos=["陈德明", "张秀兰", "代表01..代表10"], mode="现场")
    home.do("open_meeting", meeting=key)
    home.do("start_item", meeting=key, item=f"i-{key}")
    home.do(
        "open_vote",
        meeting=key,
        item=f"i-{key}",
        vote=f"v-{key}",
        motion=f"评议{who}{at.year}年履职情况",
        method="无记名投票",
        options=OPTIONS,
        binding=False,
    )
    home.do(
        "record_tally",
        vote=f"v-{key}",
        counts={"称职": 12 - unfit, "基本称职": 0, "不称职": unfit},
        issued=12,
        returned=12,
    )
    home.do("close_vote", vote=f"v-{key}")
    home.do("finish_item", meeting=key, item=f"i-{key}", outcome="形成一致意见", text="评议完毕")
    home.do("close_meeting", meeting=key)


def test_that_unfit_twice_in_a_row_is_found_with_its_clause(tmp_path: Path) -> None:
    home = village(tmp_path)
    appraised(home, "m1", datetime(2026, 5, 20, 9), unfit=7)
    appraised(home, "m2", datetime(2027, 5, 20, 9), unfit=8)
    assert "UNFIT_TWICE" not in codes(home.meeting("m1"))
    found = finding(home.meeting("m2"), "UNFIT_TWICE")
    assert found["text"] == "张秀兰连续2次被评议不称职，职务终止（村民委员会组织法第三十八条）"
    assert found["severity"] == "提醒"


def test_that_half_of_those_present_are_not_enough(tmp_path: Path) -> None:
    home = village(tmp_path)
    appraised(home, "m1", datetime(2026, 5, 20, 9), unfit=6)
    appraised(home, "m2", datetime(2027, 5, 20, 9), unfit=12)
    assert "UNFIT_TWICE" not in codes(home.meeting("m2"))


def test_that_each_person_is_reckoned_apart(tmp_path: Path) -> None:
    home = village(tmp_path)
    appraised(home, "m1", datetime(2026, 5, 20, 9), unfit=7)
    appraised(home, "m2", datetime(2027, 5, 20, 9), unfit=8, who="陈德明")
    assert "UNFIT_TWICE" not in codes(home.meeting("m2"))


def test_that_somebody_not_on_the_register_is_known_by_the_motion(tmp_path: Path) -> None:
    home = village(tmp_path)
    appraised(home, "m1", datetime(2026, 5, 20, 9), unfit=12, who="聘用会计")
    assert codes(home.meeting("m1")).count("UNFIT_TWICE") == 0


def test_that_half_a_year_lies_between_two_appraisals_in_chongqing(tmp_path: Path) -> None:
    home = village(tmp_path, CHONGQING)
    appraised(home, "m1", datetime(2026, 5, 20, 9), unfit=0)
    appraised(home, "m2", datetime(2026, 9, 20, 9), unfit=0)
    found = finding(home.meeting("m2"), "APPRAISED_TOO_SOON")
    assert (found["severity"], found["clause"]) == ("违规", "重庆市实施办法第三十六条")
    assert found["text"].startswith("张秀兰：距上次评议（2026-05-20）不满6个月")
    assert "APPRAISED_TOO_SOON" not in codes(home.meeting("m1"))
