"""What the hall may see, and that nothing else of the record can get there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.acts.village import ImportRoster
from xieshang_desktop.errors import Refused
from xieshang_desktop.models.base import Base
from xieshang_desktop.models.room import Opinion
from xieshang_desktop.models.village import Household, Person
from xieshang_desktop.queries.audience import view as audience_view
from xieshang_desktop.queries.audience.meeting import audience
from xieshang_desktop.queries.audience.view import AudienceView
from xieshang_desktop.replay.scenario import Scenario, parse_scenario
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.ids import new_id
from xieshang_desktop.storage.opening import establish_village, open_record
from xieshang_desktop.storage.rulebook import Rulebook

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

PUBLIC = {
    "GroupLine": "name present base",
    "PresenceView": "present base needed unit rule sentence clause groups",
    "AgendaLine": "number title kind state minutes outcome",
    "ItemView": "number title kind minutes text consensus",
    "SpeakerView": "name group kind used allowed running_since",
    "WaitingView": "name caption",
    "MotionView": "number title motion method voters options choose pass_line clause counting",
    "CountLine": "label votes",
    "PassLine": "numerator denominator words",
    "ResultView": "number title motion verdict counts unit base base_words mark sentence clause tellers "
    "fresh",
    "AudienceView": "village title starts_at place now state presence agenda item speaker waiting motion "
    "result seconds_each put_off resumes_at",
}
"""All that may reach the second screen. Whoever adds a field decides here that the hall may see it."""

PEOPLE = """
format = 1
title = "大屏"
rules = ["CN-2026"]
[village]
name = "双河村"
kind = "村"
adults = 300
households = 90
[[people]]
name = "邓秋萍"
number = "登记号甲001"
household = "户籍-17"
group = "一组"
roles = ["村委会成员"]
sex = "女"
born = 1979-08-17
id_number = "500229197908170028"
phone = "13912345678"
note = "低保户"
[[people]]
name = "左光辉"
number = "登记号甲002"
household = "户籍-18"
group = "二组"
roles = ["村民代表"]
id_number = "500229196603120014"
phone = "13700001111"
[[people]]
name = "蒋守信"
household = "户籍-19"
group = "二组"
roles = ["村民代表"]
phone = "13600002222"
[[people]]
name = "罗小梅"
household = "户籍-20"
group = "三组"
roles = []
phone = "13500003333"
[[crowd]]
name = "代表"
count = 6
group = "三组"
roles = ["村民代表"]
"""

STEPS = """
[[steps]]
do = "propose_topic"
at = 2026-05-01T09:00:00
topic = "t1"
title = "修建文化广场"
category = "公共事务和公益事业"
source = "村民委员会"
matter = "一般公共事务"
scope = "村"
description = "广场"
[[steps]]
do = "collect_opinion"
at = 2026-05-01T10:00:00
topic = "t1"
who = "罗小梅"
channel = "电话"
stance = "反对"
text = "家里困难，不想集资"
[[steps]]
do = "convene_meeting"
at = 2026-05-02T09:00:00
meeting = "m1"
form = "村民代表会议"
title = "双河村第二次村民代表会议"
starts_at = 2026-05-20T14:30:00
place = "文化室"
chair = "邓秋萍"
recorder = "左光辉"
topics = ["t1"]
unit = "人"
entitled = { roles = ["村民代表", "村委会成员"] }
speaking_seconds = 90
[[steps]]
do = "add_item"
at = 2026-05-02T09:05:00
meeting = "m1"
item = "i1"
title = "修建文化广场"
topic = "t1"
kind = "表决"
minutes = 30
text = "在村口修建文化广场，投资12万元。"
[[steps]]
do = "invite"
at = 2026-05-02T09:06:00
meeting = "m1"
whos = ["罗小梅"]
capacity = "列席"
party = "非户籍居民代表"
[[steps]]
do = "invite"
at = 2026-05-02T09:07:00
meeting = "m1"
whos = ["蒋守信"]
capacity = "监票"
[[steps]]
do = "check_in"
at = 2026-05-20T14:10:00
meeting = "m1"
whos = ["邓秋萍", "左光辉", "罗小梅", "代表01..代表02"]
mode = "现场"
[[steps]]
do = "record_absence"
at = 2026-05-20T14:12:00
meeting = "m1"
who = "代表06"
reason = "住院治疗"
[[steps]]
do = "check_in"
at = 2026-05-20T14:20:00
meeting = "m1"
whos = ["蒋守信", "代表03..代表05"]
mode = "现场"
[[steps]]
do = "open_meeting"
at = 2026-05-20T14:30:00
meeting = "m1"
[[steps]]
do = "start_item"
at = 2026-05-20T14:31:00
meeting = "m1"
item = "i1"
[[steps]]
do = "request_to_speak"
at = 2026-05-20T14:32:00
meeting = "m1"
item = "i1"
who = "左光辉"
[[steps]]
do = "request_to_speak"
at = 2026-05-20T14:32:10
meeting = "m1"
item = "i1"
who = "罗小梅"
[[steps]]
do = "start_speaking"
at = 2026-05-20T14:33:00
meeting = "m1"
item = "i1"
who = "左光辉"
[[steps]]
do = "record_opinion"
at = 2026-05-20T14:34:00
meeting = "m1"
item = "i1"
who = "左光辉"
stance = "反对"
text = "占了我家祖坟边的地"
[[steps]]
do = "stop_speaking"
at = 2026-05-20T14:34:10
meeting = "m1"
item = "i1"
who = "左光辉"
[[steps]]
do = "open_vote"
at = 2026-05-20T14:40:00
meeting = "m1"
item = "i1"
vote = "v1"
motion = "同意修建文化广场"
method = "记名投票"
[[steps]]
do = "cast_vote"
at = 2026-05-20T14:41:00
vote = "v1"
who = "左光辉"
choice = "反对"
[[steps]]
do = "cast_vote"
at = 2026-05-20T14:41:10
vote = "v1"
who = "邓秋萍"
choice = "赞成"
CAST_BY_CROWD
[[steps]]
do = "close_vote"
at = 2026-05-20T14:45:00
vote = "v1"
[[steps]]
do = "announce_result"
at = 2026-05-20T14:46:00
vote = "v1"
[[steps]]
do = "finish_item"
at = 2026-05-20T14:50:00
meeting = "m1"
item = "i1"
outcome = "通过"
text = "同意修建。"
"""
CAST = "".join(
    f"""
