"""A robot that leads a meeting in the real window, in the words of those who lead one.

It finds what can be seen and used by the words on it, clicks and types; it never calls a slot, sets a text or
emits a signal: its hands are those of the demonstration, which stop where a person would be stuck. What it
checks is what stands on the facilitator's page, what is painted for the hall, and what the record says
afterwards. With ``by_keys`` the mouse is not touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.eyes import Eyes
from xieshang_desktop.demo.clock import ScriptedClock
from xieshang_desktop.demo.pace import wait_until
from xieshang_desktop.demo.robot import Robot
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers.catalogue import OfficePapers
from xieshang_desktop.settings import Settings
from xieshang_desktop.storage.unit_of_work import Record
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.panels.row_list import RowList
from xieshang_desktop.ui.main_window import MainWindow
from xieshang_desktop.ui.room import PAPERS_FOLDER, make_room
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.tally import CountField

LAPTOP = 1366
"""The room fills the screen; where the screen is smaller than a laptop's, F11 gives the window its size."""
MOST_ROWS = 80
FIELDS = (QLineEdit, QPlainTextEdit)
STANCES = ("赞成", "反对", "弃权", "建议", "保留")
METHODS = ("举手", "无记名投票", "记名投票", "豆选", "书面征求")
ERRANDS = ("归并成一条", "采纳", "不采纳", "代读")
KEYS: Mapping[str, str] = {
    "进出": "F4",
    "登记缺席原因": "F4",
    "征询共识": "F6",
    "看开会词和还缺的": "F6",
    "已报告应到人数": "F6",
    "提请表决": "F7",
    "写结论": "F7",
    "休会": "F9",
    "开不成，休会": "F9",
    "回避": "Shift+F4",
    "重新清点": "Shift+F6",
    "结束本项": "Shift+F7",
    "改日再开": "Shift+F8",
    "归并、处理意见": "Ctrl+F2",
    "起草协商意见": "Ctrl+F3",
    "答复不同意见": "Ctrl+F6",
    "不改了": "Escape",
}
"""The keys of the footer's buttons, as they stand on them."""


