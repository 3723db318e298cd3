"""What the worker does for the preview: write the PDF beside, draw its pages, clear away."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAGE_WIDTH = 1100
"""Pixels: enough for the widest column at 200 %."""


def draw_pages(write: Callable[[Any, Path, str], Any], view: Any, kind: str) -> tuple[bytes, ...]:
    """The pages of a paper as PNG, in order. Raises what the writer raises."""
    import pypdfium2

    with tempfile.TemporaryDirectory(prefix="xieshang-") as folder:
        path = Path(folder) / "preview.pdf"
        write(view, path, kind)
        document = pypdfium2.PdfDocument(path)
        try:
            return tuple(_png(page) for page in document)
        finally:
            document.close()


def _png(page: Any) -> bytes:
    """One page, drawn without any imaging library: pdfium's BGRA pixels into a PNG."""
    bitmap = page.render(scale=PAGE_WIDTH / page.get_width(), rev_byteorder=True, force_bitmap_format=4)
    return _encoded(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def _encoded(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    import struct
    import zlib

    rows = b"".join(b"\0" + pixels[top * stride : top * stride + 4 * width] for top in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
