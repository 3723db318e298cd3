"""Findings and refusals: stable codes, severities of the contract, one Chinese sentence each."""

from __future__ import annotations

import inspect
import re

import pytest

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.findings import reminder, violation
from xieshang_desktop.domain.vocabulary import Severity
from xieshang_desktop.errors import Refused

WORDS = {"int": 3, "str": "某", "Sequence[str]": ["某会议", "另一会议"], "str | None": "通过"}


def makers() -> list[str]:
    return [
        name
        for name, made in vars(refusals).items()
        if inspect.isfunction(made) and made.__module__ == refusals.__name__ and name != "first_of"
    ]


def made(name: str) -> Refused:
    maker = getattr(refusals, name)
    parameters = inspect.signature(maker).parameters.values()
    found: Refused = maker(*(WORDS[str(each.annotation)] for each in parameters))
    return found


@pytest.mark.parametrize("name", makers())
def test_that_every_refusal_is_one_chinese_sentence_with_a_stable_code(name: str) -> None:
    refusal = made(name)
    assert re.fullmatch(r"[A-Z_]+", refusal.code)
    assert re.search(r"[\u4e00-\u9fff]|某", refusal.sentence)
    assert "\n" not in refusal.sentence + refusal.remedy
    assert refusal.code not in refusal.sentence


def test_that_severities_are_the_official_words() -> None:
    assert violation("A", "甲").severity is Severity.VIOLATION
    assert reminder("A", "甲", "某条", "会议") == reminder("A", "甲", clause="某条", where="会议")


def test_that_of_several_refusals_the_first_of_the_table_counts() -> None:
    several = [
        refusals.proxy_chain("甲"),
        refusals.already_checked_in("甲", "9:00"),
        refusals.not_entitled("乙"),
        refusals.deceased("丙"),
        refusals.deceased("丁"),
        refusals.wrong_stage("会议还没有开。"),
    ]
    codes = []
    while (worst := refusals.first_of(several)) is not None:
        codes.append(worst.code)
        several.remove(worst)
    assert codes == [
        "WRONG_STAGE",
        "PERSON_DECEASED",
        "PERSON_DECEASED",
        "NOT_ENTITLED",
        "ALREADY_CHECKED_IN",
        "PROXY_CHAIN",
    ]


def test_that_a_verdict_contradicted_is_named_or_said_to_be_missing() -> None:
    assert "未通过" in refusals.outcome_contradicts_vote("通过", "未通过").sentence
    assert "没有得出" in refusals.outcome_contradicts_vote("通过", None).sentence


def test_that_what_reaches_across_villages_is_sent_to_the_township() -> None:
    assert "乡镇党委" in refusals.wrong_body("一般公共事务", "村民会议", []).remedy
