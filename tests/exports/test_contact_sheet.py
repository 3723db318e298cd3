"""The contact sheet shows every paper, none of its pictures empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.exports import contact_sheet
from tests.exports.all_papers import PAPERS


def test_that_every_paper_has_its_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {name: PAPERS[name] for name in ("notice_headed", "ballot", "household_opinion")}
    monkeypatch.setattr(contact_sheet, "PAPERS", few)
    written = contact_sheet.write_all(tmp_path)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert [file.name for file in written] == [
        *("01-notice_headed.png", "02-ballot.png", "03-household_opinion.png")
    ]
    for file in written:
        assert file.name in index
        with Image.open(file) as picture:
            colours = picture.getcolors(1 << 20) or []
            assert len(colours) > 10
