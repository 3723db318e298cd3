"""What a result needs next, and what else can be done with it."""

from dataclasses import dataclass
from typing import Final

from xieshang_desktop.queries.outcomes.card import OutcomeCard

REPLY: Final = "reply"
POST: Final = "post"
TAKE_DOWN: Final = "take_down"
PROGRESS: Final = "progress"
ASSIGN: Final = "assign"
EXPLAIN: Final = "explain"
REPORT: Final = "report"
OBJECTION: Final = "objection"
PICTURES: Final = "pictures"

WORDS: Final = {
    REPLY: "写答复",
    POST: "公示",
    TAKE_DOWN: "取下公示",
    PROGRESS: "登记进展",
    ASSIGN: "安排落实",
    EXPLAIN: "登记说明",
    REPORT: "报乡镇",
    OBJECTION: "收到异议",
    PICTURES: "照片扫描件",
}


@dataclass(frozen=True)
class Steps:
    """The next step (empty where nothing is owed), and the others."""

    next: str
    others: tuple[str, ...]


def steps_of(card: OutcomeCard) -> Steps:
    """Answer who objected, post, explain to who was of another opinion, carry it out, report."""
    hanging = card.hanging
    owed = {
        REPLY: card.open_objection is not None,
        POST: not card.postings,
        EXPLAIN: bool(card.dissenting),
        ASSIGN: not card.tasks,
        TAKE_DOWN: hanging is not None and not hanging.missing and hanging.needed is not None,
        PROGRESS: card.open_task is not None,
    }
    following = next((step for step, wanted in owed.items() if wanted), "")
    possible = {
        **owed,
        POST: True,
        ASSIGN: True,
        REPORT: True,
        OBJECTION: True,
        PICTURES: True,
        TAKE_DOWN: hanging is not None,
    }
    order = (PROGRESS, EXPLAIN, POST, TAKE_DOWN, ASSIGN, REPORT, OBJECTION, PICTURES)
    return Steps(following, tuple(step for step in order if possible[step] and step != following))
