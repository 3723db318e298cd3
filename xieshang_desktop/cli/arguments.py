"""What may be written on the command line, and what is said, in Chinese, where it is wrong."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

DESCRIPTION = "协商会议助手：离线的城乡社区协商会议主持与记录程序"

COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (?P<what>.+)", "命令没有写完，还要写{what}"),
    (
        r"argument .+: invalid choice: (?P<what>.+?) \(choose from (?P<known>.+?)\).*",
        "没有“{what}”，可用：{known}",
    ),
    (r"argument (?P<what>.+): expected .*argument.*", "“{what}”后面没有写值"),
    (r"argument (?P<what>.+): ignored explicit argument .+", "“{what}”后面不用写值"),
    (r"unrecognized arguments: (?P<what>.+)", "不认识“{what}”"),
)
"""What argparse complains of, and how we say it; what is not here is said in general."""


def in_chinese(complaint: str) -> str:
    """A complaint of argparse, in Chinese."""
    for pattern, words in COMPLAINTS:
        found = re.fullmatch(pattern, complaint, flags=re.DOTALL)
        if found:
            return words.format(**{name: _plain(said) for name, said in found.groupdict().items()})
    return "命令写得不对"


def _plain(said: str) -> str:
    return said.strip("'").replace("', '", "、").replace(", ", "、").replace("/", "或")


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """As argparse does, under a Chinese word."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """argparse whose help and complaints are in Chinese; no option may be shortened."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Help, **settings)
        self._values = self.add_argument_group("参数")
        self._switches = self.add_argument_group("选项")
        self.switch("-h", "--help", action="help", help="看这个命令怎么用")

    def value(self, name: str, **settings: Any) -> None:
        """A value that must be written."""
        self._values.add_argument(name, **settings)

    def switch(self, *names: str, **settings: Any) -> None:
        """An option."""
        self._switches.add_argument(*names, **settings)

    def error(self, message: str) -> NoReturn:
        """End with status 2 and a sentence that leads to the help."""
        self.exit(2, f"{in_chinese(message)}。用“{self.prog} --help”看怎么写。\n")


def parser() -> ChineseParser:
    """All commands and what they take."""
    top = ChineseParser(prog="xieshang", description=DESCRIPTION)
    top.set_defaults(data=None, sample=False)
    commands = top.add_subparsers(dest="command", metavar="命令", title="命令")
    add = commands.add_parser("open", help="打开程序（不写命令时也是这样）")
    add.switch("--sample", action="store_true", help="打开示例村，不动自己的记录")
    _add_data(add)
    add = commands.add_parser("demo", help="用真实窗口演示示例会议")
    add.switch("--out", type=Path, required=True, metavar="文件夹", help="文书和截图放在哪里")
    add.switch("--fast", action="store_true", help="不放慢")
    add = commands.add_parser("rehearse", help="演练：照示例或情景文件开一次会，不动自己的记录")
    add.value("file", type=Path, nargs="?", metavar="情景文件", help="TOML文件；不写则用示例村的会议")
    _add_data(add)
    add = commands.add_parser("replay", help="按情景文件重演一次会议")
    add.value("file", type=Path, metavar="情景文件", help="TOML文件")
    add.switch("--out", type=Path, required=True, metavar="文件夹", help="结果放在哪里")
    add.switch("--keep-going", action="store_true", help="遇到不符也做完，最后一并列出")
    add.switch("--no-papers", action="store_true", help="只写结果和记录，不出文书")
    add = commands.add_parser("export", help="把一次会议的文书、台账、照片、日志存成归档文件夹")
    _add_record(add)
    add.switch(
        "--meeting", required=True, metavar="会议", help="会议的编号（如2026-03）、名称或名称里的几个字"
    )
    add.switch("--out", type=Path, required=True, metavar="文件夹", help="归档文件夹放在哪里")
    add.switch("--unmasked", action="store_true", help="台账里的身份证号和电话不遮，只供归档")
    add = commands.add_parser("verify", help="核对记录，或者一份会议归档，有没有被改动")
    add.value("archive", type=Path, nargs="?", metavar="归档文件夹", help="不写则核对记录")
    _add_record(add)
    add = commands.add_parser("backup", help="把记录备份到文件夹")
    _add_record(add)
    add.switch("--out", type=Path, metavar="文件夹", help="备份放在哪里；不写则放在数据文件夹里")
    _add_roster(commands.add_parser("roster", help="检查、导入花名册"))
    _add_rules(commands.add_parser("rules", help="核对规则文件，说明所用的规则"))
    commands.add_parser("selftest", help="程序自检：建记录、导入示例、重演、出全部文书")
    return top


def _add_data(command: ChineseParser) -> None:
    command.switch("--data", type=Path, metavar="文件夹", help="另用一个数据文件夹")


def _add_record(command: ChineseParser) -> None:
    _add_data(command)
    command.switch("--sample", action="store_true", help="示例村的记录，不是自己的")


def _add_roster(roster: ChineseParser) -> None:
    kinds = roster.add_subparsers(dest="kind", metavar="做什么", title="做什么", required=True)
    add = kinds.add_parser("check", help="检查一个花名册文件，不导入")
    add.value("file", type=Path, metavar="花名册文件", help="Excel（.xlsx）或文本（.csv）")
    add.switch("--json", action="store_true", help="写成JSON")
    add = kinds.add_parser("import", help="把花名册导入记录")
    add.value("file", type=Path, metavar="花名册文件", help="Excel（.xlsx）或文本（.csv）")
    _add_record(add)


def _add_rules(rules: ChineseParser) -> None:
    kinds = rules.add_subparsers(dest="kind", metavar="做什么", title="做什么", required=True)
    add = kinds.add_parser("check", help="检查一个规则文件写得对不对")
    add.value("file", type=Path, metavar="规则文件", help="TOML文件")
    add = kinds.add_parser("explain", help="列出一种会议的规则、条款和来源")
    add.switch("--form", metavar="会议形式", help="例如：村民代表会议；不写则列出全部")
    add.switch("--rules", default="CN-2026", metavar="规则集", help="例如：CN-2026,重庆市")
    add.switch("--json", action="store_true", help="写成JSON")
