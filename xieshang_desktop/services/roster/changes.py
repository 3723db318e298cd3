"""What a row would change of somebody on the record. What the register leaves empty is never overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from xieshang_desktop.domain.acts.village import Resident
from xieshang_desktop.domain.vocabulary import PersonId, Role
from xieshang_desktop.domain.wording import mask_id, mask_phone
from xieshang_desktop.imports.columns import Field
from xieshang_desktop.imports.rows import RosterRow
from xieshang_desktop.queries.people.known import Known
from xieshang_desktop.services.roster.matching import same_id, same_number


@dataclass(frozen=True)
class FieldChange:
    """One thing that changes, in words for the screen; telephone and identity number are masked."""

    label: str
    old: str
    new: str

    @property
    def words(self) -> str:
        """组别：一组→二组."""
        return f"{self.label}：{self.old or '无'}→{self.new or '无'}"


def resident_of(row: RosterRow, who: PersonId, household: str) -> Resident:
    """A row as somebody new."""
    return Resident(
        who=who,
        name=row.name,
        number=row.number or None,
        group=row.group or None,
        household=household or None,
        relation=row.relation or None,
        sex=row.sex,
        born=row.born,
        id_number=row.id_number or None,
        phone=row.phone or None,
        ethnicity=row.ethnicity or None,
        roles=row.roles,
        duty=row.duty or None,
        post=row.post or None,
        registered=row.registered,
        away=row.away,
        note=row.note or None,
    )


def merged(known: Known, row: RosterRow, household: str) -> Resident:
    """Somebody on the record after a row has been taken in."""
    offices = (row.duty or None, row.post or None) if Field.ROLES in row.says else (known.duty, known.post)
    return Resident(
        who=PersonId(known.id),
        name=row.name,
        number=_kept(known.number, row.number, same_number),
        group=row.group or known.group,
        household=_kept(known.household, household, same_number),
        relation=row.relation or known.relation,
        sex=row.sex or known.sex,
        born=row.born or known.born,
        died=known.died,
        id_number=_longer(known.id_number, row.id_number),
        phone=row.phone or known.phone,
        ethnicity=row.ethnicity or known.ethnicity,
        roles=_roles(known, row),
        duty=offices[0],
        post=offices[1],
        registered=row.registered if Field.REGISTRATION in row.says else known.registered,
        away=row.away if Field.RESIDENCE in row.says else known.away,
        area=known.area,
        represents_households=known.represents_households,
        crowd=known.crowd,
        note=row.note or known.note,
    )


def _kept(old: str | None, new: str, same: Callable[[str, str], bool]) -> str | None:
    """The record's spelling where both say the same (001 beside 1), else the register's."""
    return old if not new or (old and same(old, new)) else new


def _longer(old: str | None, new: str) -> str | None:
    """Of the old and the new form of one identity number the new one stays."""
    return old if not new or (old and len(old) > len(new) and same_id(old, new)) else new


def _roles(known: Known, row: RosterRow) -> tuple[Role, ...]:
    held = (known.roles - row.decides) | set(row.roles)
    return tuple(role for role in Role if role in held)


def changes_between(known: Known, resident: Resident) -> tuple[FieldChange, ...]:
    """All that differs, in the order in which a register has its columns."""
    return tuple(_changes(known, resident))


def _changes(known: Known, resident: Resident) -> Iterator[FieldChange]:
    for name, (label, words) in _SHOWN.items():
        before, after = getattr(known, name), getattr(resident, name)
        if name == "roles":
            before, after = tuple(role for role in Role if role in before), tuple(after)
        if before != after:
            yield FieldChange(label, words(before), words(after))


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _masked(mask: Callable[[str], str]) -> Callable[[object], str]:
    return lambda value: mask(str(value)) if value else ""


def _of(yes: str, no: str) -> Callable[[object], str]:
    return lambda value: yes if value else no


def _listed(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else ""


_SHOWN: dict[str, tuple[str, Callable[[object], str]]] = {
    "number": ("编号", _plain),
    "name": ("姓名", _plain),
    "group": ("组别", _plain),
    "household": ("户号", _plain),
    "relation": ("与户主关系", _plain),
    "sex": ("性别", _plain),
    "born": ("出生日期", _plain),
    "id_number": ("身份证号", _masked(mask_id)),
    "phone": ("电话", _masked(mask_phone)),
    "ethnicity": ("民族", _plain),
    "roles": ("身份", _listed),
    "duty": ("职务", _plain),
    "post": ("职务全称", _plain),
    "registered": ("户籍", _of("本村", "非本村")),
    "away": ("现居", _of("外出", "在村")),
    "note": ("备注", _plain),
}
"""What is compared, and how a screen says it."""
