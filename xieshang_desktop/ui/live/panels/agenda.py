"""The agenda column: where the meeting is, when it is likely to end, who is in the room."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import ItemState, Unit
from xieshang_desktop.queries.cockpit.agenda import ItemRow
from xieshang_desktop.queries.cockpit.view import CockpitView, Moment
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.text import Label


class AgendaColumn(Panel):
    """264 wide in the room; it never moves from speaking to voting."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "议程", ruled=True, flush=True, parent=parent)
        self._list = RowList(theme, "议程")
        self._end = Label(theme, size="live", weight="medium")
        self._pace = Label(theme)
        self._in_room = Label(theme)
        self.body.addWidget(RowScroll(self._list), 1)
        self.body.addWidget(Hairline(theme))
        foot = QWidget()
        lines = QVBoxLayout(foot)
        edge = theme.px("space.l")
        lines.setContentsMargins(edge, theme.px("space.s"), edge, theme.px("space.s"))
        lines.setSpacing(0)
        for words, value in (("预计散会", self._end), ("进度", self._pace), ("在场", self._in_room)):
            row = QHBoxLayout()
            row.addWidget(Label(theme, words))
            row.addStretch(1)
            row.addWidget(value)
            lines.addLayout(row)
        self.body.addWidget(foot)

    def show_view(self, view: CockpitView, now: datetime) -> None:
        """Show the items, the time and the room."""
        running = view.agenda.running
        count = len(view.agenda.items)
        self.show_caption(f"第{running.number}项，共{count}项" if running else f"共{count}项")
        self._list.show_rows([item_row(item, view, now) for item in view.agenda.items])
        self._end.show_text(f"{view.agenda.expected_end:%H:%M}")
        self._pace.show_text(*pace_words(view.agenda.minutes_behind))
        self._in_room.show_text(*in_room_words(view))


def pace_words(minutes_behind: int) -> tuple[str, str]:
    """How the meeting keeps to its plan, and the colour of the words."""
    if minutes_behind > 0:
        return f"比计划晚{minutes_behind}分钟", "warn"
    return (f"比计划早{-minutes_behind}分钟" if minutes_behind else "按计划"), "text"


def in_room_words(view: CockpitView) -> tuple[str, str]:
    """34人，列席6人; where too many have left to vote: 7人，还差1人. And the colour of the words."""
    sign_in = view.sign_in
    words = f"{sign_in.voting_in_room}人"
    lacking = lacking_in_room(view)
    if lacking:
        return f"{words}，还差{lacking}人", "warn"
    observers = sign_in.observers_in_room + sign_in.supervisors_in_room
    return (f"{words}，列席{observers}人" if observers else words), "text"


def lacking_in_room(view: CockpitView) -> int:
    """How many must come back before it can be voted: the base stays as it was, the room has become smaller.

    The sessions of one meeting are reckoned together; households and areas are not added up here.
    """
    quorum = view.quorum
    if not view.meeting.form.decides or quorum.needed is None or quorum.unit is not Unit.PERSON:
        return 0
    left = sum(seat.present and not seat.in_room for seat in view.sign_in.seats)
    return max(0, quorum.needed - (quorum.present - left)) if left and not view.gathering.sessions else 0


def item_row(item: ItemRow, view: CockpitView, now: datetime) -> ListRow:
    """A tick for what is done, a mark for what runs, a number for what is to come."""
    running = item.state is ItemState.RUNNING
    return ListRow(
        key=item.id,
        title=item.title,
        detail=_state(item, view, now),
        lead="" if running or item.finished_at else str(item.number),
        icon="player-play-filled" if running else "check" if item.finished_at else "",
        strong=running,
        current=running,
    )


def _state(item: ItemRow, view: CockpitView, now: datetime) -> str:
    if item.state is ItemState.FINISHED:
        return f"{item.outcome or item.kind}，{item.minutes_spent(now)}分钟"
    if item.state is ItemState.DEFERRED:
        return f"暂缓：{item.deferral_reason}"
    if item.state is ItemState.RUNNING:
        return _running(item, view, now)
    planned = f"{item.minutes}分钟" if item.minutes else ""
    kind = "" if item.kind == "其他" else str(item.kind)
    return "，".join(part for part in (kind, planned) if part)


def _running(item: ItemRow, view: CockpitView, now: datetime) -> str:
    if view.moment is Moment.VOTING and item.vote_opened_at:
        return f"{item.vote_opened_at:%H:%M}起表决，{item.vote_method}"
    if view.moment is Moment.VERDICT and item.vote_closed_at:
        return f"{item.vote_closed_at:%H:%M}表决结束"
    spent = item.minutes_spent(now)
    figures = f"{spent}/{item.minutes}分钟" if item.minutes else f"{spent}分钟"
    return f"{item.started_at:%H:%M}起，{figures}" if item.started_at else figures
