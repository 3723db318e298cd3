"""看方案 with its versions, a new version on the spot, and the keys of the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.text_changes import changes_between
from xieshang_desktop.queries.cockpit.agenda import TextVersion
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.live.panels.scrolling import SteadyScroll
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.course import Course
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.focus import FocusRing
from xieshang_desktop.ui.widgets.inputs import TextBox

KEYS = (
    ("空格、Ctrl+回车", "按红色按钮，做下一步（正在打字时用Ctrl+回车）"),
    ("F2", "逐条看意见；Ctrl+F2 归并、处理、代读意见"),
    ("F3", "看方案、各稿的改动和材料，可当场改"),
    ("F4", "晚到的签到，登记离场、缺席原因"),
    ("F5", "宣布开会；发言时暂停、继续"),
    ("Ctrl+F4", "看谁说过、谁还没说"),
    ("Ctrl+F5", "改发言规则：时长、次数、轮流、铃声"),
    ("Ctrl+R", "再请上一位"),
    ("Ctrl+T", "加1分钟"),
    ("F6", "征询共识；表决时把差的人记为未表决；Ctrl+F6 答复不同意见"),
    ("F7", "提请表决；表决时得出结果"),
    ("Shift+回车", "签到时连同一户的人，或换人代表这户"),
    ("Alt+1 至 Alt+4", "签到时换方式：现场、委托、在线、分会场"),
    ("Shift+F2", "调整议程：加一项、调次序、拆分、暂缓、回到前面"),
    ("Shift+F3", "开会前登记委托"),
    ("Shift+F10", "开会前设分会；表决时记下各会场合计"),
    ("Shift+F11", "分会照整个会议的议程和方案"),
    ("F6", "签到时看开会词和还缺什么"),
    ("Ctrl+↓", "签到时换下一个可以打电话的人"),
    ("Shift+F4", "登记回避"),
    ("Shift+F5", "登记来宾"),
    ("Shift+F3", "举手表决按组数"),
    ("Shift+F6", "重新清点；有了结果以后重新表决"),
    ("Shift+F7", "结束本项"),
    ("Shift+F9", "本项暂缓"),
    ("F8", "撤销上一步"),
    ("F9", "休会、复会；人数不够开不成的也用它"),
    ("Shift+F8", "休会以后改日再开，名单和议程带过去"),
    ("F11", "全屏、退出全屏"),
    ("F12", "打开、关上大屏；Shift+F12 换一个画面"),
    ("Ctrl+F12", "大屏的颜色和下面一行字；Alt+F12 工作画面和大屏对调屏幕"),
    ("Ctrl+F8", "更正先前记错的"),
    ("Ctrl+J", "附上签名页的照片或扫描件"),
    ("Ctrl+D", "到排队栏，打拼音首字母，回车排队；Shift+回车 走上来的直接请他说"),
    ("Alt+1 至 Alt+4", "在排队栏：发言、程序动议、询问、回应"),
    ("Alt+6 至 Alt+8", "记要点时用上本村的常用话"),
    ("Ctrl+E", "请没有发言的说"),
    ("Ctrl+P", "打印签到表、会议记录；Ctrl+Shift+P 打印停电备用表"),
    ("Ctrl+B", "补录停电时记在纸上的：写上发生的时间"),
    ("Alt+1 至 Alt+5", "换态度：赞成、反对、弃权、建议、保留"),
    ("Ctrl+↑ Ctrl+↓", "在队列里调顺序；Delete 退出排队"),
    ("Esc", "先清空正在打的字，再退回上一层"),
    ("Alt+←", "离开会场，会议照旧进行"),
)


class TextSheet(SheetPanel):
    """The text in force in 宋体, what each version changed below it, and the materials that belong to it."""

    amend_requested = Signal()
    material_requested = Signal(str)
    """The file of a material that somebody wants to look at."""

    def __init__(self, theme: Theme, session: LiveSession) -> None:
        super().__init__(theme, session, "方案")
        self._words = RecordText(theme, weight="regular")
        self._changes = BodyText(theme)
        self._versions = RowList(theme, "先前各版")
        self._materials = RowList(theme, "材料", choosable=True)
        self._materials.activated.connect(self.material_requested)
        self._amend = Button(theme, "当场修改", icon="pencil")
        self._amend.clicked.connect(self.amend_requested)
        self.add_to_head(self._amend)
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px("space.m"))
        for widget in (self._words, self._changes, self._materials):
            lines.addWidget(widget)
        lines.addStretch(1)
        lines.addWidget(self._versions)
        scroll = SteadyScroll(holder, walkable=True)
        self._ring = FocusRing(theme, scroll)
        scroll.setAccessibleName("方案")
        self.body.addWidget(scroll)

    def enter(self) -> None:
        """Show the running item's text."""
        item = self.session.view.agenda.running
        if item is None:
            return
        self.show_title(f"{item.title}：方案")
        self._words.show_text(item.text or "这一项没有写方案。")
        self.show_caption(f"第{item.texts[-1].version}版" if item.texts else "")
        self._show_changes(item.texts)
        self._materials.setVisible(bool(item.materials))
        self._materials.show_rows(
            [ListRow(each.file, each.name, "材料，回车打开", icon="paperclip") for each in item.materials]
        )
        earlier = item.texts[:-1]
        self._versions.setVisible(bool(earlier))
        self._versions.show_rows(
            [
                ListRow(str(each.version), each.text, f"第{each.version}版，{each.at:%H:%M}")
                for each in earlier
            ]
        )
        self._amend.setFocus()

    def _show_changes(self, texts: Sequence[TextVersion]) -> None:
        """What each version changed, the newest first, as it is read out."""
        told = []
        for older, newer in reversed(list(pairwise(texts))):
            changes = "；".join(change.words for change in changes_between(older.text, newer.text))
            told.append(f"第{newer.version}版（{newer.at:%H:%M}）{changes or '文字没有变'}。")
        self._changes.setVisible(bool(told))
        self._changes.show_text("\n".join(told))


class AmendSheet(SheetPanel):
    """A new version; consents given to the earlier one stay with it."""

    def __init__(self, theme: Theme, session: LiveSession, course: Course) -> None:
        super().__init__(theme, session, "当场修改方案", "原来的一版留着")
        self._course = course
        self._text = TextBox(theme, "方案", lines=6, size="record", submit_on_enter=False)
        self._text.setFont(theme.font("record", "record", "regular"))
        self.body.addWidget(self._text, 1)
        self._text.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """Begin from the text in force."""
        item = self.session.view.agenda.running
        self._text.show_text(item.text if item else "")
        self._text.setFocus()

    def words(self) -> str:
        """存为第2版."""
        item = self.session.view.agenda.running
        return f"存为第{len(item.texts) + 1}版" if item else ""

    def unready(self) -> str:
        """There must be something new in it."""
        item = self.session.view.agenda.running
        text = self._text.text()
        if not text:
            return "先写方案"
        return "没有改动" if item and text == item.text.strip() else ""

    def store(self) -> bool:
        """Keep it as the version in force."""
        return self._course.amend(self._text.text())


class KeysSheet(SheetPanel):
    """按键: what works on this page; nothing opens over it."""

    def __init__(self, theme: Theme, session: LiveSession) -> None:
        super().__init__(theme, session, "按键", "Esc 回到会场")
        self._list = RowList(theme, "按键", row="table_row", choosable=True)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(RowScroll(self._list))
        self._list.show_rows([ListRow(key, words, right=key, name=True) for key, words in KEYS])

    def enter(self) -> None:
        """The list can be walked through by keys."""
        self._list.setFocus()
