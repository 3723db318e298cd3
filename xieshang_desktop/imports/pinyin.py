"""Search keys of names: all readings in full and as initials, so that ``zxl`` finds 张秀兰 and ``qin`` 覃."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

MOST_READINGS = 12
"""A name of many readings keeps the likeliest ones."""

SURNAMES = {"覃": ("qin", "tan"), "单": ("shan", "dan"), "解": ("xie", "jie"), "仇": ("qiu", "chou")}
"""Surnames that people look for under either reading."""


@lru_cache(maxsize=4096)
def search_keys(name: str) -> str:
    """All readings of a name, in full and as initials, separated by spaces: ``zhangxiulan zxl``."""
    from pypinyin import Style, pinyin

    readings = pinyin(name, style=Style.NORMAL, heteronym=True, errors=str.lower)
    choices = [list(dict.fromkeys(reading)) for reading in readings]
    if choices and name[0] in SURNAMES:
        choices[0] = list(dict.fromkeys([*SURNAMES[name[0]], *choices[0]]))
    spelled = list(islice(product(*choices), MOST_READINGS))
    full = ["".join(parts) for parts in spelled]
    initials = ["".join(part[:1] if part.isalpha() else part for part in parts) for parts in spelled]
    return " ".join(dict.fromkeys([*full, *initials]))
