"""The forms of a topic and the acts they become."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from xieshang_desktop.domain.acts.topics import (
    AddCosigners,
    AmendTopic,
    CollectOpinion,
    PlanConsultation,
    RecordAssessment,
    RecordFailedContact,
    ScreenTopic,
    SelectParticipants,
    SetProcedure,
    WithdrawCosigner,
    WithdrawTopic,
)
from xieshang_desktop.domain.vocabulary import (
    Channel,
    HouseholdId,
    MeetingForm,
    PartyKind,
    PersonId,
    Stance,
    TopicId,
)
from xieshang_desktop.queries.topics.doors import Door
from xieshang_desktop.queries.topics.page import TopicCard
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec

_COLLECTED: Final = (
    Channel.DOOR_TO_DOOR,
    Channel.PHONE,
    Channel.WECHAT,
    Channel.NETWORK,
    Channel.OPINION_BOX,
    Channel.IN_WRITING,
)


def opinion_spec(card: TopicCard) -> FormSpec:
    """One opinion heard beforehand; it is no vote."""
    return FormSpec(
        title=f"记意见：{card.title}",
        act="记下意见",
        fields=(
            Field("who", "谁的意见", "person"),
            Field("stance", "态度", "few", [(str(each), each) for each in Stance], Stance.SUGGESTION),
            Field("text", "内容", "box"),
            Field(
                "channel",
                "怎么收到",
                "choice",
                [(str(each), each) for each in _COLLECTED],
                Channel.DOOR_TO_DOOR,
            ),
            Field("visitor", "谁去听的", "person", required=False),
        ),
        about="会前收集的意见不算表决",
    )


def opinion_act(card: TopicCard, values: dict[str, Any], at: datetime) -> CollectOpinion:
    """The act of an opinion."""
    visitor = values["visitor"]
    return CollectOpinion(
        at=at,
        topic=TopicId(card.id),
        who=PersonId(values["who"]),
        stance=values["stance"],
        text=values["text"],
        channel=values["channel"],
        visitor=PersonId(visitor) if visitor else None,
    )


def screening_spec(card: TopicCard) -> FormSpec:
    """审定: listed or not, with the reason that the proposers are told."""
    accepted = [("列入", True), ("不予列入", False)]
    return FormSpec(
        title=f"审定：{card.title}",
        act="记下审定",
        fields=(Field("accepted", "结果", "few", accepted, True), Field("reason", "理由", "box")),
        about="不予列入的，要把理由告诉提出人",
    )


def screening_act(card: TopicCard, values: dict[str, Any], at: datetime) -> ScreenTopic:
    """The act of a screening."""
    return ScreenTopic(at=at, topic=TopicId(card.id), **values)


def parties_spec(title: str, missing: Sequence[PartyKind], kind: PartyKind | None = None) -> FormSpec:
    """Who takes part for one kind of party; ``kind`` is the one that was asked for."""
    first = kind or next(iter(missing), PartyKind.REGISTERED_RESIDENTS)
    return FormSpec(
        title=f"选定协商主体：{title}",
        act="选定",
        fields=(
            Field("kind", "哪一类", "choice", [(str(each), each) for each in PartyKind], first),
            Field("whos", "人员", "people", required=False),
            Field(
                "others",
                "不在册的",
                "texts",
                required=False,
                placeholder="周老师（村小），李工（设计院）",
                hint="单位代表、专家等花名册上没有的人，用逗号隔开",
            ),
            Field(
                "relevance",
                "和议题的关系",
                value="利益相关",
                placeholder="住在路边，生意受影响",
            ),
            Field("reason", "怎么选的", "box", placeholder="推选、指派，或为什么请他"),
        ),
        about=f"还缺{'、'.join(missing)}" if missing else "",
    )


def parties_act(topic: str, values: dict[str, Any], at: datetime) -> SelectParticipants:
    """The act of choosing a party."""
    return SelectParticipants(
        at=at,
        topic=TopicId(topic),
        kind=values["kind"],
        whos=tuple(PersonId(who) for who in values["whos"]),
        others=values["others"] or (),
        relevance=values["relevance"],
        reason=values["reason"],
    )


def naming_spec(title: str, named: Sequence[PartyKind]) -> FormSpec:
    """Which kinds of parties a topic concerns."""
    return FormSpec(
        title=f"点名协商主体：{title}",
        act="点好了",
        about="和议题有关的各方都要点到；点了的没有选人，会一直提醒",
        fields=(
            Field("stakeholders", "协商主体", "ticks", [(str(kind), kind) for kind in PartyKind], named),
        ),
    )


def naming_act(topic: str, values: dict[str, Any], at: datetime) -> AmendTopic:
    """The act of naming them."""
    return AmendTopic(at=at, topic=TopicId(topic), stakeholders=tuple(values["stakeholders"]))


def plan_spec(card: TopicCard, leads: Sequence[str]) -> FormSpec:
    """Who leads the consultation and in which form; both are proposed by scope and by the village's plan."""
    form, why = card.proposed_form
    forms = [(str(each), each) for each in MeetingForm if not each.decides]
    planned = card.planned_form
    chosen = planned if planned is not None and not planned.decides else form
    return FormSpec(
        title=f"安排协商：{card.title}",
        act="安排好了",
        about=f"建议{form}：{why}",
        fields=(
            Field("lead", "牵头", value=card.lead, hint=f"可以是{'、'.join(leads)}"),
            Field("form", "形式", "choice", forms, chosen),
        ),
    )


