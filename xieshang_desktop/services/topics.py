"""Acts on topics: raised, co-signed, heard about, studied, screened."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.topics import (
    AddCosigners,
    CollectOpinion,
    DemandMeeting,
    PlanConsultation,
    ProposeTopic,
    RecordAssessment,
    RecordFailedContact,
    ReviewByParty,
    ScreenTopic,
    SelectParticipants,
    SetProcedure,
    WithdrawCosigner,
    WithdrawTopic,
)
from xieshang_desktop.domain.eligibility import is_of_age
from xieshang_desktop.domain.routing import lead
from xieshang_desktop.domain.vocabulary import MeetingForm, Role, TopicSource, TopicStatus
from xieshang_desktop.models.topics import (
    CollectedOpinion,
    Cosigner,
    FailedContact,
    MeetingDemand,
    ParticipantChoice,
    PartyReview,
    Screening,
    Topic,
    TopicNote,
)
from xieshang_desktop.models.village import Person, PersonRole
from xieshang_desktop.queries.facts.law import voting_age
from xieshang_desktop.queries.facts.petitions import signers_of_demand
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    get_household,
    get_topic,
    people_on_roster,
    person_on_roster,
    written,
)
from xieshang_desktop.storage.unit_of_work import Work

TOPICS = Changes(topics=True)
ENDED = (TopicStatus.REJECTED, TopicStatus.CLOSED, TopicStatus.WITHDRAWN)
BEFORE_RESULT = (TopicStatus.COLLECTING, TopicStatus.LISTED, TopicStatus.CONSULTING)
REPRESENTATIVES_ONLY = (TopicSource.JOINT_REPRESENTATIVES,)


def live_topic(work: Work, key: str, doing: str) -> Topic:
    """A topic that has not been turned down, withdrawn or closed."""
    topic = get_topic(work, key)
    if topic.status in ENDED:
        raise refusals.wrong_stage(f"议题“{topic.title}”{topic.status.value}，不能{doing}。")
    return topic


def propose_topic(work: Work, act: ProposeTopic) -> Changes:
    if act.proposer is not None:
        person_on_roster(work, act.proposer, act.at.date())
    for name, value in (("联名人数", act.cosigner_count), ("金额", act.amount)):
        if value is not None and value < 0:
            raise refusals.wrong_stage(f"{name}不能小于0。", f"请核对{name}。")
    topic = Topic(
        id=act.topic,
        title=written(act.title, "议题名称"),
        category=act.category,
        source=act.source,
        matter=act.matter,
        scope=act.scope,
        description=act.description,
        proposer_id=act.proposer,
        cosigner_count=act.cosigner_count,
        amount=act.amount,
        wide_impact=act.wide_impact,
        specialised=act.specialised,
        entrusted_by=act.entrusted_by,
        stakeholders=[str(kind.value) for kind in act.stakeholders],
        languages=list(act.languages),
        status=TopicStatus.COLLECTING,
        proposed_at=act.at,
        lead=lead(act.scope, work.village.kind),
    )
    work.add(topic)
    _sign(work, topic, act.cosigners, [])
    return TOPICS


def add_cosigners(work: Work, act: AddCosigners) -> Changes:
    topic = get_topic(work, act.topic)
    if topic.status not in BEFORE_RESULT:
        raise refusals.wrong_stage(f"议题“{topic.title}”{topic.status.value}，不能再联名。")
    _sign(work, topic, act.whos, _signed(work, topic))
    return TOPICS


def _signed(work: Work, topic: Topic) -> list[str]:
    asked = select(Cosigner.person_id).where(Cosigner.topic_id == topic.id, Cosigner.withdrawn_at.is_(None))
    return list(work.session.scalars(asked))


def _sign(work: Work, topic: Topic, whos: Iterable[str], signed: list[str]) -> None:
    people = [_eligible_cosigner(work, topic.source, who) for who in whos]
    for person in people:
        if person.id in signed:
            raise refusals.cosigner_twice(person.name)
        signed.append(person.id)
        work.add(Cosigner(topic_id=topic.id, person_id=person.id, at=work.at))


def _eligible_cosigner(work: Work, source: TopicSource, who: str) -> Person:
    person = work.session.get(Person, who)
    if person is None:
        raise refusals.cosigner_not_eligible("此人", "不在花名册上")
    reason = _why_not_cosigner(work, source, person)
    if reason:
        raise refusals.cosigner_not_eligible(person.name, reason)
    return person


def _why_not_cosigner(work: Work, source: TopicSource, person: Person) -> str:
    today = work.at.date()
    if person.died is not None and person.died <= today:
        return "花名册记载已去世"
    if person.moved is not None:
        return "不在花名册上"
    if not is_of_age(person.born, today, voting_age(work.session)):
        return "未满18周岁"
    if source in REPRESENTATIVES_ONLY and not has_role(work, person, Role.REPRESENTATIVE):
        return "不是村民代表"
    if source is TopicSource.JOINT_VILLAGERS and not person.registered:
        return "不是本村村民"
    return ""


def has_role(work: Work, person: Person, role: Role) -> bool:
    return work.session.get(PersonRole, (person.id, role)) is not None


def withdraw_cosigner(work: Work, act: WithdrawCosigner) -> Changes:
    topic = get_topic(work, act.topic)
    if topic.status not in BEFORE_RESULT:
        raise refusals.wrong_stage(f"议题“{topic.title}”{topic.status.value}，不能撤回联名。")
    asked = select(Cosigner).where(
        Cosigner.topic_id == topic.id, Cosigner.person_id == act.who, Cosigner.withdrawn_at.is_(None)
    )
    cosigner = work.session.scalars(asked).first()
    if cosigner is None:
        raise refusals.unknown("联名")
    cosigner.withdrawn_at = act.at
    return TOPICS


def demand_meeting(work: Work, act: DemandMeeting) -> Changes:
    """A demand for a meeting, by villagers, representatives or households as its law lets them ask."""
    source = signers_of_demand(work.session, act.form, act.by)
    people = [_eligible_cosigner(work, source, who) for who in act.cosigners]
    ids = [person.id for person in people]
    twice = next((person for person in people if ids.count(person.id) > 1), None)
    if twice is not None:
        raise refusals.cosigner_twice(twice.name)
    work.add(MeetingDemand(id=act.key, form=act.form, by=act.by, cosigner_ids=ids, at=act.at))
    return TOPICS


def collect_opinion(work: Work, act: CollectOpinion) -> Changes:
    topic = live_topic(work, act.topic, "再记意见")
    if act.who is None and act.household is None:
        raise refusals.wrong_stage("没有写明是谁的意见。", "请选人或选户。")
    for who in (act.who, act.visitor):
        if who is not None:
            person_on_roster(work, who, act.at.date())
    if act.household is not None:
        get_household(work, act.household)
    written(act.text, "意见内容")
    opinion = CollectedOpinion(
        id=act.key,
        topic_id=topic.id,
        person_id=act.who,
        household_id=act.household,
        visitor_id=act.visitor,
        channel=act.channel,
        stance=act.stance,
        text=act.text,
        at=act.at,
    )
    work.add(opinion)
    return TOPICS


def record_failed_contact(work: Work, act: RecordFailedContact) -> Changes:
    topic = live_topic(work, act.topic, "再记入户情况")
    household = get_household(work, act.household)
    if act.tries < 1:
        raise refusals.wrong_stage("联系次数至少1次。")
    contact = FailedContact(
        topic_id=topic.id, household_id=household.id, tries=act.tries, reason=act.reason, at=act.at
    )
    work.add(contact)
    return TOPICS


def review_by_party(work: Work, act: ReviewByParty) -> Changes:
    topic = live_topic(work, act.topic, "再研究")
    work.add(PartyReview(topic_id=topic.id, agreed=act.agreed, text=act.text, at=act.at))
    return TOPICS


def screen_topic(work: Work, act: ScreenTopic) -> Changes:
    topic = live_topic(work, act.topic, "再审定")
    work.add(Screening(topic_id=topic.id, accepted=act.accepted, reason=act.reason, at=act.at))
    if not act.accepted:
        topic.status = TopicStatus.REJECTED
        topic.closing_reason = act.reason
    elif topic.status is TopicStatus.COLLECTING:
        topic.status = TopicStatus.LISTED
    return TOPICS


def select_participants(work: Work, act: SelectParticipants) -> Changes:
    topic = live_topic(work, act.topic, "再选参加人员")
    people = people_on_roster(work, act.whos, act.at.date())
    choice = ParticipantChoice(
        topic_id=topic.id,
        kind=act.kind,
        person_ids=[person.id for person in people],
        relevance=act.relevance,
        reason=act.reason,
        at=act.at,
    )
    work.add(choice)
    return TOPICS


def plan_consultation(work: Work, act: PlanConsultation) -> Changes:
    topic = live_topic(work, act.topic, "再安排")
    topic.lead = act.lead
    topic.planned_form = MeetingForm(act.form)
    return TOPICS


def set_procedure(work: Work, act: SetProcedure) -> Changes:
    return _note(work, act.topic, "程序", act.by, act.text)


def record_assessment(work: Work, act: RecordAssessment) -> Changes:
    return _note(work, act.topic, "专家评估", act.by, act.text)


def _note(work: Work, key: str, kind: str, by: str, text: str) -> Changes:
    topic = live_topic(work, key, "再补充")
    work.add(TopicNote(topic_id=topic.id, kind=kind, by=by, text=text, details={}, at=work.at))
    return TOPICS


def withdraw_topic(work: Work, act: WithdrawTopic) -> Changes:
    topic = live_topic(work, act.topic, "撤回")
    if topic.status not in BEFORE_RESULT:
        raise refusals.wrong_stage(f"议题“{topic.title}”{topic.status.value}，不能撤回。")
    topic.status = TopicStatus.WITHDRAWN
    topic.closing_reason = act.reason
    return TOPICS
