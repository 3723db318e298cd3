"""The demonstration's tests see the bundled fonts and the light theme, as those of the windows do."""

from tests.ui.conftest import dressed_app

__all__ = ["dressed_app"]
