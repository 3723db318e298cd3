"""A scenario that breaks its format is refused with one Chinese sentence that quotes the word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHONGQING, bad_scenario, crowd, person, rulebook, scenario_data
from xieshang_desktop.errors import BadScenario
from xieshang_desktop.replay.running import check_rules
from xieshang_desktop.replay.scenario import parse_scenario, read_scenario
from xieshang_desktop.storage.ids import new_id

AT = datetime(2026, 3, 1, 9, 0)
PROPOSE: dict[str, Any] = {
    "do": "propose_topic",
    "at": AT,
    "topic": "t1",
    "title": "修路",
    "category": "公共事务和公益事业",
    "source": "村民委员会",
    "matter": "一般公共事务",
    "scope": "村",
}
CONVENE: dict[str, Any] = {
    "do": "convene_meeting",
    "at": AT,
    "meeting": "m1",
    "form": "协商会",
    "title": "会",
    "starts_at": datetime(2026, 3, 9, 9, 0),
    "place": "村委会",
    "chair": "张三",
    "recorder": "代表01",
    "topics": ["t1"],
    "unit": "人",
    "entitled": {"all": True},
}


def whole(*steps: dict[str, Any]) -> dict[str, Any]:
    return scenario_data(steps, people=[person("张三")], crowds=[crowd("代表", 12)])


def changed(step: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {**step, **values}


def without(step: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in step.items() if name != key}


@pytest.mark.parametrize(
    ("step", "word"),
    [
        (changed(PROPOSE, do="propose_tropic"), "propose_tropic"),
        (changed(PROPOSE, colour="红"), "colour"),
        (changed(PROPOSE, matter="修桥补路"), "修桥补路"),
        (changed(PROPOSE, proposer="李四"), "李四"),
        (changed(PROPOSE, at="明天上午"), "明天上午"),
        (changed(PROPOSE, at=date(2026, 3, 1)), "2026-03-01"),
        (
            changed(PROPOSE, at=datetime.fromisoformat("2026-03-01T09:00:00+08:00")),
            "2026-03-01T09:00:00+08:00",
        ),
        ({"do": "correct", "at": AT, "act": 2, "reason": "错"}, "2"),
        ({"do": "correct", "at": AT, "act": 1, "reason": "错", "colour": "红"}, "colour"),
        ({"do": "correct", "at": AT, "reason": "错"}, "correct"),
        (without(PROPOSE, "scope"), "scope"),
        (without(PROPOSE, "at"), "at"),
        (without(PROPOSE, "do"), "do"),
        (without(PROPOSE, "topic"), "topic"),
        (changed(PROPOSE, title=5), "5"),
        (changed(PROPOSE, wide_impact="是"), "是"),
        (changed(PROPOSE, cosigner_count=True), "True"),
        (changed(PROPOSE, amount="很多"), "很多"),
        (changed(PROPOSE, cosigners="代表01"), "代表01"),
        (changed(PROPOSE, cosigners=["代表05..代表02"]), "代表05..代表02"),
        (changed(PROPOSE, cosigners=["代表01..村民03"]), "代表01..村民03"),
        (changed(PROPOSE, cosigners=["代表09..代表13"]), "代表13"),
        (changed(PROPOSE, cosigners=["代表1..代表3"]), "代表1"),
        (changed(PROPOSE, stakeholders=["外星人"]), "外星人"),
        (changed(PROPOSE, refused=3), "3"),
        ({"do": "add_cosigners", "at": AT, "topic": "t9", "whos": ["代表01"]}, "t9"),
    ],
)
def test_that_a_wrong_word_of_a_step_is_quoted_and_its_step_named(step: dict[str, Any], word: str) -> None:
    sentence = bad_scenario(whole(changed(PROPOSE, topic="t0"), step))
    assert "第2步" in sentence
    assert f"“{word}”" in sentence
    assert sentence.endswith("。")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"form": "茶话会"}, "茶话会"),
        ({"unit": "只"}, "只"),
        ({"entitled": {"everyone": True}}, "everyone"),
        ({"entitled": {"roles": ["国王"]}}, "国王"),
        ({"entitled": 7}, "7"),
        ({"starts_at": "九点"}, "九点"),
        ({"starts_at": datetime.fromisoformat("2026-03-09T09:00:00+08:00")}, "2026-03-09T09:00:00+08:00"),
        ({"topics": ["t7"]}, "t7"),
        ({"chair": "代表99"}, "代表99"),
        ({"session_of": "m9"}, "m9"),
        ({"speaking_seconds": "两分钟"}, "两分钟"),
    ],
)
def test_that_a_wrong_word_of_a_convened_meeting_is_quoted(values: dict[str, Any], word: str) -> None:
    sentence = bad_scenario(whole(PROPOSE, changed(CONVENE, **values)))
    assert "第2步" in sentence
    assert f"“{word}”" in sentence


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda data: data.pop("format"), "format"),
        (lambda data: data.update(format=2), "format = 2"),
        (lambda data: data.pop("title"), "title"),
        (lambda data: data.pop("rules"), "rules"),
        (lambda data: data.update(rules="CN-2026"), "CN-2026"),
        (lambda data: data.pop("village"), "village"),
        (lambda data: data["village"].pop("name"), "name"),
        (lambda data: data["village"].pop("kind"), "kind"),
        (lambda data: data["village"].update(kind="乡"), "乡"),
        (lambda data: data["village"].update(adults=-3), "-3"),
        (lambda data: data["village"].update(adults="许多"), "许多"),
        (lambda data: data["village"].update(people=3), "people"),
        (lambda data: data["village"].update(authorised=["修路"]), "修路"),
        (lambda data: data["village"].update(authorised="公益事业筹资筹劳"), "公益事业筹资筹劳"),
        (lambda data: data.pop("steps"), "steps"),
        (lambda data: data.update(steps=[]), "steps"),
        (lambda data: data.update(colour=1), "colour"),
        (lambda data: data.update(as_of="月底"), "月底"),
        (lambda data: data.update(as_of=date(2026, 3, 1)), "2026-03-01"),
        (lambda data: data["people"].append({"group": "一组"}), "name"),
        (lambda data: data["people"].append({"name": "王五", "age": 3}), "age"),
        (lambda data: data["people"].append({"name": "王五", "sex": "中"}), "中"),
        (lambda data: data["people"].append({"name": "王五", "born": "去年"}), "去年"),
        (lambda data: data["people"].append({"name": "王五", "household": 3}), "3"),
        (lambda data: data["crowd"].append({"count": 3}), "name"),
        (lambda data: data["crowd"].append({"name": "村民"}), "count"),
        (lambda data: data["crowd"].append({"name": "村民", "count": "三"}), "三"),
        (lambda data: data["crowd"].append({"name": "村民", "count": 2, "women": 3}), "women = 3"),
        (lambda data: data.update(people={"name": "王五"}), "people"),
    ],
)
def test_that_a_wrong_word_outside_the_steps_is_quoted(
    change: Callable[[dict[str, Any]], object], word: str
) -> None:
    data = whole(PROPOSE)
    change(data)
    sentence = bad_scenario(data)
    assert word in sentence
    assert sentence.endswith("。")
    assert "\n" not in sentence


def test_that_one_name_of_two_people_needs_a_key() -> None:
    data = whole(PROPOSE, changed(PROPOSE, topic="t2", proposer="张三"))
    data["people"].append({"name": "张三", "key": "z2"})
    assert "“张三”的有2人" in bad_scenario(data)
    data["steps"][1]["proposer"] = "z2"
    assert len(parse_scenario(data, new_id).steps) == 2


def test_that_a_key_stands_for_one_person() -> None:
    data = whole(PROPOSE)
    data["people"] += [{"name": "甲", "key": "k"}, {"name": "乙", "key": "k"}]
    assert "“k”" in bad_scenario(data)


def test_that_a_key_stands_for_one_thing_of_its_kind() -> None:
    """What an accepted step has created is not created again; a step tried again after a refusal may be."""
    assert "“t1”" in bad_scenario(whole(PROPOSE, PROPOSE))
    again = whole(changed(PROPOSE, refused="COSIGNER_TWICE"), PROPOSE)
    assert len(parse_scenario(again, new_id).steps) == 2


def test_that_the_items_of_two_meetings_may_bear_the_same_key() -> None:
    item = {"do": "add_item", "at": AT, "meeting": "m1", "item": "i1", "title": "修路", "kind": "协商"}
    other = changed(CONVENE, meeting="m2")
    data = whole(PROPOSE, CONVENE, other, item, changed(item, meeting="m2"))
    assert len(parse_scenario(data, new_id).steps) == 5


def test_that_unknown_rule_sets_and_looser_overlays_are_refused() -> None:
    data = whole(PROPOSE)
    data["rules"] = ["CN-2026", "月球"]
    with pytest.raises(BadScenario, match="月球"):
        check_rules(parse_scenario(data, new_id), rulebook())
    data["rules"] = list(CHONGQING)
    check_rules(parse_scenario(data, new_id), rulebook())


def test_that_a_file_that_is_no_toml_or_missing_is_one_sentence(tmp_path: Path) -> None:
    for name, content in (("a.toml", b"format = = 1"), ("b.toml", b"\xff\xfe\x00"), ("c.toml", None)):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(BadScenario) as caught:
            read_scenario(path, new_id)
        assert name in caught.value.sentence
        assert "\n" not in caught.value.sentence
