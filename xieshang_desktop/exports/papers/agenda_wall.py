"""The agenda for the wall of the hall (会议议程挂图): large type, one table, nothing that is not public."""

from __future__ import annotations

from datetime import datetime, timedelta

from xieshang_desktop.domain.wording import moment_words
from xieshang_desktop.exports.paper import (
    Block,
    Column,
    Grid,
    Labelled,
    Note,
    Paper,
    Title,
    TypeSize,
)
from xieshang_desktop.exports.papers.agenda_posting import WHITELIST
from xieshang_desktop.exports.papers.board import board_copy
from xieshang_desktop.queries.papers.notices import AgendaLineView, NoticeView

_ROW = 11.5  # mm, before it is magnified


def agenda_wall_paper(view: NoticeView, type_size: TypeSize = "large") -> Paper:
    """Compose the sheet; the times are those expected if every item takes its minutes."""
    shown = board_copy(view, WHITELIST)
    blocks: list[Block] = [
        Title(shown.title, "议程"),
        Labelled("时间：", moment_words(shown.starts)),
        Labelled("地点：", shown.place),
        _table(shown),
    ]
    blocks += [Note(rule) for rule in shown.rules]
    return Paper("会议议程挂图", tuple(blocks), page_numbers=False, type_size=type_size)


def _table(view: NoticeView) -> Grid:
    timed = all(line.minutes for line in view.agenda)
    columns = [Column("序号", 1.6, "center"), Column("议题", 7.2), Column("方式", 1.5, "center")]
    if timed:
        columns.append(Column("时间", 1.9, "center"))
    rows = []
    begins = view.starts
    for number, line in enumerate(view.agenda, start=1):
        rows.append((str(number), _subject(line), line.kind, *([_clock(begins)] if timed else [])))
        begins += timedelta(minutes=line.minutes)
    if timed and view.agenda:
        rows.append(("", "预计散会", "", _clock(begins)))
    return Grid(tuple(columns), tuple(rows), _ROW, size=14)


def _subject(line: AgendaLineView) -> str:
    return "\n".join(part for part in (line.title, line.reporter) if part)


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"
