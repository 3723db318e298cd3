"""The notice: its last lawful day, how far it has got, and what goes with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from xieshang_desktop.queries.meetings.notices import NoticeState
from xieshang_desktop.queries.meetings.page import PreparingView
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label

_ICONS = {"ok": "circle-check", "warn": "alert-triangle", "bad": "alert-octagon"}


class NoticePanel(Panel):
    """Emits that its text and its deliveries are to be seen."""

    notice_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._mark = QLabel()
        self._line = ElidedLabel(theme, size="body", weight="medium", tone="text")
        self._basis = ElidedLabel(theme)
        self._materials = Label(theme, tone="text_muted")
        self.open = Button(theme, "通知和送达", kind="quiet", icon="chevron-right")
        self.open.clicked.connect(self.notice_requested)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._line)
        words.addWidget(self._basis)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.m"))
        row.addWidget(Label(theme, "通知", weight="bold"))
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._materials)
        row.addWidget(self.open)
        self.body.setContentsMargins(
            theme.px("space.l"), theme.px("space.s"), theme.px("space.l"), theme.px("space.s")
        )
        self.body.addLayout(row)

    def show_notice(self, view: PreparingView) -> None:
        """Show how far the notice is."""
        notice = view.notice
        self._mark.setPixmap(self._theme.pixmap(_ICONS[view.notice_tone], view.notice_tone, "icon.large"))
        self._line.show_text(view.notice_line, "bad" if view.notice_tone == "bad" else "text")
        self._basis.show_text(_rule(notice))
        count = len(notice.materials)
        self._materials.show_text(f"附材料{count}份" if count else "")
        self._materials.setToolTip("、".join(notice.materials))


def _rule(notice: NoticeState) -> str:
    if notice.needed is None:
        return "法律没有规定天数"
    own = f"{notice.basis}，" if notice.basis != notice.clause else ""
    return f"提前{notice.needed}日告知；{own}{notice.clause}"
