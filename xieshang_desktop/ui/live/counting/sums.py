"""The sum of the counts: whether it fits, what is missing, in which section, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xieshang_desktop.domain.bundles import may_bundle
from xieshang_desktop.ui.live.counting.fields import CountSheet
from xieshang_desktop.ui.live.counting.questions import PAPERS
from xieshang_desktop.ui.live.hints import Counting


@dataclass(frozen=True)
class Sum:
    """The sum of a sheet."""

    sheet: CountSheet

    @property
    def answered(self) -> int:
        """All answers together, those of recorded bundles included."""
        typed = sum(self.so_far(name) or 0 for name in self.sheet.answers)
        return typed + self.sheet.bundled(*self.sheet.answers)

    def so_far(self, name: str) -> int | None:
        """What a question has come to in the parts that are counted; None before the first."""
        number = [question.name for question in self.sheet.questions].index(name)
        counted = [cell for cell in self.sheet.cells_of(number) if cell is not None]
        return sum(counted) if counted else None

    @property
    def invalid(self) -> int:
        """Spoiled papers, those of recorded bundles included."""
        return (self.sheet.count("invalid") or 0) + self.sheet.bundled("invalid")

    @property
    def short(self) -> int:
        """How many are missing from what they must add up to; negative when there are too many."""
        sheet = self.sheet
        if sheet.options and sheet.marks != 1:
            return min(0, self._most_marks() - self._marks())
        if sheet.method in PAPERS:
            return (sheet.count("returned") or 0) - self.answered - self.invalid
        if sheet.options:
            return min(0, sheet.voters - self.answered)
        return sheet.voters - self.answered - sheet.not_voted

    def _papers(self) -> int:
        """Who may have marked something: the valid papers, else the members."""
        returned = self.sheet.count("returned")
        return self.sheet.voters if returned is None else returned - self.invalid

    def _most_marks(self) -> int:
        return self._papers() * max(1, self.sheet.marks)

    def _marks(self) -> int:
        """Marks given; where options are put in an order, those of the fullest place."""
        sheet = self.sheet
        if sheet.marks:
            return self.answered
        rows = [
            sheet.cells_of(number)
            for number, each in enumerate(sheet.questions)
            if each.name in sheet.answers
        ]
        return max(sum(row[place] or 0 for row in rows) for place in range(len(sheet.sections)))

    @property
    def problem(self) -> str:
        """What cannot be true of the counts so far, whatever is counted next."""
        sheet = self.sheet
        issued, returned = sheet.count("issued"), sheet.count("returned")
        if issued is not None and issued > sheet.voters:
            return f"发出{issued}票，比会场内有表决权的{sheet.voters}人多{issued - sheet.voters}票"
        if issued is not None and returned is not None and returned > issued:
            return f"收回{returned}票，比发出的{issued}票多{returned - issued}票"
        return self._crowded() or self.difference

    def _crowded(self) -> str:
        """More hands in a section than it has members."""
        for name, hands, voters in self.sections():
            if hands > voters:
                return f"{name}举手{hands}人，比有表决权的{voters}人多{hands - voters}人"
        return ""

    def sections(self) -> list[tuple[str, int, int]]:
        """Name, hands raised so far, and members of each section whose members are known."""
        sheet = self.sheet
        if sheet.options:
            return []
        numbers = range(len(sheet.questions))
        return [
            (section.name, sum(sheet.cells_of(number)[place] or 0 for number in numbers), section.voters)
            for place, section in enumerate(sheet.sections)
            if section.voters is not None
        ]

    @property
    def difference(self) -> str:
        """Where the second teller has other numbers than the first: both, beside each other."""
        sheet, first = self.sheet, self.sheet.first
        if first is None or sheet.teller is None or not sheet.complete:
            return ""
        mine, other = self._spoken(sheet.whole), self._spoken(self._of_first)
        if mine == other:
            return ""
        return f"{first.teller}数的：{other}；{sheet.teller[1]}数的：{mine}"

    def _of_first(self, name: str) -> int | None:
        first = self.sheet.first
        if first is None or (name in self.sheet.answers and first.counts is not None):
            return (first.counts or {}).get(name, 0) if first else None
        known: int | None = getattr(first, name)
        return known

    def _spoken(self, count: Callable[[str], int | None]) -> str:
        sheet = self.sheet
        names = (*sheet.answers, "invalid")
        return "、".join(
            f"{each.label}{count(each.name) or 0}" for each in sheet.questions if each.name in names
        )

    @property
    def fits(self) -> bool:
        """Whether all is counted and adds up."""
        return self.sheet.complete and self.short == 0 and not self.problem

    @property
    def papers_left(self) -> int:
        """Papers that lie in no recorded bundle yet."""
        return (self.sheet.count("returned") or 0) - self.sheet.bundled(*self.sheet.answers, "invalid")

    @property
    def bundle_ready(self) -> bool:
        """Whether what is typed may be recorded as a bundle of its own."""
        sheet = self.sheet
        if sheet.method not in PAPERS or sheet.marks != 1 or sheet.first is not None or self.problem:
            return False
        return may_bundle(sum(sheet.bundle.values()), self.papers_left)

    def hint(self) -> Counting:
        """What the red button has to know."""
        sheet = self.sheet
        short = -1 if self.problem and sheet.complete else self.short
        first_of_two = sheet.teller is not None and sheet.first is None
        return Counting(
            labels=tuple(sheet.label_at(index) for index in range(len(sheet.cells))),
            counts=sheet.cells,
            current=sheet.current,
            short=short,
            fits=self.fits,
            again=self.again,
            teller=sheet.teller[1] if sheet.teller and first_of_two else "",
            bundle=sum(sheet.bundle.values()) if self.bundle_ready else 0,
        )

    @property
    def again(self) -> str:
        """Whom to ask once more: the section that is short, and the last question."""
        label = self.sheet.questions[-1].label
        lacking = [name for name, hands, voters in self.sections() if hands < voters]
        return f"{lacking[0]}{label}" if lacking else label
