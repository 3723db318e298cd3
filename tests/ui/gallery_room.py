"""The parts of the room and of the pages, over the whole width, with the figures of the sample village."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tests.ui.gallery_parts import Shown, in_panel, in_row, with_focus
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.pipeline import PipelineColumn
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.sign_in import SignInColumn, SignInRow
from xieshang_desktop.ui.widgets.speech_timer import SpeechTimer
from xieshang_desktop.ui.widgets.stamp import Stamp
from xieshang_desktop.ui.widgets.stepper import Step, Stepper
from xieshang_desktop.ui.widgets.tally import CountRow, CountState, TallyPad
from xieshang_desktop.ui.widgets.tally_bars import TallyBar, TallyBars
from xieshang_desktop.ui.widgets.text import caption


def search_row(theme: Theme) -> Shown:
    """签到查找."""
    field = SearchField(theme, "签到", placeholder="拼音首字母、姓名、编号")
    field.line.setText("lx")
    field.show_results(
        [
            SearchResult(1, "李显贵", "三组　村民代表"),
            SearchResult(2, "罗晓琴", "二组　村委会委员", "08:31 已到"),
        ]
    )
    with_focus(field.line)
    return "签到查找", in_panel(theme, field)


def sign_in(theme: Theme) -> Shown:
    """签到名单."""
    panel = Panel(theme, flush=True)
    row = QHBoxLayout()
    row.setSpacing(0)
    groups = {
        "一组": [("陈德明", "主任", 1), ("张秀兰", "", 1), ("何永建", "", 0)],
        "二组": [("冉光荣", "副主任", 1), ("罗晓琴", "委员", 1), ("李国富", "请假", 0)],
        "三组": [("谭永贵", "委员", 1), ("李显贵", "在路上", 0), ("谭明秀", "", 0)],
        "四组": [("向玉梅", "委员", 1), ("周翀", "在外务工", 0), ("蹇朝阳", "未接通", 0)],
        "五组": [("罗䶮", "", 1), ("程先淑", "", 0), ("赵兴权", "", 0)],
    }
    for title, people in groups.items():
        column = SignInColumn(theme, title, last=title == "五组")
        column.show_rows(
            [SignInRow(name, name, note, bool(here), name == "李显贵") for name, note, here in people], "8/9"
        )
        row.addWidget(column)
    panel.body.addLayout(row)
    return "签到名单", panel


def stepper_row(theme: Theme) -> Shown:
    """会场步骤."""
    stepper = Stepper(theme)
    stepper.show_steps(
        [
            Step("1", "签到", "done", "34/45 达到30人", "ok"),
            Step("2", "宣布开会", "done", "09:05"),
            Step("3", "议程", "now", "2/4　表决"),
            Step("4", "宣读结果"),
            Step("5", "签字归档"),
        ]
    )
    return "会场步骤", stepper


def speaker(theme: Theme) -> Shown:
    """发言人."""
    timer = SpeechTimer(theme)
    timer.show_speaker("张秀兰", "一组　村民代表　首次发言")
    timer.show_speech(lambda: 84.0, 120)
    buttons = (Button(theme, "暂停", icon="player-pause", key="F5"), Button(theme, "加1分钟", icon="plus"),
               Button(theme, "换人", icon="switch-horizontal"))  # fmt: skip
    stance = ChoiceBar(theme, "态度")
    stance.show_choices([(each, each) for each in ("赞成", "反对", "弃权", "建议", "保留")], "赞成")
    return "发言人", in_panel(theme, timer, in_row(theme, timer.remaining, *buttons), in_row(theme, stance))


def count_rows(theme: Theme) -> Shown:
    """表决."""
    panel = Panel(theme, flush=True)
    rows = [
        CountRow(theme, 1, "同意的，请举手。", "赞成"),
        CountRow(theme, 2, "不同意的，请举手。", "反对"),
        CountRow(theme, 3, "弃权的，请举手。", "弃权"),
    ]
    states: tuple[CountState, ...] = ("done", "done", "now")
    for row, state, count in zip(rows, states, (18, 10, 5), strict=True):
        row.show_state(state)
        row.field.show_count(count)
        panel.body.addWidget(row)
    banner = Banner(theme, size="title")
    banner.show_state("warn", "还差1人", "18＋10＋5＝33，会场内有表决权34人",
                      "有1人三次都没有举手，或者漏数了1人。先请弃权的再举一次手；"
                      "仍差1人的，记为未表决，照样算在到会人数里。")  # fmt: skip
    pad = TallyPad(theme)
    pad.setFixedWidth(theme.em(15))
    left = QWidget()
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    column.addWidget(banner)
    return "表决", in_row(theme, left, in_panel(theme, pad), stretch=False)


def verdict(theme: Theme) -> Shown:
    """结果."""
    stamp, bars = Stamp(theme), TallyBars(theme)
    stamp.show_verdict("通过", True)
    tally = [TallyBar("赞成", 18), TallyBar("反对", 10, "chart_2"), TallyBar("弃权", 6, "chart_3")]
    bars.show_tally(tally, 34, mark=17, mark_words="半数17票", base_words="到会34人")
    sentence = RecordText(theme, "应到45人，实到34人，达到三分之二（30人）。\n赞成18票，需超过17票，通过。")
    return "结果", in_panel(theme, in_row(theme, stamp, sentence, stretch=False), bars)


def pipeline(theme: Theme) -> Shown:
    """各阶段."""
    panel = Panel(theme, flush=True)
    row = QHBoxLayout()
    row.setSpacing(0)
    stages: dict[str, tuple[str, ...]] = {
        "征集": ("村口停车划线", "垃圾清运收费", "晒坝使用安排"),
        "审定": ("河道巡护公约",),
        "通知": ("三组院坝整治",),
        "协商": ("文化院坝开放",),
        "决定": ("安装太阳能路灯", "误工补贴标准"),
        "公示": ("饮水管网维修",),
        "落实": ("蓄水池清淤", "三组道路养护", "文化墙选址"),
        "评议": (),
    }
    for name, titles in stages.items():
        column = PipelineColumn(theme, name, last=name == "评议")
        lit = name == "决定"
        total = 6 if name == "落实" else len(titles)
        column.show_topics([(title, title, lit) for title in titles], total, "今天" if lit else "")
        row.addWidget(column, 1)
    panel.body.addLayout(row)
    return "各阶段", panel


def running_text(theme: Theme) -> Shown:
    """行文."""
    motion = "同意安装太阳能路灯36盏，总投资86400元，其中从村集体经济收入中列支26400元。"
    return "行文", in_row(
        theme,
        in_panel(theme, caption(theme, "表决事项"), RecordText(theme, motion)),
        in_panel(
            theme, BodyText(theme, "三分之二以上的组成人员参加方可召开。村民委员会组织法第三十条第二款。" * 2)
        ),
        stretch=False,
    )
