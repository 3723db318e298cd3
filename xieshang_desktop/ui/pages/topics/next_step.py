"""What a topic needs next: the one step that the red button takes, and the others that are possible now."""

from dataclasses import dataclass
from typing import Final

from xieshang_desktop.domain.vocabulary import Matter, MeetingState, Scope, TopicStatus
from xieshang_desktop.queries.topics.next_step import (
    MEETING,
    PARTIES,
    PREPARE,
    PROCEDURE,
    REVIEW,
    SCREEN,
    SIGN,
)
from xieshang_desktop.queries.topics.page import TopicCard

__all__ = [
    "AMEND",
    "ASSESS",
    "DELIBERATE",
    "LEVY",
    "MEETING",
    "OPINIONS",
    "OUTCOME",
    "PARTIES",
    "PICTURES",
    "PLAN",
    "PREPARE",
    "PROCEDURE",
    "REVIEW",
    "SCREEN",
    "SIGN",
    "WITHDRAW",
    "WORDS",
    "Steps",
    "steps_of",
]

ASSESS: Final = "assess"
DELIBERATE: Final = "deliberate"
LEVY: Final = "levy"
PLAN: Final = "plan"
OUTCOME: Final = "outcome"
PICTURES: Final = "pictures"
OPINIONS: Final = "opinions"
AMEND: Final = "amend"
WITHDRAW: Final = "withdraw"

WORDS: Final = {
    SIGN: "补齐联名",
    REVIEW: "记党组织研究",
    DELIBERATE: "记“两委”商议",
    LEVY: "记筹资筹劳",
    SCREEN: "审定议题",
    PARTIES: "选定协商主体",
    PROCEDURE: "记跨村程序",
    ASSESS: "记专家评估",
    PLAN: "安排协商",
    MEETING: "编入会议",
    PREPARE: "去准备会议",
    OUTCOME: "看成果",
    PICTURES: "照片扫描件",
    AMEND: "改登记内容",
    WITHDRAW: "撤回议题",
}


@dataclass(frozen=True)
class Steps:
    """The next step (empty where nothing is owed), and the others."""

    next: str
    others: tuple[str, ...]


def steps_of(card: TopicCard) -> Steps:
    """The next step of a topic: sign, study, screen, choose parties, hold a meeting, follow the result."""
    if card.status in (TopicStatus.RESULT, TopicStatus.IMPLEMENTING, TopicStatus.CLOSED):
        late = (DELIBERATE,) if card.deliberation_owed and card.status is not TopicStatus.CLOSED else ()
        return Steps("", (OUTCOME, PARTIES, *late, PICTURES))
    if not card.open:
        return Steps("", (PICTURES,))
    preparing = card.meeting_state is MeetingState.PREPARING
    following = card.next_step
    possible = {
        PREPARE: preparing,
        MEETING: not preparing,
        PROCEDURE: card.entry.scope is Scope.CROSS_VILLAGE,
        ASSESS: card.entry.specialised,
        SCREEN: not card.screened,
        DELIBERATE: card.deliberation_owed,
        LEVY: card.entry.matter is Matter.WELFARE_LEVY,
    }
    order = (
        *(PREPARE, MEETING, LEVY, PARTIES, REVIEW, DELIBERATE, SCREEN, PICTURES, PROCEDURE, ASSESS, PLAN),
        *(AMEND, WITHDRAW),
    )
    return Steps(following, tuple(step for step in order if step != following and possible.get(step, True)))
