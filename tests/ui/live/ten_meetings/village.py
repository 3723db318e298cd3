"""南坪村, in which the ten meetings are held: its people, and a meeting prepared as it should be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.builders import NATION, Rehearsal, person, rehearse

DAY = datetime(2026, 3, 20, 9, 0)
DOOR = DAY - timedelta(minutes=30)
CHAIR, RECORDER, SUPERVISOR = "周国平", "吴敏", "罗志刚"
GROUPS = {
    "一组": ("李显贵", "王德发", "张秀兰", "何大勇"),
    "二组": ("陈素芬", "刘长河", "赵永红", "谢春梅"),
    "三组": ("孙立军", "黄桂英", "马文清", "冯玉珍"),
}
"""Twelve representatives; two thirds of them are eight."""
NAMES = tuple(name for names in GROUPS.values() for name in names)
ROAD = "修建机耕道"
ROAD_TEXT = "修建机耕道1.2公里，由集体收益列支6万元。"


def nanping(folder: Path, rules: Sequence[str] = NATION, **data: Any) -> Rehearsal:
    """The village with its representatives."""
    officers = [
        person(CHAIR, group="一组", roles=["村委会成员"], household="H900"),
        person(RECORDER, group="二组", household="H901"),
        person(SUPERVISOR, group="三组", roles=["村务监督委员会成员"], household="H902"),
    ]
    people = [
        person(name, group=group, roles=["村民代表"], household=f"H{NAMES.index(name):03d}")
        for group, names in GROUPS.items()
        for name in names
    ]
    return rehearse(
        folder, people=[*officers, *people], rules=rules, village={"name": "南坪村", "kind": "村"}, **data
    )


def propose(home: Rehearsal, topic: str, title: str, matter: str = "一般公共事务") -> None:
    """A topic that the party organisation has studied."""
    home.do(
        "propose_topic",
        topic=topic,
        title=title,
        category="公共事务和公益事业",
        source="村民委员会",
        matter=matter,
        scope="村",
    )
    home.do("review_by_party", topic=topic, agreed=True, text="同意提交讨论")


def convene(home: Rehearsal, form: str, title: str, entitled: Any, *topics: str) -> None:
    """The meeting m1; who supervises is asked to come."""
    home.do(
        "convene_meeting",
        meeting="m1",
        form=form,
        title=title,
        starts_at=DAY,
        place="村委会",
        chair=CHAIR,
        recorder=RECORDER,
        topics=list(topics),
        unit="人",
        entitled=entitled,
    )
    home.do("invite", meeting="m1", whos=[SUPERVISOR], capacity="监督", party="村务监督委员会")


def tell(home: Rehearsal, whos: Sequence[str]) -> None:
    """The notice of a meeting with its materials, from house to house."""
    home.do("give_notice", meeting="m1", channel="入户", whos=list(whos), materials=["方案"])


def representatives_on(folder: Path, title: str = ROAD, text: str = ROAD_TEXT, **data: Any) -> Rehearsal:
    """A meeting of the twelve representatives on one item, of which they have been told."""
    home = nanping(folder, **data)
    propose(home, "t1", title)
    convene(home, "村民代表会议", f"{title}村民代表会议", list(NAMES), "t1")
    home.do("add_item", meeting="m1", item="i1", title=title, kind="表决", topic="t1", minutes=30, text=text)
    tell(home, NAMES)
    return home
