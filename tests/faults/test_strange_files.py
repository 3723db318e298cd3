"""Files that are no record of ours, or damaged, or newer: one sentence, and not a byte changed."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.builders import KEY, empty_record, rulebook
from tests.storage import lives
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.storage.backup import integrity_problems
from xieshang_desktop.storage.engine import cipher_module
from xieshang_desktop.storage.keys import read_or_make_key
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.unit_of_work import Record

FLIPS = 60


def refused(path: Path, key: bytes = KEY) -> str:
    """The sentence with which a file is refused; its bytes stay as they were."""
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(EnvironmentProblem) as caught:
        open_record(path, key, rulebook())
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert "\n" not in caught.value.sentence
    assert caught.value.way_out
    return caught.value.sentence


@pytest.fixture
def path(tmp_path: Path) -> Path:
    lives.decided(tmp_path).record.close()
    return tmp_path / "record.xieshang"


def test_that_a_record_of_a_newer_program_is_refused_unchanged(path: Path) -> None:
    record = open_record(path, KEY, rulebook())
    lives.change(record, "UPDATE alembic_version SET version_num = '9999'")
    record.close()
    assert "更新版本" in refused(path)


def test_that_a_file_of_no_bytes_is_never_taken_for_a_new_record(tmp_path: Path) -> None:
    path = tmp_path / "record.xieshang"
    path.write_bytes(b"")
    assert "空的" in refused(path)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.99])
def test_that_a_truncated_file_is_noticed(share: float, path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refused(path)


def test_that_another_key_does_not_open_it(path: Path) -> None:
    assert "密钥" in refused(path, bytes(32))


def test_that_texts_plain_databases_and_other_peoples_ciphers_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.xieshang"
    text.write_text("这是一份会议记录。" * 500, encoding="utf-8")
    assert "损坏或密钥不对" in refused(text)
    plain = tmp_path / "plain.xieshang"
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE meeting (id INTEGER)")
    connection.commit()
    connection.close()
    refused(plain)
    other = tmp_path / "other.xieshang"
    cipher = cipher_module().connect(str(other))
    cipher.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
    cipher.execute("CREATE TABLE notes (id INTEGER)")
    cipher.commit()
    cipher.close()
    with pytest.raises(EnvironmentProblem, match="不是本程序的记录文件"):
        open_record(other, KEY, rulebook())


def test_that_every_flipped_bit_is_noticed(path: Path, tmp_path: Path) -> None:
    content, chance = path.read_bytes(), random.Random(20260312)
    for number in range(FLIPS):
        copy = tmp_path / f"flipped{number}.xieshang"
        damaged = bytearray(content)
        damaged[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        copy.write_bytes(bytes(damaged))
        refused(copy)


def test_that_a_sound_record_has_no_problems(path: Path) -> None:
    assert integrity_problems(open_record(path, KEY, rulebook()).engine) == []


def test_that_a_second_opening_is_refused_while_one_is_open(path: Path) -> None:
    first = open_record(path, KEY, rulebook())
    with pytest.raises(EnvironmentProblem, match="另一个窗口"):
        open_record(path, KEY, rulebook())
    first.close()
    open_record(path, KEY, rulebook()).close()


def test_that_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="不能写入"):
        open_record(file / "record.xieshang", KEY, rulebook())
    with pytest.raises(EnvironmentProblem, match="不能写入"):
        read_or_make_key(file / "record.key")


@pytest.mark.parametrize("content", [b"", b"abc\n", b"zz" * 32, b"\xff\xfe", b"00" * 31])
def test_that_a_damaged_key_file_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "record.key"
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="密钥文件"):
        read_or_make_key(path)


def test_that_a_key_is_made_once_and_read_afterwards(tmp_path: Path) -> None:
    key = read_or_make_key(tmp_path / "keys" / "record.key")
    assert len(key) == 32
    assert read_or_make_key(tmp_path / "keys" / "record.key") == key
    assert (tmp_path / "keys" / "record.key").stat().st_mode & 0o077 == 0


def test_that_nothing_of_a_record_can_be_read_without_its_key(path: Path) -> None:
    assert not path.read_bytes().startswith(b"SQLite format 3")
    for personal in ("主任", "第一次会议", "110101197001010011", "13800000000"):
        assert personal.encode() not in path.read_bytes()


def test_that_a_copy_of_the_main_file_alone_is_a_record_too(tmp_path: Path) -> None:
    """Taken while the record is open it lacks what still lies in the log; it opens all the same."""
    record: Record = empty_record(tmp_path)
    copy = tmp_path / "copy.xieshang"
    shutil.copyfile(tmp_path / "record.xieshang", copy)
    assert open_record(copy, KEY, rulebook()).head.seq == record.head.seq
