"""协商方案: the kind of village brings a plan, and the village changes it as it likes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import VillageProfile
from xieshang_desktop.queries.meetings.planning import PlanView
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown
from xieshang_desktop.ui.widgets.panel import Hairline
from xieshang_desktop.ui.widgets.text import Label

_LABEL_EM = 5.5


class PlanRoom(SideRoom):
    """Emits the kind of village that was chosen, or that the plan is to be changed."""

    profile_requested = Signal(object)
    change_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "协商方案", "全部会议")
        self.profile = DropDown(theme, "本村类型")
        self.profile.show_options([(str(profile), profile) for profile in VillageProfile])
        self._reason = BodyText(theme)
        self._clause = BodyText(theme, size="caption", tone="text_muted")
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px("space.l"))
        self._grid.setVerticalSpacing(theme.px("space.m"))
        self._grid.setColumnMinimumWidth(0, theme.em(_LABEL_EM))
        self._grid.setColumnStretch(1, 1)
        self.change = Button(theme, "修改方案", icon="pencil")
        self.setFocusProxy(self.profile)
        self.profile.chosen.connect(lambda profile: self.profile_requested.emit(VillageProfile(profile)))
        self.change.clicked.connect(self.change_requested)
        self._lay_out_plan()

    def show_plan(self, view: PlanView) -> None:
        """Show the plan, and where it comes from."""
        self.profile.show_chosen(view.profile)
        self.show_caption("本村自己定的" if view.own else "")
        again = "；重选类型会换成那一类的方案" if view.own else ""
        self._reason.show_text(view.plan.reason + again)
        self._clause.show_text(f"召集会议、发通知、登记议题时先用这里的；{view.clause}")
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, (label, words) in enumerate(view.rows):
            self._grid.addWidget(Label(self._theme, label, tone="text_muted"), number, 0)
            self._grid.addWidget(BodyText(self._theme, words), number, 1)

    def _lay_out_plan(self) -> None:
        theme = self._theme
        first = QHBoxLayout()
        first.setSpacing(theme.px("space.m"))
        first.addWidget(Label(theme, "本村类型"))
        first.addWidget(self.profile)
        first.addStretch(1)
        first.addWidget(self.change)
        self.body.setSpacing(theme.px("space.m"))
        self.body.addLayout(first)
        self.body.addWidget(self._reason)
        self.body.addWidget(Hairline(theme))
        self.body.addWidget(self._rows)
        self.body.addWidget(self._clause)
        self.body.addStretch(1)
