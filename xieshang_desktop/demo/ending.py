"""How the results are read out, the meeting ends, and its record is signed and sealed."""

from xieshang_desktop.demo.stage import Stage
from xieshang_desktop.demo.stops import DemoStopped
from xieshang_desktop.domain.acts.room import CloseMeeting, ReadOut, Seal, Sign
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.panels.row_list import RowList

MOST_SIGNERS = 20


def read_out(stage: Stage, _act: ReadOut) -> None:
    """The red button."""
    stage.shoot("宣读结果-之前", hall_too=True)
    stage.press_red("宣读结果")
    stage.until(lambda view: view.meeting.read_out_at is not None, "宣读结果没有记上。")
    stage.shoot("宣读结果")


def close_meeting(stage: Stage, _act: CloseMeeting) -> None:
    """The red button; then the minutes are printed and the signatures asked for."""
    stage.press_red("散会")
    stage.until(lambda view: view.meeting.closed_at is not None, "散会没有记上。")
    stage.shoot("散会", hall_too=True)
    stage.press_red("打印会议记录")
    stage.expect_files("会议记录.pdf", "会议记录.docx")
    stage.press_red("请主持人、记录人签字")
    stage.shoot("请签字")


def sign(stage: Stage, act: Sign) -> None:
    """The red button for chair and recorder, the list for the others."""
    name = stage.name(act.who)
    words = f"{name}已签字"
    if stage.red() == words:
        stage.press_red(words)
    else:
        _sign_in_list(stage, name)
    stage.until(lambda view: _has_signed(view, act.who), f"{name}签了字，可是没有记上。")
    stage.shoot(f"签字-{name}")


def seal(stage: Stage, _act: Seal) -> None:
    """The red button."""
    stage.press_red("封存归档")
    stage.until(lambda view: view.meeting.sealed_at is not None, "会议没有封存。")
    stage.shoot("封存归档")


def _sign_in_list(stage: Stage, name: str) -> None:
    """↓ to the person, Enter."""
    lists = [each for each in stage.robot.window.findChildren(RowList) if each.isVisible()]
    signers = next((each for each in lists if any(row.title == name for row in each.rows)), None)
    if signers is None:
        raise DemoStopped(f"签字的名单里没有{name}。")
    stage.robot.focus_on(signers, "签字")
    for _ in range(MOST_SIGNERS):
        chosen = next((row for row in signers.rows if row.key == signers.chosen), None)
        if chosen is not None and chosen.title == name:
            stage.robot.press("Return")
            return
        stage.robot.press("Down")


def _has_signed(view: CockpitView, who: str) -> bool:
    rows = view.closing.signatures if view.closing else ()
    return any(row.person_id == who and row.signed_at is not None for row in rows)
