"""The ring that says where the keyboard is."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import draw_box, start_painting

_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ParentChange)


class FocusRing(QWidget):
    """A 2 px ring outside of a widget while it has the focus; it takes no room, so nothing jumps."""

    def __init__(self, theme: Theme, target: QWidget) -> None:
        super().__init__(target.parentWidget())
        self._theme = theme
        self._target = target
        self._alone = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        target.installEventFilter(self)
        target.destroyed.connect(self._on_target_destroyed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and its focus, and the parents that lie between the target and the ring's."""
        if self._alone:
            return False
        if watched is not self._target:
            if event.type() in _FOLLOWED and self._target.hasFocus():
                self._surround()
        elif event.type() == QEvent.Type.FocusIn:
            self._surround()
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif event.type() in _FOLLOWED and self._target.hasFocus():
            self._surround()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring and nothing within."""
        painter = start_painting(self)
        radius = self._theme.px("radius.control") + self._theme.px("line.ring")
        ring = self._theme.px("line.ring")
        draw_box(painter, QRectF(self.rect()), radius, None, self._theme.color("focus"), ring)
        painter.end()

    def _on_target_destroyed(self) -> None:
        """The ring may hang on a parent that outlives its target."""
        self._alone = True
        self.deleteLater()

    def _surround(self) -> None:
        reach = 2 * self._theme.px("line.ring")
        outline = self._target.rect().adjusted(-reach, -reach, reach, reach)
        holder = self._holder_with_room(outline)
        if self.parentWidget() is not holder:
            self.setParent(holder)
        corner = self._target.mapTo(holder, outline.topLeft())
        self.setGeometry(QRect(corner, outline.size()))
        self.raise_()
        self.show()

    def _holder_with_room(self, outline: QRect) -> QWidget:
        """The nearest parent that does not cut the ring; what scrolls stays below its viewport."""
        holder = self._target.parentWidget()
        while holder and not holder.isWindow():
            corner = self._target.mapTo(holder, outline.topLeft())
            above = holder.parentWidget()
            if holder.rect().contains(QRect(corner, outline.size())) or isinstance(
                above, QAbstractScrollArea
            ):
                break
            holder.installEventFilter(self)
            holder = above
        return holder or self._target
