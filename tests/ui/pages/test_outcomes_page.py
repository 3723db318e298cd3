"""成果, 台账, 设置: what is owed afterwards, the registers, the choices of the user."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.queries.history import entry_count
from xieshang_desktop.queries.outcomes.card import OutcomeCard, outcome_card
from xieshang_desktop.queries.pictures import pictures_of_topic
from xieshang_desktop.ui import dialogs


def card_of(village: Village, key: str) -> OutcomeCard:
    office = village.sample.office
    return office.read(outcome_card, village.sample.id_of("议题", key), office.now())


def test_that_an_objection_is_answered_by_the_red_button(village: Village) -> None:
    village.open("outcome", village.sample.id_of("议题", "t-water"))
    assert village.page.primary().text() == "写答复"
    village.press("Ctrl+Return")
    village.page.room.form.entries["text"].box.show_text("一组支管列入第二段，4月20日前施工。")
    village.press("Ctrl+Return")
    assert card_of(village, "t-water").open_objection is None
    assert village.shows("答复：一组支管列入第二段，4月20日前施工。")


def test_that_progress_is_reported_and_the_table_follows(village: Village) -> None:
    village.open("task", village.sample.id_of("任务", "k-cistern"))
    form = village.page.room.form
    form.entries["percent"].show_text("100")
    form.entries["status"].setCurrentText("已完成")
    form.entries["text"].box.show_text("清淤完成，已蓄水。")
    village.press("Ctrl+Return")
    assert card_of(village, "t-cistern").tasks[0].percent == 100


def test_that_a_percentage_that_is_no_number_is_said_at_its_field(village: Village) -> None:
    village.open("task", village.sample.id_of("任务", "k-cistern"))
    form = village.page.room.form
    form.entries["percent"].show_text("一半")
    form.entries["text"].box.show_text("挖了一半。")
    village.press("Ctrl+Return")
    assert form.entries["percent"].line.accessibleDescription() == "写一个整数"


def test_that_every_step_of_a_result_has_its_form(village: Village) -> None:
    village.open("outcome", village.sample.id_of("议题", "t-water"))
    others = [step for step in village.page.card.steps.others if step != "pictures"]
    for step in ("reply", *others):
        village.page.card.step_requested.emit(step)
        assert village.page.room.form is not None, step
        village.press("Escape")
        assert village.page.room.form is None


def test_that_the_paper_of_a_meeting_is_drawn_as_it_prints(village: Village, qtbot: QtBot) -> None:
    village.open("register", "meetings")
    village.page.table.table.setFocus()
    village.press("Down", "Down", "Return")
    qtbot.waitUntil(lambda: village.page.paper.print.isVisible(), timeout=60_000)
    assert "第1页" in village.page.paper.sheet.accessibleName()
    village.page.paper.sheet.setFocus()
    village.press("Right")
    assert "第2页" in village.page.paper.sheet.accessibleName()


def test_that_speaking_defaults_are_kept_and_a_wrong_one_is_said(village: Village) -> None:
    village.press("Ctrl+7")
    village.page.seconds.setFocus()
    village.press("Ctrl+A")
    village.write("5")
    village.press("Return")
    assert "写30到1800的整数" in village.page.seconds.line.accessibleDescription()
    village.press("Ctrl+A")
    village.write("180")
    village.press("Return")
    assert village.window.settings.speaking_seconds == 180


def photo(folder: Path, name: str = "公示栏.jpg") -> Path:
    Image.new("RGB", (2400, 1800), (120, 90, 60)).save(folder / name)
    return folder / name


def take_step(village: Village, step: str) -> None:
    village.open("outcome", village.sample.id_of("议题", "t-cistern"))
    village.page.card.step_requested.emit(step)


def choose_photo(village: Village, qtbot: QtBot) -> None:
    entry = village.page.room.form.entries["photo"]
    entry.setFocus()
    village.press("Space")
    qtbot.waitUntil(lambda: not village.window.tasks.busy, timeout=20_000)


def test_that_the_photo_of_a_posting_is_chosen_in_its_form_and_kept_small_with_it(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: photo(tmp_path))
    take_step(village, "post")
    choose_photo(village, qtbot)
    assert village.shows("公示栏.jpg，1张")
    before = len(card_of(village, "t-cistern").postings)
    village.press("Ctrl+Return")
    hung = card_of(village, "t-cistern").postings
    assert (len(hung), hung[-1].photos) == (before + 1, 1)
    assert village.shows("照片1张")
    kept = village.sample.office.read(pictures_of_topic, village.sample.id_of("议题", "t-cistern"))
    (page,) = next(each.pages for each in kept if each.id == hung[-1].id)
    assert (page.width, page.height) == (1600, 1200)


def test_that_a_posting_is_taken_down_with_a_photo_in_one_go(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_step(village, "post")
    village.press("Ctrl+Return")
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: photo(tmp_path, "取下.jpg"))
    take_step(village, "take_down")
    taken = card_of(village, "t-cistern").hanging
    assert taken is not None
    choose_photo(village, qtbot)
    entries = village.sample.office.read(entry_count)
    village.press("Ctrl+Return")
    found = next(each for each in card_of(village, "t-cistern").postings if each.id == taken.id)
    assert (found.taken_down, found.photos) == (True, 1)
    assert village.sample.office.read(entry_count) == entries + 1


def test_that_a_file_that_is_no_photo_is_said_in_the_form_and_nothing_is_posted(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "坏.jpg").write_bytes(b"no photo")
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: tmp_path / "坏.jpg")
    take_step(village, "post")
    choose_photo(village, qtbot)
    before = len(card_of(village, "t-cistern").postings)
    village.press("Ctrl+Return")
    assert len(card_of(village, "t-cistern").postings) == before
    assert village.shows("“坏.jpg”已损坏，或者不是照片。请从相机或手机里重新复制一份。")
    village.page.room.form.entries["photo"].drop.click()
    village.press("Ctrl+Return")
    assert len(card_of(village, "t-cistern").postings) == before + 1


def test_that_a_photo_read_after_its_form_was_left_disturbs_nothing(
    village: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_args, **_kwargs: photo(tmp_path))
    take_step(village, "post")
    village.page.room.form.entries["photo"].choose.click()
    village.press("Ctrl+Return")
    assert village.shows("照片还在读，读完再按一次")
    village.press("Escape")
    qtbot.waitUntil(lambda: not village.window.tasks.busy, timeout=20_000)
    assert village.page.room.form is None
