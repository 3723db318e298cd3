"""How many are here, of how many, and who of the missing is being called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.counting import MEASURE, ChamberQuorum, Quorum
from xieshang_desktop.domain.vocabulary import CallResult
from xieshang_desktop.queries.cockpit.seats import SeatRow
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.calling import call_words
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.quorum_bar import QuorumBar
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label, caption


class QuorumPanel(Panel):
    """实到 in large figures, the bar with its mark, what is missing, the clause."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._shown: tuple[Quorum, str] | None = None
        self._present = Label(theme, size="quorum", weight="bold")
        self._base = Label(theme, size="live")
        self._bar = QuorumBar(theme)
        self._banner = Banner(theme, size="live")
        self._chambers = ChamberBars(theme)
        self._halls = BodyText(theme, size="caption")
        self._why = BodyText(theme, size="caption", tone="text_muted")
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        bottom = Qt.AlignmentFlag.AlignBottom
        words = Label(theme, "实到", weight="bold")
        deeper = QFontMetrics(self._present.font()).descent() - QFontMetrics(words.font()).descent()
        for beside in (words, self._base):
            beside.setContentsMargins(0, 0, 0, deeper)
        row.addWidget(words, 0, bottom)
        row.addWidget(self._present, 0, bottom)
        row.addStretch(1)
        row.addWidget(self._base, 0, bottom)
        self.body.addLayout(row)
        for widget in (self._bar, self._banner, self._chambers, self._halls, self._why):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_view(self, view: CockpitView) -> None:
        """Show the figures and what they come to."""
        quorum, halls = view.quorum, halls_words(view)
        if (quorum, halls) == self._shown:
            return
        self._shown = (quorum, halls)
        self._halls.setVisible(bool(halls))
        self._halls.show_text(halls)
        unit = MEASURE[quorum.unit]
        self._present.show_text(f"{quorum.present}")
        excluded = f"（除去{quorum.excluded}）" if quorum.excluded else ""
        self._base.show_text(f"应到{quorum.base}{unit}{excluded}")
        self._bar.show_count(quorum.present, quorum.base, quorum.needed, unit)
        self._banner.setVisible(quorum.needed is not None)
        if quorum.met:
            self._banner.show_state("ok", "已达到", f"需{quorum.needed}{unit}", note_right=True)
        elif quorum.needed is not None:
            note = f"到{quorum.needed}{unit}即可开会"
            self._banner.show_state("warn", f"还差{quorum.missing}{unit}", note, note_right=True)
        self._chambers.show_chambers(quorum.chambers)
        self._why.show_text(self._reason(view))

    def _reason(self, view: CockpitView) -> str:
        quorum = view.quorum
        if quorum.needed is None:
            return f"{view.meeting.form}没有法定人数。"
        clauses = [quorum.clause, *(part.clause for part in quorum.chambers)]
        return "\n".join(dict.fromkeys(clause for clause in clauses if clause))


def halls_words(view: CockpitView) -> str:
    """各会场：东片7/11，西片0/11；合计7/22，同一人只计一次。 Empty for a meeting in one piece."""
    rows = view.gathering.sessions
    if not rows:
        return ""
    whole = rows[0]
    parts = "，".join(f"{row.title.removeprefix(whole.title)}{row.present}/{row.base}" for row in rows[1:])
    return f"各会场：{parts}；合计{whole.present}/{whole.base}，同一人只计一次。"


