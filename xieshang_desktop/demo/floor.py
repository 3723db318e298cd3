"""How the items are begun, who speaks, what the clerk notes."""

from PySide6.QtWidgets import QPlainTextEdit

from xieshang_desktop.demo.stage import Stage
from xieshang_desktop.demo.stops import DemoStopped
from xieshang_desktop.demo.tour import visit_in_larger_letters
from xieshang_desktop.domain.acts.room import (
    RecordOpinion,
    RequestToSpeak,
    StartItem,
    StartSpeaking,
    StopSpeaking,
)
from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.queries.cockpit.view import CockpitView

PICTURED_SPEAKERS = 3
"""So many speakers of an item are pictured; they look much alike."""


def start_item(stage: Stage, act: StartItem) -> None:
    """The red button; an item that the end of the last one has begun already is left alone."""
    view = stage.view()
    item = next(each for each in view.agenda.items if each.id == act.item)
    if view.agenda.running is None:
        stage.press_red(f"开始第{item.number}项")
        view = stage.until(lambda view: view.agenda.running is not None, f"第{item.number}项没有开始。")
    if view.agenda.running is None or view.agenda.running.id != act.item:
        raise DemoStopped(f"应当开始第{item.number}项，开始的是另一项。")
    stage.shoot(f"第{item.number}项-开始", hall_too=True)


def request_to_speak(stage: Stage, act: RequestToSpeak) -> None:
    """Ctrl+D, the initials, Enter."""
    stage.robot.press("Ctrl+D")
    stage.find_person("排队", act.who)
    stage.robot.press("Return")
    waits = f"{stage.name(act.who)}没有排进发言队列。"
    view = stage.until(lambda view: act.who in [row.person_id for row in _floor(view).waiting], waits)
    if len(_floor(view).waiting) == 3:
        stage.shoot("发言-三人排队", hall_too=True)
        visit_in_larger_letters(stage)


def start_speaking(stage: Stage, act: StartSpeaking) -> None:
    """The red button, which names who is next."""
    name, floor = stage.name(act.who), _floor(stage.view())
    words = f"结束发言，请下一位：{name}" if floor.current else f"请{name}发言"
    stage.press_red(words)
    view = stage.until(lambda view: _speaks(view, act.who), f"请{name}发言，可是没有记上。")
    heard = len(_floor(view).opinions)
    if heard < PICTURED_SPEAKERS:
        number = view.agenda.running.number if view.agenda.running else 0
        stage.shoot(f"第{number}项-{name}发言", hall_too=True)


def stop_speaking(stage: Stage, act: StopSpeaking) -> None:
    """The red button; while somebody waits it is left for the next one, who ends the speech by beginning."""
    floor = _floor(stage.view())
    if floor.waiting:
        return
    stage.press_red("结束发言")
    stage.until(lambda view: not _speaks(view, act.who), f"{stage.name(act.who)}的发言没有结束。")


def record_opinion(stage: Stage, act: RecordOpinion) -> None:
    """The stance, the words, Enter."""
    name, before = stage.name(act.who), len(_floor(stage.view()).opinions)
    stage.robot.click(act.stance.value)
    stage.robot.click(f"{name}的要点", QPlainTextEdit)
    stage.robot.type_text(act.text)
    stage.robot.press("Return")
    view = stage.until(lambda view: len(_floor(view).opinions) > before, f"{name}的意见没有记上。")
    noted = _floor(view).opinions[0]
    if (noted.name, noted.stance, noted.text) != (name, act.stance, act.text):
        raise DemoStopped(f"{name}的意见记成了“{noted.name}，{noted.stance}：{noted.text}”。")


def _floor(view: CockpitView) -> FloorView:
    if view.floor is None:
        raise DemoStopped("现在没有进行中的议程事项。")
    return view.floor


def _speaks(view: CockpitView, who: str) -> bool:
    return view.floor is not None and view.floor.current is not None and view.floor.current.person_id == who
