"""What an import would do, as rows under tabs: entered, changed field by field, doubtful, missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xieshang_desktop.imports.problems import RowProblem
from xieshang_desktop.imports.roster import RosterReading
from xieshang_desktop.imports.rows import RosterRow
from xieshang_desktop.queries.people.known import Known
from xieshang_desktop.services.roster.taking_in import ImportPlan
from xieshang_desktop.ui.widgets.table_model import Column, Row

DOUBTFUL: Final = "doubtful"
COLUMNS: Final = (
    Column("在哪里", width=6, kind="muted"),
    Column("姓名", width=6, strong=True),
    Column("内容", stretch=True),
    Column("说明", stretch=True, kind="muted"),
)
_TONES: Final = {"违规": "bad", "阻断": "bad", "提醒": "warn"}


@dataclass(frozen=True)
class Section:
    """One tab: its key, its words, its rows."""

    key: str
    words: str
    rows: tuple[Row, ...]


def sections(plan: ImportPlan, reading: RosterReading) -> list[Section]:
    """The tabs that have rows; what wants a person's eye comes first."""
    found = (
        Section(DOUBTFUL, "要核对", tuple(_doubtful(plan))),
        Section("changed", "更新", tuple(_changed(plan))),
        Section("new", "新增", tuple(_new(plan))),
        Section("gone", "表里没有", tuple(_gone(plan))),
        Section("noted", "要留意", tuple(_noted(plan))),
        Section("organisations", "协商主体", tuple(_organisations(plan))),
        Section("problems", "格子有问题", tuple(_problems(reading))),
    )
    return [section for section in found if section.rows]


def reading_words(reading: RosterReading) -> str:
    """How the file was understood: 花名册表，表头在第3行，认出11列."""
    if reading.mapping is None:
        return "没有认出表头" if not reading.organisations else "协商主体名册"
    sheets = f"{len(reading.sheets)}张表" if len(reading.sheets) > 1 else f"{reading.sheet}表"
    return f"{sheets}，表头在第{reading.mapping.header_row}行，认出{len(reading.mapping.columns)}列"


def known_words(known: Known) -> str:
    """Enough to tell one person from another, without numbers that are nobody's business."""
    born = f"{known.born.year}年生" if known.born else ""
    gone = "" if known.here else "已故" if known.died else "已迁出"
    number = f"编号{known.number}" if known.number else ""
    parts = (known.group or "", known.household or "", number, born, gone)
    return "，".join(part for part in parts if part)


def _place(row: RosterRow) -> str:
    return f"第{row.row}行"


def _home(row: RosterRow) -> str:
    return "，".join(part for part in (row.group, row.household) if part)


def _new(plan: ImportPlan) -> Iterator[Row]:
    for number, person in enumerate(plan.new):
        row = person.row
        yield Row(f"new{number}", (_place(row), row.name, _home(row), "、".join(map(str, row.roles))))


def _changed(plan: ImportPlan) -> Iterator[Row]:
    for person in plan.changed:
        words = "；".join(change.words for change in person.changes)
        yield Row(person.who, (_place(person.row), person.name, words, _home(person.row)))


def _doubtful(plan: ImportPlan) -> Iterator[Row]:
    for number, doubt in enumerate(plan.doubtful):
        cells = (_place(doubt.row), doubt.row.name, doubt.why, "回车，在下面选是哪一位；不选就不导入这一行")
        yield Row(number, cells, tones={2: "warn"})


def _gone(plan: ImportPlan) -> Iterator[Row]:
    for person in plan.gone:
        where = "，".join(
            part for part in (f"编号{person.number}" if person.number else "", person.group) if part
        )
        yield Row(person.who, ("花名册上", person.name, where, "不会删去；去世、迁出的到名片上登记"))


def _noted(plan: ImportPlan) -> Iterator[Row]:
    for person in plan.departed:
        yield Row(person.who, ("花名册上", person.name, person.why, "表里还有这个人，登记不变"))
    for move in plan.households_moved:
        yield Row(
            move.number, (f"{move.number}户", "", f"{move.old or '无'}→{move.new or '无'}", "随户主换组")
        )


def _organisations(plan: ImportPlan) -> Iterator[Row]:
    for each in plan.organisations:
        yield Row(each.name, ("协商主体", "", each.name, str(each.kind)))


def _problems(reading: RosterReading) -> Iterator[Row]:
    for number, problem in enumerate(reading.problems):
        yield _problem(number, problem)


def _problem(number: int, problem: RowProblem) -> Row:
    severity = str(problem.severity)
    cells = (problem.cell or "整个文件", severity, problem.text, problem.what_to_do)
    return Row(f"problem{number}", cells, tones={1: _TONES[severity]})
