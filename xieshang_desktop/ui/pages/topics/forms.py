"""The forms of a topic and the acts they become."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from xieshang_desktop.domain.acts.topics import (
    AddCosigners,
    CollectOpinion,
    ProposeTopic,
    ReviewByParty,
    ScreenTopic,
    SelectParticipants,
    WithdrawTopic,
)
from xieshang_desktop.domain.vocabulary import (
    Channel,
    Matter,
    PartyKind,
    PersonId,
    Scope,
    Stance,
    TopicCategory,
    TopicId,
    TopicSource,
)
from xieshang_desktop.queries.topics.page import TopicCard
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec

_YES_NO: Final = [("是", True), ("不是", False)]
_COLLECTED: Final = (
    Channel.DOOR_TO_DOOR,
    Channel.PHONE,
    Channel.WECHAT,
    Channel.OPINION_BOX,
    Channel.IN_WRITING,
)


def proposal_spec() -> FormSpec:
    """A new topic: who decides follows from its matter and its scope."""
    return FormSpec(
        title="新议题",
        act="登记议题",
        fields=(
            Field("title", "名称", placeholder="在三组河边修一段护栏"),
            Field("description", "说明", "box", required=False, placeholder="缘由、办法、要花多少钱"),
            Field(
                "source", "来源", "choice", [(str(each), each) for each in TopicSource], TopicSource.COMMITTEE
            ),
            Field(
                "category",
                "类别",
                "choice",
                [(str(each), each) for each in TopicCategory],
                TopicCategory.PUBLIC_AFFAIRS,
            ),
            Field("matter", "事项", "choice", [(str(each), each) for each in Matter], Matter.PUBLIC_AFFAIRS),
            Field("scope", "范围", "choice", [(str(each), each) for each in Scope], Scope.VILLAGE),
            Field("amount", "金额", "money", required=False, placeholder="86400", hint="元，不花钱的不填"),
            Field("proposer", "提出人", "person", required=False),
            Field("cosigners", "联名人", "people", required=False, hint="来源是联名的，在这里选"),
            Field("wide_impact", "涉及面广", "few", _YES_NO, False),
            Field("specialised", "专业性强", "few", _YES_NO, False),
            Field("stakeholders", "协商主体", "ticks", [(str(kind), kind) for kind in PartyKind], ()),
        ),
    )


def proposal_act(values: dict[str, Any], at: datetime, new_id: Callable[[], str]) -> ProposeTopic:
    """The act of a filled-in topic."""
    proposer = values.pop("proposer")
    cosigners = tuple(PersonId(who) for who in values.pop("cosigners"))
    return ProposeTopic(
        at=at,
        topic=TopicId(new_id()),
        proposer=PersonId(proposer) if proposer else None,
        cosigners=cosigners,
        **values,
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


def review_spec(card: TopicCard) -> FormSpec:
    """党组织研究."""
    agreed = [("同意提交", True), ("不同意", False)]
    return FormSpec(
        title=f"党组织研究：{card.title}",
        act="记下研究意见",
        fields=(Field("agreed", "意见", "few", agreed, True), Field("text", "研究意见", "box")),
        about="法律规定由村民会议、村民代表会议决定的事项，先经村党组织研究讨论",
    )


def review_act(card: TopicCard, values: dict[str, Any], at: datetime) -> ReviewByParty:
    """The act of a study."""
    return ReviewByParty(at=at, topic=TopicId(card.id), **values)


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


def cosigners_spec(card: TopicCard) -> FormSpec:
    """More people sign."""
    return FormSpec(
        title=f"加联名人：{card.title}",
        act="加入联名",
        fields=(Field("whos", "联名人", "people"),),
    )


def cosigners_act(card: TopicCard, values: dict[str, Any], at: datetime) -> AddCosigners:
    """The act of signing."""
    return AddCosigners(at=at, topic=TopicId(card.id), whos=tuple(PersonId(who) for who in values["whos"]))


def parties_spec(card: TopicCard) -> FormSpec:
    """Who takes part for one kind of party."""
    missing = next(
        (kind for kind in PartyKind if kind in card.parties_missing), PartyKind.REGISTERED_RESIDENTS
    )
    return FormSpec(
        title=f"选定协商主体：{card.title}",
        act="选定",
        fields=(
            Field("kind", "哪一类", "choice", [(str(kind), kind) for kind in PartyKind], missing),
            Field("whos", "人员", "people"),
            Field("relevance", "关系", value="利益相关", placeholder="与议题有什么关系"),
            Field("reason", "怎么选的", "box", placeholder="推选、指派，或为什么请他"),
        ),
        about=f"还缺{'、'.join(card.parties_missing)}" if card.parties_missing else "",
    )


def parties_act(card: TopicCard, values: dict[str, Any], at: datetime) -> SelectParticipants:
    """The act of choosing a party."""
    whos = tuple(PersonId(who) for who in values.pop("whos"))
    return SelectParticipants(at=at, topic=TopicId(card.id), whos=whos, **values)


def withdrawal_spec(card: TopicCard) -> FormSpec:
    """The proposers take it back."""
    return FormSpec(
        f"撤回：{card.title}", (Field("reason", "理由", "box"),), "撤回议题", "撤回后不再列入会议，F8可以撤销"
    )


def withdrawal_act(card: TopicCard, values: dict[str, Any], at: datetime) -> WithdrawTopic:
    """The act of a withdrawal."""
    return WithdrawTopic(at=at, topic=TopicId(card.id), reason=values["reason"])
