"""协商方案: the plan that suits a kind of village, as a place to start from (中办发〔2015〕41号 三（二）).

The policy asks for plans that suit crowded villages, those with many migrant workers, many people left behind
or a scattered population, and for areas of ethnic minorities. It does not ask for these values: a village
changes every one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from xieshang_desktop.domain.vocabulary import Channel, MeetingForm, VillageProfile

CLAUSE = "中办发〔2015〕41号三（二）"


@dataclass(frozen=True)
class ConsultationPlan:
    """Which forms a village usually takes, where and when people meet, how they are told, in what languages.

    The first of each is the usual one. ``reason`` says in one sentence why these suit such a village.
    """

    forms: tuple[MeetingForm, ...] = ()
    places: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    times: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    reason: str = ""


USUAL = ConsultationPlan(
    forms=(MeetingForm.CONSULTATION, MeetingForm.COUNCIL),
    channels=(Channel.IN_WRITING, Channel.NOTICE_BOARD, Channel.PHONE),
    reason="没有选村的类型，按一般做法",
)
"""What is proposed while nobody has said what kind of village this is."""

PLANS: dict[VillageProfile, ConsultationPlan] = {
    VillageProfile.DENSE: ConsultationPlan(
        forms=(MeetingForm.COUNCIL, MeetingForm.COMPOUND_CONSULTATION, MeetingForm.TOPICAL_COUNCIL),
        places=("党群服务中心", "小区架空层", "楼栋活动室"),
        channels=(Channel.NOTICE_BOARD, Channel.WECHAT, Channel.NETWORK),
        times=("晚上19:00以后", "周末上午"),
        reason="人多，先分小区、分楼栋协商，再集中议",
    ),
    VillageProfile.MIGRANT_WORKERS: ConsultationPlan(
        forms=(MeetingForm.CONSULTATION, MeetingForm.HEART_TO_HEART, MeetingForm.OWNERS_CONSULTATION),
        places=("党群服务中心", "企业会议室", "出租屋集中区"),
        channels=(Channel.WECHAT, Channel.SMS, Channel.NOTICE_BOARD),
        times=("下班以后20:00", "周日下午"),
        languages=("普通话",),
        reason="非户籍居民多，要请他们的代表，时间避开上班",
    ),
    VillageProfile.LEFT_BEHIND: ConsultationPlan(
        forms=(MeetingForm.COURTYARD, MeetingForm.CONSULTATION, MeetingForm.HEART_TO_HEART),
        places=("院坝", "老年活动室", "村委会会议室"),
        channels=(Channel.DOOR_TO_DOOR, Channel.PHONE, Channel.BROADCAST),
        times=("白天，避开做饭和接送孩子", "春节、清明等返乡期间"),
        reason="留守的多是老人、妇女和孩子，上门通知，在外的用电话、微信听意见",
    ),
    VillageProfile.SPARSE: ConsultationPlan(
        forms=(MeetingForm.GROUP_CONSULTATION, MeetingForm.COURTYARD, MeetingForm.CONSULTATION),
        places=("各组集中的院坝", "党员中心户", "村委会会议室"),
        channels=(Channel.BROADCAST, Channel.PHONE, Channel.DOOR_TO_DOOR),
        times=("赶场天", "农闲的白天"),
        reason="住得散，分片开会，请组长逐户通知，结果合到一起",
    ),
    VillageProfile.ETHNIC: ConsultationPlan(
        forms=(MeetingForm.CONSULTATION, MeetingForm.COUNCIL, MeetingForm.COURTYARD),
        places=("村委会会议室", "寨子里常集会的地方"),
        channels=(Channel.BROADCAST, Channel.DOOR_TO_DOOR, Channel.NOTICE_BOARD),
        times=("避开民族节日和农忙",),
        languages=("当地民族语言", "普通话"),
        reason="通知、主持和记录用大家听得懂的语言，请好翻译",
    ),
}
"""For each kind of village what it starts from."""


def plan_for(profile: VillageProfile | None) -> ConsultationPlan:
    """The plan that a kind of village starts from; the usual one where none was chosen."""
    return PLANS[profile] if profile is not None else USUAL
