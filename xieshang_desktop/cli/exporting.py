"""``xieshang export``: which meeting is meant, and how far its archive is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.queries.registers.archive import MeetingName, meeting_names

_LISTED = 12


def export_meeting(office: Any, wanted: str, out: Path, *, unmasked: bool) -> str:
    """Make the archive of a meeting in ``out``; where it lies, in words.

    Raises EnvironmentProblem where no meeting, or more than one, is meant, or the machine refuses.
    """
    from xieshang_desktop.services.papers.archive import Archiving, make_archive

    meeting = chosen(office.read(meeting_names), wanted)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise EnvironmentProblem(f"文件夹不能写入：{out}", "请换一个文件夹。") from trouble
    making = Archiving(office, meeting.id, out, unmasked)
    saved = make_archive(making, _tell)
    return f"“{meeting.title}”的归档{saved.words}"


def _tell(done: int, whole: int, title: str) -> None:
    print(f"{done + 1}/{whole}　{title}", file=sys.stderr, flush=True)


def chosen(meetings: Sequence[MeetingName], wanted: str) -> MeetingName:
    """The meeting that is meant: by id or number, by its whole title, or by a part of one title alone.

    Raises EnvironmentProblem, with the meetings that there are, where none or several are meant.
    """
    exact = [each for each in meetings if wanted in (each.id, each.number, each.title)]
    found = exact or [each for each in meetings if wanted and wanted in each.title]
    if len(found) == 1:
        return found[0]
    if not meetings:
        raise EnvironmentProblem("记录里还没有会议", "请先打开程序建立会议。")
    listed = found or meetings
    rest = f"\n另有{len(listed) - _LISTED}次" if len(listed) > _LISTED else ""
    lines = "".join(f"\n{each.words}" for each in listed[-_LISTED:])
    said = f"有{len(found)}次会议的名称里有“{wanted}”" if found else f"没有“{wanted}”这次会议"
    raise EnvironmentProblem(said, f"请写编号，例如--meeting {listed[-1].number}：{lines}{rest}")
