"""What is said at the foot of the page: what was done and how to undo it; what was not saved."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal

from xieshang_desktop.errors import EnvironmentProblem, Refused
from xieshang_desktop.ui.frame.rail import SavedMark
from xieshang_desktop.ui.pages.parts.desk import Office
from xieshang_desktop.ui.widgets.toast import Toast


class Messages(QObject):
    """Owns the toast's words. `changed` tells that the record changed by undoing or by saving at last."""

    changed = Signal()

    def __init__(self, toast: Toast, saved: SavedMark, corner: Callable[[], QPoint]) -> None:
        super().__init__(toast)
        self._toast, self._saved, self._corner = toast, saved, corner
        self._retry: Callable[[], object] | None = None
        self.office: Office | None = None
        toast.undo_requested.connect(self._on_toast_undo_requested)
        saved.clicked.connect(self.save_again)

    def say_done(self, words: str) -> None:
        """What was done is on disk; F8 takes it back."""
        self._retry = None
        self._saved.show_saved()
        self._toast.show_done(words, self._corner())

    def say(self, sentence: str) -> None:
        """Something that is no act and cannot be taken back: a file was saved, a copy made."""
        self._retry = None
        self._toast.show_done(sentence, self._corner(), undo="", key="")

    def say_refused(self, sentence: str) -> None:
        """Nothing was written; the sentence says why and what to do instead."""
        self.say(sentence)

    def say_not_saved(self, sentence: str, retry: Callable[[], object]) -> None:
        """The last step is not on disk; it can be tried again."""
        self._retry = retry
        self._saved.show_not_saved()
        self._toast.show_done(sentence, self._corner(), undo="再存一次", key="")

    def save_again(self) -> None:
        """Try once more what was not saved."""
        retry, self._retry = self._retry, None
        if retry is not None:
            retry()

    def last_words(self) -> str:
        """What F8 would take back."""
        if self.office is None:
            return ""
        from xieshang_desktop.queries.history import last_act

        line = self.office.read(last_act, None)
        return line.words if line else ""

    def undo(self) -> None:
        """Take back the last act of all."""
        if self.office is None:
            return
        from xieshang_desktop.domain.acts.afterwards import UndoLast

        words = self.last_words()
        try:
            self.office.perform(UndoLast(at=self.office.now()))
        except Refused as refusal:
            self.say_refused(f"{refusal.sentence}{refusal.remedy}")
        except EnvironmentProblem as problem:
            self.say_not_saved(f"{problem.sentence}{problem.way_out}", self.undo)
        else:
            self._saved.show_saved()
            self._toast.show_done(f"已撤销：{words}", self._corner(), undo="", key="")
            self.changed.emit()

    def _on_toast_undo_requested(self) -> None:
        if self._retry is not None:
            self.save_again()
        else:
            self.undo()
