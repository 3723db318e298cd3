"""The sample meeting of 青石村 as views: 45 entitled, 34 present, four items, sixty speeches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from xieshang_desktop.domain.paper_texts import filled
from xieshang_desktop.queries.papers.items import (
    ConsensusView,
    CountView,
    ItemView,
    OpinionView,
    RecusalView,
    SpeechView,
    VoteView,
)
from xieshang_desktop.queries.papers.notices import (
    AgendaLineView,
    BallotView,
    NoticeView,
    PostedItemView,
    PostingView,
    TallyReportView,
)
from xieshang_desktop.queries.papers.views import (
    AbsenceView,
    AddendumView,
    AttendanceView,
    AttendeeView,
    BoardView,
    CorrectionView,
    DigestView,
    FindingView,
    InterruptionView,
    IssueView,
    LaterView,
    LetterheadView,
    MinutesView,
    ObserverView,
    OfficerView,
    QuorumView,
    SignatureView,
    SignInSheetView,
)
from xieshang_desktop.storage.paper_texts import own_texts

DAY = datetime(2026, 3, 12)
START = DAY.replace(hour=9, minute=5)
ABSENT = (
    "周翀",
    "何永建",
    "罗远志",
    "赵兴权",
    "李国富",
    "吴仕华",
    "蒲翠兰",
    "庞德秀",
    "龚绍文",
    "袁大伦",
    "蹇朝阳",
)
PRESENT = (
    "陈德明",
    "罗晓琴",
    "张秀兰",
    "冉光荣",
    "李思全",
    "李显贵",
    "王朝友",
    "周世明",
    "何小琼",
    "赵犇",
    "吴㛃",
    "蒲德𬭎",
    "庞龘",
    "龚䶮",
    "袁桂芳",
    "蹇堃",
    "刘喆",
    "谭永福",
    "覃素英",
    "向国安",
    "田茂林",
    "石光秀",
    "彭家珍",
    "冯德贵",
    "唐世琼",
    "杜长江",
    "任显碧",
    "邓中华",
    "马德芬",
    "胡启贵",
    "秦大菊",
    "梁仕全",
    "喻翠华",
    "文光琼",
)
LAMPS = (
    "村口至各组路口夜间没有照明，拟安装太阳能路灯36盏，总投资86400元，其中上级补助60000元，从村集体收益中列支26400元；"
    "灯位由各组会同村务监督委员会现场确定，每盏间距不超过40米，质保期5年。"
)
SAID = (
    "三组到学校的那一段弯多坡陡，学生放晚学天已经黑了，建议先装学校路段，灯杆离路边50厘米以上，不要挡会车。",
    "赞成安装，但是灯装好以后谁来管、灯坏了找谁修，要在方案里写清楚；质保期过后每年的维修费大约多少，也要算一算。",
    "我们组住得散，12户隔河，按方案只分到4盏，不够；请再核一次灯位图，每个院子路口至少1盏。",
    "资金方面，集体出26400元是可以的，不要再向村民筹资。",
)


def vote() -> VoteView:
    return VoteView(
        motion="按方案安装太阳能路灯36盏，集体收益列支26400元，先装学校路段，灯位图张榜公布后施工",
        method="举手",
        for_count=18,
        against=10,
        abstain=6,
        base=34,
        rule="到会过半数",
        needed=18,
        verdict="通过",
        sentence="应到45人，实到34人（≥30，达到三分之二）；赞成18人，需18人，通过",
        clause="《村民委员会组织法》第二十六条",
        tellers=("李赟", "何小琼"),
        at=START.replace(minute=58),
    )


def ballot_vote() -> VoteView:
    return VoteView(
        motion="误工补贴人员3名，标准每人每天40元",
        method="无记名投票",
        for_count=25,
        against=5,
        abstain=3,
        invalid=1,
        issued=34,
        returned=34,
        base=34,
        rule="到会过半数",
        needed=18,
        verdict="通过",
        sentence="应到45人，实到34人（≥30，达到三分之二）；赞成25票，需18票，通过",
        clause="《村民委员会组织法》第二十六条",
        tellers=("李赟", "何小琼", "周世明"),
        at=DAY.replace(hour=10, minute=20),
    )


def speeches(count: int) -> tuple[SpeechView, ...]:
    return tuple(
        SpeechView(
            name=PRESENT[number % len(PRESENT)],
            text="" if number % 17 == 16 else SAID[number % 4],
            group=f"{'一二三四五'[number % 5]}组",
            at=START + timedelta(minutes=number),
            seconds=65 + number,
            kind="询问" if number % 9 == 8 else "发言",
            stance=("", "赞成", "反对", "建议")[number % 4],
        )
        for number in range(count)
    )


def items(spoken: int = 60) -> tuple[ItemView, ...]:
    report = "冉光荣报告2025年第四季度村务和财务收支情况，李赟作监督情况说明。到会人员没有提出异议。"
    return (
        ItemView(1, "村务和财务收支情况报告", "听取", report),
        ItemView(
            2,
            "安装太阳能路灯方案",
            "表决",
            f"陈德明说明：{LAMPS}",
            speeches(spoken - 10),
            (
                OpinionView("李思全", "建议", "先装学校路段", "三组", True, "写入方案"),
                OpinionView(
                    "赵犇", "反对", "河对岸的12户每户门前装1盏", "五组", False, "超出补助指标，列入下一批"
                ),
            ),
            (ConsensusView("先装学校路段，其余灯位张榜7天后再定", 28, 4, 2, ("河对岸灯位太少",)),),
            (vote(),),
            (RecusalView("邓中华", "其子承包安装工程"),),
            "通过",
            "由村民委员会组织实施，4月30日前完成；结果张榜公布15日。",
        ),
        ItemView(
            3,
            "误工补贴人员和标准",
            "表决",
            "拟对协助安装的3名村民按每人每天40元发放误工补贴。",
            speeches(10),
            votes=(ballot_vote(),),
            outcome="通过",
            conclusion="名单和标准随路灯方案一并公示。",
        ),
        ItemView(4, "其他事项", "协商", deferred_reason="时间不够，下次会议再议"),
    )


def attendees() -> tuple[AttendeeView, ...]:
    return tuple(
        AttendeeView(
            name=name,
            group=f"{'一二三四五'[number % 5]}组",
            kind="村民委员会成员" if number < 5 else "村民代表",
            sex="女" if number % 2 else "男",
            at=DAY.replace(hour=8, minute=20) + timedelta(minutes=number),
            left_at=DAY.replace(hour=10, minute=5) if number == 20 else None,
            proxy="覃素英" if number == 33 else "",
        )
        for number, name in enumerate(PRESENT)
    )


def minutes_view(spoken: int = 60) -> MinutesView:
    return MinutesView(
        title="青石村2026年第一次村民代表会议",
        form="村民代表会议",
        village="青石村",
        township="云顶镇",
        starts=START,
        ends=DAY.replace(hour=10, minute=34),
        place="青石村村民委员会会议室",
        chair=OfficerView("陈德明", "村党支部书记、村民委员会主任"),
        recorder=OfficerView("罗晓琴", "村民委员会委员"),
        quorum=QuorumView(
            45,
            34,
            30,
            True,
            "三分之二以上",
            "《村民委员会组织法》第二十六条",
            kinds=(CountView("村民代表", 40), CountView("村民委员会成员", 5)),
            women=18,
        ),
        observers=(
            ObserverView("李赟", party="村务监督委员会主任"),
            ObserverView("杨勇", party="云顶镇驻村干部"),
            ObserverView("吴启明", party="云顶镇中心小学"),
            ObserverView("邓志刚", party="供电所技术人员"),
            ObserverView("马俊峰", party="非户籍居民代表"),
            ObserverView("何小凤", party="非户籍居民代表"),
        ),
        absences=(
            AbsenceView("外出务工", ABSENT[:4]),
            AbsenceView("因病请假", ABSENT[4:8]),
            AbsenceView("因事请假", ABSENT[8:10]),
            AbsenceView("经两次电话未联系上", ABSENT[10:]),
        ),
        items=items(spoken),
        interruptions=(InterruptionView(DAY.replace(hour=10), DAY.replace(hour=10, minute=8), "清点选票"),),
        corrections=(
            CorrectionView(START.replace(minute=40), "发言人由李四改为李思全", "听错姓名", "罗晓琴"),
        ),
        findings=(
            FindingView("违规", "通知只提前2天，应提前3天", "《重庆市村民委员会组织法实施办法》第十条"),
            FindingView(
                "阻断", "村务监督委员会成员没有到会", override_reason="主任电话说明在途中", by="陈德明"
            ),
        ),
        signatures=(
            SignatureView("陈德明", "主持", "签字", DAY.replace(hour=10, minute=40)),
            SignatureView("罗晓琴", "记录", "签字", DAY.replace(hour=10, minute=41)),
            SignatureView("李赟", "监督"),
        ),
        attendees=attendees(),
        later=(
            LaterView(
                START.replace(minute=44),
                START.replace(minute=49),
                DAY.replace(hour=11, minute=20),
                DAY.replace(hour=11, minute=24),
                ("李思全开始发言", "李思全发言结束", "记李思全的意见：建议", "胡淑芬开始发言"),
            ),
        ),
        addenda=(
            AddendumView(datetime(2026, 3, 20, 9, 0), "罗晓琴", "第2项所称学校路段指村口至中心小学，长860米"),
        ),
        digest=DigestView(
            ("FYGD", "46LD", "GS7T", "EOR4", "UF77", "UQOF", "YPHW", "VARC"), 157, "XS1:" + "A7" * 36
        ),
        rules=("全国规则2026年版", "重庆市规则"),
    )


def sign_in_view(people: int = 45) -> SignInSheetView:
    names = [*PRESENT, *ABSENT]
    rows = tuple(
        AttendeeView(
            names[number % len(names)],
            f"{'一二三四五'[number * 5 // people]}组",
            "村民委员会成员" if number % 9 == 0 else "村民代表",
            "女" if number % 2 else "男",
            code=f"{number * 7919 + 100_000_000_000}",
        )
        for number in range(people)
    )
    guests = (
        AttendeeView("李赟", "", "村务监督委员会主任", capacity="监督", code="900000000007"),
        AttendeeView("杨勇", "", "云顶镇驻村干部", capacity="列席"),
    )
    return SignInSheetView(
        "青石村2026年第一次村民代表会议",
        START,
        "青石村村民委员会会议室",
        "陈德明",
        "罗晓琴",
        rows + guests,
        30,
        "三分之二以上",
    )


def notice_view() -> NoticeView:
    return NoticeView(
        title="青石村2026年第一次村民代表会议",
        addressees="各位村民代表、村民委员会成员",
        starts=DAY.replace(hour=9),
        place="青石村村民委员会会议室",
        convener="青石村村民委员会",
        issue=IssueView((), date(2026, 3, 4), None, "罗晓琴", "023-59210000"),
        agenda=(
            AgendaLineView("村务和财务收支情况报告", "听取", 20),
            AgendaLineView("安装太阳能路灯方案", "表决", 40),
            AgendaLineView("误工补贴人员和标准", "表决", 20),
        ),
        chair="陈德明",
        materials=("路灯安装方案", "2025年第四季度财务收支表"),
        attends="村民代表40人、村民委员会成员5人",
        opening=filled(
            own_texts()["notice.opening"],
            {"召集人": "青石村村民委员会", "会议": "青石村2026年第一次村民代表会议"},
        ),
        closing=own_texts()["notice.closing"],
    )


def headed_notice_view() -> NoticeView:
    """The same notice on the letterhead of the village."""
    view = notice_view()
    head = LetterheadView("青石村村民委员会文件", "青村发〔2026〕　　号")
    return replace(view, issue=replace(view.issue, head=head))


def posting_view() -> PostingView:
    return PostingView(
        board=BoardView(
            title="青石村关于安装太阳能路灯方案表决结果的公示",
            signers=("青石村村民委员会", "青石村村务监督委员会"),
            issued_on=date(2026, 3, 13),
            first=date(2026, 3, 13),
            last=date(2026, 3, 28),
            days=15,
            objections_to="青石村村务监督委员会",
            objections_place="村委会办公室一楼",
            objections_phone="023-59210000",
            basis="《村民委员会组织法》第三十条",
        ),
        form="村民代表会议",
        held_at=START,
        place="青石村村民委员会会议室",
        items=(
            PostedItemView("安装太阳能路灯方案", LAMPS, "通过", vote()),
            PostedItemView("误工补贴人员和标准", "联系人张某，电话13812345678。", "通过", ballot_vote()),
        ),
        quorum=QuorumView(45, 34, 30, True, "三分之二以上"),
    )


def tally_view() -> TallyReportView:
    return TallyReportView(
        "青石村2026年第一次村民代表会议",
        "误工补贴人员和标准",
        "青石村村民委员会会议室",
        ballot_vote(),
        45,
        34,
        scrutineers=("李赟",),
        counters=("何小琼", "周世明"),
        spare_destroyed=6,
    )


def ballot_view(count: int = 34) -> BallotView:
    return BallotView(
        "青石村2026年第一次村民代表会议",
        "表决票",
        ("安装太阳能路灯36盏，集体收益列支26400元", "误工补贴人员3名，标准每人每天40元"),
        count,
        issuer="青石村村民委员会",
        down=3,
    )


def attendance_view() -> AttendanceView:
    """The sample meeting's list: most came, one by proxy, some missing, one left early, two listened."""
    view = minutes_view()
    missing = tuple(AttendeeView(name, "五组", "村民代表", "男", absence="外出务工") for name in ABSENT[:4])
    first, second, *rest = view.attendees
    left = replace(first, left_at=START + timedelta(minutes=50))
    stood_for = replace(second, at=None, mode="委托", proxy=first.name)
    others = (
        AttendeeView("李赟", kind="村务监督委员会主任", at=START, capacity="监督"),
        AttendeeView("杨勇", kind="云顶镇驻村干部", at=START, capacity="列席"),
    )
    listed = sorted((left, stood_for, *rest, *missing), key=lambda line: "一二三四五".index(line.group[0]))
    lines = (*listed, *others)
    return AttendanceView(view.title, view.starts, view.place, view.chair.name, view.quorum, lines)
