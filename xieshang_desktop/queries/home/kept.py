"""工作台 as text and back, so that the page last seen can be kept beside the record."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.queries.home.duty import Duty
from xieshang_desktop.queries.home.view import Ahead, Column, HomeView, NextMeeting


def text_of(view: HomeView) -> str:
    """The whole view as JSON."""
    return json.dumps(asdict(view), ensure_ascii=False, default=_plain)


def view_of(text: str) -> HomeView | None:
    """The view that ``text_of`` wrote; None where another edition of the program wrote another one."""
    try:
        return _view(json.loads(text))
    except (KeyError, TypeError, ValueError):
        return None


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)


def _view(told: dict[str, Any]) -> HomeView:
    parts = {
        "now": datetime.fromisoformat(told["now"]),
        "meeting": _meeting(told["meeting"]) if told["meeting"] else None,
        "duties": tuple(Duty(**{**each, "due": _day(each["due"])}) for each in told["duties"]),
        "ahead": tuple(Ahead(**{**each, "day": date.fromisoformat(each["day"])}) for each in told["ahead"]),
        "columns": tuple(_column(**each) for each in told["columns"]),
    }
    return HomeView(**{**told, **parts})


def _meeting(told: dict[str, Any]) -> NextMeeting:
    starts_at, state = datetime.fromisoformat(told["starts_at"]), MeetingState(told["state"])
    return NextMeeting(**{**told, "starts_at": starts_at, "state": state})


def _column(name: str, topics: list[list[str]], moved_today: list[str]) -> Column:
    return Column(name, tuple((key, title) for key, title in topics), frozenset(moved_today))


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
