"""Acts on topics: raised, put right, studied, screened, its participants chosen."""

from __future__ import annotations

from typing import Any

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.topics import (
    AmendTopic,
    DeliberateByCommittees,
    PlanConsultation,
    ProposeTopic,
    RecordAssessment,
    ReviewByParty,
    ScreenTopic,
    SelectParticipants,
    SetProcedure,
    WithdrawTopic,
)
from xieshang_desktop.domain.routing import lead
from xieshang_desktop.domain.vocabulary import MeetingForm, TopicStatus
from xieshang_desktop.models.topics import (
    CommitteesDeliberation,
    ParticipantChoice,
    PartyReview,
    Screening,
    Topic,
    TopicNote,
)
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    BEFORE_RESULT,
    live_topic,
    people_on_roster,
    person_on_roster,
    written,
)
from xieshang_desktop.services.signing import sign_topic
from xieshang_desktop.storage.unit_of_work import Work

TOPICS = Changes(topics=True)


def propose_topic(work: Work, act: ProposeTopic) -> Changes:
    if act.proposer is not None:
        person_on_roster(work, act.proposer, act.at.date())
    _not_below_nought(act)
    if act.cosigner_count is not None and act.cosigner_count < 0:
        raise refusals.wrong_stage("联名人数不能小于0。", "请核对联名人数。")
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
        proposal=act.proposal or None,
        funds_from=act.funds_from or None,
        groups=list(act.groups),
        affected_households=act.affected_households,
        affected_people=act.affected_people,
        responsible=act.responsible,
        due=act.due,
    )
    work.add(topic)
    sign_topic(work, topic, act.cosigners)
    return TOPICS


def _not_below_nought(act: ProposeTopic | AmendTopic) -> None:
    figures = {"金额": act.amount, "涉及户数": act.affected_households, "涉及人数": act.affected_people}
    for name, value in figures.items():
        if value is not None and value < 0:
            raise refusals.wrong_stage(f"{name}不能小于0。", f"请核对{name}。")


def amend_topic(work: Work, act: AmendTopic) -> Changes:
    topic = live_topic(work, act.topic, "修改")
    if topic.status not in BEFORE_RESULT:
        raise refusals.wrong_stage(f"议题“{topic.title}”{topic.status.value}，登记的内容不能再改。")
    _not_below_nought(act)
    if act.title is not None:
        written(act.title, "议题名称")
    for name in AMENDED:
        value = getattr(act, name)
        if value is not None:
            setattr(topic, name, list(value) if isinstance(value, tuple) else value)
    if act.stakeholders is not None:
        topic.stakeholders = [str(kind.value) for kind in act.stakeholders]
    if act.scope is not None:
        topic.lead = lead(act.scope, work.village.kind)
    return TOPICS


AMENDED = (
    *("title", "category", "matter", "scope", "description", "proposal", "amount", "funds_from", "groups"),
    *("affected_households", "affected_people", "wide_impact", "specialised", "entrusted_by", "languages"),
    *("responsible", "due"),
)


def review_by_party(work: Work, act: ReviewByParty) -> Changes:
    topic = live_topic(work, act.topic, "再研究")
    sitting = _sitting(work, act)
    work.add(PartyReview(topic_id=topic.id, agreed=act.agreed, text=act.text, at=act.at, **sitting))
    return TOPICS


def deliberate_by_committees(work: Work, act: DeliberateByCommittees) -> Changes:
    topic = live_topic(work, act.topic, "再商议")
    text = written(act.text, "商议的意见")
    sitting = _sitting(work, act)
    work.add(CommitteesDeliberation(topic_id=topic.id, agreed=act.agreed, text=text, at=act.at, **sitting))
    return TOPICS


def _sitting(work: Work, act: ReviewByParty | DeliberateByCommittees) -> dict[str, Any]:
    """What was noted of when, where and who; refused where it cannot be so."""
    people_on_roster(work, [*act.whos, *(who for who in (act.chair, act.recorder) if who)], act.at.date())
    there = list(dict.fromkeys(act.whos))
    if act.held_at is not None and act.held_at > act.at:
        raise refusals.wrong_stage("会议的时间还没有到。", "请核对时间，开过以后再记。")
    if act.should_attend is not None and act.should_attend < len(there):
        raise refusals.wrong_stage(f"应到{act.should_attend}人，却到了{len(there)}人。", "请核对应到人数。")
    return {
        "held_at": act.held_at,
        "place": act.place or None,
        "chair_id": act.chair,
        "recorder_id": act.recorder,
        "person_ids": there or None,
        "should_attend": act.should_attend,
    }


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
    if not people and not act.others:
        raise refusals.wrong_stage(f"“{act.kind.value}”没有选人。", "请选花名册上的人，或写明不在册的代表。")
    choice = ParticipantChoice(
        topic_id=topic.id,
        kind=act.kind,
        person_ids=[person.id for person in people],
        relevance=act.relevance,
        reason=act.reason,
        at=act.at,
        others=list(act.others),
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
