"""归档 from the window: a folder that verifies, told in words, stopped without a trace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.services.papers.archive_check import check_archive
from xieshang_desktop.ui import dialogs

WAIT = 60_000


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_args, **_kwargs: folder)
    return folder


def open_papers(village: Village, kind: str, key: str) -> None:
    shell: Any = village.window.shell
    shell.open("papers", (village.sample.id_of(kind, key), None))


def begin(village: Village) -> None:
    open_papers(village, "会议", "m-20260226")
    village.page.papers.archive.setFocus()
    village.press("Space")


def test_that_a_meeting_is_archived_and_the_folder_verifies(
    village: Village, qtbot: QtBot, stick: Path
) -> None:
    begin(village)
    assert village.page.papers.progress.isVisible()
    qtbot.waitUntil(lambda: any(not path.name.startswith(".") for path in stick.iterdir()), timeout=WAIT)
    qtbot.waitUntil(lambda: not village.page.papers.progress.isVisible(), timeout=WAIT)
    (folder,) = stick.iterdir()
    assert folder.name == "青石村饮水管网维修协商会（归档）"
    assert check_archive(folder).problems == ()
    assert village.toast.startswith(f"归档已存到{folder}")


def test_that_stopping_leaves_nothing_on_the_stick(village: Village, qtbot: QtBot, stick: Path) -> None:
    begin(village)
    village.page.papers.progress.stop.setFocus()
    village.press("Space")
    assert village.toast == "没有归档，什么也没有留下"
    qtbot.waitUntil(lambda: not village.window.tasks.busy, timeout=WAIT)
    assert list(stick.iterdir()) == []


def test_that_only_meetings_are_archived(village: Village) -> None:
    open_papers(village, "议题", "t-water")
    assert not village.page.papers.archive.isVisible()
