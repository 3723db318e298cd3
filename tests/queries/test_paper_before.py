"""What is printed before a meeting: for the room, for the door, and for those who cannot come."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import Rehearsal, crowd, person, rehearse
from xieshang_desktop.queries.papers.before import (
    agenda_wall_view,
    proxy_views,
    speaking_rules_view,
    tally_sheet_views,
)
from xieshang_desktop.queries.papers.households import opinion_form_views

PEOPLE = [
    person("户主甲", group="一组", household="1-001", roles=["户主"], sex="男", phone="13812345678"),
    person("配偶甲", group="一组", household="1-001", sex="女"),
    person("单身乙", group="二组", household="2-001", sex="男"),
    person("远行丙", group="二组", household="2-002", roles=["户主"]),
    person("蒋监督", group="一组", household="1-002", roles=["村务监督委员会成员"]),
]


@pytest.fixture
def village(tmp_path: Path) -> Rehearsal:
    home = rehearse(
        tmp_path,
        people=PEOPLE,
        crowds=[crowd("代表", 6, roles=["村民代表"])],
        village={"name": "双河村"},
    )
    home.do(
        "propose_topic",
        topic="t1",
        title="修水渠",
        description="水渠塌了两处。",
        category="公共事务和公益事业",
        source="村民委员会",
        matter="一般公共事务",
        scope="村",
    )
    return home


def convene(village: Rehearsal, **changes: Any) -> str:
    values: dict[str, Any] = {
        "form": "村民代表会议",
        "title": "双河村村民代表会议",
        "starts_at": datetime(2026, 3, 20, 9, 0),
        "place": "会议室",
        "chair": "代表01",
        "recorder": "代表02",
        "topics": ["t1"],
        "unit": "人",
        "entitled": {"roles": ["村民代表"]},
    }
    village.do("convene_meeting", meeting="m1", **{**values, **changes})
    village.do("add_item", meeting="m1", item="i1", title="水渠方案", kind="表决", topic="t1", minutes=30)
    village.do("add_item", meeting="m1", item="i2", title="误工补贴", kind="表决", minutes=10)
    village.do("invite", meeting="m1", whos=["蒋监督"], capacity="监票")
    return village.id_of("会议", "m1")


def test_that_the_wall_says_how_long_each_may_speak_and_names_nobody(village: Rehearsal) -> None:
    view = village.record.read(agenda_wall_view, convene(village))
    assert view.rules == ("每人每次发言不超过2分钟，同一议题最多两次。",)
    assert [line.title for line in view.agenda] == ["水渠方案", "误工补贴"]
    assert "蒋监督" not in view.attends
    assert "列席1人" in view.attends


def test_that_each_ballot_has_a_counting_sheet_of_its_own(village: Rehearsal) -> None:
    sheets = village.record.read(tally_sheet_views, convene(village))
    assert [motion.motion for sheet in sheets for motion in sheet.motions] == ["水渠方案", "误工补贴"]
    assert {(sheet.papers, sheet.scrutineers, sheet.method) for sheet in sheets} == {
        (6, ("蒋监督",), "无记名投票")
    }


def test_that_the_rules_of_speaking_carry_the_figures_of_the_meeting(village: Rehearsal) -> None:
    view = village.record.read(speaking_rules_view, convene(village))
    assert (view.title, view.seconds, view.turns) == ("双河村议事会议发言规则", 120, 2)
    assert len(view.rules) == 12


def test_that_there_is_no_proxy_form_where_the_law_knows_no_proxies(village: Rehearsal) -> None:
    assert village.record.read(proxy_views, convene(village)) == ()


def test_that_a_proxy_form_says_its_limits_with_their_clause(tmp_path: Path) -> None:
    members = [
        person(name, household="1-001", group="一组", born=date(1980, 1, 1), roles=["集体经济组织成员"])
        for name in ("成员甲", "成员乙")
    ]
    home = rehearse(tmp_path, people=members, crowds=[crowd("代表", 2, roles=["集体经济组织成员"])])
    home.do(
        "convene_meeting",
        meeting="m1",
        form="成员大会",
        title="成员大会",
        starts_at=datetime(2026, 3, 20, 9, 0),
        place="会议室",
        chair="代表01",
        recorder="代表02",
        topics=[],
        unit="人",
        entitled={"roles": ["集体经济组织成员"]},
    )
    meeting = home.id_of("会议", "m1")
    (blank,) = home.record.read(proxy_views, meeting)
    assert blank.addressed_to == "某村农村集体经济组织"
    assert "同一户" in blank.limits[0]
    assert "农村集体经济组织法" in blank.clause
    home.do(
        "authorise_proxy", meeting="m1", principal="成员甲", proxy="成员乙", written=True, relation="夫妻"
    )
    filled, blank = home.record.read(proxy_views, meeting)
    assert (filled.principal.name, filled.proxy.name, blank.principal.name) == ("成员甲", "成员乙", "")


def test_that_every_group_has_a_list_of_its_households_with_what_was_answered(village: Rehearsal) -> None:
    village.do("collect_opinion", topic="t1", who="配偶甲", channel="入户", stance="反对", text="先修路")
    village.do("collect_opinion", topic="t1", who="单身乙", channel="入户", stance="建议", text="快修")
    village.do("record_failed_contact", topic="t1", household="2-002", tries=3, reason="在外务工")
    first, second, *_ = village.record.read(opinion_form_views, convene(village))
    assert (first.topic, first.group, first.plan) == ("修水渠", "一组", "水渠塌了两处。")
    head = first.households[0]
    assert (head.number, head.head, head.people, head.phone) == ("1-001", "户主甲", 2, "138****5678")
    assert (head.stance, head.text) == ("不同意", "先修路")
    alone, away = second.households
    assert (alone.head, alone.stance, alone.text) == ("单身乙", "", "快修")
    assert (away.tries, away.reason) == (3, "在外务工")


def test_that_only_topics_of_the_meeting_are_asked_about(village: Rehearsal) -> None:
    assert village.record.read(opinion_form_views, convene(village, topics=[])) == ()
