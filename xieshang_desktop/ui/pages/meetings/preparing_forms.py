"""The forms that prepare a meeting: items, texts, invitations, the notice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from xieshang_desktop.domain.acts.preparing import AddItem, AmendItem, GiveNotice, Invite
from xieshang_desktop.domain.vocabulary import (
    Capacity,
    Channel,
    ItemId,
    ItemKind,
    MeetingId,
    PartyKind,
    PersonId,
    TopicId,
)
from xieshang_desktop.queries.meetings.page import AgendaLine, PreparingView
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
            Field("text", "方案", "box", required=False, hint="要表决的，把方案全文写在这里，表决时照此宣读"),
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
        f"方案：{item.title}", (Field("text", "全文", "box", value=item.text),), "写入方案", about
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


def notice_spec(view: PreparingView, now: datetime) -> FormSpec:
    """How, to whom and with what the notice is given."""
    notice = view.notice
    everybody = f"全部应到{view.entitled}人"
    to: list[tuple[str, object]] = [(everybody, view.entitled_ids)]
    if notice.given and notice.not_reached:
        to.insert(0, (f"还没有送达的{len(notice.not_reached)}人", notice.not_reached))
    late = notice.last_day is not None and now.date() > notice.last_day
    fields = [
        Field("channel", "方式", "choice", [(str(each), each) for each in Channel], Channel.IN_WRITING),
        Field("whos", "发给", "few", to, to[0][1]),
        Field("others", "另发给", "people", required=False, hint="列席的人也要送达的，在这里选"),
        Field(
            "materials",
            "附材料",
            required=False,
            placeholder="路灯安装方案，工程预算",
            hint="几份材料之间用逗号隔开",
        ),
    ]
    if late:
        fields.append(
            Field("urgent", "紧急理由", required=False, hint="已过规定的天数；有紧急理由的写明，会写进记录")
        )
    return FormSpec("发出会议通知", tuple(fields), "记下已发出", view.notice_line)


def notice_act(meeting: str, values: dict[str, Any], at: datetime) -> GiveNotice:
    """The act of a notice that has gone out."""
    whos = dict.fromkeys((*values["whos"], *values["others"]))
    named = (values["materials"] or "").replace(",", "，").replace("、", "，").split("，")
    return GiveNotice(
        at=at,
        meeting=MeetingId(meeting),
        channel=values["channel"],
        whos=tuple(PersonId(who) for who in whos),
        materials=tuple(name.strip() for name in named if name.strip()),
        urgent_reason=values.get("urgent") or None,
    )
