"""Wishes of a vote: opened, counted, closed, announced. Only what is being typed is kept here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xieshang_desktop.domain.acts.preparing import Selection
from xieshang_desktop.domain.acts.room import (
    AnnounceResult,
    CastVote,
    CloseVote,
    OpenVote,
    PassRule,
    RecordBundle,
    RecordCount,
    RecordTally,
    RecordWrittenReply,
    StartRecount,
)
from xieshang_desktop.domain.vocabulary import HouseholdId, ItemId, PersonId, VoteId, VoteMethod
from xieshang_desktop.queries.cockpit.vote import VoteView
from xieshang_desktop.ui.live.counting.fields import ASKED_ONCE, NOT_VOTED, CountSheet
from xieshang_desktop.ui.live.counting.questions import LISTED
from xieshang_desktop.ui.live.counting.sums import Sum
from xieshang_desktop.ui.live.session import LiveSession, MakeAct

COUNTED_AT_ONCE = (VoteMethod.SHOW_OF_HANDS, VoteMethod.BEANS)


@dataclass(frozen=True)
class Put:
    """A motion as it is put to the vote."""

    motion: str
    method: VoteMethod
    pass_rule: PassRule | None = None
    options: Sequence[str] = ()
    choose: int | None = None
    ranked: bool = False
    group: str = ""
    """The one group that votes; empty for everybody in the room."""


class Ballot:
    """The vote of the running item."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self._vote: VoteView | None = None
        self._recorded: CountSheet | None = None
        self._typed: CountSheet | None = None
        self._by_section = False

    @property
    def sheet(self) -> CountSheet | None:
        """The counts of the open vote: what is on record, and over it what is being typed."""
        vote = self._session.view.vote
        if vote is None:
            return None
        if vote is not self._vote:
            self._take_up(vote)
        return self._typed

    def _take_up(self, vote: VoteView) -> None:
        """Where the record has changed a field it shows the record; elsewhere what was typed stays."""
        if self._vote is None or vote.id != self._vote.id:
            self._recorded, self._by_section = None, False
        before, after = self._recorded, CountSheet.blank(vote, by_section=self._by_section)
        self._vote, self._recorded = vote, after
        typed = self._typed
        if before is None or typed is None or _shape(before) != _shape(after):
            self._typed = after
            return
        cells = [
            new if new != old else mine
            for old, new, mine in zip(before.cells, after.cells, typed.cells, strict=True)
        ]
        missing = after.not_voted if after.not_voted != before.not_voted else typed.not_voted
        self._typed = replace(typed, cells=tuple(cells), not_voted=missing)

    def keep(self, sheet: CountSheet) -> None:
        """Keep the counts as they are typed."""
        self._typed = sheet

    def count_by_section(self) -> None:
        """Count group by group, or the whole hall at once; what is on record stays."""
        vote = self._session.view.vote
        if vote is not None:
            self._by_section = not self._by_section
            self._typed = self._recorded = CountSheet.blank(vote, by_section=self._by_section)

    def open(self, put: Put) -> bool:
        """Put the motion to the vote, as it will stand in the minutes."""
        running = self._session.view.agenda.running
        if running is None:
            return False
        meeting, item = self._session.meeting_id, ItemId(running.id)
        vote = VoteId(self._session.office.new_id())
        return self._session.perform(
            lambda at: OpenVote(
                at=at,
                meeting=meeting,
                item=item,
                vote=vote,
                motion=put.motion,
                method=put.method,
                pass_rule=put.pass_rule,
                electorate=Selection(group=put.group) if put.group else None,
                options=tuple(put.options),
                choose=put.choose,
                ranked=put.ranked,
            ),
            said=f"开始表决，{put.method.value}",
        )

    def store(self, index: int) -> bool:
        """Record the count of a field, where it may be recorded by itself and is not on record yet."""
        sheet = self.sheet
        recording = self._recording(index)
        if sheet is None or recording is None:
            return True
        return self._session.perform(recording, said=f"{sheet.label_at(index)}{sheet.cells[index]}票")

    def store_all(self) -> bool:
        """Record every count that is typed: once the sum fits, nothing of it waits for the result."""
        sheet = self.sheet
        found = [] if sheet is None else [self._recording(index) for index in range(len(sheet.cells))]
        acts = [act for act in found if act is not None]
        return not acts or self._session.perform(*acts)

    def _recording(self, index: int) -> MakeAct | None:
        vote, sheet = self._session.view.vote, self.sheet
        if vote is None or sheet is None or not may_store(sheet, index):
            return None
        count, label, section = sheet.cells[index], sheet.question_at(index).label, sheet.section_at(index)
        if count is None or vote.counting.parts.get((section, label)) == count:
            return None
        key = VoteId(vote.id)
        return lambda at: RecordCount(at=at, vote=key, question=label, count=count, section=section)

    def rest_not_voted(self) -> bool:
        """Those who are missing are recorded as 未表决."""
        vote, sheet = self._session.view.vote, self.sheet
        if vote is None or sheet is None:
            return False
        key, missing = VoteId(vote.id), max(0, sheet.not_voted + Sum(sheet).short)
        return self._session.perform(
            lambda at: RecordCount(at=at, vote=key, question=NOT_VOTED, count=missing),
            said=f"{missing}人记为未表决",
        )

    def store_bundle(self) -> bool:
        """Record the bundle of papers that is typed; its fields are free for the next."""
        vote, sheet = self._session.view.vote, self.sheet
        if vote is None or sheet is None:
            return False
        key, counts, number = VoteId(vote.id), sheet.bundle, len(sheet.bundles) + 1
        return self._session.perform(
            lambda at: RecordBundle(at=at, vote=key, counts=counts),
            said=f"已记第{number}把，{sum(counts.values())}票",
        )

    def store_tally(self) -> bool:
        """Record what the first of two tellers has counted."""
        sheet = self.sheet
        return sheet is not None and sheet.teller is not None and self._session.perform(self._tally(sheet))

    def close(self) -> bool:
        """Record the counts and take the verdict from them."""
        vote, sheet = self._session.view.vote, self.sheet
        if vote is None or sheet is None:
            return False
        key = VoteId(vote.id)
        acts: list[MakeAct] = [] if vote.method in LISTED else [self._tally(sheet)]
        return self._session.perform(*acts, lambda at: CloseVote(at=at, vote=key))

    def _tally(self, sheet: CountSheet) -> MakeAct:
        vote = self._session.view.vote
        key = VoteId(vote.id if vote else "")
        papers = sheet.count("issued") is not None
        answers = {name: sheet.whole(name) or 0 for name in sheet.answers} if sheet.options else None
        ranks = None
        if answers is not None and sheet.marks == 0:
            rows = [number for number, each in enumerate(sheet.questions) if each.name in sheet.answers]
            ranks = {
                sheet.questions[row].name: tuple(part or 0 for part in sheet.cells_of(row)) for row in rows
            }
        return lambda at: RecordTally(
            at=at,
            vote=key,
            for_=sheet.whole("for_"),
            against=sheet.whole("against"),
            abstain=sheet.whole("abstain"),
            counts=None if ranks is not None else answers,
            ranks=ranks,
            issued=sheet.count("issued"),
            returned=sheet.count("returned"),
            invalid=sheet.whole("invalid"),
            not_voted=None if papers or sheet.options else sheet.not_voted,
            teller=PersonId(sheet.teller[0]) if sheet.teller else None,
        )

    def cast(self, who: str, choice: str, visitor: str) -> bool:
        """One member's answer in a vote by name, or what the visitor was told in writing."""
        vote = self._session.view.vote
        voter = next((each for each in vote.names if each.person_id == who), None) if vote else None
        if vote is None or voter is None:
            return False
        key = VoteId(vote.id)
        if vote.method is VoteMethod.ROLL_CALL:
            return self._session.perform(
                lambda at: CastVote(at=at, vote=key, who=PersonId(who), choice=choice)
            )
        household = HouseholdId(who) if voter.household else None
        person = None if voter.household else PersonId(who)
        return self._session.perform(
            lambda at: RecordWrittenReply(
                at=at, vote=key, choice=choice, visitor=PersonId(visitor), household=household, who=person
            ),
            said=f"{voter.name}：{choice}",
        )

    def start_over(self, reason: str) -> bool:
        """Count anew. What was recorded is kept beside the new count; what was only typed is forgotten."""
        vote = self._session.view.vote
        if vote is None:
            return False
        key, counting = VoteId(vote.id), vote.counting
        if counting.parts or counting.bundles or vote.tallies:
            self._vote = self._typed = self._recorded = None
            return self._session.perform(
                lambda at: StartRecount(at=at, vote=key, reason=reason), said="重新清点"
            )
        if self.sheet is not None:
            self._typed = self.sheet.emptied()
        return True

    def announce(self) -> bool:
        """The verdict has been read out."""
        vote = self._session.view.vote
        if vote is None:
            return False
        key = VoteId(vote.id)
        return self._session.perform(lambda at: AnnounceResult(at=at, vote=key), said="已向会场公布结果")


def may_store(sheet: CountSheet, index: int) -> bool:
    """Whether a field may be recorded by itself: never what the papers of a ballot say."""
    return sheet.method in COUNTED_AT_ONCE or sheet.question_at(index).name in ASKED_ONCE


def _shape(sheet: CountSheet) -> tuple[object, ...]:
    """What the fields are: where it changes, what was typed into others does not fit any more."""
    return sheet.questions, sheet.sections, sheet.teller, len(sheet.bundles), sheet.first
