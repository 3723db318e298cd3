"""How the clerk signs people in, notes who is missing, and the chair opens the meeting."""

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from xieshang_desktop.demo.stage import Stage
from xieshang_desktop.domain.acts.room import CheckIn, OpenMeeting, RecordAbsence, RecordCall
from xieshang_desktop.queries.cockpit.seats import SeatRow
from xieshang_desktop.queries.cockpit.view import CockpitView

SEARCH = "签到"
ONE_SHORT = 29
PICTURED = {1: "签到-第一个人", ONE_SHORT: "签到-还差1人", 30: "签到-达到", 34: "签到-34人"}


def check_in(stage: Stage, act: CheckIn) -> None:
    """Each by the initials of the name and Enter."""
    for who in (act.who, *act.whos) if act.who else act.whos:
        _sign_in(stage, who)


def _sign_in(stage: Stage, who: str) -> None:
    name, before = stage.name(who), stage.view().quorum.present
    stage.find_person(SEARCH, who)
    if before == ONE_SHORT - 1:
        stage.shoot("签到-找到一个人")
    stage.robot.press("Return")
    view = stage.until(lambda view: _is_here(view, who), f"{name}签到了，可是没有记上。")
    if view.quorum.present in PICTURED and view.quorum.present > before:
        stage.shoot(PICTURED[view.quorum.present], hall_too=True)


def record_call(stage: Stage, act: RecordCall) -> None:
    """Find who is missing; the telephone shows; note what the call gave."""
    stage.find_person(SEARCH, act.who)
    stage.robot.click(act.result.value)
    otherwise = f"给{stage.name(act.who)}打电话的结果没有记上。"
    stage.until(lambda view: _seat(view, act.who).call == act.result.value, otherwise)
    stage.robot.click(SEARCH, QLineEdit)
    stage.robot.press("Esc")


def record_absence(stage: Stage, act: RecordAbsence) -> None:
    """F4, the person, the reason."""
    name = stage.name(act.who)
    stage.robot.press("F4")
    stage.find_person("找人", act.who)
    stage.robot.press("Return")
    if stage.robot.sees(act.reason, QAbstractButton):
        stage.robot.click(act.reason)
    else:
        stage.robot.click("别的原因", QLineEdit)
        stage.robot.type_text(act.reason)
    stage.press_red(f"登记缺席：{name}")
    stage.until(lambda view: _seat(view, act.who).absence == act.reason, f"{name}为什么没有来，没有记上。")
    stage.robot.click("不改了")


def open_meeting(stage: Stage, _act: OpenMeeting) -> None:
    """The red button, once enough are here."""
    stage.press_red("宣布开会")
    stage.until(lambda view: view.meeting.opened_at is not None, "宣布开会了，可是没有记上。")
    stage.shoot("宣布开会", hall_too=True)


def _is_here(view: CockpitView, who: str) -> bool:
    seated = any(seat.key == who and seat.in_room for seat in view.sign_in.seats)
    return seated or any(row.key == who and row.in_room for row in view.sign_in.observers)


def _seat(view: CockpitView, who: str) -> SeatRow:
    return next(seat for seat in view.sign_in.seats if seat.key == who)
