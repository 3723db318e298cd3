"""工作台 as a query: which meeting, which duties, where each topic stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.sample_village import SampleVillage, open_sample_village
from xieshang_desktop.domain.acts.preparing import AmendMeeting
from xieshang_desktop.domain.acts.topics import AnswerDemand, DemandMeeting
from xieshang_desktop.domain.acts.village import UpdatePerson
from xieshang_desktop.domain.vocabulary import DemandId, MeetingForm, MeetingId, PersonId
from xieshang_desktop.queries.days import day_words, due_words, until_words, urgency_of
from xieshang_desktop.queries.home.duty import Duty
from xieshang_desktop.queries.home.page import home
from xieshang_desktop.queries.home.view import HomeView

NOON = datetime(2026, 3, 12, 12, 0)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[SampleVillage]:
    opened = open_sample_village(tmp_path)
    yield opened
    opened.office.record.close()


def view_at(village: SampleVillage, moment: datetime) -> HomeView:
    return village.office.read(home, moment)


def test_that_the_meeting_of_today_stands_on_top_with_its_figures(village: SampleVillage) -> None:
    meeting = view_at(village, village.clock.at).meeting
    assert meeting is not None
    assert (meeting.entitled, meeting.needed, meeting.items, meeting.minutes) == (45, 30, 4, 85)
    assert meeting.when(village.clock.at) == "今天09:00，还有40分钟"
    assert (meeting.ready, meeting.missing) == (8, 0)


def test_that_duties_stand_overdue_today_soon_running(village: SampleVillage) -> None:
    duties = view_at(village, village.clock.at).duties
    assert [(duty.kind, duty.urgency, duty.left) for duty in duties] == [
        ("task", "overdue", "逾期2天"),
        ("notice", "today", "今天最迟"),
        ("objection", "soon", "还有2天"),
        ("posting", "running", "还差3天"),
    ]


def test_that_a_quarter_without_its_meeting_is_owed_and_leads_to_calling_one(village: SampleVillage) -> None:
    owed = [duty for duty in view_at(village, datetime(2026, 7, 20, 8, 0)).duties if duty.left == "还欠会议"]
    assert [(duty.kind, duty.urgency, duty.action) for duty in owed] == [
        ("new_meeting", "overdue", "准备会议")
    ] * 2
    assert owed[0].subject == "2026年第一季度没有召开村民代表会议，应当每季至少一次"
    assert owed[0].detail == "村民委员会组织法第三十条"


def test_that_a_clock_that_went_back_leads_to_the_settings(village: SampleVillage) -> None:
    early = UpdatePerson(at=datetime(2025, 1, 1, 8, 0), who=PersonId(village.person("张秀兰")), away=True)
    village.office.perform(early)
    duty = next(duty for duty in view_at(village, NOON).duties if duty.left == "核对时间")
    assert (duty.kind, duty.id, duty.action) == ("place", "settings", "去核对")


def test_that_a_meeting_called_for_what_it_may_not_decide_is_a_duty(village: SampleVillage) -> None:
    meeting = village.id_of("会议", "m-20260312")
    act = AmendMeeting(at=NOON, meeting=MeetingId(meeting), form=MeetingForm.GROUP_MEETING)
    village.office.perform(act)
    duties = [duty for duty in view_at(village, NOON).duties if duty.kind == "meeting"]
    assert {duty.id for duty in duties} == {meeting}
    assert "不合规定" in {duty.left for duty in duties}


def test_that_a_duty_done_is_gone(village: SampleVillage) -> None:
    from xieshang_desktop.domain.acts.afterwards import ReplyObjection
    from xieshang_desktop.domain.vocabulary import ObjectionId

    objection = next(duty for duty in view_at(village, NOON).duties if duty.kind == "objection")
    village.office.perform(ReplyObjection(at=NOON, objection=ObjectionId(objection.id), text="列入第二段。"))
    assert "objection" not in {duty.kind for duty in view_at(village, NOON).duties}


def test_that_each_topic_stands_in_one_column(village: SampleVillage) -> None:
    columns = {
        column.name: [title for _, title in column.topics]
        for column in view_at(village, village.clock.at).columns
    }
    assert columns["审定"] == ["河道巡护公约"]
    assert columns["通知"] == ["三组院坝整治"]
    assert columns["协商"] == ["文化院坝开放"]
    assert columns["公示"] == ["饮水管网维修"]
    assert columns["评议"] == ["便民服务点"]
    assert len(columns["落实"]) == 6
    assert sum(len(titles) for titles in columns.values()) == 16


def test_that_todays_meeting_lights_the_column_that_it_will_move(village: SampleVillage) -> None:
    lit = [column for column in view_at(village, village.clock.at).columns if column.note]
    assert [(column.name, len(column.moved_today)) for column in lit] == [("决定", 2)]


def test_that_a_meeting_under_way_comes_before_every_other(village: SampleVillage) -> None:
    village.carry_out_until(datetime(2026, 3, 12, 9, 30))
    meeting = view_at(village, village.clock.at).meeting
    assert meeting is not None
    assert meeting.live
    assert meeting.when(village.clock.at) == "09:05开会"


def test_that_after_the_seal_the_next_meeting_stands_on_top(village: SampleVillage) -> None:
    village.carry_out_until(datetime(2026, 3, 12, 23, 0))
    meeting = view_at(village, village.clock.at).meeting
    assert meeting is not None
    assert meeting.title == "三组院坝整治协商会"


@pytest.mark.parametrize(
    ("due", "words", "urgency"),
    [
        (date(2026, 3, 10), "逾期2天", "overdue"),
        (date(2026, 3, 12), "今天最迟", "today"),
        (date(2026, 3, 14), "还有2天", "soon"),
    ],
)
def test_that_days_left_are_whole_days(due: date, words: str, urgency: str) -> None:
    assert due_words(due, NOON.date()) == words
    assert urgency_of(due, NOON.date()) == urgency


def test_that_the_year_stands_only_where_it_differs() -> None:
    assert day_words(date(2025, 12, 5), NOON.date()) == "2025年12月5日"
    assert day_words(date(2026, 12, 5), NOON.date()) == "12月5日"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 12, 12, 40), "今天12:40，还有40分钟"),
        (datetime(2026, 3, 12, 11, 0), "今天11:00，已过1小时"),
        (datetime(2026, 3, 20, 9, 0), "3月20日09:00，还有8天"),
        (datetime(2026, 3, 12, 12, 0), "今天12:00，现在"),
    ],
)
def test_that_the_time_until_a_meeting_is_said_in_the_unit_that_matters(moment: datetime, words: str) -> None:
    assert until_words(moment, NOON) == words


def duty_of(village: SampleVillage, moment: datetime, words: str) -> Duty:
    return next(duty for duty in view_at(village, moment).duties if words in duty.subject)


def test_that_a_lawful_demand_stands_with_its_day_and_leads_to_its_answer_then_to_the_meeting(
    village: SampleVillage,
) -> None:
    demand = DemandId(village.office.new_id())
    act = DemandMeeting(
        at=NOON, key=demand, form=MeetingForm.VILLAGER_REPRESENTATIVES, by="村民代表", cosigner_count=9
    )
    village.office.perform(act)
    duty = duty_of(village, NOON, "要求召开村民代表会议")
    assert (duty.kind, duty.action, duty.due) == ("demands", "去答复", date(2026, 3, 27))
    assert "重庆市实施办法第十二条" in duty.detail
    village.office.perform(AnswerDemand(at=NOON, demand=demand, text="3月20日召开"))
    duty = duty_of(village, NOON, "要求召开村民代表会议")
    assert (duty.kind, duty.action) == ("new_meeting", "准备会议")
    late = duty_of(village, datetime(2026, 4, 20, 8, 0), "要求召开村民代表会议")
    assert (late.urgency, late.left) == ("overdue", "应当召开")


def test_that_a_demand_with_too_few_signatures_leads_to_the_demands(village: SampleVillage) -> None:
    village.office.perform(
        DemandMeeting(at=NOON, form=MeetingForm.VILLAGERS_ASSEMBLY, by="村民", cosigner_count=3)
    )
    duty = duty_of(village, NOON, "要求召开村民会议")
    assert (duty.kind, duty.left, duty.action) == ("demands", "联名不足", "看要求")


def test_that_the_meeting_of_a_quarter_is_announced_a_month_before_its_end(village: SampleVillage) -> None:
    june = duty_of(village, datetime(2026, 6, 10, 8, 0), "第二季度还没有召开村民代表会议")
    assert (june.kind, june.left, june.due) == ("new_meeting", "还有20天", date(2026, 6, 30))
    early = view_at(village, datetime(2026, 5, 10, 8, 0)).duties
    assert all("第二季度" not in duty.subject for duty in early)


def test_that_a_result_that_nobody_carries_out_is_a_duty_that_leads_to_it(village: SampleVillage) -> None:
    village.carry_out_until(datetime(2026, 3, 12, 12, 0))
    home_of_evening = view_at(village, datetime(2026, 3, 12, 18, 0))
    owed = {(duty.subject, duty.left): duty for duty in home_of_evening.duties if duty.kind == "outcome"}
    assert ("安装太阳能路灯", "待落实") in owed
    assert ("安装太阳能路灯", "待公示") in owed
    assert owed[("安装太阳能路灯", "待公示")].id == village.id_of("议题", "t-lights")
