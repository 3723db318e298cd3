"""The result of an appraisal (民主评议结果): for the archive, and for the board.

Those appraised hold an office, so they are named with their figures; who judged them how never is.
"""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import (
    clause_brackets,
    listed,
    moment_words,
    percent,
    sentence,
)
from xieshang_desktop.exports.paper import (
    Block,
    Column,
    Grid,
    Labelled,
    Note,
    Paper,
    Paragraph,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.exports.papers.board import Whitelist, allowed, board_copy
from xieshang_desktop.exports.papers.hanging import BOARD, based_on, hung
from xieshang_desktop.queries.papers.items import CountView
from xieshang_desktop.queries.papers.payments import AppraisalRowView, AppraisalView

WHITELIST: Whitelist = BOARD | {
    AppraisalView: allowed(
        "board village title held_at place form led_by entitled present rows unit method issued returned"
    ),
    AppraisalRowView: allowed("name duty counts abstain invalid result note"),
    CountView: allowed("label count"),
}


def appraisal_paper(view: AppraisalView) -> Paper:
    """Compose the report on the count, to be signed by those who watched and counted."""
    blocks: list[Block] = [
        Title(f"{view.title}结果报告单"),
        Labelled("时间：", moment_words(view.held_at)),
        Labelled("地点：", view.place),
        Labelled("会议形式：", f"{view.form}，由{view.led_by}主持。"),
        Labelled("应到实到：", _came(view)),
        Labelled("评议方式：", _method(view)),
        _table(view),
        *_consequences(view),
        Signatures(tuple(_signers(view))),
        Note("评议票密封归档；剩余的票当众销毁。"),
    ]
    return Paper("民主评议结果报告单", tuple(blocks))


def appraisal_posting_paper(view: AppraisalView) -> Paper:
    """Compose the posting."""
    shown = board_copy(view, WHITELIST)
    held = f"{moment_words(shown.held_at)}在{shown.place}召开{shown.form}，由{shown.led_by}主持民主评议。"
    told = f"{based_on(shown.board.basis)}{held}{_came(shown)}{_method(shown)}现将评议结果公示如下："
    said = (Paragraph(told), _table(shown), *_consequences(shown))
    return hung("民主评议结果公示", shown.board, said)


def _came(view: AppraisalView) -> str:
    share = percent(view.present, view.entitled)
    return f"应到{view.entitled}{view.unit}，实到{view.present}{view.unit}，占{share}。"


def _method(view: AppraisalView) -> str:
    words = f"以{view.method}方式进行"
    if view.issued is not None and view.returned is not None:
        words += f"，发出{view.issued}票，收回{view.returned}票"
    return words + "。"


def _table(view: AppraisalView) -> Grid:
    grades = [count.label for count in view.rows[0].counts] if view.rows else []
    columns = (
        Column("序号", 3.2, "center"),
        Column("姓名", 4.6, "center"),
        Column("职务", 10.4),
        *(_grade(grade) for grade in grades),
        Column("弃权", 3.2, "center"),
        Column("无效", 3.2, "center"),
        Column("结果", 4.4, "center"),
    )
    rows = tuple(
        (
            *(str(number), row.name, row.duty),
            *(str(count.count) for count in row.counts),
            *(str(row.abstain), str(row.invalid), row.result),
        )
        for number, row in enumerate(view.rows, start=1)
    )
    return Grid(columns, rows, 8)


def _grade(name: str) -> Column:
    """A column as wide as its head; 基本称职 is set on two lines."""
    if len(name) == 4:
        return Column(f"{name[:2]}\n{name[2:]}", 3.3, "center")
    return Column(name, max(3.2, len(name) * 1.2 + 0.8), "center")


def _consequences(view: AppraisalView) -> Iterator[Block]:
    for row in view.rows:
        if row.note:
            yield Paragraph(sentence(row.note), bold_head=f"{row.name}{clause_brackets(row.duty)}：")


def _signers(view: AppraisalView) -> Iterator[SignatureLine]:
    yield SignatureLine("主持人", view.chair)
    yield SignatureLine("监票人", listed(view.scrutineers))
    yield SignatureLine("计票人", listed(view.counters))
