"""Ballots (表决票), several to a sheet, with the legend of marks printed on each.

What ○ and √ mean differs from place to place, so the legend is the village's own words.
"""

from __future__ import annotations

from xieshang_desktop.exports.paper import Card, Cards, Column, Grid, Paper
from xieshang_desktop.queries.paper_notices import BallotView


def ballot_paper(view: BallotView) -> Paper:
    """Compose as many ballots as there are voters."""
    columns = (
        Column("序号", 1, "center"),
        Column("表决事项", 7),
        *(Column(option, 1.4, "center") for option in view.options),
    )
    blanks = ("",) * len(view.options)
    rows = tuple((str(number), motion, *blanks) for number, motion in enumerate(view.motions, start=1))
    grid = Grid(columns, rows, row_height=9, size=10.5)
    cards = tuple(_card(view, grid, number) for number in range(1, view.count + 1))
    return Paper("表决票", (Cards(cards, view.across, view.down),), page_numbers=False)


def _card(view: BallotView, grid: Grid, number: int) -> Card:
    """A secret ballot carries no number; a numbered one is for open votes and written replies."""
    notes = tuple(note for note in (f"说明：{view.legend}", view.rules) if note)
    return Card(
        heading=view.meeting + view.title,
        sub="",
        grid=grid,
        notes=notes,
        issuer=f"{view.issuer}（盖章）" if view.issuer else "",
        number=f"第{number:03d}号" if view.numbered else "",
    )
