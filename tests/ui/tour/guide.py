"""Leads through the window on the sample village with something in every list, to each place in turn."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PIL import Image
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.exports.test_template import KNOWN, template
from tests.sample_village import RESOURCES
from tests.ui.window import Village
from xieshang_desktop.domain.acts.afterwards import Attach
from xieshang_desktop.domain.acts.preparing import AddItem, ConveneMeeting, Selection
from xieshang_desktop.domain.acts.topics import DemandMeeting
from xieshang_desktop.domain.acts.village import SetCharter
from xieshang_desktop.domain.vocabulary import (
    AttachmentKind,
    DemandId,
    ItemId,
    ItemKind,
    MeetingForm,
    MeetingId,
    PersonId,
    Unit,
)
from xieshang_desktop.exports.registers.templated import guessed
from xieshang_desktop.imports.opinions import read_opinions
from xieshang_desktop.imports.pictures import read_picture
from xieshang_desktop.imports.roster import RosterReading, read_roster
from xieshang_desktop.imports.templates import read_template
from xieshang_desktop.queries.meetings.readiness import ReadyRow
from xieshang_desktop.services.roster.taking_in import plan_import
from xieshang_desktop.ui.frame.overlay import Overlay
from xieshang_desktop.ui.pages.meetings.page import MeetingsPage
from xieshang_desktop.ui.pages.outcomes.page import OutcomesPage
from xieshang_desktop.ui.pages.registers.page import RegistersPage
from xieshang_desktop.ui.pages.roster.page import RosterPage
from xieshang_desktop.ui.tasks import Tasks
from xieshang_desktop.ui.theme import Theme, apply_theme

OPINIONS = (
    "姓名,意见,补充\n张秀兰,好,先装学校到二组岔路口那段\n没有这个人,好,\n王堃,不好,电池几年一换要写清\n"
)
REGISTER = (
    "姓名,组别,性别,电话,身份\n"
    "张秀兰,一组,女,13900000001,村民代表\n"
    "王秀英,,女,,户主\n"
    "钱小满,二组,女,139,\n"
    "孙大川,三组,男,13900000002,\n"
)
ASSEMBLY = "m-assembly"
_MOST_ROUNDS, _RESTING = 40, 4


class OnTheSpot(Tasks):
    """The worker's work done at once, and a paper drawn before not drawn again."""

    known: ClassVar[dict[object, Any]] = {}

    def run_task(
        self,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        on_done: Callable[[Any], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        key = args[2] if function.__name__ == "draw" else None
        if key is None or key not in self.known:
            self.known[key] = function(*args)
        on_done(self.known[key])


class Guide:
    """A window in one look; every place is shown in it, one after the other."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, theme)
        self.folder = folder
        self.village = Village(theme, folder)
        self.keys: dict[str, str] = {}
        _furnish(self)
        self.window = self.village.window
        _remember(self.village.sample.office)
        self.window.tasks = OnTheSpot(self.window)
        self.window.take_settings(self.window.settings)
        self.settle()

    @property
    def page(self) -> Any:
        return self.village.page

    @property
    def scale(self) -> float:
        return self.window.theme.scale

    def topic(self, key: str) -> str:
        return self.village.sample.id_of("议题", key)

    def meeting(self, key: str) -> str:
        return self.keys.get(key) or self.village.sample.id_of("会议", key)

    def settle(self) -> None:
        """Let everything be laid out until it rests, and what was put away be gone."""
        before, resting = None, 0
        for _ in range(_MOST_ROUNDS):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
            body = self.page.body
            now = (body.size(), body.minimumSizeHint())
            resting = resting + 1 if now == before else 0
            if resting == _RESTING:
                break
            before = now

    def show(self, way: Callable[[Guide], object]) -> None:
        """Go back to where every visit begins, and from there to a place."""
        for overlay in self.window.findChildren(Overlay):
            overlay.close_over()
        self.window.shell.toast.hide()
        _put_right(self.page)
        way(self)
        self.settle()

    def go(self, place: str) -> None:
        """To a place of the rail."""
        self.window.shell.go(place)

    def open(self, kind: str, key: object) -> None:
        """What another page asks for."""
        self.window.shell.open(kind, key)

    def choose(self, tabs: Any, key: object) -> None:
        """Another tab."""
        tabs.show_chosen(key)
        tabs.current_changed.emit(key)

    # 议题

    def visit_first_door(self) -> None:
        self.page.opinions.show_doors()
        doors = self.page.opinions.doors
        doors.door_requested.emit(doors._view.doors[0].household_id)

    def read_opinions(self, tab: str = "") -> None:
        path = self.folder / "微信群.csv"
        path.write_text(OPINIONS, encoding="utf-8")
        self.open("topic", self.topic("t-lights"))
        reader = self.page.reader
        reader._topic, reader._path = self.topic("t-lights"), path
        reader.begun.emit()
        today = self.village.sample.office.now().date()
        reader._on_read(reader._asked, read_opinions(path, reader._people(), today=today))
        if tab:
            self.choose(self.page.reading.tabs, tab)

    # 会议

    def turn(self, name: str) -> None:
        """The region of the preparation that comes forward where they take turns."""
        room = self.page.preparing
        room.turns.bring(getattr(room, name))

    def write_text(self) -> None:
        preparer = self.page._preparer
        preparer.write_text(preparer.view.items[1].id)

    def put_right(self, where: str) -> None:
        self.page._preparer.put_right(ReadyRow("", False, "", "", where))

    def ask_of_name(self, wish: str) -> None:
        self.page.preparing.facts.list_requested.emit()
        names = self.page.names
        getattr(self.page._lister, wish)(next(line.person_id for line in names._view.lines if line.entitled))

    def receipt(self) -> None:
        self.page.preparing.notice.notice_requested.emit()
        self.page.notice.receipt_requested.emit(None)

    def answer_demand(self) -> None:
        self.open("demands", "")
        self.page.demands.answer_requested.emit(self.page.demands._lines[0])

    # 成果、花名册、台账、设置

    def show_charts(self) -> None:
        self.go("outcomes")
        self.page._turns.bring(self.page.charts[0].parentWidget())

    def show_organisations(self, *, card: bool = False) -> None:
        self.go("roster")
        self.choose(self.page.people.tabs, "organisations")
        if card:
            self.page._turns.bring(self.page._forms)

    def import_register(self, tab: str = "", *, waiting: bool = False) -> None:
        self.go("roster")
        importer = self.page.importer
        importer._room.show_preview()
        importer._panel.show_reading("补充花名册.csv")
        importer.begun.emit()
        if waiting:
            importer._panel.show_checked(400, 983)
            return
        office, reading = self.village.sample.office, _register(self.folder)
        importer._reading, importer._path = reading, Path("补充花名册.csv")
        importer._show(office.read(plan_import, reading, "补充花名册.csv"))
        if tab:
            self.choose(importer._panel.tabs, tab)

    def show_minutes(self) -> None:
        self.open("register", "meetings")
        lines = self.page.register.view.lines
        self.page.register.line_requested.emit(next(line.key for line in lines if line.meeting_id))
        self.settle()

    def open_template(self, *, kept: bool) -> None:
        self.open("register", "meetings")
        path = template(self.folder)
        sheet = read_template(path, KNOWN).sheet
        assert sheet is not None
        exporter = self.page.register.templates
        columns = guessed(sheet.labels, "meetings")
        if kept:
            exporter._store.keep("meetings", path, path.name, sheet, columns)
            exporter.begin("meetings")
        else:
            exporter._match("meetings", path, path.name, sheet, columns)

    def settings(self, tab: str) -> None:
        self.go("settings")
        self.page._show_tab(tab)

    def offer_rules(self) -> None:
        text = (RESOURCES / "rules" / "重庆市.toml").read_text(encoding="utf-8")
        path = self.folder / "重庆市.toml"
        newer = {"in_force_from = 2013-11-01": "in_force_from = 2026-07-01", "value = 15": "value = 10"}
        for before, after in newer.items():
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")
        self.go("settings")
        self.page.importer.look_at(path)

    # the frame

    def find(self, typed: str) -> None:
        self.go("home")
        self.window.shell.head.find_requested.emit()
        self.settle()
        self.village.write(typed)

    def show_keys(self) -> None:
        self.go("home")
        self.window.shell.head.keys_requested.emit()

    def close(self) -> None:
        self.village.close()
        _put_away(self.window)


def _remember(office: Any) -> None:
    """The record does not change while the tour lasts: what was read once need not be read again."""
    read, known = office.read, {}

    def remembered(query: Callable[..., Any], *args: Any) -> Any:
        try:
            key = (query, args)
            if key not in known:
                known[key] = read(query, *args)
            return known[key]
        except TypeError:
            return read(query, *args)

    office.read = remembered


def _put_right(page: Any) -> None:
    """Leave what is open on a page."""
    if page.room is not None and page.room.form is not None:
        page.room.form.left.emit()
    if isinstance(page, MeetingsPage):
        page._go_back()
        page._noticer.view = None
    if isinstance(page, RosterPage):
        page.importer._give_up()
        page.people.show_household("")
        page.people._only = None
        page.people.filters.hide()
        page.people.tabs.show_chosen("council")
        page.people.tabs.current_changed.emit("council")
        page._turns.bring(page.people)
    if isinstance(page, RegistersPage):
        page.register.progress.hide()
    if isinstance(page, OutcomesPage):
        page._turns.bring(page.table)


def _put_away(window: QObject) -> None:
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@functools.cache
def _register(folder: Path) -> RosterReading:
    path = folder / "补充花名册.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return read_roster(path, mapping=None)


def _furnish(guide: Guide) -> None:
    """What the sample leaves out: an assembly to come, a demand, a photo, a rule."""
    sample, office = guide.village.sample, guide.village.sample.office
    now, meeting = office.now(), MeetingId(office.new_id())
    guide.keys[ASSEMBLY] = meeting
    picture = guide.folder / "会场.jpg"
    Image.new("RGB", (900, 600), (90, 110, 120)).save(picture)
    people = {words: PersonId(sample.person(words)) for words in ("陈德明", "罗晓琴")}
    acts = (
        ConveneMeeting(
            at=now, meeting=meeting, form=MeetingForm.VILLAGERS_ASSEMBLY, title="青石村2026年村民会议",
            starts_at=now.replace(day=28, hour=9, minute=0), place="村小操场", chair=people["陈德明"],
            recorder=people["罗晓琴"], topics=(), unit=Unit.PERSON, entitled=Selection(group="一组"),
            convener="村民委员会",
        ),
        AddItem(at=now, meeting=meeting, item=ItemId(office.new_id()), title="修订村规民约",
                kind=ItemKind.VOTE, minutes=60),
        DemandMeeting(at=now, form=MeetingForm.VILLAGERS_ASSEMBLY, by="村民", cosigner_count=70,
                      key=DemandId(office.new_id())),
        SetCharter(at=now, values={"村民代表会议.notice_days": 5},
                   basis="2026年2月10日村民会议通过的村民自治章程第八条"),
        Attach(at=now, file="会场.jpg", kind=AttachmentKind.PHOTO, pictures=read_picture(picture).pictures,
               meeting=MeetingId(sample.id_of("会议", "m-20260226"))),
    )  # fmt: skip
    for act in acts:
        office.perform(act)
