"""The form that calls a meeting, and the act it becomes."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final

from xieshang_desktop.domain.acts.preparing import ConveneMeeting, Selection
from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingId, PersonId, Role, TopicId, Unit
from xieshang_desktop.queries.meetings.convening import ConveningView
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.typed import moment_text

NAMED: Final = "named"

_REPRESENTATIVES: Final = (
    MeetingForm.VILLAGER_REPRESENTATIVES,
    MeetingForm.RESIDENT_REPRESENTATIVES,
    MeetingForm.PROJECT_REPRESENTATIVES,
)
_ASSEMBLIES: Final = (
    MeetingForm.VILLAGERS_ASSEMBLY,
    MeetingForm.RESIDENTS_ASSEMBLY,
    MeetingForm.PROJECT_ASSEMBLY,
)


def selections(groups: Sequence[str]) -> list[tuple[str, object]]:
    """Who may be entitled: words, and the rule that is frozen into a list when the meeting is called."""
    return [
        ("村民代表和村委会成员", Selection(roles=(Role.REPRESENTATIVE, Role.COMMITTEE_MEMBER))),
        ("村民代表", Selection(roles=(Role.REPRESENTATIVE,))),
        ("全体18周岁以上村民", Selection(all=True)),
        ("每户一名代表", Selection(households=True)),
        ("党员", Selection(roles=(Role.PARTY_MEMBER, Role.PARTY_ORGANISATION_MEMBER))),
        ("集体经济组织成员", Selection(roles=(Role.COLLECTIVE_MEMBER,))),
        *[(f"{group}18周岁以上村民", Selection(group=group)) for group in groups],
        ("按名单一个一个选", NAMED),
    ]


def usual_selection(form: MeetingForm) -> object:
    """Who is usually entitled to a form."""
    if form in _REPRESENTATIVES:
        return Selection(roles=(Role.REPRESENTATIVE, Role.COMMITTEE_MEMBER))
    if form in _ASSEMBLIES:
        return Selection(all=True)
    if form is MeetingForm.PARTY_MEMBERS:
        return Selection(roles=(Role.PARTY_MEMBER, Role.PARTY_ORGANISATION_MEMBER))
    return NAMED


def spec(view: ConveningView, today: date, form: MeetingForm, topic: str | None = None) -> FormSpec:
    """The empty form, with what is usual filled in."""
    line = next(line for line in view.forms if line.form is form)
    return FormSpec(
        title="准备会议",
        act="召集会议",
        about=f"{line.law}{'。' + line.clause if line.clause else ''}",
        fields=(
            Field("form", "形式", "choice", [(str(each.form), each.form) for each in view.forms], form),
            Field("title", "名称", value=line.title),
            Field(
                "starts_at",
                "时间",
                "moment",
                value=moment_text(line.starts_at, today),
                placeholder="3月12日 09:00",
            ),
            Field("place", "地点", value=view.place, placeholder="村委会会议室"),
            Field("chair", "主持", "person", value=view.chair),
            Field("recorder", "记录", "person", value=view.recorder),
            Field("entitled", "应到", "choice", selections(view.groups), usual_selection(form)),
            Field("named", "名单", "people", required=False, hint="应到选“按名单一个一个选”时才用"),
            Field("unit", "计数", "few", [("按人", Unit.PERSON), ("按户", Unit.HOUSEHOLD)], Unit.PERSON),
            Field(
                "topics",
                "议题",
                "ticks",
                [(words, key) for key, words in view.topics],
                [topic] if topic else [],
            ),
            Field("seconds", "每次发言", "whole", value=view.speaking_seconds, hint="秒"),
            Field("turns", "每人最多", "whole", value=view.speaking_turns, hint="次"),
        ),
    )


def act(values: dict[str, Any], at: datetime, new_id: Callable[[], str]) -> ConveneMeeting:
    """The act of a filled-in form."""
    chosen = values["entitled"]
    entitled = tuple(PersonId(key) for key in values["named"]) if chosen == NAMED else chosen
    households = isinstance(entitled, Selection) and entitled.households
    return ConveneMeeting(
        at=at,
        meeting=MeetingId(new_id()),
        form=values["form"],
        title=values["title"],
        starts_at=values["starts_at"],
        place=values["place"],
        chair=PersonId(values["chair"]),
        recorder=PersonId(values["recorder"]),
        topics=tuple(TopicId(key) for key in values["topics"]),
        unit=Unit.HOUSEHOLD if households else values["unit"],
        entitled=entitled,
        speaking_seconds=values["seconds"] or None,
        speaking_turns=values["turns"] or None,
    )
