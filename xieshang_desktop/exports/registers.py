"""The registers of a village for one period as a workbook (台账)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from xieshang_desktop.domain.wording import duration_words, percent, period_words
from xieshang_desktop.exports.excel import Sheet, SheetColumn, Value, workbook_bytes
from xieshang_desktop.queries.registers.views import (
    MeetingRow,
    OpinionRow,
    PostingRow,
    RegistersView,
    SignInRow,
    SpeechRow,
    TaskRow,
    TopicRow,
    VoteRow,
)

_STANCES = ("赞成", "反对", "弃权", "建议", "保留")
_NUMBER = SheetColumn("序号", "count")


def registers_workbook(view: RegistersView) -> bytes:
    """Return the workbook; the registers of topics, tasks and postings only where they have rows."""
    sheets = [
        _sheet(view, "会议台账", _MEETINGS, view.meetings, _meeting),
        _sheet(view, "签到", SIGN_INS[1:], view.sign_ins, sign_in_cells),
        _sheet(view, "发言", _SPEECHES, view.speeches, _speech),
        _sheet(view, "表决", _VOTES, view.votes, _vote),
        _sheet(view, "意见", _OPINIONS, view.opinions, _opinion),
    ]
    if view.topics:
        sheets.append(_sheet(view, "议题台账", _TOPICS, view.topics, _topic))
    if view.tasks:
        sheets.append(_sheet(view, "成果落实台账", _TASKS, view.tasks, _task))
    if view.postings:
        sheets.append(_sheet(view, "公示台账", _POSTINGS, view.postings, _posting))
    return workbook_bytes(sheets)


def _sheet(
    view: RegistersView,
    name: str,
    columns: tuple[SheetColumn, ...],
    rows: Sequence[Any],
    cells: Callable[[Any], tuple[Value, ...]],
) -> Sheet:
    title = f"{view.village}{name}（{period_words(view.first, view.last)}）"
    numbered = tuple((number, *cells(row)) for number, row in enumerate(rows, start=1))
    return Sheet(name, title, (_NUMBER, *columns), numbered)


_MEETINGS = (
    SheetColumn("编号"),
    SheetColumn("会议名称"),
    SheetColumn("会议形式"),
    SheetColumn("开始", "moment"),
    SheetColumn("结束", "moment"),
    SheetColumn("地点"),
    SheetColumn("主持人"),
    SheetColumn("记录人"),
    SheetColumn("单位"),
    SheetColumn("应到", "count"),
    SheetColumn("实到", "count"),
    SheetColumn("到会率"),
    SheetColumn("法定人数", "count"),
    SheetColumn("妇女", "count"),
    SheetColumn("议题数", "count", total=True),
    SheetColumn("结果"),
    SheetColumn("状态", choices=("筹备", "会议中", "休会", "已闭会", "已归档")),
    SheetColumn("待改正", "count", total=True),
    SheetColumn("记录核对码"),
)


def _meeting(row: MeetingRow) -> tuple[Value, ...]:
    return (
        row.number,
        row.title,
        row.form,
        row.starts,
        row.ends,
        row.place,
        row.chair,
        row.recorder,
        row.unit,
        row.entitled,
        row.present,
        percent(row.present, row.entitled),
        row.needed,
        row.women,
        row.items,
        row.outcomes,
        row.state,
        row.findings,
        row.digest,
    )


SIGN_INS = (
    _NUMBER,
    SheetColumn("会议"),
    SheetColumn("姓名"),
    SheetColumn("性别", choices=("男", "女")),
    SheetColumn("组别"),
    SheetColumn("户编号"),
    SheetColumn("身份"),
    SheetColumn("参会资格"),
    SheetColumn("参会方式", choices=("现场", "委托", "在线", "分会场")),
    SheetColumn("签到时间", "moment"),
    SheetColumn("离场时间", "moment"),
    SheetColumn("代表户或委托人"),
    SheetColumn("缺席原因"),
    SheetColumn("身份证号"),
    SheetColumn("电话"),
)


def sign_in_cells(row: SignInRow) -> tuple[Value, ...]:
    """One line of 签到册 without its running number."""
    return (
        row.meeting,
        row.name,
        row.sex,
        row.group,
        row.household,
        row.kind,
        row.capacity,
        row.mode,
        row.at,
        row.left_at,
        row.represents,
        row.absence,
        row.id_number,
        row.phone,
    )


_SPEECHES = (
    SheetColumn("会议"),
    SheetColumn("议题"),
    SheetColumn("姓名"),
    SheetColumn("组别"),
    SheetColumn("代表方面"),
    SheetColumn("类别", choices=("发言", "程序动议", "询问", "回应")),
    SheetColumn("开始", "moment"),
    SheetColumn("时长"),
    SheetColumn("秒数", "count", total=True),
    SheetColumn("态度", choices=_STANCES),
    SheetColumn("内容"),
)


def _speech(row: SpeechRow) -> tuple[Value, ...]:
    length = duration_words(row.seconds)
    return (
        row.meeting,
        row.item,
        row.name,
        row.group,
        row.party,
        row.kind,
        row.at,
        length,
        row.seconds,
        row.stance,
        row.text,
    )


_VOTES = (
    SheetColumn("会议"),
    SheetColumn("议题"),
    SheetColumn("表决事项"),
    SheetColumn("方式", choices=("举手", "无记名投票", "记名投票", "豆选", "书面征求")),
    SheetColumn("时间", "moment"),
    SheetColumn("发出", "count"),
    SheetColumn("收回", "count"),
    SheetColumn("无效", "count"),
    SheetColumn("赞成", "count"),
    SheetColumn("反对", "count"),
    SheetColumn("弃权", "count"),
    SheetColumn("未表决", "count"),
    SheetColumn("基数", "count"),
    SheetColumn("通过规则"),
    SheetColumn("需要", "count"),
    SheetColumn("结论", choices=("通过", "未通过")),
    SheetColumn("作为决定", choices=("是", "否")),
    SheetColumn("结论全文"),
    SheetColumn("依据"),
    SheetColumn("监票计票"),
)


def _vote(row: VoteRow) -> tuple[Value, ...]:
    counts = (row.issued, row.returned, row.invalid, row.for_count, row.against, row.abstain, row.not_voted)
    verdict = (
        row.base,
        row.rule,
        row.needed,
        row.verdict,
        row.binding,
        row.sentence,
        row.clause,
        row.tellers,
    )
    return (row.meeting, row.item, row.motion, row.method, row.at, *counts, *verdict)


_OPINIONS = (
    SheetColumn("议题"),
    SheetColumn("会议"),
    SheetColumn("议程"),
    SheetColumn("姓名"),
    SheetColumn("组别"),
    SheetColumn("渠道"),
    SheetColumn("时间", "moment"),
    SheetColumn("态度", choices=_STANCES),
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
)


def _task(row: TaskRow) -> tuple[Value, ...]:
    plan = (row.topic, row.title, row.owner, row.due, row.status, row.percent, row.finished_on)
    return (*plan, row.budget, row.spent, row.text, row.satisfied)


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
