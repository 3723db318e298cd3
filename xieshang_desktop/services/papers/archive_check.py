"""Whether an archive is what its list says, and its journal unbroken: from the folder alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.files import digest_of
from xieshang_desktop.services.papers.archive import FORMAT, JOURNAL, LIST
from xieshang_desktop.storage.journal import GENESIS, chain

IGNORED = ("Thumbs.db", "desktop.ini", ".DS_Store")
"""What file managers put into every folder that they show."""


@dataclass(frozen=True)
class ArchiveCheck:
    """How many files were compared, of which meeting, and what is wrong; nothing, when all is well."""

    title: str
    files: int
    problems: tuple[str, ...]


def check_archive(folder: Path) -> ArchiveCheck:
    """Compare every file of an archive with its list, and follow the chain of its journal.

    Raises EnvironmentProblem where the folder is no archive.
    """
    listed = _list_of(folder)
    files = {str(each["name"]): each for each in listed["files"]}
    problems = [*_file_problems(folder, files), *_strangers(folder, files)]
    if JOURNAL in files and (folder / JOURNAL).is_file():
        problems += _journal_problems(folder / JOURNAL, str(listed["digest"]))
    return ArchiveCheck(str(listed["title"]), len(files), tuple(problems))


def _list_of(folder: Path) -> dict[str, Any]:
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except OSError:
        raise EnvironmentProblem(f"“{folder}”不是会议归档，里面没有{LIST}。", "请写明归档文件夹。") from None
    except ValueError:
        listed = None
    if not isinstance(listed, dict) or not {"files", "title", "digest"} <= listed.keys():
        raise EnvironmentProblem(f"“{folder}”里的{LIST}已损坏。", "请用另一份归档核对。")
    if listed.get("format") != FORMAT:
        raise EnvironmentProblem("这份归档是更新版本的程序做的。", "请安装新版本的程序再核对。")
    return listed


def _file_problems(folder: Path, files: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, each in files.items():
        path = folder / name
        if Path(name).is_absolute() or ".." in Path(name).parts:
            yield f"目录里的“{name}”指到文件夹外面"
        elif not path.is_file():
            yield f"缺少“{name}”"
        elif digest_of(path) != each.get("sha256"):
            yield f"“{name}”被改动过，与目录不符"


def _strangers(folder: Path, files: dict[str, dict[str, Any]]) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in files and name != LIST and path.name not in IGNORED:
            yield f"多出“{name}”，目录里没有"


def _journal_problems(path: Path, digest: str) -> Iterator[str]:
    """What is wrong with the chain; entries of other meetings are there by their hashes alone."""
    prev, found = GENESIS.hex(), False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            entry = json.loads(line)
            ours = {"seq": entry["seq"], "prev": entry["prev"], "hash": entry["hash"]}
            body = entry.get("body")
            intact = body is None or chain(bytes.fromhex(ours["prev"]), body).hex() == ours["hash"]
        except (ValueError, KeyError, TypeError, AttributeError):
            yield f"日志第{number}行读不出来"
            return
        if ours["seq"] != number or ours["prev"] != prev:
            yield f"日志第{number}行与前一行接不上"
        if not intact:
            yield f"日志第{number}行的内容被改动过，与校验值不符"
        prev, found = ours["hash"], found or ours["hash"] == digest
    if digest and not found:
        yield "日志里没有会议记录上印的那个校验码"
