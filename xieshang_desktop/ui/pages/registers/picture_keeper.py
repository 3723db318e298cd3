"""Photos and scans brought in and out: read outside the program, put in by an act, saved again."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from xieshang_desktop.domain.acts.afterwards import Attach
from xieshang_desktop.domain.vocabulary import AttachmentKind, MeetingId, TaskId, TopicId
from xieshang_desktop.files import Saved, safe_name, save
from xieshang_desktop.imports.pictures import PictureReading, read_picture_in_limits
from xieshang_desktop.queries.papers.subjects import PaperSubject, paper_subjects
from xieshang_desktop.queries.pictures import (
    Owner,
    owners_of,
    picture,
    pictures_of_meeting,
    pictures_of_topic,
)
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.papers import say_not_written
from xieshang_desktop.ui.pages.parts.picture_entry import PICTURE_FILES
from xieshang_desktop.ui.pages.registers.pictures_room import PicturesRoom

_JPEG = (("照片", "*.jpg"),)


class PictureKeeper(QObject):
    """Works for the page and its room of pictures."""

    def __init__(self, page: Page, room: PicturesRoom) -> None:
        super().__init__(page)
        self._page, self._room = page, room
        self._subject: PaperSubject | None = None
        room.subject_requested.connect(self.show)
        room.picture_requested.connect(self._show_picture)
        room.add_requested.connect(self.add)
        room.save_requested.connect(self.save)

    def show(self, subject: str | None = None, chosen: str | None = None) -> None:
        """Show what a meeting or topic has (that of before, else the latest, if none is named)."""
        read = self._page.desk.office.read
        subjects = read(paper_subjects)
        before = self._subject.id if self._subject else None
        known = {each.id: each for each in subjects}
        found = known.get(subject or before or "") or next(iter(subjects), None)
        self._subject = found
        owners = read(owners_of, found.of, found.id) if found else ()
        self._room.show_subjects(subjects, found.id if found else None, owners)
        query = pictures_of_meeting if found and found.of == "meeting" else pictures_of_topic
        self._room.show_pictures(read(query, found.id) if found else (), chosen)

    def add(self) -> None:
        """Ask for a file, have it read outside, and put it where it was said to belong."""
        owner, kind = self._room.owners.value(), AttachmentKind(self._room.kinds.currentText())
        if not isinstance(owner, Owner):
            return
        path = dialogs.ask_open_file(self._page, f"加入{kind.value}", PICTURE_FILES)
        if path is None:
            return
        self._room.show_waiting(f"正在读{path.name}")
        self._page.desk.tasks.run_task(
            read_picture_in_limits,
            (path, kind is not AttachmentKind.PHOTO),
            lambda reading: self._take_in(reading, owner, kind),
            lambda error: self._on_error(error),
        )

    def save(self) -> None:
        """Ask where to, and save the picture that is shown."""
        shown = self._room.shown
        if shown is None:
            return
        view, number = shown
        stem = safe_name(Path(view.name).stem or view.kind)
        name = f"{stem}{f'-{number + 1}' if len(view.pages) > 1 else ''}.jpg"
        target = dialogs.ask_save_file(self._page, f"另存{view.kind}", name, _JPEG)
        if target is not None:
            content = self._page.desk.office.read(picture, view.pages[number].sha256)
            self._page.desk.tasks.run_task(save, (target, content), self._say_saved, self._on_error)

    def _take_in(self, reading: PictureReading, owner: Owner, kind: AttachmentKind) -> None:
        if reading.problem:
            self.show()
            self._page.refused.emit(f"{reading.problem}。{reading.way_out}")
            return
        act = Attach(
            at=self._page.desk.office.now(), file=reading.name, kind=kind, pictures=reading.pictures,
            **_belonging(owner),
        )  # fmt: skip
        if self._page.perform(act, f"{kind.value}已加入"):
            self.show()

    def _show_picture(self, key: str, number: int) -> None:
        view = self._room.shown
        if view is not None:
            content = self._page.desk.office.read(picture, view[0].pages[number].sha256)
            self._room.show_picture(key, number, content)

    def _say_saved(self, saved: Saved) -> None:
        self._page.told.emit(saved.words)

    def _on_error(self, error: Exception) -> None:
        self.show()
        say_not_written(self._page, error)


def _belonging(owner: Owner) -> dict[str, Any]:
    ids = {"meeting": MeetingId(owner.id), "topic": TopicId(owner.id), "task": TaskId(owner.id)}
    return {owner.of: ids[owner.of]}
