"""The demonstration from the fresh folder to the papers."""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from xieshang_desktop.demo.camera import Camera
from xieshang_desktop.demo.clock import ScriptedClock
from xieshang_desktop.demo.pace import AT_ONCE, TO_FOLLOW, Pace, wait_until
from xieshang_desktop.demo.robot import Robot
from xieshang_desktop.demo.screens import has_screen, without_screen
from xieshang_desktop.demo.script import perform
from xieshang_desktop.demo.stage import Stage
from xieshang_desktop.demo.stops import DemoStopped
from xieshang_desktop.demo.tour import enter_room, leave_room, visit_pages
from xieshang_desktop.demo.troubles import Troubles
from xieshang_desktop.domain.vocabulary import VoteId
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.paths import SAMPLE_MORNING, DataFolder, resources_dir
from xieshang_desktop.replay.sample import Sample, fill_with_sample
from xieshang_desktop.replay.scenario import KINDS
from xieshang_desktop.replay.summary import summary
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers.catalogue import OfficePapers, documents_of, view_of
from xieshang_desktop.services.papers.writing import write_paper
from xieshang_desktop.settings import Settings
from xieshang_desktop.storage.keys import read_or_make_key
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.storage.unit_of_work import Record
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.main_window import MainWindow
from xieshang_desktop.ui.room import make_room
from xieshang_desktop.ui.theme import apply_theme, load_theme

PICTURES, SUMMARY = "pictures", "summary.json"
MEETING = "m-20260312"
_METHOD: Any = "open"
"""As Qt takes it; its stubs ask for bytes."""
_OURS = ("record.xieshang", "record.xieshang-wal", "record.xieshang-shm", "record.key", SUMMARY)


def run_demo(out: Path, *, fast: bool = False) -> int:
    """Carry the sample meeting through the windows and leave everything in ``out``; gives the exit status.

    Raises EnvironmentProblem where ``out`` cannot be written.
    """
    _make_way(out)
    with tempfile.TemporaryDirectory() as folder:
        seen = has_screen()
        if not seen and QApplication.instance() is None:
            without_screen(Path(folder))
        application = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(application, QApplication)
        reader = _NoReader()
        QDesktopServices.setUrlHandler("file", reader, _METHOD)
        try:
            return _show(application, out, TO_FOLLOW if seen and not fast else AT_ONCE)
        finally:
            QDesktopServices.unsetUrlHandler("file")


class _NoReader(QObject):
    """Papers that the program would open in a reader stay closed, lest they cover the windows."""

    @Slot(QUrl)
    def open(self, _url: QUrl) -> None:
        """Nothing."""


def _make_way(out: Path) -> None:
    """What an earlier demonstration left here goes; nothing else is touched."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in _OURS:
            (out / name).unlink(missing_ok=True)
        for picture in (out / PICTURES).glob("*.png"):
            picture.unlink()
    except OSError as error:
        raise EnvironmentProblem(f"文件夹不能写入：{out}", "请换一个文件夹。") from error


def _show(application: QApplication, out: Path, pace: Pace) -> int:
    folder = DataFolder(out)
    book = Rulebook.read(resources_dir())
    record = open_record(folder.record, read_or_make_key(folder.key), book)
    print("正在准备样例村……", flush=True)
    try:
        sample = fill_with_sample(record, resources_dir())
        clock = ScriptedClock(SAMPLE_MORNING)
        office = Office(record, clock)
        window = _window(application, office, out)
        camera, meeting = Camera(out / PICTURES), sample.keys.ids["会议", MEETING]
        stage = Stage(Robot(window, pace), office, clock, camera, meeting, Troubles(), out)
        status = _carry_through(stage, sample)
        if status == 0:
            documents = _write_papers(record, stage.meeting, out)
            _write_summary(stage, sample, documents, out)
            print(f"演示完成：画面{len(stage.camera.taken)}张，文书{len(documents)}份，都在{out}。")
        window.close()
    finally:
        record.close()
    return status


def _window(application: QApplication, office: Office, out: Path) -> MainWindow:
    resources = resources_dir()
    load_application_fonts(resources / "fonts")
    theme = load_theme(resources, calm=True)
    apply_theme(application, theme)
    papers: Any = OfficePapers(office)
    window = MainWindow(office, theme, Settings(), papers=papers, make_room=make_room, data_folder=str(out))
    window.show()
    window.activateWindow()
    wait_until(window.isActiveWindow)
    return window


def _carry_through(stage: Stage, sample: Sample) -> int:
    """All of it; where it stops, say why and leave a picture of what was there."""
    try:
        with stage.troubles.watched():
            visit_pages(stage)
            enter_room(stage, "进入会场")
            perform(stage, sample.today.steps)
            leave_room(stage)
            stage.shoot("工作台-会后")
            stage.troubles.stop_if_any()
    except DemoStopped as stop:
        stage.robot.window.grab().save(str(stage.camera.folder / "停在这里.png"))
        print(f"演示停下了（{stage.clock():%H:%M}）：{stop.sentence}", file=sys.stderr)
        return 1
    return 0


def _write_papers(record: Record, meeting: str, out: Path) -> tuple[str, ...]:
    """The papers of today's meeting, and the registers of all."""
    requests = record.read(documents_of, _plain_names)
    wanted = [each for each in requests if each.subject_id in (meeting, None)]
    for request in wanted:
        view = record.read(view_of, request.kind, request.subject_id)
        write_paper(view, out / request.name, request.kind)
    return tuple(request.name for request in wanted)


def _plain_names(_meeting: str) -> str:
    return ""


def _write_summary(stage: Stage, sample: Sample, documents: Sequence[str], out: Path) -> None:
    """As a replay leaves it; what the windows created goes by the keys of today's file where it has one."""
    keys = {words: sample.keys.names(kind) for kind, words in KINDS.items()}
    votes = keys[KINDS[VoteId]]
    votes.update({opened: votes[scripted] for opened, scripted in stage.votes.items()})
    content = stage.office.read(summary, keys, stage.clock(), (), documents)
    (out / SUMMARY).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
