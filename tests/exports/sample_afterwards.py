"""What follows the sample meeting: summary, record sheet, four steps, postings, replies, lists of payment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from tests.exports import sample_views as sample
from xieshang_desktop.queries.papers.afterwards import (
    ConsultationRecordView,
    DisclosureView,
    DutyView,
    ExplanationEntryView,
    ExplanationView,
    FourStepsView,
    FourStepView,
    ObjectionReplyView,
    ProgressPostingView,
    SummaryItemView,
    SummaryView,
    TaskLineView,
    TownshipReplyView,
    TownshipReportView,
)
from xieshang_desktop.queries.papers.items import CountView, OpinionView
from xieshang_desktop.queries.papers.payments import (
    AppraisalRowView,
    AppraisalView,
    SatisfactionView,
    StipendRowView,
    StipendView,
    VisitView,
)
from xieshang_desktop.queries.papers.views import BoardView, IssueView

HALL = "青石村村民委员会会议室"
COMMITTEE = "青石村村民委员会"
SUPERVISORS = "青石村村务监督委员会"
LIGHTS = "安装太阳能路灯"
PHONE = "023-59210000"


def summary_view() -> SummaryView:
    minutes = sample.minutes_view()
    return SummaryView(
        title=minutes.title,
        village="青石村",
        form=minutes.form,
        starts=minutes.starts,
        ends=minutes.ends,
        place=HALL,
        chair=minutes.chair,
        quorum=minutes.quorum,
        items=(
            SummaryItemView(
                "村务和财务收支情况报告",
                considers=("2025年第四季度村务和财务收支情况真实、清楚，同意张榜公布",),
            ),
            SummaryItemView(
                "安装太阳能路灯方案",
                considers=(
                    "村口至各组路口夜间没有照明，群众要求迫切，安装路灯十分必要",
                    "资金由上级补助和村集体收益解决，不向村民筹资",
                ),
                decides=(
                    "安装太阳能路灯36盏，总投资86400元，从村集体收益中列支26400元",
                    "先装学校路段，灯位图张榜公布7日后施工",
                ),
                demands=("村民委员会4月30日前完成安装，村务监督委员会全程监督，每月公布一次进度",),
                votes=(sample.vote(),),
                dissent="五组有代表认为河对岸12户灯位太少。会议说明，河对岸灯位列入下一批补助指标",
                duties=(
                    DutyView("核定灯位图并张榜公布", "冉光荣", date(2026, 3, 20)),
                    DutyView("采购和安装", "陈德明", date(2026, 4, 30)),
                    DutyView("质量和资金监督", "李赟", date(2026, 4, 30)),
                ),
            ),
            SummaryItemView(
                "误工补贴人员和标准",
                decides=("对参加会议的村民代表按每人每次50元发放误工补贴",),
                votes=(sample.ballot_vote(),),
                duties=(DutyView("造册发放并公示", "罗晓琴", date(2026, 3, 31)),),
            ),
        ),
        issue=IssueView((COMMITTEE,), date(2026, 3, 13)),
        number="〔2026〕1号",
        recorder="罗晓琴",
        present=sample.PRESENT,
        absences=minutes.absences,
        observers=minutes.observers,
        reports_to="云顶镇人民政府",
        copies_to=("村党支部", "村务监督委员会", "各村民小组"),
    )


def opinions() -> tuple[OpinionView, ...]:
    return (
        OpinionView("李思全", "建议", "先装学校路段，灯杆离路边50厘米以上", "三组", True, "写入方案"),
        OpinionView("赵犇", "反对", "河对岸的12户每户门前装1盏", "五组", False, "超出补助指标，列入下一批"),
        OpinionView("马俊峰", "赞成", "村口门面路段晚上车多，灯要亮一些", "非户籍居民", True, "路口用60瓦"),
        OpinionView("邓志刚", "建议", "电池仓要防水，质保写进合同", "供电所", True, "写入合同"),
    )


def record_view() -> ConsultationRecordView:
    return ConsultationRecordView(
        village="青石村",
        number="2026-03",
        topic="在村口至各组路口安装太阳能路灯",
        form="协商会",
        starts=datetime(2026, 2, 26, 9, 0),
        ends=datetime(2026, 2, 26, 10, 40),
        place=HALL,
        chair="陈德明",
        recorder="罗晓琴",
        convener=COMMITTEE,
        category="公共事务和公益事业",
        source="村民代表联名",
        basis="《村民委员会组织法》第三十三条；中办发〔2015〕41号；渝民发〔2016〕32号",
        parties=(
            CountView("村党组织", 2),
            CountView("村民委员会", 3),
            CountView("村民代表", 12),
            CountView("非户籍居民代表", 2),
            CountView("驻村单位", 1),
            CountView("专家", 1),
        ),
        present=21,
        stakeholders=14,
        women=9,
        plan="安装太阳能路灯36盏，总投资86400元，其中上级补助60000元，村集体收益列支26400元，不向村民筹资",
        opinions=opinions(),
        agreed="同意安装；先装学校路段；资金不向村民筹集；灯位图张榜公布",
        disputed="河对岸灯位数量没有取得一致",
        outcome="形成基本一致意见",
        next_step="提交3月12日村民代表会议决定",
        carried_out_by=COMMITTEE,
        due=date(2026, 4, 30),
    )


def four_steps_view() -> FourStepsView:
    content = "为解决夜间出行不便，拟在村口至各组路口安装太阳能路灯36盏，总投资86400元"
    return FourStepsView(
        village="青石村",
        number="2026-02",
        topic=LIGHTS,
        motive="党员群众建议",
        reason="村口至各组路口夜间没有照明，三组6名村民代表联名提出",
        proposal=FourStepView(
            datetime(2026, 3, 1, 19, 0),
            HALL,
            "村党支部委员会会议",
            "陈德明",
            "罗晓琴",
            3,
            3,
            content=content,
            result="一致同意提出",
        ),
        deliberation=FourStepView(
            datetime(2026, 3, 2, 19, 0),
            HALL,
            "村“两委”联席会议",
            "陈德明",
            "罗晓琴",
            6,
            6,
            content="核定灯位36处；资金缺口26400元从村集体收益列支",
            result="同意提交党员大会审议",
        ),
        examination=FourStepView(),
        resolution=FourStepView(
            sample.START,
            HALL,
            "村民代表会议",
            "陈德明",
            "罗晓琴",
            45,
            34,
            content=content,
            vote=sample.vote(),
            result="通过",
        ),
        decision_posted=DisclosureView(
            "公开栏",
            "村民委员会门口和各组公开栏",
            date(2026, 3, 13),
            date(2026, 3, 28),
            15,
            "表决结果和灯位图",
            "没有异议",
        ),
    )


def progress_view() -> ProgressPostingView:
    return ProgressPostingView(
        board=BoardView(
            title="青石村安装太阳能路灯落实情况公示",
            signers=(COMMITTEE, SUPERVISORS),
            issued_on=date(2026, 5, 7),
            addressees="全体村民",
            basis="《村民委员会组织法》第三十五条",
            first=date(2026, 5, 7),
            last=date(2026, 5, 22),
            days=15,
            objections_to=SUPERVISORS,
            objections_phone=PHONE,
            objections_place="村委会办公室一楼",
        ),
        topic=LIGHTS,
        decided_on=date(2026, 3, 12),
        decided_by="村民代表会议",
        decision="按方案安装太阳能路灯36盏，集体收益列支26400元",
        tasks=(
            TaskLineView(
                "核定灯位图并张榜公布",
                "冉光荣",
                date(2026, 3, 20),
                "已完成",
                100,
                date(2026, 3, 18),
                text="灯位图已在各组公开栏张贴",
            ),
            TaskLineView(
                "采购和安装",
                "陈德明",
                date(2026, 4, 30),
                "延期",
                60,
                None,
                Decimal(86400),
                Decimal("51000.50"),
                "已装21盏，学校路段全部亮灯",
                "灯杆到货晚，预计5月20日完成",
            ),
        ),
        as_of=date(2026, 5, 6),
        supervision="村务监督委员会5月5日现场查看，安装数量与报告一致",
    )


def objection_view() -> ObjectionReplyView:
    return ObjectionReplyView(
        village="青石村",
        topic="饮水管网维修方案",
        name="何永建",
        group="一组",
        received_on=date(2026, 3, 11),
        objection="何永建提出，一组高处5户水压不够，新管应当加压，联系电话13800005372",
        reply="已由供水站到一组5户实测，水压0.12兆帕，同意在一组蓄水池加装增压泵1台，所需4800元从维修结余中列支",
        issue=IssueView((COMMITTEE,), date(2026, 3, 13), None, "罗晓琴", PHONE),
        board=BoardView(
            title="关于饮水管网维修方案异议答复的公示",
            signers=(COMMITTEE,),
            issued_on=date(2026, 3, 13),
            first=date(2026, 3, 13),
            last=date(2026, 3, 28),
            days=15,
        ),
        handled_by="村务监督委员会",
        basis="《村民委员会组织法》第三十五条",
    )


def explanation_view() -> ExplanationView:
    return ExplanationView(
        village="青石村",
        topic=LIGHTS,
        decision="2026年3月12日村民代表会议通过：安装太阳能路灯36盏，先装学校路段",
        number="2026-02",
        entries=(
            ExplanationEntryView(
                "赵犇",
                "五组",
                "河对岸12户只分到4盏，不够",
                "陈德明",
                "补助指标36盏已按路口人数分完，河对岸列入下一批；先在渡口加装1盏应急灯",
                datetime(2026, 3, 15, 18, 0),
                "赵犇家中",
                "入户",
                True,
            ),
            ExplanationEntryView(
                "唐孝忠",
                "四组",
                "电池更换的钱没有说清",
                "冉光荣",
                "质保5年内由厂家更换，期满后列入村集体年度预算，每年向村民代表会议报告",
                datetime(2026, 3, 16, 10, 30),
                "四组",
                "电话",
                False,
            ),
        ),
    )


def report_view() -> TownshipReportView:
    minutes = sample.minutes_view()
    return TownshipReportView(
        to="云顶镇人民政府",
        village="青石村",
        topic=LIGHTS,
        form="村民代表会议",
        held_at=sample.START,
        place=HALL,
        lead=COMMITTEE,
        issue=IssueView((COMMITTEE,), date(2026, 3, 16), None, "罗晓琴", PHONE),
        number="青石村委〔2026〕3号",
        entrusted_by="云顶镇人民政府",
        background="村口至各组路口夜间没有照明，群众反映强烈。议题由村民代表联名提出，经村党支部研究同意",
        parties=(CountView("村民代表", 29), CountView("村民委员会成员", 5), CountView("列席人员", 6)),
        quorum=minutes.quorum,
        opinions=opinions(),
        vote=sample.vote(),
        outcome="通过",
        result="安装太阳能路灯36盏，先装学校路段，不向村民筹资",
        dissent="五组部分村民希望增加河对岸灯位，已当面解释，列入下一批",
        duties=(
            DutyView("核定灯位图并张榜公布", "冉光荣", date(2026, 3, 20)),
            DutyView("采购和安装", "陈德明", date(2026, 4, 30)),
        ),
        requests=("建议协调供电所协助勘定灯位", "建议在下一批补助中安排河对岸灯位12处"),
        attachments=("村民代表会议记录复印件", "路灯安装方案", "协商结果报告反馈单"),
    )


def answered_report_view() -> TownshipReportView:
    reply = TownshipReplyView(True, "同意，请按程序实施；河对岸灯位列入2027年计划", date(2026, 3, 25))
    return replace(report_view(), reply=reply)


def stipend_view(people: int = 20) -> StipendView:
    return StipendView(
        board=BoardView(
            title="青石村2026年3月误工补贴发放公示",
            signers=(COMMITTEE, SUPERVISORS),
            issued_on=date(2026, 3, 20),
            basis="《村民委员会组织法》第二十八条第一款第二项",
            first=date(2026, 3, 20),
            last=date(2026, 4, 4),
            days=15,
            objections_to=SUPERVISORS,
            objections_phone=PHONE,
        ),
        village="青石村",
        title="青石村2026年3月误工补贴发放表",
        rows=tuple(
            StipendRowView(
                name,
                f"{'一二三四五'[number % 5]}组",
                "参加村民代表会议",
                Decimal(1) if number % 4 else Decimal("1.5"),
                Decimal(50),
                duty="村民代表",
                when="3月12日",
                id_number=f"50022919700101{number:03d}X",
                account=f"62284804{number:011d}",
                phone=f"1380000{number:04d}",
            )
            for number, name in enumerate(sample.PRESENT[:people])
        ),
        decided="2026年3月12日村民代表会议决定",
        number="2026-01",
    )


def appraisal_view() -> AppraisalView:
    def row(
        name: str, duty: str, good: int, fit: int, basic: int, unfit: int, result: str
    ) -> AppraisalRowView:
        grades = (("优秀", good), ("称职", fit), ("基本称职", basic), ("不称职", unfit))
        counts = tuple(CountView(grade, count) for grade, count in grades)
        note = "本次被评议不称职；连续两次被评议不称职的，职务终止" if result == "不称职" else ""
        return AppraisalRowView(name, duty, counts, 1, 0, result, note)

    return AppraisalView(
        board=BoardView(
            title="青石村2026年度村民委员会成员民主评议结果公示",
            signers=(SUPERVISORS,),
            issued_on=date(2026, 12, 18),
            basis="《村民委员会组织法》第三十八条",
            first=date(2026, 12, 18),
            last=date(2027, 1, 2),
            days=15,
            objections_to=SUPERVISORS,
            objections_phone=PHONE,
        ),
        village="青石村",
        title="青石村2026年度村民委员会成员民主评议",
        held_at=datetime(2026, 12, 18, 9, 0),
        place=HALL,
        form="村民代表会议",
        led_by=SUPERVISORS,
        entitled=45,
        present=41,
        issued=41,
        returned=41,
        rows=(
            row("陈德明", "村民委员会主任", 25, 12, 2, 1, "优秀"),
            row("冉光荣", "村民委员会副主任", 14, 20, 4, 2, "称职"),
            row("谭永贵", "村民委员会委员", 3, 7, 8, 22, "不称职"),
        ),
        chair="李赟",
        scrutineers=("杨喆",),
        counters=("赵秀蓉",),
    )


def satisfaction_view() -> SatisfactionView:
    answers = ("满意", "满意", "基本满意", "不满意")
    return SatisfactionView(
        board=BoardView(
            title="青石村安装太阳能路灯回访满意度公示",
            signers=(COMMITTEE, SUPERVISORS),
            issued_on=date(2026, 6, 30),
            first=date(2026, 7, 1),
            last=date(2026, 7, 16),
            days=15,
            objections_to=SUPERVISORS,
            objections_phone=PHONE,
        ),
        village="青石村",
        topic=LIGHTS,
        satisfied=31,
        basically=7,
        unsatisfied=2,
        carried_out="36盏路灯5月20日全部安装，6月5日验收合格",
        way="入户和电话",
        first_visit=date(2026, 6, 10),
        last_visit=date(2026, 6, 20),
        visitors=("李赟", "谭明秀"),
        visits=tuple(
            VisitView(
                name,
                f"{'一二三四五'[number % 5]}组",
                answers[number % 4],
                "亮灯时间太短" if number % 4 == 3 else "",
                date(2026, 6, 10 + number % 10),
            )
            for number, name in enumerate(sample.PRESENT[:12])
        ),
        complaints=("亮灯到晚上10点太早", "三组岔路口1盏被树挡住"),
        measures="亮灯时间延长到晚上11点；7月10日前修剪三组岔路口树枝",
    )
