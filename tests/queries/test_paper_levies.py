"""The papers of 一事一议: what is taken from the villagers, and the households by which the law counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import Rehearsal, crowd, person
from tests.services.meetings import close, open_vote, opened
from xieshang_desktop.domain.acts.afterwards import Correct
from xieshang_desktop.exports.paper import Labelled
from xieshang_desktop.exports.paper_texts import texts
from xieshang_desktop.exports.papers.minutes import minutes_paper
from xieshang_desktop.exports.papers.minutes_items import vote_counts
from xieshang_desktop.exports.papers.posting import posting_paper
from xieshang_desktop.exports.papers.sign_in_sheet import sign_in_sheet_paper
from xieshang_desktop.exports.papers.summary import summary_paper
from xieshang_desktop.exports.papers.tally_report import tally_report_paper
from xieshang_desktop.exports.papers.turnout import quorum_words
from xieshang_desktop.queries.papers.calls import sign_in_sheet_view
from xieshang_desktop.queries.papers.minutes import minutes_view
from xieshang_desktop.queries.papers.results import posting_views
from xieshang_desktop.queries.papers.summary import summary_view
from xieshang_desktop.queries.papers.votes import tally_report_views
from xieshang_desktop.queries.registers.sheets import registers_view
from xieshang_desktop.storage.verification import verify

LEVY = {"per_head": "20.00", "heads": 480, "exempt_heads": 12, "days_per_hand": 2, "hands": 260}
WORDS = "人均筹资20元，应筹480人，减免12人，共9360元；每个劳动力投劳2个工日，劳动力260人，共520个工日"


def representatives(folder: Path, present: int = 3) -> Rehearsal:
    """Four representatives of 10, 10, 10 and 30 households; the big one comes first."""
    people = [
        person(f"代表{number}", roles=["村民代表"], represents_households=households)
        for number, households in enumerate((30, 10, 10, 10), 1)
    ]
    return meeting(folder, [f"代表{n}" for n in range(1, present + 1)], "一事一议代表会议", people, [])


def meeting(
    folder: Path, present: list[str], form: str, people: list[dict[str, Any]], crowds: list[dict[str, Any]]
) -> Rehearsal:
    called: dict[str, Any] = {"form": form, "unit": "户"}
    if form == "一事一议村民会议":
        called["entitled"] = {"households": True}
    return opened(
        folder, present, people=people, crowds=crowds, topic={"matter": "公益事业筹资筹劳"}, meeting=called
    )


def planned(home: Rehearsal, **values: Any) -> int:
    return home.do("plan_levy", topic="t1", **{**LEVY, **values})


def id_of(home: Rehearsal, kind: str = "会议", key: str = "m1") -> str:
    return home.keys.ids[(kind, key)]


def held(home: Rehearsal) -> str:
    planned(home)
    open_vote(home)
    home.do("record_tally", vote="v1", for_=2, against=1, abstain=0, for_households=40)
    home.do("close_vote", vote="v1")
    close(home, "通过")
    return id_of(home)


def test_that_the_minutes_tell_the_levy_and_the_households_that_count(tmp_path: Path) -> None:
    home = representatives(tmp_path)
    view = home.record.read(minutes_view, held(home))
    assert quorum_words(view.quorum).startswith(
        "应到4人，其中村民代表4人，代表农户60户。实到3人，代表农户50户，占应到户数的83.3%，"
        "达到三分之二以上，符合法定人数"
    )
    (item,) = view.items
    assert (item.levy, item.category) == (WORDS, "公共事务和公益事业，公益事业筹资筹劳")
    (vote,) = item.votes
    assert (vote.base, vote.households, vote.households_base) == (3, 40, 50)
    assert vote_counts(vote) == (
        "以举手方式进行。赞成2人（占到会的66.7%）、反对1人（33.3%）、弃权0人（0%）。"
        "赞成的代表农户40户，占到会代表所代表50户的80%。"
    )
    assert (vote.sentence, vote.clause) == (
        "应到60户，实到50户（≥40，达到三分之二）；赞成40户，需26户，通过", "国办发〔2007〕4号",
    )  # fmt: skip
    paper = minutes_paper(view)
    assert Labelled("筹资筹劳：", f"{WORDS}。") in paper.blocks
    assert Labelled("议题类别：", "公共事务和公益事业，公益事业筹资筹劳。") in paper.blocks
    assert [each.kind for each in view.attendees][:1] == ["村民代表，代表30户"]


def test_that_summary_tally_report_and_posting_carry_the_levy_and_the_households(tmp_path: Path) -> None:
    home = representatives(tmp_path)
    key = held(home)
    (report,) = home.record.read(tally_report_views, key)
    assert (report.entitled, report.present, report.unit) == (4, 3, "人")
    blocks = tally_report_paper(report).blocks
    assert Labelled("筹资筹劳：", f"{WORDS}。") in blocks
    households = "应到人员代表60户，实到人员代表50户；赞成的代表40户，占到会代表所代表户数的80%。"
    assert Labelled("代表农户：", households) in blocks
    assert Labelled("通过规则：", "代表户过半数，基数50，需26户。") in blocks
    for paper in (
        summary_paper(home.record.read(summary_view, key)),
        *map(posting_paper, home.record.read(posting_views, key)),
    ):
        said = "".join(text for text, _ in texts(paper))
        assert WORDS in said
        assert "代表农户40户" in said


def test_that_the_sheet_at_the_door_says_for_how_many_households_each_stands(tmp_path: Path) -> None:
    home = representatives(tmp_path)
    paper = sign_in_sheet_paper(home.record.read(sign_in_sheet_view, id_of(home)))
    assert Labelled("应到：", "4人，代表农户60户，法定人数为三分之二以上，即40户。") in paper.blocks
    assert Labelled("实到：", "＿＿＿＿人，代表农户＿＿＿＿户，其中妇女＿＿＿＿人。") in paper.blocks


def test_that_the_registers_count_people_and_their_households_apart(tmp_path: Path) -> None:
    home = representatives(tmp_path)
    held(home)
    view = home.record.read(registers_view)
    (decision,), (vote,), (line,) = view.decisions, view.votes, view.meetings
    assert (decision.unit, decision.entitled, decision.present, decision.agreed) == ("人", 4, 3, 2)
    assert (vote.for_count, vote.base, vote.needed) == (2, 50, 26)
    assert (line.unit, line.entitled, line.present, line.needed) == ("户", 60, 50, 40)
    assert [row.represents for row in view.sign_ins][:2] == ["代表30户", "代表10户"]


def test_that_an_assembly_of_households_shows_hands_as_households(tmp_path: Path) -> None:
    home = meeting(tmp_path, ["户01..户07"], "一事一议村民会议", [], [crowd("户", 9)])
    planned(home)
    open_vote(home)
    home.do("record_tally", vote="v1", for_=5, against=2, abstain=0)
    home.do("close_vote", vote="v1")
    view = home.record.read(minutes_view, id_of(home))
    assert quorum_words(view.quorum).startswith("应到9户。实到7户，占应到户数的77.8%，达到三分之二以上")
    (vote,) = view.items[0].votes
    assert "赞成5户（占到会的71.4%）、反对2户（28.6%）" in vote_counts(vote)
    assert vote.households is None


def test_that_the_newest_plan_counts_and_a_correction_is_journaled(tmp_path: Path) -> None:
    home = representatives(tmp_path)
    planned(home)
    step = planned(home, per_head="15.00")
    changes = {"per_head": 18, "hands": 0, "days_per_hand": 0}
    home.office.perform(Correct(at=home.moment, act=step, reason="写错", changes=changes))
    (item,) = home.record.read(minutes_view, id_of(home)).items
    assert item.levy == "人均筹资18元，应筹480人，减免12人，共8424元"
    assert verify(home.record).sound


@pytest.mark.parametrize(
    "wrong",
    [{"heads": -1}, {"heads": 5, "exempt_heads": 6}, {"per_head": "0", "days_per_hand": 0}],
    ids=["below nought", "more let off than there are", "nothing at all"],
)
def test_that_a_levy_that_cannot_be_is_refused(wrong: dict[str, Any], tmp_path: Path) -> None:
    home = representatives(tmp_path)
    home.refuse("WRONG_STAGE", "plan_levy", topic="t1", **{**LEVY, **wrong})


def test_that_only_a_levy_has_a_plan_and_none_after_it_was_decided(tmp_path: Path) -> None:
    home = representatives(tmp_path)
    home.do(
        "propose_topic", topic="t2", title="修路", category="公共事务和公益事业", source="村民委员会",
        matter="一般公共事务", scope="村",
    )  # fmt: skip
    home.refuse("WRONG_STAGE", "plan_levy", topic="t2", **LEVY)
    held(home)
    home.refuse("WRONG_STAGE", "plan_levy", topic="t1", **LEVY)
