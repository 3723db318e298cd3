"""照片和扫描件 in the window: put in, looked at, turned, saved, and refused in words, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.queries.pictures import pictures_of_meeting
from xieshang_desktop.ui import dialogs

WAIT = 20_000


def photo(folder: Path, name: str = "会场.jpg", pages: int = 1) -> Path:
    first, *others = [Image.new("RGB", (900, 600), (90, 60 + 40 * page, 120)) for page in range(pages)]
    if others:
        first.save(folder / name, save_all=True, append_images=others)
    else:
        first.save(folder / name)
    return folder / name


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: path)


def meeting(village: Village) -> str:
    return village.sample.id_of("会议", "m-20260226")


def put_in(village: Village, qtbot: QtBot) -> None:
    before = village.page.pictures.table.row_count()
    village.press("Ctrl+Return")
    qtbot.waitUntil(lambda: village.page.pictures.table.row_count() == before + 1, timeout=WAIT)


def test_that_a_photo_of_a_meeting_is_put_in_and_shown(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, photo(tmp_path))
    village.open("pictures", meeting(village))
    put_in(village, qtbot)
    (found,) = village.sample.office.read(pictures_of_meeting, meeting(village))
    assert (found.kind, found.name, len(found.pages)) == ("照片", "会场.jpg", 1)
    assert village.page.pictures.sheet.accessibleName() == "材料预览，照片：会场.jpg，第1张，共1张"
    assert "照片已加入" in village.toast
    village.press("F8")
    assert village.page.pictures.table.row_count() == 0


def test_that_every_page_of_a_scan_can_be_turned_to(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, photo(tmp_path, "签名页.pdf", pages=3))
    village.open("pictures", meeting(village))
    village.page.pictures.kinds.setCurrentText("签名页")
    put_in(village, qtbot)
    village.page.pictures.sheet.setFocus()
    village.press("Right", "Right", "Right")
    assert village.page.pictures.sheet.accessibleName().endswith("第3张，共3张")
    assert not village.page.pictures.forward.isEnabled()


def test_that_a_broken_photo_is_said_and_nothing_is_put_in(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "坏.jpg").write_bytes(b"no photo")
    choosing(monkeypatch, tmp_path / "坏.jpg")
    village.open("pictures", meeting(village))
    village.press("Ctrl+Return")
    qtbot.waitUntil(lambda: "已损坏，或者不是照片" in village.toast, timeout=WAIT)
    assert village.page.pictures.table.row_count() == 0


def test_that_nothing_happens_where_no_file_is_chosen(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, None)
    village.open("pictures", meeting(village))
    village.press("Ctrl+Return")
    assert not village.window.tasks.busy


def test_that_a_photo_can_be_put_to_a_task(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, photo(tmp_path, "完工.jpg"))
    village.open("pictures", village.sample.id_of("议题", "t-cistern"))
    owners = village.page.pictures.owners
    owners.setCurrentIndex(1)
    put_in(village, qtbot)
    assert village.page.pictures.shown[0].of == owners.itemText(1).removeprefix("落实：")


def test_that_a_picture_is_saved_again(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, photo(tmp_path))
    target = tmp_path / "另存.jpg"
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_args, **_kwargs: target)
    village.open("pictures", meeting(village))
    put_in(village, qtbot)
    village.page.pictures.save.setFocus()
    village.press("Space")
    qtbot.waitUntil(target.exists, timeout=WAIT)
    assert Image.open(target).size == (900, 600)


@pytest.mark.parametrize("kind", ["meeting", "topic", "outcome"])
def test_that_photos_are_reached_from_where_they_belong(village: Village, kind: str) -> None:
    key = meeting(village) if kind == "meeting" else village.sample.id_of("议题", "t-water")
    village.open(kind, key)
    if kind == "meeting":
        village.page.closed.pictures.setFocus()
        village.press("Space")
    elif kind == "topic":
        village.page.card.owed.step_requested.emit("pictures")
    else:
        village.page.card.step_requested.emit("pictures")
    assert village.window.shell.place == "registers"
    assert village.page.pictures.subjects.currentData() == key
    assert not village.page.paper.isVisible()
    village.page.names.rows.picked.emit("meetings")
    assert village.page.paper.isVisible()
