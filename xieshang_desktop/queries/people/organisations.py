"""协商主体: the organisations on record and who speaks for each; telephones are masked."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import PartyKind
from xieshang_desktop.domain.wording import mask_phone
from xieshang_desktop.models.village import Delegate, Organisation


@dataclass(frozen=True)
class DelegateLine:
    """Somebody who speaks for an organisation; ``person`` is the id on the register, where there is one."""

    id: str
    name: str
    duty: str
    phone: str
    person: str | None


@dataclass(frozen=True)
class OrganisationLine:
    """One organisation; ``kind`` is None where the list that it came from did not tell."""

    id: str
    name: str
    kind: PartyKind | None
    note: str
    delegates: tuple[DelegateLine, ...]


def organisations(session: Session) -> tuple[OrganisationLine, ...]:
    """All organisations, kind after kind as the policy names them, then by name."""
    speaking: dict[str, list[DelegateLine]] = {}
    for each in session.scalars(select(Delegate).order_by(Delegate.id)):
        phone = mask_phone(each.phone) if each.phone else ""
        line = DelegateLine(each.id, each.name, each.duty or "", phone, each.person_id)
        speaking.setdefault(each.organisation_id, []).append(line)
    order = {kind: at for at, kind in enumerate(PartyKind)}
    found = sorted(
        session.scalars(select(Organisation)),
        key=lambda each: (order[each.kind] if each.kind else len(order), each.name),
    )
    return tuple(
        OrganisationLine(each.id, each.name, each.kind, each.note or "", tuple(speaking.get(each.id, ())))
        for each in found
    )


def delegate_phone(session: Session, delegate_id: str) -> str:
    """The telephone of a delegate in full; asked for by a press of 显示."""
    return session.scalar(select(Delegate.phone).where(Delegate.id == delegate_id)) or ""