def plan_act(card: TopicCard, values: dict[str, Any], at: datetime) -> PlanConsultation:
    """The act of a plan."""
    return PlanConsultation(at=at, topic=TopicId(card.id), **values)


def procedure_spec(card: TopicCard) -> FormSpec:
    """What the township laid down for a topic across villages."""
    return FormSpec(
        title=f"跨村协商程序：{card.title}",
        act="记下程序",
        about="跨村的事项，协商程序由乡镇（街道）党委政府研究确定",
        fields=(Field("by", "谁定的", placeholder="云顶镇党委"), Field("text", "程序", "box")),
    )


def procedure_act(card: TopicCard, values: dict[str, Any], at: datetime) -> SetProcedure:
    """The act of a procedure."""
    return SetProcedure(at=at, topic=TopicId(card.id), **values)


def assessment_spec(card: TopicCard) -> FormSpec:
    """What experts say of a specialised topic."""
    return FormSpec(
        title=f"专家评估：{card.title}",
        act="记下评估",
        about="专业性强的，请专业人员、第三方机构论证评估",
        fields=(Field("by", "谁评估的", placeholder="县设计院李工"), Field("text", "评估意见", "box")),
    )


def assessment_act(card: TopicCard, values: dict[str, Any], at: datetime) -> RecordAssessment:
    """The act of an assessment."""
    return RecordAssessment(at=at, topic=TopicId(card.id), **values)


def paper_spec(title: str, who: str) -> FormSpec:
    """Signatures on a sheet of paper: more of them, or some taken back."""
    return FormSpec(
        title=f"纸质签名：{title}",
        act="登记",
        about=f"签在纸上、没有逐个选名字的{who}，只记人数；原件留存",
        fields=(
            Field("taken_back", "增减", "few", [("增加", False), ("撤回", True)], False),
            Field("count", "几人", "whole"),
        ),
    )


def paper_act(topic: str, values: dict[str, Any], at: datetime) -> AddCosigners | WithdrawCosigner:
    """The act of paper signatures."""
    kind = WithdrawCosigner if values["taken_back"] else AddCosigners
    return kind(at=at, topic=TopicId(topic), on_paper=values["count"])


def door_spec(door: Door) -> FormSpec:
    """What a visit to one household gave: an opinion, or nobody."""
    met = [("见到了", True), ("联系不上", False)]
    return FormSpec(
        title=f"入户：{door.head}　{door.number}",
        act="记下",
        about=f"{door.group}，{door.people}人" + (f"，外出{door.away}人" if door.away else ""),
        fields=(
            Field("met", "情况", "few", met, True),
            Field("stance", "态度", "few", [(str(each), each) for each in Stance], Stance.FOR),
            Field("text", "意见或原因", "box", required=False, hint="见到了的写意见；联系不上的写原因"),
            Field("visitor", "入户人", "person", required=False),
            Field("tries", "联系几次", "whole", value=1, hint="联系不上的才用"),
        ),
    )


def door_act(
    topic: str, door: Door, values: dict[str, Any], at: datetime
) -> CollectOpinion | RecordFailedContact:
    """The act of a visit; who agrees without a word has said so by the stance."""
    household, visitor = HouseholdId(door.household_id), values["visitor"]
    if not values["met"]:
        return RecordFailedContact(
            at=at,
            topic=TopicId(topic),
            household=household,
            tries=values["tries"] or 1,
            reason=values["text"],
        )
    return CollectOpinion(
        at=at,
        topic=TopicId(topic),
        household=household,
        channel=Channel.DOOR_TO_DOOR,
        stance=values["stance"],
        text=values["text"] or str(values["stance"]),
        visitor=PersonId(visitor) if visitor else None,
    )


def withdrawal_spec(card: TopicCard) -> FormSpec:
    """The proposers take it back."""
    return FormSpec(
        f"撤回：{card.title}", (Field("reason", "理由", "box"),), "撤回议题", "撤回后不再列入会议，F8可以撤销"
    )


def withdrawal_act(card: TopicCard, values: dict[str, Any], at: datetime) -> WithdrawTopic:
    """The act of a withdrawal."""
    return WithdrawTopic(at=at, topic=TopicId(card.id), reason=values["reason"])
