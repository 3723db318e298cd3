"""What a called meeting is: form with its law, time, place, people; to be changed until it opens."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.queries.meetings.page import PreparingView
from xieshang_desktop.ui.pages.meetings.facts_fields import FactField, PersonField
from xieshang_desktop.ui.pages.parts.typed import moment_text, read_moment
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.inputs import DropDown
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import Label

_LABEL_EM = 3.2
_FIRST_EM = 11.6
_PAIRS = ("时间", "地点", "主持", "记录")
_PEOPLE = {"主持": "chair", "记录": "recorder"}


class FactsPanel(Panel):
    """Emits what is to be changed (``amend_requested``: the name of the fact and its value).

    ``person_sought`` asks who is meant by what was typed into 主持 or 记录; 看名单 leads to the entitled.
    """

    amend_requested = Signal(str, object)
    person_sought = Signal(object, str)
    list_requested = Signal()
    split_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._subject = RecordText(theme)
        self.form = DropDown(theme, "形式")
        self._law = BodyText(theme, size="caption", tone="text_muted")
        self.starts = FactField(theme, "时间", icon="calendar")
        self.place = FactField(theme, "地点")
        self.people = {words: PersonField(theme, words) for words in _PEOPLE}
        self._entitled = Label(theme, weight="bold")
        self._kinds = BodyText(theme)
        self.list_button = Button(theme, "看名单", kind="quiet", icon="users")
        self.split = Button(theme, "设分片", kind="quiet", icon="map-pin")
        self.back = Button(theme, "全部会议", kind="quiet", icon="arrow-left")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px("space.m"))
        self._grid.setVerticalSpacing(theme.px("space.s"))
        head = QHBoxLayout()
        head.addWidget(self._subject, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.split)
        head.addWidget(self.back)
        self.body.addLayout(head)
        self.body.addLayout(self._grid)
        self._lay_out_grid()
        self._connect()

    def show_meeting(self, view: PreparingView, today: date) -> None:
        """Show one meeting; a moment typed without a year means this year."""
        self._subject.show_text(view.title)
        self.form.show_options([(str(form), form) for form in view.forms], view.form)
        self._law.show_text("\n".join(part for part in (view.law_line, view.law_clause) if part))
        self.starts.show_value(moment_text(view.starts_at, today), lambda text: read_moment(text, today))
        self.place.show_value(view.place)
        self.people["主持"].show_name(view.chair)
        self.people["记录"].show_name(view.recorder)
        unit = "人" if view.unit == "面积" else view.unit
        self._entitled.show_text(f"{view.entitled}{unit}")
        self._kinds.show_text("；".join(part for part in (view.kinds, view.sessions) if part))
        self.split.setVisible(not view.sessions.startswith("分片会议"))

    def show_layout(self, layout: LayoutClass) -> None:
        """Two pairs beside each other, save in a narrow window."""
        two = layout != "narrow"
        middle = Qt.AlignmentFlag.AlignVCenter if two else Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._law, *((0, 2, 1, 2) if two else (1, 0, 1, 4)), middle)
        fields: dict[str, QWidget] = {"时间": self.starts, "地点": self.place, **self.people}
        for number, name in enumerate(_PAIRS):
            row, column = (2 + number // 2, 2 * (number % 2)) if two else (2 + number, 0)
            self._grid.addWidget(self._labels[name], row, column)
            self._grid.addWidget(fields[name], row, column + 1)

    def _lay_out_grid(self) -> None:
        theme = self._theme
        self._labels = {name: Label(theme, name, tone="text_muted") for name in _PAIRS}
        self._grid.addWidget(Label(theme, "形式", tone="text_muted"), 0, 0)
        self._grid.addWidget(self.form, 0, 1)
        last = QHBoxLayout()
        last.setSpacing(theme.px("space.m"))
        last.addWidget(self._entitled)
        last.addWidget(self._kinds, 1, Qt.AlignmentFlag.AlignVCenter)
        last.addWidget(self.list_button)
        self._grid.addWidget(Label(theme, "应到", tone="text_muted"), 7, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(last, 7, 1, 1, 3)
        self._grid.setColumnMinimumWidth(0, theme.em(_LABEL_EM))
        self._grid.setColumnMinimumWidth(1, theme.em(_FIRST_EM))
        self._grid.setColumnStretch(3, 1)
        self.show_layout("wide")

    def _connect(self) -> None:
        self.form.chosen.connect(lambda form: self.amend_requested.emit("form", MeetingForm(form)))
        self.starts.amended.connect(lambda at: self.amend_requested.emit("starts_at", at))
        self.place.amended.connect(lambda place: self.amend_requested.emit("place", place))
        for words, field in self.people.items():
            field.query_changed.connect(lambda term, field=field: self.person_sought.emit(field, term))
            field.chosen.connect(lambda who, name=_PEOPLE[words]: self.amend_requested.emit(name, who))
        self.list_button.clicked.connect(self.list_requested)
        self.split.clicked.connect(self.split_requested)
        self.back.clicked.connect(self.back_requested)
