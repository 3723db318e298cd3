"""演练: practise a meeting with nothing at stake, from the settings."""

from PySide6.QtCore import Signal

from xieshang_desktop.ui.pages.settings.groups import Group
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button

KINDS = (
    ("rehearse_sample", "示例村的会议", "第一次用的人照着走一遍，45人的村民代表会议"),
    ("rehearse_copy", "本村记录的副本", "用真的名单和议程预演下一次会议"),
    ("rehearse_file", "情景文件", "乡镇发来的或自己写的情景文件（.toml），从签到开始"),
)


class RehearsalGroup(Group):
    """Three ways to begin; all leave the real record alone."""

    rehearsal_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "演练")
        self.buttons: dict[str, Button] = {}
        for kind, words, explanation in KINDS:
            button = Button(theme, "开始演练", icon="player-play")
            button.setAccessibleName(f"演练：{words}")
            button.clicked.connect(lambda _checked=False, kind=kind: self.rehearsal_requested.emit(kind))
            self.buttons[kind] = button
            self.add_line(words, button, explanation)
