"""How a motion is put, counted and announced, and an item is brought to its end."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit

from xieshang_desktop.demo.stage import Stage
from xieshang_desktop.demo.stops import DemoStopped
from xieshang_desktop.domain.acts.room import AnnounceResult, CloseVote, FinishItem, OpenVote, RecordTally
from xieshang_desktop.domain.vocabulary import ItemState, VoteMethod, VoteState
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.queries.cockpit.vote import VoteView

MOST_OUTCOMES = 12


def open_vote(stage: Stage, act: OpenVote) -> None:
    """F7, the method, the motion in its words, the red button."""
    stage.robot.press("F7")
    stage.robot.click(act.method.value)
    _write(stage, "表决事项", act.motion)
    stage.shoot(f"提请表决-{act.method.value}")
    stage.press_red(f"开始表决：{act.method.value}")
    view = stage.until(_is_open, "表决没有开始。")
    stage.votes[_vote(view).id] = act.vote
    stage.shoot(f"表决开始-{act.method.value}", hall_too=True)


def record_tally(stage: Stage, act: RecordTally) -> None:
    """The counts in the order in which they are asked; by hands, one is missing at first."""
    by_hands = _vote(stage.view()).method is VoteMethod.SHOW_OF_HANDS
    counts = [act.for_, act.against, act.abstain]
    if by_hands and counts[2]:
        _type_counts(stage, [counts[0], counts[1], counts[2] - 1])
        stage.shoot("表决-还差1票")
        stage.press_red("请弃权的再举一次手")
        _type_counts(stage, counts[2:])
    elif by_hands:
        _type_counts(stage, counts)
    else:
        _type_counts(stage, [act.issued, act.returned, *counts, act.invalid])
    stage.shoot(f"表决-数齐-{_vote(stage.view()).method}")


def close_vote(stage: Stage, _act: CloseVote) -> None:
    """The red button."""
    stage.press_red("得出结果")
    view = stage.until(lambda view: _vote(view).state is VoteState.CLOSED, "表决没有得出结果。")
    stage.shoot(f"第{_number(view)}项-结果", hall_too=True)


def announce_result(stage: Stage, _act: AnnounceResult) -> None:
    """The red button; the hall sees it."""
    stage.press_red("向会场公布结果")
    view = stage.until(lambda view: _vote(view).announced_at is not None, "结果没有公布。")
    stage.shoot(f"第{_number(view)}项-公布结果", hall_too=True)


def finish_item(stage: Stage, act: FinishItem) -> None:
    """What came of it and the sentence for the minutes, then the red button."""
    view = stage.view()
    number = _number(view)
    if stage.red() == "请没有发言的说":
        stage.press_red("请没有发言的说")
        stage.robot.expect(lambda: stage.red() != "请没有发言的说", "请没有发言的说，可是没有记上。")
    if not stage.robot.sees("结论", QPlainTextEdit):
        _open_conclusion(stage)
    _choose(stage, "结果", act.outcome.value)
    _write(stage, "结论", act.text)
    stage.shoot(f"第{number}项-写结论")
    upcoming = view.agenda.upcoming
    stage.press_red(f"结束本项，进入第{upcoming.number}项" if upcoming else "结束本项")
    ended = f"第{number}项没有结束。"
    stage.until(lambda view: view.agenda.items[number - 1].state is ItemState.FINISHED, ended)


def _open_conclusion(stage: Stage) -> None:
    """The red button where it says so, else the button of the footer, which may lie under 更多."""
    if stage.red() == "结束本项" or stage.robot.sees("结束本项", QAbstractButton):
        stage.robot.click("结束本项")
    else:
        stage.robot.choose_in_menu("更多", "结束本项")


def _write(stage: Stage, label: str, words: str) -> None:
    """Make the box hold these words, if it does not already."""
    box = stage.robot.find(label, QPlainTextEdit)
    if box.property("plainText") == words:
        return
    stage.robot.click_on(box, label)
    stage.robot.press("Ctrl+A")
    stage.robot.type_text(words)


def _choose(stage: Stage, label: str, words: str) -> None:
    """Choose from a drop-down by the arrow keys."""
    box = stage.robot.find(label, QComboBox)
    if box.property("currentText") == words:
        return
    stage.robot.focus_on(box, label)
    stage.robot.press("Home")
    for _ in range(MOST_OUTCOMES):
        if box.property("currentText") == words:
            return
        stage.robot.press("Down")
    raise DemoStopped(f"“{label}”里没有“{words}”。")


def _type_counts(stage: Stage, counts: list[int | None]) -> None:
    for count in counts:
        stage.robot.type_text(str(count or 0))
        stage.robot.press("Return")


def _vote(view: CockpitView) -> VoteView:
    if view.vote is None:
        raise DemoStopped("现在没有表决。")
    return view.vote


def _is_open(view: CockpitView) -> bool:
    return view.vote is not None and view.vote.state is VoteState.OPEN


def _number(view: CockpitView) -> int:
    return view.agenda.running.number if view.agenda.running else 0
