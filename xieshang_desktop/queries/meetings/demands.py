"""开会要求: who demanded which meeting, whether enough signed, by when it must be held, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import convening_due
from xieshang_desktop.domain.facts import DemandFacts
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.models.topics import MeetingDemand
from xieshang_desktop.queries.days import day_words, due_words
from xieshang_desktop.queries.facts.demands import demand_facts, demands
from xieshang_desktop.queries.facts.law import village_rules
from xieshang_desktop.queries.facts.petitions import threshold_of_demand
from xieshang_desktop.queries.meetings.convening import forms_of


@dataclass(frozen=True)
class DemandLine:
    """One demand; ``state`` says how it stands, in the colour of role ``tone``."""

    id: str
    day: str
    form: str
    by: str
    count: int
    needed: int | None
    clause: str
    state: str
    tone: str
    answer: str

    @property
    def figures(self) -> str:
        """82人，需82人."""
        return f"{self.count}人，需{self.needed}人" if self.needed is not None else f"{self.count}人"


@dataclass(frozen=True)
class DemandOffer:
    """One meeting that some people may demand by law: of how many, how many must sign."""

    form: MeetingForm
    by: str
    needed: int
    base: int
    share: str
    clause: str

    @property
    def words(self) -> str:
        """村民会议：十分之一以上村民，需82人."""
        return f"{self.form}：{self.share}{self.by}，需{self.needed}人"


def demand_lines(session: Session, today: date) -> tuple[DemandLine, ...]:
    """All demands, the latest first."""
    return tuple(_line(session, demand, today) for demand in reversed(demands(session)))


def _line(session: Session, demand: MeetingDemand, today: date) -> DemandLine:
    facts = demand_facts(session, demand)
    state, tone = _state(session, facts, today)
    return DemandLine(
        id=demand.id,
        day=day_words(demand.at.date(), today),
        form=str(demand.form),
        by=demand.by,
        count=len(demand.cosigner_ids) + (demand.cosigner_count or 0),
        needed=facts.needed if facts is not None else None,
        clause=facts.clause if facts is not None else "",
        state=state,
        tone=tone,
        answer=demand.answer or "",
    )


def _state(session: Session, facts: DemandFacts | None, today: date) -> tuple[str, str]:
    if facts is None:
        return "法律没有规定他们可以要求", "text_muted"
    if facts.held:
        return "已经召开", "ok"
    if not facts.met:
        return f"还差{facts.needed - facts.count}人", "warn"
    owed = convening_due(village_rules(session), facts.form, facts.on)
    if owed is None:
        return "应当召开", "bad"
    left = (owed[0] - today).days
    said = f"{day_words(owed[0], today)}前召开，{due_words(owed[0], today)}"
    return said, "bad" if left < 0 else "warn"


def demand_offers(session: Session) -> tuple[DemandOffer, ...]:
    """What may be demanded here, and by whom; what the law does not let be asked is left out."""
    rules, found = village_rules(session), []
    for form in forms_of(session):
        signers = dict.fromkeys(str(row.of) for row in rules.find(form, "petition", occasion=None))
        for by in signers:
            threshold = threshold_of_demand(session, form, by)
            if threshold is not None:
                share = threshold.share.words().removesuffix("以上")
                found.append(
                    DemandOffer(form, by, threshold.needed, threshold.base, f"{share}以上", threshold.clause)
                )
    return tuple(found)