class ChamberBars(QWidget):
    """A bar for each part that must be there besides: 妇女代表 · 专有面积 · 户数."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[Label, Label, QuorumBar]] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.hide()

    def show_chambers(self, chambers: Sequence[ChamberQuorum]) -> None:
        """How many of each part are here, and exactly how many are missing."""
        while len(self._rows) < len(chambers):
            self._rows.append(self._row())
        self.setVisible(bool(chambers))
        for number, (name, figures, bar) in enumerate(self._rows):
            shown = number < len(chambers)
            for widget in (name, figures, bar):
                widget.setVisible(shown)
            if shown:
                part = chambers[number]
                words, tone = chamber_words(part)
                name.show_text(part.name)
                figures.show_text(words, tone)
                bar.show_count(part.present, part.base, part.needed, "")

    def _row(self) -> tuple[Label, Label, QuorumBar]:
        theme = self._theme
        name, figures, bar = Label(theme), Label(theme), QuorumBar(theme, scaled=False)
        line = QHBoxLayout()
        line.addWidget(name)
        line.addStretch(1)
        line.addWidget(figures)
        self._lines.addLayout(line)
        self._lines.addWidget(bar)
        return name, figures, bar


def chamber_words(part: ChamberQuorum) -> tuple[str, str]:
    """12/40，还差15 in amber; 30/40 已达到27 in green."""
    if part.met:
        return f"{part.present}/{part.base}　达到{part.needed}", "ok"
    return f"{part.present}/{part.base}　还差{part.needed - part.present}", "warn"


class MissingPanel(Panel):
    """The missing person in focus, with the telephone, and what the call gave."""

    result_chosen = Signal(str, object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "联系未到的人", ruled=True, parent=parent)
        self._key = ""
        self._calls = ""
        self._shown: tuple[object, ...] = ()
        self._name = Label(theme, size="live", weight="bold")
        self._standing = ElidedLabel(theme, size="body", tone="text")
        self._standing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._icon = Label(theme)
        self._icon.setPixmap(theme.pixmap("phone", size="icon.small"))
        self._phone = Label(theme, size="live")
        self._since = caption(theme)
        self._results = ChoiceBar(theme, "电话结果")
        self._results.show_choices([(result, result.value) for result in CallResult])
        self._results.chosen.connect(self._on_results_chosen)
        self._hint = BodyText(theme, "", size="caption", tone="text_muted")
        self._figures = Label(theme)
        self._arrange()

    def show_view(self, view: CockpitView, focus: SeatRow | None, phone: str) -> None:
        """Show who is missing, the one in focus, and the number where it may be shown."""
        shown = (view.sign_in, focus, phone)
        if shown == self._shown:
            return
        self._shown = shown
        missing = view.sign_in.missing
        self.show_title(f"联系未到的{len(missing)}{'户' if view.meeting.unit == '户' else '人'}")
        self.show_caption(f"已联系{view.sign_in.called}人" if view.sign_in.called else "")
        self._calls = call_words(view)
        self._key = focus.key if focus and not focus.present and not focus.household else ""
        self._show_person(focus if self._key else None, phone)
        self._figures.show_text(_figures(view))

    def _arrange(self) -> None:
        theme = self._theme
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._name)
        first.addWidget(self._standing, 1)
        second.setSpacing(theme.px("space.s"))
        for widget in (self._icon, self._phone):
            second.addWidget(widget)
        second.addStretch(1)
        second.addWidget(self._since)
        for row in (first, second):
            self.body.addLayout(row)
        self.body.addWidget(self._results)
        self.body.addWidget(self._hint)
        self.body.addStretch(1)
        self.body.addWidget(self._figures)

    def _show_person(self, seat: SeatRow | None, phone: str) -> None:
        for widget in (self._name, self._standing, self._results):
            widget.setVisible(seat is not None)
        self._icon.setVisible(bool(phone))
        self._phone.setVisible(bool(phone))
        self._phone.show_text(_spaced(phone))
        self._since.show_text(f"{seat.called_at:%H:%M}联系过" if seat and seat.called_at else "")
        hint = "" if phone else "登记册里没有电话，或投屏时不显示电话。"
        words = hint if seat else self._calls or "该到的都到了，或都有了着落。"
        if words != self._hint.text():
            self._hint.show_text(words)
            self._hint.setVisible(bool(words))
        if seat is not None:
            self._name.show_text(seat.name)
            self._standing.show_text(seat.caption)
            chosen = next((each for each in CallResult if each.value == seat.call), None)
            self._results.show_chosen(chosen)

    def _on_results_chosen(self, value: object) -> None:
        if self._key:
            self.result_chosen.emit(self._key, value)


def _figures(view: CockpitView) -> str:
    sign_in = view.sign_in
    parts = [f"妇女{sign_in.women}人", f"列席{sign_in.observers_in_room}人"]
    if sign_in.supervisors_in_room:
        parts.append(f"监督{sign_in.supervisors_in_room}人")
    return "　".join(parts)


def _spaced(phone: str) -> str:
    """138 0000 2365, as it is read aloud."""
    digits = phone.strip()
    return f"{digits[:3]} {digits[3:7]} {digits[7:]}" if len(digits) == 11 else digits
