"""A rule file comes in: chosen, checked, compared, then taken over into the data folder."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.domain.ruleset_loading import BadRuleFile
from xieshang_desktop.paths import DataFolder
from xieshang_desktop.services.rules import look_at_rule_file, take_over_rule_file
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.settings.offer_panel import OfferPanel

_KINDS: Final = (("规则文件", "*.toml"),)


class RuleImporter(QObject):
    """Works for the page; tells when there is something to look at, and when it is over."""

    ready = Signal()
    finished = Signal()

    def __init__(self, page: Page, panel: OfferPanel) -> None:
        super().__init__(page)
        self._page, self._panel = page, panel
        self._path: Path | None = None
        panel.taken_requested.connect(self.take_over)
        panel.other_requested.connect(self.ask)
        panel.left.connect(self.finished)

    def ask(self) -> None:
        """Ask for a rule file."""
        if not self._page.desk.data_folder:
            self._page.refused.emit("这个窗口没有数据文件夹，不能换用规则文件")
            return
        path = dialogs.ask_open_file(self._page, "选择规则文件", _KINDS)
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Check a file and show what it would change; nothing is taken over yet."""
        self._path = path
        try:
            self._panel.show_offer(look_at_rule_file(self._page.desk.office, path), path.name)
        except BadRuleFile as trouble:
            self._panel.show_trouble(trouble.sentence, path.name)
        self.ready.emit()

    def take_over(self) -> None:
        """Take the file over; the stick may have been pulled or changed meanwhile."""
        path = self._path
        if path is None:
            return
        folder = DataFolder(Path(self._page.desk.data_folder)).rules
        try:
            file = self._page.attempt(lambda: take_over_rule_file(self._page.desk.office, path, folder))
        except BadRuleFile as trouble:
            self._panel.show_trouble(trouble.sentence, path.name)
            return
        if file is not None:
            self._path = None
            self.finished.emit()
            self._page.told.emit(f"已采用{file.title}，{file.in_force_from:%Y-%m-%d}起按它核对")
