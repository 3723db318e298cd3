"""Archive PDFs carry what PDF/A-2b asks for, point by point. No program certifies them: 按PDF/A-2b制作."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from tests.exports import sample_views as sample
from xieshang_desktop.exports.archival import PRODUCER, archival
from xieshang_desktop.exports.paper import Paper, Paragraph, Title
from xieshang_desktop.exports.papers.minutes import minutes_paper
from xieshang_desktop.exports.papers.photo_pages import photo_pages_paper
from xieshang_desktop.exports.pdf import pdf_bytes
from xieshang_desktop.paths import resources_dir
from xieshang_desktop.queries.registers.archive import PhotoView

MADE = datetime(2026, 3, 12, 10, 34)
NAMES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def jpeg(wide: int = 1600, high: int = 1200, shade: int = 0) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, high), (90, 160, shade)).save(out, "JPEG")
    return out.getvalue()


def photo(scan: bool = False, shade: int = 0) -> PhotoView:
    wide, high = (1414, 2000) if scan else (1600, 1200)
    caption = "签名页：修路方案，2026年3月12日" if scan else "照片：修路方案，2026年3月12日"
    return PhotoView(jpeg(wide, high, shade), wide, high, caption, scan)


def made() -> dict[str, bytes]:
    """The two kinds of paper that an archive has: text with a square code, and pictures."""
    photos = photo_pages_paper("第一次会议", [photo(), photo(shade=90), photo(scan=True)])
    return {"minutes": pdf_bytes(minutes_paper(sample.minutes_view())), "photos": pdf_bytes(photos)}


@pytest.fixture(scope="module", params=["minutes", "photos"])
def kept(request: pytest.FixtureRequest) -> bytes:
    return archival(made()[request.param], MADE)


@pytest.fixture
def pdf(kept: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(kept)) as opened:
        yield opened


def dictionaries(pdf: pikepdf.Pdf) -> list[Any]:
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)]


def packet(pdf: pikepdf.Pdf) -> Any:
    return etree.fromstring(bytes(pdf.Root.Metadata.read_raw_bytes()))


def told(pdf: pikepdf.Pdf, path: str) -> str:
    return str(packet(pdf).findtext(f".//{path}", namespaces=NAMES))


def test_that_the_head_names_a_version_and_is_binary(kept: bytes) -> None:
    first, second = kept.split(b"\n")[:2]
    assert re.fullmatch(rb"%PDF-1\.[4-7]", first)
    assert second.startswith(b"%")
    assert len([byte for byte in second[1:] if byte > 127]) >= 4


def test_that_the_file_is_named_and_not_locked(pdf: pikepdf.Pdf) -> None:
    assert [len(bytes(part)) for part in pdf.trailer.ID] == [16, 16]
    assert "/Encrypt" not in pdf.trailer
    assert not pdf.is_encrypted


def test_that_the_description_says_which_part_and_level(pdf: pikepdf.Pdf) -> None:
    assert (told(pdf, "pdfaid:part"), told(pdf, "pdfaid:conformance")) == ("2", "B")


def test_that_the_description_lies_open(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.Metadata
    assert (str(stream.Type), str(stream.Subtype)) == ("/Metadata", "/XML")
    assert "/Filter" not in stream
    assert bytes(stream.read_raw_bytes()).startswith(b'<?xpacket begin="\xef\xbb\xbf"')


def test_that_description_and_properties_agree(pdf: pikepdf.Pdf) -> None:
    info = pdf.docinfo
    assert told(pdf, "dc:title/rdf:Alt/rdf:li") == str(info.Title)
    assert told(pdf, "xmp:CreatorTool") == str(info.Creator)
    assert told(pdf, "pdf:Producer") == str(info.Producer) == PRODUCER
    assert told(pdf, "xmp:CreateDate") == told(pdf, "xmp:ModifyDate") == MADE.isoformat()
    assert str(info.CreationDate) == str(info.ModDate) == "D:20260312103400"
    assert set(info.keys()) == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}


def test_that_the_meaning_of_colours_is_told(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert str(intent.OutputConditionIdentifier).startswith("sRGB")
    assert int(intent.DestOutputProfile.N) == 3
    profile = intent.DestOutputProfile.read_bytes()
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert len(profile) == int.from_bytes(profile[:4], "big")
    assert profile[8] in (2, 4)


def test_that_no_colour_stands_outside_of_that_meaning(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        operators = {str(each.operator) for each in pikepdf.parse_content_stream(page)}
        assert operators & {"k", "K", "cs", "CS", "scn", "SCN", "sh"} == set()
    spaces = {str(thing.ColorSpace) for thing in dictionaries(pdf) if "/ColorSpace" in thing}
    assert spaces <= {"/DeviceRGB", "/DeviceGray"}


def test_that_every_font_is_embedded(pdf: pikepdf.Pdf) -> None:
    fonts = [thing for thing in dictionaries(pdf) if thing.get("/Type") == "/Font"]
    assert fonts
    for font in fonts:
        assert str(font.Subtype) == "/TrueType"
        assert "/FontFile2" in font.FontDescriptor
        assert re.fullmatch(r"/[A-Z]{6}\+.+", str(font.BaseFont))
        assert str(font.BaseFont) == str(font.FontDescriptor.FontName)
        assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1


def test_that_a_symbolic_font_has_one_table_of_characters_and_no_encoding(pdf: pikepdf.Pdf) -> None:
    for font in [thing for thing in dictionaries(pdf) if thing.get("/Type") == "/Font"]:
        assert int(font.FontDescriptor.Flags) & 4
        assert not int(font.FontDescriptor.Flags) & 32
        assert "/Encoding" not in font
        assert character_tables(bytes(font.FontDescriptor.FontFile2.read_bytes())) in ([(1, 0)], [(3, 0)])


def character_tables(font: bytes) -> list[tuple[int, int]]:
    """Platform and encoding of each sub-table of a TrueType font's cmap."""
    for number in range(struct.unpack(">H", font[4:6])[0]):
        tag, _, offset, _ = struct.unpack(">4sIII", font[12 + 16 * number : 28 + 16 * number])
        if tag == b"cmap":
            count = struct.unpack(">H", font[offset + 2 : offset + 4])[0]
            places = [offset + 4 + 8 * each for each in range(count)]
            return [struct.unpack(">HH", font[place : place + 4]) for place in places]
    return []


