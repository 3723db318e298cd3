"""Is the meeting ready? One row per thing that must stand before it opens; what lacks comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.meeting_checks import WIDE_FORMS
from xieshang_desktop.domain.vocabulary import Capacity, ItemKind, Matter, PartyKind, Role
from xieshang_desktop.models.meetings import AgendaItem, Entitled, Invitation, Meeting, MeetingTopic
from xieshang_desktop.models.topics import PartyReview, Topic
from xieshang_desktop.models.village import PersonRole
from xieshang_desktop.queries import figures
from xieshang_desktop.queries.days import day_words
from xieshang_desktop.queries.facts.delegation import is_delegated
from xieshang_desktop.queries.facts.meeting import topics_of_meeting
from xieshang_desktop.queries.meetings.chosen import uncalled
from xieshang_desktop.queries.meetings.list_advice import list_advice
from xieshang_desktop.queries.meetings.notices import NoticeState, notice_states
from xieshang_desktop.queries.names import names_of

NOTICE = "notice"
INVITE = "invite"
AGENDA = "agenda"
FORM = "form"
ENTITLED = "entitled"
TOPIC = "topic"
CHOSEN = "chosen"
DELEGATION = "delegation"


@dataclass(frozen=True)
class ReadyRow:
    """One row of 准备好了吗. ``where`` is the place in the program; ``dated`` the last lawful day, if any."""

    key: str
    done: bool
    text: str
    detail: str
    where: str
    dated: date | None = None
    target: str = ""


@dataclass(frozen=True)
class _Facts:
    meeting: Meeting
    notice: NoticeState
    items: Sequence[AgendaItem]
    topics: Sequence[Topic]
    invited: dict[Capacity, list[str]]
    entitled: int
    reviewed: dict[str, date]


def readiness(session: Session, meeting_id: str, now: datetime) -> tuple[ReadyRow, ...]:
    """What is ready and what lacks: rows that lack first, a dated one before the others."""
    facts = _facts(session, meeting_id)
    rows = [
        _notice_row(facts, now.date()),
        *_teller_row(facts),
        *_expert_row(session, facts),
        *_interpreter_row(session, facts),
        *_hearing_row(facts),
        *_chosen_row(session, facts),
        *_delegation_row(session, facts),
        _form_row(session, facts),
        _entitled_row(session, facts),
        *_list_rows(session, meeting_id),
        *_review_row(session, facts, now.date()),
        _agenda_row(facts),
        _supervisor_row(session, facts),
    ]
    return tuple(sorted(rows, key=lambda row: (row.done, row.dated or date.max)))


def _facts(session: Session, meeting_id: str) -> _Facts:
    meeting = session.get_one(Meeting, meeting_id)
    invited: dict[Capacity, list[str]] = {}
    asked = select(Invitation.capacity, Invitation.person_id).where(Invitation.meeting_id == meeting_id)
    for row in session.execute(asked):
        invited.setdefault(row.capacity, []).append(row.person_id)
    topics = session.scalars(
        select(Topic)
        .join(MeetingTopic, MeetingTopic.topic_id == Topic.id)
        .where(MeetingTopic.meeting_id == meeting_id)
        .order_by(MeetingTopic.ordinal)
    ).all()
    items = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.ordinal)
    ).all()
    count = select(func.count()).select_from(Entitled).where(Entitled.meeting_id == meeting_id)
    reviews = session.execute(
        select(PartyReview.topic_id, PartyReview.at).where(
            PartyReview.agreed, PartyReview.topic_id.in_([t.id for t in topics])
        )
    )
    return _Facts(
        meeting=meeting,
        notice=notice_states(session, meeting_id)[0],
        items=items,
        topics=topics,
        invited=invited,
        entitled=session.scalar(count) or 0,
        reviewed={row.topic_id: row.at.date() for row in reviews},
    )


def _notice_row(facts: _Facts, today: date) -> ReadyRow:
    notice, last = facts.notice, facts.notice.last_day
    if notice.complete:
        given = day_words(notice.last_given, today) if notice.last_given else ""
        return ReadyRow("notice", True, "通知已发", f"{given}，{notice.reached}人都已送达", NOTICE)
    detail = f"最迟{day_words(last, today)}" if last else "没有规定天数，越早越好"
    if notice.given:
        text = f"通知还差{len(notice.not_reached)}人没有送达"
        return ReadyRow("notice", False, text, detail, NOTICE, last)
    return ReadyRow("notice", False, "通知还没有发", detail, NOTICE, last)


def _teller_row(facts: _Facts) -> list[ReadyRow]:
    votes = sum(1 for item in facts.items if item.kind is ItemKind.VOTE)
    if not votes:
        return []
    missing = [
        word
        for word, capacity in (("监票", Capacity.SCRUTINEER), ("计票", Capacity.TELLER))
        if not facts.invited.get(capacity)
    ]
    if missing:
        text = "、".join(f"{word}人" for word in missing) + "没有定"
        return [ReadyRow("tellers", False, text, f"{votes}项要表决，各定1人", INVITE)]
    return [ReadyRow("tellers", True, "监票人、计票人已定", f"{votes}项要表决", INVITE)]


def _expert_row(session: Session, facts: _Facts) -> list[ReadyRow]:
    specialised = [topic.title for topic in facts.topics if topic.specialised]
    if not specialised:
        return []
    invited = names_of(session, facts.invited.get(Capacity.EXPERT, []))
    if invited:
        return [ReadyRow("experts", True, "专业人员已邀请", "、".join(invited.values()), INVITE)]
    return [ReadyRow("experts", False, "专业人员没有邀请", f"{specialised[0]}要请专业人员", INVITE)]


def _interpreter_row(session: Session, facts: _Facts) -> list[ReadyRow]:
    languages = list(dict.fromkeys(each for topic in facts.topics for each in topic.languages))
    if not languages:
        return []
    invited = names_of(session, facts.invited.get(Capacity.INTERPRETER, []))
    if invited:
        return [ReadyRow("interpreter", True, "翻译已邀请", "、".join(invited.values()), INVITE)]
    return [ReadyRow("interpreter", False, "翻译没有邀请", f"要翻译{'、'.join(languages)}", INVITE)]


def _hearing_row(facts: _Facts) -> list[ReadyRow]:
    """What touches many is consulted in a hearing or a topical council (中办发〔2015〕41号 二（四）)."""
    wide = [topic for topic in facts.topics if topic.wide_impact]
    if not wide or facts.meeting.form.decides:
        return []
    if facts.meeting.form in WIDE_FORMS:
        return [ReadyRow("hearing", True, "涉及面广的用了合适的形式", str(facts.meeting.form), FORM)]
    said = f"{wide[0].title}涉及面广，用专题议事会或民主听证会"
    return [ReadyRow("hearing", False, "协商形式要换", said, FORM)]


def _chosen_row(session: Session, facts: _Facts) -> list[ReadyRow]:
    """Those who were chosen to take part in a topic are called to its meeting."""
    missing = {who for whos in uncalled(session, facts.meeting.id).values() for who in whos}
    if not missing:
        return []
    names = list(names_of(session, sorted(missing)).values())
    said = "、".join(names[:3]) + ("等" if len(names) > 3 else "")
    return [ReadyRow("chosen", False, f"选定的参加人员有{len(missing)}人没有邀请", said, CHOSEN)]


def _delegation_row(session: Session, facts: _Facts) -> list[ReadyRow]:
    """Representatives decide what the assembly has left to them, on record."""
    kept = undelegated(session, facts.meeting.id)
    if not kept:
        return []
    said = f"{kept[0]}要有村民会议授权的记录"
    return [ReadyRow("delegation", False, f"没有授权{facts.meeting.form}", said, DELEGATION)]


def undelegated(session: Session, meeting_id: str) -> tuple[Matter, ...]:
    """The matters of a meeting's topics that were not left to its representatives."""
    meeting = session.get_one(Meeting, meeting_id)
    matters = dict.fromkeys(topic.matter for topic in topics_of_meeting(session, meeting_id))
    return tuple(matter for matter in matters if not is_delegated(session, meeting, matter))


