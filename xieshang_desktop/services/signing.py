"""Signatures: joint proposals of topics, and demands for a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.topics import AddCosigners, AnswerDemand, DemandMeeting, WithdrawCosigner
from xieshang_desktop.domain.eligibility import is_of_age
from xieshang_desktop.domain.vocabulary import Role, TopicSource
from xieshang_desktop.models.topics import Cosigner, MeetingDemand, Topic
from xieshang_desktop.models.village import Person, PersonRole
from xieshang_desktop.queries.facts.law import voting_age
from xieshang_desktop.queries.facts.petitions import signers_of_demand
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import BEFORE_RESULT, get, get_topic, written
from xieshang_desktop.storage.unit_of_work import Work

TOPICS = Changes(topics=True)
REPRESENTATIVES_ONLY = (TopicSource.JOINT_REPRESENTATIVES,)


def sign_topic(work: Work, topic: Topic, whos: Iterable[str]) -> None:
    """Put signatures under a topic; refused where somebody may not sign, or has signed already."""
    signed = _signed(work, topic)
    people = [_eligible_cosigner(work, topic.source, who) for who in whos]
    for person in people:
        if person.id in signed:
            raise refusals.cosigner_twice(person.name)
        signed.append(person.id)
        work.add(Cosigner(topic_id=topic.id, person_id=person.id, at=work.at))


def _signed(work: Work, topic: Topic) -> list[str]:
    asked = select(Cosigner.person_id).where(Cosigner.topic_id == topic.id, Cosigner.withdrawn_at.is_(None))
    return list(work.session.scalars(asked))


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
    if source in REPRESENTATIVES_ONLY and not _has_role(work, person, Role.REPRESENTATIVE):
        return "不是村民代表"
    if source is TopicSource.JOINT_VILLAGERS and not person.registered:
        return "不是本村村民"
    return ""


def _has_role(work: Work, person: Person, role: Role) -> bool:
    return work.session.get(PersonRole, (person.id, role)) is not None


def add_cosigners(work: Work, act: AddCosigners) -> Changes:
    topic = get_topic(work, act.topic)
    if topic.status not in BEFORE_RESULT:
        raise refusals.wrong_stage(f"议题“{topic.title}”{topic.status.value}，不能再联名。")
    _on_paper(act.on_paper)
    sign_topic(work, topic, act.whos)
    if act.on_paper:
        topic.cosigner_count = (topic.cosigner_count or 0) + act.on_paper
    return TOPICS


def withdraw_cosigner(work: Work, act: WithdrawCosigner) -> Changes:
    topic = get_topic(work, act.topic)
    if topic.status not in BEFORE_RESULT:
        raise refusals.wrong_stage(f"议题“{topic.title}”{topic.status.value}，不能撤回联名。")
    _on_paper(act.on_paper)
    if act.who is None and not act.on_paper:
        raise refusals.wrong_stage("没有写明谁撤回联名。", "请选人，或写明纸质签名撤回几人。")
    if act.who is not None:
        _withdraw(work, topic, act)
    if act.on_paper:
        known = topic.cosigner_count or 0
        if act.on_paper > known:
            raise refusals.wrong_stage(f"纸质签名只有{known}人，不能撤回{act.on_paper}人。", "请核对人数。")
        topic.cosigner_count = known - act.on_paper
    return TOPICS


def _on_paper(count: int) -> None:
    if count < 0:
        raise refusals.wrong_stage("纸质签名的人数不能小于0。", "请核对人数。")


def _withdraw(work: Work, topic: Topic, act: WithdrawCosigner) -> None:
    asked = select(Cosigner).where(
        Cosigner.topic_id == topic.id, Cosigner.person_id == act.who, Cosigner.withdrawn_at.is_(None)
    )
    cosigner = work.session.scalars(asked).first()
    if cosigner is None:
        raise refusals.unknown("联名")
    cosigner.withdrawn_at = act.at


def demand_meeting(work: Work, act: DemandMeeting) -> Changes:
    """A demand for a meeting, by villagers, representatives or households as its law lets them ask."""
    _on_paper(act.cosigner_count or 0)
    source = signers_of_demand(work.session, act.form, act.by)
    people = [_eligible_cosigner(work, source, who) for who in act.cosigners]
    ids = [person.id for person in people]
    twice = next((person for person in people if ids.count(person.id) > 1), None)
    if twice is not None:
        raise refusals.cosigner_twice(twice.name)
    demand = MeetingDemand(
        id=act.key,
        form=act.form,
        by=act.by,
        cosigner_ids=ids,
        cosigner_count=act.cosigner_count,
        at=act.at,
    )
    work.add(demand)
    return TOPICS


def answer_demand(work: Work, act: AnswerDemand) -> Changes:
    demand = get(work, MeetingDemand, act.demand, "开会要求")
    if demand.answered_at is not None:
        raise refusals.wrong_stage("这次开会要求已经答复过。", "答复写错了的，按F8撤销后重新答复。")
    demand.answer = written(act.text, "答复")
    demand.answered_at = act.at
    return TOPICS
