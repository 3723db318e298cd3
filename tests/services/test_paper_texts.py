"""The village's own words on its papers, and the meetings that keep the words they closed with."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.builders import Rehearsal
from tests.storage import lives
from xieshang_desktop.domain.paper_texts import usable
from xieshang_desktop.exports.normal_form import normal_form
from xieshang_desktop.queries.papers.texts import text_lines, texts_at
from xieshang_desktop.services.papers.catalogue import view_of
from xieshang_desktop.services.papers.writing import paper_bytes, papers_of
from xieshang_desktop.storage.paper_texts import own_texts, text_modules
from xieshang_desktop.storage.verification import verify


def said(home: Rehearsal, kind: str, key: str = "m1") -> str:
    view = home.record.read(view_of, kind, home.id_of("会议", key))
    return "".join(normal_form(paper) for paper in papers_of(view, kind))


@pytest.fixture
def home(tmp_path: Path) -> Rehearsal:
    return lives.prepared(tmp_path)


def put(home: Rehearsal, **values: Any) -> None:
    """Put words in; None goes back to the program's own."""
    named = {name.replace("__", "."): text for name, text in values.items()}
    kept = {name: text for name, text in named.items() if text is not None}
    home.do("set_paper_texts", values=kept, restored=[name for name in named if name not in kept])


def test_that_the_letterhead_stands_on_the_papers_that_go_out(home: Rehearsal) -> None:
    assert "LETTERHEAD" not in said(home, "notice")
    put(home, letterhead__name="双河村村民委员会文件", letterhead__number="双村发〔{年}〕　　号")
    assert "LETTERHEAD 双河村村民委员会文件|双村发〔2026〕　　号" in said(home, "notice")
    assert "LETTERHEAD" not in said(home, "agenda")


def test_that_who_signs_and_how_to_be_reached_are_the_villages_own(home: Rehearsal) -> None:
    put(
        home,
        letterhead__signer="中共双河村支部委员会\n双河村村民委员会",
        letterhead__contact="值班室",
        letterhead__phone="023-59210000",
    )
    notice = said(home, "notice")
    assert "CLOSING 中共双河村支部委员会 / 双河村村民委员会" in notice
    assert "值班室　023-59210000" in notice
    assert "023-59210000" in said(home, "agenda")


def test_that_objections_go_where_the_village_takes_them(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="")
    put(
        home,
        letterhead__objections_to="双河村监委会值班室",
        letterhead__objections_place="便民服务大厅",
        letterhead__objections_phone="023-59210001",
    )
    home.do("close_meeting", meeting="m1")
    assert "向双河村监委会值班室（地点：便民服务大厅，电话：023-59210001）提出" in said(home, "posting")


def test_that_a_closed_meeting_keeps_its_words(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="")
    put(home, minutes__end="（本页以下空白）", minutes__opening="{主持人}宣布开会，实到{实到}。")
    home.do("close_meeting", meeting="m1")
    before = said(home, "minutes")
    assert "（本页以下空白）" in before
    assert "主任宣布开会，实到10人。" in before
    put(home, minutes__end="完", minutes__opening=None, letterhead__name="双河村文件")
    assert said(home, "minutes") == before
    assert "LETTERHEAD" not in said(home, "summary")
    assert verify(home.record).sound


def test_that_what_became_of_a_result_is_told_in_the_words_of_its_meeting(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="")
    put(home, letterhead__name="双河村文件", letterhead__signer="双河村村民委员会（旧章）")
    home.do("close_meeting", meeting="m1")
    put(home, letterhead__name="新头", letterhead__signer="双河村村民委员会（新章）")
    home.do("report_to_township", topic="t1", to="云顶镇", key="r1")
    home.do("receive_objection", topic="t1", who="代表03", text="不公", key="o1")
    home.do("reply_objection", objection="o1", text="已核实")
    home.do("assign_task", task="k1", topic="t1", title="施工", owner="主任", due=lives.MEETING.date())
    home.do("report_progress", task="k1", status="进行中", percent=10, text="开工")
    home.do("evaluate", topic="t1", satisfied=8, basically=1, unsatisfied=1)
    kinds = ("township-report", "objection-reply", "objection-reply-posting", "progress-posting")
    for kind in (*kinds, "satisfaction-posting"):
        view = home.record.read(view_of, kind, home.id_of("议题", "t1"))
        paper = "".join(normal_form(paper) for paper in papers_of(view, kind))
        assert "CLOSING 双河村村民委员会（旧章）" in paper, kind
        assert "新" not in paper, kind


