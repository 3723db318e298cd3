"""The house around the code: its words, locks, commands and signposts agree with what is there."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import subprocess
import tomllib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import xieshang_desktop
from xieshang_desktop.domain import acts, vocabulary
from xieshang_desktop.domain.acts.base import Act

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["README.md", "README.en.md", "CONTRIBUTING.md", "CHANGELOG.md", *sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")
)]  # fmt: skip


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(text_of("pyproject.toml"))


def enumerations() -> list[type[Enum]]:
    found = [each for _, each in inspect.getmembers(vocabulary, inspect.isclass) if issubclass(each, Enum)]
    return [each for each in found if each.__module__ == vocabulary.__name__]


def act_classes() -> Iterator[type[Act]]:
    for room in pkgutil.iter_modules(acts.__path__):
        module = importlib.import_module(f"{acts.__name__}.{room.name}")
        for _, found in inspect.getmembers(module, inspect.isclass):
            if issubclass(found, Act) and found is not Act and found.__module__ == module.__name__:
                yield found


def section_of_glossary(name: str) -> str:
    """What stands under the heading of an enumeration, up to the next heading."""
    found = re.search(
        rf"^### `{name}`.*?$(.*?)(?=^#|\Z)", text_of("docs/glossary.md"), re.MULTILINE | re.DOTALL
    )
    return found.group(1) if found else ""


@pytest.mark.parametrize("words", enumerations(), ids=lambda words: words.__name__)
def test_that_the_glossary_ties_every_value_to_its_english_name(words: type[Enum]) -> None:
    section = section_of_glossary(words.__name__)
    assert [word for word in words if f"| `{word.name}` | {word.value} |" not in section] == []


@pytest.mark.parametrize("words", enumerations(), ids=lambda words: words.__name__)
def test_that_the_glossary_names_no_value_that_is_gone(words: type[Enum]) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", section_of_glossary(words.__name__), flags=re.MULTILINE)
    assert set(rows) - set(words.__members__) == set()


def test_that_the_glossary_ties_every_act_to_the_word_of_a_scenario() -> None:
    glossary = text_of("docs/glossary.md")
    spellings = {act.__name__: re.sub(r"(?<!^)(?=[A-Z])", "_", act.__name__).lower() for act in act_classes()}
    missing = [name for name, word in spellings.items() if f"| `{word}` | `{name}` |" not in glossary]
    assert missing == []


def test_that_the_glossary_names_no_act_that_is_gone() -> None:
    rows = re.findall(r"^\| `[a-z_]+` \| `(\w+)` \|", text_of("docs/glossary.md"), flags=re.MULTILINE)
    assert set(rows) - {act.__name__ for act in act_classes()} == set()


def test_that_the_version_is_the_same_wherever_it_is_said() -> None:
    version = project()["project"]["version"]
    assert version == xieshang_desktop.__version__
    assert f"## {version}" in text_of("CHANGELOG.md")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-uv.lock"])
def test_that_a_lock_holds_versions_and_hashes_and_no_address(lock: str) -> None:
    lines = text_of(lock).splitlines()
    pins = [line for line in lines if not line.startswith(" ")]
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
    assert [pin for pin in pins if not re.match(r"[a-z0-9][a-z0-9._-]*==\S+( ; .+)? \\$", pin)] == []
    assert all(line.lstrip().startswith("--hash=sha256:") for line in lines if line.startswith(" "))


def test_that_the_lock_covers_everything_the_project_asks_for() -> None:
    locked = set(re.findall(r"^([a-z0-9._-]+)==", text_of("requirements.lock"), flags=re.MULTILINE))
    asked = [*project()["project"]["dependencies"], *project()["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=!~; \[]", line)[0].lower().replace("_", "-") for line in asked}
    assert names - locked == set()


def test_that_uv_s_own_lock_stays_out_of_git() -> None:
    assert "/uv.lock" in text_of(".gitignore").splitlines()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_that_every_link_and_picture_of_a_document_is_there(document: str) -> None:
    folder = (ROOT / document).parent
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text_of(document))
    assert [target for target in targets if not (folder / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_that_every_make_command_of_a_document_exists(document: str) -> None:
    known = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), flags=re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", text_of(document))) - known == set()


@pytest.mark.parametrize("script", sorted((ROOT / "scripts").glob("*.sh")), ids=lambda script: script.name)
def test_that_a_script_stops_at_its_first_fault(script: Path) -> None:
    assert "set -euo pipefail" in script.read_text(encoding="utf-8").splitlines()
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_that_ci_runs_what_a_developer_runs() -> None:
    assert text_of(".ci/run").splitlines()[-1] == "make test"
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_that_the_licence_is_there_in_both_languages() -> None:
    licence = text_of("LICENSE")
    assert "木兰宽松许可证, 第2版" in licence
    assert "Mulan Permissive Software License，Version 2" in licence
    assert project()["project"]["license"]["text"] == "MulanPSL-2.0"
