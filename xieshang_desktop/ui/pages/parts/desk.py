"""What every page is given to work with."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from xieshang_desktop.files import Saved
from xieshang_desktop.settings import Settings
from xieshang_desktop.ui.tasks import Tasks
from xieshang_desktop.ui.theme import Theme

Tell = Callable[[int, int], object]
"""Hears how many of how many are done."""


class Office(Protocol):
    """The door to the record as the pages see it; named here, so that the frame opens without database."""

    def now(self) -> datetime:
        """The moment that an act done now carries."""

    def new_id(self) -> str:
        """An id for something that the next act will create."""

    def perform(self, act: Any, tell: Tell = ...) -> Any:
        """Carry out an act; raises Refused or EnvironmentProblem. ``tell`` hears how far a long one is."""

    def read(self, query: Callable[..., Any], *args: Any) -> Any:
        """Ask one of the queries."""


@dataclass(frozen=True)
class ComingOffice:
    """An office whose record is being opened: it knows the time. Its page only wishes, and reads nothing."""

    now: Callable[[], datetime]

    def new_id(self) -> str:
        """Nothing is created yet."""
        raise NotOpenYet

    def perform(self, act: Any, tell: Tell | None = None) -> Any:
        """Nothing is done yet."""
        raise NotOpenYet

    def read(self, query: Callable[..., Any], *args: Any) -> Any:
        """Nothing is read yet."""
        raise NotOpenYet


class NotOpenYet(RuntimeError):
    """A mistake of ours: a page asked the record before it was open."""


class PaperKind(Protocol):
    """One paper of a meeting: its key, its name, and which files it can be saved as (pdf, docx, xlsx)."""

    @property
    def key(self) -> str:
        """Under which name the writer knows it."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def purpose(self) -> str:
        """What it is for: 会前, 归档 or 张贴."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings of the files, the usual one first."""


class Press(Protocol):
    """What writes and draws papers; it is handed to the worker."""

    def write(self, view: Any, path: Path, kind: str) -> Saved:
        """Write one file; its ending says as what."""

    def pdf(self, view: Any, kind: str) -> bytes:
        """The paper as a PDF in memory."""

    def text(self, view: Any, kind: str) -> str:
        """The words of a paper alone."""

    def unprintable(self, view: Any, kind: str) -> Sequence[tuple[str, str]]:
        """The characters that no font can draw, with the place where each stands first."""


class Papers(Protocol):
    """Where papers come from. Views are read on the main thread, files are written in the worker."""

    def kinds(self, meeting_id: str) -> Sequence[PaperKind]:
        """The papers that this meeting can have at its present state."""

    def kinds_of_topic(self, topic_id: str) -> Sequence[PaperKind]:
        """The papers that this topic can have as it stands."""

    def view(self, subject_id: str, kind: str) -> Any:
        """The frozen view of one paper of a meeting or a topic."""

    def registers_in_steps(self, asked: Any) -> Iterator[Any]:
        """The registers for a period little by little: pairs of done and whole, at last the view."""

    def view_in_steps(self, subject_id: str, kind: str) -> Iterator[Any]:
        """The frozen view of one paper little by little: None after each step, at last the view."""

    def press(self) -> Press:
        """What writes and draws a view; it may go to the worker."""


@dataclass
class People:
    """The register in memory for searching; read once, and again after it changed."""

    office: Office
    _view: Any = field(default=None, init=False)

    def view(self) -> Any:
        """The whole register."""
        from xieshang_desktop.queries.people.roster import roster

        if self._view is None:
            self._view = self.office.read(roster, self.office.now().date())
        return self._view

    def find(self, term: str) -> list[Any]:
        """Who answers to pinyin, characters, group, household, number or last digits; nobody who is gone."""
        return [each for each in self.view().find(term) if not each.gone]

    def forget(self) -> None:
        """Read the register anew next time."""
        self._view = None


@dataclass(frozen=True)
class Desk:
    """What every page is given: the record, the look, the settings, the worker, the papers, the people."""

    office: Office
    theme: Theme
    settings: Settings
    tasks: Tasks
    people: People
    papers: Papers | None = None
    data_folder: str = ""
    settings_folder: Path | None = None
    """Where the user's own settings lie; without one nothing is remembered."""
    back_up: Callable[[], str] | None = None
    """Makes a verified backup now and tells in words where it lies; raises EnvironmentProblem."""
