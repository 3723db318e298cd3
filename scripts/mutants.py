"""Change one thing at a time in the modules that count, and see whether a test turns red.

`.venv/bin/python scripts/mutants.py [module …]` prints the mutants that survive and their share. It takes
minutes, so it is no part of `make test`.
"""

from __future__ import annotations

import ast
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]
DOMAIN = "xieshang_desktop/domain"
TESTS = {
    "shares": ["test_shares.py", "test_counting.py"],
    "counting": ["test_counting.py", "test_the_law.py"],
    "pass_lines": ["test_counting.py", "test_the_law.py"],
    "tallies": ["test_tallies.py"],
    "calendar": ["test_calendar.py", "test_the_law.py"],
    "routing": ["test_routing.py", "test_the_law.py"],
    "speaking": ["test_speaking.py"],
}
PLUGINS = ("cacheprovider", "pytest-qt", "xdist", "pytest_cov", "randomly")
SECONDS = 60
"""How long one file of tests may take; a mutant that runs on is dead."""

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
SWAPPED_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}


def sites(tree: ast.Module) -> Iterator[ast.AST]:
    """Every node that can be changed; docstrings, annotations, decorators and ``__all__`` are left out."""
    hidden = {id(node) for each in ast.walk(tree) for node in annotations_of(each)}
    for node in ast.walk(tree):
        if id(node) not in hidden:
            yield node


def annotations_of(node: ast.AST) -> Iterator[ast.AST]:
    parts = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
        parts.append(node)
    for part in [*parts, *getattr(node, "decorator_list", [])]:
        if part is not None:
            yield from ast.walk(part)
    body = getattr(node, "body", None)
    if isinstance(body, list):
        for statement in body:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value


def changed(node: ast.AST) -> list[ast.AST]:
    """What a node may become: each a small slip of the hand."""
    return [*other_operator(node), *other_value(node), *other_branch(node)]


def other_operator(node: ast.AST) -> list[ast.AST]:
    """≥ for >, − for +, or for and; ``not`` taken away."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=right) if type(op) in COMPARISONS:
            return [ast.Compare(left, [COMPARISONS[type(op)]()], right)]
        case ast.BinOp(left=first, op=sign, right=second) if type(sign) in OPERATORS:
            return [ast.BinOp(first, OPERATORS[type(sign)](), second)]
        case ast.BoolOp(op=word, values=values):
            return [ast.BoolOp(ast.Or() if isinstance(word, ast.And) else ast.And(), values)]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return [operand]
    return []


def other_value(node: ast.AST) -> list[ast.AST]:
    """One more, the other flag, another text."""
    match node:
        case ast.Constant(value=bool(flag)):
            return [ast.Constant(not flag)]
        case ast.Constant(value=int(number)):
            return [ast.Constant(number + 1)]
        case ast.Constant(value=str(text)) if text:
            return [ast.Constant(f"{text}*")]
    return []


def other_branch(node: ast.AST) -> list[ast.AST]:
    """The other branch, nothing returned, the smallest for the largest."""
    match node:
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return [ast.IfExp(test, orelse, body)]
        case ast.If(test=test, body=then, orelse=other):
            return [ast.If(ast.UnaryOp(ast.Not(), test), then, other)]
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            return [ast.Return(ast.Constant(None))]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in SWAPPED_CALLS:
            return [ast.Call(ast.Name(SWAPPED_CALLS[name], ast.Load()), args, keywords)]
    return []


class Swap(ast.NodeTransformer):
    """Puts one node in the place of another, found by its order in the walk."""

    def __init__(self, target: ast.AST, other: ast.AST) -> None:
        self.target = target
        self.other = other

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.target:
            return self.other
        self.generic_visit(node)
        return node


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """(line, what stands there now, the whole changed source)."""
    count = len(list(sites(ast.parse(source))))
    for place in range(count):
        choices = len(changed(list(sites(ast.parse(source)))[place]))
        for choice in range(choices):
            tree = ast.parse(source)
            target = list(sites(tree))[place]
            other = changed(target)[choice]
            shown = ast.unparse(target).splitlines()[0][:70]
            line = getattr(target, "lineno", 0)
            Swap(target, other).visit(tree)
            yield line, shown, ast.unparse(ast.fix_missing_locations(tree))


def survives(copy_of_root: Path, module: str, source: str) -> bool:
    """Whether every test file passes; the nearest is asked first, since it kills most."""
    path = copy_of_root / DOMAIN / f"{module}.py"
    kept = path.read_text(encoding="utf-8")
    path.write_text(source, encoding="utf-8")
    try:
        return all(passes(copy_of_root, f"tests/domain/{name}") for name in TESTS[module])
    finally:
        path.write_text(kept, encoding="utf-8")


def passes(copy_of_root: Path, tests: str) -> bool:
    asked = ["-q", "-x", "--import-mode=importlib", "-k", "not unseen", tests]
    asked += [f"-pno:{plugin}" for plugin in PLUGINS]
    child = os.fork()
    if child == 0:
        os.chdir(copy_of_root)
        sys.path.insert(0, str(copy_of_root))
        with open(os.devnull, "w", encoding="utf-8") as silence:
            os.dup2(silence.fileno(), 1)
            os.dup2(silence.fileno(), 2)
            signal.alarm(SECONDS)
            os._exit(int(pytest.main(asked)))
    return os.waitpid(child, 0)[1] == 0


def main(modules: list[str]) -> None:
    hypothesis.settings.register_profile("fewer", max_examples=20, database=None, deadline=None)
    hypothesis.settings.load_profile("fewer")
    sys.dont_write_bytecode = True
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "copy"
        place.mkdir()
        for name in ("xieshang_desktop", "resources/rules", "tests/domain"):
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        (place / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
        for module in modules:
            source = (place / DOMAIN / f"{module}.py").read_text(encoding="utf-8")
            found = list(mutants(source))
            left = [(line, shown) for line, shown, changed_ in found if survives(place, module, changed_)]
            print(f"{module}: {len(left)} of {len(found)} survive ({len(left) / len(found):.1%})", flush=True)
            for line, shown in left:
                print(f"    {line}: {shown}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["counting", "calendar", "routing"])
