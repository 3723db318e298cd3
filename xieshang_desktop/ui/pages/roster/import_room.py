"""Where a workbook is looked at before it is taken over: what it would change, and what its columns are."""

from xieshang_desktop.imports.roster import RosterReading
from xieshang_desktop.ui.pages.parts.fitted_stack import FittedStack
from xieshang_desktop.ui.pages.roster.columns_panel import ColumnsPanel
from xieshang_desktop.ui.pages.roster.importing import ImportPanel
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button


class ImportRoom(FittedStack):
    """The preview, and in its place the columns while they are put right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.preview = ImportPanel(theme)
        self.columns = ColumnsPanel(theme)
        self.addWidget(self.preview)
        self.addWidget(self.columns)
        self.setFocusProxy(self.preview)

    def primary(self) -> Button:
        """The red button of what is shown."""
        return self.columns.read_again if self.currentWidget() is self.columns else self.preview.take

    def show_preview(self) -> None:
        """Show what taking the file over would do."""
        self.setCurrentWidget(self.preview)
        self.preview.setFocus()

    def show_columns(self, reading: RosterReading, name: str) -> None:
        """Show which column is what."""
        self.setCurrentWidget(self.columns)
        self.columns.show_reading(reading, name)

    def show_room(self, layout: LayoutClass) -> None:
        """Lay out for a wide, medium or narrow window."""
        self.preview.show_room(layout)
        self.columns.show_room(layout)
