"""What was done last, in words, for the undo button and the log."""

from __future__ import annotations

import re
from pathlib import Path

from tests.storage import lives
from xieshang_desktop.domain.acts.afterwards import Correct
from xieshang_desktop.queries.history import PLAIN, WORDS, entry_count, last_act, recent_acts
from xieshang_desktop.services.catalogue import CATALOGUE


def test_that_every_act_has_words() -> None:
    assert set(CATALOGUE) - {*WORDS, *PLAIN} == set()
    assert not [words for words in PLAIN.values() if re.search("[A-Za-z]", words)]


def test_that_the_log_speaks_of_people_and_things_by_name(tmp_path: Path) -> None:
    home = lives.sealed(tmp_path)
    told = [line.words for line in home.record.read(recent_acts, home.id_of("会议", "m1"), 100)]
    assert told[:4] == ["封存归档", "文书签字（记录）", "主任签字（主持）", "散会"]
    assert "结束“修路方案”：通过" in told
    assert "记票：赞成6票，反对3票，弃权1票" in told
    assert "13人签到" in told
    assert "通知12人（书面）" in told
    assert not [words for words in told if re.search("[a-z]|None", words)]


def test_that_a_correction_is_spoken_of_by_what_it_corrects(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    tally = home.entries[-2]
    act = Correct(at=home.moment, act=tally, reason="漏数", changes={"for_": 7, "against": 2})
    home.office.perform(act)
    line = home.record.read(last_act, None)
    assert line is not None
    assert line.words == "更正：记票：赞成6票，反对3票，弃权1票"


def test_that_entries_are_counted_of_a_meeting_and_of_all(tmp_path: Path) -> None:
    home = lives.prepared(tmp_path)
    assert home.record.read(entry_count, None) == home.record.head.seq
    assert home.record.read(entry_count, home.id_of("会议", "m1")) == 4
