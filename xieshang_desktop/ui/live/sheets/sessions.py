"""设分会: the same meeting in another place for one group, with the same agenda and the same texts."""

from __future__ import annotations

from datetime import datetime

from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.sessions import SessionsDesk
from xieshang_desktop.ui.pages.parts.typed import Unreadable, read_moment
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextField

EXPLANATION = (
    "分片、党员中心户各开一场：应到的是选中的一组，议程和方案照整个会议，签到和票数自动相加，"
    "同一人在两处签到只算先到的一处。分会在会议页打开。"
)


class SessionSheet(SheetPanel):
    """Which group, when and where."""

    def __init__(self, theme: Theme, session: LiveSession, desk: SessionsDesk) -> None:
        super().__init__(theme, session, "设分会")
        self._desk = desk
        self._group = DropDown(theme, "哪一组")
        self._when = TextField(theme, "时间", placeholder="3月20日 14:00")
        self._place = TextField(theme, "地点", placeholder="党员中心户谭永贵家")
        self.body.addWidget(BodyText(theme, EXPLANATION))
        for words, field in (("哪一组", self._group), ("时间", self._when), ("地点", self._place)):
            self.body.addWidget(Labelled(theme, words, field, label_width=theme.em(4)))
        self.body.addStretch(1)
        for field in (self._when, self._place):
            field.edited.connect(lambda _text: self.changed.emit())
        self._group.chosen.connect(lambda _value: self.changed.emit())

    def enter(self) -> None:
        """The groups of the list, the first chosen."""
        groups = self._desk.groups()
        self._group.show_options([(group, group) for group in groups], groups[0] if groups else None)
        self._when.show_text("")
        self._place.show_text("")
        self._group.setFocus()

    def words(self) -> str:
        """设分会：三组."""
        return f"设分会：{self._group.value()}" if self._group.value() else ""

    def unready(self) -> str:
        """A group, a time to come, a place."""
        if not self._group.value():
            return "名单没有分组"
        when = self._read()
        if when is None:
            return "先写时间，如3月20日 14:00"
        return "" if self._place.text() else "先写地点"

    def store(self) -> bool:
        """Call it."""
        when = self._read()
        return when is not None and self._desk.hold(str(self._group.value()), when, self._place.text())

    def _read(self) -> datetime | None:
        try:
            return read_moment(self._when.text(), self.session.now().date())
        except Unreadable:
            return None
