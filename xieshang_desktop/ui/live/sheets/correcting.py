"""更正: an earlier act of this meeting with other words or figures; what stood there stays in the journal."""

from __future__ import annotations

from xieshang_desktop.domain.vocabulary import Stance
from xieshang_desktop.queries.cockpit.correctable import Correctable, CorrectableField, correctable
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.course import Course
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextField


class CorrectSheet(SheetPanel):
    """↑↓ chooses the act, then what of it is wrong, what is right, and why it is put right."""

    stays = True

    def __init__(self, theme: Theme, session: LiveSession, course: Course) -> None:
        super().__init__(theme, session, "更正", "原来的留在日志里，更正和理由写进会议记录")
        self._course = course
        self._acts: tuple[Correctable, ...] = ()
        self._list = RowList(theme, "可以更正的", choosable=True, row="table_row")
        self._field = DropDown(theme, "改哪一项")
        self._value = TextField(theme, "改成")
        self._reason = TextField(theme, "理由", placeholder="例如：漏数一票、记错了名字")
        width = theme.em(5)
        for words, field in (("改哪一项", self._field), ("改成", self._value), ("理由", self._reason)):
            self.body.addWidget(Labelled(theme, words, field, label_width=width))
        self.body.addWidget(RowScroll(self._list), 1)
        self._list.chosen_changed.connect(lambda _key: self._show_fields())
        self._list.activated.connect(lambda _key: self._value.line.setFocus())
        self._field.chosen.connect(lambda _field: self._show_value())
        for text in (self._value, self._reason):
            text.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """The newest first."""
        session = self.session
        self._acts = session.office.read(correctable, session.meeting_id)
        self._list.show_rows(
            [
                ListRow(str(act.entry), act.words, f"{act.at:%H:%M}　{act.spoken}", name=False)
                for act in self._acts
            ]
        )
        self._list.choose("")
        self._list.choose(str(self._acts[0].entry) if self._acts else "")
        self._reason.show_text("")
        self._show_fields()
        self._list.setFocus()

    def words(self) -> str:
        """更正内容：记张秀兰的意见."""
        act, field = self._act, self._chosen
        return f"更正{field.label}：{act.words}" if act and field else "更正"

    def unready(self) -> str:
        """Something else than before, of the right kind, and a reason."""
        field, typed = self._chosen, self._value.text()
        if self._act is None or field is None:
            return "没有可以更正的"
        if typed == field.value:
            return "改成什么"
        if not self._fits(field, typed):
            return f"{field.label}要写{'数字' if field.kind == 'number' else '赞成、反对、弃权、建议或保留'}"
        return "" if self._reason.text() else "先写理由"

    def store(self) -> bool:
        """Put it right."""
        act, field = self._act, self._chosen
        if act is None or field is None:
            return False
        typed = self._value.text()
        value: object = typed
        if field.kind == "number":
            value = int(typed)
        elif field.kind == "stance":
            value = Stance(typed)
        return self._course.correct(act.entry, {field.name: value}, self._reason.text())

    @staticmethod
    def _fits(field: CorrectableField, typed: str) -> bool:
        if field.kind == "number":
            return typed.isdecimal()
        return typed in [stance.value for stance in Stance] if field.kind == "stance" else bool(typed)

    @property
    def _act(self) -> Correctable | None:
        return next((act for act in self._acts if str(act.entry) == self._list.chosen), None)

    @property
    def _chosen(self) -> CorrectableField | None:
        act, name = self._act, self._field.value()
        return next((field for field in act.fields if field.name == name), None) if act else None

    def _show_fields(self) -> None:
        act = self._act
        fields = act.fields if act else ()
        self._field.show_options(
            [(field.label, field.name) for field in fields], fields[0].name if fields else None
        )
        self._show_value()

    def _show_value(self) -> None:
        field = self._chosen
        self._value.show_text(field.value if field else "")
        self.changed.emit()
