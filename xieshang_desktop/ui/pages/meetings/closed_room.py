"""A meeting that is over: its results as they stand in the minutes, its papers, what was added later."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.queries.meetings.closed import ClosedView, ItemResult
from xieshang_desktop.ui.actions import PRIMARY
from xieshang_desktop.ui.pages.parts.desk import PaperKind
from xieshang_desktop.ui.pages.parts.row_scroll import RowScroll
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.text import Label

_RIGHT_EM = 21
_FORMATS = {"pdf": "PDF", "docx": "Word", "xlsx": "表格"}


class ClosedRoom(QWidget):
    """Emits paper and format that are wanted, and what else is to be done."""

    paper_requested = Signal(str, str)
    room_requested = Signal()
    addendum_requested = Signal()
    pictures_requested = Signal()
    back_requested = Signal()
    topic_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = RecordText(theme)
        self._facts = BodyText(theme, tone="text_muted")
        self.results = RowScroll(theme)
        self.papers = RowScroll(theme, lines=False)
        self.back = Button(theme, "全部会议", kind="quiet", icon="arrow-left")
        self.seal = Button(theme, "去签字归档", kind="primary", key=PRIMARY.cap)
        self.add = Button(theme, "补记", icon="pencil")
        self.pictures = Button(theme, "照片和扫描件", icon="photo")
        self.back.clicked.connect(self.back_requested)
        self.seal.clicked.connect(self.room_requested)
        self.add.clicked.connect(self.addendum_requested)
        self.pictures.clicked.connect(self.pictures_requested)
        self._lay_out()

    def show_meeting(self, view: ClosedView, papers: Sequence[PaperKind]) -> None:
        """Show one meeting and the papers it can give."""
        sealed = view.state is MeetingState.SEALED
        unit = "人" if view.unit == "面积" else view.unit
        self._title.show_text(view.title)
        self._facts.show_text(
            f"{view.when}，{view.place}，{view.form}；主持{view.chair}，记录{view.recorder}；"
            f"应到{view.entitled}{unit}，实到{view.present}{unit}；{view.state}"
        )
        rows: list[QWidget] = [self._result(item) for item in view.items]
        rows += [_lines(self._theme, "签字", view.signed)] if view.signed else []
        rows += [_lines(self._theme, "补记", view.addenda)] if view.addenda else []
        self.results.show_rows(rows)
        self.papers.show_rows([self._paper(kind) for kind in papers])
        self.seal.setVisible(not sealed)
        self.add.setVisible(sealed)

    def show_layout(self, layout: LayoutClass) -> None:
        """Papers go below where there is little room."""
        wide = layout == "wide"
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._left.setMinimumHeight(self._theme.em(16 if wide else 24))
        self._right.setMinimumHeight(self._theme.em(10 if wide else 18))
        self._right.setMinimumWidth(self._theme.em(_RIGHT_EM) if wide else 0)
        self._right.setMaximumWidth(self._theme.em(_RIGHT_EM) if wide else 16777215)

    def _result(self, item: ItemResult) -> QWidget:
        theme, row = self._theme, QWidget()
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.m"))
        head.addWidget(BodyText(theme, f"{item.number}　{item.title}", weight="medium"), 1)
        head.addWidget(
            Label(theme, item.outcome, weight="bold", tone="ok" if item.outcome == "通过" else "text")
        )
        column = QVBoxLayout(row)
        edge = theme.px("space.l")
        column.setContentsMargins(edge, theme.px("space.m"), edge, theme.px("space.m"))
        column.setSpacing(theme.px("space.xs"))
        column.addLayout(head)
        for sentence in item.sentences:
            column.addWidget(RecordText(theme, sentence, size="body"))
        if item.conclusion:
            column.addWidget(BodyText(theme, item.conclusion, tone="text_muted"))
        if item.topic_id is not None:
            follow = Button(theme, "看后来怎样", kind="quiet", icon="chevron-right")
            follow.setAccessibleName(f"看后来怎样：{item.title}")
            follow.clicked.connect(lambda: self.topic_requested.emit(item.topic_id))
            column.addWidget(follow, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _paper(self, kind: PaperKind) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        edge = self._theme.px("space.l")
        line.setContentsMargins(edge, self._theme.px("space.xs"), edge, self._theme.px("space.xs"))
        line.setSpacing(self._theme.px("space.s"))
        line.addWidget(BodyText(self._theme, kind.title), 1, Qt.AlignmentFlag.AlignVCenter)
        for file_format in kind.formats:
            button = Button(self._theme, _FORMATS[file_format])
            button.setAccessibleName(f"{kind.title}存为{_FORMATS[file_format]}")
            button.clicked.connect(
                lambda _checked=False, wanted=file_format: self.paper_requested.emit(kind.key, wanted)
            )
            line.addWidget(button)
        return row

    def _lay_out(self) -> None:
        theme = self._theme
        edge = theme.px("space.xl")
        top = QHBoxLayout()
        top.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.back)
        head = Panel(theme)
        head.body.addLayout(top)
        head.body.addWidget(self._facts)
        self._left = Panel(theme, "结果", ruled=True, flush=True)
        self._left.body.addWidget(self.results, 1)
        self._right = Panel(theme, "会议材料", ruled=True, flush=True)
        self._right.body.addWidget(self.papers, 1)
        self._right.body.addWidget(Hairline(theme))
        foot = QVBoxLayout()
        foot.setContentsMargins(*[theme.px("space.l")] * 4)
        foot.setSpacing(theme.px("space.s"))
        foot.addWidget(self.seal)
        foot.addWidget(self.add)
        foot.addWidget(self.pictures)
        self._right.body.addLayout(foot)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px("space.m"))
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, 0, edge, theme.px("space.l"))
        column.setSpacing(theme.px("space.m"))
        column.addWidget(head)
        column.addLayout(self._row, 1)


def _lines(theme: Theme, title: str, lines: Sequence[str]) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    edge = theme.px("space.l")
    column.setContentsMargins(edge, theme.px("space.m"), edge, theme.px("space.m"))
    column.setSpacing(theme.px("space.xs"))
    column.addWidget(Label(theme, title, weight="medium"))
    for words in lines:
        column.addWidget(BodyText(theme, words))
    return row