def _form_row(session: Session, facts: _Facts) -> ReadyRow:
    form = facts.meeting.form
    wrong = [t.title for t in facts.topics if form.decides and not figures.may_decide(session, t, form)]
    if wrong:
        return ReadyRow("form", False, "会议形式不合适", f"{wrong[0]}不能由{form}决定", FORM)
    count = len(facts.topics)
    said = f"{count}项都能由{form}办" if count else f"{form}，没有要决定的议题"
    return ReadyRow("form", True, "会议形式合适", said, FORM)


def _entitled_row(session: Session, facts: _Facts) -> ReadyRow:
    unit = facts.meeting.unit if facts.meeting.unit != "面积" else "人"
    if not facts.entitled:
        return ReadyRow("entitled", False, "应到名单是空的", "先选定应到人员", ENTITLED)
    shared = _share_of_representatives(session, facts.meeting.id)
    said = f"{facts.entitled}{unit}" + (f"，村民代表占{shared}" if shared else "")
    return ReadyRow("entitled", True, "应到名单已定", said, ENTITLED)


def _list_rows(session: Session, meeting_id: str) -> list[ReadyRow]:
    """What the law asks of the list and the list does not give."""
    lacking = list_advice(session, meeting_id)
    return [ReadyRow(each.key, False, each.text, each.detail, ENTITLED) for each in lacking]


