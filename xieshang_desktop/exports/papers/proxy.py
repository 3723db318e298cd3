"""The proxy form (委托书): who stands for whom, with the wish for every motion, for this one meeting."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import clause_brackets, moment_words, sentence
from xieshang_desktop.exports.paper import (
    Block,
    Cell,
    Column,
    Form,
    FormRow,
    Grid,
    Note,
    Paper,
    Paragraph,
    Title,
)
from xieshang_desktop.exports.papers.fields import BLANK, label, signing
from xieshang_desktop.queries.papers.forms import ProxyPersonView, ProxyView

_EMPTY_MATTERS = ("", "", "")


def proxy_paper(view: ProxyView) -> Paper:
    """Compose the form; what is not known is left to the pen."""
    blocks: list[Block] = [
        Title("委托书"),
        Paragraph(f"{view.addressed_to}：", indent=0),
        Paragraph(_entrusting(view)),
        Form((*_person("委托人", view.principal), *_person("受托人", view.proxy)), size=12),
        _wishes(view),
        Form(
            (
                signing("委托人签名（捺印）", "受托人签名（捺印）", height=16),
                signing("见证人签名", "审核人签名", height=14),
            )
        ),
    ]
    blocks += [Note(note) for note in _notes(view)]
    return Paper("委托书", tuple(blocks))


def _entrusting(view: ProxyView) -> str:
    name = view.principal.name or BLANK
    proxy = view.proxy.name or BLANK
    relation = view.relation or BLANK
    meeting = f"{moment_words(view.starts)}在{view.place}召开的{view.meeting}"
    return (
        f"本人{name}因{BLANK * 2}不能到场，现委托{proxy}（与本人的关系：{relation}）"
        f"代为出席{meeting}，按下列意愿发表意见、行使表决权。"
    )


def _person(who: str, person: ProxyPersonView) -> Iterator[FormRow]:
    named = (
        (label(who, 1.6), Cell(person.name, 1.9)),
        (label("性别", 1.1), Cell(person.sex, 0.8, align="center")),
        (label("组别", 1.1), Cell(person.group, 1.5)),
        (label("电话", 1.1), Cell(person.phone, 2.9)),
    )
    yield FormRow(tuple(cell for pair in named for cell in pair), 9.5)
    number, home = Cell(person.id_number, 4.4), Cell(person.address, 4.9)
    yield FormRow((label("身份证号", 1.6), number, label("住址", 1.1), home), 9.5)


def _wishes(view: ProxyView) -> Grid:
    columns = (
        Column("序号", 1, "center"),
        Column("表决事项", 5.6),
        *(Column(option, 1.2, "center") for option in view.options),
        Column("由受托\n人决定", 2, "center"),
    )
    blanks = ("",) * (len(view.options) + 1)
    matters = view.matters or _EMPTY_MATTERS
    rows = tuple((str(number), matter, *blanks) for number, matter in enumerate(matters, start=1))
    return Grid(columns, rows, row_height=9.5, size=12)


def _notes(view: ProxyView) -> Iterator[str]:
    yield "每项只在一栏画“√”。委托只对本次会议有效，委托人到场后即行终止；受托人不得再委托他人。"
    for limit in view.limits:
        yield sentence(
            sentence(limit)[:-1] + (clause_brackets(view.clause) if limit == view.limits[0] else "")
        )
    yield "委托人不能书写的，可以由他人代写并捺印。本表只供审核和归档，不得张贴。"
