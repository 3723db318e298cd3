"""The summary of a meeting (会议纪要), from what its minutes say and what was set down to be done."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingState, Outcome, Stance
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Explanation
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.papers.afterwards import SummaryItemView, SummaryView
from xieshang_desktop.queries.papers.agenda import REPORTED
from xieshang_desktop.queries.papers.items import ItemView
from xieshang_desktop.queries.papers.minutes import minutes_steps
from xieshang_desktop.queries.papers.steps import last_of
from xieshang_desktop.queries.papers.topic_facts import bodies_of_village, duties_of, issue_of
from xieshang_desktop.queries.papers.views import MinutesView
from xieshang_desktop.queries.papers.words import body_of_village

OVER = (MeetingState.CLOSED, MeetingState.SEALED)
OPPOSED = (Stance.AGAINST.value, Stance.RESERVATION.value)
AGREED = (Outcome.PASSED, Outcome.AGREED, Outcome.MOSTLY_AGREED)


def is_over(session: Session, meeting_id: str) -> bool:
    """Whether a meeting has been closed, so that there is something to sum up."""
    return session.get_one(Meeting, meeting_id).state in OVER


def summary_view(session: Session, meeting_id: str) -> SummaryView:
    """The summary of a closed meeting; who was of another opinion is counted and not named."""
    return last_of(summary_steps(session, meeting_id))


def summary_steps(session: Session, meeting_id: str) -> Iterator[SummaryView | None]:
    """The same in the steps in which its minutes are read; see there."""
    for minutes in minutes_steps(session, meeting_id):
        yield None
        if minutes is not None:
            yield _summed_up(session, session.get_one(Meeting, meeting_id), minutes)


def _summed_up(session: Session, meeting: Meeting, minutes: MinutesView) -> SummaryView:
    village = village_of(session)
    issued = (meeting.closed_at or meeting.starts_at).date()
    issuer = body_of_village(village.name, meeting.convener or "村民委员会", village.kind)
    bodies = bodies_of_village(session, minutes.texts, issued, issuer)
    rows = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.ordinal)
    )
    return SummaryView(
        title=meeting.title,
        village=village.name,
        form=meeting.form.value,
        starts=minutes.starts,
        ends=minutes.ends,
        place=meeting.place,
        chair=minutes.chair,
        quorum=minutes.quorum,
        items=tuple(
            _item(session, meeting, row, item) for row, item in zip(rows, minutes.items, strict=True)
        ),
        issue=issue_of(bodies, issued),
        recorder=minutes.recorder.name,
        present=tuple(dict.fromkeys(each.name for each in minutes.attendees if not each.proxy)),
        absences=minutes.absences,
        observers=minutes.observers,
        reports_to=bodies.township,
    )


def _item(session: Session, meeting: Meeting, row: AgendaItem, item: ItemView) -> SummaryItemView:
    settled = _settled(row, item)
    decides = meeting.form.decides and settled
    heard = row.kind in REPORTED and not item.outcome
    return SummaryItemView(
        title=item.title,
        reported=item.text if heard else "",
        considers=() if decides or heard else settled,
        decides=decides or (),
        votes=item.votes,
        outcome=_outcome(item, bool(settled)),
        dissent=_dissent(session, row, item),
        levy=item.levy,
        duties=duties_of(session, row.topic_id) if row.topic_id is not None else (),
    )


def _settled(row: AgendaItem, item: ItemView) -> tuple[str, ...]:
    """What the room came to: the conclusion noted, else the motions carried or the proposal agreed to."""
    if item.conclusion:
        return (item.conclusion,)
    if row.outcome not in AGREED:
        return ()
    motions = [vote.motion for vote in item.votes if vote.verdict == Outcome.PASSED.value]
    agreed = motions or [each.proposal for each in item.rounds[-1:]]
    return tuple(dict.fromkeys(text for text in agreed if text))


def _outcome(item: ItemView, said: bool) -> str:
    """What is not told otherwise: why an item was put off, or an outcome without any words."""
    if item.deferred_reason:
        return f"本次会议没有议，{item.deferred_reason}"
    return item.outcome if item.outcome and not (item.votes and said) else ""


def _dissent(session: Session, row: AgendaItem, item: ItemView) -> str:
    said = list(_opposed(item))
    if not said:
        return ""
    words = f"有{len({name for name, _ in said})}人持不同意见：" + "；".join(text for _, text in said)
    asked = select(func.count(distinct(Explanation.person_id))).where(Explanation.topic_id == row.topic_id)
    told = (session.scalar(asked) or 0) if row.topic_id is not None else 0
    return f"{words}。会后已向{told}人解释说明" if told else words


def _opposed(item: ItemView) -> Iterator[tuple[str, str]]:
    """Name and words of everybody against it, once, whether said in a speech or noted besides."""
    said = [(each.name, each.stance, each.text) for each in item.speeches]
    said += [(each.name, each.stance, each.text) for each in item.opinions]
    words = {(name, text.rstrip("。；;.")) for name, stance, text in said if stance in OPPOSED and text}
    for name, _, text in said:
        key = (name, text.rstrip("。；;."))
        if key in words:
            words.remove(key)
            yield key
