"""The forms for one person of a meeting's list (base, proxy, recusal), and that of a delegation."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from xieshang_desktop.domain.acts.preparing import (
    AuthoriseProxy,
    ExcludeFromBase,
    RecordRecusal,
    RevokeProxy,
)
from xieshang_desktop.domain.acts.village import AuthoriseRepresentatives
from xieshang_desktop.domain.vocabulary import ItemId, Matter, MeetingId, PersonId
from xieshang_desktop.queries.meetings.name_list import NameLine, NameListView
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.typed import day_text


def exclusion_spec(view: NameListView, line: NameLine) -> FormSpec:
    """Somebody is left out of the base, for one of the reasons that the law grants."""
    return FormSpec(
        title=f"不计入应到：{line.name}",
        act="不计入应到",
        about=f"不计入应到总数的，统计和联系情况要在会上报告。{view.exclusion_clause}",
        fields=(Field("reason", "理由", "choice", [(str(each), each) for each in view.exclusions]),),
    )


def exclusion_act(meeting: str, line: NameLine, values: dict[str, Any], at: datetime) -> ExcludeFromBase:
    """The act of leaving somebody out."""
    return ExcludeFromBase(at=at, meeting=MeetingId(meeting), whos=(_who(line),), reason=values["reason"])


def proxy_spec(line: NameLine) -> FormSpec:
    """Somebody sends a proxy."""
    return FormSpec(
        title=f"登记委托：{line.name}",
        act="登记委托",
        about="受托人须是同一户内有完全民事行为能力的家庭成员，委托要书面",
        fields=(
            Field("proxy", "受托人", "person"),
            Field("relation", "关系", placeholder="儿子"),
            Field("written", "委托书", "few", [("有书面委托书", True), ("没有", False)], True),
        ),
    )


def proxy_act(meeting: str, line: NameLine, values: dict[str, Any], at: datetime) -> AuthoriseProxy:
    """The act of sending a proxy."""
    return AuthoriseProxy(
        at=at,
        meeting=MeetingId(meeting),
        principal=_who(line),
        proxy=PersonId(values["proxy"]),
        written=values["written"],
        relation=values["relation"],
    )


def revocation_act(meeting: str, line: NameLine, at: datetime) -> RevokeProxy:
    """The act of taking a proxy back."""
    return RevokeProxy(at=at, meeting=MeetingId(meeting), principal=_who(line))


def recusal_spec(view: NameListView, line: NameLine) -> FormSpec:
    """Somebody who is concerned takes no part in the vote on an item."""
    return FormSpec(
        title=f"登记回避：{line.name}",
        act="登记回避",
        about="回避的人在这一项不算到会，也不表决",
        fields=(
            Field("item", "哪一项", "choice", list(view.items)),
            Field("reason", "理由", "box", placeholder="本人承包这段工程"),
        ),
    )


def recusal_act(meeting: str, line: NameLine, values: dict[str, Any], at: datetime) -> RecordRecusal:
    """The act of a recusal."""
    return RecordRecusal(
        at=at,
        meeting=MeetingId(meeting),
        item=ItemId(values["item"]),
        who=_who(line),
        reason=values["reason"],
    )


def _who(line: NameLine) -> PersonId:
    return PersonId(line.person_id or "")


def delegation_spec(matters: Sequence[Matter], today: date) -> FormSpec:
    """What the assembly has left to its representatives, and for how long."""
    return FormSpec(
        title="登记授权",
        act="登记授权",
        about="村民会议授权村民代表会议讨论决定的事项和期限，以村民会议的决定为准",
        fields=(
            Field("matters", "事项", "ticks", [(str(each), each) for each in Matter], matters),
            Field("from_", "从哪天起", "day", value=day_text(today, today)),
            Field("to", "到哪天止", "day", placeholder="12月31日"),
            Field("basis", "依据", placeholder="1月18日村民会议决定"),
        ),
    )


def delegation_act(values: dict[str, Any], at: datetime) -> AuthoriseRepresentatives:
    """The act of a delegation."""
    return AuthoriseRepresentatives(at=at, **values)
