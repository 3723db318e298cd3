"""设置: the facts of the village, for reading."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.models.village import Village
from xieshang_desktop.queries.facts.law import adults_of, households_of


@dataclass(frozen=True)
class VillageFacts:
    """What is on record about the village itself, as words."""

    name: str
    kind: str
    township: str
    place: str
    adults: str
    households: str
    profile: str
    delegation: str


def village_facts(session: Session) -> VillageFacts:
    """The village of this record."""
    village = session.scalars(select(Village).order_by(Village.id)).first()
    if village is None:
        return VillageFacts("", "", "", "", "", "", "", "")
    place = "".join(part for part in (village.province, village.county, village.township) if part)
    return VillageFacts(
        name=village.name,
        kind=str(village.kind),
        township=village.township or "",
        place=place,
        adults=f"{adults_of(session)}人" + ("" if village.adults is not None else "，按花名册计"),
        households=f"{households_of(session)}户" + ("" if village.households is not None else "，按花名册计"),
        profile=str(village.profile or "没有选"),
        delegation="可授权的事项视为已授权" if village.takes_delegation_as_given else "按登记的授权",
    )
