"""Search keys of names: all readings in full and as initials, so that ``zxl`` finds 张秀兰 and ``qin`` 覃."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product

MOST_READINGS = 32
"""A name of many readings keeps the likeliest ones."""
MOST_OF_A_CHARACTER = 2

SURNAMES = {
    "覃": ("qin", "tan"),
    "单": ("shan", "dan"),
    "解": ("xie", "jie"),
    "仇": ("qiu", "chou"),
    "区": ("ou", "qu"),
    "查": ("zha", "cha"),
    "曾": ("zeng", "ceng"),
    "朴": ("piao", "pu"),
    "盖": ("ge", "gai"),
    "乐": ("yue", "le"),
    "员": ("yun", "yuan"),
    "翟": ("zhai", "di"),
    "缪": ("miao", "mou"),
    "召": ("shao", "zhao"),
    "种": ("chong", "zhong"),
    "洗": ("xian", "xi"),
    "冼": ("xian",),
    "秘": ("bi", "mi"),
    "燕": ("yan",),
    "任": ("ren",),
    "长": ("zhang", "chang"),
    "尉": ("yu", "wei"),
    "万": ("wan", "mo"),
}
"""What these are called as surnames, then what people may take them for."""


@lru_cache(maxsize=4096)
def search_keys(name: str) -> str:
    """All readings of a name, in full and as initials, separated by spaces: ``zhangxiulan zxl``."""
    choices = [_readings(char) for char in name if char.isalnum()]
    if choices and name[0] in SURNAMES:
        choices[0] = SURNAMES[name[0]]
    full = _spelled(choices)
    # Of initials there are far fewer, so none of them is lost where a name has many readings.
    initials = _spelled([tuple(dict.fromkeys(part[:1] for part in readings)) for readings in choices])
    return " ".join(dict.fromkeys([*full, *initials]))


def _spelled(choices: Iterable[tuple[str, ...]]) -> list[str]:
    # Backwards, so that it is the surname that varies first.
    likeliest = islice(product(*reversed(tuple(choices))), MOST_READINGS)
    return ["".join(reversed(parts)) for parts in likeliest]


@lru_cache(maxsize=8192)
def _readings(char: str) -> tuple[str, ...]:
    """The likeliest readings of one character without tones; what is no character stands for itself."""
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors=str.lower)
    return tuple(dict.fromkeys(found[0]))[:MOST_OF_A_CHARACTER] if found else ("",)
