"""The registers that meetings fill: themselves, who came, who spoke, what was voted and decided."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from xieshang_desktop.domain.wording import duration_words, percent
from xieshang_desktop.exports.excel import SheetColumn, Value
from xieshang_desktop.exports.registers.columns import STANCES, Register
from xieshang_desktop.queries.registers.views import DecisionRow, MeetingRow, SignInRow, SpeechRow, VoteRow

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


_SIGN_INS = (
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


def _sign_in(row: SignInRow) -> tuple[Value, ...]:
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
    SheetColumn("态度", choices=STANCES),
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


_DECISIONS = (
    SheetColumn("类型"),
    SheetColumn("主题"),
    SheetColumn("单位", choices=("人", "户")),
    SheetColumn("应到", "count", total=True),
    SheetColumn("实到", "count", total=True),
    SheetColumn("实到占比", "ratio"),
    SheetColumn("妇女参加", "count", total=True),
    SheetColumn("妇女占比", "ratio"),
    SheetColumn("同意", "count", total=True),
    SheetColumn("同意占比", "ratio"),
    SheetColumn("不同意", "count", total=True),
    SheetColumn("不同意占比", "ratio"),
    SheetColumn("弃权", "count", total=True),
    SheetColumn("弃权占比", "ratio"),
    SheetColumn("会议时间", "day"),
    SheetColumn("结果", choices=("通过", "未通过")),
)


def _decision(row: DecisionRow) -> tuple[Value, ...]:
    present = row.present
    return (
        row.form,
        row.motion,
        row.unit,
        row.entitled,
        present,
        share_of(present, row.entitled),
        row.women,
        share_of(row.women, present),
        row.agreed,
        share_of(row.agreed, present),
        row.against,
        share_of(row.against, present),
        row.abstain,
        share_of(row.abstain, present),
        row.on,
        row.verdict,
    )


def share_of(part: int | None, whole: int) -> Value:
    """A share in per cent with two decimals, halves rounded up; -- of nothing, as the return has it."""
    if part is None or whole <= 0:
        return "--"
    return (Decimal(part * 100) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


MEETINGS = Register("meetings", "会议台账", "会议台账", _MEETINGS, _meeting)
SIGN_INS = Register("sign_ins", "签到", "签到册", _SIGN_INS, _sign_in)
SPEECHES = Register("speeches", "发言", "发言登记", _SPEECHES, _speech)
VOTES = Register("votes", "表决", "表决台账", _VOTES, _vote)
DECISIONS = Register("decisions", "农村民主决策情况", "农村民主决策情况", _DECISIONS, _decision)
