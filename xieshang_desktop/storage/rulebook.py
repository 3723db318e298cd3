"""The rule files on disk: those of the program, and newer ones that the user brought on a stick."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from xieshang_desktop.domain.ruleset import LooserRule, RuleSet, layer
from xieshang_desktop.domain.ruleset_loading import BadRuleFile, RuleFile, parse_rule_file

RULES_FOLDER = "rules"


def read_rule_file(path: Path) -> RuleFile:
    """Read and check one rule file. Raises ``BadRuleFile`` that names the file, the key and the reason."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise BadRuleFile(path.name, "", f"读不出来（{problem.strerror or problem}）") from problem
    except UnicodeDecodeError as problem:
        raise BadRuleFile(path.name, "", "不是UTF-8文字") from problem
    except tomllib.TOMLDecodeError as problem:
        raise BadRuleFile(path.name, "", f"不是正确的TOML（{problem}）") from problem
    file = parse_rule_file(data, path.name)
    if file.id != path.stem:
        raise BadRuleFile(path.name, "id", f"应当与文件名相同，现在是“{file.id}”")
    return file


@dataclass(frozen=True)
class Rulebook:
    """All rule files by id. A user's file wins over the program's of the same id; a bad one is left out.

    ``problems`` says for each bad file what is wrong; the last good set of that id stands.
    """

    files: dict[str, RuleFile]
    problems: tuple[BadRuleFile, ...] = ()

    @classmethod
    def read(cls, resources: Path, user: Path | None = None) -> Rulebook:
        """Read ``resources/rules`` and then the user's folder; a missing folder holds nothing."""
        files: dict[str, RuleFile] = {}
        problems: list[BadRuleFile] = []
        for folder in (resources / RULES_FOLDER, user):
            for path in sorted(folder.glob("*.toml")) if folder else ():
                try:
                    file = read_rule_file(path)
                    check_standing(file, files)
                except BadRuleFile as problem:
                    problems.append(problem)
                else:
                    files[file.id] = file
        return cls(files, tuple(problems))

    def rules(self, ids: Iterable[str]) -> RuleSet:
        """The sets laid over each other in the order of ``ids``.

        Raises ``BadRuleFile`` where a name is unknown, ``LooserRule`` where a layer is looser.
        """
        stack = [self.file(name) for name in ids]
        if not stack:
            raise BadRuleFile("rules", "", "没有写规则集的名称")
        rules = stack[0].rules
        for file in stack[1:]:
            rules = layer(rules, file.rules)
        return rules

    def file(self, name: str) -> RuleFile:
        """One file by its id. Raises ``BadRuleFile`` where there is none."""
        if name not in self.files:
            known = "、".join(sorted(self.files))
            raise BadRuleFile(name, "", f"没有这个规则集，现有{known}")
        return self.files[name]


def check_standing(file: RuleFile, files: dict[str, RuleFile]) -> None:
    """A user's overlay that is looser than the national set is refused as a whole."""
    base = files.get(NATION)
    if base is None or file.level is base.level:
        return
    try:
        layer(base.rules, file.rules)
    except LooserRule as problem:
        raise BadRuleFile(f"{file.id}.toml", "figures", problem.sentence) from problem


NATION = "CN-2026"
