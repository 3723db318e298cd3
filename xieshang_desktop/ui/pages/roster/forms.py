"""The forms of the register and the acts they become."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from xieshang_desktop.domain.acts.village import AdmitResident, UpdatePerson
from xieshang_desktop.domain.vocabulary import PersonId, Role, Sex
from xieshang_desktop.queries.person import PersonCard
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec

_YES_NO = [("是", True), ("不是", False)]


def change_spec(card: PersonCard) -> FormSpec:
    """Roles and standing of one person; name and numbers come from the imported register."""
    return FormSpec(
        title=f"修改：{card.name}",
        act="记下修改",
        fields=(
            Field("roles", "身份", "ticks", [(str(role), role) for role in Role], card.roles),
            Field("died", "去世日期", "day", required=False, placeholder="没有去世的不填"),
            Field("moved", "迁出到", required=False, placeholder="没有迁出的不填"),
        ),
        about="姓名、证件、电话以花名册文件为准，改好文件再导入一次",
    )


def change_act(card: PersonCard, values: dict[str, Any], at: datetime) -> UpdatePerson:
    """The act of a filled-in change."""
    roles = tuple(values["roles"])
    return UpdatePerson(
        at=at,
        who=PersonId(card.id),
        roles=roles if set(roles) != set(card.roles) else None,
        died=values["died"],
        moved=values["moved"],
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
