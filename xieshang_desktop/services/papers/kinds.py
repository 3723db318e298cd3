"""The kinds of papers: what each is called, what reads it, and when the record calls for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.papers.appraisals import appraisal_view, has_appraisals
from xieshang_desktop.queries.papers.attendance import attendance_view
from xieshang_desktop.queries.papers.ballots import ballot_views
from xieshang_desktop.queries.papers.before import (
    agenda_wall_view,
    allows_proxies,
    proxy_views,
    speaking_rules_view,
    tally_sheet_views,
)
from xieshang_desktop.queries.papers.calls import agenda_posting_view, notice_view, sign_in_sheet_view
from xieshang_desktop.queries.papers.consultations import consultation_record_views, has_consultations
from xieshang_desktop.queries.papers.deliveries import delivery_sheet_views, has_addressees
from xieshang_desktop.queries.papers.fallback import fallback_view
from xieshang_desktop.queries.papers.four_steps import four_steps_view, has_four_steps
from xieshang_desktop.queries.papers.households import has_households, opinion_form_views
from xieshang_desktop.queries.papers.minutes import minutes_steps, minutes_view
from xieshang_desktop.queries.papers.outcomes import (
    explanation_view,
    has_evaluation,
    has_explanations,
    has_progress,
    has_replies,
    objection_reply_views,
    progress_posting_view,
    satisfaction_view,
)
from xieshang_desktop.queries.papers.results import has_results, posting_steps, posting_views
from xieshang_desktop.queries.papers.steps import last_of
from xieshang_desktop.queries.papers.stipends import has_stipends, stipend_views
from xieshang_desktop.queries.papers.summary import is_over, summary_steps, summary_view
from xieshang_desktop.queries.papers.township import has_township_report, township_report_view
from xieshang_desktop.queries.papers.votes import has_counts, tally_report_views
from xieshang_desktop.services.papers.writing import LARGE

MINUTES, NOTICE, SIGN_IN, AGENDA = "minutes", "notice", "sign-in-sheet", "agenda"
TALLY, POSTING, BALLOTS, REGISTERS = "tally-report", "posting", "ballots", "registers"
TALLY_SHEET, PRE_MEETING = "tally-sheet", "pre-meeting"
PDF_AND_WORD, PDF_ONLY = ("pdf", "docx"), ("pdf",)

ROOM, ARCHIVE, BOARD = "会前", "归档", "张贴"
"""What a paper is for: it lies in the room, stays in the archive, or hangs on the board."""

Asked = Callable[[Session, str], Any]


@dataclass(frozen=True, slots=True)
class KindOfPaper:
    """One kind; ``called_for`` is true of a meeting or topic that has what the paper reports.

    ``steps`` reads a long view little by little: None after each step, at last the view.
    """

    key: str
    title: str
    read: Asked
    called_for: Asked
    purpose: str = ARCHIVE
    steps: Callable[[Session, str], Iterator[Any]] | None = None
    formats: tuple[str, ...] = PDF_AND_WORD


def _always(_session: Session, _subject: str) -> bool:
    return True


def _is_opened(session: Session, meeting_id: str) -> bool:
    return session.get_one(Meeting, meeting_id).state is not MeetingState.PREPARING


def _is_coming(session: Session, meeting_id: str) -> bool:
    """Whether forms and sheets for the room still have a use."""
    return not is_over(session, meeting_id)


def _with_proxies(session: Session, meeting_id: str) -> bool:
    return _is_coming(session, meeting_id) and allows_proxies(session, meeting_id)


def _with_households(session: Session, meeting_id: str) -> bool:
    return not _is_opened(session, meeting_id) and has_households(session, meeting_id)


def _with_addressees(session: Session, meeting_id: str) -> bool:
    return not _is_opened(session, meeting_id) and has_addressees(session, meeting_id)


def _with_counting(session: Session, meeting_id: str) -> bool:
    return _is_coming(session, meeting_id) and bool(ballot_views(session, meeting_id))


AFTER = (
    KindOfPaper(MINUTES, "会议记录", minutes_view, _is_opened, steps=minutes_steps),
    KindOfPaper("attendance", "到会情况登记表", attendance_view, _is_opened),
    KindOfPaper("summary", "会议纪要", summary_view, is_over, steps=summary_steps),
    KindOfPaper("consultation-record", "协商议事记录表", consultation_record_views, has_consultations),
    KindOfPaper(TALLY, "计票结果报告单", tally_report_views, has_counts),
    KindOfPaper(POSTING, "结果公示", posting_views, has_results, BOARD, posting_steps),
    KindOfPaper("appraisal", "民主评议结果报告单", appraisal_view, has_appraisals),
    KindOfPaper("appraisal-posting", "民主评议结果公示", appraisal_view, has_appraisals, BOARD),
    KindOfPaper("stipend", "误工补贴发放表", stipend_views, has_stipends),
    KindOfPaper("stipend-posting", "误工补贴公示", stipend_views, has_stipends, BOARD),
)
"""Papers that follow a meeting."""
BEFORE = (
    KindOfPaper(NOTICE, "会议通知", notice_view, _always, ROOM),
    KindOfPaper(AGENDA, "会议议程公示", agenda_posting_view, _always, BOARD),
    KindOfPaper("agenda-wall", "会议议程挂图", agenda_wall_view, _is_coming, ROOM),
    KindOfPaper(SIGN_IN, "签到表", sign_in_sheet_view, _always, ROOM),
    KindOfPaper(BALLOTS, "表决票", ballot_views, ballot_views, ROOM),
    KindOfPaper(TALLY_SHEET, "计票表", tally_sheet_views, _with_counting, ROOM),
    KindOfPaper("proxy", "委托书", proxy_views, _with_proxies, ROOM),
    KindOfPaper("speaking-rules", "发言规则", speaking_rules_view, _is_coming, ROOM),
    KindOfPaper("household-opinion", "入户征求意见表", opinion_form_views, _with_households, ROOM),
    KindOfPaper("delivery-sheet", "会议通知送达单", delivery_sheet_views, _with_addressees, ROOM),
)
"""Papers that go before a meeting or lie in its room."""
OF_TOPIC = (
    KindOfPaper("four-steps", "四议两公开登记表", four_steps_view, has_four_steps),
    KindOfPaper("explanation", "解释说明记录", explanation_view, has_explanations),
    KindOfPaper("objection-reply", "异议答复", objection_reply_views, has_replies),
    KindOfPaper("objection-reply-posting", "异议答复公示", objection_reply_views, has_replies, BOARD),
    KindOfPaper("township-report", "协商结果报告和反馈单", township_report_view, has_township_report),
    KindOfPaper("progress-posting", "落实情况公示", progress_posting_view, has_progress, BOARD),
    KindOfPaper("satisfaction", "回访满意度记录", satisfaction_view, has_evaluation),
    KindOfPaper("satisfaction-posting", "回访满意度公示", satisfaction_view, has_evaluation, BOARD),
)
"""Papers that follow a topic."""


CARRIED_ROUND = ("household-opinion", "delivery-sheet")
"""Lists that go from door to door, days before."""


def pre_meeting_views(session: Session, meeting_id: str) -> tuple[tuple[str, Any], ...]:
    """What is printed for the room in one go, as kinds with their views, in the order in which it is used.

    The lists that go from door to door days before are not among them: they are printed by themselves.
    """
    return last_of(pre_meeting_steps(session, meeting_id))


def pre_meeting_steps(session: Session, meeting_id: str) -> Iterator[tuple[tuple[str, Any], ...] | None]:
    """The same, one kind a step."""
    views = []
    for kind in BEFORE:
        if kind.key not in CARRIED_ROUND and kind.called_for(session, meeting_id):
            views.append((kind.key, kind.read(session, meeting_id)))
            yield None
    yield tuple(views)


IN_ONE = KindOfPaper(
    PRE_MEETING, "会前材料（一次打印）", pre_meeting_views, _is_coming, ROOM, pre_meeting_steps, PDF_ONLY
)
"""Everything for the room as one file; no paper of its own."""


def fallback_views(session: Session, meeting_id: str) -> tuple[tuple[str, Any], ...]:
    """On what a meeting is kept by hand when the power fails, in the order in which it is used."""
    by_hand = (SIGN_IN, BALLOTS, TALLY_SHEET)
    views = {
        kind.key: kind.read(session, meeting_id)
        for kind in BEFORE
        if kind.key in by_hand and kind.called_for(session, meeting_id)
    }
    forms = ("fallback-forms", fallback_view(session, meeting_id))
    return (*((key, views.pop(key)) for key in (SIGN_IN,)), forms, *views.items())


FALLBACK = KindOfPaper(
    "fallback", "停电备用表（一次打印）", fallback_views, _is_coming, ROOM, formats=PDF_ONLY
)
"""Blank forms for a power cut as one file: offered in the room and with its papers, never called for."""


def in_large_type(kind: KindOfPaper) -> KindOfPaper:
    """The same posting to be read from two metres, for a wall without a board."""
    return replace(kind, key=kind.key + LARGE, title=f"{kind.title}（大字）")


def with_large(kinds: Iterable[KindOfPaper]) -> Iterator[KindOfPaper]:
    """Every kind, and behind each posting the same in large type."""
    for kind in kinds:
        yield kind
        if kind.purpose == BOARD:
            yield in_large_type(kind)


KINDS = {kind.key: kind for kind in (*with_large((*AFTER, *BEFORE, *OF_TOPIC)), IN_ONE, FALLBACK)}
