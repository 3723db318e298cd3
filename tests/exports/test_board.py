"""Nothing hangs on the board that its whitelist does not name, whatever a view may come to hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from tests.exports import sample_afterwards as after
from tests.exports import sample_forms as forms
from tests.exports import sample_views as sample
from tests.exports.all_papers import PAPERS
from xieshang_desktop.exports.paper import Paper
from xieshang_desktop.exports.paper_texts import texts
from xieshang_desktop.exports.papers import (
    agenda_posting,
    appraisal,
    objection_reply,
    posting,
    progress_posting,
    satisfaction,
    stipend,
)
from xieshang_desktop.exports.papers.agenda_wall import agenda_wall_paper
from xieshang_desktop.exports.papers.board import OFFICIAL_NUMBERS, Whitelist, allowed, board_copy
from xieshang_desktop.queries.papers.views import OfficerView


@dataclass(frozen=True)
class Board:
    """A paper for the board: how it is composed, of what, and what it may show."""

    compose: Callable[[Any], Paper]
    view: Any
    whitelist: Whitelist


BOARDS = {
    "agenda_posting": Board(
        agenda_posting.agenda_posting_paper, forms.agenda_view(), agenda_posting.WHITELIST
    ),
    "agenda_wall": Board(agenda_wall_paper, forms.agenda_view(), agenda_posting.WHITELIST),
    "posting": Board(posting.posting_paper, sample.posting_view(), posting.WHITELIST),
    "progress_posting": Board(
        progress_posting.progress_posting_paper, after.progress_view(), progress_posting.WHITELIST
    ),
    "objection_reply_posting": Board(
        objection_reply.objection_reply_posting_paper, after.objection_view(), objection_reply.WHITELIST
    ),
    "stipend_posting": Board(stipend.stipend_posting_paper, after.stipend_view(), stipend.WHITELIST),
    "appraisal_posting": Board(
        appraisal.appraisal_posting_paper, after.appraisal_view(), appraisal.WHITELIST
    ),
    "satisfaction_posting": Board(
        satisfaction.satisfaction_posting_paper, after.satisfaction_view(), satisfaction.WHITELIST
    ),
}
NAMELESS = ("agenda_wall", "posting", "objection_reply_posting", "satisfaction_posting")
PERSONAL = ("id_number", "account", "phone", "address", "tellers", "scrutineers", "counters", "visits")


def words(paper: Paper) -> str:
    return "\n".join(text for text, _ in texts(paper))


def marked(part: Any, path: str, marks: dict[str, tuple[type, str]]) -> Any:
    """Return a view in which every text is a mark of its own; which field it stands for is noted."""
    changes: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        place = f"{path}.{field.name}"
        if isinstance(value, str):
            mark = f"〔{len(marks):03d}〕"
            marks[mark] = (type(part), field.name)
            changes[field.name] = mark
        elif is_dataclass(value) and not isinstance(value, type):
            changes[field.name] = marked(value, place, marks)
        elif isinstance(value, tuple) and value:
            changes[field.name] = tuple(
                marked_member(type(part), field.name, each, place, marks) for each in value
            )
    return replace(part, **changes)


def marked_member(owner: type, name: str, member: Any, path: str, marks: dict[str, tuple[type, str]]) -> Any:
    if isinstance(member, str):
        mark = f"〔{len(marks):03d}〕"
        marks[mark] = (owner, name)
        return mark
    return marked(member, path, marks) if is_dataclass(member) else member


@pytest.mark.parametrize("name", BOARDS)
def test_that_only_fields_of_the_whitelist_reach_the_board(name: str) -> None:
    board = BOARDS[name]
    marks: dict[str, tuple[type, str]] = {}
    view = marked(board.view, "", marks)
    said = words(board.compose(view))
    shown = {marks[mark] for mark in re.findall(r"〔\d{3}〕", said)}
    permitted = {(kind, field) for kind, names in board.whitelist.items() for field in names}
    assert shown
    assert shown <= permitted


@pytest.mark.parametrize("name", BOARDS)
def test_that_a_whitelist_names_only_fields_that_exist_and_none_that_is_personal(name: str) -> None:
    for kind, names in BOARDS[name].whitelist.items():
        assert names <= {field.name for field in fields(kind)}
        assert not names & set(PERSONAL)


def personal_numbers(part: Any) -> Iterator[str]:
    """Every text of a view's personal fields."""
    for field in fields(part) if is_dataclass(part) else ():
        value = getattr(part, field.name)
        if isinstance(value, tuple):
            for each in value:
                yield from personal_numbers(each)
        elif field.name in PERSONAL and isinstance(value, str) and value:
            yield value


