"""The counts of a vote while they are typed: what is asked, what the sum says. Pure; no widget, no record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.queries.cockpit.vote import TallyRow, VoteView
from xieshang_desktop.ui.live.hints import Counting

PAPERS = (VoteMethod.SECRET_BALLOT, VoteMethod.WRITTEN)


@dataclass(frozen=True)
class Question:
    """One field: its name in the tally, the sentence read aloud (for papers: what is done), the label."""

    name: str
    sentence: str
    label: str


HANDS = (
    Question("for_", "同意的，请举手。", "赞成"),
    Question("against", "不同意的，请举手。", "反对"),
    Question("abstain", "弃权的，请举手。", "弃权"),
)
BEANS = (
    Question("for_", "数赞成碗里的豆子。", "赞成"),
    Question("against", "数反对碗里的豆子。", "反对"),
    Question("abstain", "数弃权碗里的豆子。", "弃权"),
)
BALLOT = (
    Question("issued", "逐张清点", "发出"),
    Question("returned", "当众清点", "收回"),
    Question("for_", "逐张唱票", "赞成"),
    Question("against", "逐张唱票", "反对"),
    Question("abstain", "逐张唱票", "弃权"),
    Question("invalid", "另放一边", "无效"),
)
SIDES = ("for_", "against", "abstain")


def questions_of(method: VoteMethod) -> tuple[Question, ...]:
    """What is asked, in the order in which it is asked."""
    if method in PAPERS:
        return BALLOT
    return BEANS if method is VoteMethod.BEANS else HANDS


@dataclass(frozen=True)
class SumLine:
    """What the sum says: a lead in its colour, the figures, and a sentence of advice."""

    lead: str
    figures: str = ""
    advice: str = ""
    tone: str = "text"


@dataclass(frozen=True)
class CountSheet:
    """The counts so far. ``not_voted`` are those who raised their hand at none of the questions."""

    method: VoteMethod
    voters: int
    counts: tuple[int | None, ...]
    current: int = 0
    not_voted: int = 0

    @classmethod
    def blank(cls, vote: VoteView) -> CountSheet:
        """Nothing counted yet, or what the record already has."""
        questions = questions_of(vote.method)
        tally = vote.tally
        counts = tuple(_of_tally(tally, question.name) for question in questions)
        current = 0 if None in counts else len(counts) - 1
        return cls(vote.method, vote.voters, counts, current, (tally.not_voted or 0) if tally else 0)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The fields in order."""
        return questions_of(self.method)

    def count(self, name: str) -> int | None:
        """One count by its name in the tally."""
        names = [question.name for question in self.questions]
        return self.counts[names.index(name)] if name in names else None

    def with_count(self, index: int, count: int | None) -> CountSheet:
        """The same with another count; who did not vote is asked again."""
        counts = (*self.counts[:index], count, *self.counts[index + 1 :])
        return replace(self, counts=counts, current=index, not_voted=0)

    def at(self, index: int) -> CountSheet:
        """The same with another question current."""
        return replace(self, current=max(0, min(index, len(self.counts) - 1)))

    def with_rest_not_voted(self) -> CountSheet:
        """Those who are missing are entered as 未表决."""
        return replace(self, not_voted=max(0, self.not_voted + self.short))

    @property
    def complete(self) -> bool:
        """Whether every field has a count."""
        return all(count is not None for count in self.counts)

    @property
    def sides(self) -> int:
        """For, against and abstained together."""
        return sum(self.count(name) or 0 for name in SIDES)

    @property
    def short(self) -> int:
        """How many are missing from what they must add up to; negative when there are too many."""
        if self.method in PAPERS:
            return (self.count("returned") or 0) - self.sides - (self.count("invalid") or 0)
        return self.voters - self.sides - self.not_voted

    @property
    def problem(self) -> str:
        """What cannot be true of the papers so far, whatever is counted next."""
        issued, returned = self.count("issued"), self.count("returned")
        if issued is not None and issued > self.voters:
            return f"发出{issued}票，比会场内有表决权的{self.voters}人多{issued - self.voters}票"
        if issued is not None and returned is not None and returned > issued:
            return f"收回{returned}票，比发出的{issued}票多{returned - issued}票"
        return ""

    @property
    def fits(self) -> bool:
        """Whether all is counted and adds up."""
        return self.complete and self.short == 0 and not self.problem

    def hint(self) -> Counting:
        """What the red button has to know."""
        labels = tuple(question.label for question in self.questions)
        short = -1 if self.problem and self.complete else self.short
        return Counting(labels, self.counts, self.current, short, self.fits)

    def line(self) -> SumLine:
        """What the sum panel says after this key stroke; 先问赞成 before the first."""
        if self.problem:
            return SumLine("请重新清点", self.problem, "以清点的数为准，改过再往下数。", "warn")
        if all(count is None for count in self.counts):
            return SumLine(f"先问{self.questions[0].label}" if self.method not in PAPERS else "先数发出的票")
        if self.method in PAPERS:
            return self._of_papers()
        return self._of_hands()

    def _addition(self) -> str:
        parts = [str(self.count(name)) for name in SIDES if self.count(name) is not None]
        if self.not_voted:
            parts.append(str(self.not_voted))
        invalid = self.count("invalid")
        if invalid is not None:
            parts.append(str(invalid))
        total = self.sides + self.not_voted + (invalid or 0)
        return f"{'＋'.join(parts)}＝{total}" if len(parts) > 1 else str(total)

    def _of_hands(self) -> SumLine:
        figures = f"{self._addition()}，会场内有表决权{self.voters}人"
        if self.short < 0:
            return SumLine(
                f"多了{-self.short}人", figures, "有人举了两次手，或者数重了。请重新清点。", "warn"
            )
        if not self.complete:
            return SumLine(f"还有{self.short}人没有表态", figures)
        if self.short == 0:
            note = f"其中{self.not_voted}人未表决，照样算在到会人数里。" if self.not_voted else ""
            return SumLine("数目相符", figures, note)
        advice = (
            f"有{self.short}人三次都没有举手，或者漏数了{self.short}人。先请弃权的再举一次手；"
            f"仍差{self.short}人的，记为未表决，照样算在到会人数里。"
        )
        return SumLine(f"还差{self.short}人", figures, advice, "warn")

    def _of_papers(self) -> SumLine:
        issued, returned = self.count("issued"), self.count("returned")
        if returned is None:
            return SumLine(f"发出{issued}票", f"会场内有表决权{self.voters}人")
        out = (issued or 0) - returned
        note = f"发出{issued}票，收回{returned}票" + (f"，{out}票没有收回，仍算在到会人数里" if out else "")
        if all(self.count(name) is None for name in SIDES):
            return SumLine("开始唱票", note)
        figures = f"{self._addition()}，收回{returned}票"
        if self.short < 0:
            return SumLine(f"多了{-self.short}票", figures, "计数比收回的票多，请重新清点。", "warn")
        if not self.complete:
            return SumLine(f"还有{self.short}票没有唱", figures, note)
        if self.short == 0:
            return SumLine("数目相符", figures, note)
        return SumLine(f"还差{self.short}票", figures, "计数比收回的票少，请重新清点。", "warn")


def _of_tally(tally: TallyRow | None, name: str) -> int | None:
    return getattr(tally, name) if tally is not None else None
