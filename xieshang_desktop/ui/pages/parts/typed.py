"""What people type, read as dates, hours, numbers and money; what cannot be read is said in words."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

_FULL = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_CLOCK = re.compile(r"(\d{1,2})\s*[:：时点]\s*(\d{1,2})?\s*分?")


class Unreadable(ValueError):
    """What was typed cannot be read; the message says what would be right."""


def read_day(text: str, today: date) -> date:
    """Read 3月12日, 3-12 or 2026-03-12; without a year this year is meant.

    Raises Unreadable with a sentence.
    """
    full, short = _FULL.fullmatch(text.strip()), _SHORT.fullmatch(text.strip())
    try:
        if full:
            return date(*(int(part) for part in full.groups()))
        if short:
            return date(today.year, *(int(part) for part in short.groups()))
    except ValueError as error:
        raise Unreadable(f"没有{text.strip()}这一天，写成3月12日这样") from error
    raise Unreadable("写成3月12日或2026-03-12这样")


def read_moment(text: str, today: date) -> datetime:
    """Read 3月12日 09:00, 3-12 9:00.

    Raises Unreadable with a sentence.
    """
    clock = list(_CLOCK.finditer(text))
    if not clock:
        raise Unreadable("写上几点，如3月12日 09:00")
    last = clock[-1]
    day = read_day(text[: last.start()], today)
    hour, minute = int(last.group(1)), int(last.group(2) or 0)
    if hour > 23 or minute > 59:
        raise Unreadable("几点写成09:00到23:59之间")
    return datetime(day.year, day.month, day.day, hour, minute)


def read_whole(text: str, least: int = 0, most: int | None = None) -> int:
    """Read a whole number.

    Raises Unreadable with a sentence.
    """
    if not text.strip().isdecimal():
        raise Unreadable("写一个整数")
    number = int(text)
    if number < least:
        raise Unreadable(f"不能少于{least}")
    if most is not None and number > most:
        raise Unreadable(f"不能多于{most}")
    return number


def read_money(text: str) -> Decimal:
    """Read an amount of yuan with at most two decimals: 86400, 86,400.50.

    Raises Unreadable with a sentence.
    """
    plain = text.strip().removesuffix("元").replace(",", "").replace("，", "")
    try:
        amount = Decimal(plain)
    except InvalidOperation as error:
        raise Unreadable("写成86400或86400.50这样") from error
    if not amount.is_finite() or amount < 0 or amount != amount.quantize(Decimal("0.01")):
        raise Unreadable("金额最多两位小数，不能是负数")
    return amount.quantize(Decimal("0.01"))


def read_texts(text: str) -> tuple[str, ...]:
    """Read several words between commas, of either width, or 、."""
    parts = re.split("[,，、；;]", text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def day_text(day: date, today: date) -> str:
    """A day as a field shows it: 3月12日, with the year where it differs."""
    return f"{day.month}月{day.day}日" if day.year == today.year else f"{day.year}年{day.month}月{day.day}日"


def moment_text(at: datetime, today: date) -> str:
    """A moment as a field shows it: 3月12日 09:00."""
    return f"{day_text(at.date(), today)} {at:%H:%M}"
