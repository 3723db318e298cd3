"""What every act has: a moment. The order of acts is the order in which they are carried out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

PERSONAL: Mapping[str, bool] = {"personal": True}
"""Marks an argument that never enters the journal in plain."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing that one person does. ``at`` is local time without a zone; nothing inside asks the clock.

    ``entered`` is given where it was kept on paper and put in later than it happened.
    """

    at: datetime
    entered: datetime | None = None
