"""Opinions heard before a meeting: how many said what, by which ways, and each of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Stance
from xieshang_desktop.models.topics import CollectedOpinion
from xieshang_desktop.models.village import Household
from xieshang_desktop.queries.names import names_of


@dataclass(frozen=True)
class OpinionsView:
    """Opinions heard beforehand, by stance and by channel."""

    total: int
    stances: tuple[tuple[str, int], ...]
    channels: str
    texts: tuple[tuple[str, str], ...]


def opinions(session: Session, topic_id: str) -> OpinionsView:
    rows = session.execute(
        select(
            CollectedOpinion.person_id,
            Household.number.label("household"),
            CollectedOpinion.stance,
            CollectedOpinion.channel,
            CollectedOpinion.text,
        )
        .outerjoin(Household, Household.id == CollectedOpinion.household_id)
        .where(CollectedOpinion.topic_id == topic_id)
        .order_by(CollectedOpinion.at.desc())
    ).all()
    stances = Counter(row.stance for row in rows)
    channels = Counter(row.channel for row in rows)
    names = names_of(session, [row.person_id for row in rows])
    return OpinionsView(
        total=len(rows),
        stances=tuple((str(stance), stances[stance]) for stance in Stance if stances[stance]),
        channels="，".join(f"{channel}{count}条" for channel, count in channels.most_common()),
        texts=tuple(
            (f"{names.get(row.person_id) or f'{row.household}户'}（{row.stance}，{row.channel}）", row.text)
            for row in rows
        ),
    )
