"""Moments of the sample meeting as the hall sees them, built by hand."""

from dataclasses import replace
from datetime import datetime

from xieshang_desktop.queries.audience.view import (
    AgendaLine,
    AudienceView,
    CountLine,
    GroupLine,
    ItemView,
    MotionView,
    PassLine,
    PresenceView,
    ResultView,
    SpeakerView,
    WaitingView,
)

TITLE = "青石村2026年第一次村民代表会议"
LAMPS = "安装太阳能路灯方案"
MOTION = "同意安装太阳能路灯36盏，总投资86400元，其中从村集体经济收入中列支26400元。"
CLAUSE = "村民委员会组织法第三十条第二款"


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2026, 3, 12, hour, minute, second)


def presence(present: int = 29) -> PresenceView:
    come = (8, 7, 4, 5, 5) if present == 29 else (8, 9, 6, 6, 5)
    names = ("一组", "二组", "三组", "四组", "五组")
    groups = tuple(GroupLine(*each) for each in zip(names, come, (9, 10, 8, 9, 9), strict=True))
    return PresenceView(
        present, 45, 30, "人", "三分之二", "三分之二以上的组成人员参加方可召开", CLAUSE, groups
    )


def agenda(running: int = 0) -> tuple[AgendaLine, ...]:
    items = (
        ("上次会议决定落实情况", "听取", 15),
        (LAMPS, "表决", 40),
        ("误工补贴人员和标准", "表决", 30),
        ("其他事项", "其他", 15),
    )
    lines = []
    for number, (title, kind, minutes) in enumerate(items, 1):
        state = "已结束" if number < running else "进行中" if number == running else "未开始"
        outcome = ("通过" if kind == "表决" else "形成一致意见") if state == "已结束" else ""
        lines.append(AgendaLine(number, title, kind, state, minutes, outcome))
    return tuple(lines)


def welcome(present: int = 29) -> AudienceView:
    return AudienceView(
        village="青石村", title=TITLE, starts_at=at(9, 0), place="村委会会议室", now=at(8, 57), state="筹备",
        presence=presence(present), agenda=agenda(), item=None, speaker=None, waiting=(), motion=None,
        result=None, seconds_each=120,
    )  # fmt: skip


def between() -> AudienceView:
    return replace(welcome(34), state="会议中", now=at(9, 25), agenda=agenda(2))


def lamps() -> ItemView:
    text = (
        "在村口至各组路口安装太阳能路灯36盏，每盏2400元，总投资86400元："
        "上级补助60000元，从村集体经济收入中列支26400元。电池更换列入村集体年度预算。"
    )
    return ItemView(2, LAMPS, "表决", 40, text)


def item() -> AudienceView:
    return replace(between(), now=at(9, 30), item=lamps())


def speaker(name: str = "张秀兰") -> SpeakerView:
    return SpeakerView(name, "一组", "村民代表", 0, 120, at(9, 40, 36))


def speaking(name: str = "张秀兰") -> AudienceView:
    waiting = (
        WaitingView("李思全", "三组"),
        WaitingView("马俊峰", "非户籍居民代表"),
        WaitingView("王堃", "二组"),
    )
    return replace(item(), now=at(9, 42), speaker=speaker(name), waiting=waiting)


def motion() -> MotionView:
    line = "到会34人过半数赞成通过，需18票"
    return MotionView(2, LAMPS, MOTION, "举手", 34, (), None, line, CLAUSE, False)


def voting() -> AudienceView:
    return replace(item(), now=at(9, 56), motion=motion())


def decision() -> ResultView:
    counts = (CountLine("赞成", 18), CountLine("反对", 10), CountLine("弃权", 6))
    return ResultView(
        2, LAMPS, MOTION, "通过", counts, "票", 34, "到会34人", PassLine(1, 2, "半数17票"),
        "应到45人，实到34人（≥30，达到三分之二）；赞成18票，需18票，通过。", CLAUSE,
        "监票李赟　计票罗晓琴", True,
    )  # fmt: skip


def result() -> AudienceView:
    return replace(item(), now=at(9, 58), result=decision())


def closed() -> AudienceView:
    return replace(between(), state="已闭会", now=at(10, 34))
