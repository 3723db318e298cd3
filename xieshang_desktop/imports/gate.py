"""The gate before a file from others: what a workbook must not be, told without opening it.

Nothing here parses XML. A file of a few kilobytes can unpack to hundreds of megabytes or name a cell at the
far corner of a sheet, so size, members and ratios are looked at first; the reading itself is bounded too. The
functions take a path and give back values that can be pickled: they may as well run in a limited process.
"""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from xieshang_desktop.imports.problems import RowProblem, file_problem

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_MEMBERS = 200
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_RATIO = 100

_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_SAVE_AGAIN = "请用WPS或Excel打开，另存为“Excel工作簿（.xlsx）”，再导入新存的文件。"


def refuse_file(path: Path) -> RowProblem | None:
    """Why this file may not be opened as a register, or nothing."""
    try:
        size = path.stat().st_size
    except OSError:
        return file_problem(
            "FILE_NOT_FOUND", f"找不到文件“{path.name}”", "请看优盘是否已经拔下，再选一次文件。"
        )
    if size == 0:
        return file_problem("FILE_EMPTY", f"“{path.name}”是空的", "请打开文件看一看，存好后再导入。")
    if size > MAX_FILE_BYTES:
        return file_problem(
            "FILE_TOO_LARGE",
            f"文件有{size // 1024 // 1024}兆，超过20兆",
            "请删去文件里的图片和无关的表，再导入。",
        )
    return _refuse_format(path)


def _refuse_format(path: Path) -> RowProblem | None:
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return None
    if suffix in {".xls", ".et"}:
        return file_problem("OLD_WORKBOOK_FORMAT", f"“{path.name}”是{suffix}旧格式，读不了", _SAVE_AGAIN)
    if _starts_with(path, _OLE_MAGIC):
        return file_problem(
            "WORKBOOK_ENCRYPTED", f"“{path.name}”设了打开密码，或者其实是旧格式", "请去掉密码。" + _SAVE_AGAIN
        )
    if suffix not in {".xlsx", ".xlsm"}:
        return file_problem(
            "NOT_A_WORKBOOK", f"“{path.name}”不是花名册能用的表格文件", "请选.xlsx或.csv文件。"
        )
    return refuse_archive(path)


def refuse_archive(path: Path) -> RowProblem | None:
    """Why the parts of an .xlsx (a zip archive) may not be unpacked, or nothing."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return file_problem("NOT_A_WORKBOOK", f"“{path.name}”已损坏，或者不是.xlsx表格", _SAVE_AGAIN)
    if not any(member.filename == "xl/workbook.xml" for member in members):
        return file_problem("NOT_A_WORKBOOK", f"“{path.name}”里没有表格", _SAVE_AGAIN)
    if any(_escapes(member.filename) for member in members):
        return _suspicious("里有指向别处的路径")
    if len(members) > MAX_MEMBERS:
        return _suspicious(f"由{len(members)}个部件组成，超过{MAX_MEMBERS}个")
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        return _suspicious("展开后超过100兆")
    if any(member.file_size > MAX_RATIO * max(member.compress_size, 1) for member in members):
        return _suspicious(f"压缩了{MAX_RATIO}倍以上")
    return None


def _suspicious(reason: str) -> RowProblem:
    return file_problem(
        "WORKBOOK_SUSPICIOUS",
        f"文件{reason}，为了安全没有打开",
        "请新建一个表格，只把花名册的内容粘贴过去，存好后再导入。",
    )


def _escapes(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts


def _starts_with(path: Path, magic: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(magic)) == magic
