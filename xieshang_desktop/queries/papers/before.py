"""What lies on the tables before a meeting: the agenda for the wall, counting sheet, proxy form, rules."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import Capacity, MeetingForm, VoteMethod
from xieshang_desktop.domain.wording import chinese_numeral, duration_words
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.facts.law import rules_for, village_of
from xieshang_desktop.queries.papers.ballots import ballot_views
from xieshang_desktop.queries.papers.calls import agenda_posting_view
from xieshang_desktop.queries.papers.forms import (
    ProxyPersonView,
    ProxyView,
    SpeakingRulesView,
    TallyMotionView,
    TallySheetView,
)
from xieshang_desktop.queries.papers.notices import BallotView, NoticeView
from xieshang_desktop.queries.papers.people import MeetingPeople, meeting_people
from xieshang_desktop.queries.papers.texts import texts_of_meeting
from xieshang_desktop.queries.papers.words import body_of_village

OF_COLLECTIVE = (MeetingForm.COLLECTIVE_MEMBERS, MeetingForm.COLLECTIVE_REPRESENTATIVES)


def agenda_wall_view(session: Session, meeting_id: str) -> NoticeView:
    """The agenda for the wall of the hall, with how long each may speak."""
    meeting = session.get_one(Meeting, meeting_id)
    turns = f"{chinese_numeral(meeting.speaking_turns)}次".replace("二次", "两次")
    rule = f"每人每次发言不超过{duration_words(meeting.speaking_seconds)}，同一议题最多{turns}。"
    return replace(agenda_posting_view(session, meeting_id), rules=(rule,))


def tally_sheet_views(session: Session, meeting_id: str) -> tuple[TallySheetView, ...]:
    """One counting sheet for each ballot: papers of different motions are counted apart."""
    meeting = session.get_one(Meeting, meeting_id)
    people = meeting_people(session, meeting_id)
    return tuple(
        TallySheetView(
            meeting=meeting.title,
            motions=(_motion(ballot),),
            papers=ballot.count,
            method=(VoteMethod.ROLL_CALL if not ballot.secret else VoteMethod.SECRET_BALLOT).value,
            held_on=meeting.starts_at.date(),
            scrutineers=_appointed(people, Capacity.SCRUTINEER),
            counters=_appointed(people, Capacity.TELLER),
        )
        for ballot in ballot_views(session, meeting_id)
    )


def _motion(ballot: BallotView) -> TallyMotionView:
    return TallyMotionView("；".join(ballot.motions), ballot.choices or ballot.options)


def _appointed(people: MeetingPeople, capacity: Capacity) -> tuple[str, ...]:
    """Who is appointed, come or not: the sheet is printed before anybody has signed in."""
    return tuple(people.name(each.person_id) for each in people.invited if each.capacity is capacity)


def allows_proxies(session: Session, meeting_id: str) -> bool:
    """Whether the law of this form of meeting knows proxies at all."""
    form = session.get_one(Meeting, meeting_id).form
    return rules_for(session, meeting_id).allows(form, "proxy")


def proxy_views(session: Session, meeting_id: str) -> tuple[ProxyView, ...]:
    """A form for each proxy on record, then a blank one to copy; none where the form knows no proxies."""
    if not allows_proxies(session, meeting_id):
        return ()
    meeting = session.get_one(Meeting, meeting_id)
    rules = rules_for(session, meeting_id)
    village = village_of(session)
    body = "农村集体经济组织" if meeting.form in OF_COLLECTIVE else "村民委员会"
    allowed = rules.one(meeting.form, "proxy")
    blank = ProxyView(
        village=village.name,
        meeting=meeting.title,
        starts=meeting.starts_at,
        place=meeting.place,
        addressed_to=body_of_village(village.name, meeting.convener or body, village.kind),
        matters=tuple(motion for ballot in ballot_views(session, meeting_id) for motion in ballot.motions),
        limits=tuple(_limits(rules, meeting.form)),
        clause=allowed.clause if allowed is not None else "",
    )
    people = meeting_people(session, meeting_id)
    given = [
        replace(blank, principal=_person(people, principal), proxy=_person(people, proxy))
        for principal, proxy in people.proxies.items()
    ]
    return (*given, blank)


def _limits(rules: RuleSet, form: MeetingForm) -> list[str]:
    limits = []
    if rules.allows(form, "proxy_same_household"):
        limits.append("受托人应当是与委托人同一户、具有完全民事行为能力的家庭成员")
    if rules.allows(form, "proxy_written"):
        limits.append("委托应当采用书面形式")
    most = rules.one(form, "proxy_limit")
    if most is not None:
        limits.append(f"一名受托人最多接受{int(most.fraction)}人的委托")
    return limits


def _person(people: MeetingPeople, person_id: str) -> ProxyPersonView:
    """Name, sex and group; numbers are written in by hand on the one sheet that is signed."""
    person = people.people[person_id]
    return ProxyPersonView(person.name, person.sex, group=person.group)


def speaking_rules_view(session: Session, meeting_id: str) -> SpeakingRulesView:
    """The rules of speaking, in the village's own words, with the figures of this meeting."""
    meeting = session.get_one(Meeting, meeting_id)
    texts = texts_of_meeting(session, meeting)
    title, village = texts["speaking.title"], village_of(session).name
    return SpeakingRulesView(
        title=title if title.startswith(village) else village + title,
        seconds=meeting.speaking_seconds,
        turns=meeting.speaking_turns,
        rules=tuple(line for line in texts["speaking.rules"].splitlines() if line),
        intro=texts["speaking.intro"],
    )
