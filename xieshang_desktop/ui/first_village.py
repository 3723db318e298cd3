"""The first page of a new record: whose it is. Everything later is reckoned by these few facts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import VillageKind
from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextField
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import Label

NATION = "CN-2026"
LABEL_EM, WIDTH_EM = 6.0, 34.0
WIDE = 100
"""The form takes all the width up to its greatest before the edges take any."""


class FirstVillage(QWidget):
    """Asks for the village (or 社区), its place, and which local rules hold; `established` has the facts."""

    established = Signal(dict)

    def __init__(self, theme: Theme, overlays: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = ChoiceBar(theme, "类型")
        self._kind.show_choices([(kind, kind.value) for kind in VillageKind], VillageKind.VILLAGE)
        self._name = TextField(theme, "名称", placeholder="例如：青石村")
        self._township = TextField(theme, "乡镇（街道）", placeholder="例如：云顶镇")
        self._county = TextField(theme, "县（市、区）", placeholder="例如：城口县")
        self._province = TextField(theme, "省（市、区）", placeholder="例如：重庆市")
        self._rules = DropDown(theme, "地方规则")
        choices: list[tuple[str, object]] = [("只用国家规则", "")]
        self._rules.show_options([*choices, *((name, name) for name in overlays)], "")
        self._scroll = PlainScroll()
        self._trouble = Banner(theme)
        self._trouble.hide()
        self._begin = Button(theme, "建立记录", kind="primary", key="Ctrl+回车", height="live_button")
        self._begin.clicked.connect(self._on_begin_clicked)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._on_begin_clicked)
        self._province.edited.connect(self._on_province_edited)
        for field in (self._name, self._township, self._county, self._province):
            field.submitted.connect(lambda _text: self._go_on())
        self._lay_out()

    def enter(self) -> None:
        """Put the cursor into the name."""
        self._name.line.setFocus()

    def show_not_saved(self, sentence: str, way_out: str) -> None:
        """The disk would not; what was typed stays."""
        self._trouble.show_state("bad", sentence, way_out)
        self._trouble.show()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._begin))

    def _lay_out(self) -> None:
        panel = Panel(self._theme, "这台电脑记录哪个村（社区）的会议")
        fields = [
            ("类型", self._kind),
            ("名称", self._name),
            ("乡镇（街道）", self._township),
            ("县（市、区）", self._county),
            ("省（市、区）", self._province),
            ("地方规则", self._rules),
        ]
        for words, field in fields:
            panel.body.addWidget(Labelled(self._theme, words, field, label_width=self._theme.em(LABEL_EM)))
        note = "地方规则只会比国家规则更严。名单、议题以后都可以补；接下来可以导入花名册。"
        panel.body.addWidget(BodyText(self._theme, note, size="caption", tone="text_muted"))
        panel.body.addWidget(self._trouble)
        panel.body.addWidget(self._begin)
        middle = QWidget()
        middle.setMaximumWidth(self._theme.em(WIDTH_EM))
        column = QVBoxLayout(middle)
        column.addStretch(1)
        column.addWidget(Label(self._theme, "协商会议助手", size="heading", weight="bold", voice="record"))
        column.addSpacing(self._theme.px("space.l"))
        column.addWidget(panel)
        column.addStretch(2)
        content = QWidget()
        row = QHBoxLayout(content)
        row.addStretch(1)
        row.addWidget(middle, WIDE)
        row.addStretch(1)
        self._scroll.hold(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _go_on(self) -> None:
        """Enter leads to the next field, which is then in sight."""
        self.focusNextChild()
        focus = self.focusWidget()
        if focus is not None:
            self._scroll.ensureWidgetVisible(focus)

    def _on_province_edited(self, text: str) -> None:
        """The province's own rules are proposed as soon as it is named."""
        known = [str(value) for value in self._rule_names() if value and str(value)[:2] == text.strip()[:2]]
        if len(text.strip()) >= 2:
            self._rules.show_chosen(known[0] if known else "")

    def _rule_names(self) -> list[object]:
        return [self._rules.itemData(index) for index in range(self._rules.count())]

    def _on_begin_clicked(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._name.show_wrong("请写村或社区的名称")
            self._name.line.setFocus()
            return
        overlay = str(self._rules.value() or "")
        self.established.emit(
            {
                "name": name,
                "kind": VillageKind(str(self._kind.value())),
                "rule_sets": [NATION, overlay] if overlay else [NATION],
                "township": self._township.text().strip() or None,
                "county": self._county.text().strip() or None,
                "province": self._province.text().strip() or None,
            }
        )
