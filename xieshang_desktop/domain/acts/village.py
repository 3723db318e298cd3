"""Acts on the village itself: residents, delegation, the village's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from xieshang_desktop.domain.acts.base import PERSONAL, Act
from xieshang_desktop.domain.vocabulary import (
    Channel,
    Matter,
    MeetingForm,
    PartyKind,
    PersonId,
    Role,
    Sex,
    VillageProfile,
)


@dataclass(frozen=True, kw_only=True)
class AdmitResident(Act):
    """Enter one resident into the register; ``who`` is the new person's id."""

    who: PersonId
    name: str = field(metadata=PERSONAL)
    group: str | None = None
    household: str | None = None
    roles: tuple[Role, ...] = ()
    born: date | None = field(default=None, metadata=PERSONAL)
    sex: Sex | None = None
    away: bool = False
    registered: bool = True
    id_number: str | None = field(default=None, metadata=PERSONAL)
    phone: str | None = field(default=None, metadata=PERSONAL)
    area: Decimal | None = None
    represents_households: int | None = None
    number: str | None = None
    relation: str | None = None
    ethnicity: str | None = None
    duty: str | None = None
    post: str | None = None
    note: str | None = field(default=None, metadata=PERSONAL)


@dataclass(frozen=True, kw_only=True)
class Resident:
    """One resident as a register has it; ``who`` is the person's id, new or known."""

    who: PersonId
    name: str
    number: str | None = None
    group: str | None = None
    household: str | None = None
    relation: str | None = None
    sex: Sex | None = None
    born: date | None = None
    died: date | None = None
    id_number: str | None = None
    phone: str | None = None
    ethnicity: str | None = None
    roles: tuple[Role, ...] = ()
    duty: str | None = None
    post: str | None = None
    registered: bool = True
    away: bool = False
    area: Decimal | None = None
    represents_households: int | None = None
    crowd: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Spokesperson:
    """Somebody who speaks for an organisation; ``who`` where that is somebody on the register."""

    name: str
    duty: str | None = None
    phone: str | None = None
    who: PersonId | None = None


@dataclass(frozen=True, kw_only=True)
class OrganisationEntry:
    """An organisation as a list has it; ``key`` is its id, used where no organisation has this name yet."""

    key: str
    name: str
    kind: PartyKind | None = None
    note: str | None = None
    delegates: tuple[Spokesperson, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ImportRoster(Act):
    """Take over a whole register: who is known by id is brought up to date, the others are entered.

    Organisations are known by name; delegates that a list does not name stay.
    """

    source: str
    residents: tuple[Resident, ...] = field(metadata=PERSONAL)
    organisations: tuple[OrganisationEntry, ...] = field(default=(), metadata=PERSONAL)


@dataclass(frozen=True, kw_only=True)
class RegisterOrganisation(Act):
    """Enter one of the 协商主体, or put it right: that of the id ``key`` then has these delegates alone."""

    key: str
    name: str
    kind: PartyKind
    note: str | None = None
    delegates: tuple[Spokesperson, ...] = field(default=(), metadata=PERSONAL)


@dataclass(frozen=True, kw_only=True)
class UpdatePerson(Act):
    """Mark a resident away, deceased or moved, change the roles held, or put right what the register says.

    What is left out stays as it is; an empty text clears. ``household`` is the number of the household to
    which the person now belongs, entered where it is new. ``restored`` takes back a death or a move that
    was entered by mistake, or brings back who has returned.
    """

    who: PersonId
    away: bool | None = None
    died: date | None = None
    moved: str | None = None
    roles: tuple[Role, ...] | None = None
    restored: bool | None = None
    name: str | None = field(default=None, metadata=PERSONAL)
    number: str | None = None
    group: str | None = None
    household: str | None = None
    relation: str | None = None
    sex: Sex | None = None
    born: date | None = field(default=None, metadata=PERSONAL)
    id_number: str | None = field(default=None, metadata=PERSONAL)
    phone: str | None = field(default=None, metadata=PERSONAL)
    ethnicity: str | None = None
    duty: str | None = None
    post: str | None = None
    note: str | None = field(default=None, metadata=PERSONAL)
    registered: bool | None = None
    area: Decimal | None = None
    represents_households: int | None = None


@dataclass(frozen=True, kw_only=True)
class MoveHousehold(Act):
    """A household, named by its number, goes to another group with all its living people."""

    household: str
    group: str


@dataclass(frozen=True, kw_only=True)
class AuthoriseRepresentatives(Act):
    """村民会议 delegates matters to its representatives for a time (村民委员会组织法第二十八条)."""

    matters: tuple[Matter, ...]
    from_: date
    to: date
    basis: str


@dataclass(frozen=True, kw_only=True)
class SetCharter(Act):
    """The village's own rules, only ever stricter than the law."""

    values: Mapping[str, int | str]
    basis: str


@dataclass(frozen=True, kw_only=True)
class ChooseRuleSets(Act):
    """Which rule sets hold here: the nation's first, then the local ones from the larger area to the smaller.

    They hold for what is convened from now on; meetings already convened keep those frozen into them.
    """

    sets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChooseProfile(Act):
    """What kind of village this is; the profile brings an editable plan."""

    profile: VillageProfile


@dataclass(frozen=True, kw_only=True)
class SetPlan(Act):
    """The village's own 协商方案 in place of the one that its profile brought; the first of each is usual."""

    forms: tuple[MeetingForm, ...]
    places: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    times: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SetPaperTexts(Act):
    """Words of the papers in the village's own way, by module; those ``restored`` are the program's again.

    They hold for what is printed from now on; a meeting that is over keeps the words it closed with.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    restored: tuple[str, ...] = ()
