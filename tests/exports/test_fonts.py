"""Fonts: read as the PDF library reads them, only embeddable ones, fallback character by character."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import ttfonts

from xieshang_desktop.exports.fonts import BUNDLED, font_book
from xieshang_desktop.exports.truetype import is_embeddable, load_font
from xieshang_desktop.paths import resources_dir

FONTS = resources_dir() / "fonts"


@pytest.mark.parametrize("name", sorted(set(BUNDLED.values())))
def test_that_the_quick_reading_gives_what_the_library_gives(name: str) -> None:
    quick = load_font("quick", FONTS / name).face
    slow = ttfonts.TTFontFace(str(FONTS / name))
    assert quick.charToGlyph == slow.charToGlyph
    assert quick.charWidths == slow.charWidths
    assert quick.hmetrics == slow.hmetrics
    assert quick.glyphPos == slow.glyphPos


def test_that_the_bundled_fonts_may_be_embedded() -> None:
    assert all(is_embeddable(FONTS / name) for name in BUNDLED.values())


@pytest.mark.parametrize(
    "content", [b"", b"OTTO" + b"\0" * 40, b"\0\1\0\0\0\2" + b"\0" * 8, b"\0\1\0\0\0\0" + b"\0" * 6]
)
def test_that_what_is_no_truetype_font_is_not_taken(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "simfang.ttf"
    file.write_bytes(content)
    assert not is_embeddable(file)
    assert not is_embeddable(tmp_path / "missing.ttf")


def test_that_a_font_whose_licence_forbids_embedding_is_not_taken(tmp_path: Path) -> None:
    data = bytearray((FONTS / BUNDLED["kai"]).read_bytes())
    directory = data.index(b"OS/2")
    offset = int.from_bytes(data[directory + 8 : directory + 12], "big")
    data[offset + 8 : offset + 10] = (2).to_bytes(2, "big")
    file = tmp_path / "simkai.ttf"
    file.write_bytes(bytes(data))
    assert not is_embeddable(file)


def test_that_a_character_is_taken_from_a_font_that_has_it() -> None:
    book = font_book()
    for mark in "赟翀犇㛃㵪䶮堃喆龘𬭎":
        for role in BUNDLED:
            face = book.face(mark, role)
            assert face is not None
            assert face.has(mark)


def test_that_chinese_quotation_marks_are_full_width_in_every_role() -> None:
    book = font_book()
    assert {book.width(mark, role) for mark in "“”‘’" for role in BUNDLED} == {1.0}


def test_that_the_machine_s_own_fonts_never_lose_a_role() -> None:
    book = font_book(prefer_system_fonts=True)
    assert all(book.face("村", role) for role in BUNDLED)
