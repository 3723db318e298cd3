"""The form of a topic: entered once, put right until there is a result; who decides is said while typing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from xieshang_desktop.domain.acts.topics import AmendTopic, ProposeTopic
from xieshang_desktop.domain.vocabulary import (
    Matter,
    PartyKind,
    PersonId,
    Scope,
    TopicCategory,
    TopicId,
    TopicSource,
)
from xieshang_desktop.queries.topics.entry import TopicEntry
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec, Kind
from xieshang_desktop.ui.pages.parts.typed import day_text

_YES_NO: Final = [("是", True), ("不是", False)]
_BLANK: Final = TopicEntry(
    title="",
    category=TopicCategory.PUBLIC_AFFAIRS,
    matter=Matter.PUBLIC_AFFAIRS,
    scope=Scope.VILLAGE,
    description="",
    proposal="",
    amount=None,
    funds_from="",
    groups=(),
    affected_households=None,
    affected_people=None,
    wide_impact=False,
    specialised=False,
    entrusted_by="",
    stakeholders=(),
    languages=(),
    responsible="",
    due=None,
    proposer="",
)
ROUTED: Final = ("matter", "scope", "wide_impact")
"""The fields on which it depends who decides and who leads."""


def proposal_spec(groups: Sequence[str], languages: Sequence[str], routed: str) -> FormSpec:
    """A new topic: ``routed`` says where one of the usual kind would go."""
    return FormSpec(
        title="新议题",
        act="登记议题",
        about=routed,
        fields=(
            Field("title", "名称", placeholder="在三组河边修一段护栏"),
            Field("source", "来源", "choice", _options(TopicSource), TopicSource.COMMITTEE),
            _optional("proposer", "提出人", "person"),
            _optional("cosigners", "联名人", "people", hint="来源是联名的在这里选，登记以后还可以加"),
            _optional("cosigner_count", "纸质签名", "whole", None, "0", "人；签在纸上、上面没有选的"),
            *_common(replace(_BLANK, languages=tuple(languages)), groups),
        ),
    )


def _common(entry: TopicEntry, groups: Sequence[str]) -> tuple[Field, ...]:
    return (*_about_matter(entry), *_about_means(entry), *_about_reach(entry, groups), *_about_parties(entry))


def _about_matter(entry: TopicEntry) -> tuple[Field, ...]:
    return (
        Field("h1", "什么事", "heading"),
        Field("category", "类别", "choice", _options(TopicCategory), entry.category),
        Field("matter", "事项", "choice", _options(Matter), entry.matter),
        Field("scope", "范围", "choice", _options(Scope), entry.scope),
        Field("wide_impact", "涉及面广", "few", _YES_NO, entry.wide_impact),
        Field("specialised", "专业性强", "few", _YES_NO, entry.specialised),
        _optional("description", "情况和诉求", "box", entry.description, "缘由，群众有什么要求"),
        _optional("proposal", "拟议方案", "box", entry.proposal, "打算怎么办"),
    )


def _about_means(entry: TopicEntry) -> tuple[Field, ...]:
    amount = f"{entry.amount:f}" if entry.amount is not None else None
    return (
        _optional("amount", "金额", "money", amount, "86400", "元，不花钱的不填"),
        _optional("funds_from", "资金来源", "text", entry.funds_from, "村集体经济收入，上级补助"),
    )


def _about_reach(entry: TopicEntry, groups: Sequence[str]) -> tuple[Field, ...]:
    every = [*groups, *(group for group in entry.groups if group not in groups)]
    return (
        Field("h2", "涉及谁", "heading"),
        Field("groups", "小组", "ticks", [(group, group) for group in every], entry.groups),
        _optional("affected_households", "户数", "whole", entry.affected_households),
        _optional("affected_people", "人数", "whole", entry.affected_people),
    )


def _about_parties(entry: TopicEntry) -> tuple[Field, ...]:
    due = day_text(entry.due, entry.due) if entry.due else None
    return (
        Field("h3", "谁来协商，谁来办", "heading"),
        Field("stakeholders", "协商主体", "ticks", _options(PartyKind), entry.stakeholders),
        _optional(
            "languages", "语言", "texts", "，".join(entry.languages), "苗语", "要翻译的语言；不用翻译的不填"
        ),
        _optional(
            "entrusted_by", "委托单位", "text", entry.entrusted_by, "", "受委托协商的，结果要向委托的单位报告"
        ),
        _optional("responsible", "责任人", "text", entry.responsible),
        _optional("due", "办结时限", "day", due, "6月30日"),
    )


def _optional(
    name: str, label: str, kind: Kind, value: Any = None, placeholder: str = "", hint: str = ""
) -> Field:
    return Field(name, label, kind, value=value, required=False, placeholder=placeholder, hint=hint)


def _options(words: Any) -> list[tuple[str, object]]:
    return [(str(each), each) for each in words]


def proposal_act(values: Mapping[str, Any], at: datetime, new_id: Callable[[], str]) -> ProposeTopic:
    """The act of a filled-in topic."""
    given = _without_blanks(values)
    proposer = given.pop("proposer", None)
    return ProposeTopic(
        at=at,
        topic=TopicId(new_id()),
        proposer=PersonId(proposer) if proposer else None,
        cosigners=tuple(PersonId(who) for who in given.pop("cosigners", ())),
        **given,
    )


def _without_blanks(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in; a field that was left empty keeps the act's own default."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def amendment_spec(entry: TopicEntry, groups: Sequence[str], routed: str) -> FormSpec:
    """The entry as it stands, to be put right."""
    return FormSpec(
        title=f"改登记内容：{entry.title}",
        act="改好了",
        about=routed,
        fields=(Field("title", "名称", value=entry.title), *_common(entry, groups)),
    )


def amendment_act(topic: str, entry: TopicEntry, values: Mapping[str, Any], at: datetime) -> AmendTopic:
    """The act of what was changed; what stayed the same is no part of it."""
    blank = {"funds_from": "", "entrusted_by": "", "responsible": "", "languages": ()}
    filled = {name: blank.get(name) if value is None else value for name, value in values.items()}
    changed: dict[str, Any] = {
        name: value for name, value in filled.items() if value is not None and value != getattr(entry, name)
    }
    return AmendTopic(at=at, topic=TopicId(topic), **changed)
