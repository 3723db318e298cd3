"""Registers as villages really keep them: each awkward in its own way, with what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl.styles import numbers
from openpyxl.worksheet.worksheet import Worksheet

from tests.imports import hostile
from tests.imports.builders import HEADER, empty_book, id_number, other, person, saved, workbook

ID, WIFES_ID = id_number(date(1971, 3, 8)), id_number(date(1973, 5, 1), "998")
HUSBAND, WIFE = "陈德明", "徐维芳"
BOTH = (HUSBAND, WIFE)
PLAIN = ("姓名", "组别", "身份证号")
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(frozen=True)
class Awkward:
    """A file: who is taken in from it, and what is said of which cell (an empty one: of the whole file)."""

    name: str
    make: Callable[[Path], Path]
    people: Sequence[str] = ()
    problems: Sequence[tuple[str, str]] = ()


def sheet_with(fill: Callable[[Worksheet], object]) -> Callable[[Path], Path]:
    """A workbook of one sheet that is filled by hand."""

    def make(folder: Path) -> Path:
        book, sheet = empty_book()
        fill(sheet)
        return saved(book, folder)

    return make


def table(*rows: Sequence[object], header: Sequence[object] = HEADER) -> Callable[[Path], Path]:
    """A workbook with its header in the first row."""
    return lambda folder: workbook(folder, *rows, header=header)


def lines(*rows: Sequence[object]) -> Callable[[Path], Path]:
    """A workbook of these rows, header and all."""
    return merged(rows=rows)


def text(name: str, content: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    """A text file."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.encode(encoding))
        return path

    return make


