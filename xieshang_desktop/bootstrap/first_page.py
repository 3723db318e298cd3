"""工作台 as it was last seen: kept on closing, shown at the next start until the record is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xieshang_desktop.clocks import Clock, clock_of
from xieshang_desktop.paths import DataFolder
from xieshang_desktop.queries.home.view import HomeView


@dataclass(frozen=True)
class FirstPage:
    """What is shown, and the clock of the record it belongs to."""

    view: HomeView
    clock: Clock


def first_page(folder: DataFolder, *, sample: bool) -> FirstPage | None:
    """The page for the record as it lies in the folder; None where the record itself must be asked."""
    if not folder.key.exists():
        return None
    from xieshang_desktop.queries.home.kept import view_of
    from xieshang_desktop.queries.home.view import at_moment
    from xieshang_desktop.storage.first_page import kept_page
    from xieshang_desktop.storage.keys import read_or_make_key

    kept = kept_page(folder.record, read_or_make_key(folder.key))
    view = view_of(kept.body) if kept else None
    if kept is None or view is None:
        return None
    clock = clock_of(kept.last_act, sample=sample)
    shown = at_moment(view, clock())
    return FirstPage(shown, clock) if shown else None


def keep_first_page(office: Any, folder: DataFolder) -> None:
    """Read 工作台 once more and keep it for the next start."""
    from xieshang_desktop.queries.home.kept import text_of
    from xieshang_desktop.queries.home.page import home
    from xieshang_desktop.storage.first_page import keep_page
    from xieshang_desktop.storage.keys import read_or_make_key

    head = office.record.head
    if head.seq:
        body = text_of(office.read(home, office.now()))
        keep_page(folder.record, read_or_make_key(folder.key), (head.seq, head.hash), body)
