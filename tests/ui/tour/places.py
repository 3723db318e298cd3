"""Every page, form and side room of the frame, and how one gets there: the list that the tour walks along.

A place is reached as its users reach it, by what a button or row of the program asks for. Nothing is handed
in, so every place can be visited again. That the list is complete is a test of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tests.ui.tour.guide import Guide
from xieshang_desktop.domain.vocabulary import PartyKind
from xieshang_desktop.queries.meetings.readiness import DELEGATION
from xieshang_desktop.ui.pages.outcomes import next_step as after
from xieshang_desktop.ui.pages.topics import next_step as before

Way = Callable[[Guide], object]


def _both(first: Way, then: Way) -> Way:
    def go(guide: Guide) -> None:
        first(guide)
        then(guide)

    return go


def _topic(key: str, step: str = "") -> Way:
    def go(guide: Guide) -> None:
        guide.open("topic", guide.topic(key))
        if step:
            guide.page.work.take(step)

    return go


def _room_of_topic(step: str, then: Way | None = None) -> Way:
    def go(guide: Guide) -> None:
        _topic("t-lights", step)(guide)
        if then is not None:
            then(guide)

    return go


def _meeting(key: str, then: Way | None = None) -> Way:
    def go(guide: Guide) -> None:
        guide.open("meeting", guide.meeting(key))
        if then is not None:
            then(guide)

    return go


def _outcome(key: str, step: str) -> Way:
    def go(guide: Guide) -> None:
        guide.open("outcome", guide.topic(key))
        guide.page._take_step(step)

    return go


def _person(step: str) -> Way:
    def go(guide: Guide) -> None:
        guide.open("person", guide.village.sample.person("张秀兰"))
        guide.page.card.step_requested.emit(step)

    return go


def _more_of_a_topic(guide: Guide) -> None:
    guide.page.card.show_owed()
    guide.page.card.owed.steps.more.click()


TOPICS: Final[Mapping[str, Way]] = {
    "议题": lambda guide: guide.open("stage", "决定"),
    "议题的情况": _topic("t-lights"),
    "议题还能办的": _both(_topic("t-lights"), _more_of_a_topic),
    "有结果的议题": _topic("t-water"),
    "提出议题": lambda guide: guide.open("new_topic", ""),
    "改登记内容": _topic("t-lights", before.AMEND),
    "党组织研究": _topic("t-lights", before.REVIEW),
    "两委商议": _topic("t-lights", before.DELIBERATE),
    "筹资筹劳": _topic("t-lights", before.LEVY),
    "审定": _topic("t-parking", before.SCREEN),
    "安排协商": _topic("t-lights", before.PLAN),
    "跨村程序": _topic("t-lights", before.PROCEDURE),
    "专家评估": _topic("t-lights", before.ASSESS),
    "撤回议题": _topic("t-lights", before.WITHDRAW),
    "记意见": _topic("t-lights", "opinion"),
    "核对联名": _room_of_topic(before.SIGN),
    "已结束的联名": _topic("t-road", before.SIGN),
    "纸质签名": _room_of_topic(before.SIGN, lambda guide: guide.page.work.count_paper()),
    "协商主体": _room_of_topic(before.PARTIES),
    "还没有点名的协商主体": _topic("t-parking", before.PARTIES),
    "选定协商主体": _room_of_topic(
        before.PARTIES, lambda guide: guide.page.work.choose_party(PartyKind.EXPERTS)
    ),
    "点名协商主体": _room_of_topic(before.PARTIES, lambda guide: guide.page.work.name_parties()),
    "会前意见": _room_of_topic(before.OPINIONS),
    "还没有意见": _topic("t-parking", before.OPINIONS),
    "入户名单": _room_of_topic(before.OPINIONS, lambda guide: guide.page.opinions.show_doors()),
    "入户": _room_of_topic(before.OPINIONS, lambda guide: guide.visit_first_door()),
    "读入意见": lambda guide: guide.read_opinions(),
    "读入意见的问题": lambda guide: guide.read_opinions("problems"),
    "意见表的列": _both(
        lambda guide: guide.read_opinions(), lambda guide: guide.page.reading.columns_requested.emit()
    ),
}

MEETINGS: Final[Mapping[str, Way]] = {
    "会议": lambda guide: guide.go("meetings"),
    "已归档的会议": _both(
        lambda guide: guide.go("meetings"), lambda guide: guide.choose(guide.page.list.tabs, "sealed")
    ),
    "召集会议": lambda guide: guide.open("new_meeting", ""),
    "设分片": _meeting("m-20260316", lambda guide: guide.page.preparing.facts.split_requested.emit()),
    "会议准备": _meeting("m-20260312"),
    "会议准备还差的": _meeting("m-20260316"),
    "准备的时间地点人": _meeting("m-20260312", lambda guide: guide.turn("facts")),
    "准备的议程": _meeting("m-20260312", lambda guide: guide.turn("agenda")),
    "加一项议程": _meeting("m-20260312", lambda guide: guide.page._preparer.add_item()),
    "方案": _meeting("m-20260312", lambda guide: guide.write_text()),
    "邀请": _meeting("m-20260312", lambda guide: guide.page._preparer.invite("tellers")),
    "登记授权": _meeting("m-20260312", lambda guide: guide.put_right(DELEGATION)),
    "应到和列席": _meeting("m-20260312", lambda guide: guide.page.preparing.facts.list_requested.emit()),
    "不计入应到": _meeting("m-assembly", lambda guide: guide.ask_of_name("exclude")),
    "登记委托": _meeting("m-assembly", lambda guide: guide.ask_of_name("send_proxy")),
    "登记回避": _meeting("m-20260312", lambda guide: guide.ask_of_name("recuse")),
    "通知和送达": _meeting("m-20260312", lambda guide: guide.page.preparing.notice.notice_requested.emit()),
    "还没有通知": _meeting("m-20260316", lambda guide: guide.page.preparing.notice.notice_requested.emit()),
    "发出通知": lambda guide: guide.open("notice", guide.meeting("m-20260316")),
    "登记签收": _meeting("m-20260312", lambda guide: guide.receipt()),
    "开过的会议": _meeting("m-20260226"),
    "补记": _meeting("m-20260226", lambda guide: guide.page.closed.addendum_requested.emit()),
    "开会要求": lambda guide: guide.open("demands", ""),
    "登记开会要求": _both(
        lambda guide: guide.open("demands", ""), lambda guide: guide.page._demander.register()
    ),
    "答复开会要求": lambda guide: guide.answer_demand(),
    "协商方案": lambda guide: guide.open("plan", ""),
    "修改协商方案": _both(lambda guide: guide.open("plan", ""), lambda guide: guide.page._planner.change()),
}

OUTCOMES: Final[Mapping[str, Way]] = {
    "成果": lambda guide: guide.go("outcomes"),
    "成果的情况": lambda guide: guide.open("outcome", guide.topic("t-water")),
    "成果图表": lambda guide: guide.show_charts(),
    "成果还能办的": _both(
        lambda guide: guide.open("outcome", guide.topic("t-water")),
        lambda guide: guide.page.card.steps.more.click(),
    ),
    "办结的成果": _both(
        lambda guide: guide.go("outcomes"), lambda guide: guide.choose(guide.page.table.tabs, "closed")
    ),
    "答复异议": _outcome("t-water", after.REPLY),
    "公示": _outcome("t-water", after.POST),
    "取下公示": _outcome("t-water", after.TAKE_DOWN),
    "登记进展": _outcome("t-cistern", after.PROGRESS),
    "安排落实": _outcome("t-water", after.ASSIGN),
    "解释说明": _outcome("t-water", after.EXPLAIN),
    "上报": _outcome("t-water", after.REPORT),
    "收到异议": _outcome("t-water", after.OBJECTION),
}

ROSTER: Final[Mapping[str, Way]] = {
    "花名册": lambda guide: guide.go("roster"),
    "花名册筛选": _both(lambda guide: guide.go("roster"), lambda guide: guide.page.people.sift.click()),
    "一户人": _both(
        lambda guide: guide.open("person", guide.village.sample.person("张秀兰")),
        lambda guide: guide.page.card.household_requested.emit(),
    ),
    "名片": lambda guide: guide.open("person", guide.village.sample.person("张秀兰")),
    "登记经过": _both(
        lambda guide: guide.open("person", guide.village.sample.person("张秀兰")),
        lambda guide: guide.page.card.history_requested.emit(),
    ),
    "名片还能办的": _both(
        lambda guide: guide.open("person", guide.village.sample.person("张秀兰")),
        lambda guide: guide.page.card.steps.more.click(),
    ),
    "修改名片": _person("change"),
    "换组换户": _person("home"),
    "登记迁出": _person("moved"),
    "登记去世": _person("died"),
    "登记一人": _both(lambda guide: guide.go("roster"), lambda guide: guide.page.residents.enter_new()),
    "协商主体名册": lambda guide: guide.show_organisations(),
    "协商主体名片": lambda guide: guide.show_organisations(card=True),
    "登记协商主体": _both(
        lambda guide: guide.show_organisations(), lambda guide: guide.page.organiser.enter_new()
    ),
    "导入花名册": lambda guide: guide.import_register(),
    "导入里拿不准的": lambda guide: guide.import_register("doubtful"),
    "正在读花名册": lambda guide: guide.import_register(waiting=True),
    "花名册的列": _both(
        lambda guide: guide.import_register(),
        lambda guide: guide.page.importing.preview.columns_requested.emit(),
    ),
}

REGISTERS: Final[Mapping[str, Way]] = {
    "台账": lambda guide: guide.open("register", "meetings"),
    "台账的材料": lambda guide: guide.show_minutes(),
    "筛选台账": _both(
        lambda guide: guide.open("register", "meetings"), lambda guide: guide.page.register.ask_filter()
    ),
    "导出的进度": _both(
        lambda guide: guide.open("register", "meetings"),
        lambda guide: guide.page.register.exporter.progressed.emit(3, 9),
    ),
    "乡镇模板": lambda guide: guide.open_template(kept=True),
    "模板的列": lambda guide: guide.open_template(kept=False),
    "文书": lambda guide: guide.open("papers", (guide.meeting("m-20260312"), None)),
    "一种文书": lambda guide: guide.open("papers", (guide.meeting("m-20260226"), "minutes")),
    "照片": lambda guide: guide.open("pictures", guide.meeting("m-20260226")),
    "还没有照片": lambda guide: guide.open("pictures", guide.meeting("m-20260206")),
}

SETTINGS: Final[Mapping[str, Way]] = {
    "设置": lambda guide: guide.settings("everyday"),
    "规则": lambda guide: guide.settings("rules"),
    "登记本村规定": _both(
        lambda guide: guide.settings("rules"), lambda guide: guide.page.rules.ask_charter()
    ),
    "新的规则文件": lambda guide: guide.offer_rules(),
    "文书的文字": lambda guide: guide.settings("words"),
    "改写一段": _both(lambda guide: guide.settings("words"), lambda guide: guide.page.words.ask_current()),
}

FRAME: Final[Mapping[str, Way]] = {
    "工作台": lambda guide: guide.go("home"),
    "查找": lambda guide: guide.find("zxl"),
    "按键": lambda guide: guide.show_keys(),
}

PLACES: Final[Mapping[str, Way]] = {
    **FRAME,
    **TOPICS,
    **MEETINGS,
    **OUTCOMES,
    **ROSTER,
    **REGISTERS,
    **SETTINGS,
}
