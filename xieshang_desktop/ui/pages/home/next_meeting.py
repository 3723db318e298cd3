"""The panel at the top of 工作台: the meeting that is next or under way, and the one red button."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.queries.home.view import NextMeeting
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.chips import Chip
from xieshang_desktop.ui.widgets.flow_text import RecordText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label

_BUTTON_EM = 15


class NextMeetingPanel(Panel):
    """Emits the meeting whose room, or whose preparation, is wanted; `new_requested` where there is none.

    In a village without people the first thing is its register: `import_requested`.
    """

    room_requested = Signal(str)
    preparation_requested = Signal(str)
    new_requested = Signal()
    import_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._meeting: NextMeeting | None = None
        self._nobody = self._is_today = False
        self._chip = Chip(theme, "下一次会议")
        self._when = Label(theme)
        self._subject = RecordText(theme, size="heading")
        self._facts = [Fact(theme, "map-pin"), Fact(theme, "users"), Fact(theme, "list-numbers")]
        self.button = Button(
            theme, "准备会议", kind="primary", icon="door-enter", key="回车", height="home_button"
        )
        self._ready_mark = QLabel()
        self._ready = Label(theme, size="caption")
        self.button.clicked.connect(self._on_button_clicked)
        self._lay_out_content()

    def show_meeting(self, meeting: NextMeeting | None, people: int, now: datetime) -> None:
        """Show the meeting, or that none is planned; ``people`` is how many the register has."""
        self._meeting, self._nobody = meeting, people == 0
        self._is_today = meeting is not None and meeting.is_today(now)
        for fact in self._facts:
            fact.setVisible(meeting is not None)
        if meeting is None:
            self._show_none()
        else:
            self._when.show_text(meeting.when(now))
            self._show(meeting)

    def show_layout(self, layout: LayoutClass) -> None:
        """The button goes below where there is little room."""
        across, down = QHBoxLayout.Direction.LeftToRight, QHBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if layout == "wide" else down)
        self._facts_row.setDirection(down if layout == "narrow" else across)
        self.button.setMinimumWidth(self._theme.em(_BUTTON_EM))

    def _show(self, meeting: NextMeeting) -> None:
        self._chip.show_chip(meeting.chip)
        self._subject.show_text(meeting.title)
        unit = "人" if meeting.unit == "面积" else meeting.unit
        needed = f"，需到{meeting.needed}{unit}" if meeting.needed is not None else ""
        minutes = f"，{meeting.minutes}分钟" if meeting.minutes else ""
        agenda = f"议程{meeting.items}项{minutes}" if meeting.items else "议程还是空的"
        for fact, words in zip(
            self._facts, (meeting.place, f"应到{meeting.entitled}{unit}{needed}", agenda), strict=True
        ):
            fact.show_words(words)
        self.button.show_words(*self._button_words(meeting), icon="door-enter")
        self._show_readiness(meeting)

    def _button_words(self, meeting: NextMeeting) -> tuple[str]:
        if meeting.live:
            return ("回到会场",)
        return ("进入会场",) if self._may_enter(meeting) else ("准备会议",)

    def _show_readiness(self, meeting: NextMeeting) -> None:
        if meeting.live:
            self._say("", "", "")
        elif meeting.missing:
            self._say("alert-triangle", f"还差{meeting.missing}项：{meeting.first_missing}", "warn")
        else:
            self._say("circle-check", f"会前准备{meeting.ready}项都已完成", "ok")

    def _show_none(self) -> None:
        if self._nobody:
            self._chip.show_chip("第一步")
            self._when.show_text("花名册还是空的")
            self._subject.show_text("导入花名册，就能定应到名单、签到和计票")
            self.button.show_words("导入花名册", icon="upload")
            self._say("", "", "")
            return
        self._chip.show_chip("下一次会议")
        self._when.show_text("还没有会议")
        self._subject.show_text("定好议题、时间和人，就可以召集")
        self.button.show_words("准备会议", icon="plus")
        self._say("", "", "")

    def _say(self, icon: str, words: str, tone: str) -> None:
        self._ready_mark.setVisible(bool(icon))
        if icon:
            self._ready_mark.setPixmap(self._theme.pixmap(icon, tone, "icon.small"))
        self._ready.show_text(words, tone or "text")

    def _may_enter(self, meeting: NextMeeting) -> bool:
        """On the day itself one goes in, ready or not: the room says what lacks."""
        return self._is_today or not meeting.missing

    def _on_button_clicked(self) -> None:
        meeting = self._meeting
        if meeting is None:
            (self.import_requested if self._nobody else self.new_requested).emit()
        elif meeting.live or self._may_enter(meeting):
            self.room_requested.emit(meeting.id)
        else:
            self.preparation_requested.emit(meeting.id)

    def _lay_out_content(self) -> None:
        theme = self._theme
        first = QHBoxLayout()
        first.setSpacing(theme.px("space.s"))
        first.addWidget(self._chip)
        first.addWidget(self._when)
        first.addStretch(1)
        self._facts_row = QHBoxLayout()
        self._facts_row.setSpacing(theme.px("space.xl"))
        for fact in self._facts:
            self._facts_row.addWidget(fact)
        self._facts_row.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(theme.px("space.xs"))
        left.addStretch(1)
        left.addLayout(first)
        left.addWidget(self._subject)
        left.addLayout(self._facts_row)
        left.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(theme.px("space.s"), theme.px("space.xs"), theme.px("space.s"), 0)
        self._row.setSpacing(theme.px("space.l"))
        self._row.addLayout(left, 1)
        self._row.addLayout(self._right())
        self.body.addLayout(self._row, 1)

    def _right(self) -> QVBoxLayout:
        ready = QHBoxLayout()
        ready.setSpacing(self._theme.px("space.s"))
        ready.addStretch(1)
        ready.addWidget(self._ready_mark)
        ready.addWidget(self._ready)
        ready.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(self._theme.px("space.s"))
        right.addStretch(1)
        right.addWidget(self.button)
        right.addLayout(ready)
        right.addStretch(1)
        return right


class Fact(QWidget):
    """An icon and a few words."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        mark = QLabel()
        mark.setPixmap(theme.pixmap(icon))
        self._words = ElidedLabel(theme, size="body", tone="text")
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)

    def show_words(self, words: str) -> None:
        """Show the words."""
        self._words.show_text(words)
