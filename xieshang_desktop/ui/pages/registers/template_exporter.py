"""A register in the township's own workbook: chosen once, its columns matched, then filled at a press."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject

from xieshang_desktop.exports.registers.templated import guessed, heads_of, known_words
from xieshang_desktop.imports.templates import TemplateReading, TemplateSheet, read_template_in_limits
from xieshang_desktop.queries.registers.page import TITLES
from xieshang_desktop.services.papers.templates import KeptTemplate, Templates, write_templated
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.papers import say_not_written

_KINDS: Final = (("乡镇的表格", "*.xlsx"),)
_FILL, _MATCH, _OTHER = "fill", "match", "other"
_WAYS: Final = (("照填", _FILL), ("改列", _MATCH), ("换模板", _OTHER))
_LEFT_OUT: Final = "不填"
Export = Callable[[Callable[[Any, Path], None]], None]


class TemplateExporter(QObject):
    """Works for the room of registers; ``export`` asks where to, reads the lines, and hands them on."""

    def __init__(self, page: Page, forms: FormRoom, export: Export) -> None:
        super().__init__(page)
        self._page, self._forms, self._export = page, forms, export
        self._store = Templates(Path(page.desk.data_folder) / "templates")

    def begin(self, key: str) -> None:
        """Fill the workbook that is known, or let another one be chosen."""
        kept = self._store.kept(key)
        if kept is None:
            self._choose(key)
            return
        field = Field("way", "怎么办", kind="few", options=_WAYS, value=_FILL)
        about = f"{TITLES[key]}用的是“{kept.name}”，表“{kept.sheet.name}”"
        self._forms.ask(
            FormSpec("按乡镇模板导出", (field,), act="继续", about=about),
            lambda values: self._go(key, kept, str(values["way"])),
        )

    def _go(self, key: str, kept: KeptTemplate, way: str) -> bool:
        self._forms.leave()
        if way == _OTHER:
            self._choose(key)
        elif way == _MATCH:
            self._match(key, kept.file, kept.name, kept.sheet, kept.columns)
        else:
            self._fill(key, kept)
        return False

    def _choose(self, key: str) -> None:
        path = dialogs.ask_open_file(self._page, f"{TITLES[key]}的乡镇模板", _KINDS)
        if path is not None:
            self._page.desk.tasks.run_task(
                read_template_in_limits,
                (path, known_words(key)),
                lambda reading: self._take_in(key, path, reading),
                lambda error: say_not_written(self._page, error),
            )

    def _take_in(self, key: str, path: Path, reading: TemplateReading) -> None:
        if reading.sheet is None:
            self._page.refused.emit(f"{reading.problem}。{reading.way_out}")
        else:
            self._match(key, path, path.name, reading.sheet, guessed(reading.sheet.labels, key))

    def _match(
        self, key: str, path: Path, name: str, sheet: TemplateSheet, columns: Mapping[int, str]
    ) -> None:
        """Show which column takes what, to be put right; what is put right is remembered."""
        options = ((_LEFT_OUT, ""), *((head, head) for head in heads_of(key)))
        fields = tuple(
            Field(f"c{at}", label, kind="choice", options=options, value=columns.get(at, ""))
            for at, label in sheet.labels
        )
        about = f"“{name}”的表“{sheet.name}”从第{sheet.first_row}行填起。左边是乡镇的表头，右边选填什么"

        def submit(values: dict[str, Any]) -> bool:
            chosen = {at: str(values[f"c{at}"]) for at, _ in sheet.labels if values[f"c{at}"]}
            kept = self._page.attempt(lambda: self._store.keep(key, path, name, sheet, chosen))
            if kept is not None:
                self._forms.leave()
                self._fill(key, kept)
            return False

        self._forms.ask(FormSpec("模板的列", fields, act="记住并导出", about=about), submit)

    def _fill(self, key: str, kept: KeptTemplate) -> None:
        def write(view: Any, target: Path) -> None:
            self._page.desk.tasks.run_task(
                write_templated,
                (view, key, kept, target),
                lambda saved: self._page.told.emit(saved.words),
                lambda error: say_not_written(self._page, error),
            )

        self._export(write)
