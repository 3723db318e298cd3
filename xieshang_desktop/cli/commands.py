"""The commands by name. What one needs is imported in it, so that a wrong word is answered at once."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from xieshang_desktop.cli.program import open_program
from xieshang_desktop.paths import data_folder


def _open(asked: argparse.Namespace) -> int:
    return open_program(asked.data, sample=asked.sample)


def _demo(asked: argparse.Namespace) -> int:
    from xieshang_desktop.demo import run_demo

    return run_demo(asked.out, fast=asked.fast)


def _rehearse(asked: argparse.Namespace) -> int:
    return open_program(asked.data, rehearse=str(asked.file or "sample"))


def _replay(asked: argparse.Namespace) -> int:
    from xieshang_desktop.paths import resources_dir
    from xieshang_desktop.replay.files import replay_file
    from xieshang_desktop.storage.rulebook import Rulebook

    papers = None
    if not asked.no_papers:
        from xieshang_desktop.services.papers.catalogue import write_all

        papers = write_all
    book = Rulebook.read(resources_dir())
    done = replay_file(asked.file, asked.out, book, keep_going=asked.keep_going, papers=papers)
    for mismatch in done.mismatches:
        print(mismatch.line, file=sys.stderr)
    if done.mismatches:
        return 1
    print(f"已重演，结果在{asked.out}，文书{len(done.documents)}份。")
    return 0


@contextmanager
def _office(asked: argparse.Namespace) -> Iterator[Any]:
    """The record that a command asks for; one that is not there is not made."""
    from xieshang_desktop.bootstrap.records import open_standing_office

    office = open_standing_office(data_folder(asked.data, sample=asked.sample), sample=asked.sample)
    try:
        yield office
    finally:
        office.record.close()


def _export(asked: argparse.Namespace) -> int:
    from xieshang_desktop.cli.exporting import export_meeting

    with _office(asked) as office:
        print(export_meeting(office, asked.meeting, asked.out, unmasked=asked.unmasked))
    return 0


def _verify_archive(folder: Path) -> int:
    from xieshang_desktop.services.papers.archive_check import check_archive

    found = check_archive(folder)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    if found.problems:
        print("这份归档被改动过。请用另一份归档或纸质会议记录核对。", file=sys.stderr)
        return 1
    print(f"已核对“{found.title}”的归档，{found.files}个文件，没有改动。")
    return 0


def _verify(asked: argparse.Namespace) -> int:
    if asked.archive is not None:
        return _verify_archive(asked.archive)
    from xieshang_desktop.storage.verification import verify

    with _office(asked) as office:
        found = verify(office.record)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    if found.problems:
        print("记录被改动过。请保留这个文件，从备份恢复，并告知乡镇技术人员。", file=sys.stderr)
        return 1
    print(f"已核对{found.entries}条记录，没有改动。")
    return 0


def _backup(asked: argparse.Namespace) -> int:
    from xieshang_desktop.bootstrap.records import back_up_now

    folder = data_folder(asked.data, sample=asked.sample)
    with _office(asked) as office:
        print(back_up_now(office, folder, asked.out or folder.backups))
    return 0


def _roster(asked: argparse.Namespace) -> int:
    from xieshang_desktop.imports.remembered import FILE_NAME
    from xieshang_desktop.paths import settings_dir
    from xieshang_desktop.services.roster import command_line as roster_cli

    kept = settings_dir() / FILE_NAME
    if asked.kind == "check":
        told = roster_cli.check_file(asked.file, as_json=asked.json, on=date.today(), remembered=kept)
        if asked.json and told.status:
            print(json.loads(told.text)["problems"][0]["text"], file=sys.stderr)
    else:
        with _office(asked) as office:
            told = roster_cli.import_file(office, asked.file, remembered=kept)
    as_answer = told.status == 0 or (asked.kind == "check" and asked.json)
    print(told.text, file=sys.stdout if as_answer else sys.stderr)
    return told.status


def _rules(asked: argparse.Namespace) -> int:
    from xieshang_desktop.domain.ruleset_loading import BadRuleFile

    explaining = asked.kind == "explain"
    try:
        return _explain_rules(asked) if explaining else _check_rules(asked.file)
    except BadRuleFile as problem:
        way_out = "请用其中的名称。" if explaining else "请改好规则文件，再检查一次。"
        print(f"{problem.sentence}。{way_out}", file=sys.stderr)
    return 1


def _check_rules(path: Path) -> int:
    from xieshang_desktop.paths import resources_dir
    from xieshang_desktop.storage.rulebook import Rulebook, check_standing, read_rule_file

    file = read_rule_file(path)
    check_standing(file, Rulebook.read(resources_dir()).files)
    print(f"{file.id}：{len(file.rules.figures)}条规则，可以使用。")
    return 0


def _explain_rules(asked: argparse.Namespace) -> int:
    from xieshang_desktop.domain.vocabulary import MeetingForm
    from xieshang_desktop.paths import resources_dir
    from xieshang_desktop.queries.rules.explained import explain_json, explain_text
    from xieshang_desktop.storage.rulebook import Rulebook

    if asked.form is not None and asked.form not in set(MeetingForm):
        print(f"没有“{asked.form}”这种会议形式。可用：{'、'.join(MeetingForm)}。", file=sys.stderr)
        return 1
    form = MeetingForm(asked.form) if asked.form else None
    rules = Rulebook.read(resources_dir()).rules([name for name in asked.rules.split(",") if name])
    print(explain_json(rules, form) if asked.json else explain_text(rules, form))
    return 0


def _selftest(_asked: argparse.Namespace) -> int:
    from xieshang_desktop.selftest import run_selftest

    return run_selftest()


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "open": _open,
    "demo": _demo,
    "rehearse": _rehearse,
    "replay": _replay,
    "export": _export,
    "verify": _verify,
    "backup": _backup,
    "roster": _roster,
    "rules": _rules,
    "selftest": _selftest,
}
