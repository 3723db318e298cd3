"""The command line: thin, in Chinese, and never a traceback for what a person got wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from xieshang_desktop.errors import BadScenario, EnvironmentProblem, Refused


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; gives the exit status, 0 when all went as asked."""
    _let_no_character_stop_us()
    try:
        return _told(_carry_out(sys.argv[1:] if arguments is None else arguments))
    except BadScenario as problem:
        _say(problem.sentence, "请改好情景文件，再重演一次；什么都没有写。")
    except EnvironmentProblem as problem:
        _say(problem.sentence, problem.way_out)
    except Refused as problem:
        _say(problem.sentence, problem.remedy)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as problem:
        _say(f"文件读写出错：{problem.filename or '磁盘'}", "请检查文件夹权限和磁盘空间，再试一次。")
    except KeyboardInterrupt:
        _say("已中断", "已存的记录都在。")
    return 1


def _carry_out(words: Sequence[str]) -> int:
    """Without a word the program opens, as its icon on the desktop does: there is nothing to be parsed."""
    if not words:
        from xieshang_desktop.cli.program import open_program

        return open_program()
    from xieshang_desktop.cli.arguments import parser
    from xieshang_desktop.cli.commands import COMMANDS

    asked = parser().parse_args(words)
    return int(COMMANDS[asked.command or "open"](asked))


def _say(sentence: str, way_out: str) -> None:
    print(f"{sentence.rstrip('。')}。{way_out}", file=sys.stderr)


def _told(status: int) -> int:
    """The answer has left the program: a reader that has gone away shows here and not at the very end."""
    if sys.stdout is not None:
        sys.stdout.flush()
    return status


def _let_no_character_stop_us() -> None:
    """A terminal that does not know a rare character shows a question mark in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
