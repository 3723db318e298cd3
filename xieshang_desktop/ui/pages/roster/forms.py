"""The forms of the register and the acts they become."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from xieshang_desktop.domain.acts.village import AdmitResident, UpdatePerson
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
            *_standing(entry),
        ),
        about="只记下改过的；改过什么，在名片的登记经过里查得到",
    )


def _standing(entry: RegisterEntry) -> tuple[Field, ...]:
    if entry.died or entry.moved:
        words = "去世" if entry.died else "迁出"
        about = f"{words}是误登，或者已经回来，选“是”"
        return (Field("restored", f"取消{words}", "few", _YES_NO, False, hint=about),)
    return (
        Field("died", "去世日期", "day", required=False, placeholder="没有去世的不填"),
        Field("moved", "迁出到", required=False, placeholder="没有迁出的不填"),
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
    changed |= {
        name: values[name] for name in ("phone", "id_number", "died", "moved", "restored") if values.get(name)
    }
    if set(roles) != set(card.roles):
        changed["roles"] = roles
    return UpdatePerson(at=at, who=PersonId(card.id), **changed)


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
