"""What the law asks of a meeting's list: who makes it up, and whether enough of them are at home."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.composition import make_up
from xieshang_desktop.domain.turnout import advice, reaches
from xieshang_desktop.domain.vocabulary import MeetingForm, Role, Sex, Unit, VillageKind
from xieshang_desktop.models.meetings import BaseExclusion, Entitled, Meeting
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.queries.facts.law import adults_of, households_of, rules_for, village_of

WHOLE_VILLAGE = (
    MeetingForm.VILLAGERS_ASSEMBLY,
    MeetingForm.RESIDENTS_ASSEMBLY,
    MeetingForm.PROJECT_ASSEMBLY,
)


@dataclass(frozen=True)
class ListAdvice:
    """One thing about the list that the law asks for and that is not so, or that cannot be reached."""

    key: str
    text: str
    detail: str


def list_advice(session: Session, meeting_id: str) -> tuple[ListAdvice, ...]:
    """What is wrong with the make-up of a list, or out of reach as too few are at home."""
    meeting = session.get_one(Meeting, meeting_id)
    return (*_make_up(session, meeting), *_turnout(session, meeting))


def _make_up(session: Session, meeting: Meeting) -> list[ListAdvice]:
    """Four fifths representatives, a third women (where the sex of every representative is known)."""
    rows = session.execute(
        select(Person.id, Person.sex, PersonRole.role)
        .join(Entitled, Entitled.person_id == Person.id)
        .outerjoin(PersonRole, (PersonRole.person_id == Person.id) & (PersonRole.role == Role.REPRESENTATIVE))
        .where(Entitled.meeting_id == meeting.id)
    ).all()
    if not rows:
        return []
    representatives = [row.sex for row in rows if row.role is not None]
    word = "居民代表" if village_of(session).kind is VillageKind.COMMUNITY else "村民代表"
    counts = {
        "组成人员": len(rows),
        word: len(representatives),
        f"妇女{word}": sum(sex is Sex.FEMALE for sex in representatives),
    }
    known = None not in representatives
    found = make_up(rules_for(session, meeting.id), meeting.form, counts, adults_of(session))
    return [
        ListAdvice("make_up", f"应到名单里{each.name}不够", each.sentence)
        for each in found
        if not each.met and (known or not each.name.startswith("妇女"))
    ]


def _turnout(session: Session, meeting: Meeting) -> list[ListAdvice]:
    """Whether those at home are enough, where the whole village is on the register."""
    if meeting.form not in WHOLE_VILLAGE:
        return []
    registered = {Unit.PERSON: adults_of(session), Unit.HOUSEHOLD: households_of(session)}
    living = (Person.died.is_(None), Person.moved.is_(None), Person.registered)
    known = session.scalar(select(func.count(Person.id)).where(*living)) or 0
    if known < registered[Unit.PERSON]:
        return []
    at_home = (*living, Person.away.is_(False))
    homes = {
        Unit.PERSON: session.scalar(select(func.count(Person.id)).where(*at_home)) or 0,
        Unit.HOUSEHOLD: session.scalar(
            select(func.count(func.distinct(Household.id)))
            .join(Person, Person.household_id == Household.id)
            .where(*at_home)
        )
        or 0,
    }
    excluded = select(func.count()).select_from(BaseExclusion).where(BaseExclusion.meeting_id == meeting.id)
    out = session.scalar(excluded) or 0
    found = reaches(rules_for(session, meeting.id), meeting.form, registered, homes, out)
    chosen = [each for each in found if each.unit is meeting.unit and not each.attainable]
    return [ListAdvice("turnout", each.sentence, advice(found)) for each in chosen]