[[steps]]
do = "cast_vote"
at = 2026-05-20T14:42:{number:02}
vote = "v1"
who = "{who}"
choice = "赞成"
"""
    for number, who in enumerate(["蒋守信", "代表01", "代表02", "代表03", "代表04", "代表05"])
)


class Room:
    """A meeting carried out act by act, looked at from the hall."""

    def __init__(self, office: Office, scenario: Scenario) -> None:
        self.office = office
        self.scenario = scenario
        self.meeting = scenario.keys.ids["会议", "m1"]
        self._steps = iter(scenario.steps)

    def carry_out(self, do: str) -> None:
        """Go on up to the next act of that name, that one included."""
        for step in self._steps:
            self.office.perform(step.act)
            if step.do == do:
                return

    def moments(self) -> Iterator[AudienceView]:
        """What is seen after each act that is left."""
        for step in self._steps:
            self.office.perform(step.act)
            if step.do not in ("propose_topic", "collect_opinion"):
                yield self.seen(step.at)

    def seen(self, at: datetime | None = None) -> AudienceView:
        return self.office.read(audience, self.meeting, at or datetime(2026, 5, 20, 15, 0))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    record = open_record(tmp_path / "record.xieshang", b"k" * 32, Rulebook.read(RESOURCES))
    data = tomllib.loads(PEOPLE + STEPS.replace("CAST_BY_CROWD", CAST))
    scenario = parse_scenario(data, new_id)
    village = scenario.village
    start = scenario.steps[0].at
    establish_village(
        record, start, name=village.name, kind=village.kind, rule_sets=list(scenario.rules), **village.facts
    )
    office = Office(record)
    office.perform(ImportRoster(at=start, source="", residents=scenario.residents))
    yield Room(office, scenario)
    record.close()


def texts_in(value: Any) -> Iterator[str]:
    """Every text that a view holds, wherever it lies."""
    if isinstance(value, str):
        yield str(value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif value is not None:
        assert isinstance(value, int | datetime), f"what is {value!r} doing here?"


def keys_in(session: Session) -> set[str]:
    """All keys of all rows of the record."""
    return {
        value
        for table in Base.metadata.tables.values()
        for column in table.primary_key.columns
        for value in session.scalars(select(column))
        if isinstance(value, str) and len(value) > 12
    }


def private_in(session: Session) -> set[str]:
    """Numbers, notes and reasons of people, and what they said."""
    columns = (Person.phone, Person.id_number, Person.number, Person.note, Household.number, Opinion.text)
    return {value for column in columns for value in session.scalars(select(column)) if value}


def names_in(session: Session) -> set[str]:
    return set(session.scalars(select(Person.name)))


def test_that_the_hall_sees_these_fields_and_no_others() -> None:
    views = {
        name: " ".join(field.name for field in fields(kind))
        for name, kind in vars(audience_view).items()
        if is_dataclass(kind) and isinstance(kind, type)
    }
    assert views == PUBLIC


def test_that_every_view_of_the_hall_is_frozen() -> None:
    for name in PUBLIC:
        kind: Any = getattr(audience_view, name)
        assert kind.__dataclass_params__.frozen


def test_that_no_number_key_or_opinion_of_the_record_can_be_seen_at_any_moment(room: Room) -> None:
    room.carry_out("convene_meeting")
    for view in room.moments():
        forbidden = (
            room.office.read(keys_in) | room.office.read(private_in) | {"家里困难", "住院治疗", "1979"}
        )
        seen = " ".join(texts_in(view))
        assert [value for value in forbidden if value in seen] == []


def test_that_only_those_are_named_who_have_the_floor_wait_for_it_or_count(room: Room) -> None:
    room.carry_out("convene_meeting")
    for view in room.moments():
        allowed = {view.speaker.name if view.speaker else "", *(each.name for each in view.waiting)}
        allowed |= {
            name for name in room.office.read(names_in) if view.result and name in view.result.tellers
        }
        seen = " ".join(texts_in(view))
        assert {name for name in room.office.read(names_in) if name in seen} <= allowed


def test_that_presence_is_told_in_all_and_by_group(room: Room) -> None:
    room.carry_out("check_in")
    presence = room.seen().presence
    assert (presence.present, presence.base, presence.needed, presence.rule) == (4, 9, 6, "三分之二")
    assert [(each.name, each.present, each.base) for each in presence.groups] == [
        ("一组", 1, 1), ("二组", 1, 2), ("三组", 2, 6),
    ]  # fmt: skip
    assert presence.clause.startswith("村民委员会组织法")


def test_that_the_groups_add_up_to_the_quorum_s_figures(room: Room) -> None:
    room.carry_out("convene_meeting")
    for view in room.moments():
        assert sum(group.present for group in view.presence.groups) == view.presence.present
        assert sum(group.base for group in view.presence.groups) == view.presence.base


def test_that_speaker_and_next_ones_are_named_with_what_they_stand_for(room: Room) -> None:
    room.carry_out("start_speaking")
    view = room.seen(datetime(2026, 5, 20, 14, 33, 30))
    assert view.speaker is not None
    assert (view.speaker.name, view.speaker.group, view.speaker.kind) == ("左光辉", "二组", "村民代表")
    assert view.speaker.left(view.now) == 60
    assert [(each.name, each.caption) for each in view.waiting] == [("罗小梅", "非户籍居民代表")]


def test_that_the_motion_is_shown_with_its_line_to_pass(room: Room) -> None:
    room.carry_out("open_vote")
    motion = room.seen().motion
    assert motion is not None
    assert (motion.motion, motion.method, motion.voters) == ("同意修建文化广场", "记名投票", 8)
    assert motion.pass_line == "到会8人过半数赞成通过，需5票"
    assert not motion.counting


def test_that_a_result_is_secret_until_it_is_announced(room: Room) -> None:
    room.carry_out("close_vote")
    view = room.seen()
    assert view.result is None
    assert view.motion is not None
    assert view.motion.counting


def test_that_an_announced_result_shows_counts_line_and_sentence(room: Room) -> None:
    room.carry_out("announce_result")
    view = room.seen()
    assert view.motion is None
    assert view.result is not None
    assert [(line.label, line.votes) for line in view.result.counts] == [
        ("赞成", 7),
        ("反对", 1),
        ("弃权", 0),
    ]
    assert (view.result.base_words, view.result.mark and view.result.mark.words) == ("到会8人", "半数4票")
    assert (view.result.verdict, view.result.fresh, view.result.tellers) == ("通过", True, "监票蒋守信")
    assert "赞成7票" in view.result.sentence


def test_that_a_result_is_no_longer_fresh_when_its_item_is_over(room: Room) -> None:
    room.carry_out("finish_item")
    view = room.seen()
    assert view.result is not None
    assert not view.result.fresh
    assert view.agenda[0].outcome == "通过"


def test_that_a_meeting_not_on_record_is_an_error(room: Room) -> None:
    with pytest.raises(LookupError):
        room.office.read(audience, "nowhere", datetime(2026, 5, 20))


def test_that_looking_writes_nothing(room: Room) -> None:
    room.carry_out("start_speaking")
    before = room.office.record.count_entries()
    room.seen()
    assert room.office.record.count_entries() == before
    with pytest.raises(Refused):
        room.office.perform(next(step.act for step in room.scenario.steps if step.do == "open_meeting"))
