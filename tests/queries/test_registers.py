"""The registers for a period: what belongs into it, whole and masked, and the shares of the return."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import crowd, rehearse, replay
from tests.replay.test_cases import case
from tests.storage import lives
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.exports.registers.of_meetings import DECISIONS, share_of
from xieshang_desktop.queries.registers.asked import Asked, quarter_before, quarter_of, year_up_to
from xieshang_desktop.queries.registers.sheets import registers_view
from xieshang_desktop.queries.registers.views import DecisionRow, RegistersView
from xieshang_desktop.storage.unit_of_work import Record


@pytest.fixture(scope="module")
def lights(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The whole life of one topic, from March to its evaluation."""
    return replay(tmp_path_factory.mktemp("lights"), case(1)).record


def registers(record: Record, asked: Asked | None = None) -> RegistersView:
    return record.read(registers_view, asked=asked)


def test_that_a_period_has_what_happened_in_it(lights: Record) -> None:
    whole = registers(lights)
    day = whole.meetings[0].starts.date()
    of_the_day = registers(lights, Asked(first=day, last=day))
    assert (of_the_day.first, of_the_day.last) == (day, day)
    assert of_the_day.meetings == whole.meetings
    assert of_the_day.topics == ()
    assert registers(lights, Asked(first=date(2027, 1, 1), last=date(2027, 12, 31))).meetings == ()


def test_that_a_task_belongs_to_every_period_in_which_it_runs(lights: Record) -> None:
    (task,) = registers(lights).tasks
    assert task.assigned_on is not None
    later = Asked(first=date(task.assigned_on.year + 1, 1, 1))
    assert bool(registers(lights, later).tasks) == (task.finished_on is None)
    assert registers(lights, Asked(first=task.assigned_on, last=task.assigned_on)).tasks == (task,)
    assert registers(lights, Asked(last=date(2020, 1, 1))).tasks == ()


def test_that_a_posting_belongs_to_every_period_in_which_it_hangs(lights: Record) -> None:
    posting = registers(lights).postings[0]
    assert posting in registers(lights, Asked(first=posting.last, last=posting.last)).postings
    assert posting not in registers(lights, Asked(last=date(2020, 1, 1))).postings


def test_that_only_meetings_of_the_form_asked_for_are_there(lights: Record) -> None:
    whole = registers(lights)
    form = MeetingForm(whole.meetings[0].form)
    assert registers(lights, Asked(form=form)).meetings
    assert registers(lights, Asked(form=MeetingForm.VILLAGERS_ASSEMBLY)).votes == ()


def test_that_decisions_are_told_as_the_return_of_civil_affairs_asks(lights: Record) -> None:
    view = registers(lights)
    binding = [row for row in view.votes if row.binding]
    assert [row.motion for row in view.decisions] == [row.motion for row in binding]
    row, vote, meeting = view.decisions[0], binding[0], view.meetings[0]
    assert (row.agreed, row.against, row.abstain) == (vote.for_count, vote.against, vote.abstain)
    assert (row.entitled, row.present, row.women) == (meeting.entitled, meeting.present, meeting.women)


def decision(present: int, agreed: int, women: int | None = 3) -> DecisionRow:
    return DecisionRow(
        "村民代表会议", "装路灯", date(2026, 3, 12), "人", 45, present, women, agreed, 0, 0, "通过"
    )  # fmt: skip


def cells(row: DecisionRow) -> dict[str, object]:
    return dict(zip([column.head for column in DECISIONS.columns], DECISIONS.cells(row), strict=True))


def test_that_shares_are_of_those_present_with_two_decimals() -> None:
    told = cells(decision(34, 18))
    assert told["实到占比"] == Decimal("75.56")
    assert told["同意占比"] == Decimal("52.94")
    assert told["妇女占比"] == Decimal("8.82")


def test_that_a_share_of_nobody_is_two_strokes() -> None:
    told = cells(decision(0, 0, None))
    assert (told["同意占比"], told["妇女占比"], told["实到占比"]) == ("--", "--", Decimal("0.00"))


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_that_a_share_is_right_to_half_a_hundredth(part: int, whole: int) -> None:
    share = share_of(part, whole)
    assert isinstance(share, Decimal)
    assert abs(share - Decimal(part * 100) / whole) <= Decimal("0.005")


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_that_a_day_lies_in_its_quarter_and_not_in_the_one_before(day: date) -> None:
    first, last = quarter_of(day)
    assert first <= day <= last
    assert (first.day, first.month % 3) == (1, 1)
    assert quarter_before(day)[1].toordinal() + 1 == first.toordinal()


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_that_a_year_up_to_a_day_ends_on_it_and_has_365_or_366_days(day: date) -> None:
    first, last = year_up_to(day)
    assert last == day
    assert (last - first).days + 1 in (365, 366)


def test_that_whole_numbers_of_identity_are_given_when_asked_for(tmp_path: Path) -> None:
    home = lives.sealed(tmp_path)
    numbers = {row.name: row.id_number for row in registers(home.record).sign_ins}
    archived = {
        row.name: row.id_number for row in registers(home.record, Asked(full_identities=True)).sign_ins
    }
    assert archived["主任"] == "110101197001010011"
    assert numbers["主任"] != archived["主任"]
    assert "*" in numbers["主任"]


def test_that_the_moment_of_an_opinion_decides_its_period(lights: Record) -> None:
    opinions = registers(lights).opinions
    assert opinions
    until = opinions[0].at.date()
    kept = registers(lights, Asked(last=until)).opinions
    assert [row.at for row in kept] == [row.at for row in opinions if row.at.date() <= until]
    assert isinstance(kept[0].at, datetime)


def test_that_a_community_reads_its_own_terms_in_the_registers(tmp_path: Path) -> None:
    home = rehearse(tmp_path, village={"kind": "社区"}, crowds=[crowd("成员", 5)])
    home.do(
        "propose_topic", topic="t1", title="加装电梯", category="公共事务和公益事业", source="村民委员会",
        matter="一般公共事务", scope="村",
    )  # fmt: skip
    home.do("plan_consultation", topic="t1", lead="居民委员会", form="村民议事会")
    home.do(
        "convene_meeting", meeting="m1", form="村民议事会", title="居民议事会", place="工作站",
        starts_at=datetime(2026, 3, 20, 9), chair="成员01", recorder="成员02", topics=["t1"], unit="人",
        entitled={"all": True},
    )  # fmt: skip
    view = home.record.read(registers_view)
    assert ([row.form for row in view.meetings], [row.form for row in view.topics]) == (["居民议事会"],) * 2
