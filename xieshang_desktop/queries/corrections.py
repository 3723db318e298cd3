"""What was corrected in a meeting, or in the record, and why: for the minutes and the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.models.journal import Correction, JournalEntry
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.history import words_of

ARGUMENTS: Mapping[str, str] = {
    "abstain": "弃权",
    "accepted": "是否接受",
    "adopted": "是否采纳",
    "affected_households": "涉及户数",
    "affected_people": "涉及人数",
    "against": "反对",
    "agreed": "是否同意",
    "amount": "金额",
    "basis": "依据",
    "before": "排在谁前",
    "budget": "预算",
    "by": "由谁",
    "capacity": "身份",
    "category": "类别",
    "chair": "主持",
    "channel": "方式",
    "channels": "通知方式",
    "choice": "意见",
    "convener": "召集",
    "cosigner_count": "纸质签名",
    "cosigners": "联名人",
    "counts": "得票",
    "days_per_hand": "每劳工日",
    "delivered_by": "送达人",
    "description": "情况和诉求",
    "due": "期限",
    "entered": "录入时间",
    "entitled": "应到",
    "entrusted_by": "委托单位",
    "exempt_hands": "减免劳力",
    "exempt_heads": "减免人数",
    "finding": "监督意见",
    "for": "赞成",
    "for_area": "赞成面积",
    "form": "形式",
    "forms": "会议形式",
    "from": "起始日",
    "funds_from": "资金来源",
    "groups": "小组",
    "hands": "劳动力",
    "heads": "应筹人数",
    "held_at": "会议时间",
    "household": "户",
    "invalid": "无效",
    "issued": "发出",
    "kind": "类别",
    "languages": "语言",
    "lead": "牵头",
    "materials": "材料",
    "matter": "事项",
    "matters": "事项",
    "minutes": "时长",
    "mode": "方式",
    "motion": "表决事项",
    "not_voted": "未表决",
    "on_paper": "纸质签名",
    "opinions": "意见",
    "others": "不在册的人",
    "outcome": "结论",
    "owner": "负责人",
    "party": "代表",
    "per_head": "人均筹资",
    "percent": "进度",
    "place": "地点",
    "places": "地点",
    "principal": "委托人",
    "profile": "本村类型",
    "proposal": "拟议方案",
    "proposer": "提出人",
    "proxy": "受托人",
    "rate": "标准",
    "reason": "理由",
    "receipt": "签收",
    "recorder": "记录",
    "relation": "关系",
    "relevance": "和议题的关系",
    "responsible": "责任人",
    "result": "结果",
    "resumes": "续开",
    "returned": "收回",
    "scope": "范围",
    "seconds": "秒数",
    "session_of": "分片",
    "should_attend": "应到人数",
    "source": "来源",
    "speaking_seconds": "每次发言",
    "speaking_turns": "每人最多",
    "specialised": "专业性强",
    "spent": "支出",
    "stakeholders": "协商主体",
    "stance": "态度",
    "starts_at": "时间",
    "status": "状态",
    "teller": "计票人",
    "text": "内容",
    "times": "时间",
    "title": "名称",
    "to": "截止日",
    "topics": "议题",
    "tries": "联系次数",
    "unit": "计数",
    "urgent_reason": "紧急理由",
    "visitor": "入户人",
    "who": "人",
    "whos": "人员",
    "wide_impact": "涉及面广",
    "written": "书面委托",
}
"""What the arguments of acts are called where a person reads of a change."""


@dataclass(frozen=True)
class CorrectedArgument:
    """One thing that was changed: what it is called, and how it read before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class CorrectionLine:
    """One correction: which act, what was changed in it, and the reason given."""

    entry: int
    corrected: int
    at: datetime
    words: str
    changed: tuple[CorrectedArgument, ...]
    reason: str

    @property
    def sentence(self) -> str:
        """记票：赞成由19改为20。理由：漏数一票。"""
        parts = "，".join(f"{each.name}由“{each.before}”改为“{each.after}”" for each in self.changed)
        return f"{self.words}：{parts}。理由：{self.reason}"


def corrections_of(session: Session, meeting_id: str | None = None) -> tuple[CorrectionLine, ...]:
    """The corrections of one meeting, or of all, in the order in which they were made."""
    asked = select(Correction).order_by(Correction.seq)
    if meeting_id is not None:
        asked = asked.where(Correction.meeting_id == meeting_id)
    return tuple(_line(session, row) for row in session.scalars(asked))


def _line(session: Session, row: Correction) -> CorrectionLine:
    before = _arguments_before(session, row)
    changed = tuple(
        CorrectedArgument(
            ARGUMENTS.get(name, name),
            _spoken(session, before.get(name)),
            _spoken(session, row.arguments.get(name)),
        )
        for name in row.changed
    )
    words = words_of(session, row.act, before)
    return CorrectionLine(row.seq, row.corrected_seq, row.at, words, changed, row.reason)


def _arguments_before(session: Session, row: Correction) -> Mapping[str, Any]:
    earlier = session.scalars(select(Correction).where(Correction.seq == row.corrected_seq)).first()
    if earlier is not None:
        return earlier.arguments
    body = json.loads(session.get_one(JournalEntry, row.corrected_seq).body)
    arguments: Mapping[str, Any] = body["arguments"]
    return arguments


def _spoken(session: Session, value: Any) -> str:
    """A value as a person reads it: people by name, yes and no in words, long lists by their number."""
    if value is None or value == []:
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(_spoken(session, part) for part in value[:5]) + (
            f"等{len(value)}人" if value[5:] else ""
        )
    if isinstance(value, dict):
        return "、".join(f"{key}{_spoken(session, part)}" for key, part in value.items())
    person = session.get(Person, value) if isinstance(value, str) else None
    return person.name if person is not None else str(value)