def test_that_ids_accounts_and_telephones_of_people_are_not_posted() -> None:
    view = after.stipend_view()
    hidden = list(personal_numbers(view))
    assert len(hidden) == 3 * len(view.rows)
    said = words(stipend.stipend_posting_paper(view))
    assert not [number for number in hidden if number in said]
    archived = words(stipend.stipend_paper(view))
    assert all(row.account in archived and row.id_number in archived for row in view.rows)


@pytest.mark.parametrize("name", BOARDS)
def test_that_a_number_written_into_a_text_is_masked(name: str) -> None:
    board = BOARDS[name]
    marks: dict[str, tuple[type, str]] = {}
    marked(board.view, "", marks)
    numbered = smuggled(board.view)
    said = words(board.compose(numbered))
    for number in ("500229197001010015", "13812345678", "6228480400000000123"):
        assert number not in said


def smuggled(part: Any) -> Any:
    """A view with an id, a telephone and an account number at the end of every text."""
    tail = "，身份证500229197001010015，电话13812345678，账号6228480400000000123"
    changes: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, str) and field.name not in OFFICIAL_NUMBERS:
            changes[field.name] = value + tail
        elif isinstance(value, tuple):
            changes[field.name] = tuple(
                each + tail if isinstance(each, str) else smuggled(each) for each in value
            )
    return replace(part, **changes)


@pytest.mark.parametrize("name", NAMELESS)
def test_that_no_villager_is_named_where_the_law_does_not_want_it(name: str) -> None:
    said = words(PAPERS[name]() if name in PAPERS else BOARDS[name].compose(BOARDS[name].view))
    officials = {"陈德明", "罗晓琴", "冉光荣"} if name.startswith("agenda") else set()
    assert not [person for person in {*sample.PRESENT, "何永建", "李赟"} - officials if person in said]


def test_that_who_objected_is_not_named_even_where_the_answer_names_them() -> None:
    view = replace(after.objection_view(), reply="何永建反映属实，已加装增压泵")
    said = words(objection_reply.objection_reply_posting_paper(view))
    assert "何永建" not in said
    assert "异议人反映属实" in said
    assert "何永建（一组）：" in words(objection_reply.objection_reply_paper(view))


def test_that_the_telephone_for_objections_stays_legible() -> None:
    assert after.PHONE in words(PAPERS["stipend_posting"]())


def test_that_the_archive_names_the_answers_and_the_board_only_counts_them() -> None:
    view = after.satisfaction_view()
    archived = words(satisfaction.satisfaction_paper(view))
    assert all(visit.name in archived for visit in view.visits)
    assert "亮灯到晚上10点太早" not in words(satisfaction.satisfaction_posting_paper(view))


def test_that_a_view_without_a_whitelist_is_refused() -> None:
    with pytest.raises(KeyError):
        board_copy(OfficerView("陈德明"), {})


def test_that_a_whitelist_with_a_wrong_name_is_refused() -> None:
    with pytest.raises(ValueError, match="OfficerView has no"):
        board_copy(OfficerView("陈德明"), {OfficerView: allowed("name telephone")})


def test_that_a_day_that_is_not_named_cannot_slip_through() -> None:
    @dataclass(frozen=True)
    class Dated:
        name: str
        born: date

    with pytest.raises(ValueError, match="born is not named"):
        board_copy(Dated("陈德明", date(1971, 3, 8)), {Dated: allowed("name")})
