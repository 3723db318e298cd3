"""What follows from matter and scope while a topic is being entered: who decides, who leads, which form."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from xieshang_desktop.domain import routing
from xieshang_desktop.domain.vocabulary import Matter, MeetingForm, Scope, VillageKind
from xieshang_desktop.queries.facts.law import village_facts, village_rules
from xieshang_desktop.queries.facts.plan import plan_of


@dataclass(frozen=True)
class Routing:
    """Who decides a matter and who leads its consultation, and in which form it is best consulted."""

    bodies: tuple[MeetingForm, ...]
    lead: str
    form: MeetingForm
    why: str
    review: bool

    @property
    def sentence(self) -> str:
        """由村民代表会议决定，也可由村民会议决定；村民委员会牵头；建议先开协商会."""
        body = f"由{self.bodies[0]}决定" if self.bodies else "跨村事项，由乡镇党委（街道党工委）定程序"
        others = f"，也可由{'、'.join(self.bodies[1:])}决定" if self.bodies[1:] else ""
        review = "；先经党组织研究" if self.review else ""
        return f"{body}{others}{review}；{self.lead}牵头；建议用{self.form}协商，{self.why}"


def route(session: Session, matter: Matter, scope: Scope, wide_impact: bool) -> Routing:
    """Where a topic of this kind would go."""
    kind, collective = village_facts(session)
    form, why = proposed_form(session, scope, wide_impact)
    return Routing(
        bodies=routing.deciding_bodies(village_rules(session), matter, scope, kind, collective=collective),
        lead=routing.lead(scope, kind),
        form=form,
        why=why,
        review=routing.needs_party_review(matter, scope, important=wide_impact),
    )


def proposed_form(session: Session, scope: Scope, wide_impact: bool) -> tuple[MeetingForm, str]:
    """The form that suits a topic here, and why."""
    return routing.consulting_form(scope, wide_impact, plan_of(session).forms)


def leads(session: Session) -> tuple[str, ...]:
    """Who may lead a consultation in this village, the usual ones (中办发〔2015〕41号 二（二）)."""
    kind, _ = village_facts(session)
    committee = "居民委员会" if kind is VillageKind.COMMUNITY else "村民委员会"
    return ("村党组织", committee, "村民小组", "村务监督委员会", "乡镇党委（街道党工委）")
