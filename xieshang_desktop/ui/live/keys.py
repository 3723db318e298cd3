"""The keys of the live page; they work wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from xieshang_desktop.queries.cockpit.view import Moment
from xieshang_desktop.ui.live.commands import Commands
from xieshang_desktop.ui.live.foot_actions import Do
from xieshang_desktop.ui.live.hints import Sheet
from xieshang_desktop.ui.live.stage import Stage
from xieshang_desktop.ui.live.wishes.all_wishes import Wishes

PRESSES: Mapping[str, tuple[Do, ...]] = {
    "Shift+Return": (Do.TOGETHER,),
    "Shift+Enter": (Do.TOGETHER,),
    "F4": (Do.ABSENCE,),
    "F6": (
        Do.CONSENSUS,
        Do.NOT_VOTED,
        Do.REPORT_BASE,
        Do.LOOK_AHEAD,
    ),
    "Shift+F2": (Do.AGENDA,),
    "Shift+F3": (
        Do.BY_SECTION,
        Do.PROXY,
    ),
    "Shift+F4": (Do.RECUSAL,),
    "Shift+F5": (Do.GUEST,),
    "Shift+F6": (
        Do.START_OVER,
        Do.VOTE_AGAIN,
    ),
    "Shift+F7": (Do.FINISH,),
    "Shift+F8": (Do.RECONVENE,),
    "Shift+F9": (Do.DEFER,),
    "Shift+F10": (
        Do.HOLD_SESSION,
        Do.SESSION_SUM,
    ),
    "Shift+F11": (Do.SAME_AGENDA,),
    "Ctrl+B": (Do.LATER,),
    "Ctrl+F8": (Do.CORRECT,),
    "Ctrl+J": (Do.SIGNED_PAGE,),
    "Ctrl+Shift+P": (Do.PRINT_FALLBACK,),
}
"""Keys that press the first of these buttons that stands in the footer now."""


def bind_keys(page: QWidget, wishes: Wishes, stage: Stage, commands: Commands) -> None:
    """Bind what works at every moment; a key without meaning at this one does nothing."""
    table: Mapping[str, Callable[[], object]] = {
        "Ctrl+Return": commands.take_step,
        "Ctrl+Enter": commands.take_step,
        "F1": lambda: toggle(stage, Sheet.KEYS),
        "F2": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.OPINIONS)),
        "F3": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.TEXT)),
        "F5": commands.pause_key,
        "F7": commands.result_key,
        "F8": wishes.session.undo,
        "F9": commands.adjourn_key,
        "Ctrl+D": lambda: _on_floor(wishes, stage.rooms.floor.focus_queue),
        "Ctrl+E": lambda: _on_floor(wishes, wishes.floor.invite_unheard),
        "Ctrl+P": commands.print_key,
    }
    for keys, action in {**table, **_with_control(wishes, stage)}.items():
        bind(page, keys, action)
    for keys, wanted in PRESSES.items():
        bind(page, keys, partial(commands.press, *wanted))


def _with_control(wishes: Wishes, stage: Stage) -> Mapping[str, Callable[[], object]]:
    """What goes with the function key of the same number: the work behind what that key shows."""
    return {
        "Ctrl+F2": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.SORTING)),
        "Ctrl+F3": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.DRAFT)),
        "Ctrl+F4": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.TALK)),
        "Ctrl+F5": lambda: toggle(stage, Sheet.RULES),
        "Ctrl+F6": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.ANSWER)),
        "Ctrl+R": lambda: _on_floor(wishes, wishes.floor.queue_last_again),
        "Ctrl+T": lambda: _on_floor(wishes, wishes.floor.more_time),
        "Ctrl+F12": lambda: toggle(stage, Sheet.HALL),
    }


def bind(page: QWidget, keys: str, action: Callable[[], object]) -> None:
    """One key, while the focus is on the page or in it."""
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: action())


def toggle(stage: Stage, sheet: Sheet) -> None:
    """Open a sheet, or close it where it is open."""
    if stage.sheet is sheet:
        stage.close_sheet()
    else:
        stage.open(sheet)


def _on_floor(wishes: Wishes, action: Callable[[], object]) -> None:
    if wishes.session.view.moment in (Moment.FLOOR, Moment.VOTING, Moment.VERDICT):
        action()
