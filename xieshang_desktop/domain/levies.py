"""一事一议: so much a head, so many labour days a hand; the sums must agree (国办发〔2007〕4号)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Levy:
    """What a project takes from the villagers; money in yuan, labour in whole days.

    ``exempt_heads`` and ``exempt_hands`` are those let off, they are in ``heads`` and ``hands``.
    """

    per_head: Decimal
    heads: int
    exempt_heads: int = 0
    days_per_hand: int = 0
    hands: int = 0
    exempt_hands: int = 0

    @property
    def money(self) -> Decimal:
        """Yuan in all: per head × paying heads."""
        return self.per_head * (self.heads - self.exempt_heads)

    @property
    def labour_days(self) -> int:
        """Labour days in all: days per hand × working hands."""
        return self.days_per_hand * (self.hands - self.exempt_hands)


def levy_faults(levy: Levy, money: Decimal, labour_days: int = 0) -> tuple[str, ...]:
    """Sentences on what does not agree with the totals written in the plan; empty if all agrees."""
    sentences = []
    if min(levy.heads - levy.exempt_heads, levy.hands - levy.exempt_hands) < 0:
        sentences.append("减免的人数比总人数还多")
    if levy.money != money:
        sum_ = f"人均{levy.per_head}元×{levy.heads - levy.exempt_heads}人={levy.money}元"
        sentences.append(f"{sum_}，与方案的{money}元相差{abs(levy.money - money)}元")
    if levy.labour_days != labour_days:
        sum_ = f"每劳{levy.days_per_hand}个工×{levy.hands - levy.exempt_hands}人={levy.labour_days}个工"
        sentences.append(f"{sum_}，与方案的{labour_days}个工不符")
    return tuple(sentences)


def levy_words(levy: Levy) -> str:
    """人均筹资20元，应筹480人，减免12人，共9360元；每个劳动力投劳2个工日，劳动力260人，共520个工日."""
    parts = []
    if levy.per_head:
        exempt = f"，减免{levy.exempt_heads}人" if levy.exempt_heads else ""
        per_head, money = _yuan(levy.per_head), _yuan(levy.money)
        parts.append(f"人均筹资{per_head}，应筹{levy.heads}人{exempt}，共{money}")
    if levy.days_per_hand:
        exempt = f"，减免{levy.exempt_hands}人" if levy.exempt_hands else ""
        days = f"每个劳动力投劳{levy.days_per_hand}个工日，劳动力{levy.hands}人{exempt}"
        parts.append(f"{days}，共{levy.labour_days}个工日")
    return "；".join(parts)


def _yuan(amount: Decimal) -> str:
    return f"{amount:f}".removesuffix(".00") + "元"
