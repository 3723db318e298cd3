"""The forms that prepare a meeting: items, texts, invitations, the notice."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from xieshang_desktop.domain.acts.preparing import AddItem, AmendItem, Invite
from xieshang_desktop.domain.vocabulary import (
    Capacity,
    ItemId,
    ItemKind,
    MeetingId,
    PartyKind,
    PersonId,
    TopicId,
)
from xieshang_desktop.queries.meetings.page import AgendaLine
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec

_MINUTES: Final = 20

_INVITED: Final = (
    Capacity.ATTENDING,
    Capacity.SUPERVISOR,
    Capacity.EXPERT,
    Capacity.SCRUTINEER,
    Capacity.TELLER,
    Capacity.INTERPRETER,
    Capacity.OBSERVER,
)

_USUAL: Final = {
    "tellers": Capacity.SCRUTINEER,
    "experts": Capacity.EXPERT,
    "supervisor": Capacity.SUPERVISOR,
    "interpreter": Capacity.INTERPRETER,
}


def item_spec(topics: list[tuple[str, str]]) -> FormSpec:
    """One more item; ``topics`` are words and id of the meeting's topics."""
    return FormSpec(
        title="加一项议程",
        act="加入议程",
        fields=(
            Field("topic", "议题", "choice", [("没有议题", None), *topics], topics[0][1] if topics else None),
            Field("title", "事项", value=topics[0][0] if topics else "", placeholder="修通组公路方案"),
            Field("kind", "方式", "choice", [(str(kind), kind) for kind in ItemKind], ItemKind.CONSULT),
            Field("minutes", "分钟", "whole", value=_MINUTES),
            Field(
                "text",
                "方案",
                "box",
                lines=5,
                required=False,
                hint="要表决的，把方案全文写在这里，表决时照此宣读",
            ),
        ),
    )


def item_act(meeting: str, values: dict[str, Any], at: datetime, new_id: Callable[[], str]) -> AddItem:
    """The act of a filled-in item."""
    return AddItem(
        at=at,
        meeting=MeetingId(meeting),
        item=ItemId(new_id()),
        title=values["title"],
        kind=values["kind"],
        topic=TopicId(values["topic"]) if values["topic"] else None,
        minutes=values["minutes"] or None,
        text=values["text"],
    )


def text_spec(item: AgendaLine) -> FormSpec:
    """The text of an item; a new version never overwrites the earlier one."""
    about = (
        f"现在是第{item.version}稿，改后成为第{item.version + 1}稿，先前的意见仍记在原稿上"
        if item.version
        else ""
    )
    return FormSpec(
        f"方案：{item.title}", (Field("text", "全文", "box", value=item.text, lines=8),), "写入方案", about
    )


def text_act(meeting: str, item: str, values: dict[str, Any], at: datetime) -> AmendItem:
    """The act of a new text."""
    return AmendItem(at=at, meeting=MeetingId(meeting), item=ItemId(item), text=values["text"])


def invitation_spec(why: str) -> FormSpec:
    """Who else comes, and as what; ``why`` is the row of 准备好了吗 that asked for it."""
    capacities = [(str(each), each) for each in _INVITED]
    parties: list[tuple[str, object]] = [("不代表哪一方", None), *[(str(kind), kind) for kind in PartyKind]]
    return FormSpec(
        title="邀请",
        act="邀请",
        about="列席、监督、监票、计票的人没有表决权，除非也在应到名单上",
        fields=(
            Field("capacity", "身份", "choice", capacities, _USUAL.get(why, Capacity.ATTENDING)),
            Field("whos", "人员", "people"),
            Field(
                "party",
                "代表",
                "choice",
                parties,
                PartyKind.SUPERVISORY_COMMITTEE if why == "supervisor" else None,
            ),
        ),
    )


def invitation_act(meeting: str, values: dict[str, Any], at: datetime) -> Invite:
    """The act of an invitation."""
    whos = tuple(PersonId(who) for who in values["whos"])
    return Invite(
        at=at, meeting=MeetingId(meeting), whos=whos, capacity=values["capacity"], party=values["party"]
    )


def chosen_act(meeting: str, kind: PartyKind, whos: Sequence[str], at: datetime) -> Invite:
    """The act of inviting those who were chosen for one kind of party."""
    return Invite(
        at=at,
        meeting=MeetingId(meeting),
        whos=tuple(PersonId(who) for who in whos),
        capacity=Capacity.EXPERT if kind is PartyKind.EXPERTS else Capacity.ATTENDING,
        party=kind,
    )
