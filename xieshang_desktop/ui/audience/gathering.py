"""Before, between and after: who is here, the agenda, an item, the empty screen."""

from dataclasses import replace

from PySide6.QtCore import QRectF

from xieshang_desktop.queries.audience.view import AgendaLine, AudienceView, GroupLine, PresenceView
from xieshang_desktop.ui.audience.canvas import Canvas
from xieshang_desktop.ui.audience.furniture import (
    CAPTION,
    GAP,
    PLAIN,
    clock_words,
    draw_foot,
    draw_heading,
    draw_waiting,
    hour_words,
    item_title,
)
from xieshang_desktop.ui.theme import Weight

_BAR_TOP, _BAR_HEIGHT = 622.0, 48.0
_GROUPS_IN_A_ROW = 6
_ROWS_OF_THE_AGENDA = 12


def paint_welcome(canvas: Canvas, view: AudienceView) -> None:
    """How many are here, how many are needed, and from which groups."""
    presence = view.presence
    draw_heading(canvas, view.title, clock_words(view))
    caption = canvas.font(CAPTION)
    canvas.text(canvas.left, 247, GAP.join((hour_words(view.starts_at), view.place)), caption)
    canvas.text_right(canvas.right, 247, _what_to_do(view), caption)
    _paint_present(canvas, presence)
    _paint_needed(canvas, presence)
    _paint_quorum_bar(canvas, presence)
    _paint_groups(canvas, presence.groups, presence.unit)
    draw_foot(canvas, GAP.join(part for part in (presence.sentence, presence.clause) if part))


def _what_to_do(view: AudienceView) -> str:
    """At the door; or when it is held, where too few have come."""
    if not view.put_off:
        return "请到签到处报姓名签到"
    return f"没有开成，改到{hour_words(view.resumes_at)}" if view.resumes_at else "没有开成，改期另行通知"


def _paint_present(canvas: Canvas, presence: PresenceView) -> None:
    words = canvas.font(72)
    figure = canvas.font(canvas.token("present"), "bold")
    start = canvas.text(canvas.left, 571, "实到", words) + 36
    end = canvas.text(start, 571, str(presence.present), figure)
    canvas.text(end + 36, 571, presence.unit, words)


def _paint_needed(canvas: Canvas, presence: PresenceView) -> None:
    unit, needed = presence.unit, presence.needed
    expected = f"应到{presence.base}{unit}" + (f"，需到{needed}{unit}" if needed else "")
    canvas.text_right(canvas.right, 381, expected, canvas.font(PLAIN))
    if not needed:
        return
    missing = needed - presence.present
    words, role = (f"还差{missing}{unit}", "warn") if missing > 0 else ("已达到", "ok")
    canvas.text_right(canvas.right, 522, words, canvas.font(124, "bold"), role)


def _paint_quorum_bar(canvas: Canvas, presence: PresenceView) -> None:
    base, needed = presence.base, presence.needed
    reached = bool(needed) and presence.present >= (needed or 0)
    share = presence.present / base if base else 0
    role = "ok_fill" if reached else "now"
    canvas.bar(canvas.left, _BAR_TOP, canvas.inner, _BAR_HEIGHT, share, role)
    caption = canvas.font(CAPTION)
    canvas.text(canvas.left, 740, "0", caption, "text_muted")
    canvas.text_right(canvas.right, 740, str(base), caption, "text_muted")
    if needed and base:
        mark = canvas.left + canvas.inner * min(needed / base, 1.0)
        canvas.upright(mark - 3, _BAR_TOP - 16, _BAR_HEIGHT + 32, 6, "text")
        words = "，".join(part for part in (presence.rule, f"{needed}{presence.unit}") if part)
        canvas.text_centred(mark, 740, words, canvas.font(CAPTION, "medium"))


