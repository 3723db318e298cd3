"""Taking in registers: shown before it is done, done in one act, and never twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.builders import empty_record
from tests.imports.builders import HEADER, id_number, other, person, workbook
from xieshang_desktop.domain.acts.village import ImportRoster, UpdatePerson
from xieshang_desktop.domain.vocabulary import PersonId, Role, VillageKind
from xieshang_desktop.errors import Refused
from xieshang_desktop.imports.roster import RosterReading, read_roster
from xieshang_desktop.queries.people.known import Known, known_people
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.roster.taking_in import ImportPlan, ImportStopped, import_act, plan_import
from xieshang_desktop.storage.opening import establish_village
from xieshang_desktop.storage.verification import verify

NOW = datetime(2026, 3, 1, 9, 0)
SAMPLE = Path(__file__).parents[2] / "resources/sample/青石村花名册.xlsx"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    record = empty_record(tmp_path)
    establish_village(record, NOW, name="青石村", kind=VillageKind.VILLAGE, rule_sets=["CN-2026"])
    yield Office(record, lambda: NOW)
    record.close()


def plan(office: Office, reading: RosterReading) -> ImportPlan:
    return office.read(plan_import, reading, "册.xlsx")


def take(office: Office, reading: RosterReading) -> ImportPlan:
    """Read a register into the record; gives what was planned."""
    planned = plan(office, reading)
    office.perform(import_act(planned, office.now(), office.new_id))
    return planned


def read(tmp_path: Path, *rows: Sequence[object], header: Sequence[object] = HEADER) -> RosterReading:
    return read_roster(workbook(tmp_path, *rows, header=header))


def people(office: Office) -> dict[str, Known]:
    return {known.name: known for known in office.read(known_people)}


def changes(planned: ImportPlan) -> list[str]:
    return [change.words for changed in planned.changed for change in changed.changes]


def test_that_a_first_register_enters_everybody(office: Office, tmp_path: Path) -> None:
    planned = take(office, read(tmp_path, person(), other()))
    assert planned.summary == "新增2人，更新0人，不变0人"
    assert people(office)["徐维芳"].household == "1-001"
    assert people(office)["陈德明"].roles == {Role.HOUSEHOLD_HEAD}


def test_that_the_same_register_again_changes_nothing(office: Office) -> None:
    reading = read_roster(SAMPLE)
    take(office, reading)
    planned = plan(office, reading)
    assert not planned.changes_anything
    assert (planned.unchanged, planned.gone, planned.doubtful) == (983, (), ())


@pytest.mark.parametrize(
    "header",
    [
        ("姓名", "组别"),
        ("姓名", "组别", "与户主关系"),
        ("姓名", "户主", "组别"),
        ("姓名", "身份证号"),
        ("姓名", "出生日期"),
        ("姓名", "编号"),
        ("姓名", "户号"),
    ],
    ids="、".join,
)
def test_that_a_register_that_says_little_does_not_double_either(
    office: Office, tmp_path: Path, header: tuple[str, ...]
) -> None:
    cells = {
        "姓名": ["王秀英", "王秀英", "陈德明", "徐维芳"],
        "组别": ["一组", "二组", "一组", "一组"],
        "与户主关系": ["户主", "户主", "户主", "配偶"],
        "户主": ["王秀英", "王秀英", "陈德明", "陈德明"],
        "身份证号": [id_number(date(1960, month, 1), "998") for month in range(1, 5)],
        "出生日期": [date(1960, month, 1) for month in range(1, 5)],
        "编号": ["1", "2", "3", "4"],
        "户号": ["1", "2", "3", "3"],
    }
    rows = list(zip(*(cells[label] for label in header), strict=True))
    reading = read(tmp_path, *rows, header=header)
    assert len(take(office, reading).new) == 4
    planned = plan(office, reading)
    assert (planned.unchanged, planned.new, planned.changed, planned.doubtful) == (4, (), (), ())


def test_that_what_changes_is_shown_field_by_field(office: Office, tmp_path: Path) -> None:
    take(office, read(tmp_path, person(), other()))
    row = person(组别="二组", 户号="2-001", 电话="13800000009", 身份="村民代表", 现居="外出")
    planned = take(office, read(tmp_path, row, other()))
    assert changes(planned) == [
        "组别：一组→二组",
        "户号：1-001→2-001",
        "电话：138****0001→138****0009",
        "身份：户主→村民代表、户主",
        "现居：在村→外出",
    ]
    assert planned.changes_by_field[0][1] == 1
    assert people(office)["陈德明"].household == "2-001"
    assert people(office)["陈德明"].phone == "13800000009"


def test_that_what_the_register_leaves_empty_stays(office: Office, tmp_path: Path) -> None:
    take(office, read(tmp_path, person(身份="村民代表", 现居="外出")))
    before = people(office)["陈德明"]
    blank = dict.fromkeys(("组别", "户号", "与户主关系", "性别", "出生日期", "电话", "身份", "现居"))
    planned = take(office, read(tmp_path, person(**blank)))
    assert not planned.changes_anything
    assert people(office)["陈德明"] == before


def test_that_a_column_of_relations_alone_takes_no_other_role_away(office: Office, tmp_path: Path) -> None:
    take(office, read(tmp_path, person(身份="村民代表、党员")))
    rows = [["陈德明", id_number(date(1971, 3, 8)), "户主"]]
    assert not plan(office, read(tmp_path, *rows, header=("姓名", "身份证号", "与户主关系"))).changes_anything


def test_that_a_role_that_the_register_no_longer_gives_is_taken_away(office: Office, tmp_path: Path) -> None:
    take(office, read(tmp_path, person(身份="村民代表"), other(身份="村民代表")))
    planned = take(office, read(tmp_path, person(身份="村民"), other(身份="村民代表")))
    assert changes(planned) == ["身份：村民代表、户主→户主"]
    assert people(office)["陈德明"].roles == {Role.HOUSEHOLD_HEAD}


def test_that_people_are_known_by_their_identity_numbers_under_another_name(
    office: Office, tmp_path: Path
) -> None:
    take(office, read(tmp_path, person()))
    assert changes(take(office, read(tmp_path, person(姓名="陈得明", 编号="9")))) == [
        "编号：001→9",
        "姓名：陈德明→陈得明",
    ]


def test_that_the_old_form_of_an_identity_number_is_the_same_person(office: Office, tmp_path: Path) -> None:
    number = id_number(date(1971, 3, 8))
    take(office, read(tmp_path, person()))
    old = number[:6] + number[8:17]
    assert not plan(office, read(tmp_path, person(身份证号=old, 编号="9", 姓名="陈德明"))).new


def test_that_zeros_lost_by_a_cell_of_numbers_are_no_change(office: Office, tmp_path: Path) -> None:
    take(office, read(tmp_path, person(身份证号="")))
    assert plan(office, read(tmp_path, person(身份证号="", 编号=1))).unchanged == 1


def test_that_the_number_of_a_namesake_with_another_birthday_is_doubtful(
    office: Office, tmp_path: Path
) -> None:
    take(office, read(tmp_path, person(身份证号="")))
    planned = plan(office, read(tmp_path, person(身份证号="", 出生日期=date(1999, 1, 1))))
    (doubt,) = planned.doubtful
    assert doubt.why == "编号和姓名与册上的人相同，出生日期不同"
    assert not planned.changes_anything


def test_that_a_person_decides_who_a_doubtful_row_is(office: Office, tmp_path: Path) -> None:
    bare = {"编号": "", "身份证号": "", "出生日期": None}
    take(office, read(tmp_path, person(**bare), person(**bare, 户号="1-002")))
    planned = plan(office, read(tmp_path, person(**bare, 户号="1-009", 电话="13800000009")))
    (doubt,) = planned.doubtful
    assert (len(doubt.candidates), planned.gone) == (2, ())
    same = planned.decided(doubt.row, doubt.candidates[0].id)
    assert (len(same.changed), len(same.new), same.doubtful) == (1, 0, ())
    assert [each.who for each in same.gone] == [doubt.candidates[1].id]
    new = planned.decided(doubt.row, None)
    assert (len(new.changed), len(new.new), len(new.gone)) == (0, 1, 2)
    office.perform(import_act(same, office.now(), office.new_id))
    households = {known.household for known in office.read(known_people)}
    assert households == {"1-002", "1-009"}


def test_that_only_who_is_offered_can_be_chosen(office: Office, tmp_path: Path) -> None:
    take(office, read(tmp_path, person(身份证号="")))
    planned = plan(office, read(tmp_path, person(身份证号="", 出生日期=date(1999, 1, 1))))
    with pytest.raises(ValueError, match="offered"):
        planned.decided(planned.doubtful[0].row, "nobody")
    with pytest.raises(ValueError, match="doubtful"):
        planned.decided(read(tmp_path, other()).rows[0], None)


def test_that_somebody_chosen_once_is_not_offered_again(office: Office, tmp_path: Path) -> None:
    bare = {"编号": "", "身份证号": "", "出生日期": None}
    take(office, read(tmp_path, person(**bare)))
    planned = plan(office, read(tmp_path, person(**bare, 户号="7"), person(**bare, 户号="8")))
    first, second = planned.doubtful
    chosen = planned.decided(first.row, first.candidates[0].id)
    assert chosen.doubtful[0].row == second.row
    assert chosen.doubtful[0].candidates == ()


def test_that_who_is_missing_from_the_register_is_told_and_kept(office: Office, tmp_path: Path) -> None:
    take(office, read(tmp_path, person(), other()))
    planned = take(office, read(tmp_path, person()))
    assert [each.name for each in planned.gone] == ["徐维芳"]
    assert "表里没有的1人（不会删去）" in planned.summary
    assert set(people(office)) == {"陈德明", "徐维芳"}


def test_that_somebody_whose_row_was_left_out_is_not_missing(office: Office, tmp_path: Path) -> None:
    take(office, read(tmp_path, person(), other()))
    planned = plan(office, read(tmp_path, person(), other(身份证号=500229197305019980)))
    assert planned.gone == ()


def test_that_the_dead_are_not_brought_back_by_an_old_register(office: Office, tmp_path: Path) -> None:
    reading = read(tmp_path, person(), other())
    take(office, reading)
    who = PersonId(people(office)["徐维芳"].id)
    office.perform(UpdatePerson(at=NOW, who=who, died=date(2026, 2, 1)))
    planned = take(office, reading)
    assert [(each.name, each.why) for each in planned.departed] == [("徐维芳", "已故")]
    assert people(office)["徐维芳"].died == date(2026, 2, 1)


def test_that_a_household_goes_to_another_group_with_its_head(office: Office, tmp_path: Path) -> None:
    take(office, read(tmp_path, person(), other()))
    planned = take(office, read(tmp_path, person(组别="二组"), other(组别="二组")))
    (move,) = planned.households_moved
    assert (move.number, move.old, move.new) == ("1-001", "一组", "二组")


def test_that_a_register_without_household_numbers_keeps_those_on_record(
    office: Office, tmp_path: Path
) -> None:
    take(office, read(tmp_path, person(), other()))
    header = ("姓名", "组别", "与户主关系", "身份证号")
    rows = [
        ["陈德明", "一组", "户主", id_number(date(1971, 3, 8))],
        ["徐维芳", "一组", "配偶", id_number(date(1973, 5, 1), "998")],
        ["陈小弟", "一组", "子", id_number(date(2001, 5, 1))],
    ]
    planned = take(office, read(tmp_path, *rows, header=header))
    assert planned.unchanged == 2
    assert people(office)["陈小弟"].household == "1-001"


def test_that_nothing_is_written_when_an_import_is_stopped(office: Office) -> None:
    act = import_act(plan(office, read_roster(SAMPLE)), office.now(), office.new_id)
    told: list[tuple[int, int]] = []

    def tell(done: int, everybody: int) -> None:
        told.append((done, everybody))
        if done:
            raise ImportStopped

    with pytest.raises(ImportStopped):
        office.perform(act, tell)
    assert told == [(0, 983), (500, 983)]
    assert office.read(known_people) == ()
    assert office.record.count_entries() == 1


def test_that_a_register_of_5000_asks_the_record_only_a_few_questions(office: Office, tmp_path: Path) -> None:
    rows = [
        [
            f"{at:05}",
            f"{at % 9 + 1}组",
            at // 4,
            f"{'王李张刘陈'[at % 5]}{chr(0x4E00 + at)}",
            "户主" if at % 4 == 0 else "子",
        ]
        for at in range(5000)
    ]
    reading = read(tmp_path, *rows, header=("编号", "组别", "户号", "姓名", "与户主关系"))
    statements: list[str] = []
    event.listen(office.record.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    assert len(take(office, reading).new) == 5000
    again = plan(office, reading)
    assert (again.unchanged, again.doubtful, again.gone) == (5000, (), ())
    assert len(statements) < 100


def test_that_an_import_is_one_entry_that_the_journal_answers_for(office: Office) -> None:
    act = import_act(plan(office, read_roster(SAMPLE)), office.now(), office.new_id)
    done = office.perform(act)
    assert done.changes.roster
    assert done.entry == office.record.count_entries() == 2
    assert verify(office.record).sound


def test_that_the_journal_holds_no_personal_value_of_an_import(office: Office) -> None:
    reading = read_roster(SAMPLE)
    take(office, reading)
    body = (
        office.record.session.connection()
        .exec_driver_sql("SELECT body FROM journal WHERE seq = 2")
        .scalar_one()
    )
    assert [row.name for row in reading.rows if row.name in body] == []
    assert [row.row for row in reading.rows if row.phone and row.phone in body] == []
    assert [row.row for row in reading.rows if row.id_number and row.id_number in body] == []


def test_that_a_nameless_resident_refuses_the_whole_import(office: Office, tmp_path: Path) -> None:
    act = import_act(plan(office, read(tmp_path, person(), other())), NOW, office.new_id)

    broken = ImportRoster(
        at=NOW, source="", residents=(act.residents[0], replace(act.residents[1], name=" "))
    )
    with pytest.raises(Refused):
        office.perform(broken)
    assert office.read(known_people) == ()
