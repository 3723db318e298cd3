"""What the hall may see: a whitelist of figures, titles and the names of those who have the floor.

Every value that can reach the second screen stands here as a field. There is none for telephones, numbers of
papers or of registers, keys of the record, ways of voting of single people, or opinions with names; a test
holds the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Present and expected in one villagers' group (or the like)."""

    name: str
    present: int
    base: int


@dataclass(frozen=True, slots=True)
class PresenceView:
    """How many are here; ``needed`` is None where no law asks for a number, ``rule`` reads 三分之二."""

    present: int
    base: int
    needed: int | None
    unit: str
    rule: str
    sentence: str
    clause: str
    groups: tuple[GroupLine, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item of the agenda; ``outcome`` is empty until it is finished."""

    number: int
    title: str
    kind: str
    state: str
    minutes: int | None
    outcome: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """The item under way with the text that is before the meeting.

    ``consensus`` is what the last round of it came to, in figures; empty before the first.
    """

    number: int
    title: str
    kind: str
    minutes: int | None
    text: str
    consensus: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Who has the floor. ``used`` and ``allowed`` are seconds; ``running_since`` is None while paused."""

    name: str
    group: str
    kind: str
    used: int
    allowed: int
    running_since: datetime | None

    def left(self, now: datetime) -> int:
        """Seconds left at a moment; negative when over time."""
        running = (now - self.running_since).total_seconds() if self.running_since else 0
        return self.allowed - self.used - max(0, int(running))


@dataclass(frozen=True, slots=True)
class WaitingView:
    """Somebody who speaks next, with the group or the party concerned that he stands for."""

    name: str
    caption: str


@dataclass(frozen=True, slots=True)
class MotionView:
    """What is put to the vote and how it is taken; ``counting`` once no more votes are given."""

    number: int
    title: str
    motion: str
    method: str
    voters: int
    options: tuple[str, ...]
    choose: int | None
    pass_line: str
    clause: str
    counting: bool


@dataclass(frozen=True, slots=True)
class CountLine:
    """One bar of a result."""

    label: str
    votes: int


@dataclass(frozen=True, slots=True)
class PassLine:
    """Where the line to pass lies: at ``numerator / denominator`` of the base, with its words (半数17票)."""

    numerator: int
    denominator: int
    words: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """A result that has been announced; ``verdict`` is empty where no line decides.

    ``fresh`` while its item is under way and nobody has taken the floor since.
    """

    number: int
    title: str
    motion: str
    verdict: str
    counts: tuple[CountLine, ...]
    unit: str
    base: int
    base_words: str
    mark: PassLine | None
    sentence: str
    clause: str
    tellers: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class AudienceView:
    """One moment of a meeting as the hall may see it; ``seconds_each`` is what a speaker has.

    ``put_off`` where it could not be opened; ``resumes_at`` is when it is held again, once that is known.
    """

    village: str
    title: str
    starts_at: datetime
    place: str
    now: datetime
    state: str
    presence: PresenceView
    agenda: tuple[AgendaLine, ...]
    item: ItemView | None
    speaker: SpeakerView | None
    waiting: tuple[WaitingView, ...]
    motion: MotionView | None
    result: ResultView | None
    seconds_each: int
    put_off: bool = False
    resumes_at: datetime | None = None
