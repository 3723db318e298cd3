"""筹资筹劳: what a project takes from the villagers, planned before it is decided."""

from __future__ import annotations

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.topics import PlanLevy
from xieshang_desktop.domain.levies import Levy, levy_faults, levy_words
from xieshang_desktop.domain.vocabulary import Matter
from xieshang_desktop.models.topics import TopicNote
from xieshang_desktop.queries.facts.levies import LEVY, levy_details
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import BEFORE_RESULT, live_topic
from xieshang_desktop.storage.unit_of_work import Work


def plan_levy(work: Work, act: PlanLevy) -> Changes:
    topic = live_topic(work, act.topic, "再改筹资筹劳")
    if topic.matter is not Matter.WELFARE_LEVY:
        raise refusals.wrong_stage(f"议题“{topic.title}”不是公益事业筹资筹劳。", "请先改议题的事项。")
    if topic.status not in BEFORE_RESULT:
        raise refusals.wrong_stage(f"议题“{topic.title}”{topic.status.value}，筹资筹劳不能再改。")
    levy = Levy(
        per_head=act.per_head,
        heads=act.heads,
        exempt_heads=act.exempt_heads,
        days_per_hand=act.days_per_hand,
        hands=act.hands,
        exempt_hands=act.exempt_hands,
    )
    _possible(levy)
    note = TopicNote(
        topic_id=topic.id, kind=LEVY, by="", text=levy_words(levy), details=levy_details(levy), at=act.at
    )
    work.add(note)
    return Changes(topics=True)


def _possible(levy: Levy) -> None:
    if any(value < 0 for value in (levy.per_head, levy.heads, levy.days_per_hand, levy.hands)):
        raise refusals.wrong_stage("筹资筹劳的数字不能小于0。", "请核对数字。")
    if levy.money <= 0 and levy.labour_days <= 0:
        raise refusals.wrong_stage("既没有筹资，也没有筹劳。", "请写人均多少元，或者每劳几个工日。")
    faults = levy_faults(levy, levy.money, levy.labour_days)
    if faults:
        raise refusals.wrong_stage(f"{faults[0]}。", "请核对人数。")
