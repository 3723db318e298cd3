"""Texts enter the record composed and without characters that nothing can print."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import replay
from tests.replay.test_cases import case
from tests.storage import lives
from xieshang_desktop.domain.acts.village import ImportRoster, Resident
from xieshang_desktop.domain.vocabulary import PersonId
from xieshang_desktop.services.cleaning import clean_text, cleaned
from xieshang_desktop.storage.verification import verify


@given(st.text())
def test_that_clean_texts_stay_as_they_are_and_all_become_clean(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) is clean
    assert not any(sign < " " and sign not in "\n\t" for sign in clean)
    clean.encode()


def test_that_line_ends_and_tabs_stay_and_others_go() -> None:
    assert clean_text("一\r\n二\t三\x00\x0b\ud800\ufffe") == "一\n二\t三"
    assert clean_text("e\u0301") == "é"


def test_that_nested_texts_are_cleaned_and_clean_acts_are_the_same() -> None:
    act = ImportRoster(
        at=lives.MEETING, source="表", residents=(Resident(who=PersonId("1"), name="张\x00三"),)
    )
    assert cleaned(act).residents[0].name == "张三"
    assert cleaned(cleaned(act)) == cleaned(act)
    clean = cleaned(act)
    assert cleaned(clean) is clean


def test_that_a_text_of_nothing_is_refused_and_the_others_are_kept_as_journaled(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    opinion = {"meeting": "m1", "item": "i1", "who": "代表02", "stance": "反对"}
    home.refuse("WRONG_STAGE", "record_opinion", text="\x00", **opinion)
    home.do("record_opinion", text="e\u0301\x07好", **opinion)
    assert verify(home.record).sound


def test_that_a_case_with_odd_characters_replays(tmp_path: Path) -> None:
    data = case(3)
    data["steps"][0]["title"] = "民生\x1f微实事e\u0301"
    told = replay(tmp_path, data)
    assert told.summary["topics"][0]["title"] == "民生微实事é"
