"""Wishes of a vote: opened, counted, closed, announced. The counts that are being typed are kept here."""

from __future__ import annotations

from xieshang_desktop.domain.acts.room import (
    AnnounceResult,
    CastVote,
    CloseVote,
    OpenVote,
    PassRule,
    RecordTally,
)
from xieshang_desktop.domain.vocabulary import ItemId, PersonId, VoteId, VoteMethod
from xieshang_desktop.ui.live.counting import CountSheet
from xieshang_desktop.ui.live.session import LiveSession


class Ballot:
    """The vote of the running item."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self._counted: tuple[str, CountSheet] | None = None

    @property
    def sheet(self) -> CountSheet | None:
        """The counts of the open vote as typed so far."""
        vote = self._session.view.vote
        if vote is None:
            return None
        if self._counted is None or self._counted[0] != vote.id:
            self._counted = (vote.id, CountSheet.blank(vote))
        return self._counted[1]

    def keep(self, sheet: CountSheet) -> None:
        """Keep the counts as they are typed."""
        vote = self._session.view.vote
        if vote is not None:
            self._counted = (vote.id, sheet)

    def open(self, motion: str, method: VoteMethod, pass_rule: PassRule | None = None) -> bool:
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
                motion=motion,
                method=method,
                pass_rule=pass_rule,
            ),
            said=f"开始表决，{method.value}",
        )

    def close(self) -> bool:
        """Record the counts and take the verdict from them."""
        vote, sheet = self._session.view.vote, self.sheet
        if vote is None or sheet is None:
            return False
        key = VoteId(vote.id)
        if vote.method is VoteMethod.ROLL_CALL:
            return self._session.perform(lambda at: CloseVote(at=at, vote=key))
        papers = sheet.count("issued") is not None
        return self._session.perform(
            lambda at: RecordTally(
                at=at,
                vote=key,
                for_=sheet.count("for_"),
                against=sheet.count("against"),
                abstain=sheet.count("abstain"),
                issued=sheet.count("issued"),
                returned=sheet.count("returned"),
                invalid=sheet.count("invalid"),
                not_voted=None if papers else sheet.not_voted,
            ),
            lambda at: CloseVote(at=at, vote=key),
        )

    def cast(self, who: str, choice: str) -> bool:
        """One member's answer in a vote by name."""
        vote = self._session.view.vote
        if vote is None:
            return False
        key = VoteId(vote.id)
        return self._session.perform(lambda at: CastVote(at=at, vote=key, who=PersonId(who), choice=choice))

    def start_over(self) -> None:
        """Forget the counts typed so far; nothing of them was recorded."""
        vote = self._session.view.vote
        if vote is not None:
            blank = CountSheet.blank(vote)
            self._counted = (vote.id, CountSheet(blank.method, blank.voters, (None,) * len(blank.counts)))

    def announce(self) -> bool:
        """The verdict has been read out."""
        vote = self._session.view.vote
        if vote is None:
            return False
        key = VoteId(vote.id)
        return self._session.perform(lambda at: AnnounceResult(at=at, vote=key), said="已向会场公布结果")
