"""A wheel carries the resources inside the package; an editable install reads them from the checkout."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface[Any]):
    """Add ``resources/`` to a standard wheel; copied into an editable one, 90 MB would only go stale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called once by the build, with the version of the wheel target: standard or editable."""
        if version == "standard":
            build_data["force_include"]["resources"] = "xieshang_desktop/resources"
