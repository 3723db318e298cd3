"""A pair of hands: finds what a person would see, and uses it by key and mouse alone.

It never calls a slot, sets a text or emits a signal. What it does not see, or may not use, stops it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from xieshang_desktop.demo.pace import AT_ONCE, Pace, wait_until
from xieshang_desktop.demo.stops import DemoStopped

_MOST_TABS = 200
_EDITABLE = (QLineEdit, QTextEdit, QPlainTextEdit)


class Robot:
    """Works in one window; `pace` lets a person follow."""

    def __init__(self, window: QWidget, pace: Pace = AT_ONCE) -> None:
        self.window = window
        self.pace = pace

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The one visible widget of that accessible name, object name or text; stops if it is not there."""
        seen = self._seen(name, kind)
        if not seen:
            raise DemoStopped(f"在窗口里看不到“{name}”。{self._what_is_there(kind)}")
        if len(seen) > 1:
            raise DemoStopped(f"窗口里有{len(seen)}处“{name}”，不知道用哪一处。")
        return seen[0]

    def sees(self, name: str, kind: type[QWidget] = QWidget) -> bool:
        """Whether something of that name is to be seen."""
        return bool(self._seen(name, kind))

    def click(self, name: str, kind: type[QWidget] = QAbstractButton) -> None:
        """Click what is called so, in its middle."""
        self.click_on(self.find(name, kind), name)

    def click_on(self, widget: QWidget, name: str = "") -> None:
        """Click a widget where a person would; stops if it is hidden, switched off or covered."""
        called = name or _names(widget)[0]
        spot = self._reachable(widget, called)
        QTest.mouseMove(widget, spot)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.pace.after_deed()

    def choose_in_menu(self, button: str, words: str) -> None:
        """Open the menu of a button, and take the entry of these words by ↓ and Enter."""
        self.click(button)
        if not wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu)):
            raise DemoStopped(f"“{button}”没有打开菜单。")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            chosen = menu.activeAction()
            if chosen is not None and chosen.text().split("\t")[0] == words and chosen.isEnabled():
                QTest.keyClick(menu, Qt.Key.Key_Return)
                self.pace.after_deed()
                return
        raise DemoStopped(f"“{button}”的菜单里没有能用的“{words}”。")

    def focus_on(self, widget: QWidget, name: str) -> None:
        """Bring the keyboard to a widget: by Tab, as one does without a mouse."""
        self._reachable(widget, name)
        for _ in range(_MOST_TABS):
            if QApplication.focusWidget() is widget:
                return
            QTest.keyClick(self._keyboard(), Qt.Key.Key_Tab)
        raise DemoStopped(f"用Tab键到不了“{name}”。")

    def press(self, keys: str) -> None:
        """Press a key where the keyboard is: `Return`, `F7`, `Ctrl+Return`, `Alt+1`."""
        QTest.keySequence(self._keyboard(), QKeySequence(keys))
        self.pace.after_deed()

    def type_text(self, words: str) -> None:
        """Type into the field that has the keyboard; stops if there is none that takes it."""
        field = self.field(words)
        for mark in words:
            if QApplication.focusWidget() is not field:
                raise DemoStopped(f"输入“{words}”时，光标离开了“{_names(field)[0]}”。")
            _type_mark(field, mark)
            self.pace.after_letter()
        self.pace.after_deed()

    def field(self, wanted: str = "") -> QWidget:
        """The field that has the keyboard."""
        field = QApplication.focusWidget()
        if not isinstance(field, _EDITABLE) or field.isReadOnly():
            called = _names(field)[0] if field else "没有控件"
            raise DemoStopped(f"要输入“{wanted}”，可是光标不在输入框里（{called}）。")
        self._reachable(field, _names(field)[0])
        return field

    def expect(self, condition: Callable[[], bool], otherwise: str) -> None:
        """Wait until something has come about; stops with the sentence if it does not."""
        if not wait_until(condition):
            raise DemoStopped(otherwise)

    def _seen(self, name: str, kind: type[QWidget]) -> list[QWidget]:
        widgets = [widget for widget in self.window.findChildren(kind) if name in _names(widget)]
        visible = [
            widget for widget in widgets if widget.isVisible() and not widget.visibleRegion().isEmpty()
        ]
        return [widget for widget in visible if not any(_is_inside(widget, other) for other in visible)]

    def _what_is_there(self, kind: type[QWidget]) -> str:
        if kind is QWidget:
            return ""
        names = [_names(widget)[0] for widget in self.window.findChildren(kind) if widget.isVisible()]
        return f"看得到的有：{'、'.join(filter(None, names))}。"

    def _reachable(self, widget: QWidget, name: str) -> QPoint:
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            raise DemoStopped(f"“{name}”现在看不到。")
        if not widget.isEnabled():
            raise DemoStopped(f"“{name}”现在不能用。")
        spot = widget.visibleRegion().boundingRect().center()
        above = self.window.childAt(widget.mapTo(self.window, spot)) if widget is not self.window else widget
        if above is not widget and not (above and widget.isAncestorOf(above)):
            covering = _names(above)[0] if above else "别的窗口"
            raise DemoStopped(f"“{name}”被“{covering}”挡住了。")
        return spot

    def _keyboard(self) -> QWidget:
        widget = QApplication.focusWidget() or self.window
        if not widget.isVisible() or not widget.isEnabled():
            raise DemoStopped(f"键盘在“{_names(widget)[0]}”上，它现在不能用。")
        return widget


def _names(widget: QWidget) -> Sequence[str]:
    """What a widget can be called, the best first."""
    words = widget.property("text")
    text = words if isinstance(words, str) and isinstance(widget, QAbstractButton) else ""
    return (
        widget.accessibleName() or text or widget.objectName() or type(widget).__name__,
        text,
        widget.objectName(),
    )


def _is_inside(widget: QWidget, other: QWidget) -> bool:
    """A field and the line in it may bear one name; the inner one is what is used."""
    return widget is not other and widget.isAncestorOf(other)


def _type_mark(field: QWidget, mark: str) -> None:
    if mark.isascii():
        QTest.keyClicks(field, mark)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, mark))
