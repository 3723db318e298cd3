"""The walls of the house: who may import whom, how big a room may be, words that may stand nowhere."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from importlinter import cli as import_linter

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "xieshang_desktop"

LONGEST_MODULE = 300
MOST_METHODS = 20
LONGEST_FUNCTION = 40
LONG_MODULES = {
    "domain/vocabulary.py": "one list of all official terms; cut in two, nobody would know where to look",
}

QT_ROOMS = ("ui", "demo", "bootstrap")
HEAVY = {"reportlab", "openpyxl", "xlsxwriter", "docx", "pypinyin", "segno", "pypdfium2", "pikepdf", "PIL"}
IMPURE = {
    *("io", "logging", "os", "pathlib", "random", "secrets", "shutil", "socket", "sqlite3", "subprocess"),
    *("tempfile", "time"),
}
CLOCKS_AND_FILES = {"now", "today", "utcnow", "open", "print", "input"}

TEXT_SUFFIXES = {
    *(".py", ".toml", ".md", ".txt", ".sh", ".spec", ".qss", ".svg", ".ts", ".lock", ".json", ".csv"),
    "",
}
NOT_OURS = {"out", "build", "dist", "__pycache__", "uv.lock"}
HIDDEN_BUT_OURS = {".ci", ".gitignore", ".gitattributes"}
# Spelled in two pieces, so that this file does not contain what it forbids.
FORBIDDEN_ANYWHERE = {
    "an unfinished mark": r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b",
    "a place on some machine": r"(?<![\w.:/])/(?:ho" + r"me|ro" + r"ot|wo" + r"rk|Us" + r"ers)/\w",
    "the host of a package registry": r"(?:py"
    + r"pi|python"
    + r"hosted|npm"
    + r"js|test\.py"
    + r"pi)\.(?:org|com|io)",
}
FORBIDDEN_IN_CODE = {
    "a silenced linter": r"#\s*(?:no" + r"qa|type:\s*ig" + r"nore|pragma:\s*no\s+co" + r"ver)",
    "a fixed wait": r"qtbot\.wa" + r"it\(|time\.sl" + r"eep\(",
    "a test that does not run": r"mark\.(?:sk" + r"ip|xf" + r"ail)",
    "a stub": r"NotImplemented" + r"Error",
    "a knot of imports": r"\bTYPE_CHECK" + r"ING\b",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def room_of(module: Path) -> str:
    """The first name below the package: `ui` for ui/pages/home.py, `cli` for cli.py."""
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imports_of(module: Path) -> Iterator[tuple[str, list[str]]]:
    """Each imported module with the names taken from it; relative imports are forbidden by another test."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", [alias.name for alias in node.names]


def short(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def is_ours(inside: Path) -> bool:
    """Whether a path, taken from the root, is part of the project: no result, cache or environment."""
    hidden = {part for part in inside.parts if part.startswith(".")}
    return not hidden - HIDDEN_BUT_OURS and not NOT_OURS & set(inside.parts)


def texts() -> Iterator[tuple[Path, str]]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if path.suffix in TEXT_SUFFIXES and is_ours(inside) and path.is_file():
            yield inside, path.read_text(encoding="utf-8")


def offences(patterns: dict[str, str], suffix: str | None = None) -> list[str]:
    return [
        f"{path}:{number}: {what}: {line.strip()[:80]}"
        for path, text in texts()
        if suffix is None or path.suffix == suffix
        for what, pattern in patterns.items()
        if re.search(pattern, text)
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_that_no_room_imports_one_above_it(capsys: pytest.CaptureFixture[str]) -> None:
    status = import_linter.lint_imports(
        config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, no_cache=True
    )
    assert status == import_linter.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_that_every_folder_of_code_is_a_package_that_the_linter_sees() -> None:
    """Alembic loads its scripts by path, and a migration stays as it was: those folders are no package."""
    folders = {module.parent for module in modules() if "migrations" not in module.parts}
    assert [short(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_that_all_imports_are_absolute() -> None:
    relative = [
        f"{short(module)}:{node.lineno}"
        for module in modules()
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_that_no_modules_import_each_other_in_a_circle_not_even_late_or_by_name() -> None:
    trees = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in modules()
    }
    needs = {name: needed_by(tree, trees.keys()) - {name} for name, tree in trees.items()}
    TopologicalSorter(needs).prepare()


def needed_by(tree: ast.AST, known: Collection[str]) -> set[str]:
    """The modules that a module imports, within functions as well, or names in full."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= named & {*known} or {node.module} & {*known}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & {*known}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {node.value} & {*known}
    return found


def test_that_the_rules_know_only_the_standard_library() -> None:
    foreign = [
        f"{short(module)}: {name}"
        for module in modules()
        if room_of(module) == "domain"
        for name, _ in imports_of(module)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith(("xieshang_desktop.domain", "xieshang_desktop.errors"))
    ]
    assert foreign == []


def test_that_the_rules_ask_neither_clock_nor_disk() -> None:
    impure = [
        f"{short(module)}: {name}"
        for module in modules()
        if room_of(module) == "domain"
        for name, _ in imports_of(module)
        if name.split(".")[0] in IMPURE
    ]
    calls = [
        f"{short(module)}:{node.lineno}: {called}()"
        for module in modules()
        if room_of(module) == "domain"
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and (called := name_called(node)) in CLOCKS_AND_FILES
    ]
    assert impure + calls == []


def name_called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def test_that_qt_stays_in_the_windows() -> None:
    elsewhere = [
        f"{short(module)}: {name}"
        for module in modules()
        if room_of(module) not in QT_ROOMS
        for name, _ in imports_of(module)
        if name.split(".")[0] == "PySide6"
    ]
    assert elsewhere == []


def test_that_papers_take_views_from_the_queries_and_nothing_that_reads() -> None:
    readers = [
        f"{short(module)}: {name}.{taken}"
        for module in modules()
        if room_of(module) == "exports"
        for name, names in imports_of(module)
        if name.startswith("xieshang_desktop.queries")
        for taken in names or ["*"]
        if not taken[0].isupper()
    ]
    assert readers == []


def test_that_the_program_starts_without_the_heavy_libraries() -> None:
    probe = "import sys, xieshang_desktop.bootstrap; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert loaded.returncode == 0, loaded.stderr
    assert HEAVY & set(loaded.stdout.split()) == set()


def test_that_no_module_is_too_long() -> None:
    lengths = {short(module): len(module.read_text(encoding="utf-8").splitlines()) for module in modules()}
    too_long = {name for name, lines in lengths.items() if lines > LONGEST_MODULE}
    assert too_long == set(LONG_MODULES), {name: lengths.get(name) for name in too_long ^ set(LONG_MODULES)}


def test_that_no_class_does_too_much() -> None:
    towers = [
        f"{short(module)}: {node.name} has {count} methods"
        for module in modules()
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ClassDef) and (count := methods_in(node)) > MOST_METHODS
    ]
    assert towers == []


def methods_in(node: ast.ClassDef) -> int:
    return sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)


def test_that_no_function_is_too_long() -> None:
    halls = [
        f"{short(module)}: {node.name} has {length} lines"
        for module in modules()
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert halls == []


def test_that_nothing_is_left_in_a_drawer_without_a_name() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc"}
    assert [short(module) for module in modules() if module.stem in drawers] == []


def test_that_no_unfinished_mark_machine_or_registry_stands_in_the_tree() -> None:
    assert offences(FORBIDDEN_ANYWHERE) == []


def test_that_the_code_silences_nothing_and_waits_for_nothing() -> None:
    assert offences(FORBIDDEN_IN_CODE, suffix=".py") == []
