"""Amounts of money as papers name them: in figures, and in capitals that were read back before printing."""

from __future__ import annotations

from decimal import Decimal

from xieshang_desktop.domain.money import money_from_capitals, money_in_capitals


def yuan(amount: Decimal) -> str:
    """Return 86400元, or 1409.50元 where there are parts of a yuan."""
    return f"{plain(amount)}元"


def plain(number: Decimal) -> str:
    """Return 86400 or 1409.50: whole numbers without decimals, all others with two."""
    return f"{number:.0f}" if number == number.to_integral_value() else f"{number:.2f}"


def quantity(number: Decimal) -> str:
    """Return 3 or 1.5: a count without needless zeros."""
    return f"{number.normalize():f}"


def capitals(amount: Decimal) -> str:
    """Return 人民币贰仟元整.

    Raises ArithmeticError if the capitals, read back, are not the amount; ValueError for parts of a cent.
    """
    words = money_in_capitals(amount)
    if money_from_capitals(words) != amount:
        raise ArithmeticError(f"{words} is not {amount}")
    return words
