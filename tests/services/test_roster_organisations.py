"""协商主体 and their delegates: taken in from a list, put right by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from tests.builders import empty_record
from tests.imports.builders import workbook
from xieshang_desktop.domain.acts.afterwards import UndoLast
from xieshang_desktop.domain.acts.village import AdmitResident, RegisterOrganisation, Spokesperson
from xieshang_desktop.domain.vocabulary import PartyKind, PersonId, VillageKind
from xieshang_desktop.errors import Refused
from xieshang_desktop.imports.roster import read_roster
from xieshang_desktop.queries.people.organisations import delegate_phone, organisations
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.roster.taking_in import ImportPlan, import_act, plan_import
from xieshang_desktop.storage.opening import establish_village
from xieshang_desktop.storage.verification import verify

NOW = datetime(2026, 3, 1, 9, 0)
HEADER = ("单位名称", "类别", "代表姓名", "职务", "电话")
SCHOOL = ("云顶镇中心小学", "驻村单位", "吴启明", "副校长", "13800006001")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    record = empty_record(tmp_path)
    establish_village(record, NOW, name="青石村", kind=VillageKind.VILLAGE, rule_sets=["CN-2026"])
    yield Office(record, lambda: NOW)
    record.close()


def take(office: Office, folder: Path, *rows: Sequence[object]) -> ImportPlan:
    reading = read_roster(workbook(folder, *rows, header=HEADER))
    plan = office.read(plan_import, reading, "协商主体.xlsx")
    if plan.changes_anything:
        office.perform(import_act(plan, NOW, office.new_id))
    return plan


def school(office: Office, *delegates: Spokesperson, name: str = "云顶镇中心小学", key: str = "o-1") -> None:
    act = RegisterOrganisation(at=NOW, key=key, name=name, kind=PartyKind.RESIDENT_UNIT, delegates=delegates)
    office.perform(act)


def test_that_a_list_of_organisations_is_taken_in_once(office: Office, tmp_path: Path) -> None:
    assert "登记或更新协商主体1个" in take(office, tmp_path, SCHOOL).summary
    (known,) = office.read(organisations)
    assert (known.name, known.kind) == ("云顶镇中心小学", PartyKind.RESIDENT_UNIT)
    assert [(each.name, each.duty, each.phone) for each in known.delegates] == [
        ("吴启明", "副校长", "138****6001")
    ]
    assert office.read(delegate_phone, known.delegates[0].id) == "13800006001"
    assert not take(office, tmp_path, SCHOOL).changes_anything


def test_that_a_newer_list_adds_and_takes_nothing_away(office: Office, tmp_path: Path) -> None:
    take(office, tmp_path, SCHOOL)
    take(office, tmp_path, ("云顶镇中心小学", "", "秦世芬", "教师", ""), ("供电所", "", "邓志刚", "", ""))
    names = {each.name: [delegate.name for delegate in each.delegates] for each in office.read(organisations)}
    assert names == {"云顶镇中心小学": ["吴启明", "秦世芬"], "供电所": ["邓志刚"]}
    assert verify(office.record).sound


def test_that_organisations_stand_in_the_order_of_their_kinds(office: Office, tmp_path: Path) -> None:
    take(
        office,
        tmp_path,
        ("某处", "", "甲", "", ""),
        ("红白理事会", "", "乙", "", ""),
        ("村党支部", "", "丙", "", ""),
    )
    assert [each.name for each in office.read(organisations)] == ["村党支部", "红白理事会", "某处"]


def test_that_an_organisation_put_right_by_hand_has_the_delegates_given(office: Office) -> None:
    office.perform(AdmitResident(at=NOW, who=PersonId("p-1"), name="秦世芬"))
    school(office, Spokesperson(name="吴启明", phone="138 0000 6001"))
    school(office, Spokesperson(name="秦世芬", who=PersonId("p-1")))
    (known,) = office.read(organisations)
    assert [(each.name, each.person) for each in known.delegates] == [("秦世芬", "p-1")]
    assert verify(office.record).sound


def test_that_entering_an_organisation_can_be_undone(office: Office) -> None:
    school(office, Spokesperson(name="吴启明"))
    office.perform(UndoLast(at=NOW))
    assert office.read(organisations) == ()


def test_that_one_name_is_entered_once(office: Office) -> None:
    school(office)
    with pytest.raises(Refused, match="已经登记"):
        school(office, key="o-2")


def test_that_organisations_and_delegates_have_names(office: Office) -> None:
    with pytest.raises(Refused, match="单位名称"):
        school(office, name="　")
    with pytest.raises(Refused, match="没有写姓名"):
        school(office, Spokesperson(name=" "))
    with pytest.raises(Refused, match="花名册"):
        school(office, Spokesperson(name="某人", who=PersonId("nobody")))
    assert office.read(organisations) == ()
