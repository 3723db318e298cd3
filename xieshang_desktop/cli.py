"""The command line: thin, in Chinese, and never a traceback for what a person got wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xieshang_desktop.errors import BadScenario, EnvironmentProblem, Refused

DESCRIPTION = "协商会议助手：离线的城乡社区协商会议主持与记录程序"


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; gives the exit status, 0 when all went as asked."""
    asked = parser().parse_args(arguments)
    try:
        return int(COMMANDS[asked.command or "open"](asked))
    except BadScenario as problem:
        print(problem.sentence, file=sys.stderr)
    except (EnvironmentProblem, Refused) as problem:
        way_out = problem.way_out if isinstance(problem, EnvironmentProblem) else problem.remedy
        print(f"{problem.sentence.rstrip('。')}。{way_out}", file=sys.stderr)
    except KeyboardInterrupt:
        print("已中断，已存的记录都在。", file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    """All commands and what they take."""
    top = argparse.ArgumentParser(prog="xieshang", description=DESCRIPTION)
    top.set_defaults(data=None, sample=False)
    commands = top.add_subparsers(dest="command", metavar="命令")
    add = commands.add_parser("open", help="打开程序（不写命令时也是这样）")
    add.add_argument("--sample", action="store_true", help="打开样例村，不动自己的记录")
    add.add_argument("--data", type=Path, metavar="文件夹", help="另用一个数据文件夹")
    add = commands.add_parser("demo", help="用真实窗口演示样例会议")
    add.add_argument("--out", type=Path, required=True, metavar="文件夹", help="文书和截图放在哪里")
    add.add_argument("--fast", action="store_true", help="不放慢")
    add = commands.add_parser("replay", help="按情景文件重演一次会议")
    add.add_argument("file", type=Path, metavar="情景文件")
    add.add_argument("--out", type=Path, required=True, metavar="文件夹", help="结果放在哪里")
    add.add_argument("--keep-going", action="store_true", help="遇到不符也做完，最后一并列出")
    add.add_argument("--no-papers", action="store_true", help="只写结果和记录，不出文书")
    add = commands.add_parser("verify", help="核对记录有没有被改动")
    add.add_argument("--data", type=Path, metavar="文件夹", help="另用一个数据文件夹")
    add = commands.add_parser("backup", help="把记录备份到文件夹")
    add.add_argument("--data", type=Path, metavar="文件夹", help="另用一个数据文件夹")
    add.add_argument("--out", type=Path, metavar="文件夹", help="备份放在哪里")
    _add_rules(commands.add_parser("rules", help="核对规则文件，说明所用的规则"))
    commands.add_parser("selftest", help="程序自检：建记录、导入样例、重演、出全部文书")
    return top


def _add_rules(rules: argparse.ArgumentParser) -> None:
    kinds = rules.add_subparsers(dest="kind", metavar="做什么", required=True)
    add = kinds.add_parser("check", help="检查一个规则文件写得对不对")
    add.add_argument("file", type=Path, metavar="规则文件")
    add = kinds.add_parser("explain", help="列出一种会议的规则、条款和来源")
    add.add_argument("--form", metavar="会议形式", help="例如：村民代表会议；不写则列出全部")
    add.add_argument("--rules", default="CN-2026", metavar="规则集", help="例如：CN-2026,重庆市")
    add.add_argument("--json", action="store_true", help="写成JSON")


def _open(asked: argparse.Namespace) -> int:
    from xieshang_desktop.bootstrap import folder_of, run_window

    return run_window(folder_of(asked.data, sample=asked.sample), sample=asked.sample)


def _demo(asked: argparse.Namespace) -> int:
    from xieshang_desktop.demo import run_demo

    return run_demo(asked.out, fast=asked.fast)


def _replay(asked: argparse.Namespace) -> int:
    from xieshang_desktop.paths import resources_dir
    from xieshang_desktop.replay.files import replay_file
    from xieshang_desktop.storage.rulebook import Rulebook

    papers = None
    if not asked.no_papers:
        from xieshang_desktop.services.papers import write_all

        papers = write_all
    book = Rulebook.read(resources_dir())
    done = replay_file(asked.file, asked.out, book, keep_going=asked.keep_going, papers=papers)
    for mismatch in done.mismatches:
        print(mismatch.line, file=sys.stderr)
    if done.mismatches:
        return 1
    print(f"已重演，结果在{asked.out}，文书{len(done.documents)}份。")
    return 0


def _verify(asked: argparse.Namespace) -> int:
    from xieshang_desktop.bootstrap import folder_of, open_office
    from xieshang_desktop.storage.verification import verify

    office = open_office(folder_of(asked.data, sample=False), sample=False)
    try:
        found = verify(office.record)
    finally:
        office.record.close()
    for problem in found.problems:
        print(problem, file=sys.stderr)
    print(f"已核对{found.entries}条记录，{'没有改动' if not found.problems else '发现不符'}。")
    return 1 if found.problems else 0


def _backup(asked: argparse.Namespace) -> int:
    from xieshang_desktop.bootstrap import folder_of, open_office
    from xieshang_desktop.storage.backup import back_up
    from xieshang_desktop.storage.keys import read_or_make_key

    folder = folder_of(asked.data, sample=False)
    office = open_office(folder, sample=False)
    try:
        made = back_up(office.record, asked.out or folder.backups, read_or_make_key(folder.key), office.now())
    finally:
        office.record.close()
    print(f"已备份{made.entries}条记录：{made.path}")
    return 0


def _rules(asked: argparse.Namespace) -> int:
    from xieshang_desktop.queries import rules_explained

    return _check_rules(asked.file) if asked.kind == "check" else _explain_rules(asked, rules_explained)


def _check_rules(path: Path) -> int:
    from xieshang_desktop.domain.ruleset_loading import BadRuleFile
    from xieshang_desktop.paths import resources_dir
    from xieshang_desktop.storage.rulebook import Rulebook, check_standing, read_rule_file

    try:
        file = read_rule_file(path)
        check_standing(file, Rulebook.read(resources_dir()).files)
    except BadRuleFile as problem:
        print(problem.sentence, file=sys.stderr)
        return 1
    print(f"{file.id}：{len(file.rules.figures)}条规则，可以使用。")
    return 0


def _explain_rules(asked: argparse.Namespace, explained: Any) -> int:
    from xieshang_desktop.domain.ruleset_loading import BadRuleFile
    from xieshang_desktop.domain.vocabulary import MeetingForm
    from xieshang_desktop.paths import resources_dir
    from xieshang_desktop.storage.rulebook import Rulebook

    if asked.form is not None and asked.form not in set(MeetingForm):
        print(f"没有“{asked.form}”这种会议形式。可用：{'、'.join(MeetingForm)}。", file=sys.stderr)
        return 1
    form = MeetingForm(asked.form) if asked.form else None
    try:
        rules = Rulebook.read(resources_dir()).rules([name for name in asked.rules.split(",") if name])
    except (BadRuleFile, Refused) as problem:
        print(problem.sentence, file=sys.stderr)
        return 1
    print(explained.explain_json(rules, form) if asked.json else explained.explain_text(rules, form))
    return 0


def _selftest(_asked: argparse.Namespace) -> int:
    from xieshang_desktop.selftest import run_selftest

    return run_selftest()


COMMANDS = {
    "open": _open,
    "demo": _demo,
    "replay": _replay,
    "verify": _verify,
    "backup": _backup,
    "rules": _rules,
    "selftest": _selftest,
}
