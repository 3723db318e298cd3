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
    "against": "反对",
    "agreed": "是否同意",
    "amount": "金额",
    "basis": "依据",
    "budget": "预算",
    "by": "由谁",
    "capacity": "身份",
    "channel": "方式",
    "choice": "意见",
    "counts": "得票",
    "due": "期限",
    "finding": "监督意见",
    "for": "赞成",
    "for_area": "赞成面积",
    "from": "起始日",
    "household": "户",
    "invalid": "无效",
    "issued": "发出",
    "kind": "类别",
    "materials": "材料",
    "minutes": "时长",
    "mode": "方式",
    "motion": "表决事项",
    "not_voted": "未表决",
    "outcome": "结论",
    "owner": "负责人",
    "percent": "进度",
    "place": "地点",
    "rate": "标准",
    "reason": "理由",
    "result": "结果",
    "returned": "收回",
    "seconds": "秒数",
    "spent": "支出",
    "stance": "态度",
    "starts_at": "时间",
    "status": "状态",
    "teller": "计票人",
    "text": "内容",
    "title": "名称",
    "to": "截止日",
    "who": "人",
    "whos": "人员",
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
