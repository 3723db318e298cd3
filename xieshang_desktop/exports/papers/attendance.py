"""Who came, how and when, and who was missing why (到会情况登记表): what the archive keeps of the door."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from xieshang_desktop.domain.wording import listed, moment_words, time_words
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
from xieshang_desktop.exports.papers.turnout import quorum_words
from xieshang_desktop.queries.papers.views import AttendanceView, AttendeeView

_COLUMNS = (
    Column("序号", 1.2, "center"),
    Column("姓名", 2, "center"),
    Column("性别", 1.1, "center"),
    Column("身份", 3),
    Column("参会方式", 1.9, "center"),
    Column("签到", 1.9, "center"),
    Column("离会", 1.9, "center"),
    Column("受托人、缺席原因", 3.4),
)


def attendance_paper(view: AttendanceView) -> Paper:
    """Compose the register of one meeting, by group; those without a vote on a table of their own."""
    voting = [line for line in view.attendees if line.capacity == "表决"]
    others = [line for line in view.attendees if line.capacity != "表决"]
    blocks: list[Block] = [
        Title(view.title, "到会情况登记表"),
        Labelled("时间：", moment_words(view.starts)),
        Labelled("地点：", view.place),
        Labelled("到会：", quorum_words(view.quorum)),
    ]
    number = 0
    for group, members in groupby(voting, key=lambda line: line.group):
        lines = list(members)
        came = sum(bool(line.at or line.proxy) for line in lines)
        unit = "人" if view.quorum.listed else view.quorum.unit
        caption = f"{group or '未分组'}（应到{len(lines)}{unit}，实到{came}{unit}）"
        blocks.append(Grid(_COLUMNS, _rows(lines, number), 8, 10.5, caption))
        number += len(lines)
    if others:
        blocks.append(Grid(_COLUMNS, _rows(others, number), 8, 10.5, f"列席和其他人员（{len(others)}人）"))
    blocks.append(Note("本表按签到记录生成，与签到表原件一并归档，不张贴。没有的内容用“/”表示。"))
    blocks.append(Signatures((SignatureLine("主持人", view.chair), SignatureLine("监督人"))))
    return Paper("到会情况登记表", tuple(blocks))


def _rows(lines: Sequence[AttendeeView], before: int) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(number, line) for number, line in enumerate(lines, start=before + 1))


def _row(number: int, line: AttendeeView) -> tuple[str, ...]:
    standing = listed((line.kind,)) or line.capacity
    mode = line.mode if line.at or line.proxy else "缺席"
    came = time_words(line.at) if line.at else "/"
    left = time_words(line.left_at) if line.left_at else "/"
    why = f"委托{line.proxy}" if line.proxy else line.absence
    if not (line.at or line.proxy):
        why = why or "未说明原因"
    return (str(number), line.name, line.sex or "/", standing, mode, came, left, why or "/")
