"""The sheet that people sign at the door (会议签到表): by group, with room for a hand and a thumb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from xieshang_desktop.domain.wording import listed, moment_words
from xieshang_desktop.exports.paper import (
    Block,
    Column,
    Grid,
    Labelled,
    Note,
    Paper,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.queries.papers.views import AttendeeView, SignInSheetView

_ROW = 11  # mm: room for a signature, and for a square code with white around it
_COLUMNS = (
    Column("序号", 1.1, "center"),
    Column("姓名", 1.9, "center"),
    Column("性别", 1.1, "center"),
    Column("身份", 3.1),
    Column("签名", 2.9),
    Column("捺印", 1.5),
    Column("签到时间", 1.9),
    Column("扫码", 1.3, "center", code=True),
)


def sign_in_sheet_paper(view: SignInSheetView) -> Paper:
    """Compose the sheet; people without a vote come last, on a table of their own."""
    voting = [person for person in view.attendees if person.capacity == "表决"]
    others = [person for person in view.attendees if person.capacity != "表决"]
    rule = f"，法定人数为{view.rule}，即{view.needed}{view.unit}" if view.needed and view.rule else ""
    unit = "人" if view.households else view.unit
    stand_for = f"，代表农户{view.households}户" if view.households else ""
    came_for = "代表农户＿＿＿＿户，" if view.households else ""
    blocks: list[Block] = [
        Title(view.title, "签到表"),
        Labelled("时间：", moment_words(view.starts)),
        Labelled("地点：", view.place),
        Labelled("主持人：", view.chair),
        Labelled("记录人：", view.recorder),
        Labelled("应到：", f"{len(voting)}{unit}{stand_for}{rule}。"),
        Labelled("实到：", f"＿＿＿＿{unit}，{came_for}其中妇女＿＿＿＿人。"),
    ]
    blocks += _tables(voting, others, unit)
    blocks.append(Note("“扫码”供扫码枪签到，只用于这次会议，不含证件号码。"))
    blocks.append(Note("委托他人的，在签名栏写明“某某代某某”并附委托书。空格不用的画“/”。"))
    blocks.append(Signatures((SignatureLine("主持人"), SignatureLine("监督人"))))
    return Paper("会议签到表", tuple(blocks))


def _tables(voting: Sequence[AttendeeView], others: Sequence[AttendeeView], unit: str) -> list[Block]:
    tables: list[Block] = []
    number = 0
    for group, members in groupby(voting, key=lambda person: person.group):
        rows = list(members)
        caption = f"{group or '未分组'}（应到{len(rows)}{unit}，实到＿＿＿{unit}）"
        tables.append(Grid(_COLUMNS, _rows(rows, number), _ROW, caption=caption))
        number += len(rows)
    if others:
        tables.append(Grid(_COLUMNS, _rows(others, number), _ROW, caption=f"列席人员（{len(others)}人）"))
    return tables


def _rows(people: Sequence[AttendeeView], before: int) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(number, person) for number, person in enumerate(people, start=before + 1))


def _row(number: int, person: AttendeeView) -> tuple[str, ...]:
    standing = listed((person.kind,)) or person.capacity
    return (str(number), person.name, person.sex, standing, "", "", "", person.code)
