"""设置: one column of groups. A choice takes effect at once; nothing has to be confirmed."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop import __version__
from xieshang_desktop.queries.settings_view import village_facts
from xieshang_desktop.settings import SPEAKING_SECONDS, SPEAKING_TURNS
from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.typed import Unreadable, read_whole
from xieshang_desktop.ui.pages.settings.groups import Group
from xieshang_desktop.ui.pages.settings.offer_panel import OfferPanel
from xieshang_desktop.ui.pages.settings.rehearsal_group import RehearsalGroup
from xieshang_desktop.ui.pages.settings.rule_importer import RuleImporter
from xieshang_desktop.ui.pages.settings.rules_room import RulesRoom
from xieshang_desktop.ui.pages.settings.words_room import WordsRoom
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.inputs import TextField
from xieshang_desktop.ui.widgets.tabs import Tabs

_COLUMN_EM = 38.57
_SCALES = ((1.0, "100%"), (1.25, "125%"), (1.5, "150%"), (2.0, "200%"))
_TABS = (("everyday", "常用", None), ("rules", "规则", None), ("words", "文书", None))
_THEMES = (("light", "浅色"), ("dark", "深色"), ("contrast", "高对比"))


class SettingsPage(Page):
    """Emits the new settings as a wish; the window keeps them and dresses itself anew."""

    title = "设置"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, settings = desk.theme, desk.settings
        self.scale = ChoiceBar(theme, "显示大小")
        self.scale.show_choices(list(_SCALES), settings.scale)
        self.look = ChoiceBar(theme, "颜色")
        self.look.show_choices(list(_THEMES), settings.theme)
        self.seconds = TextField(theme, "每次发言", placeholder="120")
        self.seconds.show_text(str(settings.speaking_seconds))
        self.turns = TextField(theme, "每人最多发言", placeholder="2")
        self.turns.show_text(str(settings.speaking_turns))
        self.back_up = Button(theme, "现在备份", icon="usb")
        self.tabs = Tabs(theme, "设置")
        self.tabs.show_tabs(_TABS, "everyday")
        self.everyday = QWidget()
        self.rules = RulesRoom(self)
        self.words = WordsRoom(self)
        self.room = self.rules.forms
        self.offer = OfferPanel(theme)
        self.importer = RuleImporter(self, self.offer)
        self.groups = self._groups()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the rules in force anew."""
        self.rules.refresh()
        self.words.refresh()

    def open(self, kind: str, key: object) -> None:
        """Make a backup, as the finder asks for it, or show the rules."""
        if kind == "back_up":
            self._show_tab("everyday")
            self._back_up()
        elif kind in ("rules", "words"):
            self._show_tab(kind)

    def first_focus(self) -> QWidget:
        """The first setting, or the search among the rules."""
        if self.offer.isVisibleTo(self):
            return self.offer.table if self.offer.table.row_count() else self.offer.other
        first = {"everyday": self.scale, "words": self.words.table}
        return first.get(str(self.tabs.value()), self.rules.figures.search)

    def primary(self) -> Button | None:
        """Taking over a rule file that was looked at."""
        return self.offer.take if self.offer.isVisibleTo(self) else None

    def make_new(self) -> None:
        """Ctrl+N: one rule of the village's own."""
        if self.tabs.value() == "rules" and not self.offer.isVisibleTo(self):
            self.rules.ask_charter()

    def show_layout(self, layout: LayoutClass) -> None:
        """Labels above their controls where there is little room."""
        for group in (*self.groups, self.rules.sets):
            group.show_narrow(layout == "narrow")
        for forms in (self.rules.forms, self.words.forms):
            forms.show_narrow(layout == "narrow")
        self.rules.figures.show_tight(layout != "wide")

    def _groups(self) -> list[Group]:
        theme = self.theme
        look = Group(theme, "显示")
        look.add_line("显示大小", self.scale, "字和按钮一起变大，整个窗口跟着重排")
        look.add_line("颜色", self.look, "光线暗用深色，看不清用高对比")
        speaking = Group(theme, "发言")
        for field in (self.seconds, self.turns):
            field.setFixedWidth(theme.em(6))
        speaking.add_line(
            "每次发言（秒）",
            self.seconds,
            "新会议先填上这个数，召集时还可以改；本村议事规则另有规定的从其规定",
        )
        speaking.add_line("每人最多（次）", self.turns)
        rehearsal = RehearsalGroup(theme)
        rehearsal.rehearsal_requested.connect(lambda kind: self.open_requested.emit(kind, ""))
        return [
            look,
            speaking,
            rehearsal,
            self._village_group(),
            self._data_group(),
            self._about_group(),
        ]

    def _village_group(self) -> Group:
        facts, group = self.desk.office.read(village_facts), Group(self.theme, "本村")
        rows = (
            ("名称", f"{facts.place}{facts.name}"),
            ("18周岁以上", facts.adults),
            ("户数", facts.households),
            ("类型", facts.profile),
            ("授权", facts.delegation),
        )
        for words, value in rows:
            group.add_fact(words, value)
        return group

    def _data_group(self) -> Group:
        group = Group(self.theme, "数据")
        group.add_fact("存放在", self.desk.data_folder or "没有指定文件夹")
        if self.desk.back_up is not None:
            group.add_line("备份", self.back_up, "关闭程序时也会自动备份，并核对备份能不能打开")
        return group

    def _about_group(self) -> Group:
        group = Group(self.theme, "关于")
        group.add_fact("程序", f"协商会议助手 {__version__}")
        group.add_fact("许可", "木兰宽松许可证，第2版")
        group.add_fact("网络", "本程序不联网，记录只在这台电脑上")
        return group

    def _lay_out(self) -> None:
        column, page = QVBoxLayout(self.everyday), QVBoxLayout(self.body)
        edge = self.theme.px("space.xl")
        column.setContentsMargins(0, 0, 0, 0)
        page.setContentsMargins(edge, 0, edge, edge)
        for box in (column, page):
            box.setSpacing(self.theme.px("space.l"))
        for group in self.groups:
            group.setMaximumWidth(self.theme.em(_COLUMN_EM))
            column.addWidget(group)
        column.addStretch(1)
        for part in (self.tabs, self.everyday, self.rules, self.words):
            page.addWidget(part)
        page.addWidget(self.offer, 1)
        page.addStretch(0)
        self._show_tab("everyday")

    def _show_tab(self, tab: object) -> None:
        """Show one tab; a rule file that was only looked at is put away."""
        self.tabs.show_chosen(tab)
        self.tabs.show()
        self.offer.hide()
        self.everyday.setVisible(tab == "everyday")
        self.rules.setVisible(tab == "rules")
        self.words.setVisible(tab == "words")
        self.room = self.words.forms if tab == "words" else self.rules.forms

    def _show_offer(self) -> None:
        for part in (self.tabs, self.everyday, self.rules, self.words):
            part.hide()
        self.offer.show()
        (self.offer.table if self.offer.table.row_count() else self.offer.other).setFocus()

    def _leave_offer(self) -> None:
        self._show_tab("rules")
        self.rules.refresh()
        self.rules.sets.bring.setFocus()

    def _say_refused(self, sentence: str) -> None:
        """What is refused here belongs to what was typed: of the rules, or of the words."""
        shown = self.words if self.tabs.value() == "words" else self.rules
        shown.show_refusal(sentence)

    def _connect(self) -> None:
        self.tabs.current_changed.connect(self._show_tab)
        self.rules.sets.file_requested.connect(self.importer.ask)
        self.importer.ready.connect(self._show_offer)
        self.importer.finished.connect(self._leave_offer)
        self.scale.chosen.connect(lambda scale: self._wish(scale=scale))
        self.look.chosen.connect(lambda theme: self._wish(theme=theme))
        self.seconds.submitted.connect(lambda _text: self._take_speaking())
        self.turns.submitted.connect(lambda _text: self._take_speaking())
        for field in (self.seconds, self.turns):
            field.line.editingFinished.connect(self._take_speaking)
        self.back_up.clicked.connect(self._back_up)

    def _wish(self, **changes: Any) -> None:
        self.open_requested.emit("look", replace(self.desk.settings, **changes))

    def _take_speaking(self) -> None:
        """Take both numbers once they can be read; a wrong one is said at its field."""
        seconds = _read(self.seconds, SPEAKING_SECONDS)
        turns = _read(self.turns, SPEAKING_TURNS)
        kept = (self.desk.settings.speaking_seconds, self.desk.settings.speaking_turns)
        if seconds is not None and turns is not None and (seconds, turns) != kept:
            self._wish(speaking_seconds=seconds, speaking_turns=turns)

    def _back_up(self) -> None:
        make = self.desk.back_up
        if make is None:
            self.refused.emit("这个窗口没有数据文件夹，不能备份")
            return
        words = self.attempt(make)
        if words:
            self.told.emit(words)


def _read(field: TextField, allowed: range) -> int | None:
    try:
        number = read_whole(field.text(), allowed.start, allowed.stop - 1)
    except Unreadable as trouble:
        field.show_wrong(f"{trouble}，写{allowed.start}到{allowed.stop - 1}的整数")
        return None
    field.show_right()
    return number
