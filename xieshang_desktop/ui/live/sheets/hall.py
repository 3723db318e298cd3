"""大屏: the line at the foot of the hall's screen, and whether it is dressed for day or for a dark hall."""

from __future__ import annotations

from PySide6.QtCore import Signal

from xieshang_desktop.settings import LONGEST_TICKER
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import Labelled, TextField

ABOUT = (
    "F12 打开、关上大屏，Shift+F12 换一个画面，Alt+F12 工作画面和大屏对调屏幕。"
    "大屏上没有电话、证件号，也没有谁投了什么票。"
)


class HallSheet(SheetPanel):
    """What the clerk may say to the hall, and how it looks there."""

    hall_requested = Signal(str, str)

    def __init__(self, theme: Theme, session: LiveSession) -> None:
        super().__init__(theme, session, "大屏", "会场里的人看到的")
        self._line = TextField(theme, "下面一行字", placeholder="例如：茶水在后排；10:30休息")
        self._look = ChoiceBar(theme, "颜色", alt_numbers=True)
        self._look.show_choices([("light", "白天"), ("dark", "暗场")], "light")
        self.body.addWidget(Labelled(theme, "下面一行字", self._line, label_width=theme.em(6)))
        self.body.addWidget(Labelled(theme, "颜色", self._look, label_width=theme.em(6)))
        self.body.addWidget(BodyText(theme, ABOUT, tone="text_muted"))
        self.body.addStretch(1)
        self._line.edited.connect(lambda _text: self.changed.emit())

    def show_facts(self, ticker: str, look: str) -> None:
        """What the hall's screen is set to."""
        self._line.show_text(ticker)
        self._look.show_chosen(look)

    def enter(self) -> None:
        """Put the cursor into the line."""
        self._line.line.setFocus()

    def unready(self) -> str:
        """It has to fit into one line."""
        more = len(self._line.text()) - LONGEST_TICKER
        return f"多了{more}个字" if more > 0 else ""

    def store(self) -> bool:
        """Show it."""
        self.hall_requested.emit(self._line.text(), str(self._look.value()))
        return True
