"""The archive of a meeting: one folder with its papers, register, photos, journal, and a list with hashes.

It is made part by part, so that a window or a command line can tell how far it is and stop. All is written
into a hidden folder beside the target, read back from the disk and compared, and only then named: a stick
that is pulled out, a full disk or a change of mind leave no half of an archive behind.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy.orm import Session

from xieshang_desktop import __version__
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.files import (
    Saved,
    atomic_write,
    explained,
    must_read_back,
    on_another_disk,
    safe_name,
    second_name,
    sync_folder,
)
from xieshang_desktop.queries.pictures import picture
from xieshang_desktop.queries.registers.archive import (
    ArchiveView,
    archive_view,
    journal_lines,
    photo_views,
)
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers.catalogue import kinds_of_meeting, kinds_of_topic, view_of
from xieshang_desktop.services.papers.kinds import MINUTES, PRE_MEETING, REGISTERS
from xieshang_desktop.services.papers.writing import LARGE, paper_bytes

LIST, JOURNAL = "目录.json", "日志.jsonl"
PHOTO_PAGES = "photo-pages"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an archive: its path within the folder, what it is, and what is read for it."""

    name: str
    title: str
    read: Callable[[Session], Any]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One file that lies in the folder: as the list tells it."""

    name: str
    title: str
    bytes: int
    sha256: str


@dataclass
class Archiving:
    """An archive in the making: ``jobs`` one after the other, then ``closing``; or ``give_up``.

    A job may be carried out in a worker process. ``unmasked`` leaves numbers of identity and telephones in
    the register as they are.
    """

    office: Office
    meeting_id: str
    into: Path
    unmasked: bool = False
    prefers_system_fonts: bool = False
    view: ArchiveView = field(init=False)
    parts: tuple[Part, ...] = field(init=False)
    written: list[Written] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.view = self.office.read(archive_view, self.meeting_id)
        self.parts = self.office.read(_parts, self.view, self.unmasked)
        self._before = self.office.record.head.seq
        self._making = self.into / f".{token_hex(6)}.part"

    def job(self, part: Part) -> tuple[Callable[..., Written], tuple[Any, ...]]:
        """Read what one part needs; what is given back writes it.

        Raises EnvironmentProblem where the record went on since the archive was begun.
        """
        if self.office.record.head.seq != self._before:
            raise EnvironmentProblem("做归档的时候记录又有变动，没有做完。", "请再做一次。")
        content = self.office.read(part.read)
        how = (self.view.made, self.prefers_system_fonts)
        return write_part, (self._making, part.name, part.title, part.kind, content, *how)

    def closing(self) -> tuple[Callable[..., Saved], tuple[Any, ...]]:
        """What reads everything back, writes the list and names the folder."""
        about = {
            "format": FORMAT,
            "meeting": self.view.id,
            "number": self.view.number,
            "title": self.view.title,
            "made": self.view.made.isoformat(),
            "digest": self.view.digest,
            "program": f"协商会议助手 {__version__}",
        }
        target = self.into / safe_name(self.view.title, "（归档）")
        return close_archive, (self._making, target, about, tuple(self.written))

    def give_up(self) -> None:
        """Leave nothing of it behind."""
        shutil.rmtree(self._making, ignore_errors=True)


def make_archive(making: Archiving, tell: Callable[[int, int, str], None]) -> Saved:
    """Make an archive from the first part to the last, telling before each how far it is.

    Raises EnvironmentProblem where the machine refuses; nothing is left behind then, nor when it is
    interrupted.
    """
    try:
        for done, part in enumerate(making.parts):
            tell(done, len(making.parts), part.title)
            write, arguments = making.job(part)
            making.written.append(write(*arguments))
        close, arguments = making.closing()
        return close(*arguments)
    finally:
        making.give_up()


def _parts(session: Session, view: ArchiveView, unmasked: bool) -> tuple[Part, ...]:
    """Every file but the list, in the order in which it is written."""
    papers = [
        Part(f"文书/{number:02d} {safe_name(title)}.{ending}", title, _reader(kind, subject), kind)
        for number, (title, kind, subject) in enumerate(_papers(session, view), start=1)
        for ending in (("pdf", "docx") if kind == MINUTES else ("pdf",))
    ]
    register = Part("台账.xlsx", "本次会议的台账", _reader(REGISTERS, view.id, unmasked), REGISTERS)
    journal = Part(JOURNAL, "日志", lambda session: "".join(journal_lines(session, view.id)).encode())
    return (*papers, register, *_pictures(view), journal)


def _papers(session: Session, view: ArchiveView) -> Iterator[tuple[str, str, str]]:
    for kind in kinds_of_meeting(session, view.id):
        if kind.key != PRE_MEETING and not kind.key.endswith(LARGE):
            yield kind.title, kind.key, view.id
    for topic_id, title in view.topics:
        for kind in kinds_of_topic(session, topic_id):
            if not kind.key.endswith(LARGE):
                yield f"{kind.title}（{title}）" if len(view.topics) > 1 else kind.title, kind.key, topic_id


def _reader(kind: str, subject: str, unmasked: bool = False) -> Callable[[Session], Any]:
    return lambda session: view_of(session, kind, subject, unmasked)


def _pictures(view: ArchiveView) -> Iterator[Part]:
    """The photo pages, and every picture as it is in the record."""
    attachments = view.attachments
    if any(each.pages for each in attachments):
        title = "照片和扫描件"
        yield Part(f"{title}.pdf", title, _photo_reader(view), PHOTO_PAGES)
    number = 0
    for each in attachments:
        for page in each.pages:
            number += 1
            name = f"附件/{number:02d} {safe_name(each.caption.rpartition('.')[0] or each.caption)}.jpg"
            yield Part(name, each.caption, _picture_reader(page.sha256))


def _photo_reader(view: ArchiveView) -> Callable[[Session], Any]:
    return lambda session: (view.title, photo_views(session, view.attachments))


def _picture_reader(digest: str) -> Callable[[Session], bytes]:
    return lambda session: picture(session, digest)


def write_part(
    making: Path, name: str, title: str, kind: str, content: Any, made: datetime, system_fonts: bool
) -> Written:
    """Write one file of an archive (in the worker).

    Raises EnvironmentProblem where the machine refuses it.
    """
    data = content if isinstance(content, bytes) else _composed(content, kind, name, made, system_fonts)
    path = making / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise explained(trouble, path) from trouble
    atomic_write(path, data)
    return Written(name, title, len(data), sha256(data).hexdigest())


def _composed(content: Any, kind: str, name: str, made: datetime, system_fonts: bool) -> bytes:
    ending = Path(name).suffix
    if ending != ".pdf":
        return paper_bytes(content, kind, ending, system_fonts)
    from xieshang_desktop.exports.archival import archival

    if kind != PHOTO_PAGES:
        return archival(paper_bytes(content, kind, ending, system_fonts), made)
    from xieshang_desktop.exports.papers.photo_pages import photo_pages_paper
    from xieshang_desktop.exports.pdf import pdf_bytes

    return archival(pdf_bytes(photo_pages_paper(*content), system_fonts), made)


def close_archive(making: Path, target: Path, about: dict[str, Any], written: tuple[Written, ...]) -> Saved:
    """Read every file back, write the list, and give the folder its name (in the worker).

    Raises EnvironmentProblem where a file reads back otherwise, or the machine refuses.
    """
    content = {**about, "files": [asdict(each) for each in written]}
    listed = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    atomic_write(making / LIST, listed)
    for each in written:
        must_read_back(making / each.name, each.sha256)
    must_read_back(making / LIST, sha256(listed).hexdigest())
    try:
        named = second_name(target) if target.exists() else target
        os.rename(making, named)
        sync_folder(named.parent)
    except OSError as trouble:
        raise explained(trouble, target) from trouble
    return Saved(named, on_another_disk(named))
