"""What several scenes have in common: the title over the red rule, the foot, the time of day in words."""

import math
from datetime import datetime

from xieshang_desktop.domain.wording import chinese_numeral
from xieshang_desktop.queries.audience.view import AudienceView, WaitingView
from xieshang_desktop.ui.audience.canvas import Canvas

RULE_TOP = 162.0
FOOT_BASE = 1027.0
CAPTION = 44.0
PLAIN = 60.0
GAP = "　"


def draw_heading(canvas: Canvas, title: str, clock: str) -> None:
    """The title in the words of the paper, the time of day at its right, the rule below."""
    start = canvas.text_right(canvas.right, 123, clock, canvas.font(56, "medium"))
    _draw_title(canvas, title, start - canvas.left - 48)
    _draw_rule(canvas)


def draw_heading_about(canvas: Canvas, title: str, about: str) -> None:
    """A short title, and at its right what it is about, on two lines where one is too long."""
    end = canvas.text(canvas.left, 128, title, canvas.font(canvas.token("title"), "record", "record"))
    flow = canvas.flow(about, canvas.right - end - 60, ((CAPTION, 1), (36.0, 2), (30.0, 2), (27.0, 2)))
    base = 117 if len(flow.lines) == 1 else 84
    for place, line in enumerate(flow.lines):
        canvas.text_right(canvas.right, base + place * flow.size * 1.3, line, flow.font)
    _draw_rule(canvas)


def _draw_rule(canvas: Canvas) -> None:
    canvas.rule(canvas.left, RULE_TOP, canvas.inner, canvas.token("rule"), "accent")


def _draw_title(canvas: Canvas, title: str, room: float) -> None:
    size = canvas.token("title")
    font = canvas.fitting(title, room, (size, 60, 54), "record", "record")
    if font:
        canvas.text(canvas.left, 128, title, font)
        return
    steps = ((54.0, 2), (46.0, 2), (40.0, 2), (34.0, 2))
    flow = canvas.flow(title, room, steps, "record", "record")
    canvas.draw_flow(canvas.left, 72, flow, flow.size * 1.25)


def draw_foot(canvas: Canvas, left: str, right: str = "") -> None:
    """The smallest line: a clause or the meeting's title at the left, a hint at the right."""
    size = math.ceil(canvas.token("smallest"))
    font = canvas.fitting(left + GAP + right, canvas.inner, (size, 30, 27)) or canvas.font(27)
    canvas.text(canvas.left, FOOT_BASE, left, font, "text_muted")
    canvas.text_right(canvas.right, FOOT_BASE, right, font, "text_muted")


def draw_waiting(canvas: Canvas, waiting: tuple[WaitingView, ...]) -> None:
    """The next three to speak, in three columns under the bar."""
    caption = canvas.font(CAPTION)
    canvas.text(canvas.left, 858, "接下来", caption, "text_muted")
    canvas.text(canvas.left, 916, "发言", caption, "text_muted")
    first = canvas.left + 264
    pitch = (canvas.right - first) / 3
    for place, person in enumerate(waiting[:3]):
        x = first + place * pitch
        canvas.upright(x, 796, 145, 3, "line")
        name_size = canvas.token("next_name")
        name = canvas.fitting(person.name, pitch - 60, (name_size, 56, 44, 34), "bold") or canvas.font(
            27, "bold"
        )
        canvas.text(x + 36, 875, person.name, name)
        caption = canvas.fitting(person.caption, pitch - 60, (40, 34)) or canvas.font(27)
        canvas.text(x + 36, 932, person.caption, caption)


def item_title(number: int, title: str) -> str:
    """议题二　安装太阳能路灯方案."""
    return f"议题{chinese_numeral(number)}{GAP}{title}"


def clock_words(view: AudienceView) -> str:
    """09:42."""
    return f"{view.now:%H:%M}"


def hour_words(at: datetime) -> str:
    """3月12日上午9时, 下午2时30分: as people say it."""
    part, hour = _part_of_day(at.hour)
    minutes = f"{at.minute}分" if at.minute else ""
    return f"{at.month}月{at.day}日{part}{hour}时{minutes}"


def _part_of_day(hour: int) -> tuple[str, int]:
    if hour < 12:
        return "上午", hour
    if hour < 18:
        return ("中午" if hour == 12 else "下午"), hour if hour == 12 else hour - 12
    return "晚上", hour - 12