def _paint_groups(canvas: Canvas, groups: tuple[GroupLine, ...], unit: str) -> None:
    if not groups:
        return
    rows = -(-len(groups) // _GROUPS_IN_A_ROW)
    columns = -(-len(groups) // rows)
    pitch = canvas.inner / max(columns, 5)
    height = 170 / rows
    for place, group in enumerate(groups):
        x = canvas.left + place % columns * pitch
        _paint_group(canvas, x, 806 + place // columns * height, height, group, unit, pitch)


def _paint_group(
    canvas: Canvas, x: float, y: float, height: float, group: GroupLine, unit: str, width: float
) -> None:
    single = height > 150
    canvas.upright(x, y, 135 if single else height - 14, 3, "line")
    name = canvas.font(CAPTION if single else 30)
    figure, rest = canvas.font(68 if single else 40, "bold"), canvas.font(46 if single else 30)
    name_base = y + (45 if single else height * 0.42)
    canvas.text(x + 32, name_base, group.name, name, "text_muted")
    start = x + 32 if single else x + 32 + canvas.measure(group.name, name) + 16
    base = y + 125 if single else name_base
    end = canvas.text(start, base, str(group.present), figure)
    canvas.text(end, base, f"/{group.base}{unit}", rest)


def paint_agenda(canvas: Canvas, view: AudienceView) -> None:
    """All items with what has become of them; the one under way stands out."""
    draw_heading(canvas, view.title, clock_words(view))
    caption = canvas.font(CAPTION)
    heading = "休会，请稍候" if view.state == "休会" else "会议议程"
    canvas.text(canvas.left, 247, heading, caption, "text_muted")
    done = sum(bool(line.outcome) or line.state != "未开始" for line in view.agenda)
    canvas.text_right(canvas.right, 247, f"共{len(view.agenda)}项", caption, "text_muted")
    shown, before, after = _around_the_current(view.agenda, done)
    pitch = min(118.0, 690 / max(len(shown), 1))
    for place, line in enumerate(shown):
        _paint_agenda_line(canvas, 288 + place * pitch, pitch, line)
    more = (f"前面{before}项已经议过" if before else "", f"后面还有{after}项" if after else "")
    draw_foot(canvas, "，".join(filter(None, more)) or view.village, "")


def _around_the_current(lines: tuple[AgendaLine, ...], done: int) -> tuple[tuple[AgendaLine, ...], int, int]:
    """At most twelve lines with the current one among them, and how many stand before and after."""
    start = max(0, min(done - 4, len(lines) - _ROWS_OF_THE_AGENDA))
    shown = lines[start : start + _ROWS_OF_THE_AGENDA]
    return shown, start, len(lines) - start - len(shown)


def _paint_agenda_line(canvas: Canvas, y: float, pitch: float, line: AgendaLine) -> None:
    current, finished = line.state == "进行中", line.state == "已结束"
    if current:
        canvas.painter.fillRect(canvas.box(canvas.left, y, canvas.inner, pitch), canvas.color("selection"))
        canvas.painter.fillRect(canvas.box(canvas.left, y, 12, pitch), canvas.color("now"))
    else:
        canvas.rule(canvas.left, y + pitch, canvas.inner, 2, "line")
    size = min(58.0, pitch * 0.56)
    base = y + pitch / 2 + size * 0.36
    words = canvas.font(min(CAPTION, size * 0.8), "medium" if current else "regular")
    tone = "text" if current else "text_muted"
    end = canvas.text_right(canvas.right - 24, base, _state_words(line), words, tone)
    weight: Weight = "bold" if current else "regular"
    if finished:
        box = _icon_box(canvas, y + pitch / 2, size * 0.9)
        canvas.theme.draw_icon(canvas.painter, box, "check", "text_muted", 2.25)
    else:
        canvas.text(canvas.left + 44, base, str(line.number), canvas.font(size, weight))
    room, sizes = end - canvas.left - 180, (size, size * 0.8, 34, 27)
    title = canvas.fitting(line.title, room, sizes, weight) or canvas.font(27, weight)
    canvas.text(canvas.left + 132, base, line.title, title, "text_muted" if finished else "text")


def _icon_box(canvas: Canvas, middle: float, side: float) -> QRectF:
    return canvas.box(canvas.left + 40, middle - side / 2, side, side)


def _state_words(line: AgendaLine) -> str:
    if line.state == "进行中":
        return "正在进行"
    if line.state == "已结束":
        return line.outcome or "已结束"
    if line.state == "已延期":
        return "改期再议"
    return f"{line.kind}　约{line.minutes}分钟" if line.minutes else line.kind


def paint_item(canvas: Canvas, view: AudienceView) -> None:
    """The item under way with the text that is before the meeting, and who speaks next."""
    item = view.item
    if item is None:
        paint_agenda(canvas, view)
        return
    draw_heading(canvas, item_title(item.number, item.title), clock_words(view))
    about = GAP.join(filter(None, (item.kind, f"约{item.minutes}分钟" if item.minutes else "")))
    canvas.text(canvas.left, 250, f"本项：{about}", canvas.font(CAPTION), "text_muted")
    bottom = 740 if view.waiting else 960
    if item.consensus:
        font = canvas.fitting(item.consensus, canvas.inner, (PLAIN, CAPTION), "bold") or canvas.font(34)
        canvas.text(canvas.left, bottom - 12, item.consensus, font)
        bottom -= 110
    _paint_running_text(canvas, item.text or item.title, bottom)
    if view.waiting:
        draw_waiting(canvas, view.waiting)
    draw_foot(canvas, view.title, "要发言请举手，没有发过言的先说")


def _paint_running_text(canvas: Canvas, words: str, bottom: float) -> None:
    """The text in the largest size at which all of it fits above `bottom`.

    Of one that fits in none, as much as fits and a line that says where the whole is.
    """
    sizes = (66.0, canvas.token("record"), 46.0, 38.0)
    steps = tuple((size, int((bottom - 290) / (size * 1.5))) for size in sizes)
    flow = canvas.flow(words, canvas.inner, steps, "record", "record")
    most = dict(steps)[flow.size]
    if len(flow.lines) > most:
        flow = replace(flow, lines=(*flow.lines[: most - 1], "（全文见会议材料）"))
    canvas.draw_flow(canvas.left, 290 + flow.size * 1.125, flow, flow.size * 1.5)


def paint_blank(canvas: Canvas, view: AudienceView) -> None:
    """Nothing but the village's name."""
    font = canvas.fitting(view.village, canvas.inner, (120, 90, 60), "record", "record")
    name = font or canvas.font(45, "record", "record")
    canvas.text_centred(canvas.width / 2, 576, view.village, name, "text_muted")
