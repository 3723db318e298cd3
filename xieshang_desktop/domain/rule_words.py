"""The rules by their Chinese names, and a figure in one line."""

from __future__ import annotations

from fractions import Fraction

from xieshang_desktop.domain.figures import STRICTER_WHEN, Figure, Stricter, Value
from xieshang_desktop.domain.shares import Share

RULE_WORDS = {
    "quorum": "法定人数",
    "majority": "通过线",
    "notice_days": "提前通知",
    "notice_exception": "遇有特殊情况临时通知",
    "notice_exception_unsure": "临时通知的疑问",
    "notice_form": "通知形式",
    "notice_counts_meeting_day": "通知天数计入会议当天",
    "materials": "随通知提供",
    "materials_days": "会前供查阅",
    "petition": "提议召开的联名",
    "petition_written": "提议应当书面",
    "proposers": "还可以提议的主体",
    "joint_proposal": "提出议题的联名",
    "convene_within_days": "提议后召开期限",
    "convener": "召集人",
    "chair": "主持人",
    "chair_objection": "要求更换主持人",
    "chair_objection_by": "主持人有利害关系时派员",
    "frequency": "每年至少召开",
    "sessions": "分片召开",
    "composition": "组成比例",
    "members_min": "代表最少人数",
    "minority_seat": "有人口较少民族的代表",
    "representatives_per_household": "同一户的代表最多",
    "households_per_representative_min": "推选一名代表的户数最少",
    "households_per_representative_max": "推选一名代表的户数最多",
    "representative_assembly_from": "设立代表会议的规模",
    "elected_in_writing": "推选代表要有书面意见",
    "roster_posted": "代表名单公示",
    "roster_reported": "代表名单报乡镇备案",
    "absences_in_a_row": "连续无故缺席可终止代表资格",
    "attending": "列席",
    "base_exclusion": "不计入总数",
    "base_report": "会上报告总数统计和联系情况",
    "present_includes_left": "中途离开的仍计入到会",
    "proxy": "委托他人参加",
    "proxy_written": "委托应当书面",
    "proxy_same_household": "只能委托同一户的家庭成员",
    "proxy_limit": "一人接受委托最多",
    "online": "在线参加",
    "written_reply": "书面征求意见计票",
    "secret_ballot": "投票表决",
    "delegable": "可以授权代表会议的事项",
    "not_delegable": "不得授权代表会议的事项",
    "delegation_terms": "授权应当写明",
    "delegation_posted": "授权向村民公告",
    "delegation_reported": "授权报乡镇备案",
    "no_subdelegation": "不得转授",
    "void_without_delegation": "未经授权所作决定无效",
    "written_delegation": "书面表决授权",
    "written_delegation_replies": "书面授权的反馈",
    "written_delegation_majority": "书面授权的同意",
    "escalation": "提交村民会议",
    "escalation_share": "代表要求提请村民会议",
    "party_review": "先经党组织研究讨论",
    "approval": "报请批准",
    "consult": "应当组织协商",
    "stakeholder_share": "利益相关方占参加人数",
    "charter_steps": "制定和修改章程规约的步骤",
    "charter_report_days": "章程规约通过后报备",
    "change_by": "更改决定须经",
    "record": "形成并保存记录",
    "no_tampering": "不得擅自更改",
    "posting_days": "公布期限",
    "posting_places": "公布地点",
    "posting_form": "公布形式和内容",
    "posting_steps": "公开的步骤",
    "publish_frequency": "每年公布次数",
    "publish_within_days": "公布时限",
    "register_columns": "台账内容",
    "reply_days": "答复期限",
    "inquiry": "联名质询",
    "inquiry_count": "提出质询的最少人数",
    "interval_months": "两次评议间隔",
    "appraisal_notice_days": "评议前书面告知",
    "unfit_in_a_row": "连续不称职即职务终止",
    "report_to": "结果报送",
    "speaking_seconds": "每次发言",
    "speaking_turns": "每项议程发言次数",
}
"""One name for each rule of ``STRICTER_WHEN``; they are shown on 设置 › 规则 and named in refusals."""

MEASURES = {
    "frequency": "次",
    "publish_frequency": "次",
    "inquiry_count": "人",
    "members_min": "人",
    "interval_months": "个月",
    "speaking_seconds": "秒",
    "speaking_turns": "次",
    "representatives_per_household": "人",
    "proxy_limit": "人",
    "unfit_in_a_row": "次",
    "absences_in_a_row": "次",
    "households_per_representative_min": "户",
    "households_per_representative_max": "户",
}


def value_text(value: Value) -> str:
    """A value as it is written in a file: ``2/3``, ``15``, ``true``, ``人、户``."""
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return "、".join(value)
        case _:
            return str(value)


def value_words(figure: Figure) -> str:
    """A value as it is shown: 三分之二以上 · 过半数 · 15天 · 允许 · 应当 · 人、户."""
    match figure.value:
        case bool():
            return flag_words(figure.rule, figure.value)
        case Fraction():
            return Share(figure.value, figure.strict).rule_words()
        case int():
            unit = figure.unit if figure.rule == "representative_assembly_from" else None
            return f"{figure.value}{unit or MEASURES.get(figure.rule, '天')}"
        case _:
            return value_text(figure.value)


def flag_words(rule: str, value: bool) -> str:
    if STRICTER_WHEN[rule] is Stricter.FORBIDDEN:
        return "允许" if value else "不允许"
    return "应当" if value else "不要求"


def size_words(figure: Figure) -> str:
    """For which size of village: 不足500人的村 · 1000人以上的村."""
    parts = []
    if figure.size_from is not None:
        parts.append(f"{figure.size_from}人以上")
    if figure.size_below is not None:
        parts.append(f"不足{figure.size_below}人")
    return f"{'、'.join(parts)}的村" if parts else ""


def subject_words(figure: Figure) -> str:
    """What a figure is about, without its value: 村民会议·法定人数（人）."""
    narrower = [
        figure.kind,
        figure.matter or figure.occasion,
        figure.chamber,
        figure.of,
        figure.unit,
        size_words(figure),
    ]
    inside = "，".join(str(part) for part in narrower if part)
    form = f"{figure.form}·" if figure.form else ""
    return f"{form}{RULE_WORDS[figure.rule]}" + (f"（{inside}）" if inside else "")


def figure_words(figure: Figure) -> str:
    """A figure in one line with its clause."""
    return f"{subject_words(figure)}：{value_words(figure)}（{figure.clause}）"
