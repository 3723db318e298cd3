"""The photo pages of an archive: photos two to a page, scans one (照片和扫描件)."""

from __future__ import annotations

from collections.abc import Sequence

from xieshang_desktop.exports.paper import Block, PageBreak, Paper, Title
from xieshang_desktop.exports.photo import Photo
from xieshang_desktop.queries.registers.archive import PhotoView

NAME = "照片和扫描件"
_WHOLE_PAGE = 205.0


def photo_pages_paper(title: str, photos: Sequence[PhotoView]) -> Paper:
    """Return the paper: the photos first, then each scan on a page of its own."""
    blocks: list[Block] = [Title(f"{title}{NAME}")]
    for photo in sorted(photos, key=lambda each: each.scan):
        if photo.scan:
            blocks.append(PageBreak())
            shot = Photo(photo.content, photo.width, photo.height, photo.caption, _WHOLE_PAGE)
        else:
            shot = Photo(photo.content, photo.width, photo.height, photo.caption)
        blocks.append(shot)
    return Paper(NAME, tuple(blocks))
