"""The command line as its users meet it: what is wrong is one Chinese sentence, nothing is left behind."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import text

from tests.builders import CASES, empty_record
from tests.outside.program import (
    RESOURCES,
    ROOT,
    entries_of,
    environment,
    listing,
    one_sentence,
    sentence_of,
    small_folder,
    xieshang,
)
from xieshang_desktop.bootstrap.records import back_up_now, open_office
from xieshang_desktop.cli import main
from xieshang_desktop.cli.arguments import in_chinese, parser
from xieshang_desktop.paths import DataFolder

REGISTER = RESOURCES / "sample" / "青石村花名册.xlsx"
SCENARIO = """
format = 1
title = "演练"
rules = ["CN-2026"]
[village]
name = "某村"
kind = "村"
[[people]]
name = "张三"
[[steps]]
do = "propose_topic"
at = 2026-03-01T09:00:00
topic = "t1"
title = "修路"
category = "公共事务和公益事业"
source = "村民委员会"
matter = "一般公共事务"
scope = "村"
"""

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ask:
    """Carry out a command in this process, which is quicker; gives status, answer and complaint."""
    monkeypatch.setenv("XIESHANG_DATA", str(tmp_path / "own"))

    def carry_out(*words: str | Path) -> tuple[int, str, str]:
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        told = capsys.readouterr()
        return status, told.out, told.err

    return carry_out


def complaint(ask: Ask, *words: str | Path) -> str:
    """The one sentence with which a command fails."""
    status, _, told = ask(*words)
    assert status != 0
    return one_sentence(told)


# What is written wrongly


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["opne"],
            "没有“opne”，可用：open、demo、rehearse、replay、export、verify、backup、roster、rules、selftest。",
        ),
        (["--quick"], "不认识“--quick”。"),
        (["open", "--sam"], "不认识“--sam”。"),
        (["replay"], "命令没有写完，还要写情景文件、--out。"),
        (["replay", "a.toml", "--out"], "“--out”后面没有写值。"),
        (["replay", "a.toml", "--out", "o", "--keep-going=3"], "“--keep-going”后面不用写值。"),
        (["rules", "read"], "没有“read”，可用：check、explain。"),
        (["roster"], "命令没有写完，还要写做什么。"),
    ],
)
def test_that_a_slip_of_the_pen_is_told_in_chinese_with_the_way_to_the_help(
    ask: Ask, words: list[str], sentence: str
) -> None:
    told = complaint(ask, *words)
    assert told.startswith(sentence)
    assert "--help" in told


def test_that_a_complaint_nobody_knows_is_said_in_general() -> None:
    assert in_chinese("something new in a later Python") == "命令写得不对"


def test_that_choices_are_read_as_newer_pythons_write_them() -> None:
    told = in_chinese(
        "argument 命令: invalid choice: 'opne' (choose from open, demo), maybe you meant 'open'?"
    )
    assert told == "没有“opne”，可用：open、demo"


@pytest.mark.parametrize(
    "words",
    [
        *([], ["open"], ["demo"], ["replay"], ["export"], ["verify"], ["backup"]),
        *(["roster", "import"], ["rules", "explain"]),
    ],
)
def test_that_the_help_is_in_chinese_to_the_last_word(ask: Ask, words: list[str]) -> None:
    status, told, _ = ask(*words, "--help")
    assert status == 0
    assert told.startswith("用法：")
    assert not {"usage", "options", "positional", "show", "exit"} & set(told.replace(":", " ").split())


def test_that_every_command_of_the_help_can_be_carried_out() -> None:
    from xieshang_desktop.cli.commands import COMMANDS

    assert all(f"    {name} " in parser().format_help() for name in COMMANDS)


def test_that_a_whole_process_ends_so_too(tmp_path: Path) -> None:
    done = xieshang("opne", home=tmp_path)
    assert done.returncode == 2
    assert sentence_of(done).startswith("没有“opne”")


def test_that_a_terminal_without_our_characters_stops_nothing(tmp_path: Path) -> None:
    done = xieshang("rules", "explain", "--form", "村民会议", home=tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stderr == ""


def test_that_a_reader_that_goes_away_is_no_trouble(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "xieshang_desktop", "rules", "explain"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as asking:
        assert asking.stdout is not None
        assert asking.stderr is not None
        asking.stdout.close()
        assert asking.stderr.read() == ""
    assert asking.returncode == 1


# Scenarios


def scenario(tmp_path: Path, old: str = "", new: str = "") -> Path:
    """A scenario file with one thing changed."""
    assert old in SCENARIO
    path = tmp_path / "演练.toml"
    path.write_text(SCENARIO.replace(old, new) if old else SCENARIO, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "quoted"),
    [
        ("propose_topic", "propose_tropic", "第1步：没有“propose_tropic”这个操作"),
        ('scope = "村"', 'scope = "村"\nproposer = "李四"', "第1步：“李四”不在花名册上"),
        ('scope = "村"', 'scope = "村"\ncolour = "红"', "“colour”"),
        ("2026-03-01T09:00:00", '"三月一日"', "“三月一日”"),
        ("2026-03-01T09:00:00", "2026-03-01", "“2026-03-01”"),
        ("CN-2026", "月球", "月球"),
        ("format = 1", "format = = 1", "演练.toml，第2行第10个字"),
        ("format = 1", f"format = {'[' * 3000}", "不是正确的TOML"),
        ('kind = "村"', 'kind = "村"\n[charter]\nspeaking_seconds = -3', "charter"),
    ],
)
def test_that_a_scenario_that_cannot_be_carried_out_writes_nothing(
    ask: Ask, tmp_path: Path, old: str, new: str, quoted: str
) -> None:
    told = complaint(ask, "replay", scenario(tmp_path, old, new), "--out", tmp_path / "out")
    assert quoted in told
    assert "请改好情景文件" in told
    assert not (tmp_path / "out").exists() or listing(tmp_path / "out") == set()


def test_that_what_an_earlier_replay_left_survives_a_bad_file(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert ask("replay", scenario(tmp_path), "--out", out, "--no-papers")[0] == 0
    before = (out / "summary.json").read_bytes()
    complaint(ask, "replay", scenario(tmp_path, "propose_topic", "dance"), "--out", out)
    assert (out / "summary.json").read_bytes() == before


def test_that_a_missing_scenario_is_one_sentence_of_a_whole_process(tmp_path: Path) -> None:
    done = xieshang("replay", tmp_path / "没有.toml", "--out", tmp_path / "out", home=tmp_path)
    assert "没有.toml" in sentence_of(done)
    assert not (tmp_path / "out").exists()


def test_that_a_folder_and_a_picture_are_no_scenario(ask: Ask, tmp_path: Path) -> None:
    picture = tmp_path / "图.toml"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    assert "UTF-8" in complaint(ask, "replay", picture, "--out", tmp_path / "out")
    assert "读不出来" in complaint(ask, "replay", tmp_path, "--out", tmp_path / "out")


def test_that_results_cannot_be_put_into_a_file(ask: Ask, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    told = complaint(ask, "replay", scenario(tmp_path), "--out", taken)
    assert told == f"文件夹不能写入：{taken}。请换一个文件夹。"
    assert taken.read_text() == "mine"


def test_that_a_step_that_goes_otherwise_is_named_with_code_and_sentence(ask: Ask, tmp_path: Path) -> None:
    path = scenario(tmp_path, 'scope = "村"', 'scope = "村"\nrefused = "WRONG_STAGE"')
    status, told, wrong = ask("replay", path, "--out", tmp_path / "out", "--no-papers")
    assert (status, told) == (1, "")
    assert wrong.startswith("第1步（propose_topic）与情景文件不符：")
    assert (tmp_path / "out" / "summary.json").is_file()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('do = "start_item"', 'do = "open_meeting"\nat = 2026-03-12T09:05:30\nmeeting = "m1"\n[[steps]]\n'
         'do = "start_item"', "WRONG_STAGE"),
        ("for = 19\nagainst = 5\nabstain = 2", "for = 29\nagainst = 5\nabstain = 2",
         "MORE_VOTES_THAN_MEMBERS"),
    ],
    ids=["opened twice", "counts that do not add up"],
)  # fmt: skip
def test_that_what_the_rules_refuse_stops_the_replay_with_code_and_sentence(
    ask: Ask, tmp_path: Path, old: str, new: str, code: str
) -> None:
    case = sorted(CASES.glob("*.toml"))[0].read_text(encoding="utf-8")
    assert old in case
    path = tmp_path / "改过.toml"
    path.write_text(case.replace(old, new, 1), encoding="utf-8")
    told = complaint(ask, "replay", path, "--out", tmp_path / "out", "--no-papers")
    assert re.match(rf"第\d+步（\w+）与情景文件不符：{code}：.+。$", told)
    assert (tmp_path / "out" / "summary.json").is_file()


def test_that_a_scenario_that_holds_ends_with_0_and_says_where_its_papers_are(tmp_path: Path) -> None:
    done = xieshang("replay", sorted(CASES.glob("*.toml"))[0], "--out", tmp_path / "out", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "out") in done.stdout
    wanted = {
        "summary.json",
        "record.xieshang",
        "record.key",
        "minutes.pdf",
        "minutes.docx",
        "registers.xlsx",
    }
    assert wanted <= listing(tmp_path / "out")
    assert not [name for name in listing(tmp_path / "out") if name.endswith((".part", "-wal", "-shm"))]


# Registers


def workbook(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def bad_registers(folder: Path) -> dict[str, Path]:
    """Files that are no register, by what is wrong with them."""
    (folder / "说明.xlsx").write_text("这不是表格", encoding="utf-8")
    (folder / "花名册.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    return {
        "missing": folder / "没有.xlsx",
        "not one": folder / "说明.xlsx",
        "another kind": folder / "花名册.doc",
        "no header": workbook(folder / "无表头.xlsx", ["张三", "一组"], ["李四", "二组"]),
        "empty": workbook(folder / "空.xlsx"),
        "folder": folder,
    }


@pytest.mark.parametrize("wrong", ["missing", "not one", "another kind", "no header", "empty", "folder"])
def test_that_a_file_that_is_no_register_is_refused_in_one_sentence(
    ask: Ask, tmp_path: Path, wrong: str
) -> None:
    status, told, said = ask("roster", "check", bad_registers(tmp_path)[wrong], "--json")
    assert status == 1
    (problem,) = json.loads(told)["problems"]
    assert problem["text"] == one_sentence(said)
    assert problem["severity"] == "违规"


def test_that_a_broken_register_is_one_sentence_of_a_whole_process(tmp_path: Path) -> None:
    done = xieshang("roster", "check", bad_registers(tmp_path)["not one"], home=tmp_path)
    assert "说明.xlsx" in sentence_of(done)
    assert done.stdout == ""


def test_that_numbers_for_ids_are_named_by_row_and_column(ask: Ask, tmp_path: Path) -> None:
    head: list[object] = ["姓名", "组别", "身份证号码"]
    path = workbook(tmp_path / "名册.xlsx", head, ["张三", "一组", 110101199003070000], ["李四", "一组", ""])
    status, told, _ = ask("roster", "check", path, "--json")
    found = json.loads(told)
    assert [(each["row"], each["column"]) for each in found["problems"]] == [(2, "C")]
    assert "文本" in found["problems"][0]["text"]
    assert status == (0 if found["people"] else 1)


def test_that_the_register_of_the_sample_village_can_be_used(ask: Ask) -> None:
    status, told, said = ask("roster", "check", REGISTER, "--json")
    assert (status, said) == (0, "")
    found = json.loads(told)
    assert (found["people"], found["households"]) == (983, 236)
    assert {each["severity"] for each in found["problems"]} == {"提醒"}
    status, told, _ = ask("roster", "check", REGISTER)
    assert status == 0
    assert told.splitlines()[0] == "983行，可导入983人、236户。"


def test_that_a_register_is_imported_once_and_then_changes_nothing(ask: Ask, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    before = entries_of(folder)
    status, told, _ = ask("roster", "import", REGISTER, "--data", folder.folder)
    assert status == 0, told
    assert told.startswith("已导入：")
    assert entries_of(folder) == before + 1
    status, told, _ = ask("roster", "import", REGISTER, "--data", folder.folder)
    assert (status, entries_of(folder)) == (0, before + 1), told


def test_that_a_register_needs_a_record_to_go_into(ask: Ask, tmp_path: Path) -> None:
    told = complaint(ask, "roster", "import", REGISTER, "--data", tmp_path / "none")
    assert "这里没有记录" in told
    assert not (tmp_path / "none").exists()


def test_that_a_register_is_not_imported_for_nobody(ask: Ask, tmp_path: Path) -> None:
    empty_record(tmp_path).close()
    DataFolder(tmp_path).key.write_text(bytes(range(32)).hex())
    assert "没有登记村" in complaint(ask, "roster", "import", REGISTER, "--data", tmp_path)


# The record: verified, backed up, damaged, of another program


def test_that_a_sound_record_is_verified_and_backed_up(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    entries = entries_of(folder)
    done = xieshang("verify", "--data", folder.folder, home=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"已核对{entries}条记录，没有改动。\n")
    done = xieshang("backup", "--data", folder.folder, "--out", tmp_path / "stick", home=tmp_path)
    assert done.returncode == 0, done.stderr
    (copy,) = (tmp_path / "stick").iterdir()
    assert done.stdout == f"已备份{entries}条记录：{copy}\n"
    again = DataFolder(tmp_path / "again")
    again.folder.mkdir()
    shutil.copyfile(copy, again.record)
    shutil.copyfile(folder.key, again.key)
    assert entries_of(again) == entries


def test_that_a_meeting_is_archived_and_the_archive_verified(ask: Ask, tmp_path: Path) -> None:
    case = next(CASES.glob("01*.toml"))
    assert ask("replay", case, "--out", tmp_path / "data", "--no-papers")[0] == 0
    given = ("--data", tmp_path / "data", "--out", tmp_path / "stick")
    status, told, progress = ask("export", "--meeting", "2026-01", *given)
    assert status == 0, progress
    (folder,) = (tmp_path / "stick").iterdir()
    assert str(folder) in told
    first, *_, last = progress.splitlines()
    assert first == f"1/{len(progress.splitlines())}　会议记录"
    assert last.endswith("日志")
    status, told, _ = ask("verify", folder)
    assert (status, "没有改动" in told) == (0, True)
    (folder / "台账.xlsx").write_bytes(b"other")
    status, _, said = ask("verify", folder)
    assert (status, said.startswith("“台账.xlsx”被改动过")) == (1, True)
    status, _, said = ask("export", "--meeting", "没有这次", *given)
    assert status == 1
    assert said.startswith(
        "没有“没有这次”这次会议。请写编号，例如--meeting 2026-01：\n2026-01　2026年3月12日"
    )
    assert list((tmp_path / "stick").iterdir()) == [folder]


@pytest.mark.parametrize("command", ["verify", "backup"])
def test_that_no_record_is_made_where_one_is_asked_for(ask: Ask, tmp_path: Path, command: str) -> None:
    told = complaint(ask, command, "--data", tmp_path / "none")
    assert told.startswith(f"这里没有记录：{tmp_path / 'none'}。")
    assert not (tmp_path / "none").exists()


def test_that_a_record_of_a_newer_program_keeps_its_bytes(ask: Ask, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    set_version(folder, "9999")
    before = folder.record.read_bytes()
    told = complaint(ask, "verify", "--data", folder.folder)
    assert "更新版本" in told
    assert "9999" in told
    assert folder.record.read_bytes() == before


def set_version(folder: DataFolder, version: str) -> None:
    office = open_office(folder, sample=False)
    with office.record.engine.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
        connection.commit()
    office.record.close()


@pytest.mark.parametrize("place", [0, 10_000, 100_000])
def test_that_a_damaged_record_says_so(ask: Ask, tmp_path: Path, place: int) -> None:
    folder = small_folder(tmp_path / "data")
    content = bytearray(folder.record.read_bytes())
    content[place : place + 64] = bytes(64)
    folder.record.write_bytes(content)
    status, told, said = ask("verify", "--data", folder.folder)
    assert (status, told) == (1, "")
    assert "从备份恢复" in said
    assert folder.record.read_bytes() == content


def test_that_a_change_behind_the_program_s_back_is_told(ask: Ask, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    office = open_office(folder, sample=False)
    with office.record.engine.connect() as connection:
        connection.execute(text("UPDATE topic SET title = '修桥'"))
        connection.commit()
    office.record.close()
    status, told, said = ask("verify", "--data", folder.folder)
    assert (status, told) == (1, "")
    assert "议题" in said
    assert "被改动过" in said


def test_that_a_lost_key_is_not_made_anew(ask: Ask, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    folder.key.unlink()
    assert "找不到密钥文件" in complaint(ask, "verify", "--data", folder.folder)
    assert not folder.key.exists()


def test_that_another_s_key_opens_nothing(ask: Ask, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    folder.key.write_text(bytes(32).hex())
    assert "密钥不对" in complaint(ask, "verify", "--data", folder.folder)


def test_that_a_record_in_use_is_left_to_its_window(ask: Ask, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    office = open_office(folder, sample=False)
    try:
        assert "另一个窗口" in complaint(ask, "verify", "--data", folder.folder)
    finally:
        office.record.close()


def test_that_a_data_folder_that_cannot_be_written_is_named(ask: Ask, tmp_path: Path) -> None:
    """A folder below a file cannot be written by anybody, not even by root."""
    (tmp_path / "file").write_text("")
    told = complaint(
        ask, "backup", "--data", small_folder(tmp_path / "data").folder, "--out", tmp_path / "file"
    )
    assert told.startswith(f"备份没有写成：{tmp_path / 'file'}。")


def test_that_a_full_disk_leaves_no_half_backup(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    entries_of(folder)
    command = f'ulimit -f 64; exec "{sys.executable}" -m xieshang_desktop backup --data "{folder.folder}"'
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert sentence_of(done).startswith("备份没有写成")
    assert listing(folder.backups) == set()


def test_that_the_program_s_own_backup_in_words_says_where_it_lies(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    office = open_office(folder, sample=False)
    try:
        words = back_up_now(office, folder, folder.backups)
    finally:
        office.record.close()
    (copy,) = folder.backups.iterdir()
    assert words.endswith(str(copy))


# Rules


def test_that_a_rule_file_is_checked(ask: Ask, tmp_path: Path) -> None:
    good = RESOURCES / "rules" / "CN-2026.toml"
    status, told, _ = ask("rules", "check", good)
    assert status == 0
    assert told.startswith("CN-2026：")
    copy = tmp_path / "CN-2026.toml"
    copy.write_text(good.read_text(encoding="utf-8").replace("format = 1", "format = 2"), encoding="utf-8")
    assert "format" in complaint(ask, "rules", "check", copy)
    copy.write_text("= 1", encoding="utf-8")
    assert "第1行第1个字" in complaint(ask, "rules", "check", copy)
    assert "没有这个文件" in complaint(ask, "rules", "check", tmp_path / "没有.toml")


def test_that_rules_are_explained_with_clause_and_source(ask: Ask) -> None:
    status, told, _ = ask("rules", "explain", "--form", "村民代表会议", "--rules", "CN-2026,重庆市")
    assert status == 0
    assert "第三十条" in told
    status, told, _ = ask("rules", "explain", "--form", "村民代表会议", "--json")
    assert status == 0
    assert all(row["clause"] for row in json.loads(told))


def test_that_unknown_forms_and_rule_sets_are_named_with_the_known_ones(ask: Ask) -> None:
    assert "村民代表会议" in complaint(ask, "rules", "explain", "--form", "茶话会")
    assert "重庆市" in complaint(ask, "rules", "explain", "--rules", "CN-2026,月球")
    assert "没有写规则集" in complaint(ask, "rules", "explain", "--rules", ",")


# The whole program


def test_that_the_program_tests_itself(tmp_path: Path) -> None:
    done = xieshang("selftest", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "自检通过。"
    assert all(line.endswith("好") for line in done.stdout.splitlines()[:-1])


def test_that_without_a_screen_the_window_is_refused_in_words(tmp_path: Path) -> None:
    done = xieshang("open", "--data", tmp_path / "data", home=tmp_path)
    assert "没有屏幕" in sentence_of(done)
    assert "xieshang demo" in done.stderr
    assert not (tmp_path / "data").exists()


def test_that_a_program_stopped_by_hand_says_that_nothing_is_lost(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stop(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("xieshang_desktop.replay.files.replay_file", stop)
    assert complaint(ask, "replay", "a.toml", "--out", tmp_path) == "已中断。已存的记录都在。"
