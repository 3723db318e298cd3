"""Forms of the sample village: agenda, ballots, counting, door to door, proxies, rules of speaking."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from tests.exports import sample_views as sample
from xieshang_desktop.queries.papers.forms import (
    DeliveryLineView,
    DeliverySheetView,
    FallbackItemView,
    FallbackView,
    OpinionFormView,
    OpinionHouseholdView,
    ProxyPersonView,
    ProxyView,
    SpeakingRulesView,
    TallyMotionView,
    TallySheetView,
)
from xieshang_desktop.queries.papers.notices import BallotView, NoticeView
from xieshang_desktop.storage.paper_texts import own_texts

TEXTS = own_texts()
MEETING = "青石村2026年第一次村民代表会议"
LIGHTS = "同意安装太阳能路灯36盏，集体收益列支26400元"
STIPEND = "同意误工补贴人员名单和每人每次50元的标准"


def agenda_view() -> NoticeView:
    """The notice of the sample meeting with what the board says besides."""
    view = sample.notice_view()
    agenda = tuple(
        replace(line, reporter=reporter)
        for line, reporter in zip(view.agenda, ("冉光荣报告", "陈德明说明", "罗晓琴说明"), strict=True)
    )
    return replace(
        view,
        addressees="全体村民",
        agenda=agenda,
        open_to="本村村民可以到会旁听，请在签到处登记",
        opinions_to="村民委员会办公室罗晓琴",
        rules=("每人每次发言不超过2分钟，同一议题最多两次。",),
        first=date(2026, 3, 4),
        last=date(2026, 3, 12),
    )


def marks_ballot_view() -> BallotView:
    """A ballot with one field for a mark, numbered in a series."""
    return BallotView(
        MEETING,
        "表决票",
        (LIGHTS, STIPEND),
        4,
        rules="每项只填一个符号，填其他符号或者无法辨认的，该项作废。",
        issuer="青石村村民委员会",
        numbered=True,
        series="一组",
        marks=(("赞成", "√"), ("反对", "×"), ("弃权", "○")),
        across=1,
        down=3,
    )


def choices_ballot_view() -> BallotView:
    """A ballot on which up to two of four may be marked, four to a sheet."""
    return BallotView(
        MEETING,
        "选票",
        ("先装路灯的路段",),
        4,
        issuer="青石村村民委员会",
        choices=("村口至中心小学", "一组至三组路口", "二组机耕道", "河边步道"),
        choose=2,
        across=1,
        down=2,
    )


def tally_sheet_view(papers: int = 34) -> TallySheetView:
    return TallySheetView(
        MEETING,
        (TallyMotionView(LIGHTS), TallyMotionView(STIPEND)),
        papers,
        held_on=date(2026, 3, 12),
        scrutineers=("李赟",),
        counters=("罗晓琴",),
    )


def opinion_view(households: int = 44) -> OpinionFormView:
    heads = [*sample.PRESENT, *sample.ABSENT]
    known = {
        0: OpinionHouseholdView(
            "3-001", heads[0], 4, 2, "138****2950", "同意", "先装学校路段", date(2026, 3, 2)
        ),
        1: OpinionHouseholdView("3-002", heads[1], 3, 2, "", "不同意", "河对岸的户没有灯", date(2026, 3, 2)),
        2: OpinionHouseholdView("3-003", heads[2], 5, 3, "", "同意", "", date(2026, 3, 3)),
        3: OpinionHouseholdView("3-004", heads[3], 2, 0, tries=3, reason="外出务工，电话停机"),
    }
    return OpinionFormView(
        village="青石村",
        topic="在村口至各组路口安装太阳能路灯",
        group="三组",
        households=tuple(
            known.get(number, OpinionHouseholdView(f"3-{number + 1:03d}", heads[number % len(heads)]))
            for number in range(households)
        ),
        question="是否同意按方案安装路灯36盏，从村集体收益中列支26400元",
        plan="安装太阳能路灯36盏，总投资86400元，其中上级补助60000元，村集体收益列支26400元，不向村民筹资",
        first=date(2026, 3, 1),
        last=date(2026, 3, 3),
        visitors=("李思全", "谭明秀"),
        issuer="青石村村民委员会",
    )


def proxy_view() -> ProxyView:
    return ProxyView(
        village="青石村",
        meeting="青石村集体经济组织2026年第一次成员大会",
        starts=datetime(2026, 3, 20, 9, 0),
        place="青石村村民委员会会议室",
        addressed_to="青石村股份经济合作联合社",
        principal=ProxyPersonView("周翀", "男", group="四组"),
        matters=("同意2025年度集体收益分配方案", "同意土地补偿费分配方案"),
        limits=("受托人应当是与委托人同一户、具有完全民事行为能力的家庭成员",),
        clause="《农村集体经济组织法》第二十七条第二款",
    )


def rules_view() -> SpeakingRulesView:
    return SpeakingRulesView(
        title="青石村" + TEXTS["speaking.title"],
        seconds=120,
        turns=2,
        rules=tuple(TEXTS["speaking.rules"].splitlines()),
        intro=TEXTS["speaking.intro"],
        adopted="（2025年12月5日村民代表会议通过）",
        issued_on=date(2025, 12, 5),
        signer="青石村村民委员会",
    )


def fallback_view() -> FallbackView:
    """What a power cut finds prepared."""
    return FallbackView(
        MEETING,
        sample.START,
        "青石村村民委员会会议室",
        "陈德明",
        "罗晓琴",
        45,
        (
            FallbackItemView("村务和财务收支情况报告"),
            FallbackItemView("安装太阳能路灯方案", "安装太阳能路灯36盏，集体收益列支26400元。"),
        ),
        30,
    )


def delivery_view() -> DeliverySheetView:
    """The list of one group, partly delivered."""
    return DeliverySheetView(
        meeting="青石村2026年第一次村民代表会议",
        group="三组",
        starts=datetime(2026, 3, 12, 9, 0),
        place="村委会会议室",
        people=(
            DeliveryLineView("李思全", "3-012", "应到", "入户", "3月6日 09:10", "张启发", "签收单1号"),
            DeliveryLineView("谭燚", "3-018", "应到"),
            DeliveryLineView("李赟", "3-020", "监督", "电话", "3月6日 10:00", "张启发"),
        ),
    )
