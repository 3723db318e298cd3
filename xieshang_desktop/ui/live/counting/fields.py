"""The counts of a vote while they are typed: which fields there are, and what stands in them. Pure.

A field is a question in a section of the hall, or an option at a place; without either there is one field to
each question. What the sum of them says lies in ``sums``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.queries.cockpit.counting import SectionRow
from xieshang_desktop.queries.cockpit.vote import TallyRow, VoteView
from xieshang_desktop.ui.live.counting.questions import (
    HANDED_OUT,
    PAPERS,
    SIDES,
    Question,
    places_of,
    questions_of,
)

WHOLE = (SectionRow("", None),)
NOT_VOTED = "未表决"
ASKED_ONCE = tuple(question.name for question in HANDED_OUT)
"""Questions that neither a bundle nor the second teller answers again."""
Teller = tuple[str, str]
"""Id and name."""


@dataclass(frozen=True)
class CountSheet:
    """The counts so far. ``not_voted`` are those who raised their hand at none of the questions."""

    method: VoteMethod
    voters: int
    questions: tuple[Question, ...]
    cells: tuple[int | None, ...]
    sections: tuple[SectionRow, ...] = WHOLE
    current: int = 0
    not_voted: int = 0
    options: bool = False
    marks: int = 1
    """How many options each voter may mark; 0 where they are put in an order."""
    bundles: tuple[Mapping[str, int], ...] = ()
    """Bundles of papers that are on record already, by the question's label."""
    first: TallyRow | None = None
    """What the first teller counted, while the second counts."""
    teller: Teller | None = None
    """Who counts now, where two count one after the other."""

    @classmethod
    def blank(cls, vote: VoteView, *, by_section: bool = False) -> CountSheet:
        """The fields of a vote with what the record already has in them."""
        questions = questions_of(vote)
        sections = sections_of(vote, by_section=by_section)
        teller, first = whose_turn(vote)
        tally = None if first is not None else vote.tally
        sheet = cls(
            method=vote.method,
            voters=vote.voters,
            questions=questions,
            cells=tuple(
                _on_record(vote, tally, question, place, section.name)
                for question in questions
                for place, section in enumerate(sections)
            ),
            sections=sections,
            not_voted=vote.counting.parts.get(("", NOT_VOTED), (tally.not_voted or 0) if tally else 0),
            options=bool(vote.options),
            marks=0 if vote.ranked else vote.choose or 1,
            bundles=vote.counting.bundles if first is None else (),
            first=first,
            teller=teller,
        )
        return sheet.at_first_open()

    @property
    def counts(self) -> tuple[int | None, ...]:
        """One number to each question, its sections added up; None while one of them is open."""
        rows = [self.cells_of(number) for number in range(len(self.questions))]
        return tuple(None if None in row else sum(part or 0 for part in row) for row in rows)

    def cells_of(self, number: int) -> tuple[int | None, ...]:
        """The fields of one question, section by section."""
        width = len(self.sections)
        return self.cells[number * width : (number + 1) * width]

    def question_at(self, index: int) -> Question:
        """The question of a field."""
        return self.questions[index // len(self.sections)]

    def section_at(self, index: int) -> str:
        """The name of a field's section; empty for the whole hall."""
        return self.sections[index % len(self.sections)].name

    def label_at(self, index: int) -> str:
        """赞成 · 三组赞成 · 甲案第1名."""
        question, section = self.question_at(index).label, self.section_at(index)
        return f"{question}{section}" if self.marks == 0 else f"{section}{question}"

    def count(self, name: str) -> int | None:
        """One count by its name in the tally."""
        names = [question.name for question in self.questions]
        return self.counts[names.index(name)] if name in names else None

    def whole(self, name: str) -> int | None:
        """One count with what recorded bundles add to it."""
        typed = self.count(name)
        return None if typed is None else typed + self.bundled(name)

    def bundled(self, *names: str) -> int:
        """What recorded bundles have of these questions."""
        labels = [question.label for question in self.questions if question.name in names]
        return sum(bundle.get(label, 0) for bundle in self.bundles for label in labels)

    @property
    def answers(self) -> tuple[str, ...]:
        """The names of the questions that are answers: the sides, or the options."""
        others = (*ASKED_ONCE, "invalid")
        return tuple(each.name for each in self.questions if each.name not in others)

    @property
    def bundle(self) -> dict[str, int]:
        """What is typed of a ballot's papers, by the question's label."""
        names = (*self.answers, "invalid")
        return {each.label: self.count(each.name) or 0 for each in self.questions if each.name in names}

    @property
    def complete(self) -> bool:
        """Whether every field has a count."""
        return all(count is not None for count in self.cells)

    def with_count(self, index: int, count: int | None) -> CountSheet:
        """The same with another count in a field; who did not vote is asked again."""
        cells = (*self.cells[:index], count, *self.cells[index + 1 :])
        return replace(self, cells=cells, current=index, not_voted=0)

    def at(self, index: int) -> CountSheet:
        """The same with another field current."""
        return replace(self, current=max(0, min(index, len(self.cells) - 1)))

    def at_first_open(self) -> CountSheet:
        """The same at the first field without a count, else at the last."""
        last = len(self.cells) - 1
        return self.at(next((place for place, cell in enumerate(self.cells) if cell is None), last))

    def emptied(self, *, keep: Sequence[str] = ()) -> CountSheet:
        """The same with nothing counted, but for the questions to ``keep``."""
        cells = tuple(
            cell if self.question_at(index).name in keep else None for index, cell in enumerate(self.cells)
        )
        return replace(self, cells=cells, not_voted=0).at_first_open()

    def with_rest_not_voted(self, missing: int) -> CountSheet:
        """Those who are missing are entered as 未表决."""
        return replace(self, not_voted=max(0, self.not_voted + missing))


def sections_of(vote: VoteView, *, by_section: bool) -> tuple[SectionRow, ...]:
    """The places of an order; else the groups, where they are counted apart or have been; else the hall."""
    if vote.ranked:
        return tuple(SectionRow(place, None) for place in places_of(vote))
    begun = any(section for section, _ in vote.counting.parts)
    if vote.method is VoteMethod.SHOW_OF_HANDS and vote.counting.sections and (by_section or begun):
        return vote.counting.sections
    return WHOLE


def whose_turn(vote: VoteView) -> tuple[Teller | None, TallyRow | None]:
    """Who counts now, and what the other has counted; nobody in particular where fewer than two count."""
    tellers = vote.counting.tellers[:2]
    if vote.method not in PAPERS or len(tellers) < 2:
        return None, None
    counted = {row.teller_id: row for row in vote.tallies}
    for teller in tellers:
        if teller[0] not in counted:
            return teller, next(iter(counted.values()), None)
    return None, None


def _on_record(
    vote: VoteView, tally: TallyRow | None, question: Question, place: int, section: str
) -> int | None:
    part = vote.counting.parts.get((section, question.label))
    if part is not None or tally is None:
        return part
    if question.name in (*SIDES, *ASKED_ONCE, "invalid"):
        known: int | None = getattr(tally, question.name)
        return known if not section else None
    if tally.ranks is not None:
        return tally.ranks.get(question.name, [0] * (place + 1))[place]
    return (tally.counts or {}).get(question.name)
