"""Which page shows what, and how a page is made when it is first shown: importing it is part of making it."""

from collections.abc import Callable, Mapping
from typing import Final

from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.page import Page

PLACE_OF: Final[Mapping[str, str]] = {
    "meeting": "meetings",
    "notice": "meetings",
    "new_meeting": "meetings",
    "demands": "meetings",
    "plan": "meetings",
    "topic": "topics",
    "stage": "topics",
    "new_topic": "topics",
    "outcome": "outcomes",
    "task": "outcomes",
    "posting": "outcomes",
    "objection": "outcomes",
    "person": "roster",
    "import_roster": "roster",
    "register": "registers",
    "papers": "registers",
    "pictures": "registers",
    "export_registers": "registers",
    "words": "settings",
    "back_up": "settings",
}
"""The page of each kind of thing that another page, or the finder, asks to be opened."""


def make_page(place: str, desk: Desk) -> Page:
    """Make the page of a place of the rail."""
    return _MAKERS[place](desk)


def _home(desk: Desk) -> Page:
    from xieshang_desktop.ui.pages.home.page import HomePage

    return HomePage(desk)


def _topics(desk: Desk) -> Page:
    from xieshang_desktop.ui.pages.topics.page import TopicsPage

    return TopicsPage(desk)


def _meetings(desk: Desk) -> Page:
    from xieshang_desktop.ui.pages.meetings.page import MeetingsPage

    return MeetingsPage(desk)


def _outcomes(desk: Desk) -> Page:
    from xieshang_desktop.ui.pages.outcomes.page import OutcomesPage

    return OutcomesPage(desk)


def _roster(desk: Desk) -> Page:
    from xieshang_desktop.ui.pages.roster.page import RosterPage

    return RosterPage(desk)


def _registers(desk: Desk) -> Page:
    from xieshang_desktop.ui.pages.registers.page import RegistersPage

    return RegistersPage(desk)


def _settings(desk: Desk) -> Page:
    from xieshang_desktop.ui.pages.settings.page import SettingsPage

    return SettingsPage(desk)


_MAKERS: Final[Mapping[str, Callable[[Desk], Page]]] = {
    "home": _home,
    "topics": _topics,
    "meetings": _meetings,
    "outcomes": _outcomes,
    "roster": _roster,
    "registers": _registers,
    "settings": _settings,
}
