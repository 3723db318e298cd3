"""Exact shares: compared in whole numbers, cross-multiplied.

以上 includes the number, 过半数 and 超过 do not (民法典第一千二百五十九条).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

DIGITS = "零一二三四五六七八九"
Amount = int | Decimal


def chinese_number(number: int) -> str:
    """A number from 0 to 9999 in Chinese: 2 → 二, 12 → 十二, 105 → 一百零五. Beyond it stays in digits."""
    if not 0 <= number <= 9999:
        return str(number)
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + name
        gap = bool(text) and not digit
    return text.removeprefix("一") if text.startswith("一十") else text or DIGITS[0]


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a base; ``strict`` means more than it, else at least it."""

    fraction: Fraction
    strict: bool = False

    @classmethod
    def parse(cls, text: str, strict: bool = False) -> Share:
        """Read ``2/3``. Raises ``ValueError`` for anything but a fraction above 0 and up to 1."""
        try:
            fraction = Fraction(text.strip())
        except ZeroDivisionError:
            raise ValueError(f"分数“{text}”的分母是零") from None
        if not 0 < fraction <= 1:
            raise ValueError(f"分数“{text}”应当大于0、不超过1")
        return cls(fraction, strict)

    def met(self, count: Amount, base: Amount) -> bool:
        """Whether ``count`` of ``base`` satisfies the share. A base of 0 satisfies nothing."""
        if base <= 0:
            return False
        have, want = count * self.fraction.denominator, base * self.fraction.numerator
        return have > want if self.strict else have >= want

    def needed(self, base: int) -> int:
        """The smallest whole number of ``base`` that satisfies the share."""
        whole, rest = divmod(base * self.fraction.numerator, self.fraction.denominator)
        return whole + 1 if rest or self.strict else whole

    def words(self) -> str:
        """过半数 · 半数 · 三分之二 · 超过三分之二 · 全部."""
        half = self.fraction == Fraction(1, 2)
        if half:
            return "过半数" if self.strict else "半数"
        if self.fraction == 1:
            return "全部"
        below = chinese_number(self.fraction.denominator).replace("一百", "百")
        part = f"{below}分之{chinese_number(self.fraction.numerator)}"
        return f"超过{part}" if self.strict else part

    def rule_words(self) -> str:
        """As a rule names it: 过半数 · 三分之二以上 · 超过三分之二."""
        return self.words() if self.strict or self.fraction == 1 else f"{self.words()}以上"

    def __str__(self) -> str:
        return f"{self.fraction.numerator}/{self.fraction.denominator}"


MORE_THAN_HALF = Share(Fraction(1, 2), strict=True)
"""过半数."""
