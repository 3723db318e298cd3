"""Amounts of money in capitals (人民币壹佰贰拾元整) and back, after the rules for filling in bank forms.

The two directions are checked against each other wherever an amount is printed.
"""

from __future__ import annotations

import re
from decimal import Decimal

from xieshang_desktop.domain.wording import spell_whole

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_SMALL_UNITS = ("", "拾", "佰", "仟")
_UNIT_VALUES = {"拾": 10, "佰": 100, "仟": 1000}
_SHAPE = re.compile(
    r"(?:人民币)?(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元)?零?"
    r"(?:(?P<jiao>[零壹贰叁肆伍陆柒捌玖])角)?零?(?:(?P<fen>[零壹贰叁肆伍陆柒捌玖])分)?整?"
)


def money_in_capitals(amount: Decimal) -> str:
    """Return 人民币壹仟肆佰零玖元伍角 for 1409.50; whole yuan end in 整.

    Raises ValueError for a negative amount, for parts of a cent and from 10¹⁶ yuan on.
    """
    cents = amount * 100
    if not amount.is_finite() or amount < 0 or cents != cents.to_integral_value():
        raise ValueError(f"not an amount of yuan and cents: {amount}")
    yuan, rest = divmod(int(cents), 100)
    jiao, fen = divmod(rest, 10)
    whole = spell_whole(yuan, _DIGITS, _SMALL_UNITS) + "元" if yuan or not rest else ""
    if not rest:
        return f"人民币{whole}整"
    tail = f"{_DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    return f"人民币{whole}{tail}" + (f"{_DIGITS[fen]}分" if fen else "")


def money_from_capitals(words: str) -> Decimal:
    """Return the amount that the capitals say; the optional 零 and 整 may stand or be left out.

    Raises ValueError for anything that is not an amount in capitals.
    """
    shape = _SHAPE.fullmatch(words.strip().replace("圆", "元").replace("正", "整"))
    if shape is None or not any(shape.groups()):
        raise ValueError(f"not an amount in capitals: {words}")
    yuan = _whole(shape["yuan"] or "")
    cents = _digit(shape["jiao"]) * 10 + _digit(shape["fen"])
    return Decimal(yuan) + Decimal(cents) / 100


def _digit(numeral: str | None) -> int:
    return _DIGITS.index(numeral) if numeral else 0


def _whole(words: str) -> int:
    """Add up the parts between 亿 and 万, each below ten thousand."""
    if "亿" in words:
        upper, lower = words.rsplit("亿", 1)
        return _whole(upper) * 10**8 + _whole(lower)
    if "万" in words:
        upper, lower = words.split("万", 1)
        return _four(upper) * 10**4 + _four(lower)
    return _four(words)


def _four(words: str) -> int:
    total, digit = 0, 0
    for mark in words:
        if mark in _UNIT_VALUES:
            total, digit = total + digit * _UNIT_VALUES[mark], 0
        elif mark in _DIGITS:
            digit = _DIGITS.index(mark)
        else:
            raise ValueError(f"not a numeral in capitals: {mark}")
    return total + digit
