"""Photos and scans: what can be seen is kept, what the file told besides is not, what is broken is said."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from xieshang_desktop.domain.pictures import Picture
from xieshang_desktop.imports.limited import Limits
from xieshang_desktop.imports.pictures import MAX_PAGES, read_picture, read_picture_in_limits

ORIENTATION, MAKE, GPS, WHEN = 0x0112, 0x010F, 0x8825, 0x0132


def photo(path: Path, size: tuple[int, int] = (2400, 1800), orientation: int = 1) -> Path:
    """A photo as a telephone takes it: red above, with its place and camera."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0], size[1] // 2))
    exif = image.getexif()
    exif[ORIENTATION], exif[MAKE], exif[WHEN] = orientation, "某手机", "2026:03:12 09:00:00"
    exif.get_ifd(GPS)[2] = (31.0, 56.0, 51.0)
    image.save(path, exif=exif)
    return path


def seen(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.content))
    image.load()
    return image


def only(path: Path, scan: bool = False) -> Picture:
    reading = read_picture(path, scan)
    assert (reading.problem, len(reading.pictures)) == ("", 1)
    return reading.pictures[0]


def test_that_a_photo_is_made_small_and_told_by_its_digest(tmp_path: Path) -> None:
    picture = only(photo(tmp_path / "会场.jpg"))
    assert (picture.width, picture.height) == (1600, 1200) == seen(picture).size
    assert picture.sha256 == hashlib.sha256(picture.content).hexdigest()
    assert max(Image.open(io.BytesIO(picture.thumbnail)).size) == 320


def test_that_a_small_photo_is_not_made_larger(tmp_path: Path) -> None:
    assert only(photo(tmp_path / "小.jpg", (300, 200))).width == 300


def test_that_a_scan_keeps_more_detail(tmp_path: Path) -> None:
    assert only(photo(tmp_path / "签名.jpg"), scan=True).width == 2000


def test_that_place_camera_and_time_are_gone(tmp_path: Path) -> None:
    picture = only(photo(tmp_path / "会场.jpg"))
    assert dict(seen(picture).getexif()) == {}
    for trace in ("某手机".encode(), b"2026:03:12", b"Exif", b"GPS"):
        assert trace not in picture.content + picture.thumbnail


@pytest.mark.parametrize(("orientation", "red_at"), [(1, "top"), (3, "bottom"), (6, "right"), (8, "left")])
def test_that_a_photo_stands_as_it_was_taken(tmp_path: Path, orientation: int, red_at: str) -> None:
    picture = seen(only(photo(tmp_path / "会场.jpg", (1200, 800), orientation)))
    wide, high = picture.size
    assert (wide > high) == (orientation in (1, 3))
    places = {
        "top": (wide // 2, 5), "bottom": (wide // 2, high - 5), "left": (5, high // 2),
        "right": (wide - 5, high // 2),
    }  # fmt: skip
    colour = picture.getpixel(places[red_at])
    assert isinstance(colour, tuple)
    assert colour[0] > 200
    assert colour[2] < 60


def test_that_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    path = photo(tmp_path / "会场.jpg")
    assert only(path) == only(path)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16", "CMYK"])
def test_that_every_kind_of_picture_comes_in(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("图.tif" if mode in ("CMYK", "I;16") else "图.png")
    Image.new(mode, (40, 30)).save(path)
    assert seen(only(path)).mode == "RGB"


def test_that_what_is_transparent_becomes_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(tmp_path / "章.png")
    assert seen(only(tmp_path / "章.png")).getpixel((20, 15)) == (255, 255, 255)


def test_that_every_page_of_a_scan_is_kept(tmp_path: Path) -> None:
    for name in ("签名页.pdf", "签名页.tif"):
        first, *others = [Image.new("RGB", (400, 560), colour) for colour in ("white", "gray", "black")]
        first.save(tmp_path / name, save_all=True, append_images=others)
        assert len(read_picture(tmp_path / name, scan=True).pictures) == 3


def test_that_a_book_is_not_a_scan(tmp_path: Path) -> None:
    pages = [Image.new("RGB", (20, 20)) for _ in range(MAX_PAGES + 1)]
    pages[0].save(tmp_path / "书.pdf", save_all=True, append_images=pages[1:])
    assert read_picture(tmp_path / "书.pdf").problem == f"“书.pdf”有{MAX_PAGES + 1}页，一次最多{MAX_PAGES}页"


def bomb(path: Path, side: int) -> Path:
    """A PNG of few bytes that says it is so many pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000, 9)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    return path


@pytest.mark.parametrize("side", [7000, 12_000, 60_000])
def test_that_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path, side: int) -> None:
    reading = read_picture(bomb(tmp_path / "大.png", side))
    assert reading.problem == "“大.png”展开后太大，为了安全没有打开"
    assert reading.way_out


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("空.jpg", b"", "是空的"),
        ("坏.jpg", b"\xff\xd8\xff\xe0 no picture", "已损坏，或者不是照片"),
        ("文.jpg", "只是文字".encode(), "已损坏，或者不是照片"),
        ("坏.pdf", b"%PDF-1.4 torn", "设了密码，或者已经损坏"),
        ("表.xlsx", b"PK", "不是照片或扫描件"),
        ("苹果.HEIC", b"ftypheic", "HEIC格式"),
    ],
)
def test_that_what_is_no_picture_is_said_with_a_way_out(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(content)
    reading = read_picture(tmp_path / name)
    assert problem in reading.problem
    assert name in reading.problem
    assert reading.way_out
    assert reading.pictures == ()


def test_that_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    assert "找不到" in read_picture(tmp_path / "没有.jpg").problem


def test_that_half_a_photo_is_refused(tmp_path: Path) -> None:
    path = photo(tmp_path / "半.jpg")
    path.write_bytes(path.read_bytes()[:4000])
    assert "已损坏" in read_picture(path).problem


def test_that_a_picture_is_read_outside_of_the_program(tmp_path: Path) -> None:
    reading = read_picture_in_limits(photo(tmp_path / "会场.jpg"))
    assert reading.pictures == read_picture(tmp_path / "会场.jpg").pictures


def test_that_reading_without_end_is_ended(tmp_path: Path) -> None:
    reading = read_picture_in_limits(photo(tmp_path / "会场.jpg"), limits=Limits(seconds=0.001))
    assert "还没有读完" in reading.problem


def test_that_reading_without_memory_is_told(tmp_path: Path) -> None:
    reading = read_picture_in_limits(photo(tmp_path / "会场.jpg"), limits=Limits(megabytes=30))
    assert "读不下去" in reading.problem
