"""The columns of a sheet, put right by somebody who sees them: another header, another field, none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.imports.builders import id_number, workbook
from xieshang_desktop.imports.columns import ColumnMapping, Field, guess_mapping, header_labels
from xieshang_desktop.imports.grids import Cell, Grid
from xieshang_desktop.imports.layout import SheetLayout
from xieshang_desktop.imports.remembered import recall, remember
from xieshang_desktop.imports.roster import RosterReading, read_roster

ID = id_number(date(1971, 3, 8))


def layout_of(reading: RosterReading) -> SheetLayout:
    return SheetLayout.of(reading.heads[0], reading.mapping)


def fields(layout: SheetLayout) -> list[str]:
    return [f"{column.letter}{column.label}={column.field or ''}" for column in layout.columns]


def test_that_every_column_shows_its_label_a_few_cells_and_its_field(tmp_path: Path) -> None:
    rows = [["陈德明", "13800000001", ID, ""], ["徐维芳", "13800000002", "", ""]]
    layout = layout_of(read_roster(workbook(tmp_path, *rows, header=["姓名", "打这个", "身份证号", ""])))
    assert fields(layout) == ["A姓名=姓名", "B打这个=", "C身份证号=身份证号"]
    assert layout.columns[0].samples == ("陈德明", "徐维芳")


def test_that_numbers_of_people_are_masked_among_the_samples(tmp_path: Path) -> None:
    layout = layout_of(
        read_roster(workbook(tmp_path, ["陈德明", "13800000001", ID], header=["姓名", "甲", "乙"]))
    )
    shown = [column.samples[0] for column in layout.columns]
    assert shown[1] == "138****0001"
    assert ID not in shown


def test_that_a_column_can_be_said_to_hold_something_or_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["陈德明", "一组", "13800000001"], header=["姓名", "组别", "打这个"])
    layout = layout_of(read_roster(path)).with_field(2, Field.PHONE).with_field(1, None)
    assert fields(layout) == ["A姓名=姓名", "B组别=", "C打这个=电话"]
    (row,) = read_roster(path, mapping=layout.mapping).rows
    assert (row.phone, row.group) == ("13800000001", "")
    assert layout.with_field(1, None) == layout


def test_that_without_names_nobody_can_be_read(tmp_path: Path) -> None:
    layout = layout_of(read_roster(workbook(tmp_path, ["陈德明", "一组"], header=["称呼", "住哪里"])))
    assert not layout.complete
    assert layout.with_field(0, Field.NAME).complete


def test_that_a_header_nobody_guessed_is_chosen_by_hand_and_known_the_next_time(tmp_path: Path) -> None:
    memory = tmp_path / "roster-columns.json"
    rows = [["填报单位：青石村村委会"], ["称呼", "住哪里", "怎么找"], ["陈德明", "一组", "13800000001"]]
    path = workbook(tmp_path, *rows, header=["青石村"])
    reading = read_roster(path)
    assert reading.mapping is None
    layout = layout_of(reading)
    third = next(choice for choice in layout.headers if (choice.row, choice.first_row) == (3, 4))
    assert third.words == "称呼、住哪里、怎么找"
    chosen = layout.with_header(third).with_field(0, Field.NAME).with_field(1, Field.GROUP)
    assert [row.name for row in read_roster(path, mapping=chosen.mapping).rows] == ["陈德明"]
    remember(memory, chosen.mapping)
    assert [row.group for row in read_roster(path, remembered=memory).rows] == ["一组"]


def test_that_a_header_of_two_rows_is_offered_where_it_names_more(tmp_path: Path) -> None:
    rows = [["", "姓名", "组别", "身份证号"], ["1", "罗䶮", "5组", ""]]
    layout = layout_of(read_roster(workbook(tmp_path, *rows, header=["编号", "基本情况", "", "证件"])))
    assert (layout.mapping.header_row, layout.mapping.first_row) == (1, 3)
    both = [choice.words for choice in layout.headers if choice.first_row - choice.row == 2]
    assert both == ["编号、姓名、组别等"]


def test_that_a_two_row_header_put_right_is_remembered_too(tmp_path: Path) -> None:
    memory = tmp_path / "roster-columns.json"
    upper, lower = ("几号", "", "人", ""), ("", "门", "姓名", "打这个")
    head = Grid("册", (upper, lower, ("3", "2", "陈德明", "13800000001")))
    labels = header_labels(head.rows, 1, 3)
    kept = ColumnMapping(1, 3, labels, ((Field.NAME, 2), (Field.PHONE, 3)))
    remember(memory, kept)
    assert recall(memory, head, None) == kept


CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.text(max_size=6), st.integers(0, 99), st.sampled_from(["姓名", "组别", "户主"])
)
ROWS = st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=12).map(tuple)


@given(ROWS, st.data())
def test_that_any_sheet_can_be_laid_out_and_any_column_named(
    rows: tuple[tuple[Cell, ...], ...], data: st.DataObject
) -> None:
    head = Grid("册", rows)
    layout = SheetLayout.of(head, guess_mapping(head))
    if layout.headers:
        layout = layout.with_header(data.draw(st.sampled_from(layout.headers)))
    for column in layout.columns:
        layout = layout.with_field(column.at, data.draw(st.sampled_from([None, *Field])))
    held = [column.field for column in layout.columns if column.field is not None]
    assert len(held) == len(set(held))
