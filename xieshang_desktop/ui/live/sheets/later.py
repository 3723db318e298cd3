"""补录: what was kept on paper while the power was out is entered with the time at which it happened."""

from __future__ import annotations

import re
from datetime import datetime, time

from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import Labelled, TextField

CLOCK = re.compile(r"(\d{1,2})\s*[:：.点时]?\s*(\d{2})\s*分?")
EXPLANATION = (
    "写上事情发生的时间，以后做的每一步都记这个时间，直到再换一个；空着就回到现在的时间。"
    "照纸上的先后补录，不用每一步都换。"
)


def read_clock(text: str, day: datetime) -> datetime | None:
    """09:40, 9.40, 0940 or 9点40 on the day of ``day``; None for what is no time of day."""
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if hour > 23 or minute > 59:
        return None
    return datetime.combine(day.date(), time(hour, minute))


class LaterSheet(SheetPanel):
    """One time; the head shows it in amber as long as it holds."""

    def __init__(self, theme: Theme, session: LiveSession) -> None:
        super().__init__(theme, session, "补录", "停电、死机时记在纸上的")
        self._when = TextField(theme, "发生在", placeholder="09:40")
        self._warning = BodyText(theme, tone="warn")
        self.body.addWidget(BodyText(theme, EXPLANATION))
        self.body.addWidget(Labelled(theme, "发生在", self._when, label_width=theme.em(4)))
        self.body.addWidget(self._warning)
        self.body.addStretch(1)
        self._when.edited.connect(lambda _text: self._on_when_edited())

    def enter(self) -> None:
        """Empty: the next time, or back to the clock."""
        self._when.show_text("")
        self._on_when_edited()
        self._when.line.setFocus()

    def words(self) -> str:
        """按09:40补录 · 回到现在的时间."""
        happened = self._read()
        if happened is not None:
            return f"按{happened:%H:%M}补录"
        return "回到现在的时间" if self.session.entering_later and not self._when.text() else ""

    def unready(self) -> str:
        """A time that has been, and not before the meeting's day."""
        if not self._when.text():
            return "" if self.session.entering_later else "先写时间"
        happened = self._read()
        if happened is None:
            return "写成09:40这样"
        return "还没有到这个时间" if happened > self.session.office.now() else ""

    def store(self) -> bool:
        """Acts carry that time from now on."""
        self.session.enter_as_of(self._read())
        return True

    def _read(self) -> datetime | None:
        return read_clock(self._when.text(), self._day())

    def _day(self) -> datetime:
        """The day of the meeting: that of its opening, else of its call, else of its last act."""
        meeting = self.session.view.meeting
        return meeting.opened_at or meeting.starts_at

    def _on_when_edited(self) -> None:
        happened, last = self._read(), self.session.view.last
        back = happened is not None and last is not None and happened < last.at
        words = (
            f"比已经记下的最后一步（{last.at:%H:%M}）早，会留一条时间倒退的提醒。" if back and last else ""
        )
        self._warning.setVisible(bool(words))
        self._warning.show_text(words)
        self.changed.emit()
