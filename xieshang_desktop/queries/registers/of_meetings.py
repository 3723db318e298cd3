"""The rows of the registers that one meeting fills: itself, who came, who spoke, what was voted."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, Severity
from xieshang_desktop.domain.wording import listed, mask_id, mask_phone
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.papers.attendance import absence_reason
from xieshang_desktop.queries.papers.minutes import minutes_of
from xieshang_desktop.queries.papers.people import MeetingPeople, PersonFacts, Place, Stay, meeting_people
from xieshang_desktop.queries.papers.views import MinutesView
from xieshang_desktop.queries.papers.words import official
from xieshang_desktop.queries.registers.views import MeetingRow, SignInRow, SpeechRow, VoteRow


class MeetingRegister:
    """The rows of one meeting, from what its minutes say."""

    def __init__(self, session: Session, meeting: Meeting, full_identities: bool) -> None:
        self.session = session
        self.full_identities = full_identities
        self.meeting = meeting
        self.people: MeetingPeople = meeting_people(session, meeting.id)
        self.minutes: MinutesView = minutes_of(session, meeting, self.people)

    def meeting_row(self, number: str) -> MeetingRow:
        """The line of the meeting itself; ``findings`` counts what is irregular, without reminders."""
        meeting, minutes = self.meeting, self.minutes
        quorum, digest = minutes.quorum, minutes.digest
        return MeetingRow(
            number=number,
            title=meeting.title,
            form=meeting.form.value,
            starts=minutes.starts,
            ends=meeting.closed_at,
            place=meeting.place,
            chair=minutes.chair.name,
            recorder=minutes.recorder.name,
            entitled=quorum.entitled,
            present=quorum.present,
            needed=quorum.needed or None,
            women=minutes.quorum.women,
            unit=quorum.unit,
            items=len(minutes.items),
            outcomes="；".join(f"{item.title}：{item.outcome}" for item in minutes.items if item.outcome),
            state=meeting.state.value,
            findings=sum(finding.severity != Severity.REMINDER.value for finding in minutes.findings),
            digest=" ".join(digest.groups) if digest is not None else "",
        )

    def sign_ins(self) -> Iterator[SignInRow]:
        """Everybody on the list, present or not, then everybody else who was there; nobody beforehand."""
        if not self.people.stays and self.meeting.opened_at is None:
            return
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

    def speeches(self) -> Iterator[SpeechRow]:
        """Every turn to speak, with the words noted of it."""
        parties = {self.people.name(each.person_id): each.person_id for each in self.people.invited}
        for item in self.minutes.items:
            for speech in item.speeches:
                yield SpeechRow(
                    meeting=self.meeting.title,
                    item=item.title,
                    name=speech.name,
                    group=speech.group,
                    party=self.people.party(parties.get(speech.name, "")),
                    kind=speech.kind,
                    at=speech.at or self.minutes.starts,
                    seconds=speech.seconds,
                    stance=speech.stance,
                    text=speech.text,
                )

    def votes(self) -> Iterator[VoteRow]:
        """Every vote that came to an end."""
        for item in self.minutes.items:
            for vote in item.votes:
                yield VoteRow(
                    meeting=self.meeting.title,
                    item=item.title,
                    motion=vote.motion,
                    method=vote.method,
                    at=vote.at or self.minutes.starts,
                    issued=vote.issued,
                    returned=vote.returned,
                    invalid=vote.invalid,
                    for_count=vote.for_count,
                    against=vote.against,
                    abstain=vote.abstain,
                    not_voted=vote.not_voted,
                    base=vote.base,
                    rule=vote.rule,
                    needed=vote.needed,
                    verdict=vote.verdict,
                    binding=vote.binding,
                    sentence=vote.sentence,
                    clause=vote.clause,
                    tellers=listed(vote.tellers),
                )
