"""Acts on notices: that one went out, to whom and by what way, and what proves that it arrived."""

from __future__ import annotations

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.preparing import ConfirmDelivery, GiveNotice
from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.models.meetings import Notice, NoticeDelivery
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import meeting_in, people_on_roster, written
from xieshang_desktop.storage.unit_of_work import Work

PREPARING = Changes(preparing=True, topics=True)
NOT_SEALED = tuple(state for state in MeetingState if state is not MeetingState.SEALED)


def give_notice(work: Work, act: GiveNotice) -> Changes:
    meeting = meeting_in(work, act.meeting, (MeetingState.PREPARING,), "再发通知")
    people = people_on_roster(work, act.whos, act.at.date())
    notice = Notice(
        meeting_id=meeting.id,
        channel=act.channel,
        materials=list(act.materials),
        urgent_reason=act.urgent_reason,
        at=act.at,
        delivered_by=act.delivered_by,
    )
    work.add(notice)
    work.add_all(
        [
            NoticeDelivery(notice_id=notice.id, person_id=person.id, receipt=act.receipt or None)
            for person in people
        ]
    )
    return PREPARING


def confirm_delivery(work: Work, act: ConfirmDelivery) -> Changes:
    """The latest delivery of each of them is confirmed; what proves an earlier one stays with that."""
    meeting = meeting_in(work, act.meeting, NOT_SEALED, "登记签收")
    receipt = written(act.receipt, "签收凭据")
    for person in people_on_roster(work, act.whos, act.at.date()):
        asked = (
            select(NoticeDelivery)
            .join(Notice, Notice.id == NoticeDelivery.notice_id)
            .where(Notice.meeting_id == meeting.id, NoticeDelivery.person_id == person.id)
            .order_by(Notice.at.desc(), Notice.id.desc())
        )
        delivery = work.session.scalars(asked.limit(1)).first()
        if delivery is None:
            raise refusals.wrong_stage(f"{person.name}还没有通知送达的记录。", "请先登记送达。")
        if delivery.receipt is not None:
            raise refusals.wrong_stage(f"{person.name}的签收已经登记：{delivery.receipt}。")
        delivery.receipt = receipt
    return PREPARING
