"""联名 against its threshold, and 意见 by stance."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.queries.facts.petitions import Signing
from xieshang_desktop.queries.topics.opinions import OpinionsView
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button, LinkButton
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.painting import draw_box, start_painting
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.quorum_bar import QuorumBar
from xieshang_desktop.ui.widgets.text import caption

_NAMED = 12
_ROLES = {"赞成": "chart_1", "反对": "chart_2", "弃权": "chart_3", "建议": "chart_3", "保留": "chart_4"}


class CosignPanel(Panel):
    """The count, the bar with the mark of the law, the clause."""

    add_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "联名")
        self._bar = QuorumBar(theme)
        self._clause = BodyText(theme, size="caption", tone="text_muted")
        self._names = BodyText(theme, size="caption", tone="text_muted")
        self._wide = True
        self.add = Button(theme, "核对", kind="quiet", icon="user-plus")
        self.add.clicked.connect(self.add_requested)
        self.add_to_head(self.add)
        self.body.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), theme.px("space.m"))
        for part in (self._bar, self._clause, self._names):
            self.body.addWidget(part)

    def show_layout(self, layout: LayoutClass) -> None:
        """Clause and names go where there is little room: the room behind the button has them."""
        self._wide = layout == "wide"
        self._show_small()

    def _show_small(self) -> None:
        self._clause.setVisible(self._wide)
        self._names.setVisible(self._wide and bool(self._names.text()))

    def show_cosigning(self, signed: Signing | None, names: Sequence[str], still_open: bool) -> None:
        """Show how many have signed; a topic that is not a joint one has no such panel."""
        self.setVisible(signed is not None)
        if signed is None:
            return
        self.show_caption(*signed_words(signed))
        self._bar.show_count(signed.count, max(signed.base, signed.count, 1), signed.needed)
        self._clause.show_text(signed.clause)
        paper = [f"纸质签名{signed.on_paper}人"] if signed.on_paper else []
        more = [f"等{len(names)}人"] if len(names) > _NAMED else []
        self._names.show_text("、".join([*names[:_NAMED], *paper]) + "".join(more))
        self._show_small()
        self.add.show_words("核对" if still_open else "查看")
        self.add.setAccessibleName("核对联名" if still_open else "查看联名")


def signed_words(signed: Signing) -> tuple[str, str]:
    """How many have signed against the law's number, and in which tone that is said."""
    if signed.needed is None:
        return f"{signed.count}人，没有规定人数", "text"
    if signed.met:
        return f"{signed.count}人，需{signed.needed}人，已达到", "ok"
    return f"{signed.count}人，需{signed.needed}人，还差{signed.needed - signed.count}人", "warn"


class OpinionsPanel(Panel):
    """How many said what, and by which ways; 逐条看 opens all of them."""

    all_requested = Signal()
    add_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "意见")
        self._bar = StanceBar(theme)
        self._counts = BodyText(theme)
        self._channels = caption(theme)
        self.all = LinkButton(theme, "逐条看")
        self.add = Button(theme, "记意见", kind="quiet", icon="plus")
        self.all.clicked.connect(self.all_requested)
        self.add.clicked.connect(self.add_requested)
        self.head.addStretch(1)
        self.add_to_head(self.add)
        self.add_to_head(self.all)
        self.body.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), theme.px("space.m"))
        for part in (self._bar, self._counts, self._channels):
            self.body.addWidget(part)

    def show_opinions(self, view: OpinionsView) -> None:
        """Show the figures."""
        self.show_title(f"意见{view.total}条" if view.total else "意见")
        self._bar.show_stances(view.stances)
        self._counts.show_text(
            "　".join(f"{words}{count}" for words, count in view.stances) or "还没有收集到意见"
        )
        self._channels.show_text(view.channels)
        self._channels.setVisible(bool(view.channels))
        self.all.show_text("逐条看" if view.total else "入户名单")


class StanceBar(QWidget):
    """One bar divided by stance; the words beneath carry the same figures."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stances: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stances(self, stances: Sequence[tuple[str, int]]) -> None:
        """Show these shares."""
        self._stances = tuple(stances)
        self.setAccessibleName("，".join(f"{words}{count}条" for words, count in stances))
        self.update()

    def sizeHint(self) -> QSize:
        """A bar."""
        return QSize(self._theme.em(10), self._theme.px("bar.quorum"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts beside each other with a gap."""
        painter = start_painting(self)
        theme, whole = self._theme, sum(count for _, count in self._stances)
        radius, gap, left = theme.px("radius.chip"), theme.px("line.mark"), 0.0
        if not whole:
            draw_box(painter, QRectF(self.rect()), radius, theme.color("track"))
        for words, count in self._stances:
            width = self.width() * count / whole
            part = QRectF(left, 0, max(1.0, width - gap), self.height())
            draw_box(painter, part, radius, theme.color(_ROLES.get(words, "chart_3")))
            left += width
        painter.end()
