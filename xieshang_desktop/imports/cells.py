"""One cell: text cleaned, telephone, date, sex and group brought into one spelling."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ－．／＋", "0123456789Xx-./+")
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF])
_DOTS = str.maketrans("•・‧∙．", "·····")
_DIGITS = "零一二三四五六七八九"
_GROUP = re.compile(r"第?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:村民)?小?组")
_DATE_TEXT = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0{1,2}:00(?::00)?)?")


def clean_text(value: object) -> str:
    """A cell as clean text: NFC, one space for any white space, no control characters, no lone surrogates."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    text = str(value)
    # Nearly every cell is like this, and a register has hundreds of thousands of them.
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split()) if " " in text else text
    text = text.encode("utf-8", "ignore").decode("utf-8").translate(_INVISIBLE)
    text = "".join(" " if unicodedata.category(char) in {"Cc", "Zs", "Zl", "Zp"} else char for char in text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def clean_name(value: object) -> str:
    """A person's name: two characters are often spread with a space; the dot within names has one form."""
    text = clean_text(value)
    if " " in text and not re.search(r"[A-Za-z]", text):
        text = text.replace(" ", "")
    return text.translate(_DOTS)


def half_width(text: str) -> str:
    """Digits and their signs as they are typed on a keyboard."""
    return text.translate(_FULL_WIDTH)


def clean_phone(value: object) -> str:
    """Digits alone: 138 0000 2365, １３８…, 13800002365.0 and +86 138… are one number."""
    text = half_width(clean_text(value))
    text = re.sub(r"(?<=\d)\.0+$", "", text)
    text = re.sub(r"[\s\-—()（）]", "", text)
    return re.sub(r"^\+?86(?=1\d{10}$)", "", text)


_YES = frozenset({"是", "√", "✓", "✔", "Y", "y", "有", "1"})
_NO = frozenset({"否", "×", "✗", "N", "n", "无", "不是", "0"})


def read_tick(text: str) -> bool | None:
    """Whether a cell ticks something, crosses it out, or says neither."""
    return True if text in _YES else False if text in _NO else None


def phone_is_plausible(phone: str) -> bool:
    """A mobile number, or a landline with or without its area code."""
    return re.fullmatch(r"1[3-9]\d{9}|0\d{9,11}|[2-8]\d{6,7}", phone) is not None


def parse_date(value: object, base_1904: bool = False) -> date | None:
    """A day from a date cell, a day's serial number, 19680502 or a text such as 1968年5月2日; else nothing.

    Serial numbers count from 1899-12-30 (60, the 1900-02-29 that never was, is read as 02-28) or from 1904.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None:
        return None
    text = half_width(clean_text(value))
    if match := _DATE_TEXT.fullmatch(text):
        return _day(*(int(part) for part in match.groups()))
    if re.fullmatch(r"(?:18|19|20)\d{6}", text):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    if isinstance(value, (int, float)) or re.fullmatch(r"[1-9]\d{3,4}", text):
        return _from_serial(float(text), base_1904)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_serial(serial: float, base_1904: bool) -> date | None:
    # Below 366 it is an age or a year's end cut short, above 80000 (2119) no birthday.
    if not 366 <= serial <= 80_000:
        return _day(1900, 2, 28) if serial == 60 and not base_1904 else None
    return (date(1904, 1, 1) if base_1904 else date(1899, 12, 30)) + timedelta(days=int(serial))


def clean_group(text: str) -> str:
    """第1组, 1组, 一 组, 第一村民小组 → 一组; any other name stays as it is."""
    compact = half_width(text).replace(" ", "")
    match = _GROUP.fullmatch(compact)
    if match is None and compact.isdigit() and 1 <= int(compact) <= 99:
        return _in_words(int(compact)) + "组"
    if match is None:
        return compact
    number = match.group(1)
    return (_in_words(int(number)) if number.isdigit() else number) + "组"


def _in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def clean_household(text: str) -> str:
    """A household's number as text without spaces and with ordinary digits and hyphens."""
    return re.sub(r"[—–‐]", "-", half_width(text)).replace(" ", "")
