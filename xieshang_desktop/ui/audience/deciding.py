"""A motion with how to vote on it, and the result of a vote."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from xieshang_desktop.queries.audience.view import AudienceView, CountLine, MotionView, ResultView
from xieshang_desktop.ui.audience.canvas import Canvas
from xieshang_desktop.ui.audience.furniture import (
    CAPTION,
    GAP,
    PLAIN,
    clock_words,
    draw_foot,
    draw_heading,
    draw_heading_about,
    item_title,
)

_CHART_ROLES = ("chart_1", "chart_2", "chart_3", "chart_4")
_STAMP_TOP, _STAMP_WIDTH, _STAMP_HEIGHT = 384.0, 232.0, 352.0

_HANDS = (("先问", "赞成的请举手"), ("再问", "反对的请举手"), ("最后问", "弃权的请举手"))
_PAPERS = (
    ("领票", "每人一张，代书请找监票人"),
    ("画票", "在赞成、反对、弃权中选一项画○"),
    ("投票", "折好投进票箱"),
)
_BY_NAME = (("听点名", "按名单一个一个地问"), ("答一句", "赞成、反对或弃权"), ("听复述", "记录人念出来再记"))
_BEANS = (("领豆", "每人一粒"), ("投豆", "赞成、反对、弃权各一个碗，投进一个"), ("数豆", "当众数清"))
_WRITTEN = (("看材料", "送到每户"), ("填意见", "赞成、反对或弃权，签名"), ("收回", "上门的人当面收"))
_HOW = {"举手": _HANDS, "无记名投票": _PAPERS, "记名投票": _BY_NAME, "豆选": _BEANS, "书面征求": _WRITTEN}


def paint_motion(canvas: Canvas, view: AudienceView) -> None:
    """What is put to the vote, in the words that will stand in the minutes, and how the vote is taken."""
    motion = view.motion
    if motion is None:
        return
    draw_heading(canvas, item_title(motion.number, motion.title), clock_words(view))
    method = f"表决　{motion.method}"
    canvas.text(canvas.left, 250, method, canvas.font(CAPTION), "text_muted")
    voters = f"有表决权的{motion.voters}人"
    canvas.text_right(canvas.right, 250, voters, canvas.font(CAPTION), "text_muted")
    _paint_motion_text(canvas, motion.motion)
    if motion.counting:
        canvas.text(canvas.left, 840, "表决完毕，正在计票，请等候宣布结果", canvas.font(PLAIN, "bold"))
    else:
        _paint_how(canvas, motion)
    draw_foot(canvas, GAP.join(filter(None, (motion.pass_line, motion.clause))), "")


def _paint_motion_text(canvas: Canvas, words: str) -> None:
    sizes = (84.0, 72.0, 60.0, canvas.token("record"), 44.0, 36.0)
    steps = tuple((size, int(430 / (size * 1.45))) for size in sizes)
    flow = canvas.flow(words, canvas.inner, steps, "record", "record")
    pitch = flow.size * 1.45
    top = 290 + max(0.0, 430 - len(flow.lines) * pitch) / 3
    canvas.draw_flow(canvas.left, top + pitch * 0.75, flow, pitch)


def _paint_how(canvas: Canvas, motion: MotionView) -> None:
    parts = how_to_vote(motion)
    pitch = canvas.inner / len(parts)
    for place, (first, second) in enumerate(parts):
        x = canvas.left + place * pitch
        canvas.upright(x, 760, 180, 3, "line")
        canvas.text(x + 36, 806, f"{place + 1}　{first}", canvas.font(CAPTION), "text_muted")
        steps = ((PLAIN, 1), (50.0, 2), (42.0, 2), (34.0, 2))
        flow = canvas.flow(second, pitch - 60, steps, "bold")
        canvas.draw_flow(x + 36, 822 + flow.size * 1.05, flow, flow.size * 1.25)


def how_to_vote(motion: MotionView) -> tuple[tuple[str, str], ...]:
    """The steps in which a vote is given, for the method and the options of this one."""
    if not motion.options:
        return _HOW[motion.method]
    choose = motion.choose or 1
    named = "、".join(motion.options)
    if motion.method == "举手":
        return (("逐项问", named), ("每人", f"最多举{choose}次手"), ("听结果", "当场数清再问下一项"))
    return (("看清", named), ("选择", f"最多选{choose}项"), ("投票", "多选的作废"))


def paint_result(canvas: Canvas, view: AudienceView) -> None:
    """The verdict with its figures and its clause, as announced."""
    result = view.result
    if result is None:
        return
    draw_heading_about(canvas, "表决结果", item_title(result.number, result.title))
    _paint_motion_of_result(canvas, result.motion)
    _paint_stamp(canvas, result.verdict)
    _paint_bars(canvas, result)
    canvas.rule(canvas.left, 780, canvas.inner, 2, "line")
    _paint_sentence(canvas, result.sentence)
    draw_foot(canvas, result.clause, result.tellers)


def _paint_motion_of_result(canvas: Canvas, words: str) -> None:
    steps = ((canvas.token("record"), 2), (46.0, 2), (38.0, 3), (34.0, 3))
    flow = canvas.flow(words, canvas.inner, steps, "record", "record")
    two = len(flow.lines) <= 2
    canvas.draw_flow(canvas.left, 261 if two else 241, flow, 73 if two else 50)


def _paint_stamp(canvas: Canvas, verdict: str) -> None:
    if not verdict:
        return
    role = "ok" if verdict == "通过" else "text"
    painter = canvas.painter
    painter.setPen(QPen(canvas.color(role), 8 * canvas.unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(_stamp_box(canvas), 6 * canvas.unit, 6 * canvas.unit)
    pitch = (_STAMP_HEIGHT - 40) / len(verdict)
    font = canvas.font(min(132.0, pitch * 0.9), "stamp", "record")
    size = font.pixelSize() / canvas.unit
    for place, mark in enumerate(verdict):
        base = _STAMP_TOP + 20 + place * pitch + pitch / 2 + size * 0.37
        width = canvas.measure(mark, font)
        canvas.text(canvas.left + (_STAMP_WIDTH - width) / 2, base, mark, font, role)


def _stamp_box(canvas: Canvas) -> QRectF:
    return canvas.box(canvas.left + 4, _STAMP_TOP + 4, _STAMP_WIDTH - 8, _STAMP_HEIGHT - 8)


def _paint_bars(canvas: Canvas, result: ResultView) -> None:
    start = canvas.left + 314 if result.verdict else canvas.left
    longest = max((canvas.measure(line.label, canvas.font(PLAIN)) for line in result.counts), default=0)
    left = start + min(max(longest, 120) + 60, 480)
    width = canvas.right - 252 - left
    pitch = min(104.0, 312 / max(len(result.counts), 1))
    for place, line in enumerate(result.counts):
        _paint_bar(canvas, start, left, width, 398 + place * pitch, pitch, line, place, result)
    bottom = 398 + len(result.counts) * pitch
    if result.base:
        canvas.text_right(left + width, 740, result.base_words, canvas.font(40), "text_muted")
    if result.mark:
        _paint_mark(canvas, left, width, bottom - (pitch - 64) / 2 + 8, result)


def _paint_mark(canvas: Canvas, left: float, width: float, bottom: float, result: ResultView) -> None:
    mark = result.mark
    if mark is None:
        return
    x = left + width * mark.numerator / mark.denominator
    canvas.upright(x - 3, 382, bottom - 382, 5, "text")
    font = canvas.font(40)
    base_left = left + width - canvas.measure(result.base_words, font) - 24
    half = canvas.measure(mark.words, font) / 2
    canvas.text_centred(min(x, base_left - half), 740, mark.words, font)


def _paint_bar(
    canvas: Canvas,
    start: float,
    left: float,
    width: float,
    y: float,
    pitch: float,
    line: CountLine,
    place: int,
    result: ResultView,
) -> None:
    height = min(64.0, pitch * 0.62)
    middle = y + height / 2
    size = min(62.0, pitch * 0.6)
    label = canvas.fitting(line.label, left - start - 30, (size, 44, 34)) or canvas.font(27)
    canvas.text(start, middle + label.pixelSize() / canvas.unit * 0.385 + 3, line.label, label)
    role = _CHART_ROLES[place % len(_CHART_ROLES)]
    canvas.bar(left, y, width, height, line.votes / result.base if result.base else 0, role)
    figure = canvas.font(min(72.0, pitch * 0.7), "bold")
    base = middle + figure.pixelSize() / canvas.unit * 0.36
    canvas.text_right(canvas.right, base, f"{line.votes}{result.unit}", figure)


def _paint_sentence(canvas: Canvas, words: str) -> None:
    """The sentence of the verdict on two lines: one for who was here and one for the votes where they fit."""
    parts = words.replace("；", "；\n") if words.count("；") == 1 else words
    steps = ((56.0, 2), (canvas.token("record"), 2), (46.0, 2), (40.0, 3), (34.0, 3))
    flow = canvas.flow(parts, canvas.inner, steps, "record", "record")
    base, pitch = (868, 76) if len(flow.lines) <= 2 else (840, 54)
    canvas.draw_flow(canvas.left, base, flow, pitch)
