"""Who may propose jointly or demand a meeting, of how many, and how many must sign."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.facts import Cosigning
from xieshang_desktop.domain.routing import Threshold, petition_figure, petition_threshold
from xieshang_desktop.domain.vocabulary import MeetingForm, Role, TopicSource
from xieshang_desktop.models.topics import Cosigner, Topic
from xieshang_desktop.models.village import Person, PersonRole
from xieshang_desktop.queries.facts.law import adults_of, households_of, village_of, village_rules

JOINT = (TopicSource.JOINT_VILLAGERS, TopicSource.JOINT_REPRESENTATIVES)


def signers_of_demand(session: Session, form: MeetingForm, by: str) -> TopicSource:
    """Whether representatives or villagers sign a demand, by its law; where that is silent, by the words."""
    figure = petition_figure(village_rules(session), form, by, village_of(session).kind)
    who = str(figure.of) if figure is not None else by
    return TopicSource.JOINT_REPRESENTATIVES if _representatives(who) else TopicSource.JOINT_VILLAGERS


def _representatives(who: str) -> bool:
    return "代表" in who and "户代表" not in who


def threshold_of_demand(session: Session, form: MeetingForm, by: str) -> Threshold | None:
    """How many must sign a demand; None where no law lets them ask."""
    rules, kind = village_rules(session), village_of(session).kind
    figure = petition_figure(rules, form, by, kind)
    if figure is None:
        return None
    who = str(figure.of)
    if _representatives(who):
        base = base_of_cosigners(session, TopicSource.JOINT_REPRESENTATIVES)
    else:
        base = households_of(session) if "户" in who else adults_of(session)
    return petition_threshold(rules, form, base, by, kind)


def cosigning_of(session: Session, topic: Topic) -> Cosigning | None:
    """A joint proposal against its threshold; None where the topic was not proposed jointly."""
    if topic.source not in JOINT:
        return None
    base = base_of_cosigners(session, topic.source)
    threshold = petition_threshold(village_rules(session), topic.source, base, kind=village_of(session).kind)
    if threshold is None:
        return None
    signed = select(func.count(Cosigner.id)).where(
        Cosigner.topic_id == topic.id, Cosigner.withdrawn_at.is_(None)
    )
    count = (session.scalar(signed) or 0) + (topic.cosigner_count or 0)
    return Cosigning(count=count, base=base, needed=threshold.needed, clause=threshold.clause)


def base_of_cosigners(session: Session, source: TopicSource) -> int:
    """Of how many a joint proposal's threshold is reckoned: the representatives, or the village's adults."""
    if source is TopicSource.JOINT_VILLAGERS:
        return adults_of(session)
    asked = (
        select(func.count(PersonRole.person_id))
        .join(Person, Person.id == PersonRole.person_id)
        .where(PersonRole.role == Role.REPRESENTATIVE, Person.died.is_(None), Person.moved.is_(None))
    )
    return session.scalar(asked) or 0
