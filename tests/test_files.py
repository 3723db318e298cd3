"""Files are written whole or not at all, and trouble is said in words."""

from __future__ import annotations

import errno
import os
import pickle
from pathlib import Path

import pytest

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.files import (
    PATIENCE,
    TargetInUse,
    atomic_write,
    holder_of,
    must_read_back,
    safe_name,
    save,
    second_name,
)


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_that_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "会议记录.pdf"
    atomic_write(target, b"old")
    atomic_write(target, b"new")
    assert target.read_bytes() == b"new"
    assert leftovers(tmp_path) == ["会议记录.pdf"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘满了"),
        (errno.EROFS, "只读"),
        (errno.EIO, "读写出错"),
        (errno.EACCES, "没有权限"),
        (errno.ENODEV, "已拔出"),
        (errno.EXDEV, "没有存上"),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_that_a_fault_leaves_the_old_file_and_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    target = tmp_path / "会议记录.pdf"
    target.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(f"xieshang_desktop.files.os.{step}", fail)
    with pytest.raises(EnvironmentProblem) as caught:
        atomic_write(target, b"new")
    monkeypatch.undo()
    assert words in caught.value.sentence
    assert "会议记录.pdf" in caught.value.sentence
    assert caught.value.way_out
    assert target.read_bytes() == b"old"
    assert leftovers(tmp_path) == ["会议记录.pdf"]


def test_that_a_vanished_stick_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="找不到文件夹"):
        atomic_write(tmp_path / "U盘" / "a.pdf", b"x")


def test_that_a_target_below_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    with pytest.raises(EnvironmentProblem, match="不是文件夹"):
        atomic_write(tmp_path / "文件" / "a.pdf", b"x")


def hold(monkeypatch: pytest.MonkeyPatch, held: Path) -> None:
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == held:
            raise OSError(errno.EBUSY, "busy")
        replace(source, target)

    monkeypatch.setattr("xieshang_desktop.files.os.replace", refuse)


def test_that_a_file_held_by_another_program_is_offered_a_second_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "台账.xlsx"
    target.write_bytes(b"old")
    hold(monkeypatch, target)
    with pytest.raises(TargetInUse) as caught:
        atomic_write(target, b"new")
    assert caught.value.second.name == "台账 (2).xlsx"
    assert "正被别的程序打开" in caught.value.sentence


def test_that_a_held_file_is_told_across_processes(tmp_path: Path) -> None:
    held = TargetInUse(tmp_path / "台账.xlsx", tmp_path / "台账 (2).xlsx", "LibreOffice")
    told = pickle.loads(pickle.dumps(held))
    assert (told.sentence, told.way_out, told.second) == (held.sentence, held.way_out, held.second)


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".~lock.台账.xlsx#", "LibreOffice"),
        ("~$台账.xlsx", "Excel或WPS表格"),
        (".~台账.xlsx", "Excel或WPS表格"),
    ],
)
def test_that_the_program_that_holds_a_file_is_named_by_its_mark(
    tmp_path: Path, mark: str, program: str
) -> None:
    target = tmp_path / "台账.xlsx"
    target.write_bytes(b"old")
    (tmp_path / mark).touch()
    assert holder_of(target) == program
    with pytest.raises(TargetInUse, match=f"正被{program}打开"):
        atomic_write(target, b"new")
    assert target.read_bytes() == b"old"
    assert leftovers(tmp_path) == sorted([mark, "台账.xlsx"])


class HeldOnWindows(OSError):
    """What Windows says while a scanner or Excel has the file."""

    winerror = 32


def held_for(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    replace, left = os.replace, [times]

    def refuse(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise HeldOnWindows(errno.EACCES, "sharing violation")
        replace(source, target)

    monkeypatch.setattr("xieshang_desktop.files.os.replace", refuse)


def test_that_a_file_a_scanner_holds_for_a_moment_is_saved_after_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_for(monkeypatch, 3)
    waited: list[float] = []
    atomic_write(tmp_path / "台账.xlsx", b"new", waited.append)
    assert (tmp_path / "台账.xlsx").read_bytes() == b"new"
    assert waited == list(PATIENCE[:3])


def test_that_patience_with_a_held_file_ends_with_a_second_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_for(monkeypatch, 99)
    waited: list[float] = []
    with pytest.raises(TargetInUse) as caught:
        atomic_write(tmp_path / "台账.xlsx", b"new", waited.append)
    assert caught.value.second.name == "台账 (2).xlsx"
    assert waited == list(PATIENCE)
    assert leftovers(tmp_path) == []


def test_that_other_trouble_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("xieshang_desktop.files.os.replace", refuse)
    waited: list[float] = []
    with pytest.raises(EnvironmentProblem, match="磁盘满了"):
        atomic_write(tmp_path / "台账.xlsx", b"new", waited.append)
    assert waited == []


def test_that_a_stick_is_read_back_before_it_may_be_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xieshang_desktop.files.on_another_disk", lambda _path: True)
    assert save(tmp_path / "台账.xlsx", b"new").words.endswith("已读回核对，可以拔出")


def test_that_the_own_disk_is_not_called_a_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xieshang_desktop.files.Path.home", lambda: tmp_path)
    assert save(tmp_path / "台账.xlsx", b"new").words == f"已存到{tmp_path / '台账.xlsx'}"


def test_that_a_copy_that_reads_back_otherwise_is_told(tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").write_bytes(b"torn")
    with pytest.raises(EnvironmentProblem, match="读回来不一样"):
        must_read_back(tmp_path / "台账.xlsx", "00")
    with pytest.raises(EnvironmentProblem, match="找不到文件夹"):
        must_read_back(tmp_path / "U盘" / "台账.xlsx", "00")


def test_that_second_names_count_on(tmp_path: Path) -> None:
    for name in ("a.pdf", "a (2).pdf"):
        (tmp_path / name).touch()
    assert second_name(tmp_path / "a.pdf").name == "a (3).pdf"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青石村：会议/记录?", "青石村：会议记录"),
        ("CON", "_CON"),
        ("com¹", "_com¹"),
        ("nul.tar", "_nul.tar"),
        (" . ", "文件"),
        ("行\n行", "行 行"),
        ("长" * 90, "长" * 60),
    ],
)
def test_that_names_are_safe_on_every_system(text: str, name: str) -> None:
    assert safe_name(text) == name
    assert len(safe_name(text, ".docx").encode()) <= 255