def test_that_nothing_runs_and_nothing_leads_elsewhere(pdf: pikepdf.Pdf) -> None:
    keys = {key for thing in dictionaries(pdf) for key in thing}
    forbidden = {"/JavaScript", "/JS", "/Launch", "/URI", "/AA", "/OpenAction", "/EmbeddedFiles", "/XFA"}
    assert keys & forbidden == set()
    assert not any("/Annots" in page for page in pdf.pages)


def test_that_nothing_is_seen_through_or_packed_in_a_forbidden_way(pdf: pikepdf.Pdf) -> None:
    filters = set(re.findall(r"/\w+Decode", " ".join(str(t.get("/Filter", "")) for t in dictionaries(pdf))))
    assert filters <= {"/FlateDecode", "/DCTDecode", "/ASCII85Decode"}
    for thing in dictionaries(pdf):
        assert "/SMask" not in thing
        assert not (thing.get("/Subtype") == "/Image" and thing.get("/Interpolate"))
        assert str(thing.get("/Group", {}).get("/S", "")) != "/Transparency"


def test_that_the_language_is_told(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "zh-CN"


def test_that_the_same_record_gives_the_same_bytes(kept: bytes) -> None:
    assert kept in [archival(data, MADE) for data in made().values()]


def test_that_what_may_not_stay_is_refused() -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(Paper("纸", (Paragraph("字"),))))) as plain:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        plain.Root.OpenAction = script
        out = io.BytesIO()
        plain.save(out)
    with pytest.raises(ValueError, match="OpenAction"):
        archival(out.getvalue(), MADE)


def test_that_a_font_of_the_reader_is_refused() -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(Paper("纸", (Paragraph("字"),))))) as plain:
        for thing in dictionaries(plain):
            if thing.get("/Type") == "/FontDescriptor":
                del thing["/FontFile2"]
        out = io.BytesIO()
        plain.save(out)
    with pytest.raises(ValueError, match="not embedded"):
        archival(out.getvalue(), MADE)


def test_that_a_title_with_marks_of_its_own_stays_what_it_is() -> None:
    kept = archival(pdf_bytes(Paper("纸", (Title("甲<乙>&“丙”"),))), MADE)
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        assert told(pdf, "dc:title/rdf:Alt/rdf:li") == str(pdf.docinfo.Title) == "甲<乙>&“丙”"


def test_that_the_profile_is_the_one_that_the_script_makes() -> None:
    from scripts.make_screen_profile import profile

    kept = (resources_dir() / "icc" / "sRGB.icc").read_bytes()
    assert kept[:36] == profile()[:36]


def pictures_of(data: bytes) -> list[int]:
    """How many pictures are drawn on each page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        drawn = [pikepdf.parse_content_stream(page) for page in pdf.pages]
        return [sum(str(each.operator) == "Do" for each in page) for page in drawn]


def test_that_photos_stand_two_to_a_page_and_scans_alone() -> None:
    paper = photo_pages_paper(
        "第一次会议", [photo(scan=True), *(photo(shade=shade) for shade in (0, 90, 180))]
    )
    assert pictures_of(pdf_bytes(paper)) == [2, 1, 1]


def test_that_a_photo_goes_in_as_it_is() -> None:
    content = jpeg()
    paper = photo_pages_paper("会", [PhotoView(content, 1600, 1200, "照片", False)])
    with pikepdf.open(io.BytesIO(pdf_bytes(paper))) as pdf:
        (image,) = [thing for thing in dictionaries(pdf) if thing.get("/Subtype") == "/Image"]
        assert bytes(image.read_raw_bytes()) == content or "/ASCII85Decode" in str(image.Filter)
        assert (int(image.Width), int(image.Height)) == (1600, 1200)
