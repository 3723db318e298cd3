"""The archive of a meeting: whole, read back, told from a changed one, and never half there."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import Rehearsal
from tests.exports.test_archival import jpeg
from tests.storage import lives
from xieshang_desktop.cli.exporting import chosen
from xieshang_desktop.domain.acts.afterwards import Attach
from xieshang_desktop.domain.pictures import picture_of
from xieshang_desktop.domain.vocabulary import AttachmentKind, MeetingId
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.files import Saved
from xieshang_desktop.queries.registers.archive import meeting_names
from xieshang_desktop.services.papers.archive import JOURNAL, LIST, Archiving, make_archive
from xieshang_desktop.services.papers.archive_check import check_archive


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    """A sealed meeting with a photo and its signed page, and another meeting that is nobody's business."""
    home = lives.sealed(tmp_path_factory.mktemp("sealed"))
    meeting = MeetingId(home.id_of("会议", "m1"))
    for kind, file, size in (
        (AttachmentKind.PHOTO, "会场.jpg", (1600, 1200)),
        (AttachmentKind.SIGNED_PAGE, "签名页.pdf", (1414, 2000)),
    ):
        shot = picture_of(jpeg(*size), jpeg(32, 24), *size)
        act = Attach(at=home.moment, meeting=meeting, file=file, kind=kind, pictures=(shot,))
        home.office.perform(act)
    home.do("propose_topic", topic="t9", title="别的事", category="公共事务和公益事业", source="村民委员会",
            matter="一般公共事务", scope="村")  # fmt: skip
    return home


def archive(home: Rehearsal, into: Path, unmasked: bool = False) -> Saved:
    making = Archiving(home.office, home.id_of("会议", "m1"), into, unmasked)
    return make_archive(making, lambda _done, _whole, _title: None)


