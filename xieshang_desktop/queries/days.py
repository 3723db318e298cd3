"""Days and moments in the words of the screen: the year only where it differs, 09:42, 还有2天."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_WEEKDAYS = "一二三四五六日"

OVERDUE = "overdue"
TODAY = "today"
SOON = "soon"
RUNNING = "running"


def day_words(day: date, today: date) -> str:
    """3月12日, or 2025年12月5日 where the year is not this one."""
    return f"{day.month}月{day.day}日" if day.year == today.year else full_day(day)


def full_day(day: date) -> str:
    """2026年3月12日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday_words(day: date, short: bool = False) -> str:
    """星期四, or 周四."""
    return ("周" if short else "星期") + _WEEKDAYS[day.weekday()]


def clock_words(at: datetime) -> str:
    """09:42."""
    return f"{at:%H:%M}"


def moment_words(at: datetime, now: datetime) -> str:
    """今天09:00, 明天09:00, or 3月12日09:00."""
    days = (at.date() - now.date()).days
    day = {0: "今天", 1: "明天"}.get(days, day_words(at.date(), now.date()))
    return f"{day}{clock_words(at)}"


def until_words(at: datetime, now: datetime) -> str:
    """今天09:00，还有40分钟; 3月12日09:00，还有8天; 今天09:00，已过5分钟."""
    days = (at.date() - now.date()).days
    if days > 1:
        left = f"还有{days}天"
    elif at > now:
        left = f"还有{_span_words(at - now)}"
    elif days < 0:
        left = f"已过{-days}天"
    else:
        left = "现在" if at == now else f"已过{_span_words(now - at)}"
    return f"{moment_words(at, now)}，{left}"


def _span_words(span: timedelta) -> str:
    minutes = max(1, int(span.total_seconds()) // 60)
    hours, rest = divmod(minutes, 60)
    return (f"{hours}小时" if hours else "") + (f"{rest}分钟" if rest or not hours else "")


def due_words(due: date, today: date) -> str:
    """逾期2天, 今天最迟, or 还有2天."""
    days = (due - today).days
    if days < 0:
        return f"逾期{-days}天"
    return "今天最迟" if days == 0 else f"还有{days}天"


def urgency_of(due: date, today: date) -> str:
    """How pressing a date is: overdue, today or soon."""
    if due < today:
        return OVERDUE
    return TODAY if due == today else SOON
