"""The sheet on which a count is kept (计票表): one stroke a vote, five strokes a 正, a box for each 正."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import date_words, listed, ordinal_mark, sentence
from xieshang_desktop.exports.paper import (
    Block,
    Column,
    Grid,
    Labelled,
    Note,
    Paper,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.exports.papers.fields import BLANK
from xieshang_desktop.queries.papers.forms import TallyMotionView, TallySheetView

_BOXES = 10  # to a row: fifty votes; twice as many on a sheet laid across
_ACROSS_FROM = 100  # papers
_ROW = 12  # mm: room for a 正 written by hand


def tally_sheet_paper(view: TallySheetView) -> Paper:
    """Compose the sheet: for every motion a table with enough boxes for all papers on any one answer."""
    when = f"，{date_words(view.held_on)}" if view.held_on else ""
    blocks: list[Block] = [
        Title("计票表"),
        Labelled("会议：", view.meeting),
        Labelled("表决方式：", view.method + when),
        Labelled("选票：", f"发出{BLANK}票，收回{BLANK}票，有效{BLANK}票，无效{BLANK}票。"),
    ]
    for number, motion in enumerate(view.motions, start=1):
        mark = ordinal_mark(number, 1) if len(view.motions) > 1 else ""
        blocks.append(Labelled(f"{mark}表决事项：", sentence(motion.motion)))
        blocks.append(_table(view, motion))
    blocks.append(
        Note("唱票一声画一笔，五笔成“正”，每格一个“正”；格上的数字是画满到该格的票数。不用的格画“/”。")
    )
    blocks.append(Signatures(tuple(_signers(view))))
    return Paper("计票表", tuple(blocks), "landscape" if view.papers > _ACROSS_FROM else "portrait")


def _boxes(view: TallySheetView) -> int:
    return _BOXES * 2 if view.papers > _ACROSS_FROM else _BOXES


def _table(view: TallySheetView, motion: TallyMotionView) -> Grid:
    columns = (
        Column("意见", 2.6, "center"),
        *(Column(str(5 * box), 1.2 if box == 20 else 1, "center") for box in range(1, _boxes(view) + 1)),
        Column("合计", 1.8, "center"),
    )
    rows = tuple(row for answer in (*motion.options, "无效票") for row in _rows(answer, view))
    return Grid(columns, rows, _ROW, size=12 if _boxes(view) == _BOXES else 11)


def _rows(answer: str, view: TallySheetView) -> Iterator[tuple[str, ...]]:
    """As many rows of fifty as the papers may need; the later ones say from where they count on."""
    for first in range(0, max(view.papers, 1), 5 * _boxes(view)):
        name = answer if first == 0 else f"{answer}\n（{first}以后）"
        yield (name, *("" for _ in range(_boxes(view))), "" if first == 0 else "/")


def _signers(view: TallySheetView) -> Iterator[SignatureLine]:
    yield SignatureLine("监票人", listed(view.scrutineers))
    yield SignatureLine("唱票人", listed(view.callers))
    yield SignatureLine("计票人", listed(view.counters))
