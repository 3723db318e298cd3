"""Papers of a community (社区): its bodies and people are named as the law of cities names them.

Only terms are changed, never the title of the law of villages.
"""

from __future__ import annotations

import re

from xieshang_desktop.exports.paper import Paper
from xieshang_desktop.exports.paper_texts import with_texts

_TERMS = {
    "村民委员会": "居民委员会",
    "村务监督委员会": "居务监督委员会",
    "村党组织": "社区党组织",
    "全体村民": "全体居民",
    "本村村民": "本社区居民",
    "村民代表": "居民代表",
    "村民会议": "居民会议",
    "村民小组": "居民小组",
    "村民议事": "居民议事",
    "村民理事": "居民理事",
    "村民论坛": "居民论坛",
    "村民（代表）": "居民（代表）",
    "村“两委”": "社区“两委”",
    "村集体经济": "集体经济",
    "村名": "社区名称",
    "村干部": "社区干部",
    "需要村里": "需要社区",
    "乡镇人民政府": "街道办事处",
    "乡镇人员": "街道人员",
    "报乡镇": "报街道",
}
_PATTERN = re.compile("|".join(re.escape(term) for term in sorted(_TERMS, key=len, reverse=True)))
_LAW = "村民委员会组织法"


def for_community(paper: Paper) -> Paper:
    """Return the paper in the words of a community."""
    return with_texts(paper, _in_community)


def _in_community(text: str) -> str:
    kept = text.split(_LAW)
    return _LAW.join(_PATTERN.sub(lambda found: _TERMS[found[0]], part) for part in kept)
