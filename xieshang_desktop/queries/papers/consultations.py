"""The one-page record of a consultation (协商议事记录表), for each topic that a consulting meeting ended."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.ruleset import CHARTER
from xieshang_desktop.domain.vocabulary import MeetingState, Outcome, PartyKind, Stance
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.papers.afterwards import ConsultationRecordView
from xieshang_desktop.queries.papers.agenda import proposal_of
from xieshang_desktop.queries.papers.item_facts import ItemFacts, item_facts
from xieshang_desktop.queries.papers.items import CountView, OpinionView
from xieshang_desktop.queries.papers.people import MeetingPeople, meeting_people
from xieshang_desktop.queries.papers.topic_facts import duties_of, topic_number
from xieshang_desktop.queries.papers.words import body_of_village, official

CONSULTATION_LAW = "《关于加强城乡社区协商的意见》（中办发〔2015〕41号）"
OVER = (MeetingState.CLOSED, MeetingState.SEALED)
UNSETTLED = (Outcome.NOT_AGREED, Outcome.NOT_PASSED, Outcome.POSTPONED)
"""Outcomes whose conclusion tells what was disputed; with all others it tells what was agreed."""
NEXT = {
    Outcome.TO_STATUTORY_MEETING: "提交法定会议决定",
    Outcome.TO_TOWNSHIP: "报乡镇研究处理",
    Outcome.POSTPONED: "补充情况后再次协商",
    Outcome.NOT_AGREED: "补充情况后再次协商",
}
"""What follows from an outcome by itself; else the tasks say it."""


def has_consultations(session: Session, meeting_id: str) -> bool:
    """Whether a meeting that only consults is over and dealt with a topic."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.form.decides or meeting.state not in OVER:
        return False
    asked = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.topic_id.is_not(None),
        AgendaItem.outcome.is_not(None),
    )
    return session.scalars(asked.limit(1)).first() is not None


def consultation_record_views(session: Session, meeting_id: str) -> tuple[ConsultationRecordView, ...]:
    """One sheet for each topic that the meeting came to an end with."""
    meeting = session.get_one(Meeting, meeting_id)
    people = meeting_people(session, meeting_id)
    facts = item_facts(session, meeting_id, people)
    return tuple(
        _view(session, meeting, people, facts, item)
        for item in facts.items
        if item.topic_id is not None and item.outcome is not None
    )


def _view(
    session: Session, meeting: Meeting, people: MeetingPeople, facts: ItemFacts, item: AgendaItem
) -> ConsultationRecordView:
    topic = session.get_one(Topic, item.topic_id)
    village = village_of(session)
    duties = duties_of(session, topic.id)
    opinions = _opinions(facts, item, people)
    conclusion = item.conclusion or ""
    agreed = item.outcome not in UNSETTLED
    return ConsultationRecordView(
        village=village.name,
        number=topic_number(session, topic),
        topic=topic.title,
        form=official(meeting.form.value, village.kind),
        starts=meeting.opened_at or meeting.starts_at,
        ends=meeting.closed_at,
        place=meeting.place,
        chair=people.name(meeting.chair_id),
        recorder=people.name(meeting.recorder_id),
        convener=body_of_village(village.name, meeting.convener or "村民委员会", village.kind),
        category=official(topic.category.value, village.kind),
        source=official(topic.source.value, village.kind),
        basis=CONSULTATION_LAW + ("；本村议事规则" if CHARTER in meeting.rule_sets else ""),
        parties=_parties(people),
        present=len(people.came) + len(people.guests),
        stakeholders=_stakeholders(people),
        women=_women(people),
        plan=_plan(facts, item),
        opinions=opinions,
        agreed=(conclusion or _plan(facts, item)) if agreed else "",
        disputed=_disputed(item, opinions),
        outcome=_outcome(item),
        next_step=_next(item, bool(duties)),
        carried_out_by="、".join(dict.fromkeys(duty.owner for duty in duties)),
        due=max((duty.due for duty in duties if duty.due is not None), default=None),
    )


def _plan(facts: ItemFacts, item: AgendaItem) -> str:
    """What was put: the text of the item or its topic, else what was voted on."""
    votes = facts.votes.get(item.id)
    return proposal_of(facts, item) or (votes[-1].motion if votes else "")


def _outcome(item: AgendaItem) -> str:
    """The box to be ticked: a vote in a consultation only shows what most think."""
    outcome = Outcome.MOSTLY_AGREED if item.outcome is Outcome.PASSED else item.outcome
    if outcome is Outcome.NOT_PASSED:
        outcome = Outcome.NOT_AGREED
    return outcome.value if outcome is not None else ""


def _next(item: AgendaItem, has_tasks: bool) -> str:
    if item.outcome in NEXT:
        return NEXT[item.outcome]
    return "公示协商成果，由责任人按期落实" if has_tasks else "公示协商成果"


def _opinions(facts: ItemFacts, item: AgendaItem, people: MeetingPeople) -> tuple[OpinionView, ...]:
    views = []
    for note in facts.noted.get(item.id, ()):
        person = facts.people[note.person_id]
        whence = person.group or person.office(people.village) or people.party(person.id)
        views.append(OpinionView(person.name, note.stance, note.text, whence, note.adopted, note.reason))
    return tuple(views)


def _disputed(item: AgendaItem, opinions: tuple[OpinionView, ...]) -> str:
    """What was not agreed upon: the conclusion where there was no agreement, else who was against it.

    Where all agreed in the end, nothing is disputed any more: what was said stands among the opinions.
    """
    if item.outcome is Outcome.AGREED:
        return ""
    if item.outcome in UNSETTLED and item.conclusion:
        return item.conclusion
    against = [each for each in opinions if each.stance in (Stance.AGAINST, Stance.RESERVATION)]
    return "；".join(f"{each.name}：{each.text.rstrip('。')}" for each in against if not each.adopted)


def _parties(people: MeetingPeople) -> tuple[CountView, ...]:
    """Those who came, by what they were invited for or stand on the list as."""
    kinds = Counter(_party(people, person_id) for person_id in people.came)
    kinds.update(
        official(guest.party.value if guest.party else guest.capacity.value, people.village)
        for guest in people.guests
    )
    nameless = kinds.pop("", 0)
    counts = [CountView(kind, count) for kind, count in kinds.most_common()]
    return (*counts, CountView("其他人员", nameless)) if nameless and counts else tuple(counts)


def _party(people: MeetingPeople, person_id: str) -> str:
    return people.party(person_id) or people.people[person_id].kind(people.village)


def _stakeholders(people: MeetingPeople) -> int | None:
    """How many came as 其他利益相关方; None where nobody was asked as such."""
    asked = {each.person_id for each in people.invited if each.party is PartyKind.OTHER_STAKEHOLDERS}
    guests = sum(guest.party is PartyKind.OTHER_STAKEHOLDERS for guest in people.guests)
    return len(asked & people.came) + guests if asked or guests else None


def _women(people: MeetingPeople) -> int | None:
    sexes = [people.people[person_id].sex for person_id in people.came]
    return sum(sex == "女" for sex in sexes) if any(sexes) else None
