"""Which papers a record calls for, that they are written whole, and that a worker can write them."""

from __future__ import annotations

import io
import pickle
import tomllib
import zipfile
from base64 import b32decode
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from tests.builders import CASES, Rehearsal, crowd, rehearse, replay
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.registers.asked import Asked
from xieshang_desktop.queries.registers.views import RegistersView
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers.catalogue import OfficePapers, documents_of, view_of, write_all
from xieshang_desktop.services.papers.writing import compose, paper_bytes, unprintable, write_paper
from xieshang_desktop.storage.unit_of_work import Record

BEFORE = [
    *("notice.pdf", "agenda.pdf", "agenda-wall.pdf", "sign-in-sheet.pdf", "ballots.pdf", "tally-sheet.pdf"),
    *("speaking-rules.pdf", "delivery-sheet.pdf", "pre-meeting.pdf"),
]
TO_VOTE = ("ballots.pdf", "tally-sheet.pdf")


def case(number: int) -> dict[str, Any]:
    (path,) = CASES.glob(f"{number:02d}-*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def written(record: Record, folder: Path) -> dict[str, bytes]:
    """Every file that a record calls for, by name; nothing else may lie in the folder afterwards."""
    folder.mkdir()
    names = write_all(record, folder)
    assert sorted(names) == sorted(path.name for path in folder.iterdir())
    return {name: (folder / name).read_bytes() for name in names}


def words_of_pdf(data: bytes) -> str:
    document = pdfium.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def words_of_docx(data: bytes) -> str:
    return "".join("".join(part.text for part in Document(io.BytesIO(data)).paragraphs).split())


def convene(village: Rehearsal, meeting: str, kind: str = "表决") -> None:
    village.do(
        "convene_meeting",
        meeting=meeting,
        form="村民代表会议",
        title=f"某村{meeting}会议",
        starts_at=datetime(2026, 3, 20, 9, 0),
        place="会议室",
        chair="代表01",
        recorder="代表02",
        topics=[],
        unit="人",
        entitled={"roles": ["村民代表"]},
    )
    village.do("add_item", meeting=meeting, item="i1", title="修路", kind=kind)


@pytest.fixture
def village(tmp_path: Path) -> Rehearsal:
    return rehearse(tmp_path, crowds=[crowd("代表", 6, roles=["村民代表"])])


def names_of(village: Rehearsal) -> list[str]:
    return [request.name for request in village.record.read(documents_of)]


def test_that_the_first_case_leaves_every_paper_that_it_calls_for(tmp_path: Path) -> None:
    told = replay(tmp_path, case(1))
    files = written(told.record, tmp_path / "papers")
    assert list(files) == [
        *(
            "registers.xlsx",
            "minutes.pdf",
            "minutes.docx",
            "attendance.pdf",
            "summary.pdf",
            "tally-report.pdf",
            "posting.pdf",
        ),
        *("notice.pdf", "agenda.pdf", "sign-in-sheet.pdf"),
        *("four-steps.pdf", "explanation.pdf", "progress-posting.pdf"),
    ]
    for said in (
        "青石村2026年第一次村民代表会议记录",
        "应到30人，其中村民代表28人、村民委员会成员2人。实到26人，占应到人数的86.7%",
        "代表03（二组，赞成）：同意，建议先装学校路段。",
        "赞成19票，需14票，通过",
        "结果：通过。同意安装；电池更换费用列入村集体年度预算。",
    ):
        assert said in words_of_pdf(files["minutes.pdf"])
        assert said in words_of_docx(files["minutes.docx"])
    assert "2026年3月13日至3月28日（15日）" in words_of_pdf(files["posting.pdf"])


def test_that_the_digest_on_paper_is_the_one_of_the_summary(tmp_path: Path) -> None:
    told = replay(tmp_path, case(1))
    (meeting,) = told.summary["meetings"]
    (request,) = (each for each in told.record.read(documents_of) if each.name == "minutes.pdf")
    view = told.record.read(view_of, request.kind, request.subject_id)
    whole = view.digest.payload.split(":")[1]
    assert b32decode(whole + "====").hex() == meeting["digest"]
    assert view.digest.entries == meeting["journal_entries"]


@pytest.mark.parametrize("number", [2, 3])
def test_that_a_consultation_leaves_minutes_and_registers(tmp_path: Path, number: int) -> None:
    files = written(replay(tmp_path, case(number)).record, tmp_path / "papers")
    assert {"minutes.pdf", "minutes.docx", "registers.xlsx"} < files.keys()
    assert "本次表决只用于征求意见，不作为决定。" in words_of_pdf(files["minutes.pdf"])


def test_that_a_meeting_that_was_not_opened_has_no_minutes_yet(village: Rehearsal, tmp_path: Path) -> None:
    convene(village, "m1")
    assert list(written(village.record, tmp_path / "papers")) == ["registers.xlsx", *BEFORE]


def test_that_ballots_are_called_for_only_where_something_is_to_be_voted(village: Rehearsal) -> None:
    convene(village, "m1", kind="协商")
    assert names_of(village) == ["registers.xlsx", *(name for name in BEFORE if name not in TO_VOTE)]


def test_that_the_first_meeting_has_the_plain_names_and_the_second_a_number(village: Rehearsal) -> None:
    convene(village, "m1")
    convene(village, "m2")
    second = [name.replace(".", "-2.") for name in BEFORE]
    assert names_of(village) == ["registers.xlsx", *BEFORE, *second]


def test_that_whoever_asks_may_name_the_files_by_other_keys(village: Rehearsal) -> None:
    convene(village, "m1")
    found = village.record.read(documents_of, lambda _meeting: "-m1")
    assert found[1].name == "notice-m1.pdf"


def test_that_a_village_without_meetings_has_registers(village: Rehearsal, tmp_path: Path) -> None:
    files = written(village.record, tmp_path / "papers")
    assert list(files) == ["registers.xlsx"]
    sheets = load_workbook(io.BytesIO(files["registers.xlsx"])).sheetnames
    assert sheets == ["会议台账", "签到", "发言", "表决", "意见"]


def test_that_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    village = rehearse(tmp_path, people=[{"name": "=1+1", "roles": ["村民代表"], "phone": "013800001111"}])
    village.do(
        "convene_meeting",
        meeting="m1",
        form="院坝会",
        title="院坝会",
        starts_at=datetime(2026, 3, 20, 9, 0),
        place="院坝",
        chair="=1+1",
        recorder="=1+1",
        topics=[],
        unit="人",
        entitled={"all": True},
    )
    village.do("check_in", meeting="m1", who="=1+1", mode="现场")
    book = load_workbook(io.BytesIO(written(village.record, tmp_path / "papers")["registers.xlsx"]))
    cells = {str(cell.value): cell.data_type for row in book["签到"].iter_rows() for cell in row}
    assert cells["013*****1111"] == "s"
    assert "f" not in cells.values()


def test_that_a_worker_gets_function_and_view_and_nothing_of_the_record(
    village: Rehearsal, tmp_path: Path
) -> None:
    convene(village, "m1")
    papers = OfficePapers(village.office)
    meeting = village.id_of("会议", "m1")
    kinds = [(kind.key, kind.formats) for kind in papers.kinds(meeting)]
    assert ("agenda-large", ("pdf", "docx")) in kinds
    kinds.remove(("agenda-large", ("pdf", "docx")))
    assert kinds == [
        *((name.removesuffix(".pdf"), ("pdf", "docx")) for name in BEFORE[:-1]),
        ("pre-meeting", ("pdf",)),
        ("fallback", ("pdf",)),
    ]
    for kind in papers.kinds(meeting):
        writer, view = pickle.loads(pickle.dumps((papers.press().write, papers.view(meeting, kind.key))))
        for ending in kind.formats:
            target = tmp_path / f"{kind.key}.{ending}"
            writer(view, target, kind.key)
            assert target.stat().st_size > 1000
    papers.press().write(pickle.loads(pickle.dumps(papers.registers())), tmp_path / "r.xlsx", "registers")
    assert zipfile.is_zipfile(tmp_path / "r.xlsx")


def test_that_a_consultation_leaves_its_summary_and_its_record_sheet(tmp_path: Path) -> None:
    files = written(replay(tmp_path, case(2)).record, tmp_path / "papers")
    assert {"summary.pdf", "consultation-record.pdf"} < files.keys()
    assert "协商议事记录表" in words_of_pdf(files["consultation-record.pdf"])


def test_that_the_papers_of_a_community_speak_of_residents(tmp_path: Path) -> None:
    files = written(replay(tmp_path, case(3)).record, tmp_path / "papers")
    said = words_of_pdf(files["notice.pdf"]) + words_of_pdf(files["consultation-record.pdf"])
    assert "居民委员会" in said
    assert "村民委员会" not in said
    assert "报街道" in said


def test_that_a_topic_calls_for_papers_of_what_became_of_it(tmp_path: Path) -> None:
    told = replay(tmp_path, case(1))
    papers = OfficePapers(Office(told.record))
    (topic,) = told.record.read(lambda session: session.scalars(select(Topic.id)).all())
    assert [kind.key for kind in papers.kinds_of_topic(topic)] == [
        *("four-steps", "explanation", "progress-posting", "progress-posting-large")
    ]
    for kind in papers.kinds_of_topic(topic):
        for ending in kind.formats:
            view = pickle.loads(pickle.dumps(papers.view(topic, kind.key)))
            papers.press().write(view, tmp_path / f"{kind.key}.{ending}", kind.key)
    assert "代表11" not in words_of_pdf((tmp_path / "progress-posting.pdf").read_bytes())
    assert "已装21盏" in words_of_pdf((tmp_path / "progress-posting.pdf").read_bytes())


def test_that_what_is_printed_before_a_meeting_is_one_file_with_pages_counted_anew(
    village: Rehearsal, tmp_path: Path
) -> None:
    convene(village, "m1")
    data = written(village.record, tmp_path / "papers")["pre-meeting.pdf"]
    document = pdfium.PdfDocument(data)
    titles = [item.get_title() for item in document.get_toc()]
    document.close()
    assert len(titles) == 7
    assert words_of_pdf(data).count("—1—") >= 4


def test_that_registers_read_in_steps_are_those_read_at_once(tmp_path: Path) -> None:
    papers = OfficePapers(Office(replay(tmp_path, case(1)).record))
    *told, view = papers.registers_in_steps(Asked())
    assert told == [(done, len(told)) for done in range(1, len(told) + 1)]
    assert len(told) > 5
    assert view == papers.registers()


def test_that_an_act_between_two_steps_is_in_the_registers(village: Rehearsal) -> None:
    convene(village, "m1")
    papers = OfficePapers(village.office)
    reading = papers.registers_in_steps(Asked())
    first: Any = next(reading)
    assert first[0] == 1 < first[1]
    convene(village, "m2")
    *_, view = reading
    assert isinstance(view, RegistersView)
    assert len(view.meetings) == 2


def test_that_full_identities_are_given_to_the_archive_alone(tmp_path: Path) -> None:
    village = rehearse(tmp_path, people=[{"name": "代表甲", "roles": ["村民代表"], "phone": "13800001111"}])
    village.do(
        "convene_meeting",
        meeting="m1",
        form="院坝会",
        title="院坝会",
        starts_at=datetime(2026, 3, 20, 9, 0),
        place="院坝",
        chair="代表甲",
        recorder="代表甲",
        topics=[],
        unit="人",
        entitled={"all": True},
    )
    village.do("check_in", meeting="m1", who="代表甲", mode="现场")
    papers = OfficePapers(village.office)
    assert {row.phone for row in papers.registers().sign_ins} == {"138****1111"}
    assert {row.phone for row in papers.registers(full_identities=True).sign_ins} == {"13800001111"}


def test_that_several_counts_each_begin_a_page_of_their_own(tmp_path: Path) -> None:
    told = replay(tmp_path, case(1))
    (request,) = (each for each in told.record.read(documents_of) if each.kind == "tally-report")
    (report,) = told.record.read(view_of, request.kind, request.subject_id)
    title = compose(report, "tally-report").blocks[0]
    assert compose((report, report), "tally-report").blocks.count(title) == 2
    document = pdfium.PdfDocument(paper_bytes((report, report), "tally-report", ".pdf"))
    assert len(document) == 2
    document.close()


def test_that_a_character_that_no_font_has_is_named(village: Rehearsal) -> None:
    convene(village, "m1")
    view = village.record.read(view_of, "notice", village.id_of("会议", "m1"))
    assert unprintable(view, "notice") == []
    assert unprintable(view.__class__(**{**fields_of(view), "place": "𠀋\U000e0100室"}), "notice") != []
    assert unprintable(None, "registers") == []


def fields_of(view: Any) -> dict[str, Any]:
    return {name: getattr(view, name) for name in view.__dataclass_fields__}


def test_that_a_missing_folder_is_told_and_nothing_is_left(village: Rehearsal, tmp_path: Path) -> None:
    view = village.record.read(view_of, "registers", None)
    with pytest.raises(EnvironmentProblem, match="找不到文件夹"):
        write_paper(view, tmp_path / "nowhere" / "registers.xlsx", "registers")
    assert not (tmp_path / "nowhere").exists()