def data(name: str, content: bytes) -> Callable[[Path], Path]:
    """A file of these bytes."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def merged(*ranges: str, rows: Sequence[Sequence[object]]) -> Callable[[Path], Path]:
    """A workbook with merged cells."""

    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(list(row))
        for cells in ranges:
            sheet.merge_cells(cells)

    return sheet_with(fill)


def sheets(**named: Sequence[Sequence[object]]) -> Callable[[Path], Path]:
    """A workbook of several sheets."""

    def make(folder: Path) -> Path:
        book, first = empty_book()
        book.remove(first)
        for name, rows in named.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        return saved(book, folder)

    return make


def hidden_sheet(folder: Path) -> Path:
    book, first = empty_book()
    first.append(list(HEADER))
    first.append(person(姓名="不要读"))
    first.sheet_state = "hidden"
    second = book.create_sheet("名册")
    second.append(list(HEADER))
    second.append(person())
    book.active = 1
    return saved(book, folder)


def formulas(sheet: Worksheet) -> None:
    sheet.append(["姓名", "组别", "年龄"])
    sheet.append([HUSBAND, "一组", "=2026-1971"])
    sheet.append([WIFE, '=CONCATENATE("一","组")', None])


def numeric_birthdays(sheet: Worksheet) -> None:
    sheet.append(["姓名", "组别", "出生日期"])
    sheet.append([HUSBAND, "一组", 26000])
    sheet.append([WIFE, "一组", 19730501])
    sheet["B3"].number_format = numbers.FORMAT_TEXT


def far_away(sheet: Worksheet) -> None:
    sheet.append(list(HEADER))
    sheet.append(person())
    sheet["XFD1048576"] = "x"


def csv_of(*rows: Sequence[str], mark: str = ",") -> str:
    return "\r\n".join(mark.join(row) for row in rows) + "\r\n"


CSV = (("姓名", "组别", "身份证号"), (HUSBAND, "一组", ID), (WIFE, "一组", ""))

WORKBOOKS = (
    Awkward("一份清楚的册子", table(person(), other()), BOTH),
    Awkward(
        "表头上面有标题和单位", lines(["青石村花名册"], ["填报：村委会"], HEADER, person(), other()), BOTH
    ),
    Awkward("表头在第十行", lines(*[[f"说明{n}"] for n in range(9)], HEADER, person()), [HUSBAND]),
    Awkward(
        "表头在第十一行",
        lines(*[[f"说明{n}"] for n in range(10)], HEADER, person()),
        (),
        [("", "HEADER_NOT_FOUND")],
    ),
    Awkward(
        "两行表头",
        lines(["序号", "基本情况", "", "证件"], ["", "姓名", "组别", "身份证号"], [1, HUSBAND, "一组", ID]),
        [HUSBAND],
    ),
    Awkward(
        "合并的两行表头",
        merged("A1:A2", "B1:C1", rows=[["姓名", "住处", ""], ["", "组别", "户号"], [HUSBAND, "一组", "1"]]),
        [HUSBAND],
    ),
    Awkward(
        "户主和家庭成员并排",
        merged(
            "A1:B1",
            "C1:E1",
            "A3:A4",
            rows=[
                ["户主信息", None, "家庭成员信息", None, None],
                ["姓名", "电话", "姓名", "关系", "身份证号"],
                [HUSBAND, "13800000001", HUSBAND, "户主", ID],
                [None, None, WIFE, "配偶", WIFES_ID],
            ],
        ),
        BOTH,
    ),
    Awkward("表头下面编列号", lines(["序号", "姓名", "组别"], [1, 2, 3], [1, HUSBAND, "一组"]), [HUSBAND]),
    Awkward("表头甲乙丙", lines(["姓名", "组别", "年龄"], ["甲", 1, 2], [HUSBAND, "一组", 55]), [HUSBAND]),
    Awkward(
        "组和户合并到几行",
        merged("B2:B3", "C2:C3", rows=[HEADER, person(), other(组别=None, 户号=None)]),
        BOTH,
    ),
    Awkward(
        "同组只写第一行",
        lines(["组别", "姓名", "身份证号"], ["一组", HUSBAND, ID], ["", WIFE, WIFES_ID], ["", "钱小满", ""]),
        (*BOTH, "钱小满"),
    ),
    Awkward("GBK的csv", text("册.csv", csv_of(*CSV), "gbk"), BOTH),
    Awkward("生僻字的GB18030", text("册.csv", csv_of(CSV[0], ("罗䶮", "五组", "")), "gb18030"), ["罗䶮"]),
    Awkward("带标记的UTF-8", text("册.csv", csv_of(*CSV), "utf-8-sig"), BOTH),
    Awkward("UTF-16和制表符", text("册.csv", csv_of(*CSV, mark="\t"), "utf-16"), BOTH),
    Awkward("分号隔开", text("册.csv", csv_of(*CSV, mark=";")), BOTH),
    Awkward("引号里有换行", text("册.csv", f'姓名,组别,备注\n{HUSBAND},一组,"第一行\n第二行"\n'), [HUSBAND]),
    Awkward(
        "引号没有配对",
        text("册.csv", "姓名,组别\n" + HUSBAND + ',"一组\n' + "x" * 140_000),
        (),
        [("", "WORKBOOK_DAMAGED")],
    ),
    Awkward("认不出的编码", data("册.csv", b"\xff\xff\x00\x81\x81"), (), [("", "ENCODING_UNKNOWN")]),
    Awkward(
        "身份证号是数字", table(person(身份证号=int(ID)), other()), [WIFE], [("H2", "ID_NUMBER_IS_NUMERIC")]
    ),
    Awkward(
        "身份证号成了科学记数",
        table(person(身份证号="5.00229E+17"), other()),
        [WIFE],
        [("H2", "ID_NUMBER_IS_NUMERIC")],
    ),
    Awkward(
        "身份证号少一位",
        table(person(), other(身份证号=WIFES_ID[:-1])),
        [HUSBAND],
        [("H3", "ID_NUMBER_MALFORMED")],
    ),
    Awkward(
        "身份证号校验不符",
        table(person(身份证号=ID[:-1] + ("1" if ID[-1] != "1" else "2")), other()),
        [WIFE],
        [("H2", "ID_NUMBER_CHECK_DIGIT")],
    ),
    Awkward("身份证号夹空格和撇号", table(person(身份证号=f"'{ID[:6]} {ID[6:14]} {ID[14:]}")), [HUSBAND]),
    Awkward(
        "十五位旧号", table(person(身份证号=ID[:6] + ID[8:17])), [HUSBAND], [("H2", "ID_NUMBER_15_DIGITS")]
    ),
    Awkward(
        "两行同一个身份证号",
        table(person(), other(身份证号=ID, 性别="男", 出生日期=date(1971, 3, 8))),
        [HUSBAND],
        [("H3", "DUPLICATE_ID_NUMBER")],
    ),
    Awkward("两行同一个编号", table(person(), other(编号="001")), [HUSBAND], [("A3", "DUPLICATE_NUMBER")]),
    Awkward(
        "两个人同名",
        table(person(), other(姓名=HUSBAND)),
        (HUSBAND, HUSBAND),
        [("D2", "DUPLICATE_NAME"), ("D3", "DUPLICATE_NAME")],
    ),
    Awkward("日期写成文字", table(person(出生日期="1971年3月8日"), other(出生日期="1973/5/1")), BOTH),
    Awkward("日期是没有格式的数", sheet_with(numeric_birthdays), BOTH),
    Awkward("日期认不出来", table(person(出生日期="属猪"), other()), BOTH, [("G2", "DATE_UNREADABLE")]),
    Awkward("从1904年数日子", lambda folder: workbook(folder, person(), base_1904=True), [HUSBAND]),
    Awkward(
        "全角数字",
        table(person(组别="第１组", 户号="１－００１", 电话="１３８０００００００１")),
        [HUSBAND],
        [("B2", "GROUP_SPELLING")],
    ),
    Awkward("姓名前后有空格", table(person(姓名=" 陈　德明 "), other(姓名="徐维芳\u200b")), BOTH),
    Awkward("电话是小数", table(person(电话=13800000001.0), other(电话="+86 138-0000-0002")), BOTH),
    Awkward("一格两个电话", table(person(电话="13800000001/13800000003")), [HUSBAND], [("I2", "PHONE_ODD")]),
    Awkward("没有姓名的一行", table(person(), other(姓名="")), [HUSBAND], [("D3", "NAME_MISSING")]),
    Awkward("性别写错", table(person(性别="M")), [HUSBAND], [("F2", "SEX_UNKNOWN")]),
    Awkward("身份写错", table(person(身份="网格长")), [HUSBAND], [("J2", "ROLE_UNKNOWN")]),
    Awkward("没有算好的公式", sheet_with(formulas), BOTH, [("B3", "GROUP_MISSING")]),
    Awkward("隐藏的表", hidden_sheet, [HUSBAND]),
    Awkward("空行、合计和重复的表头", lines(HEADER, person(), [], HEADER, other(), ["合计", 2]), BOTH),
    Awkward(
        "一组一张表", sheets(一组=[PLAIN[::2], [HUSBAND, ID]], 二组=[PLAIN[::2], [WIFE, WIFES_ID]]), BOTH
    ),
    Awkward(
        "去年的表在后面",
        sheets(今年=[HEADER, person()], 去年=[HEADER, other()]),
        [HUSBAND],
        [("", "SHEET_NOT_READ")],
    ),
    Awkward("只列户主", lines(["户主姓名", "组别", "人口"], [HUSBAND, "一组", 4], [WIFE, "二组", 2]), BOTH),
    Awkward(
        "没有户号的家庭",
        lines(["组别", "姓名", "与户主关系"], ["一组", HUSBAND, "户主"], ["一组", WIFE, "配偶"]),
        BOTH,
    ),
    Awkward("打勾的户主", lines(["户主", "姓名", "组别"], ["√", HUSBAND, "一组"], ["", WIFE, "一组"]), BOTH),
    Awkward(
        "打勾的党员和代表",
        lines(
            ["姓名", "组别", "是否党员", "是否村民代表"],
            [HUSBAND, "一组", "是", "√"],
            [WIFE, "一组", "否", "×"],
        ),
        BOTH,
    ),
    Awkward(
        "列名说得长",
        lines(
            ["本人姓名", "所在村民小组", "本人联系电话", "户主电话"],
            [HUSBAND, "一组", "13800000001", "13800000009"],
        ),
        [HUSBAND],
    ),
    Awkward("有一格远在天边", sheet_with(far_away), [HUSBAND]),
    Awkward("旧格式xls", data("册.xls", OLE * 100), (), [("", "OLD_WORKBOOK_FORMAT")]),
    Awkward("金山旧格式et", data("册.et", OLE * 100), (), [("", "OLD_WORKBOOK_FORMAT")]),
    Awkward("设了密码", data("册.xlsx", OLE * 100), (), [("", "WORKBOOK_ENCRYPTED")]),
    Awkward("文本冒充表格", text("册.xlsx", "姓名,组别"), (), [("", "NOT_A_WORKBOOK")]),
    Awkward("别的文件", text("册.docx", "姓名"), (), [("", "NOT_A_WORKBOOK")]),
    Awkward("空文件", data("册.csv", b""), (), [("", "FILE_EMPTY")]),
    Awkward("只有表头", table(), (), [("", "NO_PEOPLE")]),
    Awkward("没有表头", lines([HUSBAND, "一组"], [WIFE, "一组"]), (), [("", "HEADER_NOT_FOUND")]),
    Awkward("压缩炸弹", hostile.zip_bomb, (), [("", "WORKBOOK_SUSPICIOUS")]),
    Awkward("实体炸弹", hostile.billion_laughs, (), [("", "WORKBOOK_SUSPICIOUS")]),
    Awkward("只剩一半", hostile.cut_short, (), [("", "NOT_A_WORKBOOK")]),
)
