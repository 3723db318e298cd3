"""Meetings of any form, as far along as a test needs them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from tests.builders import NATION, Rehearsal, crowd, person, rehearse

DAY = datetime(2026, 3, 20, 9, 0)
REPRESENTATIVES = {"roles": ["村民代表"]}


def propose(home: Rehearsal, topic: str = "t1", **values: Any) -> None:
    usual = {
        "title": "修路",
        "category": "公共事务和公益事业",
        "source": "村民委员会",
        "matter": "一般公共事务",
        "scope": "村",
    }
    home.do("propose_topic", topic=topic, **{**usual, **values})


def convene(home: Rehearsal, meeting: str = "m1", **values: Any) -> None:
    usual = {
        "form": "村民代表会议",
        "title": "会议",
        "starts_at": DAY,
        "place": "村委会",
        "chair": "主任",
        "recorder": "文书",
        "topics": ["t1"],
        "unit": "人",
        "entitled": REPRESENTATIVES,
    }
    home.do("convene_meeting", meeting=meeting, **{**usual, **values})


def called(
    folder: Path,
    *,
    topic: dict[str, Any] | None = None,
    meeting: dict[str, Any] | None = None,
    people: list[dict[str, Any]] | None = None,
    crowds: list[dict[str, Any]] | None = None,
    **data: Any,
) -> Rehearsal:
    """A topic t1, a meeting m1 called on it, its item i1; ten representatives unless others are given."""
    home = rehearse(
        folder,
        people=[person("主任"), person("文书"), *(people or [])],
        crowds=crowds if crowds is not None else [crowd("代表", 10, roles=["村民代表"])],
        **{"rules": NATION, **data},
    )
    propose(home, **(topic or {}))
    convene(home, **(meeting or {}))
    home.do("add_item", meeting="m1", item="i1", title="修路方案", kind="表决", topic="t1")
    home.moment = DAY.replace(hour=8)
    return home


def opened(folder: Path, present: list[str], **data: Any) -> Rehearsal:
    """The meeting open with those present, its item running."""
    home = called(folder, **data)
    home.do("check_in", meeting="m1", whos=present, mode="现场")
    home.do("open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i1")
    return home


def voted(
    folder: Path, present: list[str], counts: dict[str, Any], vote: dict[str, Any] | None = None, **data: Any
) -> Rehearsal:
    """The item voted on and the vote closed."""
    home = opened(folder, present, **data)
    open_vote(home, **(vote or {}))
    home.do("record_tally", vote="v1", **counts)
    home.do("close_vote", vote="v1")
    return home


def open_vote(home: Rehearsal, vote: str = "v1", **values: Any) -> None:
    usual = {"motion": "同意修路", "method": "举手", "meeting": "m1", "item": "i1"}
    home.do("open_vote", vote=vote, **{**usual, **values})


def close(home: Rehearsal, outcome: str | None = None, text: str = "结论") -> None:
    """The item ended with an outcome where one is given, and the meeting closed."""
    if outcome is not None:
        home.do("finish_item", meeting="m1", item="i1", outcome=outcome, text=text)
    home.do("close_meeting", meeting="m1")
