"""The form of a levy: so much a head, so many labour days a hand (一事一议筹资筹劳)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from xieshang_desktop.domain.acts.topics import PlanLevy
from xieshang_desktop.domain.vocabulary import TopicId
from xieshang_desktop.queries.facts.levies import levy_details
from xieshang_desktop.queries.topics.page import TopicCard
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec, Kind


def levy_spec(card: TopicCard) -> FormSpec:
    """筹资筹劳 of one topic; what was planned before stands there."""
    planned = levy_details(card.levy) if card.levy else {}
    return FormSpec(
        title=f"筹资筹劳：{card.title}",
        act="记下筹资筹劳",
        fields=(
            _field("per_head", "人均筹资", "money", planned, "元；不筹资的不填"),
            _field("heads", "应筹人数", "whole", planned),
            _field("exempt_heads", "减免人数", "whole", planned),
            _field("days_per_hand", "每劳工日", "whole", planned, "每个劳动力投几个工日；不筹劳的不填"),
            _field("hands", "劳动力", "whole", planned),
            _field("exempt_hands", "减免劳力", "whole", planned),
        ),
        about="写进会议记录、纪要、计票报告单和公示；总额由程序算",
    )


def _field(name: str, label: str, kind: Kind, planned: dict[str, Any], hint: str = "") -> Field:
    return Field(name, label, kind, value=planned.get(name), required=False, hint=hint)


def levy_act(card: TopicCard, values: dict[str, Any], at: datetime) -> PlanLevy:
    """The act of a levy; what was left empty is nothing."""
    return PlanLevy(
        at=at,
        topic=TopicId(card.id),
        per_head=values["per_head"] or Decimal(0),
        heads=values["heads"] or 0,
        exempt_heads=values["exempt_heads"] or 0,
        days_per_hand=values["days_per_hand"] or 0,
        hands=values["hands"] or 0,
        exempt_hands=values["exempt_hands"] or 0,
    )
