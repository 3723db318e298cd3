"""Rows of pictures: each whole on its page, its caption below it."""

from __future__ import annotations

from dataclasses import replace

from xieshang_desktop.exports.photo import Photo
from xieshang_desktop.exports.typeset.pieces import Run
from xieshang_desktop.exports.typeset.rows import MM, SMALL, Row, Setter, Shot, baseline, inked, moved

_LEADING = 18.0
_BELOW = 10.0
_ABOVE_CAPTION = 4.0


def photo_rows(setter: Setter, photo: Photo) -> list[Row]:
    """Set a picture centred, as large as the text's width and its own limit allow, with its caption."""
    width = setter.sheet.text_width
    lines = setter.lines([Run(photo.caption, "body")], width, SMALL)
    room = min(photo.most_height * MM, setter.sheet.text_height - len(lines) * _LEADING - _ABOVE_CAPTION)
    scale = min(width / photo.width, room / photo.height)
    wide, high = photo.width * scale, photo.height * scale
    shot = Shot(photo.content, (width - wide) / 2, 0, wide, high)
    rows = [Row(high + _ABOVE_CAPTION, (shot,), on_grid=False, keep_next=True)]
    for line in lines:
        ink = inked(line, baseline(_LEADING, SMALL), SMALL)
        rows.append(Row(_LEADING, moved(ink, (width - line.width) / 2, 0), on_grid=False, keep_next=True))
    last = rows[-1]
    rows[-1] = replace(last, height=last.height + _BELOW, keep_next=False)
    return rows
