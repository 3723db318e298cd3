"""Every paper as pictures that a person can leaf through: make contact-sheet, or python -m … FOLDER.

One picture a paper, its pages beside each other under its name; and index.html to turn them over.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from tests.exports.all_papers import PAPERS
from xieshang_desktop.exports.paper import Paper
from xieshang_desktop.exports.pdf import pdf_bytes
from xieshang_desktop.paths import resources_dir

PAGE_HEIGHT = 1000  # pixels
MOST_PAGES = 6
MARGIN, HEAD = 24, 64
GROUND, INK = "#d8d4c8", "#222222"


def pages_of(paper: Paper) -> tuple[list[Image.Image], int]:
    """The first pages as pictures of one height, and how many there are."""
    document = pypdfium2.PdfDocument(pdf_bytes(paper))
    try:
        shown = [document[number] for number in range(min(len(document), MOST_PAGES))]
        pages = [page.render(scale=PAGE_HEIGHT / page.get_height()).to_pil() for page in shown]
        return pages, len(document)
    finally:
        document.close()


def strip(title: str, pages: Sequence[Image.Image]) -> Image.Image:
    """Pages beside each other under a title."""
    width = sum(page.width for page in pages) + MARGIN * (len(pages) + 1)
    picture = Image.new("RGB", (width, HEAD + PAGE_HEIGHT + MARGIN), GROUND)
    font = ImageFont.truetype(resources_dir() / "fonts" / "NotoSansSC-Medium.ttf", 28)
    ImageDraw.Draw(picture).text((MARGIN, 12), title, INK, font)
    left = MARGIN
    for page in pages:
        picture.paste(page, (left, HEAD))
        left += page.width + MARGIN
    return picture


def write_all(folder: Path) -> list[Path]:
    """Write a picture of every paper and the page that shows them all."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, (name, make) in enumerate(PAPERS.items(), start=1):
        paper = make()
        pages, count = pages_of(paper)
        title = f"{number} {paper.name}（{name}），共{count}页"
        target = folder / f"{number:02d}-{name}.png"
        strip(title, pages).save(target)
        written.append(target)
    shown = "\n".join(
        f'<p><a href="{html.escape(file.name)}"><img src="{html.escape(file.name)}" height="520"></a></p>'
        for file in written
    )
    index = f"<!doctype html><meta charset='utf-8'><title>全部文书</title>\n{shown}\n"
    (folder / "index.html").write_text(index, encoding="utf-8")
    return written


if __name__ == "__main__":
    print(f"{len(write_all(Path(sys.argv[1])))}种文书，都在{sys.argv[1]}，打开index.html可以逐份看")
