"""A register in the township's own workbook: which heading means which of our columns, and the filling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xieshang_desktop.exports.registers.workbook import REGISTERS
from xieshang_desktop.exports.template import Layout, filled
from xieshang_desktop.queries.registers.views import RegistersView

NUMBER = "序号"
_ALSO: Mapping[str, tuple[str, ...]] = {
    "会议名称": ("会议", "会议主题", "名称", "会议内容"),
    "会议": ("会议名称", "会议主题"),
    "开始": ("召开时间", "会议时间", "时间", "日期", "会议日期"),
    "时间": ("日期", "表决时间", "收集时间"),
    "会议时间": ("日期", "时间"),
    "提出时间": ("日期", "时间"),
    "地点": ("会议地点", "召开地点"),
    "应到": ("应到人数", "应到会人数", "应参加人数"),
    "实到": ("实到人数", "到会人数", "参加人数", "参会人数"),
    "妇女": ("妇女人数", "女性"),
    "妇女参加": ("妇女", "妇女人数", "女性"),
    "结果": ("协商结果", "会议结果", "决议", "表决结果"),
    "结论": ("结果", "表决结果"),
    "议题": ("议题名称", "协商议题", "事项", "协商事项", "主要内容"),
    "类别": ("议题类别", "类型"),
    "来源": ("提出主体", "议题来源"),
    "提出人": ("提议人", "姓名"),
    "表决事项": ("主题", "表决内容", "事项"),
    "赞成": ("同意", "赞成票", "同意票"),
    "反对": ("不同意", "反对票", "不同意票"),
    "弃权": ("弃权票",),
    "同意": ("赞成", "赞成票"),
    "不同意": ("反对", "反对票"),
    "主题": ("事项", "表决事项", "议题"),
    "责任人": ("负责人", "承办人", "落实人"),
    "时限": ("完成时限", "期限", "完成时间"),
    "落实事项": ("任务", "落实内容", "事项"),
    "进展或未落实原因": ("落实情况", "办理情况", "进展情况", "进展"),
    "金额（元）": ("金额", "补贴金额", "发放金额"),
    "公示内容": ("公示事项", "公开内容"),
    "意见": ("意见内容", "意见建议"),
    "姓名": ("发言人", "签到人"),
    "电话": ("联系电话", "手机号"),
    "身份证号": ("身份证号码", "证件号码"),
}
"""What our columns are called elsewhere; a heading that is ours word for word comes first."""


def heads_of(key: str) -> tuple[str, ...]:
    """The headings of a register, the running number first."""
    return (NUMBER, *(column.head for column in REGISTERS[key].columns))


def known_words(key: str) -> tuple[str, ...]:
    """Every heading by which a column of a register may be known."""
    heads = heads_of(key)
    return (
        *heads,
        *(_bare(head) for head in heads),
        *(word for head in heads for word in _ALSO.get(head, ())),
    )


def guessed(labels: Sequence[tuple[int, str]], key: str) -> dict[int, str]:
    """Which of our columns each column of a template is, as far as its heading says; none is taken twice."""
    found: dict[int, str] = {}
    heads = heads_of(key)
    for named in (lambda head: (head, _bare(head)), lambda head: _ALSO.get(head, ())):
        for at, label in labels:
            if at not in found:
                match = next((h for h in heads if label in named(h) and h not in found.values()), None)
                if match is not None:
                    found[at] = match
    return found


def _bare(head: str) -> str:
    return head.partition("（")[0]


def templated(
    view: RegistersView, key: str, template: bytes, layout: Layout, columns: Mapping[int, str]
) -> bytes:
    """Return the township's workbook with the lines of a register; ``columns`` says what goes into which.

    Raises KeyError where the sheet is not in the workbook.
    """
    heads = heads_of(key)
    places = tuple((at, heads.index(head)) for at, head in columns.items() if head in heads)
    rows = (REGISTERS[key].cells(row) for row in getattr(view, key))
    lines = [(number, *cells) for number, cells in enumerate(rows, start=1)]
    wanted = Layout(layout.sheet, layout.first_row, layout.empty_rows, places)
    return filled(template, wanted, lines)
