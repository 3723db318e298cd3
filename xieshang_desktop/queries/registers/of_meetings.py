"""The rows of the registers that one meeting fills: itself, who came, who spoke, what was voted and decided.

A long meeting takes a while to read; it is read in parts, between which a window goes on answering.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, Severity
from xieshang_desktop.domain.wording import listed, mask_id, mask_phone
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.facts.meeting import findings_of_meeting
from xieshang_desktop.queries.facts.room import stood_for
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.papers.agenda import item_views
from xieshang_desktop.queries.papers.attendance import absence_reason, quorum_view
from xieshang_desktop.queries.papers.item_facts import ItemFacts, item_facts
from xieshang_desktop.queries.papers.items import ItemView
from xieshang_desktop.queries.papers.minutes import digest_view
from xieshang_desktop.queries.papers.people import MeetingPeople, Place, Stay, meeting_people
from xieshang_desktop.queries.papers.residents import PersonFacts
from xieshang_desktop.queries.papers.views import QuorumView
from xieshang_desktop.queries.papers.words import official
from xieshang_desktop.queries.registers.views import (
    DecisionRow,
    MeetingRow,
    SignInRow,
    SpeechRow,
    VoteRow,
)


class MeetingRegister:
    """The rows of one meeting. The parts of ``reading`` must have been carried out, in their order."""

    people: MeetingPeople
    quorum: QuorumView
    items: tuple[ItemView, ...]
    _facts: ItemFacts

    def __init__(self, meeting_id: str, full_identities: bool) -> None:
        self.meeting_id = meeting_id
        self.full_identities = full_identities
        self._findings = 0

    @property
    def reading(self) -> tuple[Callable[[Session], None], ...]:
        """What must be read, part by part."""
        return (self._read_people, self._read_facts, self._read_items, self._read_findings)

    def _read_people(self, session: Session) -> None:
        self.people = meeting_people(session, self.meeting_id)
        self.quorum = quorum_view(session, self.meeting_id, self.people)

    def _read_facts(self, session: Session) -> None:
        self._facts = item_facts(session, self.meeting_id, self.people)

    def _read_items(self, session: Session) -> None:
        self.items = tuple(item_views(session, self.meeting_id, self.people, self._facts))

    def _read_findings(self, session: Session) -> None:
        """What is irregular, without reminders, as it stood when the meeting closed."""
        meeting = self._meeting(session)
        as_of = meeting.closed_at or meeting.opened_at or meeting.starts_at
        found = findings_of_meeting(session, self.meeting_id, as_of)
        self._findings = sum(finding.severity is not Severity.REMINDER for finding in found)

    def _meeting(self, session: Session) -> Meeting:
        return session.get_one(Meeting, self.meeting_id)

    def meeting_row(self, session: Session, number: str) -> MeetingRow:
        """The line of the meeting itself."""
        meeting, quorum = self._meeting(session), self.quorum
        digest = digest_view(session, self.meeting_id)
        names = names_of(session, [meeting.chair_id, meeting.recorder_id])
        return MeetingRow(
            number=number,
            title=meeting.title,
            form=official(meeting.form.value, self.people.village),
            starts=meeting.opened_at or meeting.starts_at,
            ends=meeting.closed_at,
            place=meeting.place,
            chair=names.get(meeting.chair_id, ""),
            recorder=names.get(meeting.recorder_id, ""),
            entitled=quorum.entitled,
            present=quorum.present,
            needed=quorum.needed or None,
            women=quorum.women,
            unit=quorum.unit,
            items=len(self.items),
            outcomes="；".join(f"{item.title}：{item.outcome}" for item in self.items if item.outcome),
            state=meeting.state.value,
            findings=self._findings,
            digest=" ".join(digest.groups) if digest is not None else "",
        )

    def sign_ins(self, session: Session) -> Iterator[SignInRow]:
        """Everybody on the list, present or not, then everybody else who was there; nobody beforehand."""
        meeting = self._meeting(session)
        if self.people.stays or meeting.opened_at is not None:
            yield from SignIns(meeting, self.people, self.full_identities).rows()

    def speeches(self, session: Session) -> Iterator[SpeechRow]:
        """Every turn to speak, with the words noted of it."""
        meeting = self._meeting(session)
        parties = {self.people.name(each.person_id): each.person_id for each in self.people.invited}
        for item in self.items:
            for speech in item.speeches:
                yield SpeechRow(
                    meeting=meeting.title,
                    item=item.title,
                    name=speech.name,
                    group=speech.group,
                    party=self.people.party(parties.get(speech.name, "")),
                    kind=speech.kind,
                    at=speech.at or meeting.opened_at or meeting.starts_at,
                    seconds=speech.seconds,
                    stance=speech.stance,
                    text=speech.text,
                )

    def votes(self, session: Session) -> Iterator[VoteRow]:
        """Every vote that came to an end."""
        meeting = self._meeting(session)
        for item in self.items:
            for vote in item.votes:
                yield VoteRow(
                    meeting=meeting.title,
                    item=item.title,
                    motion=vote.motion,
                    method=vote.method,
                    at=vote.at or meeting.opened_at or meeting.starts_at,
                    issued=vote.issued,
                    returned=vote.returned,
                    invalid=vote.invalid,
                    for_count=vote.for_count,
                    against=vote.against,
                    abstain=vote.abstain,
                    not_voted=vote.not_voted,
                    base=vote.base if vote.households is None else vote.households_base,
                    rule=vote.rule,
                    needed=vote.needed,
                    verdict=vote.verdict,
                    binding=vote.binding,
                    sentence=vote.sentence,
                    clause=vote.clause,
                    tellers=listed(vote.tellers),
                )

    def decisions(self, session: Session) -> Iterator[DecisionRow]:
        """Every binding vote of a body that decides, as the civil affairs' return asks for it."""
        meeting, quorum = self._meeting(session), self.quorum
        if not meeting.form.decides:
            return
        for item in self.items:
            for vote in item.votes:
                if vote.binding:
                    yield DecisionRow(
                        form=official(meeting.form.value, self.people.village),
                        motion=vote.motion,
                        on=(vote.at or meeting.opened_at or meeting.starts_at).date(),
                        unit="人" if quorum.listed else quorum.unit,
                        entitled=quorum.listed or quorum.entitled,
                        present=quorum.came if quorum.listed else quorum.present,
                        women=quorum.women,
                        agreed=vote.for_count,
                        against=vote.against,
                        abstain=vote.abstain,
                        verdict=vote.verdict,
                    )


