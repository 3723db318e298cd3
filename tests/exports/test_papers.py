"""What the papers say: golden normal forms, and the rules that no paper may break."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exports import sample_views as sample
from tests.exports.all_papers import PAPERS
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.exports.normal_form import normal_form
from xieshang_desktop.exports.paper import Paper, Paragraph
from xieshang_desktop.exports.paper_texts import texts
from xieshang_desktop.exports.papers.ballot import ballot_paper
from xieshang_desktop.exports.papers.community import for_community
from xieshang_desktop.exports.papers.minutes import minutes_paper
from xieshang_desktop.exports.papers.posting import posting_paper
from xieshang_desktop.exports.papers.turnout import quorum_words
from xieshang_desktop.queries.papers.views import MinutesView, OfficerView, QuorumView


def words(paper: Paper) -> str:
    return "\n".join(text for text, _ in texts(paper))


@pytest.mark.parametrize("name", PAPERS)
def test_that_a_paper_says_what_it_said_before(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"papers/{name}.txt", normal_form(PAPERS[name]()))


def empty_minutes() -> MinutesView:
    return MinutesView(
        "青石村院坝会",
        "院坝会",
        "青石村",
        "云顶镇",
        sample.START,
        "院坝",
        OfficerView("陈德明"),
        OfficerView("罗晓琴"),
        QuorumView(12, 9),
    )


def test_that_a_meeting_without_anything_still_has_minutes() -> None:
    said = words(minutes_paper(empty_minutes()))
    assert "青石村院坝会记录" in said
    assert "本次会议没有记录议题。" in said
    assert "名单附后" not in said


def test_that_an_overridden_refusal_is_printed_with_its_reason() -> None:
    said = words(minutes_paper(sample.minutes_view()))
    assert "村务监督委员会成员没有到会。陈德明决定继续进行，理由：主任电话说明在途中。" in said


def test_that_a_mere_reminder_is_not_printed() -> None:
    view = sample.minutes_view()
    findings = (replace(view.findings[0], severity="提醒", sentence="没有附材料"),)
    assert "没有附材料" not in words(minutes_paper(replace(view, findings=findings)))


@pytest.mark.parametrize(
    ("quorum", "said"),
    [
        (
            QuorumView(45, 34, 30, True, "三分之二以上"),
            "应到45人。实到34人，占应到人数的75.6%，达到三分之二以上，符合法定人数。",
        ),
        (QuorumView(45, 29, 30), "应到45人。实到29人，占应到人数的64.4%，需30人，还差1人，不足法定人数。"),
        (QuorumView(60, 41, unit="户"), "应到60户。实到41户，占应到户数的68.3%。"),
        (QuorumView(0, 0), "应到0人。实到0人，占应到人数的—。"),
    ],
)
def test_that_the_quorum_is_said_with_its_figures(quorum: QuorumView, said: str) -> None:
    assert quorum_words(quorum) == said


def test_that_a_posting_shows_no_personal_number_and_no_voter() -> None:
    said = words(posting_paper(sample.posting_view()))
    assert "13812345678" not in said
    assert "138****5678" in said
    assert not any(name in said for name in sample.PRESENT)


def test_that_a_secret_ballot_carries_no_number() -> None:
    view = sample.ballot_view(3)
    assert "第001号" not in words(ballot_paper(view))
    assert "第003号" in words(ballot_paper(replace(view, numbered=True)))


def test_that_every_voter_gets_a_ballot_with_its_legend() -> None:
    assert words(ballot_paper(sample.ballot_view(7))).count("弃权的在“弃权”栏画“○”") == 7


def test_that_a_community_is_named_as_the_law_of_cities_names_it() -> None:
    said = words(for_community(PAPERS["stipend_posting"]()))
    assert "全体居民：" in said
    assert "青石村居民委员会" in said
    assert "青石村居务监督委员会" in said
    assert "《村民委员会组织法》第二十八条" in said


@pytest.mark.parametrize("form", MeetingForm)
def test_that_every_form_of_meeting_has_its_name_in_a_community(form: MeetingForm) -> None:
    assert "村民" not in words(for_community(Paper("公示", (Paragraph(f"{form.value}决定"),))))


def test_that_a_changed_paper_keeps_its_shape() -> None:
    paper = PAPERS["household_opinion"]()
    changed = for_community(paper)
    assert changed.orientation == "landscape"
    assert [type(block) for block in changed.blocks] == [type(block) for block in paper.blocks]
