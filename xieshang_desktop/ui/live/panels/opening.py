"""Opening: the words to be read aloud, who watches and counts, what is still irregular."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.counting import MEASURE
from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.vocabulary import Capacity
from xieshang_desktop.domain.wording import chinese_numeral, duration_words
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.panels.scrolling import SteadyScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.findings import FindingRow
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.focus import FocusRing
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult

OFFICES = (Capacity.SCRUTINEER, Capacity.TELLER)
MOST_FOUND = 4


def words_to_read(view: CockpitView) -> str:
    """What the chair reads out when the meeting opens."""
    meeting, quorum = view.meeting, view.quorum
    items = "\n".join(f"{item.number}．{item.title}" for item in view.agenda.items)
    lines = [
        f"{meeting.title}现在开会。",
        _count_words(view),
        f"会议由{view.chair}主持，{view.recorder}记录。",
    ]
    if quorum.excluded:
        lines.insert(2, f"按规定不计入应到的有{quorum.excluded}人，现向会议报告。")
    if meeting.override_reason:
        lines.append(f"仍然开会的原因：{meeting.override_reason}")
    watching = _officers_words(view)
    if watching:
        lines.append(watching)
    return "\n".join([*lines, f"今天的议程有{len(view.agenda.items)}项：", items, _rules_words(view)])


def _officers_words(view: CockpitView) -> str:
    """本次会议由李赟监票，王堃、冉珺计票."""
    parts = [f"{'、'.join(names)}{office.value}" for office in OFFICES if (names := view.officers(office))]
    return f"本次会议由{'，'.join(parts)}，请大家通过。" if parts else ""


def _rules_words(view: CockpitView) -> str:
    """The rules of speaking, as they hold at this meeting."""
    meeting = view.meeting
    turns = f"{chinese_numeral(meeting.speaking_turns)}次".replace("二次", "两次")
    return (
        f"发言先举手，由主持人点名；没有发言的先说。每人每次不超过{duration_words(meeting.speaking_seconds)}，"
        f"同一议题最多{turns}。说事不说人，不打断别人。"
    )


def _count_words(view: CockpitView) -> str:
    quorum = view.quorum
    unit = MEASURE[quorum.unit]
    count = f"应到{quorum.base}{unit}，实到{quorum.present}{unit}"
    if quorum.needed is None:
        return f"{count}。"
    if not quorum.met:
        return f"{count}，需{quorum.needed}{unit}，还差{quorum.missing}{unit}。"
    return f"{count}，达到需要的{quorum.needed}{unit}，符合{quorum.clause}的规定，可以开会。"


class ReadAloudPanel(Panel):
    """主持人照读."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "主持人照读", "说完按下面的红色按钮", ruled=True, parent=parent)
        self._words = RecordText(theme, weight="regular")
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._words)
        lines.addStretch(1)
        scroll = SteadyScroll(holder, walkable=True)
        self._ring = FocusRing(theme, scroll)
        scroll.setAccessibleName("主持人照读")
        self.body.addWidget(scroll)

    def show_words(self, words: str) -> None:
        """Show the text."""
        if words != self._words.text():
            self._words.show_text(words)


class OfficersPanel(Panel):
    """监票人、计票人: found as everybody is found, appointed by Enter."""

    query_changed = Signal(str)
    appoint_requested = Signal(object, object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "监票和计票", parent=parent)
        self._names = BodyText(theme)
        self.office = ChoiceBar(theme, "请他")
        self.office.show_choices([(office, office.value) for office in OFFICES], Capacity.SCRUTINEER)
        self.field = SearchField(
            theme, "监票人、计票人", placeholder="拼音首字母，回车选定", arrangement="list", icon="user-plus"
        )
        for widget in (self._names, self.office, self.field):
            self.body.addWidget(widget)
        self.field.query_changed.connect(self.query_changed)
        self.field.chosen.connect(lambda match: self.appoint_requested.emit(match, self.office.value()))

    def show_view(self, view: CockpitView) -> None:
        """Who has been asked so far."""
        said = [f"{office.value}：{'、'.join(view.officers(office)) or '还没有选'}" for office in OFFICES]
        self._names.show_text("　".join(said))

    def show_matches(self, typed: str, matches: Sequence[Match]) -> None:
        """Who in the room answers to what is typed."""
        if typed and not matches:
            self.field.show_nothing(f"会场里没有“{typed}”")
            return
        results = [SearchResult(match, match.name, match.caption) for match in matches]
        self.field.show_results(results[:MOST_FOUND], len(results))


class FindingsPanel(Panel):
    """What is irregular or still owed, with its clause."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "还要留意的", ruled=True, flush=True, parent=parent)
        self._shown: tuple[Finding, ...] | None = None
        self._holder = QWidget()
        self._lines = QVBoxLayout(self._holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.body.addWidget(SteadyScroll(self._holder))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show them; without any the panel is not there."""
        if self._shown == tuple(findings):
            return
        self._shown = tuple(findings)
        self.setVisible(bool(findings))
        while self._lines.count():
            taken = self._lines.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.deleteLater()
        for finding in findings:
            self._lines.addWidget(
                FindingRow(self._theme, finding.severity.value, finding.text, finding.clause, edged=False)
            )
        self._lines.addStretch(1)
