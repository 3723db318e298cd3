"""The demonstration carries the meeting through the real windows, and stops where a button has no effect."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QImageReader

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("工作台", "议题", "会议", "成果", "花名册", "台账", "设置")


def run(arguments: list[str], timeout: int = 900) -> subprocess.CompletedProcess[str]:
    """A process of its own: the platform of Qt is chosen when it starts."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
    )


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a whole demonstration leaves."""
    out = tmp_path_factory.mktemp("demo")
    done = run(["xieshang_desktop", "demo", "--out", str(out), "--fast"])
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def meeting(shown: Path) -> dict[str, Any]:
    """Today's meeting in the summary."""
    content = json.loads((shown / "summary.json").read_text(encoding="utf-8"))
    return next(each for each in content["meetings"] if each["key"] == "m-20260312")


def pictures(shown: Path, *, larger: bool = False, hall: bool = False) -> list[Path]:
    found = sorted((shown / "pictures").glob("*.png"))
    return [each for each in found if ("150" in each.stem) == larger and ("大屏" in each.stem) == hall]


def size_of(picture: Path) -> tuple[int, int]:
    size = QImageReader(str(picture)).size()
    return size.width(), size.height()


def test_that_the_meeting_ends_sealed_with_the_figures_of_its_file(meeting: dict[str, Any]) -> None:
    assert meeting["state"] == "已归档"
    assert (meeting["quorum"]["present"], meeting["quorum"]["base"], meeting["quorum"]["needed"]) == (
        34,
        45,
        30,
    )
    votes = {vote["key"]: vote for item in meeting["items"] for vote in item["votes"]}
    assert [votes["v-lights"][side] for side in ("for", "against", "abstain", "verdict")] == [
        18,
        10,
        6,
        "通过",
    ]
    assert [votes["v-stipend"][side] for side in ("for", "against", "abstain", "verdict")] == [
        25,
        5,
        3,
        "通过",
    ]


def test_that_every_speaker_was_heard_and_every_item_brought_to_its_end(meeting: dict[str, Any]) -> None:
    assert [len(item["speakers"]) for item in meeting["items"]] == [0, 12, 3, 2]
    assert [item["outcome"] for item in meeting["items"]] == ["形成一致意见", "通过", "通过", "形成一致意见"]


def test_that_the_papers_and_the_registers_are_there(shown: Path) -> None:
    for name in ("minutes.pdf", "minutes.docx", "sign-in-sheet.pdf", "tally-report.pdf", "posting.pdf"):
        assert (shown / name).stat().st_size > 5_000
    assert "会议台账" in load_workbook(shown / "registers.xlsx", read_only=True).sheetnames


def test_that_the_summary_names_what_was_written(shown: Path) -> None:
    content = json.loads((shown / "summary.json").read_text(encoding="utf-8"))
    assert all((shown / name).is_file() for name in content["documents"])


def test_that_there_is_a_picture_of_every_page(shown: Path) -> None:
    for larger in (False, True):
        names = [each.stem.split("-")[1] for each in pictures(shown, larger=larger)]
        assert set(PAGES) <= set(names)
        assert all(size_of(each) == (1366, 768) for each in pictures(shown, larger=larger))


def test_that_the_hall_is_pictured_at_each_step_in_full_size(shown: Path) -> None:
    of_hall = pictures(shown, hall=True)
    assert len(of_hall) >= 20
    assert {size_of(each) for each in of_hall} == {(1920, 1080)}


def test_that_no_two_pictures_are_alike(shown: Path) -> None:
    everything = list((shown / "pictures").glob("*.png"))
    assert len({hashlib.sha256(each.read_bytes()).hexdigest() for each in everything}) == len(everything)


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ("进入会场", "按了“进入会场”，可是没有进入会场"),
        ("签到", "陈德明签到了，可是没有记上"),
        ("红色按钮", "周翀为什么没有来，没有记上"),
    ],
)
def test_that_a_button_without_effect_stops_it_with_a_clear_sentence(
    tmp_path: Path, broken: str, sentence: str
) -> None:
    done = run(["tests.demo.broken", broken, str(tmp_path / "out")])
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out" / "summary.json").exists()
    assert (tmp_path / "out" / "pictures" / "停在这里.png").is_file()


def test_that_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    done = run(["xieshang_desktop", "demo", "--out", str(tmp_path / "taken"), "--fast"])
    assert done.returncode == 1
    assert "文件夹不能写入" in done.stderr
    assert "Traceback" not in done.stderr
