"""The form of one of the 协商主体, and the act it becomes."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xieshang_desktop.domain.acts.village import RegisterOrganisation, Spokesperson
from xieshang_desktop.domain.vocabulary import PartyKind
from xieshang_desktop.imports.cells import clean_phone, phone_is_plausible
from xieshang_desktop.queries.people.organisations import OrganisationLine
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec

_PARTS = re.compile(r"[，,、;；\t]+|\s{2,}")


def organisation_spec(line: OrganisationLine | None) -> FormSpec:
    """A new organisation, or one that is put right."""
    kinds = [(str(kind), kind) for kind in PartyKind]
    delegates = "\n".join(
        f"{each.name}，{each.duty}" if each.duty else each.name for each in (line.delegates if line else ())
    )
    return FormSpec(
        title=f"修改：{line.name}" if line else "登记协商主体",
        act="记下修改" if line else "登记",
        fields=(
            Field("name", "单位名称", value=line.name if line else None, placeholder="云顶镇中心小学"),
            Field("kind", "类别", "choice", kinds, (line.kind if line else None) or PartyKind.RESIDENT_UNIT),
            Field(
                "delegates",
                "代表",
                "box",
                value=delegates,
                required=False,
                placeholder="吴启明，副校长，13800006001",
                hint="一行一位：姓名，职务，电话；登记过的电话不用再写",
            ),
            Field("note", "备注", value=line.note if line else None, required=False),
        ),
    )


def organisation_act(
    line: OrganisationLine | None, values: dict[str, Any], at: datetime, key: str
) -> RegisterOrganisation:
    """The act of a filled-in organisation; ``key`` is its id where it is new."""
    return RegisterOrganisation(
        at=at,
        key=line.id if line else key,
        name=values["name"],
        kind=values["kind"],
        note=values["note"],
        delegates=read_delegates(values["delegates"] or ""),
    )


def read_delegates(text: str) -> tuple[Spokesperson, ...]:
    """The delegates of a text, one on each line: name, duty, and what looks like a telephone."""
    lines = ([part.strip() for part in _PARTS.split(line) if part.strip()] for line in text.splitlines())
    return tuple(_delegate(parts) for parts in lines if parts)


def _delegate(parts: Sequence[str]) -> Spokesperson:
    phones = [part for part in parts[1:] if phone_is_plausible(clean_phone(part))]
    duties = [part for part in parts[1:] if part not in phones]
    return Spokesperson(
        name=parts[0], duty="、".join(duties) or None, phone=clean_phone(phones[0]) if phones else None
    )
