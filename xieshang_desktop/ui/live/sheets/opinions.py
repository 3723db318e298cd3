"""逐条意见, and the sheets in which they are put into one, dealt with, and become the 协商意见."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import Signal

from xieshang_desktop.queries.cockpit.opinions import EarlierRow, NumberedRow, OpinionRow
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.course import Course
from xieshang_desktop.ui.live.wishes.hearing import Hearing
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import Labelled, TextBox, TextField

AnyOpinion = OpinionRow | EarlierRow | NumberedRow


class OpinionsSheet(SheetPanel):
    """逐条意见: all of them in full, what was heard before the meeting included."""

    sorting_requested = Signal()

    def __init__(self, theme: Theme, session: LiveSession) -> None:
        super().__init__(theme, session, "逐条意见")
        self._list = RowList(theme, "意见", choosable=True)
        self._sort = Button(theme, "归并、处理", icon="list-numbers", key="Ctrl+F2")
        self._sort.clicked.connect(self.sorting_requested)
        self.add_to_head(self._sort)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(RowScroll(self._list))

    def enter(self) -> None:
        """Show them: put together, given in the room, heard beforehand."""
        floor = self.session.view.floor
        rows = all_rows(self.session)
        self.show_caption(opinion_words(len(floor.opinions), len(floor.earlier)) if floor else "")
        self._list.show_rows([_list_row(each) for each in rows])
        self._list.setFocus()


def opinion_words(given: int, earlier: int) -> str:
    """会上7条，会前5条."""
    if not given and not earlier:
        return "还没有意见"
    return f"会上{given}条" + (f"，会前{earlier}条" if earlier else "")


def all_rows(session: LiveSession) -> list[AnyOpinion]:
    """Numbered opinions first, then what is in none of them."""
    floor = session.view.floor
    if floor is None:
        return []
    loose: list[AnyOpinion] = [each for each in floor.opinions if each.numbered is None]
    before: list[AnyOpinion] = [each for each in floor.earlier if each.numbered is None]
    return [*floor.numbered, *loose, *before]


def _list_row(row: AnyOpinion, right: str = "") -> ListRow:
    if isinstance(row, NumberedRow):
        detail = "　".join(filter(None, (f"由{len(row.opinion_ids)}条归并", row.handled)))
        return ListRow(row.id, row.text, detail, lead=str(row.number), right=right, strong=True)
    if isinstance(row, EarlierRow):
        said = "已代读" if row.read_out else "会前"
        detail = f"{said}　{row.whence}　{row.name}　{row.stance.value}"
        return ListRow(row.id, row.text, detail, right=right)
    detail = "　".join(filter(None, (f"{row.at:%H:%M}", row.name, row.stance.value, row.handled)))
    return ListRow(row.id, row.text, detail, right=right)


class Errand(StrEnum):
    """What may be done with opinions; the value is what the choice says."""

    MERGE = "归并成一条"
    ADOPT = "采纳"
    DECLINE = "不采纳"
    READ_OUT = "代读"


ABOUT = {
    Errand.MERGE: "↑↓走到一条，回车选上或者放下；说的是一回事的选在一起，写成一句。",
    Errand.ADOPT: "采纳的写进协商意见；怎样采纳，可以写一句。",
    Errand.DECLINE: "不采纳要写明理由，会写进会议记录。",
    Errand.READ_OUT: "人没有来，会前说过的由记录人念给大家听，算作他的意见。",
}


class SortingSheet(SheetPanel):
    """↑↓ chooses an opinion, Enter picks it for merging, Alt+1…4 what to do, the red button does it."""

    stays = True

    def __init__(self, theme: Theme, session: LiveSession, hearing: Hearing) -> None:
        super().__init__(theme, session, "归并、处理意见")
        self._hearing = hearing
        self._picked: list[str] = []
        self._list = RowList(theme, "意见", choosable=True)
        self._errand = ChoiceBar(theme, "做什么", alt_numbers=True)
        self._errand.show_choices([(each, each.value) for each in Errand], Errand.MERGE)
        self._about = BodyText(theme, tone="text_muted")
        self._text = TextBox(theme, "归并后的意见", lines=2, size="live", submit_on_enter=False)
        self._reason = TextField(theme, "理由", placeholder="一句话")
        width = theme.em(4)
        self._text_row = Labelled(theme, "写成", self._text, label_width=width)
        self._reason_row = Labelled(theme, "理由", self._reason, label_width=width)
        for widget in (self._errand, self._about, self._text_row, self._reason_row):
            self.body.addWidget(widget)
        self.body.addWidget(RowScroll(self._list), 1)
        self._list.activated.connect(self._on_list_activated)
        self._list.chosen_changed.connect(lambda _key: self.changed.emit())
        self._errand.chosen.connect(lambda _value: self._show_errand())
        self._text.edited.connect(lambda _text: self.changed.emit())
        self._reason.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """Begin with nothing picked, at the first that nothing was said of."""
        self._picked = []
        self._text.clear_text()
        self._reason.show_text("")
        self._show_errand()
        self._list.setFocus()

    def words(self) -> str:
        """归并成第2条（3条意见） · 采纳第1条 · 不采纳程昉的意见 · 代读罗某的意见."""
        row, doing = self._chosen, self._doing
        floor = self.session.view.floor
        if doing is Errand.MERGE:
            number = len(floor.numbered) + 1 if floor else 1
            return f"归并成第{number}条（{len(self._picked)}条意见）"
        whose = "" if row is None else f"第{row.number}条" if isinstance(row, NumberedRow) else row.name
        if doing is Errand.READ_OUT:
            return f"代读{whose}的意见"
        return f"{doing.value}{whose}" + ("" if isinstance(row, NumberedRow) else "的意见")

    def unready(self) -> str:
        """What is missing, or why it cannot be done with this one."""
        row, doing = self._chosen, self._doing
        if doing is Errand.MERGE:
            if not self._picked:
                return "先选意见"
            return "" if self._text.text() else "先写成一句"
        if row is None:
            return "先选一条"
        if doing is Errand.DECLINE and not self._reason.text():
            return "先写理由"
        if doing is Errand.READ_OUT:
            return self._not_to_be_read(row)
        return ""

    def store(self) -> bool:
        """Do it."""
        row, reason = self._chosen, self._reason.text()
        key = row.id if row is not None else ""
        doing: Mapping[Errand, Callable[[], bool]] = {
            Errand.MERGE: lambda: self._hearing.merge(self._picked, self._text.text()),
            Errand.ADOPT: lambda: self._hearing.handle(key, True, reason),
            Errand.DECLINE: lambda: self._hearing.handle(key, False, reason),
            Errand.READ_OUT: lambda: isinstance(row, EarlierRow) and self._hearing.read_out(row),
        }
        return doing[self._doing]()

    def _not_to_be_read(self, row: AnyOpinion) -> str:
        if not isinstance(row, EarlierRow):
            return "这是会上说的"
        if not row.person_id:
            return "没有写是谁说的"
        return "已经代读" if row.read_out else ""

    @property
    def _doing(self) -> Errand:
        return Errand(str(self._errand.value()))

    @property
    def _chosen(self) -> AnyOpinion | None:
        return next((row for row in all_rows(self.session) if row.id == self._list.chosen), None)

    def _show_errand(self) -> None:
        doing = self._doing
        self._about.show_text(ABOUT[doing])
        self._text_row.setVisible(doing is Errand.MERGE)
        self._reason_row.setVisible(doing in (Errand.ADOPT, Errand.DECLINE))
        self._show_rows()

    def _show_rows(self) -> None:
        rows = all_rows(self.session)
        self.show_caption(f"{len(rows)}条" if rows else "还没有意见")
        picked = {key: f"选上{place}" for place, key in enumerate(self._picked, start=1)}
        self._list.show_rows([_list_row(row, picked.get(row.id, "")) for row in rows])
        if rows and not self._list.chosen:
            self._list.choose(rows[0].id)
        self.changed.emit()

    def _on_list_activated(self, key: str) -> None:
        row = self._chosen
        if self._doing is not Errand.MERGE or row is None or isinstance(row, NumberedRow):
            return
        if key in self._picked:
            self._picked.remove(key)
        else:
            self._picked.append(key)
            if not self._text.text():
                self._text.show_text(row.text)
        self._show_rows()


class DraftSheet(SheetPanel):
    """协商意见: drafted from the numbered opinions, edited, kept as the text in force, and read out."""

    def __init__(self, theme: Theme, session: LiveSession, course: Course, hearing: Hearing) -> None:
        super().__init__(theme, session, "协商意见", "按归并的意见起草，改好了存下，念给大家听")
        self._course, self._hearing = course, hearing
        self._draft = ""
        self._text = TextBox(theme, "协商意见", lines=8, size="record", submit_on_enter=False)
        self._text.setFont(theme.font("record", "record", "regular"))
        self.body.addWidget(self._text, 1)
        self._text.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """A draft that somebody has begun to change stays until the opinions have changed."""
        draft = self._hearing.draft()
        if draft != self._draft:
            self._draft = draft
            self._text.show_text(draft)
        self._text.setFocus()

    def words(self) -> str:
        """存为第2版，念给大家听."""
        item = self.session.view.agenda.running
        return f"存为第{len(item.texts) + 1}版，念给大家听" if item else ""

    def unready(self) -> str:
        """There must be something in it."""
        return "" if self._text.text() else "先写协商意见"

    def store(self) -> bool:
        """Keep it as the version in force; opened again it is as it was kept."""
        stored = self._course.amend(self._text.text())
        if stored:
            self._draft = self._hearing.draft()
        return stored
