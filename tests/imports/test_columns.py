"""The columns of a register are found by their names, wherever they stand and whatever stands beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.imports.builders import id_number
from xieshang_desktop.imports.columns import Field, column_letter, guess_mapping
from xieshang_desktop.imports.grids import Grid
from xieshang_desktop.imports.roster import read_roster

LABELS = {
    Field.NUMBER: "编号",
    Field.GROUP: "村民小组",
    Field.HOUSEHOLD: "户 号",
    Field.NAME: "姓名*",
    Field.RELATION: "与户主关系",
    Field.SEX: "性别（男/女）",
    Field.BORN: "出生年月日",
    Field.ID_NUMBER: "公民身份号码：",
    Field.PHONE: "联系电话",
    Field.ROLES: "村内职务",
    Field.RESIDENCE: "是否外出",
}
NOISE = ["", "血型", "承包面积", "低保", "签字", "1"]


@st.composite
def headers(draw: st.DrawFn) -> list[Field | str]:
    """Some fields, the name and another one among them, in any order between columns of other things."""
    others = st.sampled_from([field for field in LABELS if field is not Field.NAME])
    fields = [Field.NAME, *draw(st.lists(others, min_size=1, unique=True))]
    return draw(st.permutations([*fields, *draw(st.lists(st.sampled_from(NOISE), max_size=5))]))


@given(headers(), st.lists(st.sampled_from(["青石村花名册", "填报单位：村委会", ""]), max_size=8))
def test_that_every_column_is_found_by_its_name(header: list[Field | str], above: list[str]) -> None:
    labels = [LABELS[each] if isinstance(each, Field) else each for each in header]
    grid = Grid("册", (*((line,) for line in above), tuple(labels), ("陈德明",) * len(labels)))
    mapping = guess_mapping(grid)
    assert mapping is not None
    assert (mapping.header_row, mapping.first_row) == (len(above) + 1, len(above) + 2)
    assert mapping.places == {each: at for at, each in enumerate(header) if isinstance(each, Field)}


@given(headers(), st.sampled_from(list(Field)), st.integers(0, 30))
def test_that_a_correction_gives_a_column_to_one_field_only(
    header: list[Field | str], field: Field, column: int
) -> None:
    labels = tuple(LABELS[each] if isinstance(each, Field) else each for each in header)
    mapping = guess_mapping(Grid("册", (labels,)))
    assert mapping is not None
    corrected = mapping.corrected(field, column)
    assert corrected.column_of(field) == column
    assert len(set(corrected.places.values())) == len(corrected.places)
    assert corrected.corrected(field, None).column_of(field) is None


def test_that_columns_have_the_letters_of_a_sheet() -> None:
    assert [column_letter(at) for at in (0, 25, 26, 59)] == ["A", "Z", "AA", "BH"]


def test_that_a_csv_of_two_header_rows_in_gb18030_is_read(tmp_path: Path) -> None:
    number = id_number(date(1989, 4, 27))
    lines = ["序号;基本情况;;证件", ";姓名;组别;身份证号", f"1;罗䶮;5组;{number}", ""]
    path = tmp_path / "册.csv"
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    (row,) = read_roster(path).rows
    assert (row.name, row.group, row.id_number, row.row) == ("罗䶮", "五组", number, 3)


def test_that_spaces_and_full_width_digits_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "册.csv"
    path.write_text("姓 名,组 别,电　话\n 张　丽 ,第３组,１３８ ００００ ２３６５\n", encoding="utf-8")
    (row,) = read_roster(path).rows
    assert (row.name, row.group, row.phone) == ("张丽", "三组", "13800002365")
