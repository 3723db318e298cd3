"""Who may propose jointly or demand a meeting, of how many, and how many must sign."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Signing:
    """The signatures under a joint proposal; ``needed`` is None where no law gives a number."""

    by_name: int
    on_paper: int
    base: int
    needed: int | None
    clause: str

    @property
    def count(self) -> int:
        """All of them: who signed on paper does not stand among those by name."""
        return self.by_name + self.on_paper

    @property
    def met(self) -> bool:
        """Whether there are enough."""
        return self.needed is None or self.count >= self.needed


def signing_of(session: Session, topic: Topic) -> Signing | None:
    """The signatures of a joint proposal; None where the topic was not proposed jointly."""
    if topic.source not in JOINT:
        return None
    base = base_of_cosigners(session, topic.source)
    threshold = petition_threshold(village_rules(session), topic.source, base, kind=village_of(session).kind)
    asked = select(func.count(Cosigner.id)).where(
        Cosigner.topic_id == topic.id, Cosigner.withdrawn_at.is_(None)
    )
    return Signing(
        by_name=session.scalar(asked) or 0,
        on_paper=topic.cosigner_count or 0,
        base=base,
        needed=threshold.needed if threshold is not None else None,
        clause=threshold.clause if threshold is not None else "",
    )


def cosigning_of(session: Session, topic: Topic) -> Cosigning | None:
    """A joint proposal against its threshold; None where it has none."""
    signing = signing_of(session, topic)
    if signing is None or signing.needed is None:
        return None
    return Cosigning(signing.count, signing.base, signing.needed, signing.clause)


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
