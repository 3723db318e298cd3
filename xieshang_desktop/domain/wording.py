"""Words as they stand on official Chinese papers: numerals, money, dates, clauses, names, masked numbers.

Pure functions of their arguments; nothing here knows the clock or the record.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

DIGITS = "零一二三四五六七八九"
_SMALL_UNITS = ("", "十", "百", "千")

_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{6})\d{8}(\d{3}[0-9Xx])(?![0-9A-Za-z])")
_OLD_ID_NUMBER = re.compile(r"(?<!\d)(\d{6})\d{6}(\d{3})(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}-?)\d{3,4}(\d{4})(?!\d)")
_ACCOUNT = re.compile(r"(?<!\d)(\d{4})\d{8,11}(\d{4})(?!\d)")

# Directional overrides can make a printed line read differently from what is stored.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}-{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit for every writer, and the names (``U+000B``) of the characters that were taken out of it."""

    text: str
    removed: tuple[str, ...] = ()


def clean(text: str) -> Cleaned:
    """Return the text in NFC without the characters that break or disguise a document.

    Taken out: C0 controls except tab and newline, DEL and C1, surrogates, non-characters, direction
    overrides. Line ends become a single newline.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    removed = dict.fromkeys(f"U+{ord(mark):04X}" for mark in _FORBIDDEN.findall(text))
    kept = _FORBIDDEN.sub("", text) if removed else text
    return Cleaned(unicodedata.normalize("NFC", kept), tuple(removed))


def chinese_numeral(number: int) -> str:
    """Return a whole number in Chinese numerals: 12 → 十二, 105 → 一百零五, 20000 → 二万.

    Raises ValueError below 0 or from 10¹⁶ on.
    """
    words = spell_whole(number, DIGITS, _SMALL_UNITS)
    return words[1:] if words.startswith("一十") else words


def spell_whole(number: int, digits: str, small: tuple[str, ...]) -> str:
    """Spell a whole number with the given numerals and 十百千; one 零 stands for any gap."""
    if not 0 <= number < 10**16:
        raise ValueError(f"not a number that can be spelled here: {number}")
    for size, unit in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            upper, lower = divmod(number, size)
            gap = digits[0] if 0 < lower < size // 10 else ""
            rest = spell_whole(lower, digits, small) if lower else ""
            return spell_whole(upper, digits, small) + unit + gap + rest
    return _spell_four(number, digits, small) or digits[0]


def _spell_four(four: int, digits: str, small: tuple[str, ...]) -> str:
    spelled, gap = "", False
    for power in reversed(range(4)):
        digit = four // 10**power % 10
        if digit:
            spelled += (digits[0] if gap and spelled else "") + digits[digit] + small[power]
        gap = digit == 0
    return spelled


def ordinal_mark(number: int, level: int) -> str:
    """Return the number of a heading: 一、 （一） 1. （1） for levels 1 to 4 (GB/T 9704-2012, 7.3.3)."""
    if level == 1:
        return f"{chinese_numeral(number)}、"
    if level == 2:
        return f"（{chinese_numeral(number)}）"
    return f"{number}." if level == 3 else f"（{number}）"


def date_words(day: date) -> str:
    """Return 2026年3月12日."""
    return f"{day.year}年{day.month}月{day.day}日"


def moment_words(at: datetime) -> str:
    """Return 2026年3月12日9时5分; a full hour is 9时."""
    return date_words(at) + time_words(at)


def time_words(at: datetime) -> str:
    """Return 9时5分; a full hour is 9时."""
    return f"{at.hour}时" + (f"{at.minute}分" if at.minute else "")


def span_words(start: datetime, end: datetime) -> str:
    """Return 2026年3月12日9时5分至10时34分, with the second date only where it is another day."""
    later = time_words(end) if start.date() == end.date() else moment_words(end)
    return f"{moment_words(start)}至{later}"


def period_words(first: date, last: date) -> str:
    """Return 2026年3月13日至3月28日, the second year only where it differs."""
    later = f"{last.month}月{last.day}日" if first.year == last.year else date_words(last)
    return f"{date_words(first)}至{later}"


def duration_words(length: timedelta | int) -> str:
    """Return 1小时5分钟, 2分钟, 1分35秒 or 45秒 for a length of time (an int counts seconds)."""
    seconds = int(length.total_seconds()) if isinstance(length, timedelta) else length
    hours, rest = divmod(max(seconds, 0), 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        return f"{hours}小时" + (f"{minutes}分钟" if minutes else "")
    if minutes and seconds:
        return f"{minutes}分{seconds}秒"
    return f"{minutes}分钟" if minutes else f"{seconds}秒"


def percent(part: int, whole: int) -> str:
    """Return a share for reading only, one decimal, halves rounded up: 34 of 45 → 75.6%; — of nothing."""
    if whole <= 0:
        return "—"
    tenths = int(Fraction(part * 1000, whole) + Fraction(1, 2))
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def clause_words(law: str, article: int, paragraph: int = 0, item: int = 0) -> str:
    """Return 《村民委员会组织法》第二十六条第二款第三项; a zero leaves its part out."""
    cited = f"《{law.strip('《》')}》第{chinese_numeral(article)}条"
    cited += f"第{chinese_numeral(paragraph)}款" if paragraph else ""
    return cited + (f"第{chinese_numeral(item)}项" if item else "")


def clause_brackets(clause: str) -> str:
    """Return a citation in the brackets that follow a sentence, or nothing."""
    return f"（{clause}）" if clause else ""


def listed(words: Iterable[str]) -> str:
    """Return 甲、乙、丙 of the words that are not empty."""
    return "、".join(word for word in words if word)


def sentence(text: str) -> str:
    """Return the text with a full stop unless it ends in a closing mark already; nothing stays nothing."""
    stripped = text.strip()
    if not stripped or stripped[-1] in "。！？!?…":
        return stripped
    closed = stripped[-1] in "”’」』" and stripped[-2:-1] in ("。", "！", "？")
    return stripped if closed else stripped.rstrip("，、；：,;:") + "。"


def mask_id(number: str) -> str:
    """Hide the date of birth in a resident id (500229********1234); anything else but its ends."""
    plain = number.strip()
    masked = _ID_NUMBER.sub(r"\1********\2", plain)
    return masked if masked != plain else _mask_middle(plain, 3, 2)


def mask_phone(number: str) -> str:
    """Hide the middle of a telephone number: 138****5678, 023****1234."""
    plain = re.sub(r"[\s-]", "", number)
    return _mask_middle(plain, 3, 4)


def mask_name(name: str) -> str:
    """Hide a name's middle, or the last character of a name of two: 张*兰, 李*."""
    plain = name.strip()
    return plain[:1] + "*" * (len(plain) - 1) if len(plain) < 3 else _mask_middle(plain, 1, 1)


def mask_numbers(text: str) -> str:
    """Hide every id, telephone and account number inside a text that goes onto a notice board."""
    for pattern, shown in (
        (_ID_NUMBER, r"\1********\2"),
        (_ACCOUNT, r"\1********\2"),
        (_OLD_ID_NUMBER, r"\1******\2"),
        (_MOBILE, r"\1****\2"),
        (_LANDLINE, r"\1****\2"),
    ):
        text = pattern.sub(shown, text)
    return text


def _mask_middle(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return "*" * len(text)
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


def by_strokes(names: Iterable[str], strokes: Mapping[str, int]) -> list[str]:
    """Order names by strokes of the surname, then of each further character (姓氏笔画).

    ``strokes`` gives the rank of each character (its count, or its place among all by count and kinds of
    strokes) and is handed in, as the table is data; a character that is not in it goes last.
    """
    unknown = 1 << 30
    return sorted(names, key=lambda name: [(strokes.get(mark, unknown), mark) for mark in name])
