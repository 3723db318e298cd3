"""All that Ctrl+K can find: what is read once when it is opened, and the people by their index."""

from xieshang_desktop.ui.actions import ERRANDS, RAIL
from xieshang_desktop.ui.frame.finder import Findable
from xieshang_desktop.ui.pages.parts.desk import Desk


def findables(desk: Desk) -> list[Findable]:
    """Places and errands first, then meetings and topics."""
    from xieshang_desktop.queries.meetings.page import meeting_lines
    from xieshang_desktop.queries.topics.page import topic_lines

    office, today = desk.office, desk.office.now().date()
    places = [Findable("place", action.id, action.words, f"打开，{action.cap}") for action in RAIL]
    errands = [Findable(action.id, "", action.words, "操作") for action in ERRANDS]
    meetings = [
        Findable("meeting", line.id, line.title, f"会议，{line.day}，{line.state}")
        for line in office.read(meeting_lines)
    ]
    topics = [
        Findable("topic", line.id, line.title, f"议题，{line.stage}")
        for line in office.read(topic_lines, today)
    ]
    return [*places, *errands, *meetings, *topics]


def findable_people(desk: Desk, typed: str) -> list[Findable]:
    """Who answers to what was typed, and is neither dead nor gone."""
    return [Findable("person", line.id, line.name, line.standing) for line in desk.people.find(typed)]
