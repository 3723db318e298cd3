"""What the columns of a list of opinions are called, and how people write stances and ways."""

from __future__ import annotations

from enum import StrEnum

from xieshang_desktop.domain.vocabulary import Channel, Stance


class OpinionField(StrEnum):
    """What a list says of each opinion; the value is the column's usual name."""

    NAME = "姓名"
    HOUSEHOLD = "户号"
    GROUP = "组别"
    STANCE = "态度"
    TEXT = "意见"
    CHANNEL = "方式"
    DAY = "日期"


NAMES: dict[OpinionField, tuple[str, ...]] = {
    OpinionField.NAME: (
        "姓名",
        "村民姓名",
        "户主",
        "户主姓名",
        "提出人",
        "反映人",
        "意见人",
        "昵称",
        "微信昵称",
    ),
    OpinionField.HOUSEHOLD: ("户号", "户编号", "家庭编号"),
    OpinionField.GROUP: ("组别", "小组", "村民小组", "所在组", "组"),
    OpinionField.STANCE: ("态度", "是否同意", "是否赞成", "表态", "选择", "赞成与否"),
    OpinionField.TEXT: ("意见", "意见内容", "内容", "建议", "意见建议", "意见和建议", "留言", "发言", "理由"),
    OpinionField.CHANNEL: ("方式", "渠道", "收集方式", "反映方式", "来源", "怎么收到"),
    OpinionField.DAY: ("日期", "时间", "提交时间", "反映时间", "填写时间", "收到日期"),
}

STANCES: dict[str, Stance] = {
    **dict.fromkeys(("赞成", "同意", "支持", "赞同", "是", "√", "可以"), Stance.FOR),
    **dict.fromkeys(("反对", "不同意", "不赞成", "不支持", "否", "×", "不行"), Stance.AGAINST),
    **dict.fromkeys(("弃权", "无所谓", "都行", "不表态", "○"), Stance.ABSTAIN),
    **dict.fromkeys(("建议", "有建议", "提建议"), Stance.SUGGESTION),
    **dict.fromkeys(("保留", "保留意见", "有条件同意"), Stance.RESERVATION),
}

CHANNEL_WORDS: tuple[tuple[str, Channel], ...] = (
    *((str(channel), channel) for channel in Channel),
    ("上门", Channel.DOOR_TO_DOOR),
    ("走访", Channel.DOOR_TO_DOOR),
    ("来信", Channel.IN_WRITING),
    ("平台", Channel.NETWORK),
    ("小程序", Channel.NETWORK),
    ("公众号", Channel.NETWORK),
    ("群", Channel.WECHAT),
)
