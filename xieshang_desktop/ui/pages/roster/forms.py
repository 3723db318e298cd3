"""The forms of the register and the acts they become."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from xieshang_desktop.domain.acts.village import AdmitResident, MoveHousehold, UpdatePerson
from xieshang_desktop.domain.vocabulary import PersonId, Role, Sex
from xieshang_desktop.queries.people.card import PersonCard, RegisterEntry
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.typed import day_text

_PLAIN = (
    ("number", "编号"),
    ("group", "组别"),
    ("household", "户号"),
    ("relation", "与户主关系"),
    ("ethnicity", "民族"),
    ("duty", "职务"),
    ("post", "职务全称"),
    ("note", "备注"),
)
_YES_NO = [("是", True), ("不是", False)]


def change_spec(card: PersonCard, entry: RegisterEntry, today: date) -> FormSpec:
    """Everything the register says of one person; numbers stay hidden and are only replaced."""
    sexes = [(str(sex), sex) for sex in Sex]
    return FormSpec(
        title=f"修改：{card.name}",
        act="记下修改",
        fields=(
            Field("name", "姓名", value=entry.name),
            *(Field(name, words, value=getattr(entry, name), required=False) for name, words in _PLAIN),
            Field("sex", "性别", "few", sexes, entry.sex),
            Field("born", "出生日期", "day", value=_day(entry.born, today), required=False),
            Field("phone", "电话", required=False, placeholder=f"{card.phone or '没有登记'}，不改不填"),
            Field("id_number", "身份证号", required=False, placeholder="不改不填"),
            Field("registered", "本村户籍", "few", _YES_NO, entry.registered),
            Field("roles", "身份", "ticks", [(str(role), role) for role in Role], card.roles),
        ),
        about="只记下改过的；改过什么，在名片的登记经过里查得到",
    )


def _day(day: date | None, today: date) -> str:
    return day_text(day, today) if day is not None else ""


def change_act(card: PersonCard, entry: RegisterEntry, values: dict[str, Any], at: datetime) -> UpdatePerson:
    """The act of a filled-in change; what is as it was is left out, an emptied field is cleared."""
    roles = tuple(values["roles"])
    changed: dict[str, Any] = {
        name: values[name] or ""
        for name in ("name", *(name for name, _ in _PLAIN))
        if (values[name] or "") != getattr(entry, name)
    }
    changed |= {
        name: values[name]
        for name in ("sex", "born", "registered")
        if values[name] is not None and values[name] != getattr(entry, name)
    }
    changed |= {name: values[name] for name in ("phone", "id_number") if values.get(name)}
    if set(roles) != set(card.roles):
        changed["roles"] = roles
    return UpdatePerson(at=at, who=PersonId(card.id), **changed)


def home_spec(card: PersonCard, entry: RegisterEntry) -> FormSpec:
    """Another group or household, for one person or for the whole household."""
    whole = (
        (
            Field(
                "whole",
                "谁换",
                "few",
                [("只这一人", False), (f"全户{card.housemates}人", True)],
                card.leads_others,
            ),
        )
        if card.housemates > 1
        else ()
    )
    return FormSpec(
        title=f"换组换户：{card.name}",
        act="记下",
        fields=(
            *whole,
            Field("group", "到哪个组", value=entry.group, placeholder="二组"),
            Field(
                "household", "到哪一户", value=entry.household, required=False, hint="全户一起换组时户号不变"
            ),
            Field("relation", "与户主关系", value=entry.relation, required=False),
        ),
        about=f"现在：{card.home}" if card.home else "",
    )


def home_act(
    card: PersonCard, entry: RegisterEntry, values: dict[str, Any], at: datetime
) -> MoveHousehold | UpdatePerson:
    """The act of a filled-in move."""
    if values.get("whole"):
        return MoveHousehold(at=at, household=entry.household, group=values["group"])
    changed: dict[str, Any] = {
        name: values[name] or ""
        for name in ("group", "household", "relation")
        if (values[name] or "") != getattr(entry, name)
    }
    return UpdatePerson(at=at, who=PersonId(card.id), **changed)


def death_spec(card: PersonCard, today: date) -> FormSpec:
    """When somebody died."""
    return FormSpec(
        title=f"登记去世：{card.name}",
        act="登记去世",
        fields=(Field("died", "去世日期", "day", value=day_text(today, today)),),
        about="以后的会不再计入；开过的会照旧。登错了可以取消",
    )


def moved_spec(card: PersonCard) -> FormSpec:
    """Where somebody moved to."""
    return FormSpec(
        title=f"登记迁出：{card.name}",
        act="登记迁出",
        fields=(Field("moved", "迁到哪里", placeholder="县城、外省"),),
        about="户口迁走的才登记迁出；外出务工的请登记外出",
    )


def admit_spec() -> FormSpec:
    """Somebody who is not in the register's file yet."""
    return FormSpec(
        title="登记一人",
        act="登入花名册",
        fields=(
            Field("name", "姓名"),
            Field("sex", "性别", "few", [(str(sex), sex) for sex in Sex], Sex.MALE),
            Field("group", "组别", placeholder="一组"),
            Field("household", "户号", required=False, placeholder="1-012"),
            Field("number", "编号", required=False),
            Field("born", "出生日期", "day", required=False, placeholder="1968-05-02"),
            Field("phone", "电话", required=False),
            Field("id_number", "身份证号", required=False),
            Field("registered", "本村户籍", "few", _YES_NO, True),
            Field("roles", "身份", "ticks", [(str(role), role) for role in Role], ()),
        ),
    )


def admit_act(values: dict[str, Any], at: datetime, new_id: Callable[[], str]) -> AdmitResident:
    """The act of a filled-in resident."""
    return AdmitResident(at=at, who=PersonId(new_id()), **values)
