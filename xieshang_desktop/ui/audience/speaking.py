"""Who has the floor: the name, what is left of the time, the next three."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from xieshang_desktop.domain.wording import duration_words
from xieshang_desktop.queries.audience.view import AudienceView, SpeakerView
from xieshang_desktop.ui.audience.canvas import Canvas
from xieshang_desktop.ui.audience.furniture import (
    CAPTION,
    GAP,
    PLAIN,
    clock_words,
    draw_foot,
    draw_heading,
    draw_waiting,
    item_title,
)

NAME_STEPS = (220.0, 160.0, 120.0)
LAST_SECONDS = 15
_FIGURE_BASE = 548.0
_BAR_TOP, _BAR_HEIGHT = 706.0, 32.0


@dataclass(frozen=True)
class Countdown:
    """What is said about the time: a word over the figure, the figure, the share of the bar, the colour."""

    caption: str
    figure: str
    share: float
    role: str


def countdown_of(speaker: SpeakerView, now: datetime) -> Countdown:
    """The time of a speaker at a moment; over time it counts up."""
    left = speaker.left(now)
    minutes, seconds = divmod(abs(left), 60)
    share = min(1.0, 1 - left / speaker.allowed)
    urgent = left <= LAST_SECONDS
    if speaker.running_since is None:
        return Countdown(
            "暂停，还有" if left >= 0 else "暂停，超时", f"{minutes:02}:{seconds:02}", share, "text_muted"
        )
    return Countdown(
        "还有" if left >= 0 else "超时", f"{minutes:02}:{seconds:02}", share, "warn" if urgent else "text"
    )


def paint_speaker(canvas: Canvas, view: AudienceView) -> None:
    """The scene while somebody speaks."""
    speaker = view.speaker
    if speaker is None:
        return
    title = item_title(view.item.number, view.item.title) if view.item else view.title
    draw_heading(canvas, title, clock_words(view))
    canvas.text(canvas.left, 283, "正在发言", canvas.font(CAPTION), "text_muted")
    figure_left = _paint_countdown(canvas, speaker, view.now)
    _paint_name(canvas, speaker.name, figure_left - canvas.left - 60)
    _paint_about(canvas, speaker)
    if view.waiting:
        draw_waiting(canvas, view.waiting)
    draw_foot(canvas, view.title, "要发言请举手，没有发过言的先说")


def countdown_areas(canvas: Canvas) -> tuple[QRectF, QRectF]:
    """What a tick of the clock repaints: the figure with its word, and the bar, in px."""
    room = canvas.measure("00:00", canvas.font(canvas.token("countdown"), "bold")) * 1.25
    figure = canvas.box(canvas.right - room, 230, room + canvas.left / 2, 345)
    bar = canvas.box(canvas.left - 2, _BAR_TOP - 2, canvas.inner + 4, _BAR_HEIGHT + 4)
    return figure, bar


def _paint_countdown(canvas: Canvas, speaker: SpeakerView, now: datetime) -> float:
    """Returns where the figure begins."""
    shown = countdown_of(speaker, now)
    role = shown.role if shown.role != "text" else "text_muted"
    canvas.text_right(canvas.right, 283, shown.caption, canvas.font(CAPTION), role)
    canvas.bar(canvas.left, _BAR_TOP, canvas.inner, _BAR_HEIGHT, shown.share, _bar_role(shown.role))
    figure = canvas.font(canvas.token("countdown"), "bold")
    canvas.text_right(canvas.right, 634, f"每人{duration_words(speaker.allowed)}", canvas.font(PLAIN))
    return canvas.text_right(canvas.right + 6, _FIGURE_BASE, shown.figure, figure, shown.role)


def _bar_role(role: str) -> str:
    return {"text": "now", "warn": "warn_fill"}.get(role, "line_strong")


def _paint_name(canvas: Canvas, name: str, room: float) -> None:
    """The name in 220, 160 or 120 (at 1080 lines); a longer one in two lines, never cut."""
    font = canvas.fitting(name, room, NAME_STEPS, "bold")
    if font:
        size = font.pixelSize() / canvas.unit
        canvas.text(canvas.left, _FIGURE_BASE - 21 - (NAME_STEPS[0] - size) * 0.3, name, font)
        return
    first, second = halves(name)
    size, font = _size_of_two_lines(canvas, first, second, room)
    canvas.text(canvas.left, 540 - size * 1.2, first, font)
    canvas.text(canvas.left, 540, second, font)


def _size_of_two_lines(canvas: Canvas, first: str, second: str, room: float) -> tuple[float, QFont]:
    longer = max(first, second, key=len)
    for size in (110.0, 90.0, 72.0, 56.0):
        font = canvas.font(size, "bold")
        if canvas.measure(longer, font) <= room:
            return size, font
    return 40.0, canvas.font(40, "bold")


def halves(name: str) -> tuple[str, str]:
    """A long name in two parts: after the dot between its parts nearest to the middle, else in the middle."""
    dots = [place + 1 for place, mark in enumerate(name) if mark in "·•． "]
    middle = -(-len(name) // 2)
    cut = min(dots, key=lambda place: abs(place - middle), default=middle)
    return name[:cut], name[cut:]


def _paint_about(canvas: Canvas, speaker: SpeakerView) -> None:
    words = GAP.join(filter(None, (speaker.group, speaker.kind)))
    room = canvas.inner - 420
    font = canvas.fitting(words, room, (PLAIN, 46, 36)) or canvas.font(30)
    canvas.text(canvas.left, 633, words, font)
