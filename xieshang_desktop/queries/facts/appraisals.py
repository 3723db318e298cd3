"""民主评议 over the years: who was found 不称职 twice in a row, who was appraised again too soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.appraising import too_soon_sentence, unfit_sentence
from xieshang_desktop.domain.findings import Finding, reminder, violation
from xieshang_desktop.domain.shares import MORE_THAN_HALF
from xieshang_desktop.domain.vocabulary import BaseOf, ItemKind, MeetingForm
from xieshang_desktop.models.meetings import AgendaItem
from xieshang_desktop.models.room import Tally, Vote
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.law import rules_for

UNFIT = "不称职"


@dataclass(frozen=True)
class _Appraisal:
    meeting_id: str
    who: str
    on: date
    unfit: bool


def appraisal_findings(session: Session, meeting_id: str) -> tuple[Finding, ...]:
    """What follows from this meeting's appraisals together with the earlier ones of the same people."""
    appraisals = _appraisals(session)
    rules = rules_for(session, meeting_id)
    found: list[Finding] = []
    for place, each in enumerate(appraisals):
        if each.meeting_id != meeting_id:
            continue
        before = [other for other in appraisals[:place] if other.who == each.who]
        unfit = unfit_sentence(rules, each.who, [*(other.unfit for other in before), each.unfit])
        if unfit is not None:
            clause = rules.find(MeetingForm.APPRAISAL, "unfit_in_a_row")[0].clause
            found.append(reminder("UNFIT_TWICE", unfit, clause, "会议"))
        soon = too_soon_sentence(rules, before[-1].on, each.on) if before else None
        if soon is not None:
            clause = rules.find(MeetingForm.APPRAISAL, "interval_months")[0].clause
            found.append(violation("APPRAISED_TOO_SOON", f"{each.who}：{soon}", clause, "会议"))
    return tuple(found)


def _appraisals(session: Session) -> Sequence[_Appraisal]:
    """Every closed appraisal in order of time: a vote with 不称职 among its options."""
    asked = (
        select(Vote, Tally.counts)
        .join(AgendaItem, AgendaItem.id == Vote.item_id)
        .join(Tally, Tally.vote_id == Vote.id)
        .where(AgendaItem.kind == ItemKind.APPRAISE, Vote.closed_at.is_not(None))
        .order_by(Vote.closed_at, Tally.at)
    )
    latest = {
        vote.id: (vote, counts or {}) for vote, counts in session.execute(asked) if UNFIT in vote.options
    }
    return [
        _Appraisal(
            vote.meeting_id, _who(session, vote.motion), vote.opened_at.date(), _is_unfit(vote, counts)
        )
        for vote, counts in latest.values()
    ]


def _is_unfit(vote: Vote, counts: dict[str, int]) -> bool:
    """More than half of those present say so; silence does not."""
    return MORE_THAN_HALF.met(counts.get(UNFIT, 0), int(vote.bases.get(BaseOf.PRESENT.value, 0)))


def _who(session: Session, motion: str) -> str:
    """The person on the register whom the motion names, else the motion as it stands."""
    named = select(Person.name).where(literal(motion).contains(Person.name)).order_by(Person.name).limit(1)
    return session.scalars(named).first() or motion