def _share_of_representatives(session: Session, meeting_id: str) -> str:
    asked = (
        select(func.count())
        .select_from(Entitled)
        .join(PersonRole, PersonRole.person_id == Entitled.person_id)
        .where(Entitled.meeting_id == meeting_id, PersonRole.role == Role.REPRESENTATIVE)
    )
    representatives = session.scalar(asked) or 0
    everybody = session.scalar(
        select(func.count()).select_from(Entitled).where(Entitled.meeting_id == meeting_id)
    )
    return f"{representatives * 100 / everybody:.1f}%" if representatives and everybody else ""


def _review_row(session: Session, facts: _Facts, today: date) -> list[ReadyRow]:
    """What a statutory meeting decides is first studied by the party organisation (第二十八条第三款)."""
    if not facts.meeting.form.decides or not facts.topics:
        return []
    owed = [topic for topic in facts.topics if topic.matter is not Matter.PUBLIC_AFFAIRS] or list(
        facts.topics
    )
    missing = [topic for topic in owed if topic.id not in facts.reviewed]
    if missing:
        text = f"党组织还没有研究{missing[0].title}"
        return [
            ReadyRow("review", False, text, "要由法定会议决定的，先经党组织研究", TOPIC, target=missing[0].id)
        ]
    latest = max(facts.reviewed.values())
    return [ReadyRow("review", True, "党组织已研究", f"{day_words(latest, today)}，{len(owed)}件", TOPIC)]


def _agenda_row(facts: _Facts) -> ReadyRow:
    if not facts.items:
        return ReadyRow("agenda", False, "议程是空的", "至少加一项", AGENDA)
    materials = len(facts.notice.materials)
    said = f"{len(facts.items)}项" + (f"，附材料{materials}份" if materials else "")
    return ReadyRow("agenda", True, "议程和材料", said, AGENDA)


def _supervisor_row(session: Session, facts: _Facts) -> ReadyRow:
    invited = names_of(session, facts.invited.get(Capacity.SUPERVISOR, []))
    if invited:
        return ReadyRow(
            "supervisor",
            True,
            str(PartyKind.SUPERVISORY_COMMITTEE),
            f"{'、'.join(invited.values())}列席监督",
            INVITE,
        )
    return ReadyRow("supervisor", False, "没有请村务监督委员会", "请一人列席监督", INVITE)
