"""The township's workbooks, one for a register: kept with the village's data, and filled again and again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.exports.template import Layout
from xieshang_desktop.files import Saved, atomic_write, explained, save
from xieshang_desktop.imports.templates import TemplateSheet


@dataclass(frozen=True)
class KeptTemplate:
    """One workbook: its file, the name that it came by, where the lines go, and what each column takes."""

    file: Path
    name: str
    sheet: TemplateSheet
    columns: Mapping[int, str]

    @property
    def layout(self) -> Layout:
        """Where the lines go."""
        return Layout(self.sheet.name, self.sheet.first_row, self.sheet.empty_rows, ())


@dataclass(frozen=True)
class Templates:
    """The workbooks in a folder, by the key of their register."""

    folder: Path

    def kept(self, key: str) -> KeptTemplate | None:
        """The workbook of a register; none where none was kept, or what was kept cannot be read."""
        try:
            told = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
            labels = tuple((int(at), str(label)) for at, label in told["labels"])
            sheet = TemplateSheet(told["sheet"], labels, int(told["first_row"]), int(told["empty_rows"]))
            columns = {int(at): str(head) for at, head in told["columns"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        file = self.folder / f"{key}.xlsx"
        return KeptTemplate(file, str(told.get("name", file.name)), sheet, columns) if file.exists() else None

    def keep(
        self, key: str, given: Path, name: str, sheet: TemplateSheet, columns: Mapping[int, str]
    ) -> KeptTemplate:
        """Keep a workbook and what its columns take; the one of before goes.

        Raises EnvironmentProblem where it cannot be read or written.
        """
        told = {
            "name": name,
            "sheet": sheet.name,
            "labels": [list(label) for label in sheet.labels],
            "first_row": sheet.first_row,
            "empty_rows": sheet.empty_rows,
            "columns": {str(at): head for at, head in columns.items()},
        }
        file = self.folder / f"{key}.xlsx"
        try:
            data = given.read_bytes()
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise explained(trouble, file) from trouble
        if given != file:
            atomic_write(file, data)
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        atomic_write(self.folder / f"{key}.json", text.encode())
        return KeptTemplate(file, name, sheet, dict(columns))


def write_templated(view: Any, key: str, kept: KeptTemplate, target: Path) -> Saved:
    """Fill a township's workbook and save it (in the worker).

    Raises EnvironmentProblem where the template is gone or damaged, or the target cannot be written.
    """
    from xieshang_desktop.exports.registers.templated import templated

    try:
        data = templated(view, key, kept.file.read_bytes(), kept.layout, kept.columns)
    except (OSError, KeyError, ValueError) as trouble:
        raise EnvironmentProblem(
            f"记住的模板“{kept.name}”读不出来。", "请换一个模板，再选一次文件。"
        ) from trouble
    return save(target, data)
