"""A room that shows either a page's card or a form in its place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.fitted_stack import FittedStack
from xieshang_desktop.ui.pages.parts.form import Form, FormSpec

_WIDEST_EM = 46

Submit = Callable[[dict[str, Any]], bool]


class FormRoom(FittedStack):
    """`ask` puts a form over the card; it goes once its act is on disk, or when it is left."""

    asked = Signal()

    def __init__(self, desk: Desk, card: QWidget, *, edged: bool = False) -> None:
        super().__init__()
        self._edged = edged
        self._desk = desk
        self._card = card
        self._narrow = False
        self._sheet: QWidget | None = None
        self._form: Form | None = None
        self.addWidget(card)

    @property
    def form(self) -> Form | None:
        """The form that is shown, if any."""
        return self._form

    def show_narrow(self, narrow: bool) -> None:
        """Labels above their fields from the next form on."""
        self._narrow = narrow

    def ask(self, spec: FormSpec, submit: Submit) -> Form:
        """Show a form; ``submit`` carries out the act and tells whether it is on disk."""
        self.leave()
        form = Form(self._desk, spec, above=self._narrow)
        self._form = form
        self._sheet = self._with_edges(form) if self._edged else form
        self.addWidget(self._sheet)
        self.setCurrentWidget(self._sheet)
        form.submitted.connect(lambda values: self._on_form_submitted(form, values, submit))
        form.left.connect(self.leave)
        self.asked.emit()
        form.focus_first()
        return form

    def leave(self) -> None:
        """Show the card again; what was typed is dropped."""
        if self._form is None:
            return
        self._form = None
        self.setCurrentWidget(self._card)
        if self._sheet is not None:
            self.removeWidget(self._sheet)
            self._sheet.deleteLater()
        self._card.setFocus()

    def _with_edges(self, form: Form) -> QWidget:
        """A form that fills a page keeps the page's edge and a line length that can be read."""
        theme, sheet = self._desk.theme, QWidget()
        row = QHBoxLayout(sheet)
        edge = theme.px("space.xl")
        row.setContentsMargins(edge, 0, edge, theme.px("space.l"))
        form.setMaximumWidth(theme.em(_WIDEST_EM))
        row.addWidget(form, 1)
        row.addStretch(0)
        return sheet

    def _on_form_submitted(self, form: Form, values: dict[str, Any], submit: Submit) -> None:
        if submit(values) and self._form is form:
            self.leave()
