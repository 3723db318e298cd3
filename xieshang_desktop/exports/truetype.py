"""Reading TrueType fonts for embedding: quickly, and only those that may be embedded.

The PDF library parses a Chinese font value by value, 0.2 s each; reading its tables as
arrays takes a third of that.
"""

from __future__ import annotations

import mmap
import re
import struct
import sys
from array import array
from pathlib import Path
from typing import Any

# OS/2 fsType: 1 restricted licence, 8 no subsetting, 9 bitmaps only.
_FIVE_DIGITS = re.compile(r"<([0-9A-F]{5,6})>")
_NOT_EMBEDDABLE = 0x0002 | 0x0100 | 0x0200


def is_embeddable(path: Path) -> bool:
    """Say whether a file is a TrueType font with outlines whose licence bits allow embedding a subset."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
            version, count = struct.unpack(">4sH", head[:6])
            records = file.read(16 * count)
            tables = {records[at : at + 4]: at for at in range(0, len(records), 16)}
            if (
                version not in (b"\x00\x01\x00\x00", b"true")
                or not {b"glyf", b"cmap", b"OS/2"} <= tables.keys()
            ):
                return False
            (offset,) = struct.unpack(">L", records[tables[b"OS/2"] + 8 : tables[b"OS/2"] + 12])
            file.seek(offset + 8)
            (bits,) = struct.unpack(">H", file.read(2))
    except (OSError, struct.error):
        return False
    return not bits & _NOT_EMBEDDABLE


def load_font(name: str, path: Path) -> Any:
    """Return the PDF library's font object for a TrueType file, ready to be registered as ``name``.

    Raises the library's TTFError for a file that is no usable TrueType font.
    """
    from weakref import WeakKeyDictionary

    from reportlab.pdfbase import pdfmetrics, ttfonts

    face: Any = ttfonts.TTFontFace.__new__(ttfonts.TTFontFace)
    pdfmetrics.TypeFace.__init__(face, None)
    face.filename = str(path)
    with path.open("rb") as file:  # mapped, so that 15 MB of outlines do not stay in memory
        face._ttf_data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    ttfonts.TTFontFile.__init__(face, str(path), charInfo=0)
    face.charToGlyph = _characters(face)
    face.glyphToChar = {}
    _fill_metrics(face)
    font: Any = ttfonts.TTFont.__new__(ttfonts.TTFont)
    font.fontName, font.face, font.encoding = name, face, ttfonts.TTEncoding()
    font.state, font._asciiReadable, font.shapable = WeakKeyDictionary(), False, False

    def add_objects(document: Any) -> None:
        ttfonts.TTFont.addObjects(font, document)
        _mend_rare_characters(document)

    font.addObjects = add_objects
    return font


def _mend_rare_characters(document: Any) -> None:
    """Write characters beyond U+FFFF as two halves where the file says which glyph is which character.

    The library writes them in five digits, so that a rare name would be found and copied as another one.
    """
    for key, stream in document.idToObject.items():
        if str(key).startswith("toUnicodeCMap:"):
            stream.content = _FIVE_DIGITS.sub(_two_halves, stream.content)


def _two_halves(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


def _numbers(data: bytes, code: str) -> array[int]:
    values = array(code)
    values.frombytes(bytes(data))
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _characters(face: Any) -> dict[int, int]:
    """Return the glyph of every character, from the fullest Unicode table (format 12 before 4)."""
    table = bytes(face.get_table("cmap"))
    (count,) = struct.unpack(">H", table[2:4])
    found: dict[int, int] = {}
    for at in range(4, 4 + 8 * count, 8):
        platform, _encoding, offset = struct.unpack(">HHL", table[at : at + 8])
        (kind,) = struct.unpack(">H", table[offset : offset + 2])
        if platform in (0, 3) and kind == 12:
            return _without_nothing(_segmented(table, offset))
        if platform in (0, 3) and kind == 4:
            found = _without_nothing(_short_segmented(table, offset))
    return found


def _without_nothing(glyphs: dict[int, int]) -> dict[int, int]:
    """Drop characters that lead to the empty box, glyph 0; a hard space is a space."""
    kept = {code: glyph for code, glyph in glyphs.items() if glyph}
    if 0x20 in kept:
        kept[0xA0] = kept[0x20]
    return kept


def _segmented(table: bytes, offset: int) -> dict[int, int]:
    (count,) = struct.unpack(">L", table[offset + 12 : offset + 16])
    groups = _numbers(table[offset + 16 : offset + 16 + 12 * count], "I")
    glyphs: dict[int, int] = {}
    for start, end, first in zip(groups[0::3], groups[1::3], groups[2::3], strict=True):
        glyphs.update(zip(range(start, end + 1), range(first, first + end - start + 1), strict=True))
    return glyphs


def _short_segmented(table: bytes, offset: int) -> dict[int, int]:
    (length,) = struct.unpack(">H", table[offset + 2 : offset + 4])
    words = _numbers(table[offset : offset + length // 2 * 2], "H")
    count = words[3] // 2
    glyphs: dict[int, int] = {}
    for number in range(count):
        end, start = words[7 + number], words[8 + count + number]
        delta, shift = words[8 + 2 * count + number], words[8 + 3 * count + number]
        for code in range(start, min(end, 0xFFFE) + 1):
            at = 8 + 3 * count + number + shift // 2 + code - start
            glyph = code if shift == 0 else (words[at] if at < len(words) else 0)
            glyphs[code] = (glyph + delta) & 0xFFFF if shift == 0 or glyph else 0
    return glyphs


def _fill_metrics(face: Any) -> None:
    (full,) = struct.unpack(">H", bytes(face.get_table("hhea"))[34:36])
    (long_positions,) = struct.unpack(">H", bytes(face.get_table("head"))[50:52])
    words = _numbers(face.get_table("hmtx"), "H")
    advances, bearings = words[0 : 2 * full : 2], words[1 : 2 * full : 2]
    rest = face.numGlyphs - full
    advances.extend([advances[-1]] * rest)
    bearings.extend(words[2 * full : 2 * full + rest])
    face.hmetrics = list(zip(advances, bearings, strict=True))
    scale = 1000 / face.unitsPerEm
    face.defaultWidth = advances[0] * scale
    face.charWidths = {code: advances[glyph] * scale for code, glyph in face.charToGlyph.items()}
    places = _numbers(face.get_table("loca"), "I" if long_positions else "H")
    face.glyphPos = list(places) if long_positions else [place * 2 for place in places]
