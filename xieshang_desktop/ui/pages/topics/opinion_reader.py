"""Reading a list of opinions: the file is read in a worker, shown, corrected, and taken over as one act."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.domain.acts.topics import CollectOpinions, HeardOpinion
from xieshang_desktop.domain.vocabulary import HouseholdId, PersonId, TopicId
from xieshang_desktop.imports.columns import column_letter
from xieshang_desktop.imports.opinion_words import OpinionField
from xieshang_desktop.imports.opinions import (
    KnownPerson,
    OpinionReading,
    read_opinions_in_limits,
)
from xieshang_desktop.queries.facts.room import household_ids
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.topics.reading_panel import ReadingPanel

_KINDS = (("意见表格", "*.xlsx"), ("文本表格", "*.csv"))


class OpinionReader(QObject):
    """Works for the page on the topic that it shows; tells when it begins to read and when it is over."""

    begun = Signal()
    finished = Signal()

    def __init__(self, page: Page, room: FormRoom, panel: ReadingPanel) -> None:
        super().__init__(page)
        self._page, self._room, self._panel = page, room, panel
        self._topic: str | None = None
        self._path = Path()
        self._reading = OpinionReading()
        self._asked = 0
        panel.taken_requested.connect(self.take_over)
        panel.columns_requested.connect(self.correct_columns)
        panel.other_requested.connect(self._ask_again)
        panel.left.connect(self._give_up)

    def ask(self, topic: str) -> None:
        """Ask for a file with opinions on this topic."""
        self._topic = topic
        self._ask_again()

    def read(self, path: Path, columns: Mapping[OpinionField, int] | None = None) -> None:
        """Read a file in the worker; nothing is taken over yet."""
        self._path, self._reading = path, OpinionReading()
        self._asked += 1
        asked = self._asked
        self._panel.show_waiting(path.name)
        self.begun.emit()
        args = (path, self._people(), self._page.desk.office.now().date(), columns)
        self._page.desk.tasks.run_task(
            _read, args, partial(self._on_read, asked), partial(self._on_failed, asked)
        )

    def correct_columns(self) -> None:
        """Let a person say which column is which."""
        reading = self._reading
        known = dict(reading.columns)
        options: list[tuple[str, object]] = [("没有这一列", None)]
        options += [
            (f"{column_letter(at)}列　{label}", at) for at, label in enumerate(reading.labels) if label
        ]
        fields = tuple(
            Field(each.name, str(each), "choice", options, known.get(each)) for each in OpinionField
        )
        self._room.ask(FormSpec("哪一列是什么", fields, "照这样重读"), self._reread)

    def take_over(self) -> None:
        """Record all that can be used, as one act."""
        rows = self._reading.rows
        if self._topic is None or not rows:
            return
        office = self._page.desk.office
        ids = office.read(household_ids)
        act = CollectOpinions(
            at=office.now(),
            topic=TopicId(self._topic),
            source=self._path.name,
            opinions=tuple(
                HeardOpinion(
                    channel=row.channel,
                    stance=row.stance,
                    text=row.text,
                    who=PersonId(row.who) if row.who else None,
                    household=HouseholdId(ids[row.household]) if row.household else None,
                    on=row.on,
                )
                for row in rows
            ),
        )
        if self._page.perform(act, f"已读入{len(rows)}条意见"):
            self._give_up()

    def _people(self) -> tuple[KnownPerson, ...]:
        people = self._page.desk.people.view().people
        return tuple(
            KnownPerson(each.id, each.name, each.group, each.household) for each in people if not each.gone
        )

    def _ask_again(self) -> None:
        path = dialogs.ask_open_file(self._page, "读入意见", _KINDS)
        if path is not None:
            self.read(path)

    def _reread(self, values: Mapping[str, Any]) -> bool:
        columns = {OpinionField[name]: at for name, at in values.items() if at is not None}
        self.read(self._path, columns)
        return True

    def _give_up(self) -> None:
        self._asked += 1
        self._reading = OpinionReading()
        self.finished.emit()

    def _on_read(self, asked: int, reading: OpinionReading) -> None:
        if asked == self._asked:
            self._reading = reading
            self._panel.show_reading(reading, self._path.name)
            self._panel.table.setFocus()

    def _on_failed(self, asked: int, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        if asked == self._asked:
            self._give_up()
            self._page.refused.emit(f"{self._path.name}读不出来，没有记意见。请换一个文件")


def _read(
    path: Path, people: tuple[KnownPerson, ...], today: date, columns: Mapping[OpinionField, int] | None
) -> OpinionReading:
    return read_opinions_in_limits(path, people, today, columns)
