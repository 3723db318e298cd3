"""Which builders make which kind of paper. Loaded by whoever writes one: the window needs none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xieshang_desktop.exports.paper import Paper
from xieshang_desktop.exports.papers.agenda_posting import agenda_posting_paper
from xieshang_desktop.exports.papers.agenda_wall import agenda_wall_paper
from xieshang_desktop.exports.papers.appraisal import appraisal_paper, appraisal_posting_paper
from xieshang_desktop.exports.papers.attendance import attendance_paper
from xieshang_desktop.exports.papers.ballot import ballot_paper
from xieshang_desktop.exports.papers.consultation_record import consultation_record_paper
from xieshang_desktop.exports.papers.delivery_sheet import delivery_sheet_paper
from xieshang_desktop.exports.papers.explanation import explanation_paper
from xieshang_desktop.exports.papers.fallback import coming_paper, course_paper, speaking_paper
from xieshang_desktop.exports.papers.four_steps import four_steps_paper
from xieshang_desktop.exports.papers.household_opinion import household_opinion_paper
from xieshang_desktop.exports.papers.minutes import minutes_paper
from xieshang_desktop.exports.papers.notice import notice_paper
from xieshang_desktop.exports.papers.objection_reply import (
    objection_reply_paper,
    objection_reply_posting_paper,
)
from xieshang_desktop.exports.papers.posting import posting_paper, posting_poster
from xieshang_desktop.exports.papers.progress_posting import progress_posting_paper
from xieshang_desktop.exports.papers.proxy import proxy_paper
from xieshang_desktop.exports.papers.satisfaction import satisfaction_paper, satisfaction_posting_paper
from xieshang_desktop.exports.papers.sign_in_sheet import sign_in_sheet_paper
from xieshang_desktop.exports.papers.speaking_rules import speaking_rules_paper
from xieshang_desktop.exports.papers.stipend import stipend_paper, stipend_posting_paper
from xieshang_desktop.exports.papers.summary import summary_paper
from xieshang_desktop.exports.papers.tally_report import tally_report_paper
from xieshang_desktop.exports.papers.tally_sheet import tally_sheet_paper
from xieshang_desktop.exports.papers.township_report import township_reply_paper, township_report_paper

COMPOSED: dict[str, tuple[Callable[[Any], Paper], ...]] = {
    "minutes": (minutes_paper,),
    "attendance": (attendance_paper,),
    "summary": (summary_paper,),
    "consultation-record": (consultation_record_paper,),
    "tally-report": (tally_report_paper,),
    "posting": (posting_paper,),
    "appraisal": (appraisal_paper,),
    "appraisal-posting": (appraisal_posting_paper,),
    "stipend": (stipend_paper,),
    "stipend-posting": (stipend_posting_paper,),
    "notice": (notice_paper,),
    "agenda": (agenda_posting_paper,),
    "agenda-wall": (agenda_wall_paper,),
    "sign-in-sheet": (sign_in_sheet_paper,),
    "ballots": (ballot_paper,),
    "tally-sheet": (tally_sheet_paper,),
    "proxy": (proxy_paper,),
    "speaking-rules": (speaking_rules_paper,),
    "fallback-forms": (course_paper, speaking_paper, coming_paper),
    "household-opinion": (household_opinion_paper,),
    "delivery-sheet": (delivery_sheet_paper,),
    "four-steps": (four_steps_paper,),
    "explanation": (explanation_paper,),
    "objection-reply": (objection_reply_paper,),
    "objection-reply-posting": (objection_reply_posting_paper,),
    "township-report": (township_report_paper, township_reply_paper),
    "progress-posting": (progress_posting_paper,),
    "satisfaction": (satisfaction_paper,),
    "satisfaction-posting": (satisfaction_posting_paper,),
}
"""What each kind is made of: most of one paper, the report to the township of letter and reply sheet."""

IN_POSTERS: dict[str, tuple[Callable[[Any], Paper], ...]] = {"posting": (posting_poster,)}
"""What is composed in another way where it is set in the type of posters."""