class SignIns:
    """The sign-in register of one meeting, from its list and its stays."""

    def __init__(self, meeting: Meeting, people: MeetingPeople, full_identities: bool) -> None:
        self.meeting, self.people, self.full_identities = meeting, people, full_identities

    def rows(self) -> Iterator[SignInRow]:
        """The list first, then who was there besides, then the guests."""
        for place in self.people.counted:
            stays = self.people.stays_for(place)
            if stays:
                yield from (self._stay(stay, place) for stay in stays)
            else:
                yield self._without_stay(place)
        listed_ids = {stay for place in self.people.counted for stay in self.people.stays_for(place)}
        yield from (self._stay(stay, None) for stay in self.people.stays if stay not in listed_ids)
        for guest in self.people.guests:
            party = official(guest.party.value, self.people.village) if guest.party else ""
            capacity, title = guest.capacity.value, self.meeting.title
            yield SignInRow(title, guest.name, "", "", "", party, capacity, "现场", guest.at, None)

    def _stay(self, stay: Stay, place: Place | None) -> SignInRow:
        person = self.people.people[stay.person_id]
        held = place.label if place is not None and place.household_id else ""
        if place is not None and self.people.stands_for_households:
            held = f"代表{stood_for(person.represents)}户"
        return SignInRow(
            meeting=self.meeting.title,
            name=person.name,
            sex=person.sex,
            group=person.group,
            household=person.household,
            kind=self._kind(person, stay),
            capacity=stay.capacity.value,
            mode=stay.mode.value,
            at=stay.came,
            left_at=stay.left,
            represents=held,
            id_number=self._id_number(person),
            phone=self._phone(person),
        )

    def _kind(self, person: PersonFacts, stay: Stay) -> str:
        """As what somebody was there: the entitled as on the list, the others by office or party."""
        village = self.people.village
        if stay.capacity is Capacity.VOTING:
            return person.kind(village)
        return person.office(village) or self.people.party(person.id) or person.kind(village)

    def _without_stay(self, place: Place) -> SignInRow:
        """Somebody of the list who did not come himself: stood for by a proxy, or absent."""
        people = self.people
        proxy = people.proxies.get(place.key)
        stood_for = next((stay.came for stay in people.stays if stay.person_id == proxy), None)
        if place.person_id is None:
            title, missing = self.meeting.title, self._why_absent(place)
            return SignInRow(
                title, "", "", "", place.label.removesuffix("户"), "", "表决", "", None, None, "", missing
            )
        person = people.people[place.person_id]
        return SignInRow(
            meeting=self.meeting.title,
            name=person.name,
            sex=person.sex,
            group=person.group,
            household=person.household,
            kind=person.kind(people.village),
            capacity="表决",
            mode="委托" if stood_for else "",
            at=stood_for,
            left_at=None,
            represents=f"由{people.name(proxy)}代" if stood_for else "",
            absence="" if stood_for else self._why_absent(place),
            id_number=self._id_number(person),
            phone=self._phone(person),
        )

    def _id_number(self, person: PersonFacts) -> str:
        return person.id_number if self.full_identities else mask_id(person.id_number)

    def _phone(self, person: PersonFacts) -> str:
        return person.phone if self.full_identities else mask_phone(person.phone)

    def _why_absent(self, place: Place) -> str:
        """Before the meeting nobody is absent yet."""
        return absence_reason(self.people, place) or "未说明" if self.meeting.opened_at is not None else ""
