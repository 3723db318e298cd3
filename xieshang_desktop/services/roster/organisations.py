"""协商主体 on the record: organisations of all kinds, and those who speak for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.village import OrganisationEntry, RegisterOrganisation, Spokesperson
from xieshang_desktop.domain.vocabulary import PartyKind
from xieshang_desktop.imports.cells import clean_name, clean_phone, clean_text
from xieshang_desktop.imports.organisations import DelegateRow, OrganisationRow
from xieshang_desktop.models.village import Delegate, Organisation
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import person_on_roster
from xieshang_desktop.storage.ids import new_salt
from xieshang_desktop.storage.unit_of_work import Work


def register_organisation(work: Work, act: RegisterOrganisation) -> Changes:
    name = clean_text(act.name)
    if not name:
        raise refusals.wrong_stage("没有写单位名称。", "请填写单位名称。")
    if not all(clean_name(each.name) for each in act.delegates):
        raise refusals.wrong_stage("有一名代表没有写姓名。", "请填写姓名，或去掉这名代表。")
    for each in act.delegates:
        if each.who is not None:
            person_on_roster(work, each.who, act.at.date())
    same = _named(work, name)
    if same is not None and same.id != act.key:
        raise refusals.wrong_stage(f"“{name}”已经登记。", "请修改已经登记的那一个。")
    organisation = work.session.get(Organisation, act.key) or _entered(work, act.key, name)
    _describe(organisation, name, act.kind, act.note)
    held = _delegates(work, organisation)
    wanted = {clean_name(each.name) for each in act.delegates}
    for delegate in held:
        if delegate.name not in wanted:
            work.session.delete(delegate)
    _enter_delegates(work, organisation, act.delegates, held)
    return Changes(roster=True)


def enter_organisation(work: Work, entry: OrganisationEntry) -> None:
    """Enter an organisation of a list, or bring the one of that name up to date; nothing is taken away."""
    with work.session.no_autoflush:
        organisation = _named(work, entry.name) or _entered(work, entry.key, entry.name)
        note = entry.note or organisation.note
        _describe(organisation, entry.name, entry.kind or organisation.kind, note)
        _enter_delegates(work, organisation, entry.delegates, _delegates(work, organisation))


def organisations_to_enter(session: Session, rows: Sequence[OrganisationRow]) -> tuple[OrganisationRow, ...]:
    """Those of a list that are new, or of which it says something else than the record."""
    known = {each.name: each for each in session.scalars(select(Organisation))}
    held: dict[str, dict[str, Delegate]] = {}
    for each in session.scalars(select(Delegate)):
        held.setdefault(each.organisation_id, {})[each.name] = each
    return tuple(
        row
        for row in rows
        if row.name not in known or _differs(row, known[row.name], held.get(known[row.name].id, {}))
    )


def _differs(row: OrganisationRow, known: Organisation, held: Mapping[str, Delegate]) -> bool:
    if (row.kind and row.kind is not known.kind) or (row.note and row.note != known.note):
        return True
    return any(_speaks_otherwise(each, held.get(each.name)) for each in row.delegates)


def _speaks_otherwise(listed: DelegateRow, held: Delegate | None) -> bool:
    if held is None:
        return True
    return bool((listed.duty and listed.duty != held.duty) or (listed.phone and listed.phone != held.phone))


def entry_of(row: OrganisationRow, key: str) -> OrganisationEntry:
    """A row of a list as the act has it."""
    delegates = tuple(
        Spokesperson(name=each.name, duty=each.duty or None, phone=each.phone or None)
        for each in row.delegates
    )
    return OrganisationEntry(
        key=key, name=row.name, kind=row.kind, note=row.note or None, delegates=delegates
    )


def _named(work: Work, name: str) -> Organisation | None:
    return work.session.scalars(select(Organisation).where(Organisation.name == name)).first()


def _entered(work: Work, key: str, name: str) -> Organisation:
    organisation = Organisation(id=key, name=name)
    work.add(organisation)
    return organisation


def _describe(organisation: Organisation, name: str, kind: PartyKind | None, note: str | None) -> None:
    organisation.name = name
    organisation.kind = kind
    organisation.note = note or None


def _delegates(work: Work, organisation: Organisation) -> list[Delegate]:
    return list(work.session.scalars(select(Delegate).where(Delegate.organisation_id == organisation.id)))


def _enter_delegates(
    work: Work, organisation: Organisation, wanted: Sequence[Spokesperson], held: Sequence[Delegate]
) -> None:
    known = {delegate.name: delegate for delegate in held}
    for each in wanted:
        name = clean_name(each.name)
        delegate = known.get(name)
        if delegate is None:
            delegate = Delegate(organisation_id=organisation.id, name=name, salt=new_salt())
            work.add(delegate)
            known[name] = delegate
        delegate.duty = each.duty or delegate.duty
        delegate.phone = clean_phone(each.phone) or delegate.phone
        delegate.person_id = each.who or delegate.person_id
