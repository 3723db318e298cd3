"""演练 in the window: the real office steps aside, a strip says so on every page, leaving brings it back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.errors import BadScenario, EnvironmentProblem
from xieshang_desktop.ui.actions import END_REHEARSAL
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button

SAMPLE, COPY, FILE = "sample", "copy", "file"
WORDS = {SAMPLE: "示例村青石村的会议", COPY: "本村记录的副本"}


class Ground(Protocol):
    """Where rehearsals take place; made by whoever knows folders and keys."""

    def task(self, source: str) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """What prepares one in the worker."""

    def open(self, starts: datetime | None) -> tuple[Any, Any]:
        """Its office and its papers, once it is prepared."""

    def close(self, office: Any) -> None:
        """Put it away; nothing of it stays."""


class RehearsalStrip(QWidget):
    """Over every page while a rehearsal runs."""

    end_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = Banner(theme)
        self._end = Button(theme, "结束演练", key=END_REHEARSAL.cap)
        self._end.clicked.connect(self.end_requested)
        self._banner.add_action(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._banner)
        self.hide()

    def show_rehearsal(self, what: str) -> None:
        """Say what is practised."""
        note = f"{what}　不写入真实记录，结束后全部作废，文书上都印“演练”"
        self._banner.show_state("warn", "演练", note)
        self.show()


class Rehearsals(QObject):
    """Begins and ends rehearsals in a main window; ``ground`` is there once the real record is open."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._real: tuple[Any, Any, Any] | None = None
        self.ground: Ground | None = None

    @property
    def running(self) -> bool:
        """Whether the window shows a rehearsal."""
        return self._real is not None

    def ask(self, source: str) -> None:
        """Begin with the sample, a copy of the record, or a file that is asked for."""
        if source == FILE:
            from xieshang_desktop.ui.dialogs import ask_open_file

            path = ask_open_file(self._window, "用哪个情景文件演练", [("情景文件", "*.toml")])
            if path is None:
                return
            source = str(path)
        self.begin(source)

    def begin(self, source: str) -> None:
        """Prepare the rehearsal in the worker, then show it."""
        ground, window = self.ground, self._window
        if ground is None or self.running:
            window.shell.messages.say_refused("正在演练。先结束这一次，再开始另一次。")
            return
        window.shell.messages.say("正在准备演练，要十来秒")
        words = WORDS.get(source) or f"情景文件{Path(source).name}"
        try:
            function, args = ground.task(source)
        except (EnvironmentProblem, OSError) as problem:
            self._failed(problem)
            return
        window.tasks.run_task(
            function, args, lambda starts: self._prepared(ground, starts, words), self._failed
        )

    def end(self) -> None:
        """Put the rehearsal away and come back to the real record."""
        if self._real is None or self.ground is None:
            return
        window, rehearsal = self._window, self._window.office
        if window.room is not None:
            window.room.left.emit()
        office, papers, folder = self._real
        self._real = None
        window.strip.hide()
        # What the room still has to do at its next turn of the loop finds its record open.
        QTimer.singleShot(0, self, partial(self.ground.close, rehearsal))
        if office is None:
            window.close()
            return
        window.take_office(office, papers, folder)
        window.shell.messages.say("演练结束，回到真实记录")

    def put_away(self) -> None:
        """The window is closed in the middle of a rehearsal: nothing of it stays."""
        if self._real is not None and self.ground is not None:
            self.ground.close(self._window.office)
            self._real = None

    def _prepared(self, ground: Ground, starts: datetime | None, words: str) -> None:
        window = self._window
        try:
            office, papers = ground.open(starts)
        except EnvironmentProblem as problem:
            self._failed(problem)
            return
        self._real = (window.office, window.papers, window.data_folder)
        window.strip.show_rehearsal(words)
        folder = str(Path(window.data_folder) / "演练")
        window.take_office(office, papers, folder)

    def _failed(self, error: Exception) -> None:
        messages = self._window.shell.messages
        if isinstance(error, BadScenario):
            messages.say_refused(f"{error.sentence}请改好情景文件，再演练。")
        elif isinstance(error, EnvironmentProblem):
            messages.say_refused(f"{error.sentence}{error.way_out}")
        else:
            messages.say_refused("演练没有准备好，真实记录没有动。请再试一次。")
