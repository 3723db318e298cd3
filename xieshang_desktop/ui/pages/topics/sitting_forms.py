"""The forms of 党组织研究 and “两委”商议: what was said of a topic, when, where, and who was there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from xieshang_desktop.domain.acts.topics import DeliberateByCommittees, ReviewByParty
from xieshang_desktop.domain.vocabulary import PersonId, TopicId
from xieshang_desktop.queries.topics.page import TopicCard
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.typed import moment_text

Members = Sequence[tuple[str, str]]
_AGREED: Final = [("同意提交", True), ("不同意", False)]


def review_spec(card: TopicCard, members: Members, now: datetime) -> FormSpec:
    """党组织研究."""
    said = (Field("agreed", "意见", "few", _AGREED, True), Field("text", "研究意见", "box"))
    return FormSpec(
        title=f"党组织研究：{card.title}",
        act="记下研究意见",
        fields=(*said, *_sitting(members, now)),
        about="法律规定由村民会议、村民代表会议决定的事项，先经村党组织研究讨论",
    )


def review_act(card: TopicCard, members: Members, values: dict[str, Any], at: datetime) -> ReviewByParty:
    """The act of a study."""
    return ReviewByParty(at=at, topic=TopicId(card.id), **_sat(members, values))


def deliberation_spec(card: TopicCard, members: Members, now: datetime) -> FormSpec:
    """“两委”商议."""
    said = (Field("agreed", "意见", "few", _AGREED, True), Field("text", "商议的意见", "box"))
    return FormSpec(
        title=f"“两委”商议：{card.title}",
        act="记下商议意见",
        fields=(*said, *_sitting(members, now)),
        about="四议两公开的第二步：村党组织和村民委员会一起商议",
    )


def deliberation_act(
    card: TopicCard, members: Members, values: dict[str, Any], at: datetime
) -> DeliberateByCommittees:
    """The act of a deliberation."""
    return DeliberateByCommittees(at=at, topic=TopicId(card.id), **_sat(members, values))


def _sitting(members: Members, now: datetime) -> tuple[Field, ...]:
    """When, where and who; those who did not come lose their tick."""
    return (
        Field("", "会议情况，填进四议两公开登记表", "heading"),
        Field("held_at", "时间", "moment", value=moment_text(now, now.date())),
        Field("place", "地点", required=False),
        Field("chair", "主持人", "person", required=False),
        Field("recorder", "记录人", "person", required=False),
        Field("whos", "到会", "ticks", members, [key for _, key in members], hint="没有到会的去掉勾"),
    )


def _sat(members: Members, values: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a sitting; of a body without members on the register nobody is counted."""
    whos = tuple(PersonId(str(who)) for who in values["whos"])
    return {
        "agreed": values["agreed"],
        "text": values["text"],
        "held_at": values["held_at"],
        "place": values["place"] or "",
        "chair": PersonId(values["chair"]) if values["chair"] else None,
        "recorder": PersonId(values["recorder"]) if values["recorder"] else None,
        "whos": whos,
        "should_attend": len(members) or None,
    }