class MeetingRobot(Eyes):
    """The one who facilitates and the one who writes, at one laptop."""

    def __init__(self, theme: Theme, record: Record, at: datetime, folder: Path, *, by_keys: bool = False):
        clock = ScriptedClock(at)
        office = Office(record, clock)
        papers: Any = OfficePapers(office)
        window = MainWindow(
            office, theme, Settings(), papers=papers, make_room=make_room, data_folder=str(folder)
        )
        super().__init__(window, office, clock)
        self.hands, self.folder, self.by_keys = Robot(window), folder, by_keys
        window.show()
        window.activateWindow()
        assert wait_until(window.isActiveWindow)

    # hands

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            self._come_back()
            self.hands.press(key)

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        self._come_back()
        self.hands.type_text(words)

    def step(self, *words: str) -> None:
        """Press the red button, which must say these words; one after the other."""
        for each in words:
            found = wait_until(partial(self._asks_for, each), 4000)
            assert found, f"红色按钮应当是“{each}”，现在是“{self.red}”。{self.page()}"
            self.clock.pass_by(5)
            if self.by_keys:
                self._come_back()
                self.press("Ctrl+Return" if self._types() else "Space")
            else:
                self.hands.click(each)

    def foot(self, words: str) -> None:
        """Another button of the footer, or its entry under 更多; by keys the key that stands on it."""
        if self.by_keys:
            self.press(KEYS[words])
        elif self.red == words:
            self.step(words)
        elif self.hands.sees(words, QAbstractButton):
            self.hands.click(words)
        else:
            self.hands.choose_in_menu("更多", words)

    def click_beginning(self, words: str) -> None:
        """Click the one button whose words begin so."""
        buttons = [each for each in self.window.findChildren(QAbstractButton) if each.isVisible()]
        (button,) = [each for each in buttons if each.accessibleName().startswith(words)]
        self.hands.click_on(button)

    def go_to(self, label: str) -> None:
        """Bring the cursor into the field of that label, by a click or by Tab."""
        self._come_back()
        field = self._field(label)
        if QApplication.focusWidget() is not field:
            if self.by_keys:
                self.hands.focus_on(field, label)
            else:
                self.hands.click_on(field, label)

    def fill(self, label: str, words: str) -> None:
        """Make a field hold these words."""
        self.go_to(label)
        self.press("Ctrl+A")
        self.type(words)

    def find(self, label: str, typed: str) -> None:
        """Type what finds somebody into a search field, and Enter."""
        self.go_to(label)
        self.type(typed)
        self.press("Return")

    def choose(self, label: str, words: str) -> None:
        """Choose from a drop-down by the arrow keys."""
        self._come_back()
        box = self.hands.find(label, QComboBox)
        self.hands.focus_on(box, label)
        self.press("Home")
        for _ in range(MOST_ROWS):
            if box.property("currentText") == words:
                return
            self.press("Down")
        raise AssertionError(f"“{label}”里没有“{words}”")

    def row(self, label: str, words: str) -> None:
        """Walk to the row of a list that has these words."""
        lists = [each for each in self.window.findChildren(RowList) if each.isVisible()]
        (rows,) = [each for each in lists if each.accessibleName().startswith(label)]
        self._come_back()
        self.hands.focus_on(rows, label)
        self.press(*["Up"] * len(rows.rows))
        for _ in rows.rows:
            told = next((row for row in rows.rows if row.key == rows.chosen), None)
            if told is not None and words in f"{told.title}{told.detail}":
                return
            self.press("Down")
        raise AssertionError(f"“{label}”里没有“{words}”：{rows.accessibleName()}")

    def pick(self, words: str, among: tuple[str, ...]) -> None:
        """One of joined buttons: by a click, or by Alt and its number."""
        if self.by_keys:
            self.press(f"Alt+{among.index(words) + 1}")
        else:
            self.hands.click(words)

    # the door

    def come_in(self, words: str = "进入会场") -> None:
        """工作台's red button; then the hall's screen by F12."""
        if self.by_keys:
            self.hands.focus_on(self.hands.find(words, QAbstractButton), words)
            self.press("Return")
        else:
            self.hands.click(words)
        assert wait_until(lambda: bool(self.window.findChildren(Cockpit)))
        assert wait_until(lambda: isinstance(QApplication.focusWidget(), QWidget))
        if self.window.width() < LAPTOP:
            self.press("F11")
            assert wait_until(lambda: self.window.width() == LAPTOP)
        self.press("F12")
        self.hall()

    def sign_in(self, *typed: str) -> None:
        """Initials, a name or a group, and Enter."""
        for each in typed:
            self.clock.pass_by(10)
            self.find("签到", each)

    def open(self, words: str = "宣布开会") -> None:
        """宣布开会, and the first item."""
        self.step(words, "开始第1项")

    # the floor

    def queue(self, *typed: str) -> None:
        """Ctrl+D, initials, Enter."""
        for each in typed:
            self.press("Ctrl+D")
            self.find("排队", each)

    def speech(self, name: str, seconds: int) -> None:
        """The one who speaks says something for so long."""
        self.says(name)
        self.clock.pass_by(seconds)

    def note(self, name: str, stance: str, words: str) -> None:
        """What was said, in a sentence."""
        if self.by_keys:
            self.go_to(f"{name}的要点")
        if self.by_keys or self.hands.sees(stance, QAbstractButton):
            self.pick(stance, STANCES)
        else:
            self.choose("态度", stance)
        self.go_to(f"{name}的要点")
        self.type(words)
        self.press("Return")

    def leaves(self, *typed: str) -> None:
        """进出: somebody goes, or comes late."""
        self.foot("进出")
        for each in typed:
            self.find("找人", each)
            self.clock.pass_by(20)
            self.press("Ctrl+Return")
        self.press("Escape", "Escape")

    def stands_aside(self, typed: str, name: str, reason: str) -> None:
        """回避."""
        self.foot("回避")
        self.find("找人", typed)
        self.fill("原因", reason)
        self.step(f"登记回避：{name}")

    # deciding

    def put(self, motion: str = "", method: str = "举手") -> None:
        """提请表决: the method, the motion in these words, and the vote is open."""
        if self.red not in (f"开始表决：{each}" for each in METHODS):
            self.foot("提请表决")
        if method != "举手":
            self.pick(method, METHODS)
        if motion:
            self.fill("表决事项", motion)
        self.step(f"开始表决：{method}")

    def count(self, *counts: int) -> None:
        """A figure and Enter, in the order in which they are asked."""
        for each in counts:
            self.clock.pass_by(15)
            self.type(str(each))
            self.press("Return")

    def finish(self, outcome: str, text: str = "", then: str = "") -> None:
        """What came of the item, and the sentence for the minutes."""
        if not self.hands.sees("结论", QPlainTextEdit):
            self.foot("结束本项")
        self.choose("结果", outcome)
        if text:
            self.fill("结论", text)
        self.step(f"结束本项，进入第{then}项" if then else "结束本项")

    # consensus

    def consensus(
        self,
        support: int,
        reservations: Mapping[str, str] | int = 0,
        objections: Mapping[str, str] | int = 0,
    ) -> None:
        """征询共识: how many agree, and by initials who does not, and why."""
        if not self.hands.sees("支持", QLineEdit):
            self.foot("征询共识")
        self.go_to("支持")
        for side in (support, reservations, objections):
            self.type(str(side if isinstance(side, int) else len(side)))
            self.press("Return")
        for objects, side in ((True, objections), (False, reservations)):
            for typed, reason in ({} if isinstance(side, int) else side).items():
                self.fill("理由", reason)
                self.pick("反对" if objects else "保留", ("反对", "保留"))
                self.find("谁有不同意见", typed)
        self.step("存下征询结果")

    def answer(self, answers: Mapping[str, str]) -> None:
        """答复不同意见, one after the other, by the names that the red button gives."""
        if not self.hands.sees("答复", QPlainTextEdit):
            self.foot("答复不同意见")
        for name, words in answers.items():
            self.fill("答复", words)
            self.step(f"答复{name}")
        self.press("Escape")

    def merge(self, text: str, said: tuple[str, ...], number: int) -> None:
        """归并: the opinions that have these words are picked and written as one."""
        self.pick("归并成一条", ERRANDS)
        for words in said:
            self.row("意见", words)
            self.press("Return")
        self.fill("归并后的意见", text)
        self.step(f"归并成第{number}条（{len(said)}条意见）")

    def handle(self, words: str, what: str, reason: str, then: str) -> None:
        """采纳, 不采纳, with the reason."""
        self.pick(what, ERRANDS)
        self.row("意见", words)
        self.fill("理由", reason)
        self.step(then)

    def amend(self, text: str, version: int) -> None:
        """F3, 当场修改, the new text."""
        self.press("F3")
        if self.by_keys:
            self.press("Space")
        else:
            self.hands.click("当场修改")
        self.fill("方案", text)
        self.step(f"存为第{version}版")

    # the end

    def read_out_and_close(self, *said: str) -> None:
        """宣读结果, with what is read, and 散会."""
        self.says("主持人宣读", *said)
        self.step("宣读结果")
        self.says("已宣读")
        self.step("散会")

    def sign_and_seal(self, chair: str, recorder: str) -> None:
        """The minutes are printed, both sign on paper, the record is final."""
        self.step("打印会议记录")
        title = next(each.session.view.meeting.title for each in self.window.findChildren(Cockpit))
        paper = self.folder / PAPERS_FOLDER / title / "会议记录.pdf"
        assert wait_until(paper.is_file, 60_000), paper
        self.step("请主持人、记录人签字", f"{chair}已签字", f"{recorder}已签字", "封存归档")
        self.says("封存归档，不能再改，只能写补充说明", "校验码")
        assert self.red == ""

    def close(self) -> None:
        """Put the windows and the record away."""
        for each in QApplication.topLevelWidgets():
            if isinstance(each, AudienceWindow):
                each.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        self.office.record.close()

    def _types(self) -> bool:
        """Whether 空格 types or presses something else where the keyboard is, as the key cap then says."""
        focus = QApplication.focusWidget()
        taken = (QLineEdit, QPlainTextEdit, QAbstractButton, QComboBox)
        return isinstance(focus, taken) and not isinstance(focus, CountField)

    def _asks_for(self, words: str) -> bool:
        return self.red == words

    def _come_back(self) -> None:
        """Without a screen the keyboard goes to the window shown last; on a desktop it stays at work."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            wait_until(lambda: QApplication.focusWidget() is not None)

    def _field(self, label: str) -> QWidget:
        fields = [each for kind in FIELDS for each in self.window.findChildren(kind)]
        found = [each for each in fields if each.accessibleName() == label and each.isVisible()]
        assert len(found) == 1, (
            f"{len(found)}处“{label}”：{[each.accessibleName() for each in fields if each.isVisible()]}"
        )
        return found[0]
