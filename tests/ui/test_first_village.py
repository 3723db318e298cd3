"""The first page of a new record: filled in by keys alone, for a village and for a 社区."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from xieshang_desktop.domain.vocabulary import VillageKind
from xieshang_desktop.ui.first_village import FirstVillage
from xieshang_desktop.ui.theme import Theme, load_theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.inputs import DropDown, TextField

OVERLAYS = ["上海市", "四川省", "重庆市"]


class Clerk:
    """Somebody at the keyboard."""

    def __init__(self, page: FirstVillage) -> None:
        self.page = page
        self.given: list[dict[str, Any]] = []
        page.established.connect(self.given.append)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, held)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """As an input method commits them."""
        committed = QInputMethodEvent()
        committed.setCommitString(words)
        QApplication.sendEvent(self.focus, committed)
        QApplication.processEvents()

    def finish(self) -> None:
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def field(self, label: str) -> TextField:
        return next(each for each in self.page.findChildren(TextField) if each.line.accessibleName() == label)


@pytest.fixture
def clerk(qtbot: QtBot, theme: Theme) -> Iterator[Clerk]:
    page = FirstVillage(theme, OVERLAYS)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    page.enter()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield Clerk(page)
    page.close()


def test_that_the_name_is_asked_first_and_enter_leads_on(clerk: Clerk) -> None:
    for words in ("青石村", "云顶镇", "城口县", "重庆市"):
        clerk.type(words)
        clerk.press(Qt.Key.Key_Return)
    assert isinstance(clerk.focus, DropDown)
    clerk.finish()
    assert clerk.given == [
        {
            "name": "青石村",
            "kind": VillageKind.VILLAGE,
            "rule_sets": ["CN-2026", "重庆市"],
            "township": "云顶镇",
            "county": "城口县",
            "province": "重庆市",
        }
    ]


def test_that_a_name_is_enough(clerk: Clerk) -> None:
    clerk.type("  青石村 ")
    clerk.finish()
    (given,) = clerk.given
    assert given["name"] == "青石村"
    assert given["rule_sets"] == ["CN-2026"]
    assert given["township"] is None


def test_that_a_community_is_chosen_by_keys(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_Backtab)
    assert isinstance(clerk.focus.parent(), ChoiceBar) or isinstance(clerk.focus, ChoiceBar)
    clerk.press(Qt.Key.Key_Right)
    clerk.press(Qt.Key.Key_Tab)
    clerk.type("新华社区")
    clerk.finish()
    (given,) = clerk.given
    assert (given["kind"], given["name"]) == (VillageKind.COMMUNITY, "新华社区")


@pytest.mark.parametrize(
    ("province", "rules"),
    [("四川", "四川省"), ("四川省", "四川省"), ("上海", "上海市"), ("贵州省", ""), ("四", "")],
)
def test_that_the_rules_of_the_province_are_proposed(clerk: Clerk, province: str, rules: str) -> None:
    clerk.type("青石村")
    for _ in range(3):
        clerk.press(Qt.Key.Key_Tab)
    clerk.type(province)
    clerk.finish()
    assert clerk.given[0]["rule_sets"] == ["CN-2026", *([rules] if rules else [])]


def test_that_other_rules_may_be_chosen_than_proposed(clerk: Clerk) -> None:
    clerk.type("青石村")
    for _ in range(3):
        clerk.press(Qt.Key.Key_Tab)
    clerk.type("重庆市")
    clerk.press(Qt.Key.Key_Tab)
    clerk.press(Qt.Key.Key_Home)
    clerk.finish()
    assert clerk.given[0]["rule_sets"] == ["CN-2026"]


def test_that_without_a_name_the_cursor_is_put_there_and_nothing_else_is_lost(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_Tab)
    clerk.type("云顶镇")
    clerk.finish()
    assert clerk.given == []
    assert clerk.focus is clerk.field("名称").line
    assert clerk.field("乡镇（街道）").text() == "云顶镇"
    clerk.type("青石村")
    clerk.finish()
    assert [given["township"] for given in clerk.given] == ["云顶镇"]


def test_that_a_disk_that_would_not_keeps_what_was_typed(clerk: Clerk) -> None:
    clerk.type("青石村")
    clerk.finish()
    clerk.page.show_not_saved("磁盘满了，没有存上。", "请腾出磁盘空间，再存一次。")
    assert any(each.isVisible() for each in clerk.page.findChildren(Banner))
    clerk.finish()
    assert [given["name"] for given in clerk.given] == ["青石村", "青石村"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_that_the_page_fits_into_a_laptop_s_screen_and_follows_the_cursor(
    qtbot: QtBot, resources: Path, dressed_app: QApplication, scale: float
) -> None:
    page = FirstVillage(load_theme(resources, "light", scale, True), OVERLAYS)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    assert (page.width(), page.height()) == (1366, 768)
    page.activateWindow()
    page.enter()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    clerk = Clerk(page)
    for words in ("青石村", "云顶镇", "城口县", "重庆市"):
        clerk.type(words)
        clerk.press(Qt.Key.Key_Return)
        assert page.rect().contains(clerk.focus.mapTo(page, clerk.focus.rect().center()))
    page.show_not_saved("磁盘满了，没有存上。", "请腾出磁盘空间，再存一次。")
    begin = page.findChild(QPushButton)
    assert begin is not None
    qtbot.waitUntil(lambda: page.rect().contains(begin.mapTo(page, begin.rect().center())))
