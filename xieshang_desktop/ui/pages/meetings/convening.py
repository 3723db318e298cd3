"""The form that calls a meeting, and the act it becomes."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final

from xieshang_desktop.domain.acts.preparing import ConveneMeeting, Selection
from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingId, PersonId, Role, TopicId, Unit
from xieshang_desktop.queries.meetings.convening import ConveningView
from xieshang_desktop.queries.meetings.earlier import EarlierMeeting
from xieshang_desktop.ui.pages.parts.entries import ChoiceEntry
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


def of_group(group: str) -> Selection:
    """The adults of one group."""
    return Selection(group=group)


def offer_list(entry: ChoiceEntry, earlier: EarlierMeeting) -> None:
    """Offer the list of an earlier meeting first, and choose it."""
    if earlier.households:
        entry.show_chosen(Selection(households=True))
    elif earlier.entitled:
        entry.offer_first(f"照上次的名单，{len(earlier.entitled)}人", earlier.entitled)


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
            *_starting_points(view),
            Field("form", "形式", "choice", [(str(each.form), each.form) for each in view.forms], form),
            Field("title", "名称", value=line.title),
            Field(
                "starts_at",
                "时间",
                "moment",
                value=moment_text(line.starts_at, today),
                placeholder="3月12日 09:00",
                hint=f"本村方案：{'，'.join(view.times)}" if view.times else "",
            ),
            Field(
                "place",
                "地点",
                value=view.place,
                placeholder="村委会会议室",
                hint=f"本村方案：{'，'.join(view.places)}" if view.places else "",
            ),
            *_who(view, form),
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


def _starting_points(view: ConveningView) -> tuple[Field, ...]:
    """照上次, and of which meeting this is a session: asked only where there is something to choose."""
    fields = []
    if view.earlier:
        options: list[tuple[str, object]] = [("从头填", None), *view.earlier]
        hint = "照那次会议的形式、地点、人员、列席和没有议题的固定议程，下面还可以改"
        fields.append(Field("copy", "照上次", "choice", options, hint=hint))
    if view.wholes:
        options = [("不是分片会议", None), *[(whole.title, whole.id) for whole in view.wholes]]
        hint = "居住分散、一次坐不下的，分片各开一次，结果合到一起；形式和计数跟整个会议一样"
        fields.append(Field("session_of", "分片", "choice", options, hint=hint))
    return tuple(fields)


def _who(view: ConveningView, form: MeetingForm) -> tuple[Field, ...]:
    return (
        Field("convener", "召集", value=view.convener),
        Field("chair", "主持", "person", value=view.chair),
        Field("recorder", "记录", "person", value=view.recorder),
        Field("entitled", "应到", "choice", selections(view.groups), usual_selection(form)),
        Field("named", "名单", "people", required=False, hint="应到选“按名单一个一个选”时才用"),
        Field("unit", "计数", "few", [("按人", Unit.PERSON), ("按户", Unit.HOUSEHOLD)], Unit.PERSON),
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
        convener=values["convener"],
        session_of=MeetingId(values["session_of"]) if values.get("session_of") else None,
        speaking_seconds=values["seconds"] or None,
        speaking_turns=values["turns"] or None,
    )
