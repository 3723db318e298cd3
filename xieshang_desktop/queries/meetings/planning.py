"""协商方案: what kind of village this is, and the plan that holds here."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from xieshang_desktop.domain.plans import CLAUSE, ConsultationPlan
from xieshang_desktop.domain.vocabulary import VillageProfile
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.facts.plan import plan_of


@dataclass(frozen=True)
class PlanView:
    """The plan; ``own`` tells that the village has changed what its profile brought."""

    profile: VillageProfile | None
    plan: ConsultationPlan
    own: bool
    clause: str = CLAUSE

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Each part as label and words; a part that says nothing says so."""
        plan = self.plan
        parts: tuple[tuple[str, tuple[str, ...]], ...] = (
            ("会议形式", tuple(str(form) for form in plan.forms)),
            ("地点", plan.places),
            ("通知方式", tuple(str(channel) for channel in plan.channels)),
            ("时间", plan.times),
            ("语言", plan.languages),
        )
        return tuple((label, "，".join(words) or "没有定") for label, words in parts)


def plan_view(session: Session) -> PlanView:
    """The plan of this village."""
    village = village_of(session)
    return PlanView(village.profile, plan_of(session), village.plan is not None)
