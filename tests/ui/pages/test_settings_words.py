"""设置 › 文书 by the keyboard: the letterhead and the standing words of the papers."""

from __future__ import annotations

from tests.ui.window import Village
from xieshang_desktop.queries.papers.texts import texts_at
from xieshang_desktop.storage.paper_texts import own_texts


def open_words(village: Village) -> None:
    """By keys alone: the settings, back to the tabs, the third one."""
    village.press("Ctrl+7", "Shift+Tab", "Right", "Right", "Space")
    assert village.page.words.isVisible()
    village.page.words.table.setFocus()


def test_that_a_letterhead_is_written_and_taken_back(village: Village) -> None:
    open_words(village)
    village.press("Return")
    village.write("青石村村民委员会文件")
    village.press("Ctrl+Return")
    assert village.sample.office.read(texts_at)["letterhead.name"] == "青石村村民委员会文件"
    assert village.shows("青石村村民委员会文件")
    village.press("F8")
    assert village.sample.office.read(texts_at) == own_texts()


def test_that_a_word_goes_back_to_the_original(village: Village) -> None:
    village.open("words", "")
    village.page.words._ask("notice.closing")
    form = village.page.words.forms.form
    form.entries["text"].box.show_text("请带好老花镜。")
    village.press("Ctrl+Return")
    assert village.sample.office.read(texts_at)["notice.closing"] == "请带好老花镜。"
    village.page.words._ask("notice.closing")
    village.page.words.forms.form.entries["which"].bar.chosen.emit("program")
    village.page.words.forms.form.entries["which"].bar.show_chosen("program")
    village.press("Ctrl+Return")
    assert village.sample.office.read(texts_at) == own_texts()


def test_that_a_field_that_is_not_known_is_said_at_the_form(village: Village) -> None:
    village.open("words", "")
    village.page.words._ask("minutes.dispersed")
    form = village.page.words.forms.form
    form.entries["text"].show_text("{几点}散会")
    village.press("Ctrl+Return")
    assert village.page.words.forms.form is form
    assert village.shows("不认识“{几点}”")
    village.press("Escape")
    assert village.page.words.forms.form is None


def test_that_a_choice_of_marks_is_offered_as_a_list(village: Village) -> None:
    village.open("words", "")
    village.page.words._ask("ballot.marks")
    entry = village.page.words.forms.form.entries["text"]
    assert [entry.itemText(number) for number in range(entry.count())] == [
        *("分栏画○", "赞成√反对×弃权○", "赞成○反对×弃权不画")
    ]
