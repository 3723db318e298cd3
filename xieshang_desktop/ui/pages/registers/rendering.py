"""What the worker does for the preview and the printer: make the PDF, draw pages of it."""

from dataclasses import dataclass
from typing import Any

PREVIEW_WIDTH = 1100
"""Pixels: enough for the widest column at 200 %."""
AT_ONCE = 6
"""So many pages are drawn with the first answer; a long paper's further ones when they are turned to."""
_INCH = 72  # points
_RGB = 2  # pdfium's number for three bytes a pixel


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper as PDF, its first pages as PNG, and the characters that no font can draw with their places."""

    pdf: bytes
    count: int
    pages: tuple[bytes, ...]
    missing: tuple[tuple[str, str], ...]


def draw(press: Any, view: Any, kind: str) -> Drawn:
    """Draw the first pages of a paper. Raises what the press raises."""
    pdf = press.pdf(view, kind)
    pages = draw_some(pdf, 0, AT_ONCE, PREVIEW_WIDTH)
    return Drawn(pdf, _count(pdf), pages, tuple(press.unprintable(view, kind)))


def draw_pages(press: Any, view: Any, kind: str) -> tuple[bytes, ...]:
    """All pages of a paper as PNG, in order."""
    pdf = press.pdf(view, kind)
    return draw_some(pdf, 0, _count(pdf), PREVIEW_WIDTH)


def draw_some(pdf: bytes, first: int, count: int, width: int = 0, dots: int = 0) -> tuple[bytes, ...]:
    """Up to ``count`` pages from page ``first`` (0 …) as PNG, so many pixels wide or so many dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        numbers = range(first, min(first + count, len(document)))
        pages = (document[number] for number in numbers)
        return tuple(_png(page, dots / _INCH if dots else width / page.get_width()) for page in pages)
    finally:
        document.close()


def _count(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _png(page: Any, scale: float) -> bytes:
    """One page, drawn without any imaging library: pdfium's pixels into a PNG."""
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=_RGB)
    return _encoded(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def _encoded(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    import struct
    import zlib

    rows = b"".join(b"\0" + pixels[top * stride : top * stride + 3 * width] for top in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
