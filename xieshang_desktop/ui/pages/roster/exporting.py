"""The shown people as a workbook; made in the worker, so what it needs is imported there."""

from collections.abc import Sequence
from pathlib import Path

Line = tuple[str, ...]

HEADS = ("编号", "姓名", "性别", "组别", "户号", "身份", "现居")


def write_people(path: Path, lines: Sequence[Line], title: str) -> None:
    """Write one sheet of people, without telephone and id numbers.

    Raises EnvironmentProblem where the disk refuses.
    """
    from xieshang_desktop.exports.excel import Sheet, SheetColumn, workbook_bytes
    from xieshang_desktop.files import atomic_write

    columns = tuple(SheetColumn(head) for head in HEADS)
    sheet = Sheet("花名册", title, columns, tuple(tuple(line) for line in lines))
    atomic_write(path, workbook_bytes([sheet]))
