"""Wishes at the door: who comes, who goes, who is telephoned, who watches and counts."""

from __future__ import annotations

from collections.abc import Sequence

from xieshang_desktop.domain.acts.preparing import AuthoriseProxy, Invite
from xieshang_desktop.domain.acts.room import (
    AdmitGuest,
    CheckIn,
    CheckOut,
    OpenMeeting,
    RecordAbsence,
    RecordCall,
    ReportBase,
)
from xieshang_desktop.domain.counting import MEASURE
from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.vocabulary import (
    AttendanceMode,
    CallResult,
    Capacity,
    HouseholdId,
    PartyKind,
    PersonId,
)
from xieshang_desktop.queries.cockpit.search import (
    Match,
    phone_of,
    room_matches,
    sign_in_matches,
    stays_words,
)
from xieshang_desktop.queries.facts.meeting import findings_of_meeting
from xieshang_desktop.ui.live.session import LiveSession, MakeAct, Say


class Door:
    """Signs people in and out and opens the meeting; every method tells whether the act is on disk."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session

    def search(self, typed: str) -> tuple[Match, ...]:
        """Who may sign in and answers to what is typed."""
        session = self._session
        return session.office.read(sign_in_matches, session.meeting_id, typed, session.view.gathering.people)

    def search_room(self, typed: str) -> tuple[Match, ...]:
        """Who is in the room and answers to what is typed."""
        return self._session.office.read(room_matches, self._session.meeting_id, typed)

    def phone(self, who: str) -> str:
        """The number of one person, asked for only when it may be shown."""
        return self._session.office.read(phone_of, who)

    def sign_in(self, match: Match, mode: AttendanceMode = AttendanceMode.IN_PERSON) -> bool:
        """Sign in who was found: a group whole, a household's adult for it, a stranger to listen."""
        if match.whos:
            return self._sign_in_several(match.whos, f"{match.name}{len(match.whos)}人", mode)
        return self._session.perform(self._arrival(match, mode), said=_arrived(match.name))

    def companions(self, match: Match) -> tuple[str, ...]:
        """Who of the same household is on the list and still missing."""
        if match.whos or match.done or match.household_id or match.stranger:
            return ()
        view = self._session.view
        people = view.gathering.people
        own = people[match.key].household if match.key in people else ""
        if not own:
            return ()
        return tuple(
            seat.key
            for seat in view.sign_in.seats
            if not (seat.household or seat.in_room or seat.key == match.key)
            and people[seat.key].household == own
        )

    def sign_in_household(
        self, match: Match, others: Sequence[str], mode: AttendanceMode = AttendanceMode.IN_PERSON
    ) -> bool:
        """Sign in somebody together with the others of the household."""
        whos = (match.key, *others)
        return self._sign_in_several(whos, f"{match.name}一户{len(whos)}人", mode)

    def change_representative(self, match: Match, mode: AttendanceMode = AttendanceMode.IN_PERSON) -> bool:
        """Somebody else of the household takes over; who stood for it so far has left."""
        if match.stands_for_it is None:
            return False
        before, name = match.stands_for_it
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: CheckOut(at=at, meeting=meeting, who=PersonId(before)),
            self._arrival(match, mode),
            said=f"这一户改由{match.name}代表，{name}离场",
        )

    def _arrival(self, match: Match, mode: AttendanceMode) -> MakeAct:
        meeting = self._session.meeting_id
        return lambda at: CheckIn(
            at=at,
            meeting=meeting,
            who=PersonId(match.key),
            mode=mode,
            represents=HouseholdId(match.household_id) if match.household_id else None,
            capacity=Capacity.OBSERVER if match.stranger else None,
        )

    def _sign_in_several(self, whos: Sequence[str], words: str, mode: AttendanceMode) -> bool:
        meeting, keys = self._session.meeting_id, tuple(PersonId(who) for who in whos)
        return self._session.perform(
            lambda at: CheckIn(at=at, meeting=meeting, whos=keys, mode=mode), said=_arrived(words)
        )

    def sign_out(self, who: str, name: str) -> bool:
        """Note that somebody has left the room."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: CheckOut(at=at, meeting=meeting, who=PersonId(who)), said=f"已登记离场：{name}"
        )

    def absent(self, who: str, name: str, reason: str) -> bool:
        """Note why somebody is not here."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: RecordAbsence(at=at, meeting=meeting, who=PersonId(who), reason=reason),
            said=f"已登记：{name}{reason}",
        )

    def called(self, who: str, name: str, result: CallResult) -> bool:
        """Note what a telephone call gave."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: RecordCall(at=at, meeting=meeting, who=PersonId(who), result=result),
            said=f"已登记：{name}{result.value}",
        )

    def admit_guest(self, name: str, capacity: Capacity, party: PartyKind | None) -> bool:
        """Let in somebody who is not on the register; never with a vote."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: AdmitGuest(at=at, meeting=meeting, name=name, capacity=capacity, party=party),
            said=f"已登记{capacity.value}：{name}",
        )

    def appoint(self, who: str, name: str, capacity: Capacity) -> bool:
        """Ask somebody to watch or to count the votes."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: Invite(at=at, meeting=meeting, whos=(PersonId(who),), capacity=capacity),
            said=f"{capacity.value}：{name}",
        )

    def authorise(self, principal: Match, proxy: Match, relation: str, *, written: bool) -> bool:
        """Somebody comes in another's name, as far as the law of the form allows."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: AuthoriseProxy(
                at=at,
                meeting=meeting,
                principal=PersonId(principal.key),
                proxy=PersonId(proxy.key),
                written=written,
                relation=relation,
            ),
            said=f"已登记：{principal.name}委托{proxy.name}",
        )

    def stays(self, who: str) -> str:
        """When somebody came, left and came back."""
        return self._session.office.read(stays_words, self._session.meeting_id, who)

    def findings(self) -> tuple[Finding, ...]:
        """What is irregular before the meeting opens; asked for only when somebody looks."""
        session = self._session
        return session.office.read(findings_of_meeting, session.meeting_id, session.now())

    def report_base(self) -> bool:
        """Who was left out of the base has been read out."""
        meeting = self._session.meeting_id
        return self._session.perform(lambda at: ReportBase(at=at, meeting=meeting), said="已报告应到人数")

    def open_meeting(self, override_reason: str | None = None) -> bool:
        """Declare the meeting open; a reason only where the law leaves room for one."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: OpenMeeting(at=at, meeting=meeting, override_reason=override_reason), said="已宣布开会"
        )


def _arrived(words: str) -> Say:
    """已签到：李显贵。实到30人."""
    return lambda view: f"已签到：{words}。实到{view.quorum.present}{MEASURE[view.quorum.unit]}"