def test_that_taking_the_close_back_lets_go_of_the_words(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="")
    home.do("close_meeting", meeting="m1")
    home.do("undo_last", meeting="m1")
    put(home, minutes__end="完")
    home.do("close_meeting", meeting="m1")
    assert "\nP0 center 完" in said(home, "minutes")


def test_that_a_word_goes_back_to_the_programs_own(home: Rehearsal) -> None:
    put(home, notice__closing="请带好老花镜。")
    assert "请带好老花镜。" in said(home, "notice")
    (line,) = (each for each in home.record.read(text_lines) if each.own)
    assert (line.module.name, line.text) == ("notice.closing", "请带好老花镜。")
    put(home, notice__closing=None)
    assert own_texts()["notice.closing"] in said(home, "notice")
    assert not [each for each in home.record.read(text_lines) if each.own]


def test_that_an_empty_word_is_not_printed(home: Rehearsal) -> None:
    put(home, notice__closing="", notice__opening="")
    assert "现将有关事项" not in said(home, "notice")


@pytest.mark.parametrize(
    ("values", "why"),
    [({"minutes.poem": "诗"}, "没有“minutes.poem”"), ({"minutes.dispersed": "{几点}散会"}, "不认识“{几点}”")],
)
def test_that_a_word_that_cannot_stand_is_refused(home: Rehearsal, values: Any, why: str) -> None:
    assert why in home.refuse("TEXT_NOT_USABLE", "set_paper_texts", values=values).sentence
    assert home.record.read(texts_at) == own_texts()


def test_that_ballots_carry_the_marks_of_the_place_and_a_series(home: Rehearsal) -> None:
    put(home, ballot__marks="赞成√反对×弃权○", ballot__per_page="每页8张")
    ballots = said(home, "ballots")
    assert "赞成画“√”，反对画“×”，弃权画“○”" in ballots
    assert "CARDS 2x4" in ballots
    assert "第012号" in ballots
    put(home, ballot__marks="赞成○反对×弃权不画", ballot__numbers="不编号")
    ballots = said(home, "ballots")
    assert "弃权不画" in ballots
    assert "第012号" not in ballots
    assert "无记名投票" in said(home, "tally-sheet")


def test_that_the_rules_of_speaking_are_the_villages_own(home: Rehearsal) -> None:
    put(home, speaking__title="院坝会规矩", speaking__intro="", speaking__rules="先举手再说话\n每人{每次}")
    rules = said(home, "speaking-rules")
    assert "TITLE 某村院坝会规矩" in rules
    assert rules.count("条　|") == 2
    assert "每人2分钟。" in rules


def test_that_every_module_can_stand_as_it_comes_with_the_program() -> None:
    for module in text_modules().values():
        assert usable(module, module.text) == module.text, module.name


def test_that_the_letterhead_is_red_in_both_writers(home: Rehearsal) -> None:
    put(home, letterhead__name="双河村村民委员会文件")
    view = home.record.read(view_of, "notice", home.id_of("会议", "m1"))
    document = Document(io.BytesIO(paper_bytes(view, "notice", ".docx")))
    head = document.paragraphs[0]
    assert head.text == "双河村村民委员会文件"
    assert head.style is not None
    assert head.style.name == "红头"
    assert b"/FontFile2" in paper_bytes(view, "notice", ".pdf")
