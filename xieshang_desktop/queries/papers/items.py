"""What an item of the agenda shows on paper: speeches, opinions, consent, votes and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CountView:
    """One kind of the entitled (村民代表, 40) or one option of a vote (赞成, 18)."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SpeechView:
    """One turn to speak, in order; ``kind`` 发言, 询问, 回应 or 程序动议; ``text`` may be empty."""

    name: str
    text: str = ""
    group: str = ""
    at: datetime | None = None
    seconds: int = 0
    kind: str = "发言"
    stance: str = ""
    interpreter: str = ""
    """The name of who translated."""


@dataclass(frozen=True, slots=True)
class OpinionView:
    """One opinion and what became of it (``adopted`` None: not yet dealt with).

    ``in_speech`` says that its words stand among the speeches already.
    """

    name: str
    stance: str
    text: str
    group: str = ""
    adopted: bool | None = None
    reason: str = ""
    in_speech: bool = False


@dataclass(frozen=True, slots=True)
class MergedView:
    """Several opinions put into one, and what became of it."""

    number: int
    text: str
    opinions: int
    adopted: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ConsensusView:
    """One round of asking for consent; the reasons are sentences of those who did not simply agree."""

    proposal: str
    support: int
    reservations: int
    objections: int
    objection_reasons: tuple[str, ...] = ()
    reservation_reasons: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VoteView:
    """One vote with its counts, its rule and its verdict (通过, 未通过 or empty).

    Papers issued, returned and invalid are None for a show of hands. ``options`` are the counts of an
    election of several; then for, against and abstain stay 0. ``unit`` is 人, 票 or 户, by the method if
    empty; ``areas`` is a sentence with the areas where they count too, ``by_name``
    says who voted how in a vote by name: for the minutes, never for the board.
    """

    motion: str
    method: str
    for_count: int = 0
    against: int = 0
    abstain: int = 0
    not_voted: int = 0
    invalid: int | None = None
    issued: int | None = None
    returned: int | None = None
    options: tuple[CountView, ...] = ()
    unit: str = ""
    areas: str = ""
    by_name: str = ""
    base: int = 0
    base_name: str = "到会"
    rule: str = ""
    needed: int = 0
    verdict: str = ""
    sentence: str = ""
    clause: str = ""
    binding: bool = True
    tellers: tuple[str, ...] = ()
    at: datetime | None = None
    households: int | None = None
    households_base: int = 0
    """For how many households those in favour stand, of how many, where these decide."""
    recounts: tuple[str, ...] = ()
    """Counts that were given up for another, each in a sentence with its figures and the reason."""


@dataclass(frozen=True, slots=True)
class RecusalView:
    """Somebody who left one item to the others, and why."""

    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of the agenda as it was dealt with; ``text`` is the proposal as it was put."""

    ordinal: int
    title: str
    kind: str = "协商"
    text: str = ""
    speeches: tuple[SpeechView, ...] = ()
    opinions: tuple[OpinionView, ...] = ()
    rounds: tuple[ConsensusView, ...] = ()
    votes: tuple[VoteView, ...] = ()
    recusals: tuple[RecusalView, ...] = ()
    outcome: str = ""
    conclusion: str = ""
    deferred_reason: str = ""
    started_at: datetime | None = None
    finished_at: datetime | None = None
    merged: tuple[MergedView, ...] = ()
    category: str = ""
    levy: str = ""
    """What is taken from the villagers, and as what the topic is entered: told of a levy alone."""
