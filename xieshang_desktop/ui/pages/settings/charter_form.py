"""The form for one rule of the village's own, and how its value may be typed."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.queries.rules.page import EVERY_FORM
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec

_DIGITS: Final = "一二三四五六七八九十"
_SHARE: Final = re.compile(rf"(超过)?([{_DIGITS}]|百)分之([{_DIGITS}]+)(以上)?")
_MEASURE: Final = re.compile(r"(\d+)(个月|[天日次人户秒])")


def charter_spec(
    forms: Sequence[MeetingForm],
    form: MeetingForm | None,
    choices: Sequence[tuple[str, str, str]],
    typed: Mapping[str, str],
) -> FormSpec:
    """Ask for form, rule, value and the decision it rests on; `typed` stands there first."""
    every: list[tuple[str, object]] = [(EVERY_FORM, None)]
    hint = "天数、次数写整数；比例写3/4或者四分之三以上。只能比法律和地方规定更严"
    return FormSpec(
        title="登记一条本村规定",
        act="登记这条规定",
        about="现在是：",
        fields=(
            Field("form", "会议形式", "choice", [*every, *((str(each), each) for each in forms)], form),
            Field("rule", "事项", "choice", [(words, name) for name, words, _ in choices]),
            Field("value", "数值", value=typed.get("value"), placeholder="15，3/4", hint=hint),
            Field(
                "basis",
                "依据",
                value=typed.get("basis"),
                placeholder="2026年2月10日村民会议通过的村民自治章程第八条",
            ),
        ),
    )


def charter_value(text: str) -> str:
    """What was typed as a rule file writes it: 四分之三以上 → 3/4, 过半数 → >1/2, 15天 → 15."""
    plain = text.strip().translate(str.maketrans("０１２３４５６７８９／", "0123456789/"))
    if plain == "过半数":
        return ">1/2"
    if plain in ("半数以上", "半数"):
        return "1/2"
    share = _SHARE.fullmatch(plain)
    if share:
        return f"{'>' if share[1] else ''}{_number(share[3])}/{_number(share[2])}"
    whole = _MEASURE.fullmatch(plain)
    return whole[1] if whole else plain.removesuffix("以上")


def _number(word: str) -> int:
    """一 … 九十九, and 百."""
    if word == "百":
        return 100
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return _DIGITS.index(word[0]) + 1
    return (_DIGITS.index(tens) + 1 if tens else 1) * 10 + (_DIGITS.index(ones) + 1 if ones else 0)
