"""People are found by what is typed for their names: in full or as initials, in any reading of a surname."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.imports.pinyin import SURNAMES, search_keys

GIVEN = "秀兰德明光福永建桂英素碧国富启珍仕华天菊思全代群翠显贵绍文玉梅世平维芳孝忠朝阳晟茜赟䶮𬭎㛃"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单大明", "shandaming"),
        ("解小红", "xxh"),
        ("仇英", "qiu"),
        ("区伟", "ou"),
        ("查良", "zha"),
        ("曾国", "zeng"),
        ("曾经", "zj"),
        ("覃秀", "tan"),
        ("尉迟恭", "yuchi"),
        ("万俟雄", "moqi"),
        ("长孙无忌", "zhangsun"),
        ("李朝阳", "lizhaoyang"),
        ("王重阳", "wcy"),
        ("罗䶮", "luoyan"),
        ("阿不都·热合曼", "abdrhm"),
        ("Tom李", "tomli"),
    ],
)
def test_that_a_name_is_found_by_what_people_type(name: str, typed: str) -> None:
    assert [key for key in search_keys(name).split() if key.startswith(typed)]


@given(st.sampled_from(sorted(SURNAMES)), st.text(GIVEN, min_size=1, max_size=3))
def test_that_every_reading_of_a_surname_leads_to_its_bearer(surname: str, given_name: str) -> None:
    keys = search_keys(surname + given_name).split()
    for reading in SURNAMES[surname]:
        assert any(key.startswith(reading) for key in keys)


@given(st.text(max_size=8))
def test_that_any_text_has_keys_that_can_be_typed(name: str) -> None:
    assert search_keys(name) == search_keys(name).lower()
    assert "  " not in search_keys(name)
