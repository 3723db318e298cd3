"""The forms on which a meeting is kept when the power fails (停电备用): its course, speeches, comings.

They ask for what the program asks for, with the time of everything, so that it can be entered afterwards.
"""

from __future__ import annotations

from xieshang_desktop.domain.wording import moment_words, ordinal_mark
from xieshang_desktop.exports.paper import (
    Block,
    Cell,
    Column,
    Form,
    FormRow,
    Grid,
    Heading,
    Labelled,
    Note,
    Paper,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.exports.papers.fields import BLANK, label, running, wide
from xieshang_desktop.queries.papers.forms import FallbackItemView, FallbackView

CLOCK = "＿＿时＿＿分"
SPEECHES = 14  # rows to an item: a page
COMINGS = 14
_ROW = 11  # mm: room to write by hand
_LATER = "来电以后，在会场按 Ctrl+B 写上发生的时间，照本表补录。"


def course_paper(view: FallbackView) -> Paper:
    """The course of the meeting, item by item (会议过程记录)."""
    needed = f"，需{view.needed}{view.unit}" if view.needed else ""
    blocks: list[Block] = [
        Title(view.title, "停电备用：会议过程记录"),
        Labelled("时间：", moment_words(view.starts)),
        Labelled("地点：", view.place),
        Labelled("主持人：", view.chair),
        Labelled("记录人：", view.recorder),
        Labelled("应到：", f"{view.base}{view.unit}{needed}。"),
        Labelled("宣布开会：", f"{CLOCK}，实到{BLANK}{view.unit}。"),
        Labelled("监票、计票：", f"监票人{BLANK}，计票人{BLANK}。"),
    ]
    for number, item in enumerate(view.items, start=1):
        blocks += [Heading(f"{ordinal_mark(number, 1)}{item.title}"), _item(item)]
    blocks.append(Labelled("散会：", f"{CLOCK}。休会、复会：{CLOCK}至{CLOCK}，原因{BLANK}{BLANK}。"))
    blocks.append(Note(_LATER))
    blocks.append(Signatures((SignatureLine("主持人", view.chair), SignatureLine("记录人", view.recorder))))
    return Paper("会议过程记录", tuple(blocks))


def _item(item: FallbackItemView) -> Form:
    counts = "　".join(f"{answer}{BLANK}" for answer in ("赞成", "反对", "弃权", "未表决"))
    rows = [FormRow((label("开始"), Cell(CLOCK, 4), label("结束"), Cell(CLOCK, 4)), _ROW)]
    if item.text:
        rows.append(running("方案", item.text, height=_ROW))
    rows.append(running("修改", "", height=_ROW * 1.5))
    rows.append(wide("征询共识", f"赞同{BLANK}　保留{BLANK}　反对{BLANK}", _ROW))
    rows.append(wide("表决", f"{CLOCK}　在场{BLANK}\n{counts}", _ROW))
    rows.append(running("结论", "", height=_ROW * 2))
    return Form(tuple(rows), together=True)


def speaking_paper(view: FallbackView) -> Paper:
    """Who asked for the floor and what was said, a page to an item (发言登记表)."""
    columns = (
        Column("序号", 1, "center"),
        Column("姓名", 2, "center"),
        Column("开始", 1.6, "center"),
        Column("结束", 1.6, "center"),
        Column("态度", 2.2),
        Column("要点", 6),
    )
    rows = tuple((str(number), "", "", "", "", "") for number in range(1, SPEECHES + 1))
    blocks: list[Block] = [Title(view.title, "停电备用：发言登记表")]
    for number, item in enumerate(view.items, start=1):
        caption = f"{ordinal_mark(number, 1)}{item.title}"
        blocks.append(Grid(columns, rows, _ROW, caption=caption))
    blocks.append(Note("没说过的人排在前面；态度写赞成、反对、弃权、建议或保留。" + _LATER))
    return Paper("发言登记表", tuple(blocks))


def coming_paper(view: FallbackView) -> Paper:
    """Who came late, left, came back, and guests (进出登记表)."""
    columns = (
        Column("序号", 1, "center"),
        Column("姓名", 2.4, "center"),
        Column("身份（应到、列席、旁听）", 3),
        Column("到会", 1.8, "center"),
        Column("离场", 1.8, "center"),
        Column("回来", 1.8, "center"),
        Column("代表哪一户、哪一方", 3),
    )
    rows = tuple((str(number), *("" for _ in columns[1:])) for number in range(1, COMINGS + 1))
    blocks: list[Block] = [
        Title(view.title, "停电备用：进出登记表"),
        Grid(columns, rows, _ROW),
        Note("签到表以外的进出记在这里，时间写到分。" + _LATER),
    ]
    return Paper("进出登记表", tuple(blocks))
