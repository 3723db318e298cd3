"""Which people are shown: the tabs of the register, and under 筛选 a group, a sex and a role."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import Role, Sex
from xieshang_desktop.queries.people.roster import PersonLine
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.inputs import DropDown

_COUNCIL: Final = {str(Role.REPRESENTATIVE), str(Role.COMMITTEE_MEMBER)}
_PARTY: Final = {str(Role.PARTY_MEMBER), str(Role.PARTY_ORGANISATION_MEMBER)}

TABS: Final[tuple[tuple[str, str, Callable[[PersonLine], bool]], ...]] = (
    ("all", "全部", lambda line: line.adult and line.registered and not line.gone),
    ("council", "代表会议", lambda line: bool(_COUNCIL & set(line.roles)) and not line.gone),
    ("party", "党员", lambda line: bool(_PARTY & set(line.roles)) and not line.gone),
    (
        "heads",
        "户主",
        lambda line: str(Role.HOUSEHOLD_HEAD) in line.roles and line.registered and not line.gone,
    ),
    ("away", "外出", lambda line: line.away and not line.gone),
    ("others", "其他", lambda line: bool(line.gone) or not line.adult or not line.registered),
)
"""Key, words, who belongs there. 其他: children, who is not registered here, the dead, who moved away."""

ORGANISATIONS: Final = "organisations"
"""The tab beside them: 协商主体 that are no single residents."""

_ANY: Final = ""


class FilterBar(QWidget):
    """Emits when another group, sex or role is chosen; folded away it lets everybody pass."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.group = DropDown(theme, "只看哪个组")
        self.sex = DropDown(theme, "只看男或女")
        self.role = DropDown(theme, "只看哪种身份")
        self.clear = Button(theme, "不筛选", kind="quiet", icon="x")
        self.sex.show_options([("男女都看", _ANY), *((str(sex), str(sex)) for sex in Sex)], _ANY)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        for choice in (self.group, self.sex, self.role):
            row.addWidget(choice)
            choice.chosen.connect(self.changed)
        row.addWidget(self.clear)
        row.addStretch(1)
        self.clear.clicked.connect(self.fold)
        self.hide()

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Offer the groups and roles that there are; what was chosen stays while it is among them."""
        here = [line for line in people if not line.gone]
        held = {role for line in here for role in line.roles}
        groups = dict.fromkeys(line.group for line in here if line.group)
        for choice, every, values in (
            (self.group, "各组都看", list(groups)),
            (self.role, "各种身份", [str(role) for role in Role if str(role) in held]),
        ):
            before = choice.value()
            choice.show_options([(every, _ANY), *((value, value) for value in values)], before or _ANY)
            if choice.currentIndex() < 0:
                choice.show_chosen(_ANY)

    def show_room(self, roomy: bool) -> None:
        """Beside each other where there is room for it, else below each other."""
        below = QHBoxLayout.Direction.TopToBottom
        self._row.setDirection(QHBoxLayout.Direction.LeftToRight if roomy else below)

    def unfold(self) -> None:
        """Show the choices, ready for the keyboard."""
        self.show()
        self.group.setFocus()

    def fold(self) -> None:
        """Let everybody pass again."""
        self.hide()
        for choice in (self.group, self.sex, self.role):
            choice.show_chosen(_ANY)
        self.changed.emit()

    def rule(self) -> Callable[[PersonLine], bool] | None:
        """Who passes, as it is chosen now; None where everybody does."""
        group, sex, role = (str(choice.value() or _ANY) for choice in (self.group, self.sex, self.role))
        if not (group or sex or role):
            return None
        return lambda line: (
            group in (_ANY, line.group) and sex in (_ANY, line.sex) and (not role or role in line.roles)
        )
