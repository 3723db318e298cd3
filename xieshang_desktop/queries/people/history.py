"""What has been changed of one person, from the journal, in Chinese; personal values are never told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.wording import date_words
from xieshang_desktop.models.journal import JournalEntry, Undone
from xieshang_desktop.models.village import Household, Person, PersonRole


@dataclass(frozen=True)
class HistoryLine:
    """One entry of the journal that concerns a person: 组别：一组→二组；电话已更改."""

    entry: int
    at: datetime
    words: str
    undone: bool = False


def history_of(session: Session, person_id: str) -> tuple[HistoryLine, ...]:
    """Everything that was entered or changed of somebody on the register, the newest first.

    Names, dates of birth, identity numbers, telephones and notes are in the journal only as commitments, so
    of these it tells that they changed and not how.
    """
    asked = (
        select(JournalEntry.seq, JournalEntry.at, JournalEntry.act, JournalEntry.body, Undone.by_seq)
        .outerjoin(Undone, Undone.seq == JournalEntry.seq)
        .where(JournalEntry.act.in_(ACTS), func.instr(JournalEntry.body, person_id) > 0)
        .order_by(JournalEntry.seq.desc())
    )
    households = {row.id: row.number for row in session.execute(select(Household.id, Household.number))}
    lines = []
    for row in session.execute(asked):
        changes = [change for change in json.loads(row.body)["changes"] if _concerns(change, person_id)]
        if changes:
            words = f"{ACTS[row.act]}{'；'.join(_words(changes, households))}"
            lines.append(HistoryLine(row.seq, row.at, words, row.by_seq is not None))
    return tuple(lines)


ACTS = {
    "import_roster": "导入花名册：",
    "admit_resident": "登记：",
    "update_person": "",
    "move_household": "整户换组，",
    "correct": "更正：",
    "undo_last": "撤销：",
}
"""The acts that may change the register of people, and how a line of theirs begins."""


def _concerns(change: list[Any], person_id: str) -> bool:
    return change[0] in (Person.__tablename__, PersonRole.__tablename__) and change[1][0] == person_id


def _words(changes: list[list[Any]], households: Mapping[str, str]) -> Iterator[str]:
    roles = [change for change in changes if change[0] == PersonRole.__tablename__]
    for table, _, before, after in changes:
        if table != Person.__tablename__:
            continue
        if before is None:
            yield "登记入册"
        elif after is None:
            yield "从花名册撤下"
        else:
            yield from _differences(before, after, households)
    held = [str(key[1]) for _, key, before, after in roles if before is None]
    gone = [str(key[1]) for _, key, before, after in roles if after is None]
    if held:
        yield f"身份增加{'、'.join(held)}"
    if gone:
        yield f"不再是{'、'.join(gone)}"


def _differences(
    before: Mapping[str, Any], after: Mapping[str, Any], households: Mapping[str, str]
) -> Iterator[str]:
    for name in LABELS:
        if name not in after and name not in before:
            continue
        old, new = before.get(name), after.get(name)
        if old != new:
            yield _difference(name, old, new, households)


def _difference(name: str, old: Any, new: Any, households: Mapping[str, str]) -> str:
    if name == "away":
        return "外出" if new else "回村"
    if name == "registered":
        return "登记为本村户籍" if new else "登记为非本村户籍"
    if name == "died":
        return f"已故（{date_words(date.fromisoformat(new))}）" if new else "取消已故登记"
    if name == "moved":
        return f"迁出（{new}）" if new else "取消迁出登记"
    if name in PERSONAL:
        said = "登记" if old is None else "清除" if new is None else "更改"
        return f"{LABELS[name]}已{said}"
    if name == "household_id":
        old, new = households.get(old or "", ""), households.get(new or "", "")
    return f"{LABELS[name]}：{old or '无'}→{new or '无'}"


LABELS = {
    "name": "姓名",
    "number": "编号",
    "group": "组别",
    "household_id": "户号",
    "relation": "与户主关系",
    "sex": "性别",
    "born": "出生日期",
    "id_number": "身份证号",
    "phone": "电话",
    "ethnicity": "民族",
    "duty": "职务",
    "post": "职务全称",
    "registered": "户籍",
    "away": "现居",
    "died": "已故",
    "moved": "迁出",
    "area": "专有面积",
    "represents_households": "联系户数",
    "note": "备注",
}
"""The columns of which a change is told, in the order of a card."""

PERSONAL = frozenset(column.name for column in Person.__table__.columns if column.info.get("personal"))
"""The columns of which the journal has no values."""
