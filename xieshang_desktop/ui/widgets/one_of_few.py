"""What tabs and joined buttons share: one of a few is chosen, arrow keys move, Tab leaves."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHORDS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class OneOfFew(QWidget):
    """A row of buttons of which one is chosen. Only the chosen one is in the tab order."""

    chosen = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self._values: list[object] = []
        self._buttons: list[QAbstractButton] = []

    def value(self) -> object:
        """The value of the chosen button, None while none is chosen."""
        return next((value for value, each in self._pairs() if each.isChecked()), None)

    def show_chosen(self, value: object) -> None:
        """Show the button of this value as chosen; nothing is emitted."""
        for each_value, button in self._pairs():
            button.setChecked(each_value == value)
        self._keep_one_tab_stop()

    def choose(self, index: int) -> None:
        """Choose the button at `index` as a user would; the signal tells it."""
        if 0 <= index < len(self._buttons):
            self._on_button_clicked(self._buttons[index])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys choose the neighbour and take the focus there; Enter chooses, as Space does."""
        if (
            event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or event.modifiers() & _CHORDS
        ):
            return False
        if event.key() in _ENTER and isinstance(watched, QAbstractButton):
            watched.click()
            return True
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._go_to_neighbour(step)
        return step is not None

    def _go_to_neighbour(self, step: int) -> None:
        focused = next((i for i, each in enumerate(self._buttons) if each.hasFocus()), 0)
        target = min(max(focused + step, 0), len(self._buttons) - 1)
        self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
        if target != focused:
            self.choose(target)

    def _replace_buttons(self, pairs: list[tuple[object, QAbstractButton]]) -> None:
        for old in self._buttons:
            self.row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._values = [value for value, _ in pairs]
        self._buttons = [button for _, button in pairs]
        for button in self._buttons:
            button.setCheckable(True)
            button.installEventFilter(self)
            button.clicked.connect(lambda _checked=False, each=button: self._on_button_clicked(each))
            self.row.addWidget(button)
            button.show()

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        value = self._values[self._buttons.index(button)]
        self.show_chosen(value)
        self.chosen.emit(value)

    def _keep_one_tab_stop(self) -> None:
        stop = next((each for each in self._buttons if each.isChecked()), None)
        stop = stop or (self._buttons[0] if self._buttons else None)
        for button in self._buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        if stop:
            self.setFocusProxy(stop)

    def _pairs(self) -> list[tuple[object, QAbstractButton]]:
        return list(zip(self._values, self._buttons, strict=True))
