"""Opinions heard before a meeting: one by one, from a list, at the door, and where nobody was met."""

from __future__ import annotations

from datetime import datetime, time

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.topics import (
    CollectOpinion,
    CollectOpinions,
    HeardOpinion,
    RecordFailedContact,
)
from xieshang_desktop.models.topics import CollectedOpinion, FailedContact
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    get_household,
    live_topic,
    people_on_roster,
    person_on_roster,
    written,
)
from xieshang_desktop.storage.unit_of_work import Work

TOPICS = Changes(topics=True)


def collect_opinion(work: Work, act: CollectOpinion) -> Changes:
    topic = live_topic(work, act.topic, "再记意见")
    _must_be_somebodys(act)
    for who in (act.who, act.visitor):
        if who is not None:
            person_on_roster(work, who, act.at.date())
    if act.household is not None:
        get_household(work, act.household)
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


def _must_be_somebodys(opinion: CollectOpinion | HeardOpinion) -> None:
    if opinion.who is None and opinion.household is None:
        raise refusals.wrong_stage("没有写明是谁的意见。", "请选人或选户。")
    written(opinion.text, "意见内容")


def collect_opinions(work: Work, act: CollectOpinions) -> Changes:
    """A whole list in one act: nothing of it is taken over where one line cannot be."""
    topic = live_topic(work, act.topic, "再记意见")
    if not act.opinions:
        raise refusals.wrong_stage("没有要记的意见。", "请选有意见的表格。")
    people_on_roster(work, [each.who for each in act.opinions if each.who is not None], act.at.date())
    for household in dict.fromkeys(each.household for each in act.opinions if each.household is not None):
        get_household(work, household)
    for each in act.opinions:
        _must_be_somebodys(each)
        if each.on is not None and each.on > act.at.date():
            raise refusals.wrong_stage("有意见的日期在今天以后。", "请核对表里的日期。")
        heard = CollectedOpinion(
            topic_id=topic.id,
            person_id=each.who,
            household_id=each.household,
            visitor_id=None,
            channel=each.channel,
            stance=each.stance,
            text=each.text,
            at=datetime.combine(each.on, time()) if each.on is not None else act.at,
        )
        work.add(heard)
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
