"""Days: notices, postings, replies, and what a quarter or a year wants."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.law import (
    APPRAISAL,
    ASSEMBLY,
    GROUP,
    MEMBERS,
    REPRESENTATIVES,
    RESIDENT_REPRESENTATIVES,
    rules,
)
from xieshang_desktop.domain.calendar import (
    convening_due,
    due,
    earliest_lawful_meeting_day,
    frequency_coming,
    frequency_owed,
    last_lawful_notice_day,
    notice_days,
    notice_doubt,
    notice_exception,
    past_periods,
    period_of,
    posting_days,
    posting_end,
    posting_needed,
    publishing_due,
    reply_due,
)
from xieshang_desktop.domain.figures import Figure, RuleSet
from xieshang_desktop.domain.vocabulary import MeetingForm

days = st.dates(date(2026, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("told", "held", "whole_days"),
    [
        (date(2026, 3, 4), date(2026, 3, 12), 7),
        (date(2026, 3, 11), date(2026, 3, 12), 0),
        (date(2026, 3, 12), date(2026, 3, 12), 0),
        (date(2026, 3, 13), date(2026, 3, 12), 0),
        (date(2026, 2, 27), date(2026, 3, 2), 2),
        (date(2028, 2, 27), date(2028, 3, 2), 3),
        (date(2025, 12, 31), date(2026, 1, 11), 10),
    ],
)
def test_that_neither_the_day_of_the_notice_nor_that_of_the_meeting_counts(
    told: date, held: date, whole_days: int
) -> None:
    assert notice_days(told, held) == whole_days


def test_that_the_stricter_reading_holds_where_nothing_else_is_said() -> None:
    assert last_lawful_notice_day(date(2026, 3, 12), 3) == date(2026, 3, 8)
    assert earliest_lawful_meeting_day(date(2026, 3, 8), 3) == date(2026, 3, 12)


def test_that_a_village_may_count_the_day_of_the_meeting() -> None:
    assert notice_days(date(2026, 3, 4), date(2026, 3, 12), counts_meeting_day=True) == 8
    assert last_lawful_notice_day(date(2026, 3, 12), 3, counts_meeting_day=True) == date(2026, 3, 9)
    assert earliest_lawful_meeting_day(date(2026, 3, 9), 3, counts_meeting_day=True) == date(2026, 3, 12)


@given(days, st.integers(0, 60), st.booleans())
def test_that_the_last_lawful_day_is_just_in_time(held: date, needed: int, counted: bool) -> None:
    last = last_lawful_notice_day(held, needed, counted)
    assert notice_days(last, held, counted) == needed
    assert earliest_lawful_meeting_day(last, needed, counted) == held
    assert needed == 0 or notice_days(last + timedelta(days=1), held, counted) == needed - 1


def test_that_special_circumstances_excuse_only_where_the_law_says_so() -> None:
    excuse = notice_exception(rules(), ASSEMBLY)
    assert excuse is not None
    assert excuse.clause == "村民委员会组织法第二十五条"
    assert notice_exception(rules(), MEMBERS) is None
    assert notice_exception(rules(), REPRESENTATIVES) is None


def test_that_the_doubt_of_a_local_law_is_told() -> None:
    assert notice_doubt(rules("重庆市"), ASSEMBLY) == (
        "本地办法没有写明遇有特殊情况可以临时通知，有两种理解，宜按十日通知（重庆市实施办法第六条）"
    )
    assert notice_doubt(rules("海南省"), ASSEMBLY) == ""


@pytest.mark.parametrize(
    ("up", "down", "whole_days"),
    [
        (date(2026, 3, 13), date(2026, 3, 28), 15),
        (date(2026, 3, 13), date(2026, 3, 27), 14),
        (date(2026, 3, 13), date(2026, 3, 13), 0),
        (date(2026, 3, 13), date(2026, 3, 12), 0),
        (date(2026, 2, 20), date(2026, 3, 7), 15),
    ],
)
def test_that_a_posting_counts_from_the_day_after_to_the_day_it_comes_down(
    up: date, down: date, whole_days: int
) -> None:
    assert posting_days(up, down) == whole_days


@given(days, st.integers(0, 90))
def test_that_a_posting_may_come_down_when_its_days_are_full(up: date, needed: int) -> None:
    assert posting_days(up, posting_end(up, needed)) == needed


@pytest.mark.parametrize("province", ["重庆市", "四川省", "海南省", "山东省"])
def test_that_no_province_posts_for_less_than_fifteen_days(province: str) -> None:
    assert posting_needed(rules(province)).days == 15


def test_that_a_set_without_days_of_posting_is_no_set() -> None:
    with pytest.raises(LookupError, match=r"^posting_days$"):
        posting_needed(RuleSet((), (), date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("province", "last", "clause"),
    [
        ("重庆市", date(2026, 7, 4), "重庆市实施办法第三十一条"),
        ("海南省", date(2026, 7, 16), "海南省实施办法第二十四条"),
        ("上海市", date(2026, 7, 16), "上海市实施办法第二十四条"),
        ("山东省", date(2026, 7, 6), "山东省村务公开条例"),
        ("四川省", date(2026, 7, 11), "四川省村务公开条例"),
        ("河北省", date(2026, 7, 16), "河北省村务公开条例"),
    ],
)
def test_that_an_objection_is_answered_within_the_province_s_days(
    province: str, last: date, clause: str
) -> None:
    found = reply_due(rules(province), date(2026, 7, 1))
    assert found is not None
    assert (found[0], found[1].clause) == (last, clause)


def test_that_an_inquiry_s_days_are_not_those_of_an_objection() -> None:
    assert reply_due(rules("浙江省"), date(2026, 7, 1)) is None
    assert reply_due(rules(), date(2026, 7, 1)) is None


def test_that_a_demanded_meeting_is_held_within_fifteen_days_in_chongqing() -> None:
    found = convening_due(rules("重庆市"), REPRESENTATIVES, date(2026, 7, 1))
    assert found is not None
    assert (found[0], found[1].clause) == (date(2026, 7, 16), "重庆市实施办法第十二条")
    assert convening_due(rules("重庆市"), ASSEMBLY, date(2026, 7, 1)) is None


def test_that_what_supervisors_ask_for_is_not_what_villagers_demand() -> None:
    assert convening_due(rules("上海市"), REPRESENTATIVES, date(2026, 7, 1)) is None


def test_that_what_happens_is_published_within_the_province_s_days() -> None:
    found = publishing_due(rules("重庆市"), date(2026, 7, 1))
    assert found is not None
    assert (found[0], found[1].clause) == (date(2026, 7, 11), "重庆市实施办法第三十条")
    assert publishing_due(rules(), date(2026, 7, 1)) is None


def test_that_the_day_itself_is_not_counted() -> None:
    assert due(date(2026, 2, 26), 3) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("times", "first", "last"),
    [
        (1, date(2026, 1, 1), date(2026, 12, 31)),
        (2, date(2026, 1, 1), date(2026, 6, 30)),
        (4, date(2026, 4, 1), date(2026, 6, 30)),
        (12, date(2026, 5, 1), date(2026, 5, 31)),
    ],
)
def test_that_a_day_lies_in_its_period(times: int, first: date, last: date) -> None:
    assert period_of(date(2026, 5, 20), times) == (first, last)


@given(days, st.sampled_from([1, 2, 4, 12]))
def test_that_periods_follow_each_other_without_a_gap(day: date, times: int) -> None:
    first, last = period_of(day, times)
    assert first <= day <= last
    assert period_of(last + timedelta(days=1), times)[0] == last + timedelta(days=1)


def test_that_only_periods_that_are_over_and_begun_in_time_are_asked_after() -> None:
    assert past_periods(4, date(2026, 1, 2), date(2026, 9, 30)) == ((date(2026, 4, 1), date(2026, 6, 30)),)
    assert past_periods(4, date(2026, 1, 1), date(2026, 3, 31)) == ()
    assert len(past_periods(4, date(2026, 1, 1), date(2026, 4, 1))) == 1


def test_that_a_quarter_without_representatives_is_owed() -> None:
    held = [date(2026, 2, 3), date(2026, 9, 30)]
    owed = frequency_owed(rules(), REPRESENTATIVES, held, date(2026, 1, 1), date(2026, 10, 1))
    assert [(each.first, each.last) for each in owed] == [(date(2026, 4, 1), date(2026, 6, 30))]
    assert owed[0].sentence == (
        "2026年第二季度没有召开村民代表会议，应当每季至少一次（村民委员会组织法第三十条）"
    )
    assert (owed[0].form, owed[0].clause) == (REPRESENTATIVES, "村民委员会组织法第三十条")


@pytest.mark.parametrize("day", [date(2026, 4, 1), date(2026, 6, 30)])
def test_that_the_first_and_the_last_day_of_a_quarter_belong_to_it(day: date) -> None:
    assert frequency_owed(rules(), REPRESENTATIVES, [day], date(2026, 4, 1), date(2026, 7, 1)) == ()


def test_that_the_running_quarter_is_not_owed_yet() -> None:
    assert frequency_owed(rules(), REPRESENTATIVES, [], date(2026, 4, 1), date(2026, 6, 30)) == ()


@pytest.mark.parametrize(
    ("sets", "form", "today", "sentence"),
    [
        (
            (),
            ASSEMBLY,
            date(2027, 1, 1),
            "2026年没有召开村民会议，应当每年至少一次（村民委员会组织法第二十五条）",
        ),
        (
            ("四川省",),
            ASSEMBLY,
            date(2026, 7, 1),
            "2026年上半年没有召开村民会议，应当每半年至少一次（四川省实施办法第十二条）",
        ),
        (
            (),
            RESIDENT_REPRESENTATIVES,
            date(2026, 7, 1),
            "2026年上半年没有召开居民代表会议，应当每半年至少一次（城市居民委员会组织法第二十八条）",
        ),
        (
            (),
            APPRAISAL,
            date(2027, 1, 1),
            "2026年没有召开民主评议会，应当每年至少一次（村民委员会组织法第三十八条）",
        ),
    ],
)
def test_that_a_year_or_half_without_a_meeting_is_owed(
    sets: tuple[str, ...], form: MeetingForm, today: date, sentence: str
) -> None:
    owed = frequency_owed(rules(*sets), form, [], date(2026, 1, 1), today)
    assert [each.sentence for each in owed] == [sentence]


@pytest.mark.parametrize(
    ("times", "day", "words"),
    [
        (1, date(2026, 1, 1), "2026年没有召开村民小组会议，应当每年至少一次（章程）"),
        (2, date(2026, 1, 1), "2026年上半年没有召开村民小组会议，应当每半年至少一次（章程）"),
        (2, date(2026, 7, 1), "2026年下半年没有召开村民小组会议，应当每半年至少一次（章程）"),
        (4, date(2026, 1, 1), "2026年第一季度没有召开村民小组会议，应当每季至少一次（章程）"),
        (4, date(2026, 7, 1), "2026年第三季度没有召开村民小组会议，应当每季至少一次（章程）"),
        (4, date(2026, 10, 1), "2026年第四季度没有召开村民小组会议，应当每季至少一次（章程）"),
        (12, date(2026, 5, 1), "2026年5月没有召开村民小组会议，应当每年至少12次（章程）"),
        (12, date(2026, 12, 1), "2026年12月没有召开村民小组会议，应当每年至少12次（章程）"),
        (6, date(2026, 5, 1), "2026年5月至6月没有召开村民小组会议，应当每年至少6次（章程）"),
        (5, date(2026, 5, 1), "2026年5月至6月没有召开村民小组会议，应当每年至少5次（章程）"),
        (24, date(2026, 5, 1), "2026年5月没有召开村民小组会议，应当每年至少24次（章程）"),
    ],
)
def test_that_every_period_has_its_name(times: int, day: date, words: str) -> None:
    own = asked_of(figure("frequency", times, form=GROUP))
    owed = frequency_owed(own, GROUP, [], day, period_of(day, times)[1] + timedelta(days=1))
    assert [each.sentence for each in owed] == [words]


def figure(rule: str, value: int | str, **more: Any) -> Figure:
    kept: dict[str, Any] = {"set_id": "试", "clause": "章程", "source": "试", "checked": date(2026, 1, 1)}
    return Figure(rule=rule, value=value, **kept, **more)


def asked_of(*figures: Figure) -> RuleSet:
    return RuleSet(("试",), figures, date(2026, 1, 1))


def test_that_of_several_figures_the_strictest_counts() -> None:
    day = date(2026, 7, 1)
    several = asked_of(
        figure("posting_days", 15),
        figure("posting_days", 20, of="协商成果"),
        figure("reply_days", 15),
        figure("reply_days", 5, of="书面异议"),
        figure("publish_within_days", 10),
        figure("publish_within_days", 3, of="随时公布的事项"),
        figure("publish_within_days", 1, of="按月公布的事项"),
        figure("frequency", 1, form=GROUP),
        figure("frequency", 2, form=GROUP, of="本村"),
    )
    replies, published = reply_due(several, day), publishing_due(several, day)
    assert posting_needed(several).days == 20
    assert replies is not None
    assert published is not None
    assert (replies[0], published[0]) == (date(2026, 7, 6), date(2026, 7, 4))
    assert len(frequency_owed(several, GROUP, [], date(2026, 1, 1), day)) == 1


def test_that_several_doubts_are_all_told() -> None:
    doubts = asked_of(
        figure("notice_exception_unsure", "有两种理解", form=ASSEMBLY),
        figure("notice_exception_unsure", "未见规定", form=ASSEMBLY, of="本村"),
    )
    assert notice_doubt(doubts, ASSEMBLY) == "有两种理解（章程）；未见规定（章程）"


def test_that_a_form_without_a_frequency_owes_nothing() -> None:
    assert frequency_owed(rules(), GROUP, [], date(2026, 1, 1), date(2030, 1, 1)) == ()


@pytest.mark.parametrize(
    ("held", "since", "owed"),
    [
        ([], date(2026, 1, 1), True),
        ([date(2026, 2, 1)], date(2026, 1, 1), False),
        ([date(2025, 12, 1)], date(2026, 1, 1), True),
        ([], date(2026, 2, 1), False),
    ],
)
def test_that_the_meeting_of_the_running_quarter_is_announced(
    held: list[date], since: date, owed: bool
) -> None:
    found = frequency_coming(rules(), MeetingForm.VILLAGER_REPRESENTATIVES, held, since, date(2026, 3, 12))
    assert (found is not None) is owed
    if found is not None:
        assert found.last == date(2026, 3, 31)
        assert found.sentence.startswith("2026年第一季度还没有召开村民代表会议，应当每季至少一次")


def test_that_a_form_without_a_frequency_is_never_announced() -> None:
    nothing = frequency_coming(rules(), MeetingForm.COURTYARD, [], date(2026, 1, 1), date(2026, 3, 12))
    assert nothing is None


@pytest.mark.parametrize(
    ("today", "period"),
    [
        (date(2026, 3, 31), "第一季度"),
        (date(2026, 4, 1), "第二季度"),
        (date(2026, 9, 30), "第三季度"),
        (date(2026, 10, 1), "第四季度"),
    ],
)
def test_that_each_quarter_has_its_name(today: date, period: str) -> None:
    found = frequency_coming(rules(), MeetingForm.VILLAGER_REPRESENTATIVES, [], date(2026, 1, 1), today)
    assert found is not None
    assert found.sentence.startswith(f"2026年{period}还没有召开")


def test_that_the_oftener_of_two_frequencies_is_announced() -> None:
    several = asked_of(
        figure("frequency", 1, form=GROUP, of="国家"), figure("frequency", 2, form=GROUP, of="本村")
    )
    found = frequency_coming(several, GROUP, [], date(2026, 1, 1), date(2026, 8, 1))
    assert found is not None
    assert found.sentence.startswith("2026年下半年还没有召开村民小组会议，应当每半年至少一次")
