"""花名册: the 协商主体 that are no single residents, each with those who speak for it."""

from __future__ import annotations

import pytest

from tests.ui.window import Village
from xieshang_desktop.domain.acts.village import Spokesperson
from xieshang_desktop.domain.vocabulary import PartyKind
from xieshang_desktop.queries.people.organisations import OrganisationLine, organisations
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


def entered(village: Village, name: str) -> OrganisationLine:
    return next(each for each in village.sample.office.read(organisations) if each.name == name)


def test_that_the_sample_village_has_its_organisations(village: Village) -> None:
    open_tab(village)
    assert village.page.people.organisations.row_count() == 7
    assert village.shows("云顶镇人民政府")


def test_that_an_organisation_is_entered_with_its_delegates_and_found(village: Village) -> None:
    open_tab(village)
    enter(village, "云顶镇卫生院", PartyKind.RESIDENT_UNIT, "蓝永康，院长，138 0000 6009\n秦世芬")
    enter(village, "青石村老年协会", PartyKind.SOCIAL_ORGANISATION, "")
    clinic, elders = entered(village, "云顶镇卫生院"), entered(village, "青石村老年协会")
    assert (clinic.kind, [each.name for each in clinic.delegates]) == (
        PartyKind.RESIDENT_UNIT,
        ["蓝永康", "秦世芬"],
    )
    assert elders.delegates == ()
    village.page.people.search.setFocus()
    village.write("lyk")
    village.press("Return")
    assert village.shows("蓝永康，院长")
    assert village.page.people.organisations.row_count() == 1


def test_that_a_delegates_telephone_is_masked_until_it_is_asked_for(village: Village) -> None:
    open_tab(village)
    village.page.people.search.setFocus()
    village.write("小学")
    village.press("Return")
    assert village.shows("138****6002")
    assert not village.shows("13800006002")
    (_, link) = next(iter(village.page.organisation._phones.values()))
    village.click(link)
    assert village.shows("13800006002")


def test_that_putting_right_keeps_a_telephone_that_is_not_written_again(village: Village) -> None:
    open_tab(village)
    village.click(village.page.organisation.change)
    form = village.page.room.form
    assert form.entries["delegates"].box.text() == "杨勇，驻村干部"
    form.entries["delegates"].box.show_text("杨勇，副镇长\n秦世芬")
    village.press("Ctrl+Return")
    government = entered(village, "云顶镇人民政府")
    assert [(each.name, each.duty, each.phone) for each in government.delegates] == [
        ("杨勇", "副镇长", "138****6001"),
        ("秦世芬", "", ""),
    ]


def test_that_a_second_one_of_the_same_name_is_refused_beside_the_button(village: Village) -> None:
    open_tab(village)
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
