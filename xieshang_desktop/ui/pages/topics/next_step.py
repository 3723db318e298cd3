"""What a topic needs next: the one step that the red button takes, and the others that are possible now."""

from dataclasses import dataclass
from typing import Final

from xieshang_desktop.domain.vocabulary import MeetingState, TopicStatus
from xieshang_desktop.queries.topics.page import TopicCard

COSIGN: Final = "cosign"
REVIEW: Final = "review"
SCREEN: Final = "screen"
PARTIES: Final = "parties"
MEETING: Final = "meeting"
PREPARE: Final = "prepare"
OUTCOME: Final = "outcome"
WITHDRAW: Final = "withdraw"

WORDS: Final = {
    COSIGN: "加联名人",
    REVIEW: "记党组织研究",
    SCREEN: "审定议题",
    PARTIES: "选定协商主体",
    MEETING: "编入会议",
    PREPARE: "去准备会议",
    OUTCOME: "看成果",
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
        return Steps("", (OUTCOME,))
    if not card.open:
        return Steps("", ())
    possible = {
        COSIGN: card.cosigning is not None and not card.cosigning.met,
        REVIEW: card.needs_review and not card.reviewed,
        SCREEN: not card.screened,
        PARTIES: bool(card.parties_missing),
        PREPARE: card.meeting_state is MeetingState.PREPARING,
        MEETING: card.meeting_state is not MeetingState.PREPARING,
    }
    following = [step for step, owed in possible.items() if owed]
    others = [step for step in (REVIEW, SCREEN, PARTIES, PREPARE, MEETING) if step not in following[:1]]
    shown = [step for step in others if possible[step] or step in (REVIEW, PARTIES)]
    return Steps(following[0] if following else "", (*shown, WITHDRAW))
