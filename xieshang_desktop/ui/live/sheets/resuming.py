"""改日再开: when and where; all else goes over by itself, and what goes over is said."""

from __future__ import annotations

from datetime import datetime

from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.resuming import Resuming
from xieshang_desktop.ui.pages.parts.typed import Unreadable, read_moment
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import Labelled, TextField

AGAIN = "（改期）"


class ResumeSheet(SheetPanel):
    """Called again with the same list, guests and unfinished items; the notice goes out anew."""

    def __init__(self, theme: Theme, session: LiveSession, resuming: Resuming) -> None:
        super().__init__(theme, session, "改日再开", "名单、列席和没有议完的事项都带过去")
        self._resuming = resuming
        self._when = TextField(theme, "时间", placeholder="3月15日 09:00")
        self._place = TextField(theme, "地点")
        self._name = TextField(theme, "会议名称")
        self._over = BodyText(theme, tone="text_muted")
        for words, field in (("时间", self._when), ("地点", self._place), ("会议名称", self._name)):
            self.body.addWidget(Labelled(theme, words, field, label_width=theme.em(5)))
            field.edited.connect(lambda _text: self.changed.emit())
        self.body.addWidget(self._over)
        self.body.addStretch(1)

    def enter(self) -> None:
        """The same place and name stand ready; the time has to be said."""
        old = self._resuming.to_resume()
        if not self._place.text():
            self._place.show_text(old.place)
        if not self._name.text():
            self._name.show_text(old.title if old.title.endswith(AGAIN) else f"{old.title}{AGAIN}")
        items = "、".join(f"“{item.title}”" for item in old.items) or "没有"
        self._over.show_text(
            f"带过去的议程：{items}。应到名单和列席人员照旧。委托书、通知要重新办；已经表决的不再议。"
        )
        self._when.line.setFocus()

    def words(self) -> str:
        """改到3月15日 09:00."""
        return f"改到{self._when.text()}" if self._read() else ""

    def unready(self) -> str:
        """When and where, and not in the past."""
        when = self._read()
        if when is None:
            return "先写时间，如3月15日 09:00"
        if when <= self.session.now():
            return "时间要在以后"
        return "" if self._place.text() and self._name.text() else "先写地点和名称"

    def store(self) -> bool:
        """Call it."""
        when = self._read()
        return when is not None and self._resuming.call_again(self._name.text(), when, self._place.text())

    def _read(self) -> datetime | None:
        try:
            return read_moment(self._when.text(), self.session.now().date())
        except Unreadable:
            return None
