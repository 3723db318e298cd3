"""Who may put a name under a topic, ticked off against the register."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Role, TopicSource, VillageKind
from xieshang_desktop.models.topics import Cosigner, Topic
from xieshang_desktop.queries.days import day_words
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.facts.petitions import Signing, signing_of
from xieshang_desktop.queries.people.roster import PersonLine, RosterView


@dataclass(frozen=True)
class SignerLine:
    """One person who may sign; ``signed`` is the day on which it was done, or empty."""

    id: str
    number: str
    name: str
    group: str
    standing: str
    signed: str


@dataclass(frozen=True)
class SignersView:
    """A joint proposal with everybody who may sign it, in the order of the register."""

    topic_id: str
    title: str
    signing: Signing
    who: str
    lines: tuple[SignerLine, ...]
    still_open: bool

    @property
    def signed(self) -> tuple[SignerLine, ...]:
        """Those who have signed."""
        return tuple(line for line in self.lines if line.signed)


def signers(session: Session, topic_id: str, register: RosterView, still_open: bool) -> SignersView | None:
    """The signatures of a topic against the register; None where it was not proposed jointly."""
    topic = session.get_one(Topic, topic_id)
    signing = signing_of(session, topic)
    if signing is None:
        return None
    asked = select(Cosigner.person_id, Cosigner.at).where(
        Cosigner.topic_id == topic_id, Cosigner.withdrawn_at.is_(None)
    )
    days = {row.person_id: row.at.date() for row in session.execute(asked)}
    today = topic.proposed_at.date()
    return SignersView(
        topic_id=topic.id,
        title=topic.title,
        signing=signing,
        who=_who(session, topic.source),
        lines=tuple(
            SignerLine(
                id=person.id,
                number=person.number,
                name=person.name,
                group=person.group,
                standing=person.duty or (person.roles[0] if person.roles else ""),
                signed=day_words(days[person.id], today) if person.id in days else "",
            )
            for person in register.people
            if person.id in days or _may_sign(person, topic.source)
        ),
        still_open=still_open,
    )


def _may_sign(person: PersonLine, source: TopicSource) -> bool:
    if person.gone or not person.adult:
        return False
    if source is TopicSource.JOINT_REPRESENTATIVES:
        return str(Role.REPRESENTATIVE) in person.roles
    return person.registered


def _who(session: Session, source: TopicSource) -> str:
    """What the signers are called here."""
    place = "居民" if village_of(session).kind is VillageKind.COMMUNITY else "村民"
    return f"{place}代表" if source is TopicSource.JOINT_REPRESENTATIVES else f"18周岁以上{place}"
