"""What 工作台 shows, frozen. Nothing here asks the record: the page can stand before the database is in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.queries.days import day_words, until_words, weekday_words
from xieshang_desktop.queries.home.duty import Duty

STAGES = ("征集", "审定", "通知", "协商", "决定", "公示", "落实", "评议")


@dataclass(frozen=True)
class Column:
    """One step of the way with the topics that stand there, the latest first: id and title."""

    name: str
    topics: tuple[tuple[str, str], ...]
    moved_today: frozenset[str]

    @property
    def note(self) -> str:
        """今天, where today's meeting will move something."""
        return "今天" if self.moved_today else ""


@dataclass(frozen=True)
class Ahead:
    """One day of the next two weeks on which something happens."""

    kind: str
    id: str
    day: date
    day_text: str
    weekday: str
    subject: str


@dataclass(frozen=True)
class NextMeeting:
    """The meeting at the top of the page. ``needed`` is None where no law asks for a number."""

    id: str
    title: str
    state: MeetingState
    chip: str
    starts_at: datetime
    since: str
    """09:00开会, once it was opened; empty before."""
    place: str
    unit: str
    entitled: int
    needed: int | None
    items: int
    minutes: int
    ready: int
    missing: int
    first_missing: str

    @property
    def live(self) -> bool:
        """Whether the meeting is under way, or waits for its signatures."""
        return self.state is not MeetingState.PREPARING

    def when(self, now: datetime) -> str:
        """今天09:00，还有40分钟, or since when it is under way."""
        return self.since or until_words(self.starts_at, now)

    def is_today(self, now: datetime) -> bool:
        """Whether it is called for this day."""
        return self.starts_at.date() == now.date()


@dataclass(frozen=True)
class HomeView:
    """Everything 工作台 shows at one moment."""

    now: datetime
    village: str
    township: str
    people: int
    meeting: NextMeeting | None
    duties: tuple[Duty, ...]
    ahead: tuple[Ahead, ...]
    columns: tuple[Column, ...]
    reckoned: bool = True
    """Whether ``duties`` and ``ahead`` are those of the day; without that they are still to come."""

    @property
    def context(self) -> str:
        """The day and the hour."""
        today = self.now.date()
        return f"{today.year}年{day_words(today, today)}　{weekday_words(today)}　{self.now:%H:%M}"


def at_moment(view: HomeView, now: datetime) -> HomeView | None:
    """A view of the same record as it stands at a later moment; None where the record must be asked.

    What is owed changes from day to day and is left open on another day than the view's own.
    """
    if view.now.date() == now.date():
        return replace(view, now=now)
    meeting = view.meeting
    gone_by = meeting is not None and not meeting.live and meeting.starts_at.date() < now.date()
    signing = meeting is not None and meeting.state is MeetingState.CLOSED
    if gone_by or signing or now < view.now:
        return None
    columns = tuple(replace(column, moved_today=frozenset()) for column in view.columns)
    return replace(view, now=now, duties=(), ahead=(), columns=columns, reckoned=False)
