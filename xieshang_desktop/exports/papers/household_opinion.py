"""The list that goes from door to door (入户征求意见表): one for each group, what is known filled in."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import listed, sentence
from xieshang_desktop.exports.paper import Block, Column, Form, FormRow, Grid, Labelled, Note, Paper, Title
from xieshang_desktop.exports.papers.fields import BLANK, pairs, period, wide
from xieshang_desktop.queries.papers.forms import OpinionFormView, OpinionHouseholdView

_COUNTED = 3  # answers on record from which on they are added up


def household_opinion_paper(view: OpinionFormView, large: bool = False) -> Paper:
    """Compose the list; ``large`` is for reading without glasses: fewer columns, bigger type."""
    blocks: list[Block] = [
        Title(f"{view.village}入户征求意见表", view.group),
        Form(tuple(_about(view)), size=14 if large else 12),
        _table(view, large),
        Note(
            "在同意、不同意、弃权中的一栏画“√”，由户主或者其他成年家庭成员签名或者捺印；不得代签。"
            "没有遇到人的，写明第几次、原因和联系方式；空格不用的画“/”。"
        ),
        Labelled("合计：", _sum(view)),
        Labelled("签字：", f"入户人{BLANK}＿＿　　村民小组组长{BLANK}＿＿"),
    ]
    return Paper("入户征求意见表", tuple(blocks), orientation="landscape")


def _about(view: OpinionFormView) -> Iterator[FormRow]:
    question = view.question or f"是否同意{view.topic}"
    yield wide("事项", view.topic)
    if view.plan:
        yield wide("方案要点", sentence(view.plan))
    yield wide("问题", question.rstrip("？?") + "？")
    yield pairs(("入户人", listed(view.visitors)), ("时间", period(view.first, view.last)))


def _table(view: OpinionFormView, large: bool) -> Grid:
    answers = tuple(Column(option, 1.5, "center") for option in view.options)
    number, name = Column("序号", 1.8, "center"), Column("户主", 1.9, "center")
    signature, on = Column("签名（捺印）", 3), Column("日期", 1.7, "center")
    if large:
        columns = (number, name, *answers, Column("意见和建议", 4.4), signature, on)
        rows = tuple(_large_row(view, household) for household in view.households)
        return Grid(columns, rows, row_height=16, size=16)
    size = (Column("人口", 1.1, "center"), Column("劳力", 1.1, "center"), Column("电话", 2.6, "center"))
    unmet = Column("未遇的次数和原因", 2.8)
    columns = (number, name, *size, *answers, Column("意见和建议", 4.2), signature, on, unmet)
    rows = tuple(_row(view, household) for household in view.households)
    return Grid(columns, rows, row_height=11, size=10.5)


def _answers(view: OpinionFormView, household: OpinionHouseholdView) -> tuple[str, ...]:
    return tuple("√" if household.stance == option else "" for option in view.options)


def _row(view: OpinionFormView, household: OpinionHouseholdView) -> tuple[str, ...]:
    return (
        household.number,
        household.head,
        "" if household.people is None else str(household.people),
        "" if household.workers is None else str(household.workers),
        household.phone,
        *_answers(view, household),
        household.text,
        "",
        _short(household),
        f"{household.tries}次，{household.reason}" if household.tries else household.reason,
    )


def _large_row(view: OpinionFormView, household: OpinionHouseholdView) -> tuple[str, ...]:
    answers = _answers(view, household)
    return (household.number, household.head, *answers, household.text, "", _short(household))


def _short(household: OpinionHouseholdView) -> str:
    return f"{household.on.month}月{household.on.day}日" if household.on else ""


def _sum(view: OpinionFormView) -> str:
    stances = [household.stance for household in view.households if household.stance]
    whole = f"应征求{len(view.households)}户，"
    if len(stances) < _COUNTED:
        return (
            whole + f"已征求{BLANK}户，其中" + listed(f"{option}{BLANK}户" for option in view.options) + "。"
        )
    counts = listed(f"{option}{stances.count(option)}户" for option in view.options)
    return whole + f"已征求{len(stances)}户，其中{counts}。"
