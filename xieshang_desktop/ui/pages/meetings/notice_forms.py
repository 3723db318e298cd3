"""The forms of a notice: that it went out, and what proves that it arrived."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xieshang_desktop.domain.acts.preparing import ConfirmDelivery, GiveNotice
from xieshang_desktop.domain.vocabulary import Channel, MeetingId, PersonId
from xieshang_desktop.queries.facts.deliveries import Delivery
from xieshang_desktop.queries.meetings.page import PreparingView
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec


def notice_spec(view: PreparingView, now: datetime, only: Delivery | None = None) -> FormSpec:
    """How, to whom and with what the notice is given; ``only`` one person, as a row asked for."""
    notice = view.notice
    late = notice.last_day is not None and now.date() > notice.last_day
    first = next(iter(view.channels), Channel.IN_WRITING)
    channels = [*view.channels, *(each for each in Channel if each not in view.channels)]
    fields = [
        Field("channel", "方式", "choice", [(str(each), each) for each in channels], first),
        Field("whos", "发给", "few", _addressed(view, only)),
        Field("others", "另发给", "people", required=False, hint="列席的人也要送达的，在这里选"),
        Field("delivered_by", "送达人", required=False, placeholder="三组组长", hint="谁去送、谁打的电话"),
        Field("receipt", "签收或照片", required=False, placeholder="签收单1号，照片0312.jpg"),
        Field(
            "materials",
            "附材料",
            "texts",
            required=False,
            placeholder="路灯安装方案，工程预算",
            hint="几份材料之间用逗号隔开",
        ),
    ]
    if late:
        reason = Field(
            "urgent", "紧急理由", required=False, hint="已过规定的天数；有紧急理由的写明，会写进记录"
        )
        fields.append(reason)
    return FormSpec("发出会议通知", tuple(fields), "记下已发出", view.notice_line)


def _addressed(view: PreparingView, only: Delivery | None) -> list[tuple[str, object]]:
    notice = view.notice
    to: list[tuple[str, object]] = [(f"全部应到{len(notice.everybody)}人", notice.everybody)]
    if notice.given and notice.not_reached:
        to.insert(0, (f"还没有送达的{len(notice.not_reached)}人", notice.not_reached))
    if only is not None:
        to.insert(0, (f"只发给{only.name}", (only.person_id,)))
    return to


def notice_act(meeting: str, values: dict[str, Any], at: datetime) -> GiveNotice:
    """The act of a notice that has gone out."""
    whos = dict.fromkeys((*values["whos"], *values["others"]))
    return GiveNotice(
        at=at,
        meeting=MeetingId(meeting),
        channel=values["channel"],
        whos=tuple(PersonId(who) for who in whos),
        materials=values["materials"] or (),
        urgent_reason=values.get("urgent") or None,
        delivered_by=values["delivered_by"] or None,
        receipt=values["receipt"] or None,
    )


def receipt_spec(unsigned: Sequence[Delivery], only: Delivery | None) -> FormSpec:
    """What proves that the notice arrived: of one person, or of all who have not signed."""
    to: list[tuple[str, object]] = [
        (f"还没有签收的{len(unsigned)}人", tuple(line.person_id for line in unsigned))
    ]
    if only is not None:
        to.insert(0, (f"只登记{only.name}", (only.person_id,)))
    return FormSpec(
        title="登记签收",
        act="登记",
        fields=(
            Field("whos", "谁", "few", to),
            Field("receipt", "签收或照片", placeholder="签收单1号，照片0312.jpg"),
        ),
    )


def receipt_act(meeting: str, values: dict[str, Any], at: datetime) -> ConfirmDelivery:
    """The act of a receipt."""
    whos = tuple(PersonId(who) for who in values["whos"])
    return ConfirmDelivery(at=at, meeting=MeetingId(meeting), whos=whos, receipt=values["receipt"])
