"""The rule files on disk: those of the program, and newer ones that the user brought on a stick."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from xieshang_desktop.domain.ruleset import LooserRule, RuleSet, layer
from xieshang_desktop.domain.ruleset_loading import BadRuleFile, RuleFile, parse_rule_file
from xieshang_desktop.errors import EnvironmentProblem, place_in_toml

RULES_FOLDER = "rules"
NATION = "CN-2026"


def read_rule_file(path: Path) -> RuleFile:
    """Read and check one rule file. Raises ``BadRuleFile`` that names the file, the key and the reason."""
    try:
        return parsed_rule_text(path.read_text(encoding="utf-8"), path.name)
    except OSError as problem:
        raise BadRuleFile(path.name, "", "读不出来" if path.exists() else "没有这个文件") from problem
    except UnicodeDecodeError as problem:
        raise BadRuleFile(path.name, "", "不是UTF-8文字") from problem


def parsed_rule_text(text: str, name: str) -> RuleFile:
    """Check the text of a rule file. Raises ``BadRuleFile`` that names the file, the key and the reason."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise BadRuleFile(name, "", f"不是正确的TOML，{place_in_toml(problem)}") from problem
    return replace(parse_rule_file(data, name), text=text)


@dataclass(frozen=True)
class Rulebook:
    """All rule files by id, the newest edition of each; a bad one is left out and the last good one stands.

    ``editions`` holds all editions of an id in the order in which they come into force, so that a meeting is
    judged by the one of its day. ``problems`` says for each bad file what is wrong.
    """

    files: dict[str, RuleFile]
    problems: tuple[BadRuleFile, ...] = ()
    editions: tuple[RuleFile, ...] = ()

    @classmethod
    def read(cls, resources: Path, user: Path | None = None) -> Rulebook:
        """Read ``resources/rules`` and then the user's folder; a missing folder holds nothing."""
        files: dict[str, RuleFile] = {}
        editions: list[RuleFile] = []
        problems: list[BadRuleFile] = []
        for folder in (resources / RULES_FOLDER, user):
            for path in sorted(folder.glob("*.toml")) if folder else ():
                try:
                    file = read_rule_file(path)
                    check_standing(file, files)
                except BadRuleFile as problem:
                    problems.append(problem)
                else:
                    editions.append(file)
                    files[file.id] = newer(file, files.get(file.id))
        return cls(files, tuple(problems), tuple(sorted(editions, key=age)))

    def rules(self, ids: Iterable[str], on: date | None = None) -> RuleSet:
        """The sets laid over each other in the order of ``ids``, in the editions of a day (else the newest).

        Raises ``BadRuleFile`` where a name is unknown, ``LooserRule`` where a layer is looser.
        """
        stack = [self.file(name, on) for name in ids]
        if not stack:
            raise BadRuleFile("rules", "", "没有写规则集的名称")
        return layered(stack)

    def file(self, name: str, on: date | None = None) -> RuleFile:
        """One file by its id, in the edition of a day: the latest in force then, else the first that comes.

        Raises ``BadRuleFile`` where there is none.
        """
        if name not in self.files:
            known = "、".join(sorted(self.files))
            raise BadRuleFile(name, "", f"没有这个规则集，现有{known}")
        if on is None:
            return self.files[name]
        editions = [file for file in self.editions if file.id == name]
        begun = [file for file in editions if file.in_force_from <= on]
        return begun[-1] if begun else editions[0]

    def edition(self, digest: str) -> RuleFile | None:
        """The file of that very text, None where it is not here any more."""
        return next((file for file in self.editions if file.digest == digest), None)

    @property
    def has_editions(self) -> bool:
        """Whether any set is there in more than one edition, so that the day matters."""
        return len(self.editions) > len(self.files)


def layered(files: Sequence[RuleFile]) -> RuleSet:
    """The files laid over each other, the lowest first. Raises ``LooserRule`` where a layer is looser."""
    rules = files[0].rules
    for file in files[1:]:
        rules = layer(rules, file.rules)
    return rules


def age(file: RuleFile) -> tuple[date, date]:
    """Editions by the day they come into force; of one day the one checked last is the newest."""
    return file.in_force_from, file.checked


def newer(file: RuleFile, known: RuleFile | None) -> RuleFile:
    """The newer of two editions; of the same age the one that came later."""
    return known if known is not None and age(known) > age(file) else file


def check_standing(file: RuleFile, files: dict[str, RuleFile]) -> None:
    """A user's overlay that is looser than the national set is refused as a whole.

    So is an edition of the national set on which a local set that is here could not stand any more: with it
    nothing could be judged.
    """
    base = files.get(NATION)
    if base is None:
        return
    local = [each for each in files.values() if each.level is not base.level]
    pairs = [(base, file)] if file.level is not base.level else [(file, each) for each in local]
    try:
        for lower, upper in pairs:
            layer(lower.rules, upper.rules)
    except LooserRule as problem:
        raise BadRuleFile(f"{file.id}.toml", "figures", problem.sentence) from problem


def offered_rule_file(path: Path, book: Rulebook) -> RuleFile:
    """Read a file from a stick and hold it against the national set; nothing is taken over yet.

    Raises ``BadRuleFile`` as ``read_rule_file`` does, and where it is looser than the nation's.
    """
    file = read_rule_file(path)
    check_standing(file, book.files)
    return file


def adopt_rule_file(path: Path, folder: Path, book: Rulebook) -> Rulebook:
    """Take a file over into the user's folder beside the earlier editions; it counts from its own first day.

    Returns the rulebook as it is now. Raises ``BadRuleFile`` as ``offered_rule_file`` does,
    ``EnvironmentProblem`` where the folder cannot be written.
    """
    file = offered_rule_file(path, book)
    target = folder / f"{file.id}@{file.in_force_from:%Y-%m-%d}.toml"
    fresh = target.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, fresh)
        fresh.replace(target)
    except OSError as problem:
        raise EnvironmentProblem(
            f"规则文件没有存上：{target.name}。", "请看磁盘是不是满了，再试一次。"
        ) from problem
    editions = [
        each for each in book.editions if (each.id, each.in_force_from) != (file.id, file.in_force_from)
    ]
    files = {**book.files, file.id: newer(file, book.files.get(file.id))}
    return Rulebook(files, book.problems, tuple(sorted([*editions, file], key=age)))
