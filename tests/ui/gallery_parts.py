"""The parts in their states, with the figures of the one sample village."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHoverEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.attendance_squares import AttendanceSquares
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button, LinkButton
from xieshang_desktop.ui.widgets.chips import ChipRow
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.findings import FindingRow
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextBox, TextField
from xieshang_desktop.ui.widgets.keycap import KeyCap
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.quorum_bar import QuorumBar, QuorumSummary
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.speech_timer import SpeechTimer
from xieshang_desktop.ui.widgets.stamp import Stamp
from xieshang_desktop.ui.widgets.states import EmptyState, ErrorState, ReadingState
from xieshang_desktop.ui.widgets.stepper import Step, Stepper
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.tabs import Tabs
from xieshang_desktop.ui.widgets.tally import CountField
from xieshang_desktop.ui.widgets.text import Label
from xieshang_desktop.ui.widgets.tick_box import TickBox
from xieshang_desktop.ui.widgets.toast import Toast

Shown = tuple[str, QWidget]


def in_row(theme: Theme, *parts: QWidget, stretch: bool = True) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px("space.m"))
    for part in parts:
        row.addWidget(part)
    if stretch:
        row.addStretch(1)
    return holder


def in_panel(theme: Theme, *parts: QWidget) -> Panel:
    panel = Panel(theme)
    for part in parts:
        panel.body.addWidget(part)
    return panel


def with_focus(widget: QWidget) -> None:
    """The gallery puts the keyboard here before it takes the picture."""
    widget.setProperty("focused_here", True)


def buttons(theme: Theme) -> Shown:
    """主、次、轻."""
    hovered, pressed = Button(theme, "悬停", kind="primary"), Button(theme, "按下", kind="primary")
    pressed.setDown(True)
    hover = QHoverEvent(QHoverEvent.Type.HoverEnter, QPoint(2, 2), QPoint(2, 2), QPoint(-1, -1))
    hovered.event(hover)
    unready = Button(theme, "宣布开会", key="F5")
    unready.show_unready("还差1人")
    focused = Button(theme, "焦点", kind="primary")
    with_focus(focused)
    compact = Button(theme, "大屏", icon="device-desktop")
    compact.show_compact(True)
    return "按钮：主、次、轻；高44，现场60，工作台72", in_panel(
        theme,
        in_row(theme, Button(theme, "发出通知", kind="primary"), pressed, focused),
        in_row(
            theme,
            Button(theme, "看名单"),
            Button(theme, "暂停", icon="player-pause", key="F5"),
            Button(theme, "轻按钮", kind="quiet"),
        ),
        in_row(theme, unready, compact),
        Button(theme, "宣布开会", kind="primary", key="空格", height="live_button"),
        Button(theme, "进入会场", kind="primary", key="回车", icon="door-enter", height="home_button"),
        in_row(
            theme,
            KeyCap(theme, "Ctrl+K"),
            KeyCap(theme, "F1"),
            LinkButton(theme, "5次"),
            TickBox(theme, "开声音"),
        ),
    )


def inputs(theme: Theme) -> Shown:
    """常态、不对、停用."""
    plain, wrong, locked = (TextField(theme, name) for name in ("地点", "时间", "应到"))
    plain.show_text("村委会会议室")
    wrong.show_text("3月7日 09:00")
    wrong.show_wrong("通知要提前三日，最早3月8日开会")
    locked.show_text("45人")
    locked.show_locked("名单已封存")
    form = DropDown(theme, "形式")
    form.show_options([("村民代表会议", 1), ("村民议事会", 2)], 1)
    box = TextBox(theme, "要点", placeholder="记下要点，回车存入记录", lines=2)
    return "输入：常态、不对、停用", in_panel(
        theme, plain, wrong, locked, Labelled(theme, "会议形式", form), box
    )


def search_list(theme: Theme) -> Shown:
    """查找带结果."""
    found = SearchField(theme, "查找", placeholder="拼音首字母，回车排队", arrangement="row", key="Ctrl+D")
    found.line.setText("zxl")
    found.show_results([SearchResult(1, "张秀兰", "一组　村民代表")])
    nothing = SearchField(theme, "查找")
    nothing.line.setText("zxw")
    nothing.show_nothing("没有“zxw”，可按组别找，或登记列席")
    queue = SearchField(
        theme, "排队", placeholder="拼音首字母，回车排队", arrangement="list", key="Ctrl+D", icon="user-plus"
    )
    return "查找带结果", in_panel(theme, found, nothing, queue)


def counts(theme: Theme) -> Shown:
    """计数与结论印."""
    passed, failed, later = Stamp(theme, height=84), Stamp(theme, height=84), Stamp(theme, height=84)
    passed.show_verdict("通过", True)
    failed.show_verdict("未通过", False)
    later.show_verdict("暂缓再议", False)
    field = CountField(theme, "赞成")
    field.show_count(18)
    return "计数与结论印", in_panel(theme, in_row(theme, passed, failed, later, Label(theme, "赞成"), field))


def quorum(theme: Theme) -> Shown:
    """还差、达到、不设人数."""
    short, met, free, scaled = (
        QuorumSummary(theme),
        QuorumSummary(theme),
        QuorumSummary(theme),
        QuorumBar(theme),
    )
    short.show_count(29, 45, 30)
    met.show_count(34, 45, 30)
    free.show_count(31, 38, None, note="协商会没有法定人数")
    scaled.show_count(29, 45, 30)
    banner, done = Banner(theme), Banner(theme)
    banner.show_state("warn", "还差1人", "到30人即可开会", note_right=True)
    done.show_state("ok", "已达到", "可以宣布开会", note_right=True)
    return "到会条：还差、达到、不设人数", in_panel(theme, short, met, free, scaled, banner, done)


def timers(theme: Theme) -> Shown:
    """进行、最后15秒、超时、暂停."""
    made = []
    for used, paused in ((84, False), (108, False), (132, False), (40, True)):
        timer = SpeechTimer(theme, compact=True)
        timer.show_speech(partial(float, used), 120, paused=paused)
        made.append(timer)
    return "计时：进行、最后15秒、超时、暂停", in_panel(theme, *made)


def findings(theme: Theme) -> Shown:
    """阻断、违规、提醒、已处理."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px("space.s"))
    for row in (
        FindingRow(theme, "阻断", "实到29人，还差1人，不能开会", "村民委员会组织法第三十条第二款", "签到"),
        FindingRow(theme, "违规", "公示12日，不足15日", "村民委员会组织法第三十五条", "延长公示"),
        FindingRow(theme, "提醒", "反对的2人还没有解释说明", "中办发〔2015〕41号", "登记说明"),
        FindingRow(
            theme, "违规", "四组蓄水池清淤", "落实期限3月10日，责任人向世平", "登记进展", lead="逾期2天"
        ),
        FindingRow(theme, "已处理", "45人都已送达通知"),
    ):
        column.addWidget(row)
    return "发现：阻断、违规、提醒、已处理", holder


