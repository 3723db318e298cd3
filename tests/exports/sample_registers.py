"""The sample meeting as rows of the registers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from tests.exports.sample_views import ABSENT, DAY, START, ballot_vote, minutes_view, speeches, vote
from xieshang_desktop.queries.papers.items import VoteView
from xieshang_desktop.queries.registers.views import (
    MeetingRow,
    OpinionRow,
    PostingRow,
    RegistersView,
    SignInRow,
    SpeechRow,
    TaskRow,
    TopicRow,
    VoteRow,
)

MEETING = "青石村2026年第一次村民代表会议"


def _meeting() -> MeetingRow:
    return MeetingRow(
        "青石2026-01",
        MEETING,
        "村民代表会议",
        START,
        DAY.replace(hour=10, minute=34),
        "青石村村民委员会会议室",
        "陈德明",
        "罗晓琴",
        45,
        34,
        30,
        18,
        "人",
        4,
        "安装太阳能路灯方案：通过；误工补贴人员和标准：通过",
        "已归档",
        1,
        "FYGD 46LD GS7T EOR4 UF77 UQOF YPHW VARC",
    )


def _sign_ins() -> tuple[SignInRow, ...]:
    came = [
        SignInRow(
            MEETING,
            who.name,
            who.sex,
            who.group,
            f"H{number:03d}",
            who.kind,
            "表决",
            who.mode,
            who.at,
            who.left_at,
        )
        for number, who in enumerate(minutes_view().attendees)
    ]
    missing = [
        SignInRow(
            MEETING, name, "男", "三组", "H200", "村民代表", "表决", "", None, None, "", "外出务工", "", ""
        )
        for name in ABSENT
    ]
    missing[0] = SignInRow(
        MEETING,
        "周翀",
        "男",
        "三组",
        "H200",
        "村民代表",
        "表决",
        "",
        None,
        None,
        "",
        "外出",
        "500229199001011234",
        "013812345678",
    )
    return tuple(came + missing)


def _vote(item: str, view: VoteView) -> VoteRow:
    return VoteRow(
        MEETING,
        item,
        view.motion,
        view.method,
        view.at or START,
        view.issued,
        view.returned,
        view.invalid,
        view.for_count,
        view.against,
        view.abstain,
        view.not_voted,
        view.base,
        view.rule,
        view.needed,
        view.verdict,
        view.binding,
        view.sentence,
        view.clause,
        "、".join(view.tellers),
    )


def registers_view() -> RegistersView:
    spoken = tuple(
        SpeechRow(
            MEETING,
            "安装太阳能路灯方案",
            s.name,
            s.group,
            "村民小组",
            s.kind,
            s.at or START,
            s.seconds,
            s.stance,
            s.text,
        )
        for s in speeches(60)
    )
    return RegistersView(
        "青石村",
        date(2026, 1, 1),
        date(2026, 3, 31),
        (_meeting(),),
        _sign_ins(),
        spoken,
        (_vote("安装太阳能路灯方案", vote()), _vote("误工补贴人员和标准", ballot_vote())),
        (
            OpinionRow(
                "安装路灯",
                MEETING,
                "安装路灯",
                "李思全",
                "三组",
                "会场",
                START,
                "建议",
                "=先装学校路段",
                "采纳",
                "写入方案",
            ),
        ),
        (
            TopicRow(
                "青石议2026-01",
                "安装太阳能路灯",
                "公共事务和公益事业",
                "村民代表联名",
                datetime(2026, 3, 1, 10),
                "李思全",
                9,
                "村",
                "公益事业筹资筹劳",
                Decimal("86400.00"),
                "村民代表会议",
                "村民代表会议",
                "通过",
                "落实中",
            ),
        ),
        (
            TaskRow(
                "安装太阳能路灯",
                "采购和安装路灯36盏",
                "周世明",
                date(2026, 4, 30),
                "进行中",
                40,
                None,
                Decimal("86400"),
                Decimal("34560.50"),
                "灯杆已到位",
            ),
        ),
        (
            PostingRow(
                "安装太阳能路灯方案", "成果", "公开栏", date(2026, 3, 13), date(2026, 3, 28), 15, 15, True, 0
            ),
        ),
    )
