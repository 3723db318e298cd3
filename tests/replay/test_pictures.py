"""Photos that a scenario names: taken in where they lie beside it, else only named; broken ones are said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from tests.builders import CASES, rulebook
from xieshang_desktop.errors import BadScenario
from xieshang_desktop.queries.pictures import AttachmentView, pictures_of_meeting
from xieshang_desktop.queries.registers.page import register
from xieshang_desktop.replay.files import KEY as KEY_FILE
from xieshang_desktop.replay.files import RECORD, replay_file
from xieshang_desktop.storage.keys import read_or_make_key
from xieshang_desktop.storage.opening import open_record

ATTACHED = """
[[steps]]
do = "attach"
at = 2026-06-30T10:00:00
meeting = "m1"
file = "{file}"
kind = "照片"
"""


def attached(folder: Path, file: str) -> tuple[AttachmentView, ...]:
    """What the meeting has after the first case went on with an attachment."""
    text = next(CASES.glob("01*.toml")).read_text(encoding="utf-8")
    scenario = folder / "情景.toml"
    scenario.write_text(text + ATTACHED.format(file=file), encoding="utf-8")
    told = replay_file(scenario, folder / "out", rulebook(), keep_going=False, papers=None)
    assert told.mismatches == ()
    record = open_record(folder / "out" / RECORD, read_or_make_key(folder / "out" / KEY_FILE), rulebook())
    try:
        (line,) = record.read(register, "meetings", date(2026, 6, 30)).lines
        return record.read(pictures_of_meeting, line.key)
    finally:
        record.close()


def test_that_a_file_need_not_be_there(tmp_path: Path) -> None:
    (found,) = attached(tmp_path, "会场.jpg")
    assert (found.caption, found.pages) == ("照片：会场.jpg", ())


def test_that_a_photo_beside_the_scenario_comes_into_the_record(tmp_path: Path) -> None:
    Image.new("RGB", (800, 600), "green").save(tmp_path / "会场.jpg")
    (found,) = attached(tmp_path, "会场.jpg")
    assert [(page.width, page.height) for page in found.pages] == [(800, 600)]


def test_that_no_scenario_reaches_outside_its_folder(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    Image.new("RGB", (800, 600)).save(tmp_path / "外面.jpg")
    (found,) = attached(inner, "../外面.jpg")
    assert found.pages == ()


def test_that_a_broken_photo_stops_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "会场.jpg").write_bytes(b"no photo")
    with pytest.raises(BadScenario, match="已损坏，或者不是照片"):
        attached(tmp_path, "会场.jpg")
    assert not (tmp_path / "out").exists()
