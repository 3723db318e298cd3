"""One person of the register: put right, moved, marked away, deceased; and what the history says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.builders import empty_record
from tests.imports.builders import id_number
from xieshang_desktop.domain.acts.afterwards import UndoLast
from xieshang_desktop.domain.acts.village import AdmitResident, MoveHousehold, UpdatePerson
from xieshang_desktop.domain.vocabulary import PersonId, Role, Sex, VillageKind
from xieshang_desktop.errors import Refused
from xieshang_desktop.queries.people.history import HistoryLine, history_of
from xieshang_desktop.queries.people.known import Known, known_people
from xieshang_desktop.queries.people.roster import roster
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.opening import establish_village
from xieshang_desktop.storage.verification import verify

NOW = datetime(2026, 3, 1, 9, 0)
HEAD = PersonId("p-1")
WIFE = PersonId("p-2")
NEW = PersonId("p-9")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    record = empty_record(tmp_path)
    establish_village(record, NOW, name="青石村", kind=VillageKind.VILLAGE, rule_sets=["CN-2026"])
    desk = Office(record, lambda: NOW)
    head = AdmitResident(
        at=NOW,
        who=HEAD,
        name="陈德明",
        number="001",
        group="一组",
        household="1-001",
        roles=(Role.HOUSEHOLD_HEAD,),
    )
    desk.perform(head)
    desk.perform(
        AdmitResident(at=NOW, who=WIFE, name="徐维芳", number="002", group="一组", household="1-001")
    )
    yield desk
    record.close()


def known(office: Office, who: PersonId = HEAD) -> Known:
    return next(each for each in office.read(known_people) if each.id == who)


def newest(office: Office, who: PersonId = HEAD) -> str:
    return history(office, who)[0].words


def history(office: Office, who: PersonId = HEAD) -> tuple[HistoryLine, ...]:
    return office.read(history_of, who)


def refused(office: Office, act: AdmitResident | UpdatePerson | MoveHousehold) -> str:
    before = office.record.count_entries()
    with pytest.raises(Refused) as refusal:
        office.perform(act)
    assert office.record.count_entries() == before
    assert refusal.value.remedy
    return refusal.value.sentence


def test_that_what_is_not_named_stays_as_it_is(office: Office) -> None:
    before = known(office)
    office.perform(UpdatePerson(at=NOW, who=HEAD, relation="户主"))
    after = known(office)
    assert after.relation == "户主"
    assert (after.name, after.group, after.household, after.roles) == (
        before.name,
        before.group,
        before.household,
        before.roles,
    )


def test_that_a_person_can_be_put_right_in_everything(office: Office) -> None:
    number = id_number(date(1971, 3, 8))
    office.perform(
        UpdatePerson(
            at=NOW,
            who=HEAD,
            name=" 陈得 明",
            number="009",
            group="第2组",
            household="2—001",
            relation="户主",
            sex=Sex.MALE,
            born=date(1971, 3, 8),
            id_number=number.lower(),
            phone="138 0000 2950",
            ethnicity="土家族",
            duty="主任",
            post="村委会主任",
            note="独居",
            registered=False,
            represents_households=12,
            roles=(Role.COMMITTEE_MEMBER,),
        )
    )
    after = known(office)
    assert (after.name, after.group, after.household, after.phone) == (
        "陈得明",
        "二组",
        "2-001",
        "13800002950",
    )
    assert (after.id_number, after.born) == (number, date(1971, 3, 8))
    assert after.roles == {Role.COMMITTEE_MEMBER}
    assert not after.registered
    assert verify(office.record).sound


def test_that_a_new_name_is_found_by_its_pinyin(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, name="单仇"))
    register = office.read(roster, NOW.date())
    assert [person.name for person in register.find("sq")] == ["单仇"]
    assert register.find("cdm") == []


def test_that_an_empty_text_clears(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, phone="13800002950", note="x"))
    office.perform(UpdatePerson(at=NOW, who=HEAD, phone="", note="", household="", group=""))
    after = known(office)
    assert (after.phone, after.note, after.household, after.group) == (None, None, None, None)


def test_that_the_household_moved_to_is_entered_where_it_is_new(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, household="1-099"))
    office.perform(UpdatePerson(at=NOW, who=WIFE, household="1-099"))
    assert known(office).household == known(office, WIFE).household == "1-099"
    assert newest(office) == "户号：1-001→1-099"


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (UpdatePerson(at=NOW, who=HEAD, name="　"), "没有写姓名。"),
        (UpdatePerson(at=NOW, who=HEAD, died=date(2026, 3, 2)), "去世日期在今天之后。"),
        (UpdatePerson(at=NOW, who=HEAD, represents_households=-1), "联系户数不能小于0。"),
        (
            UpdatePerson(at=NOW, who=HEAD, id_number="50022919710308999"),
            "身份证号有17位，应为18位（末位可以是X）。",
        ),
        (UpdatePerson(at=NOW, who=HEAD, number="002"), "编号002已经登记在徐维芳名下。"),
    ],
)
def test_that_a_slip_is_refused_in_a_sentence(office: Office, act: UpdatePerson, sentence: str) -> None:
    assert refused(office, act) == sentence


def test_that_an_identity_number_is_only_one_persons(office: Office) -> None:
    number = id_number(date(1971, 3, 8))
    office.perform(UpdatePerson(at=NOW, who=HEAD, id_number=number))
    office.perform(UpdatePerson(at=NOW, who=HEAD, id_number=number))
    assert (
        refused(office, UpdatePerson(at=NOW, who=WIFE, id_number=number))
        == "这个身份证号已经登记在陈德明名下。"
    )


def test_that_a_death_entered_by_mistake_is_taken_back(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, died=date(2026, 2, 1)))
    assert newest(office) == "已故（2026年2月1日）"
    office.perform(UpdatePerson(at=NOW, who=HEAD, restored=True))
    assert known(office).here
    assert newest(office) == "取消已故登记"


def test_that_somebody_who_moved_away_can_come_back(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, moved="城口县城"))
    assert not known(office).here
    office.perform(UpdatePerson(at=NOW, who=HEAD, restored=True))
    assert [line.words for line in history(office)[:2]] == ["取消迁出登记", "迁出（城口县城）"]


def test_that_the_history_tells_what_was_changed_newest_first(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, away=True))
    office.perform(UpdatePerson(at=NOW, who=HEAD, group="二组", roles=(Role.REPRESENTATIVE,)))
    assert [line.words for line in history(office)] == [
        "组别：一组→二组；身份增加村民代表；不再是户主",
        "外出",
        "登记：登记入册；身份增加户主",
    ]
    assert len(history(office, WIFE)) == 1


def test_that_the_history_tells_no_personal_value(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, phone="13800002950", note="低保户"))
    office.perform(UpdatePerson(at=NOW, who=HEAD, phone="13800002951", note=""))
    assert [line.words for line in history(office)[:2]] == [
        "电话已更改；备注已清除",
        "电话已登记；备注已登记",
    ]


def test_that_what_was_undone_stands_in_the_history_as_undone(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, away=True))
    office.perform(UndoLast(at=NOW))
    lines = history(office)
    assert [(line.words, line.undone) for line in lines[:2]] == [("撤销：回村", False), ("外出", True)]


def test_that_a_household_moves_with_its_living_people(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, died=date(2026, 2, 1)))
    office.perform(MoveHousehold(at=NOW, household="1-001", group="第二组"))
    groups = {known.id: known.group for known in office.read(known_people)}
    assert groups.pop(HEAD) == "一组"
    assert set(groups.values()) == {"二组"}
    assert verify(office.record).sound


@pytest.mark.parametrize(
    ("household", "group", "sentence"),
    [
        ("9-999", "二组", "没有户号是9-999的户"),
        ("1-001", " ", "没有写要去的组"),
        ("1-001", "1组", "1-001户已经在一组"),
    ],
)
def test_that_a_household_that_cannot_move_is_told_why(
    office: Office, household: str, group: str, sentence: str
) -> None:
    assert refused(office, MoveHousehold(at=NOW, household=household, group=group)).startswith(sentence)


def test_that_a_household_goes_to_another_group_with_its_head_entered_by_hand(office: Office) -> None:
    office.perform(UpdatePerson(at=NOW, who=HEAD, group="三组", roles=(Role.HOUSEHOLD_HEAD,)))
    act = MoveHousehold(at=NOW, household="1-001", group="三组")
    assert refused(office, act) == "1-001户已经在三组。"


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (AdmitResident(at=NOW, who=NEW, name="钱小满", number="001"), "编号001已经登记在陈德明名下。"),
        (
            AdmitResident(at=NOW, who=NEW, name="钱小满", id_number="50022919710308999"),
            "身份证号有17位，应为18位（末位可以是X）。",
        ),
        (AdmitResident(at=NOW, who=NEW, name=" "), "没有写姓名。"),
    ],
)
def test_that_somebody_new_with_a_slip_is_refused_in_a_sentence(
    office: Office, act: AdmitResident, sentence: str
) -> None:
    assert refused(office, act) == sentence


def test_that_somebody_new_is_spelled_as_a_register_has_it(office: Office) -> None:
    number = id_number(date(1990, 5, 1), "998")
    office.perform(
        AdmitResident(
            at=NOW,
            who=NEW,
            name=" 钱　小满",
            group="第2组",
            household="１－００３",
            phone="138 0000 0009",
            id_number=f" {number} ",
        )
    )
    entered = known(office, NEW)
    assert (entered.name, entered.group, entered.household) == ("钱小满", "二组", "1-003")
    assert (entered.phone, entered.id_number) == ("13800000009", number)
    assert (entered.born, entered.sex) == (date(1990, 5, 1), Sex.FEMALE)
