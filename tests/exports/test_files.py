"""Files are written whole or not at all, and trouble is said in words."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.exports.files import TargetInUse, atomic_write, safe_name, save, second_name


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

    monkeypatch.setattr(f"xieshang_desktop.exports.files.os.{step}", fail)
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

    monkeypatch.setattr("xieshang_desktop.exports.files.os.replace", refuse)


def test_that_a_file_held_by_another_program_is_offered_a_second_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "台账.xlsx"
    target.write_bytes(b"old")
    hold(monkeypatch, target)
    with pytest.raises(TargetInUse) as caught:
        atomic_write(target, b"new")
    assert caught.value.second.name == "台账（2）.xlsx"
    assert "正被别的程序打开" in caught.value.sentence


def test_that_saving_beside_a_held_file_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "台账.xlsx"
    target.write_bytes(b"old")
    hold(monkeypatch, target)
    assert save(target, b"new") == tmp_path / "台账（2）.xlsx"
    assert (target.read_bytes(), (tmp_path / "台账（2）.xlsx").read_bytes()) == (b"old", b"new")


def test_that_second_names_count_on(tmp_path: Path) -> None:
    for name in ("a.pdf", "a（2）.pdf"):
        (tmp_path / name).touch()
    assert second_name(tmp_path / "a.pdf").name == "a（3）.pdf"


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
