"""花名册: the 协商主体 that are no single residents, each with those who speak for it."""

from __future__ import annotations

import pytest

from tests.ui.window import Village
from xieshang_desktop.domain.acts.village import Spokesperson
from xieshang_desktop.domain.vocabulary import PartyKind
from xieshang_desktop.queries.people.organisations import organisations
from xieshang_desktop.ui.pages.roster.organisation_forms import read_delegates


def open_tab(village: Village) -> None:
    village.press("Ctrl+5")
    village.page.people.tabs.choose(6)


def enter(village: Village, name: str, kind: PartyKind, delegates: str) -> None:
    village.press("Ctrl+N")
    form = village.page.room.form
    form.entries["name"].show_text(name)
    form.entries["kind"].show_chosen(kind)
    form.entries["delegates"].box.show_text(delegates)
    village.press("Ctrl+Return")


def test_that_an_organisation_is_entered_with_its_delegates_and_found(village: Village) -> None:
    open_tab(village)
    assert village.shows("还没有协商主体")
    enter(village, "云顶镇中心小学", PartyKind.RESIDENT_UNIT, "吴启明，副校长，138 0000 6001\n秦世芬")
    enter(village, "绿源柑橘合作社", PartyKind.COOPERATIVE, "")
    (school, cooperative) = village.sample.office.read(organisations)
    assert (school.kind, [each.name for each in school.delegates]) == (
        PartyKind.RESIDENT_UNIT,
        ["吴启明", "秦世芬"],
    )
    assert cooperative.delegates == ()
    village.page.people.search.setFocus()
    village.write("wqm")
    village.press("Return")
    assert village.shows("吴启明，副校长")
    assert village.page.people.organisations.row_count() == 1


def test_that_a_delegates_telephone_is_masked_until_it_is_asked_for(village: Village) -> None:
    open_tab(village)
    enter(village, "云顶镇中心小学", PartyKind.RESIDENT_UNIT, "吴启明，副校长，13800006001")
    assert village.shows("138****6001")
    (_, link) = next(iter(village.page.organisation._phones.values()))
    village.click(link)
    assert village.shows("13800006001")


def test_that_putting_right_keeps_a_telephone_that_is_not_written_again(village: Village) -> None:
    open_tab(village)
    enter(village, "云顶镇中心小学", PartyKind.RESIDENT_UNIT, "吴启明，副校长，13800006001\n秦世芬")
    village.click(village.page.organisation.change)
    form = village.page.room.form
    assert form.entries["delegates"].box.text() == "吴启明，副校长\n秦世芬"
    form.entries["delegates"].box.show_text("吴启明，校长")
    village.press("Ctrl+Return")
    (school,) = village.sample.office.read(organisations)
    assert [(each.name, each.duty, each.phone) for each in school.delegates] == [
        ("吴启明", "校长", "138****6001")
    ]


def test_that_a_second_one_of_the_same_name_is_refused_beside_the_button(village: Village) -> None:
    open_tab(village)
    enter(village, "云顶镇中心小学", PartyKind.RESIDENT_UNIT, "")
    enter(village, "云顶镇中心小学", PartyKind.RESIDENT_UNIT, "")
    assert village.shows("“云顶镇中心小学”已经登记")


def test_that_going_back_to_the_people_shows_a_person_again(village: Village) -> None:
    open_tab(village)
    village.page.people.tabs.choose(1)
    assert village.page.card.isVisible()


@pytest.mark.parametrize(
    ("text", "delegates"),
    [
        ("", ()),
        ("吴启明", (Spokesperson(name="吴启明"),)),
        ("吴启明,副校长,138-0000-6001", (Spokesperson(name="吴启明", duty="副校长", phone="13800006001"),)),
        ("吴启明，13800006001，副校长", (Spokesperson(name="吴启明", duty="副校长", phone="13800006001"),)),
        (
            "\n吴启明、理事长\n\n秦世芬\n",
            (Spokesperson(name="吴启明", duty="理事长"), Spokesperson(name="秦世芬")),
        ),
    ],
)
def test_that_delegates_are_read_one_on_each_line(text: str, delegates: tuple[Spokesperson, ...]) -> None:
    assert read_delegates(text) == delegates
