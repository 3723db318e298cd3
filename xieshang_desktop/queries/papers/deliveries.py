"""The lists with which group leaders carry a notice from person to person."""

from __future__ import annotations

from sqlalchemy.orm import Session

from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.facts.deliveries import Delivery, deliveries
from xieshang_desktop.queries.names import order_of_group
from xieshang_desktop.queries.papers.forms import DeliveryLineView, DeliverySheetView


def delivery_sheet_views(session: Session, meeting_id: str) -> tuple[DeliverySheetView, ...]:
    """One list for each group; who belongs to none comes last, under 其他人员."""
    meeting = session.get_one(Meeting, meeting_id)
    lines = deliveries(session, meeting_id)
    groups = sorted({line.group for line in lines}, key=order_of_group)
    return tuple(
        DeliverySheetView(
            meeting=meeting.title,
            group=group or "其他人员",
            starts=meeting.starts_at,
            place=meeting.place,
            people=tuple(_line(line) for line in lines if line.group == group),
        )
        for group in groups
    )


def has_addressees(session: Session, meeting_id: str) -> bool:
    """Whether there is anybody to tell."""
    return bool(deliveries(session, meeting_id))


def _line(line: Delivery) -> DeliveryLineView:
    return DeliveryLineView(
        line.name, line.household, line.kind, line.channel, line.when, line.through, line.receipt
    )
