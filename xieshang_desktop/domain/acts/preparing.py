"""Acts that prepare a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.vocabulary import (
    Capacity,
    Channel,
    ExclusionReason,
    ItemId,
    ItemKind,
    MeetingForm,
    MeetingId,
    PartyKind,
    PersonId,
    Role,
    TopicId,
    Unit,
)


@dataclass(frozen=True, kw_only=True)
class Selection:
    """A rule for choosing people that is frozen into a list when the act is carried out.

    The dead and those known to be under age are left out; who has no date of birth is of age.
    """

    roles: tuple[Role, ...] = ()
    group: str | None = None
    households: bool = False
    crowd: str | None = None
    all: bool = False


@dataclass(frozen=True, kw_only=True)
class ConveneMeeting(Act):
    """Call a meeting: its form, time and place, and who is entitled to it."""

    meeting: MeetingId
    form: MeetingForm
    title: str
    starts_at: datetime
    place: str
    chair: PersonId
    recorder: PersonId
    topics: tuple[TopicId, ...]
    unit: Unit
    entitled: tuple[PersonId, ...] | Selection
    convener: str | None = None
    session_of: MeetingId | None = None
    resumes: MeetingId | None = None
    speaking_seconds: int | None = None
    speaking_turns: int | None = None


@dataclass(frozen=True, kw_only=True)
class AddItem(Act):
    """A new item, at the end of the agenda or ``before`` one that has not begun."""

    meeting: MeetingId
    item: ItemId
    title: str
    kind: ItemKind
    topic: TopicId | None = None
    minutes: int | None = None
    text: str = ""
    before: ItemId | None = None


@dataclass(frozen=True, kw_only=True)
class AmendItem(Act):
    """A new version of an item's text; consents given to the earlier one stay with it."""

    meeting: MeetingId
    item: ItemId
    text: str


@dataclass(frozen=True, kw_only=True)
class AmendMeeting(Act):
    """Other facts of a meeting that was called; what is left out stays. The frozen list is not touched."""

    meeting: MeetingId
    title: str | None = None
    starts_at: datetime | None = None
    place: str | None = None
    chair: PersonId | None = None
    recorder: PersonId | None = None
    form: MeetingForm | None = None


@dataclass(frozen=True, kw_only=True)
class MoveItem(Act):
    """Move an item before another of the same agenda; without ``before`` it goes to the end."""

    meeting: MeetingId
    item: ItemId
    before: ItemId | None = None


@dataclass(frozen=True, kw_only=True)
class Invite(Act):
    meeting: MeetingId
    whos: tuple[PersonId, ...]
    capacity: Capacity
    party: PartyKind | None = None


@dataclass(frozen=True, kw_only=True)
class GiveNotice(Act):
    meeting: MeetingId
    channel: Channel
    whos: tuple[PersonId, ...]
    materials: tuple[str, ...] = ()
    urgent_reason: str | None = None
    delivered_by: str | None = None
    receipt: str | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmDelivery(Act):
    """What proves that a notice reached people: a signature's number, the name of a photo."""

    meeting: MeetingId
    whos: tuple[PersonId, ...]
    receipt: str


@dataclass(frozen=True, kw_only=True)
class ExcludeFromBase(Act):
    """Leave people out of the base as a local law grants (重庆市实施办法第七条)."""

    meeting: MeetingId
    whos: tuple[PersonId, ...]
    reason: ExclusionReason


@dataclass(frozen=True, kw_only=True)
class AuthoriseProxy(Act):
    meeting: MeetingId
    principal: PersonId
    proxy: PersonId
    written: bool
    relation: str


@dataclass(frozen=True, kw_only=True)
class RevokeProxy(Act):
    meeting: MeetingId
    principal: PersonId


@dataclass(frozen=True, kw_only=True)
class RecordRecusal(Act):
    meeting: MeetingId
    item: ItemId
    who: PersonId
    reason: str