def steps(theme: Theme) -> Shown:
    """做完、正在、还没到、停用."""
    stepper = Stepper(theme)
    stepper.show_steps(
        [Step("a", "签到", "done"), Step("b", "开会", "now"), Step("c", "议程"), Step("d", "归档", "locked")]
    )
    return "步骤：做完、正在、还没到、停用", in_panel(theme, stepper)


def toast(theme: Theme) -> Shown:
    """提示条，带撤销."""
    holder = QWidget()
    holder.setFixedHeight(theme.em(3.5))
    holder.resize(theme.em(40), theme.em(3.5))
    shown = Toast(theme, holder)
    shown.show_done("已签到：李显贵，三组。实到30人", QPoint(0, theme.em(3.3)))
    return "提示条，带撤销", holder


def table(theme: Theme) -> Shown:
    """常态、选中、键盘在此."""
    columns = (
        Column("姓名", strong=True),
        Column("组别"),
        Column("身份", kind="chips", stretch=True),
        Column("到会", "right", kind="link"),
    )
    made = DataTable(theme, columns, label="花名册")
    people = (
        ("陈垚", "一组", "村民代表", "6次"),
        ("王堃", "二组", "村民代表", "5次"),
        ("谭燚", "三组", "党员", "6次"),
    )
    made.show_rows(
        [Row(name, (name, group, (role,), times)) for name, group, role, times in people],
        ("合计", "", "", "17次"),
    )
    made.show_selected("谭燚")
    made.setFixedHeight(theme.em(11))
    return "表格行：常态、选中、合计", made


def chips(theme: Theme) -> Shown:
    """标签只看不点；页签可点."""
    row = ChipRow(theme, ["村民代表", ("已达到", "ok", "check"), ("还有2天", "warn"), ("逾期2天", "bad")])
    tabs = Tabs(theme, "议题")
    tabs.show_tabs([("a", "在办", 7), ("b", "办结", 10), ("c", "退回", 2)], "a")
    squares = AttendanceSquares(theme)
    squares.show_meetings([(mark, "会议") for mark in "到到假到到到"], "2025年4月", "2026年2月")
    return "标签只看不点；页签可点；到会", in_panel(theme, row, tabs, squares)


def empty(theme: Theme) -> Shown:
    """空."""
    return "空：说这里会有什么，给一个按钮", in_panel(
        theme, EmptyState(theme, "message-2", "还没有议题", "村民提出的事先记在这里", "登记第一个议题")
    )


def reading(theme: Theme) -> Shown:
    """正在读."""
    state = ReadingState(theme, 2)
    state.show_sentence("正在读花名册，812人")
    return "正在读：先画好格子，超过半秒才说", in_panel(theme, state)


def error(theme: Theme) -> Shown:
    """出错."""
    state = ErrorState(
        theme, "磁盘满了，最后一步没有存上", "前面56条都在。腾出空间后再按一次。", "再存一次", "换到优盘存"
    )
    return "出错：出了什么事，记录在不在，怎么办", in_panel(theme, state)


def choices(theme: Theme) -> Shown:
    """选一个."""
    bar = ChoiceBar(theme, "方式")
    bar.show_choices([(1, "举手"), (2, "无记名投票"), (3, "豆选")], 1)
    return "选一个：态度、方式", in_row(theme, bar)
