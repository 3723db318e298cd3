"""The registers that topics fill: opinions, themselves, tasks, postings, objections, stipends."""

from __future__ import annotations

from xieshang_desktop.exports.excel import SheetColumn, Value
from xieshang_desktop.exports.registers.columns import STANCES, Register
from xieshang_desktop.queries.registers.views import (
    ObjectionRow,
    OpinionRow,
    PostingRow,
    StipendRow,
    TaskRow,
    TopicRow,
)

_OPINIONS = (
    SheetColumn("议题"),
    SheetColumn("会议"),
    SheetColumn("议程"),
    SheetColumn("姓名"),
    SheetColumn("组别"),
    SheetColumn("渠道"),
    SheetColumn("时间", "moment"),
    SheetColumn("态度", choices=STANCES),
    SheetColumn("意见"),
    SheetColumn("采纳情况", choices=("采纳", "未采纳", "待处理")),
    SheetColumn("理由"),
)


def _opinion(row: OpinionRow) -> tuple[Value, ...]:
    who = (row.topic, row.meeting, row.item, row.name, row.group, row.channel)
    return (*who, row.at, row.stance, row.text, row.adopted, row.reason)


_TOPICS = (
    SheetColumn("编号"),
    SheetColumn("议题"),
    SheetColumn("类别"),
    SheetColumn("来源"),
    SheetColumn("提出时间", "moment"),
    SheetColumn("提出人"),
    SheetColumn("联名人数", "count"),
    SheetColumn("涉及范围"),
    SheetColumn("事项"),
    SheetColumn("金额（元）", "money", total=True),
    SheetColumn("由谁决定"),
    SheetColumn("协商形式"),
    SheetColumn("结果"),
    SheetColumn("状态"),
)


def _topic(row: TopicRow) -> tuple[Value, ...]:
    origin = (row.number, row.title, row.category, row.source, row.proposed_at, row.proposer, row.cosigners)
    return (*origin, row.scope, row.matter, row.amount, row.deciding_body, row.form, row.outcome, row.status)


_TASKS = (
    SheetColumn("议题"),
    SheetColumn("落实事项"),
    SheetColumn("责任人"),
    SheetColumn("时限", "day"),
    SheetColumn("状态", choices=("未启动", "进行中", "已完成", "延期", "中止")),
    SheetColumn("进度", "share"),
    SheetColumn("完成日期", "day"),
    SheetColumn("预算（元）", "money", total=True),
    SheetColumn("支出（元）", "money", total=True),
    SheetColumn("进展或未落实原因"),
    SheetColumn("满意度"),
    SheetColumn("安排日期", "day"),
)


def _task(row: TaskRow) -> tuple[Value, ...]:
    plan = (row.topic, row.title, row.owner, row.due, row.status, row.percent, row.finished_on)
    return (*plan, row.budget, row.spent, row.text, row.satisfied, row.assigned_on)


_POSTINGS = (
    SheetColumn("公示内容"),
    SheetColumn("类别"),
    SheetColumn("渠道"),
    SheetColumn("公示自", "day"),
    SheetColumn("公示至", "day"),
    SheetColumn("天数", "count"),
    SheetColumn("应公示天数", "count"),
    SheetColumn("是否满足", choices=("是", "否")),
    SheetColumn("异议数", "count", total=True),
)


def _posting(row: PostingRow) -> tuple[Value, ...]:
    return (
        row.of,
        row.what,
        row.channel,
        row.first,
        row.last,
        row.days,
        row.needed,
        row.met,
        row.objections,
    )


_OBJECTIONS = (
    SheetColumn("议题"),
    SheetColumn("提出人"),
    SheetColumn("组别"),
    SheetColumn("收到时间", "moment"),
    SheetColumn("异议内容"),
    SheetColumn("答复时间", "moment"),
    SheetColumn("答复内容"),
    SheetColumn("状态", choices=("已答复", "待答复")),
)


def _objection(row: ObjectionRow) -> tuple[Value, ...]:
    state = "已答复" if row.replied is not None else "待答复"
    return (row.topic, row.name, row.group, row.received, row.text, row.replied, row.reply, state)


_STIPENDS = (
    SheetColumn("会议"),
    SheetColumn("会议日期", "day"),
    SheetColumn("姓名"),
    SheetColumn("组别"),
    SheetColumn("身份"),
    SheetColumn("金额（元）", "money", total=True),
    SheetColumn("决定依据"),
    SheetColumn("公示时间"),
    SheetColumn("身份证号"),
)


def _stipend(row: StipendRow) -> tuple[Value, ...]:
    who = (row.meeting, row.on, row.name, row.group, row.kind)
    return (*who, row.rate, row.basis, row.posted, row.id_number)


OPINIONS = Register("opinions", "意见", "意见台账", _OPINIONS, _opinion)
TOPICS = Register("topics", "议题台账", "议题台账", _TOPICS, _topic)
TASKS = Register("tasks", "成果落实台账", "成果落实台账", _TASKS, _task)
POSTINGS = Register("postings", "公示台账", "公示台账", _POSTINGS, _posting)
OBJECTIONS = Register("objections", "异议台账", "异议台账", _OBJECTIONS, _objection)
STIPENDS = Register("stipends", "误工补贴台账", "误工补贴台账", _STIPENDS, _stipend)
