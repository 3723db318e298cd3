"""照片和扫描件: those of one meeting or topic in a list, the picture itself beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import AttachmentKind
from xieshang_desktop.queries.days import full_day
from xieshang_desktop.queries.papers.subjects import PaperSubject
from xieshang_desktop.queries.pictures import AttachmentView, Owner
from xieshang_desktop.ui.actions import PRIMARY
from xieshang_desktop.ui.pages.registers.preview import Sheet, show_ways
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.inputs import DropDown, TextField
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.text import Label

_COLUMNS = (
    Column("种类"),
    Column("名称", stretch=True, strong=True),
    Column("加入", kind="muted"),
    Column("张数", "right"),
)
_MOST = 60
_SPARED = (2,)
_LIST_EM, _PICTURE_EM = 30, 12


class PicturesRoom(QWidget):
    """Emits which meeting or topic, which picture, and that one is to be put in or saved."""

    subject_requested = Signal(str)
    picture_requested = Signal(str, int)
    add_requested = Signal()
    save_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._subjects: Sequence[PaperSubject] = ()
        self._subject: str | None = None
        self._views: dict[str, AttachmentView] = {}
        self._at: tuple[str, int] | None = None
        self.search = TextField(
            theme, "找会议、议题", placeholder="找会议、议题，比如：路灯、3月12日", icon="search"
        )
        self.subjects = DropDown(theme, "哪次会议或者哪件议题")
        self.table = DataTable(theme, _COLUMNS, label="照片和扫描件", row_height="height.control")
        self.table.show_empty(
            EmptyState(theme, "photo", "还没有照片", "选好种类，再选文件：会场、签名页、公示的照片都放在这里")
        )
        self.kinds = DropDown(theme, "什么照片")
        self.kinds.show_options([(kind.value, kind) for kind in AttachmentKind], AttachmentKind.PHOTO)
        self.owners = DropDown(theme, "归到哪里")
        self.add = Button(theme, "选文件加入", kind="primary", icon="photo", key=PRIMARY.cap)
        self.sheet = Sheet(theme)
        self.save = Button(theme, "另存", icon="download")
        self.back = Button(theme, "上一张", icon="chevron-left")
        self.forward = Button(theme, "下一张", icon="chevron-right")
        self._count = Label(theme)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def show_subjects(
        self, subjects: Sequence[PaperSubject], chosen: str | None, owners: Sequence[Owner]
    ) -> None:
        """Show what photos can be of, and what of the chosen one they can be put to."""
        self._subjects, self._subject = subjects, chosen
        self._show_found()
        self.owners.show_options([(each.words, each) for each in owners], owners[0] if owners else None)
        self.owners.setVisible(len(owners) > 1)
        self.add.show_ready()
        if not owners:
            self.add.show_unready("先选会议、议题")

    def show_pictures(self, views: Sequence[AttachmentView], chosen: str | None) -> None:
        """Show what there is of the chosen one; the marked row is the one that is shown beside."""
        self._views = {view.id: view for view in views}
        rows = [
            Row(view.id, (view.kind, view.name or view.of, full_day(view.at.date()), str(len(view.pages))))
            for view in views
        ]
        self.table.show_rows(rows)
        first = chosen if chosen in self._views else next(iter(self._views), None)
        self.table.show_selected(first)
        self._go(first, 0)

    def show_waiting(self, sentence: str) -> None:
        """Say in place of the picture what is under way."""
        self.sheet.show_sentence(sentence)

    def show_picture(self, key: str, number: int, content: bytes) -> None:
        """Show one picture (JPEG), unless another one was asked for meanwhile."""
        if self._at == (key, number):
            view = self._views[key]
            image = QImage.fromData(content)
            self.sheet.show_page(image, f"{view.caption}，第{number + 1}张，共{len(view.pages)}张")

    def show_layout(self, layout: LayoutClass) -> None:
        """The picture goes below the list where there is little room."""
        narrow = layout == "narrow"
        self._halves.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._left.setMaximumWidth(16777215 if narrow else self._theme.em(_LIST_EM))
        self.sheet.setMinimumHeight(self._theme.em(_PICTURE_EM) if narrow else 0)
        self.table.show_columns_hidden(() if layout == "wide" else _SPARED)

    @property
    def shown(self) -> tuple[AttachmentView, int] | None:
        """The attachment that is shown, and which of its pictures."""
        if self._at is None or not self._views[self._at[0]].pages:
            return None
        return self._views[self._at[0]], self._at[1]

    def _go(self, key: str | None, number: int) -> None:
        self._at = (key, number) if key is not None else None
        view = self._views.get(key or "")
        pages = len(view.pages) if view else 0
        for part in (self.back, self.forward, self._count):
            part.setVisible(pages > 1)
        self.save.setVisible(pages > 0)
        self._count.show_text(f"{number + 1}/{pages}")
        show_ways(self.back, self.forward, number, pages)
        if pages and key is not None:
            self.picture_requested.emit(key, number)
        else:
            self.sheet.show_sentence("只记了名字，没有存图片" if view else "这里看照片")

    def _turn(self, step: int) -> None:
        if self._at is not None:
            key, number = self._at
            if 0 <= number + step < len(self._views[key].pages):
                self._go(key, number + step)

    def _show_found(self) -> None:
        term = self.search.text()
        found = [each for each in self._subjects if term in each.words][:_MOST]
        chosen = next((each for each in self._subjects if each.id == self._subject), None)
        if chosen is not None and chosen not in found:
            found.insert(0, chosen)
        self.subjects.show_options([(each.words, each.id) for each in found], self._subject)

    def _on_search_edited(self, term: str) -> None:
        asked = term.strip()
        first = next((each.id for each in self._subjects if asked and asked in each.words), None)
        if first is None or first == self._subject:
            self._show_found()
        else:
            self.subject_requested.emit(first)

    def _on_table_moved(self, key: object) -> None:
        """The picture follows the keyboard's row."""
        if key is not None:
            self.table.show_selected(key)
            self._go(str(key), 0)

    def _lay_out(self) -> None:
        theme = self._theme
        gap = theme.px("space.s")
        self.subjects.setMinimumWidth(theme.em(8))
        adding, turning = QHBoxLayout(), QHBoxLayout()
        adding.setSpacing(gap)
        for choice in (self.kinds, self.owners):
            adding.addWidget(choice)
        adding.addWidget(self.add, 1)
        turning.setSpacing(gap)
        turning.addWidget(self.save)
        turning.addStretch(1)
        for button in (self.back, self.forward):
            button.show_compact(True)
        turning.addWidget(self.back)
        turning.addWidget(self._count)
        turning.addWidget(self.forward)
        self._left, right = QWidget(), QVBoxLayout()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.m"))
        column.addWidget(self.search)
        column.addWidget(self.subjects)
        column.addWidget(self.table, 1)
        column.addLayout(adding)
        right.setSpacing(gap)
        right.addWidget(self.sheet, 1)
        right.addLayout(turning)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(theme.px("space.m"))
        self._halves.addWidget(self._left, 1)
        self._halves.addLayout(right, 1)

    def _connect(self) -> None:
        self.search.edited.connect(self._on_search_edited)
        self.search.submitted.connect(lambda _text: self.table.setFocus())
        self.subjects.chosen.connect(lambda key: self.subject_requested.emit(str(key)))
        self.table.current_changed.connect(self._on_table_moved)
        self.table.opened.connect(self._on_table_moved)
        self.add.clicked.connect(self.add_requested)
        self.save.clicked.connect(self.save_requested)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forward.clicked.connect(lambda: self._turn(1))
        self.sheet.turned.connect(self._turn)
