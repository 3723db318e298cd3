"""How an arrival at the door is said on the buttons. Pure."""

from __future__ import annotations

from xieshang_desktop.domain.vocabulary import AttendanceMode
from xieshang_desktop.queries.cockpit.search import Match


def arrival_words(match: Match, mode: AttendanceMode) -> str:
    """李显贵 · 李显贵（在线） · 三组4人."""
    several = f"{len(match.whos)}人" if match.whos else ""
    way = "旁听" if match.stranger else "" if mode is AttendanceMode.IN_PERSON else mode.value
    return f"{match.name}{several}" + (f"（{way}）" if way else "")


def together_words(match: Match, companions: int) -> str:
    """What Shift+回车 does with who is chosen: 连同一户3人签到 · 改由李四代表这户; empty for nothing."""
    if match.stands_for_it is not None:
        return f"改由{match.name}代表这户"
    return f"连同一户{companions + 1}人签到" if companions else ""


def already_here(match: Match) -> str:
    """张大代表这户已于08:31签到."""
    who = f"{match.stands_for_it[1]}代表这户" if match.stands_for_it else match.name
    return f"{who}已于{match.done.removesuffix(' 已到')}签到"
