"""Which rules hold here: the village chooses, a newer file comes from a stick, what was convened stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import CHONGQING, KEY, NATION, RESOURCES, Rehearsal, crowd, person, rehearse, rulebook
from tests.storage.lives import change
from xieshang_desktop.domain.ruleset_loading import BadRuleFile
from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingId
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.queries.facts.law import rules_for, rules_on, village_of
from xieshang_desktop.queries.rules.page import charter_choices, figure_lines, rules_page
from xieshang_desktop.services.rules import look_at_rule_file, take_over_rule_file
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook, adopt_rule_file
from xieshang_desktop.storage.verification import verify

PEOPLE = [person("陈德明", roles=["村委会成员"]), person("张秀兰", roles=["村委会成员"])]
TODAY = date(2026, 3, 1)
DECISION = "2026年2月村民会议决定"


def village(folder: Path, rules: tuple[str, ...] = NATION) -> Rehearsal:
    return rehearse(folder, people=PEOPLE, crowds=[crowd("代表", 10, roles=["村民代表"])], rules=rules)


def convene(home: Rehearsal, meeting: str) -> None:
    home.do(
        "convene_meeting",
        meeting=meeting,
        form="村民代表会议",
        title="会议",
        starts_at=home.moment + timedelta(days=20),
        place="村委会",
        chair="陈德明",
        recorder="张秀兰",
        topics=[],
        unit="人",
        entitled={"roles": ["村民代表", "村委会成员"]},
    )


def sets_of(home: Rehearsal) -> tuple[str, ...]:
    return tuple(home.office.read(village_of).rule_sets)


def rule_file(folder: Path, name: str, changes: Mapping[str, str]) -> Path:
    text = (RESOURCES / "rules" / f"{name}.toml").read_text(encoding="utf-8")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def stricter_chongqing(folder: Path, first_day: str = "2026-07-01") -> Path:
    changes = {"in_force_from = 2013-11-01": f"in_force_from = {first_day}", "value = 15": "value = 10"}
    return rule_file(folder, "重庆市", changes)


def test_that_the_village_chooses_its_local_sets_and_may_take_the_choice_back(tmp_path: Path) -> None:
    home = village(tmp_path)
    home.do("choose_rule_sets", sets=["CN-2026", "浙江省", "宁波市"])
    assert sets_of(home) == ("CN-2026", "浙江省", "宁波市")
    home.do("undo_last")
    assert sets_of(home) == NATION


def test_that_a_meeting_already_convened_keeps_its_sets(tmp_path: Path) -> None:
    home = village(tmp_path)
    convene(home, "m1")
    home.do("choose_rule_sets", sets=["CN-2026", "山东省"])
    convene(home, "m2")
    ids = [home.office.read(rules_for, home.keys.key(MeetingId, key)).ids for key in ("m1", "m2")]
    assert ids == [("CN-2026",), ("CN-2026", "山东省")]


@pytest.mark.parametrize("sets", [["CN-2026", "火星"], ["重庆市"], ["重庆市", "CN-2026"], ["CN-2027"]])
def test_that_unknown_sets_and_any_without_the_nation_first_are_refused(
    tmp_path: Path, sets: list[str]
) -> None:
    home = village(tmp_path)
    home.refuse("WRONG_STAGE", "choose_rule_sets", sets=sets)
    assert sets_of(home) == NATION


def test_that_a_local_set_that_the_villages_own_rule_does_not_reach_is_refused_with_both_figures(
    tmp_path: Path,
) -> None:
    home = village(tmp_path)
    home.do("set_charter", values={"村民代表会议.notice_days": 3}, basis=DECISION)
    refused = home.refuse("PASS_RULE_WEAKER_THAN_LAW", "choose_rule_sets", sets=["CN-2026", "河北省"])
    assert "3天" in refused.sentence
    assert "7天" in refused.sentence
    home.do("choose_rule_sets", sets=["CN-2026", "天津市"])


def test_that_each_local_figure_tells_what_the_nation_said_before(tmp_path: Path) -> None:
    home = village(tmp_path, ("CN-2026", "四川省"))
    home.do("set_charter", values={"村民会议.frequency": 3}, basis=DECISION)
    lines = {line.subject: line for line in home.office.read(figure_lines, TODAY)}
    assert lines["村民会议·每年至少召开"].changed == "四川省：2次 → 村章程：3次"
    assert lines["村民代表会议·提前通知"].changed == "国家：没有规定 → 四川省：3天"
    assert lines["村民会议·提前通知"].changed == ""
    assert not lines["村民会议·提前通知"].local
    assert lines["村民会议·提前通知"].clause == "村民委员会组织法第二十五条"
    assert lines["村民会议·提前通知"].checked == "2026-06-03"


def test_that_the_villages_own_rules_stand_with_the_law_and_the_decision_beside_them(tmp_path: Path) -> None:
    home = village(tmp_path, CHONGQING)
    home.do("set_charter", values={"村民代表会议.majority": "2/3"}, basis=DECISION)
    home.do("set_charter", values={"posting_days": 30}, basis="村规民约第三条")
    home.do("set_charter", values={"posting_days": 20}, basis="村规民约第三条修改")
    shown = [
        (line.subject, line.value, line.law, line.basis)
        for line in home.office.read(rules_page, TODAY).charter
    ]
    assert shown == [
        ("村民代表会议·通过线", "三分之二以上", "过半数", DECISION),
        ("公布期限", "20天", "15天", "村规民约第三条修改"),
    ]


def test_that_what_may_be_tightened_comes_with_what_is_in_force(tmp_path: Path) -> None:
    home = village(tmp_path)
    choices = home.office.read(charter_choices, TODAY, MeetingForm.VILLAGERS_ASSEMBLY)
    known = {name: words for name, _, words in choices}
    assert known["notice_days"] == "10天（村民委员会组织法第二十五条）"
    assert known["speaking_turns"] == "现在没有规定"


def test_that_a_newer_file_is_compared_before_anything_is_written(tmp_path: Path) -> None:
    home = village(tmp_path, CHONGQING)
    offer = look_at_rule_file(home.office, stricter_chongqing(tmp_path / "stick"))
    (first, *_) = offer.changes
    assert first.subject == "村民代表会议·提议后召开期限"
    assert first.before.startswith("15天")
    assert first.after.startswith("10天")
    assert offer.convened == 0
    assert offer.standing is not None
    assert not (tmp_path / "rules").exists()


def test_that_a_file_taken_over_counts_from_its_first_day_and_stays_after_the_program_was_closed(
    tmp_path: Path,
) -> None:
    home = village(tmp_path, CHONGQING)
    convene(home, "m1")
    meeting = home.keys.key(MeetingId, "m1")
    before = home.office.read(rules_for, meeting)
    folder = tmp_path / "rules"
    take_over_rule_file(home.office, stricter_chongqing(tmp_path / "stick"), folder)
    assert home.office.read(rules_for, meeting) == before
    later = home.office.read(rules_on, date(2026, 7, 1))
    assert [row.days for row in later.figures if row.rule == "convene_within_days" and not row.kind] == [10]
    again = Rulebook.read(RESOURCES, folder)
    assert again.file("重庆市", date(2026, 7, 1)).in_force_from == date(2026, 7, 1)
    assert again.file("重庆市", TODAY).in_force_from == date(2013, 11, 1)
    shown = [(line.name, line.state) for line in home.office.read(rules_page, TODAY).sets]
    assert shown == [("CN-2026", "有效"), ("重庆市", "有效"), ("重庆市", "还没有施行")]


def test_that_a_later_edition_of_the_same_first_day_leaves_convened_meetings_alone(tmp_path: Path) -> None:
    home = village(tmp_path, CHONGQING)
    convene(home, "m1")
    meeting = home.keys.key(MeetingId, "m1")
    folder = tmp_path / "rules"
    take_over_rule_file(home.office, stricter_chongqing(tmp_path / "stick", "2013-11-01"), folder)
    convene(home, "m2")
    home.do("amend_meeting", meeting="m2", place="小学")

    def days(key: str) -> list[int]:
        rules = home.office.read(rules_for, home.keys.key(MeetingId, key))
        return [row.days for row in rules.figures if row.rule == "convene_within_days" and not row.kind]

    assert (days("m1"), days("m2")) == ([15], [10])
    home.do("undo_last", meeting="m2")
    home.do("undo_last", meeting="m2")
    assert home.office.read(rules_for, meeting).ids == ("CN-2026", "重庆市")
    assert verify(home.record).problems == ()


def test_that_a_meeting_keeps_its_law_on_a_machine_that_has_another(tmp_path: Path) -> None:
    home = village(tmp_path, CHONGQING)
    convene(home, "m1")
    before = home.office.read(rules_for, home.keys.key(MeetingId, "m1"))
    home.record.close()
    mine = tmp_path / "rules"
    adopt_rule_file(stricter_chongqing(tmp_path / "stick", "2013-11-01"), mine, rulebook())
    record = open_record(tmp_path / "record.xieshang", KEY, Rulebook.read(RESOURCES, mine))
    assert record.read(rules_for, home.keys.key(MeetingId, "m1")) == before


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE rule_edition SET text = text || ' '", "的文本被改动过"),
        ("DELETE FROM rule_edition", "的文本不见了"),
    ],
)
def test_that_verification_finds_a_changed_or_missing_text_of_the_law(
    statement: str, said: str, tmp_path: Path
) -> None:
    home = village(tmp_path, CHONGQING)
    convene(home, "m1")
    change(home.record, statement)
    assert said in verify(home.record).problems[0]


def test_that_meetings_convened_for_its_time_are_counted(tmp_path: Path) -> None:
    home = village(tmp_path, CHONGQING)
    convene(home, "m1")
    assert look_at_rule_file(home.office, stricter_chongqing(tmp_path / "stick", "2026-03-01")).convened == 1
    assert look_at_rule_file(home.office, rule_file(tmp_path, "浙江省", {})).convened == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({'level = "province"': 'level = "planet"'}, "level"),
        ({"format = 1": "format = 2"}, "format"),
        ({'clause = "重庆市实施办法第十二条"': ""}, "clause"),
    ],
)
def test_that_a_file_with_a_mistake_is_refused_by_name_and_place(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    home = village(tmp_path, CHONGQING)
    before = home.office.read(rules_on, TODAY)
    path = rule_file(tmp_path / "stick", "重庆市", changes)
    with pytest.raises(BadRuleFile, match=said):
        take_over_rule_file(home.office, path, tmp_path / "rules")
    assert home.office.read(rules_on, TODAY) == before
    assert not (tmp_path / "rules").exists()


def test_that_a_law_that_outruns_the_villages_own_rule_asks_for_that_rule_first(tmp_path: Path) -> None:
    home = village(tmp_path, ("CN-2026", "河北省"))
    home.do("set_charter", values={"村民代表会议.notice_days": 8}, basis=DECISION)
    changes = {"in_force_from = 2011-11-01": "in_force_from = 2026-07-01", "value = 7": "value = 9"}
    path = rule_file(tmp_path / "stick", "河北省", changes)
    with pytest.raises(BadRuleFile, match="请先改村章程"):
        take_over_rule_file(home.office, path, tmp_path / "rules")
    home.do("set_charter", values={"村民代表会议.notice_days": 9}, basis=DECISION)
    assert take_over_rule_file(home.office, path, tmp_path / "rules").id == "河北省"


def test_that_a_folder_that_cannot_be_written_leaves_the_rules_as_they_are(tmp_path: Path) -> None:
    home = village(tmp_path, CHONGQING)
    before = home.office.read(rules_on, date(2027, 1, 1))
    blocked = tmp_path / "rules"
    blocked.write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(EnvironmentProblem):
        take_over_rule_file(home.office, stricter_chongqing(tmp_path / "stick"), blocked)
    assert home.office.read(rules_on, date(2027, 1, 1)) == before


def test_that_a_damaged_file_in_the_folder_is_told_and_the_good_set_stands(tmp_path: Path) -> None:
    home = village(tmp_path, CHONGQING)
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "重庆市@2026-07-01.toml").write_text("format = 1\nid = ", encoding="utf-8")
    home.record.session.info["rulebook"] = Rulebook.read(RESOURCES, folder)
    view = home.office.read(rules_page, TODAY)
    assert len(view.problems) == 1
    assert "重庆市@2026-07-01.toml" in view.problems[0]
    assert [line.name for line in view.sets] == list(CHONGQING)