@pytest.fixture(scope="module")
def made(home: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(home, tmp_path_factory.mktemp("out")).path


def copied(made: Path, into: Path) -> Path:
    for path in made.rglob("*"):
        if path.is_file():
            target = into / path.relative_to(made)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return into


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_that_the_archive_has_papers_register_photos_and_journal(made: Path) -> None:
    there = names(made)
    assert "文书/01 会议记录.pdf" in there
    assert "文书/01 会议记录.docx" in there
    assert {"台账.xlsx", "照片和扫描件.pdf", JOURNAL, LIST} <= set(there)
    assert [name for name in there if name.startswith("附件/")] == [
        "附件/01 照片：会场.jpg",
        "附件/02 签名页：签名页.jpg",
    ]


def test_that_the_list_names_every_file_with_its_digest(made: Path) -> None:
    listed = json.loads((made / LIST).read_text(encoding="utf-8"))
    assert sorted(each["name"] for each in listed["files"]) == [n for n in names(made) if n != LIST]
    assert all(len(each["sha256"]) == 64 and each["title"] for each in listed["files"])
    assert check_archive(made).problems == ()


def test_that_the_same_record_gives_the_same_archive(home: Rehearsal, made: Path, tmp_path: Path) -> None:
    again = archive(home, tmp_path).path
    same = [name for name in names(made) if not name.endswith(".docx") and name != LIST]
    assert {name: (again / name).read_bytes() for name in same} == {
        name: (made / name).read_bytes() for name in same
    }


def test_that_a_second_archive_leaves_the_first_alone(home: Rehearsal, tmp_path: Path) -> None:
    first, second = archive(home, tmp_path).path, archive(home, tmp_path).path
    assert second.name == f"{first.name} (2)"
    assert check_archive(first).problems == check_archive(second).problems == ()


def test_that_other_meetings_stay_unread(made: Path) -> None:
    journal = (made / JOURNAL).read_text(encoding="utf-8")
    assert "修路" in journal
    assert "别的事" not in journal
    assert len(journal.splitlines()) == json.loads(journal.splitlines()[-1])["seq"]


CHANGES: list[tuple[Callable[[Path], object], str]] = [
    (lambda f: (f / "台账.xlsx").write_bytes(b"other"), "“台账.xlsx”被改动过"),
    (lambda f: (f / "文书/01 会议记录.pdf").unlink(), "缺少“文书/01 会议记录.pdf”"),
    (lambda f: (f / "多余.txt").write_text("甲"), "多出“多余.txt”"),
]


@pytest.mark.parametrize(("change", "problem"), CHANGES, ids=["changed", "missing", "strange"])
def test_that_a_changed_archive_is_told(
    made: Path, tmp_path: Path, change: Callable[[Path], object], problem: str
) -> None:
    folder = copied(made, tmp_path)
    change(folder)
    assert any(problem in told for told in check_archive(folder).problems)


def relisted(folder: Path) -> None:
    """Put the journal's own digest into the list again, as whoever forges both would."""
    from hashlib import sha256

    listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    for each in listed["files"]:
        each["sha256"] = sha256((folder / each["name"]).read_bytes()).hexdigest()
    (folder / LIST).write_text(json.dumps(listed), encoding="utf-8")


@pytest.mark.parametrize("number", [2, -2])
def test_that_a_journal_made_to_fit_the_list_is_still_told(made: Path, tmp_path: Path, number: int) -> None:
    folder = copied(made, tmp_path)
    lines = (folder / JOURNAL).read_text(encoding="utf-8").splitlines()
    del lines[number]
    (folder / JOURNAL).write_text("\n".join(lines) + "\n", encoding="utf-8")
    relisted(folder)
    assert any("接不上" in told for told in check_archive(folder).problems)


def test_that_a_changed_word_in_the_journal_is_told(made: Path, tmp_path: Path) -> None:
    folder = copied(made, tmp_path)
    text = (folder / JOURNAL).read_text(encoding="utf-8")
    (folder / JOURNAL).write_text(text.replace("第一稿", "第二稿"), encoding="utf-8")
    relisted(folder)
    assert any("内容被改动过" in told for told in check_archive(folder).problems)


def test_that_a_journal_without_the_printed_code_is_told(made: Path, tmp_path: Path) -> None:
    folder = copied(made, tmp_path)
    listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    listed["digest"] = "0" * 64
    (folder / LIST).write_text(json.dumps(listed), encoding="utf-8")
    assert check_archive(folder).problems == ("日志里没有会议记录上印的那个校验码",)


@pytest.mark.parametrize("content", [None, b"{", b"[]", b"{}"])
def test_that_a_folder_that_is_no_archive_is_said(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / LIST).write_bytes(content)
    with pytest.raises(EnvironmentProblem) as said:
        check_archive(tmp_path)
    assert said.value.way_out


def test_that_a_list_never_leads_outside_of_its_folder(made: Path, tmp_path: Path) -> None:
    folder = copied(made, tmp_path / "in")
    listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    listed["files"].append({"name": "../秘密.txt", "sha256": "0" * 64})
    (folder / LIST).write_text(json.dumps(listed), encoding="utf-8")
    assert "目录里的“../秘密.txt”指到文件夹外面" in check_archive(folder).problems


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "磁盘满了"), (errno.ENODEV, "已拔出"), (errno.EROFS, "只读")]
)
@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_that_trouble_on_the_stick_leaves_no_half_of_an_archive(
    home: Rehearsal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(EnvironmentProblem, match=words):
        archive(home, tmp_path)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_that_what_reads_back_otherwise_is_no_archive(
    home: Rehearsal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xieshang_desktop.files.digest_of", lambda _path: "0" * 64)
    with pytest.raises(EnvironmentProblem, match="读回来不一样"):
        archive(home, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_that_stopping_half_way_leaves_nothing(home: Rehearsal, tmp_path: Path) -> None:
    def stop(done: int, _whole: int, _title: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_archive(Archiving(home.office, home.id_of("会议", "m1"), tmp_path), stop)
    assert list(tmp_path.iterdir()) == []


def test_that_a_stick_may_be_taken_only_when_all_was_read_back(
    home: Rehearsal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xieshang_desktop.services.papers.archive.on_another_disk", lambda _path: True)
    assert archive(home, tmp_path).words.endswith("可以拔出")


def test_that_a_meeting_is_found_by_number_title_or_part_of_it(home: Rehearsal) -> None:
    meetings = home.record.read(meeting_names)
    meeting = meetings[0]
    for wanted in (meeting.id, "2026-01", "第一次会议", "一次"):
        assert chosen(meetings, wanted) == meeting


def test_that_a_meeting_that_is_not_clear_is_asked_for_with_a_list(home: Rehearsal) -> None:
    meetings = home.record.read(meeting_names)
    for known, wanted in ((meetings, "第九次"), ((*meetings, *meetings), "会议"), (meetings, "")):
        with pytest.raises(EnvironmentProblem) as said:
            chosen(known, wanted)
        assert "2026-01　2026年3月12日　第一次会议" in said.value.way_out
    with pytest.raises(EnvironmentProblem, match="还没有会议"):
        chosen((), "会议")
