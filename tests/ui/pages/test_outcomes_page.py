"""成果, 台账, 设置: what is owed afterwards, the registers, the choices of the user."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.queries.outcomes.card import OutcomeCard, outcome_card


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
