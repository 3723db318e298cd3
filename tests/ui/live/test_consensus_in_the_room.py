"""Consensus by keys alone: reasons, answers, a changed text, another round, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text as sql

from tests.ui.live.conftest import Hall
from tests.ui.live.views import NINE, a_view, floor, with_running
from xieshang_desktop.domain.vocabulary import MeetingForm, Outcome
from xieshang_desktop.queries.cockpit.agenda import TextVersion
from xieshang_desktop.queries.cockpit.consensus import ConsensusRow, DissentRow
from xieshang_desktop.queries.cockpit.deciding import Deciding
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.hints import UiHint
from xieshang_desktop.ui.live.next_step import Wish, next_step
from xieshang_desktop.ui.live.sheets.finish import (
    FinishSheet,
    fitting_outcomes,
    law_words,
    prepared_conclusion,
)

OpenHall = Callable[[str], Hall]
DECIDED = "SELECT rate FROM stipend_decided ORDER BY at DESC LIMIT 1"


def consulting(*rounds: ConsensusRow, versions: int = 1, deciding: Deciding | None = None) -> CockpitView:
    """A consultation on an item whose text has so many versions, after these rounds."""
    texts = tuple(TextVersion(number, f"方案{number}", NINE) for number in range(1, versions + 1))
    view = with_running(a_view(floor=replace(floor(), consensus=rounds)), texts=texts)
    meeting = replace(view.meeting, form=MeetingForm.CONSULTATION)
    return replace(view, meeting=meeting, deciding=deciding or Deciding())


def a_round(support: int, reservations: int, objections: int, *answers: str) -> ConsensusRow:
    dissent = (DissentRow("p", "胡淑芬", True, "费用没写清", answers),) if objections else ()
    return ConsensusRow("按方案办", support, reservations, objections, NINE, 1, dissent)


def wish(view: CockpitView) -> Wish | None:
    step = next_step(view, UiHint())
    return step.wish if step else None


def test_that_objections_are_answered_before_the_item_ends() -> None:
    assert wish(consulting(a_round(30, 0, 1))) is Wish.ANSWER
    assert wish(consulting(a_round(30, 0, 1, "账目按月公布"))) is Wish.FINISH_ITEM
    assert wish(consulting(a_round(30, 2, 0))) is Wish.FINISH_ITEM


def test_that_a_changed_text_is_put_to_the_room_again() -> None:
    assert wish(consulting(a_round(30, 0, 1), versions=2)) is Wish.TEST_CONSENSUS


@pytest.mark.parametrize(
    ("figures", "likeliest"),
    [
        ((30, 0, 0), Outcome.AGREED),
        ((30, 2, 0), Outcome.MOSTLY_AGREED),
        ((20, 0, 9), Outcome.NOT_AGREED),
    ],
)
def test_that_the_likeliest_outcome_stands_first(figures: tuple[int, int, int], likeliest: Outcome) -> None:
    view = consulting(a_round(*figures))
    assert fitting_outcomes(view)[0] is likeliest
    assert len(set(fitting_outcomes(view))) == len(fitting_outcomes(view))
    assert f"{figures[0]}人支持" in prepared_conclusion(view)


def test_that_what_the_law_gives_to_another_body_is_sent_to_it() -> None:
    deciding = Deciding(("村民代表会议", "村民会议"), must=True)
    view = consulting(a_round(30, 0, 0), deciding=deciding)
    assert fitting_outcomes(view)[:2] == (Outcome.TO_STATUTORY_MEETING, Outcome.AGREED)
    assert law_words(view) == "这件事依法由村民代表会议、村民会议决定，形成意见以后提交。"
    assert prepared_conclusion(view).endswith("提交村民代表会议决定。")


def test_that_without_agreement_it_is_offered_to_the_body_that_may_decide() -> None:
    view = consulting(a_round(10, 0, 20), deciding=Deciding(("村民代表会议",)))
    assert fitting_outcomes(view)[:2] == (Outcome.TO_STATUTORY_MEETING, Outcome.NOT_AGREED)


def test_that_reasons_are_noted_and_answered_and_the_changed_text_is_put_again(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("F6")
    for count in ("30", "0", "0"):
        room.type(count)
        room.press("Return")
    note_dissent(room, "费用没写清", "hsf")
    note_dissent(room, "担心没人管", "lxq", keys=("Alt+2",))
    room.press("Ctrl+Return")
    assert room.view.floor is not None
    (first,) = room.view.floor.consensus
    assert (first.support, first.reservations, first.objections) == (30, 1, 1)
    assert {(each.name, each.objects, each.reason) for each in first.dissent} == {
        ("胡淑芬", True, "费用没写清"),
        ("罗晓琴", False, "担心没人管"),
    }
    room.press("Ctrl+F6")
    assert room.red == "答复胡淑芬（先写答复）"
    room.type("账目按月公布")
    room.press("Ctrl+Return")
    assert room.red == "答复罗晓琴（先写答复）"
    assert room.view.floor is not None
    assert room.view.floor.consensus[0].dissent[0].answers == ("账目按月公布",)
    room.press("Escape", "F6")
    assert "第1次：30人支持，1人保留，1人反对" in "".join(words(room))


def note_dissent(room: Hall, reason: str, initials: str, keys: tuple[str, ...] = ()) -> None:
    """A reason first, then who gives it."""
    sheet = room.page.stage.open_sheet
    assert sheet is not None
    for field, typed in (("_reason", reason), ("_who", initials)):
        widget = getattr(sheet, field)
        widget.line.setFocus()
        room.type(typed)
        room.press(*keys)
    room.press("Return")


def words(room: Hall) -> list[str]:
    from xieshang_desktop.ui.widgets.flow_text import FlowText

    return [each.text() for each in room.page.findChildren(FlowText) if each.isVisible()]


def test_that_an_item_on_stipends_ends_with_people_and_rate(hall: OpenHall) -> None:
    room = hall("10:12")
    assert room.view.deciding.stipends
    for count in ("34", "34", "25", "5", "3", "1"):
        room.type(count)
        room.press("Return")
    room.press("F7", "Ctrl+Return")
    sheet = room.page.stage.open_sheet
    assert isinstance(sheet, FinishSheet)
    part = sheet._stipend
    part._who.line.setFocus()
    room.type("lxq")
    room.press("Return")
    assert room.red.endswith("（先写补贴多少元）")
    part._rate.line.setFocus()
    room.type("60")
    room.press("Ctrl+Return")
    decided = room.village.office.read(lambda session: session.scalars(sql(DECIDED)).all())
    assert decided == ["60"]
