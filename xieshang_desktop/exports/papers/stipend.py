"""Stipends (误工补贴): the list that is signed on payment, and the posting without accounts and ids.

Totals stand in figures and in capitals; the capitals are read back before they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xieshang_desktop.exports.paper import (
    Block,
    Column,
    Form,
    FormRow,
    Grid,
    Labelled,
    Paper,
    Paragraph,
    Title,
)
from xieshang_desktop.exports.papers.amounts import capitals, plain, quantity, yuan
from xieshang_desktop.exports.papers.board import Whitelist, allowed, board_copy
from xieshang_desktop.exports.papers.fields import pairs, signing, wide
from xieshang_desktop.exports.papers.hanging import BOARD, based_on, hung
from xieshang_desktop.queries.papers.payments import StipendRowView, StipendView

WHITELIST: Whitelist = BOARD | {
    StipendView: allowed("board village title rows per decided source"),
    StipendRowView: allowed("name group work times rate duty when"),
}


def stipend_paper(view: StipendView) -> Paper:
    """Compose the list for payment: it carries accounts and is for the archive alone."""
    head = (
        pairs(("发放单位", view.village), ("编号", view.number)),
        pairs(("依据", view.decided), ("资金来源", view.source)),
    )
    total = f"{capitals(view.total)}（¥{view.total:.2f}）"
    blocks: tuple[Block, ...] = (
        Title(view.title, "（含个人信息，只供付款和归档，不得张贴）"),
        Form(head),
        _payments(view),
        Form((wide("合计（大写）", total), *_reckoned(view), _signers()), together=True),
    )
    return Paper("误工补贴发放表", blocks, orientation="landscape")


def _signers() -> FormRow:
    return signing("村民委员会主任签字", "村务监督委员会主任签字", "经办人签字", "报账员签字", height=16)


def _payments(view: StipendView) -> Grid:
    columns = (
        Column("序号", 2.7, "center"),
        Column("姓名", 3.9, "center"),
        Column("组别", 2.8, "center"),
        Column("职务", 4.8),
        Column("事由", 8.8),
        Column("时间", 4.8, "center"),
        Column(f"{view.per}数", 2.8, "center"),
        Column(f"标准\n（元/{view.per}）", 5, "right"),
        Column("金额\n（元）", 5, "right"),
        Column("身份证号", 10.8, "center"),
        Column("账号", 11.6, "center"),
        Column("领款人签名", 7.2),
    )
    rows = [_paid(number, row) for number, row in enumerate(view.rows, start=1)]
    times = sum((row.times for row in view.rows), Decimal(0))
    rows.append(("", "合计", "", "", "", "", quantity(times), "", f"{view.total:.2f}", "", "", ""))
    return Grid(columns, tuple(rows), 9.5, size=9)


def _paid(number: int, row: StipendRowView) -> tuple[str, ...]:
    sums = (quantity(row.times), plain(row.rate), f"{row.amount:.2f}")
    return (
        *(str(number), row.name, row.group, row.duty, row.work, row.when),
        *sums,
        *(row.id_number, row.account, ""),
    )


def _reckoned(view: StipendView) -> Iterator[FormRow]:
    """Say how the sum comes about where all have one rate: 50元/次×40次=2000元。"""
    rates = {row.rate for row in view.rows}
    if len(rates) == 1:
        times = sum((row.times for row in view.rows), Decimal(0))
        product = f"{plain(rates.pop())}元/{view.per}×{quantity(times)}{view.per}={yuan(view.total)}"
        yield wide("计算", product)


def stipend_posting_paper(view: StipendView) -> Paper:
    """Compose the posting: who, what for, how often, at which rate, how much (村民委员会组织法第三十五条)."""
    shown = board_copy(view, WHITELIST)
    source = f"，从{shown.source}中列支" if shown.source else ""
    total = f"共{len(shown.rows)}人，合计{yuan(shown.total)}（{capitals(shown.total)}）{source}。"
    told = f"{based_on(shown.decided, shown.board.basis)}现将误工补贴发放情况公示如下："
    return hung("误工补贴公示", shown.board, (Paragraph(told), _posted(shown), Labelled("合计：", total)))


def _posted(view: StipendView) -> Grid:
    columns = (
        Column("序号", 1, "center"),
        Column("姓名", 1.7, "center"),
        Column("组别", 1.3, "center"),
        Column("事由", 5),
        Column(f"{view.per}数", 1.1, "center"),
        Column(f"标准\n（元/{view.per}）", 1.8, "right"),
        Column("金额\n（元）", 1.6, "right"),
    )
    rows = tuple(_posted_row(number, row) for number, row in enumerate(view.rows, start=1))
    return Grid(columns, rows, 8.5)


def _posted_row(number: int, row: StipendRowView) -> tuple[str, ...]:
    work = "，".join(part for part in (row.work, row.when) if part)
    sums = (quantity(row.times), plain(row.rate), plain(row.amount))
    return (str(number), row.name, row.group, work, *sums)
