"""Ballots (表决票), several to a sheet, with the legend of marks printed on each.

What ○ and √ mean differs from place to place, so the legend is the village's own words.
"""

from __future__ import annotations

from xieshang_desktop.domain.wording import chinese_numeral
from xieshang_desktop.exports.paper import Card, Cards, Column, Grid, Paper
from xieshang_desktop.queries.papers.notices import BallotView

_ROW = 9  # mm
_MANY = 5  # choices from which on the rows are lower
_TOO_MANY = "多选的、无法辨认的，该票作废。"
_TOO_MANY_OF_SEVERAL = "选的多于规定数目的、无法辨认的，该票作废；选的少于规定数目的有效。"


def ballot_paper(view: BallotView) -> Paper:
    """Compose as many ballots as there are voters."""
    grid = _choosing(view) if view.choices else _answering(view)
    numbers = range(view.first_number, view.first_number + view.count)
    cards = tuple(_card(view, grid, number) for number in numbers)
    return Paper("表决票", (Cards(cards, view.across, view.down),), page_numbers=False)


def _answering(view: BallotView) -> Grid:
    """Motions below each other, with a field for each answer, or one for the mark."""
    fields = [Column("意见", 2.4, "center")] if view.marks else [_field(option) for option in view.options]
    columns = (_number(view), Column("表决事项", 7 if view.across == 1 else 4.6), *fields)
    rows = tuple(
        (str(number), motion, *("" for _ in fields)) for number, motion in enumerate(view.motions, start=1)
    )
    return Grid(columns, rows, row_height=_ROW, size=10.5)


def _field(option: str) -> Column:
    return Column(option, max(1.4, len(option) * 0.7), "center")


def _choosing(view: BallotView) -> Grid:
    """Choices below each other, with a field for the mark; the motion stands above them."""
    columns = (_number(view), Column("选项", 7), Column("划选", 2, "center"))
    rows = tuple((str(number), choice, "") for number, choice in enumerate(view.choices, start=1))
    return Grid(columns, rows, row_height=_ROW if len(rows) < _MANY else _ROW - 1, size=10.5)


def _number(view: BallotView) -> Column:
    """The first column, as wide as its head needs on a broad or a narrow slip."""
    return Column("序号", 1 if view.across == 1 else 1.4, "center")


def _legend(view: BallotView) -> tuple[str, ...]:
    if view.choices:
        several = view.choose > 1
        most = (
            f"最多选{_several(view.choose)}项。{_TOO_MANY_OF_SEVERAL}"
            if several
            else f"只能选一项。{_TOO_MANY}"
        )
        return (f"说明：在选中的选项后面的“划选”栏画“○”，{most}",)
    if view.marks:
        said = [f"{answer}画“{mark}”" if mark else f"{answer}不画" for answer, mark in view.marks]
        return (f"说明：在“意见”栏内，{'，'.join(said)}。", view.rules)
    return (f"说明：{view.legend}", view.rules)


def _several(number: int) -> str:
    return "两" if number == 2 else chinese_numeral(number)


def _card(view: BallotView, grid: Grid, number: int) -> Card:
    """A secret ballot carries no number; a numbered one is for open votes and written replies."""
    return Card(
        heading=view.meeting + view.title,
        sub="；".join(view.motions) if view.choices else "",
        grid=grid,
        notes=tuple(note for note in _legend(view) if note),
        issuer=f"{view.issuer}（盖章）" if view.issuer else "",
        number=f"{view.series}第{number:03d}号" if view.numbered else "",
    )
