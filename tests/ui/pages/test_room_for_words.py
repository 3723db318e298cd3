"""At 100 %, 150 % and 200 % on 1366×768 no word is cut and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from tests.ui.window import Village
from xieshang_desktop.ui.actions import RAIL
from xieshang_desktop.ui.theme import apply_theme, load_theme
from xieshang_desktop.ui.widgets.text import ElidedLabel


@pytest.fixture(params=[1.0, 1.5, 2.0], ids=["100%", "150%", "200%"])
def scaled(
    request: pytest.FixtureRequest, dressed_app: QApplication, resources: Path, tmp_path: Path
) -> Iterator[Village]:
    theme = load_theme(resources, scale=request.param, calm=True)
    apply_theme(dressed_app, theme)
    village = Village(theme, tmp_path)
    yield village
    village.close()
    apply_theme(dressed_app, load_theme(resources, calm=True))


def cut_words(page: QWidget) -> list[str]:
    labels = [each for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
    plain = [each for each in labels if not isinstance(each, ElidedLabel)]
    return [
        each.text()
        for each in plain
        if QFontMetricsF(each.font()).horizontalAdvance(each.text()) > each.width() + 1
    ]


def narrow_buttons(page: QWidget) -> list[str]:
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    return [each.text() for each in buttons if each.minimumSizeHint().width() > each.width() + 1]


def nameless(page: QWidget) -> list[str]:
    stops = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled()
    ]
    return [
        type(each).__name__
        for each in stops
        if not (each.accessibleName() or (isinstance(each, QAbstractButton | QLineEdit) and each.text()))
    ]


@pytest.mark.parametrize("place", [action.id for action in RAIL])
def test_that_no_word_is_cut_and_every_stop_of_the_keyboard_has_a_name(scaled: Village, place: str) -> None:
    scaled.window.shell.go(place)
    QApplication.processEvents()
    page = scaled.page
    assert scaled.window.width() == 1366
    assert page._area.widget().width() <= page._area.viewport().width()
    assert cut_words(page) == []
    assert narrow_buttons(page) == []
    assert nameless(page) == []


def test_that_at_100_percent_no_page_but_the_settings_scrolls_as_a_whole(
    theme: object, tmp_path: Path, dressed_app: QApplication, resources: Path
) -> None:
    village = Village(load_theme(resources, calm=True), tmp_path)
    for action in RAIL[:-1]:
        village.press(action.key)
        assert village.page._area.verticalScrollBar().maximum() == 0, action.words
    village.close()


@pytest.fixture
def at_150(dressed_app: QApplication, resources: Path, tmp_path: Path) -> Iterator[Village]:
    theme = load_theme(resources, scale=1.5, calm=True)
    apply_theme(dressed_app, theme)
    village = Village(theme, tmp_path)
    yield village
    village.close()
    apply_theme(dressed_app, load_theme(resources, calm=True))


def test_that_at_150_percent_list_and_card_take_turns_and_esc_goes_back(at_150: Village) -> None:
    at_150.press("Ctrl+5")
    page = at_150.page
    assert page.people.isVisible()
    assert not page.card.isVisible()
    at_150.write("zxl")
    at_150.press("Return")
    assert page.card.isVisible()
    assert at_150.focus is page.card.change
    assert not page.people.isVisible()
    at_150.press("Escape")
    assert page.people.isVisible()
    assert at_150.focus is page.people.search.line


def test_that_the_red_button_of_a_hidden_region_comes_forward_with_its_key(at_150: Village) -> None:
    at_150.open("meeting", at_150.sample.id_of("会议", "m-20260316"))
    preparing = at_150.page.preparing
    preparing.turns.bring(preparing.agenda)
    assert not preparing.ready.isVisible()
    at_150.press("Ctrl+Return")
    assert at_150.button("记下已发出").isVisible()


@pytest.mark.parametrize("place", ["topics", "meetings", "outcomes", "roster", "registers"])
def test_that_at_150_percent_no_page_scrolls_as_a_whole(at_150: Village, place: str) -> None:
    at_150.window.shell.go(place)
    QApplication.processEvents()
    assert at_150.page._area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("kind", "key"), [("papers", ""), ("words", "")])
def test_that_no_word_is_cut_where_papers_are_looked_at_and_put_into_words(
    scaled: Village, kind: str, key: str
) -> None:
    scaled.open(kind, key)
    QApplication.processEvents()
    page = scaled.page
    assert cut_words(page) == []
    assert narrow_buttons(page) == []
    assert nameless(page) == []
    assert page._area.horizontalScrollBar().maximum() == 0
