"""Figures in Chinese, one line each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.domain.law import ASSEMBLY, REPRESENTATIVES, book
from xieshang_desktop.domain.figures import STRICTER_WHEN, Figure, Value
from xieshang_desktop.domain.rule_words import (
    RULE_WORDS,
    figure_words,
    subject_words,
    value_text,
    value_words,
)
from xieshang_desktop.domain.vocabulary import Matter, Unit


def figure(rule: str, value: Value, **more: Any) -> Figure:
    day = date(2026, 6, 3)
    return Figure(set_id="试", rule=rule, value=value, clause="第一条", source="试", checked=day, **more)


def test_that_every_rule_has_one_name() -> None:
    assert set(RULE_WORDS) == set(STRICTER_WHEN)
    assert len(set(RULE_WORDS.values())) == len(RULE_WORDS)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (figure("quorum", Fraction(2, 3)), "三分之二以上"),
        (figure("majority", Fraction(1, 2), strict=True), "过半数"),
        (figure("notice_days", 10), "10天"),
        (figure("frequency", 4), "4次"),
        (figure("interval_months", 6), "6个月"),
        (figure("members_min", 20), "20人"),
        (figure("representative_assembly_from", 300, unit=Unit.PERSON), "300人"),
        (figure("representative_assembly_from", 100, unit=Unit.HOUSEHOLD), "100户"),
        (figure("speaking_seconds", 120), "120秒"),
        (figure("proxy", True), "允许"),
        (figure("proxy", False), "不允许"),
        (figure("proxy_written", True), "应当"),
        (figure("proxy_written", False), "不要求"),
        (figure("notice_form", ("书面通知", "张榜公布")), "书面通知、张榜公布"),
        (figure("convener", "理事会"), "理事会"),
    ],
)
def test_that_a_value_is_told_as_people_say_it(found: Figure, words: str) -> None:
    assert value_words(found) == words


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "true"), (False, "false"), (("书面", "张榜"), "书面、张榜"), (Fraction(2, 3), "2/3"), (15, "15")],
)
def test_that_a_value_is_written_as_in_its_file(value: Value, text: str) -> None:
    assert value_text(value) == text


def test_that_a_figure_tells_what_it_is_about() -> None:
    found = figure("quorum", Fraction(2, 3), form=ASSEMBLY, of="应到", unit=Unit.HOUSEHOLD)
    assert figure_words(found) == "村民会议·法定人数（应到，户）：三分之二以上（第一条）"
    assert subject_words(replace(found, matter=Matter.STIPENDS)) == (
        "村民会议·法定人数（误工补贴人员和标准，应到，户）"
    )
    assert subject_words(figure("posting_days", 15)) == "公布期限"


@pytest.mark.parametrize(
    ("from_", "below", "words"),
    [
        (None, 500, "村民代表会议·代表最少人数（不足500人的村）"),
        (500, 1000, "村民代表会议·代表最少人数（500人以上、不足1000人的村）"),
        (1000, None, "村民代表会议·代表最少人数（1000人以上的村）"),
    ],
)
def test_that_the_size_of_the_village_is_told(from_: int | None, below: int | None, words: str) -> None:
    found = figure("members_min", 30, form=REPRESENTATIVES, size_from=from_, size_below=below)
    assert subject_words(found) == words


def test_that_no_two_figures_of_a_file_read_the_same() -> None:
    for file in book().files.values():
        told = [subject_words(figure) for figure in file.figures]
        assert sorted(set(told)) == sorted(told)
