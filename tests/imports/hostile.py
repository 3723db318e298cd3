"""Files that want to hang, fill or leave the machine; none of them is a register that somebody typed."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import Workbook

from tests.imports.builders import HEADER, person

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER_ROW = "".join(
    [
        '<row r="1">',
        *(f'<c t="inlineStr"><is><t>{label}</t></is></c>' for label in ("姓名", "组别")),
        "</row>",
    ]
)
XML = '<?xml version="1.0" encoding="UTF-8"?>'
WORKBOOK = (
    f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
    '<sheets><sheet name="册" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONSHIPS = f"""{XML}
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="{{target}}"/>
</Relationships>"""

Member = bytes | Iterator[bytes]


def book_of(
    path: Path,
    sheet: Member,
    strings: Member | None = None,
    styles: bytes | None = None,
    target: str = "worksheets/sheet1.xml",
) -> Path:
    """A workbook put together by hand, whose large parts are never whole in the memory."""
    parts: dict[str, Member | None] = {
        "xl/workbook.xml": WORKBOOK.encode(),
        "xl/_rels/workbook.xml.rels": RELATIONSHIPS.format(target=target).encode(),
        "xl/sharedStrings.xml": strings,
        "xl/styles.xml": styles,
        "xl/worksheets/sheet1.xml": sheet,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if data is None:
                continue
            with archive.open(name, "w", force_zip64=True) as out:
                for piece in [data] if isinstance(data, bytes) else data:
                    out.write(piece)
    return path


def sheet_of(rows: str | Iterator[str], before: str = "") -> Iterator[bytes]:
    yield f'{XML}{before}<worksheet xmlns="{MAIN}"><sheetData>{HEADER_ROW}'.encode()
    for row in [rows] if isinstance(rows, str) else rows:
        yield row.encode()
    yield b"</sheetData></worksheet>"


def many(piece: Callable[[int], str], megabytes: int) -> Iterator[str]:
    """Pieces up to so many megabytes, with just enough chance in them to stay below the gate's ratio."""
    chance = random.Random(4)
    written, number = 0, 2
    while written < megabytes * 1_000_000:
        text = "".join(map(piece, range(number, number + 20))) + f"<!--{chance.randbytes(4).hex()}-->"
        number += 20
        written += len(text)
        yield text


def zip_bomb(folder: Path) -> Path:
    rows = (f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' * 1000 for number in range(2, 3000))
    return book_of(folder / "压缩炸弹.xlsx", sheet_of(rows))


def flat_bomb(folder: Path) -> Path:
    rows = many(lambda n: f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>', 30)
    return book_of(folder / "比例合格的大表.xlsx", sheet_of(rows))


def string_bomb(folder: Path) -> Path:
    def strings() -> Iterator[bytes]:
        yield f'<sst xmlns="{MAIN}">'.encode()
        for text in many(lambda n: f"<si><t>{n}</t></si>", 30):
            yield text.encode()
        yield b"</sst>"

    row = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>'
    return book_of(folder / "字符串炸弹.xlsx", sheet_of(row), strings())


def one_endless_row(folder: Path) -> Path:
    def rows() -> Iterator[str]:
        yield '<row r="2">'
        yield from many(lambda _: "<c><v>1</v></c>", 40)
        yield "</row>"

    return book_of(folder / "一行到底.xlsx", sheet_of(rows()))


def never_a_row(folder: Path) -> Path:
    return book_of(folder / "没有行.xlsx", sheet_of(many(lambda _: "<x/>", 40)))


def far_cell(folder: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(HEADER))
    sheet.append(person())
    sheet["XFD1048576"] = "x"
    path = folder / "远处一格.xlsx"
    book.save(path)
    return path


def billion_laughs(folder: Path) -> Path:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE worksheet [<!ENTITY e0 "哈哈">{levels}]>'
    row = '<row r="2"><c r="A2" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    return book_of(folder / "实体炸弹.xlsx", sheet_of(row, doctype))


def outside_entity(folder: Path) -> Path:
    secret = folder / "不能读的文件.txt"
    secret.write_text("机密", encoding="utf-8")
    doctype = f'<!DOCTYPE worksheet [<!ENTITY out SYSTEM "{secret.as_uri()}">]>'
    row = '<row r="2"><c r="A2" t="inlineStr"><is><t>&out;</t></is></c></row>'
    return book_of(folder / "外部实体.xlsx", sheet_of(row, doctype))


def deep_nest(folder: Path) -> Path:
    return book_of(folder / "层层套.xlsx", sheet_of("<row>" * 200_000 + "</row>" * 200_000))


def endless_merges(folder: Path) -> Path:
    def parts() -> Iterator[bytes]:
        yield from list(sheet_of('<row r="2"><c r="A2" t="inlineStr"><is><t>陈德明</t></is></c></row>'))[:-1]
        yield b"</sheetData><mergeCells>"
        for merge in many(lambda n: f'<mergeCell ref="A{n}:XFD1048576"/>', 5):
            yield merge.encode()
        yield b"</mergeCells></worksheet>"

    return book_of(folder / "合并到底.xlsx", parts())


def part_outside(folder: Path) -> Path:
    return book_of(folder / "指向外面.xlsx", b"", target="../../../../../../etc/passwd")


def lying_sizes(folder: Path) -> Path:
    path = book_of(folder / "大小不实.xlsx", b"".join(sheet_of("<row/>" * 500_000)))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")  # the last entry of the list of contents is the sheet's
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    return path


def cut_short(folder: Path) -> Path:
    whole = far_cell(folder).read_bytes()
    path = folder / "只剩一半.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    return path


def commas(folder: Path) -> Path:
    path = folder / "逗号.csv"
    path.write_bytes("姓名,组别\n".encode() + b"," * 19_000_000)
    return path


def open_quote(folder: Path) -> Path:
    path = folder / "引号.csv"
    path.write_bytes('姓名,组别\n"'.encode() + b"a\n" * 9_000_000)
    return path


def line_ends(folder: Path) -> Path:
    path = folder / "空行.csv"
    path.write_bytes("姓名,组别\n".encode() + b"\n" * 19_000_000)
    return path


HOSTILE: tuple[Callable[[Path], Path], ...] = (
    zip_bomb,
    flat_bomb,
    string_bomb,
    one_endless_row,
    never_a_row,
    far_cell,
    billion_laughs,
    outside_entity,
    deep_nest,
    endless_merges,
    part_outside,
    lying_sizes,
    cut_short,
    commas,
    open_quote,
    line_ends,
)
