"""The keys of the live page; they work wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from xieshang_desktop.queries.cockpit.view import Moment
from xieshang_desktop.ui.live.commands import Commands
from xieshang_desktop.ui.live.foot_actions import Do
from xieshang_desktop.ui.live.hints import Sheet
from xieshang_desktop.ui.live.stage import Stage
from xieshang_desktop.ui.live.wishes import Wishes


def bind_keys(page: QWidget, wishes: Wishes, stage: Stage, commands: Commands) -> None:
    """Bind what works at every moment; a key without meaning at this one does nothing."""
    table: Mapping[str, Callable[[], object]] = {
        "Ctrl+Return": commands.take_step,
        "Ctrl+Enter": commands.take_step,
        "Shift+Return": lambda: commands.press(Do.TOGETHER),
        "Shift+Enter": lambda: commands.press(Do.TOGETHER),
        "F1": lambda: toggle(stage, Sheet.KEYS),
        "F2": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.OPINIONS)),
        "F3": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.TEXT)),
        "F4": lambda: commands.press(Do.ABSENCE),
        "F5": commands.pause_key,
        "F6": lambda: commands.press(Do.CONSENSUS, Do.NOT_VOTED, Do.REPORT_BASE, Do.LOOK_AHEAD),
        "F7": commands.result_key,
        "F8": wishes.session.undo,
        "F9": commands.adjourn_key,
        "Shift+F2": lambda: commands.press(Do.AGENDA),
        "Shift+F3": lambda: commands.press(Do.BY_SECTION, Do.PROXY),
        "Shift+F4": lambda: commands.press(Do.RECUSAL),
        "Shift+F5": lambda: commands.press(Do.GUEST),
        "Shift+F6": lambda: commands.press(Do.START_OVER, Do.VOTE_AGAIN),
        "Shift+F7": lambda: commands.press(Do.FINISH),
        "Shift+F8": lambda: commands.press(Do.RECONVENE),
        "Shift+F9": lambda: commands.press(Do.DEFER),
        "Shift+F10": lambda: commands.press(Do.HOLD_SESSION, Do.SESSION_SUM),
        "Shift+F11": lambda: commands.press(Do.SAME_AGENDA),
        "Ctrl+B": lambda: commands.press(Do.LATER),
        "Ctrl+Shift+P": lambda: commands.press(Do.PRINT_FALLBACK),
        "Ctrl+D": lambda: _on_floor(wishes, stage.rooms.floor.focus_queue),
        "Ctrl+E": lambda: _on_floor(wishes, wishes.floor.invite_unheard),
        "Ctrl+F2": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.SORTING)),
        "Ctrl+F3": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.DRAFT)),
        "Ctrl+F4": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.TALK)),
        "Ctrl+F5": lambda: toggle(stage, Sheet.RULES),
        "Ctrl+F6": lambda: _on_floor(wishes, lambda: toggle(stage, Sheet.ANSWER)),
        "Ctrl+R": lambda: _on_floor(wishes, wishes.floor.queue_last_again),
        "Ctrl+T": lambda: _on_floor(wishes, wishes.floor.more_time),
        "Ctrl+P": commands.print_key,
    }
    for keys, action in table.items():
        bind(page, keys, action)


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
