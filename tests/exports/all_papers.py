"""Every paper of the program, from the sample views: what the tests of all writers go through."""

from __future__ import annotations

from collections.abc import Callable

from tests.exports import sample_afterwards as after
from tests.exports import sample_forms as forms
from tests.exports import sample_views as sample
from xieshang_desktop.exports.paper import Paper
from xieshang_desktop.exports.paper_texts import enlarged
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
from xieshang_desktop.exports.papers.posting import posting_paper
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

BEFORE: dict[str, Callable[[], Paper]] = {
    "notice": lambda: notice_paper(sample.notice_view()),
    "notice_headed": lambda: notice_paper(sample.headed_notice_view()),
    "agenda_posting": lambda: agenda_posting_paper(forms.agenda_view()),
    "agenda_posting_large": lambda: enlarged(agenda_posting_paper(forms.agenda_view())),
    "agenda_wall": lambda: agenda_wall_paper(forms.agenda_view(), "wall"),
    "sign_in_sheet": lambda: sign_in_sheet_paper(sample.sign_in_view()),
    "ballot": lambda: ballot_paper(sample.ballot_view(2)),
    "ballot_marks": lambda: ballot_paper(forms.marks_ballot_view()),
    "ballot_choices": lambda: ballot_paper(forms.choices_ballot_view()),
    "tally_sheet": lambda: tally_sheet_paper(forms.tally_sheet_view()),
    "tally_sheet_many": lambda: tally_sheet_paper(forms.tally_sheet_view(230)),
    "household_opinion": lambda: household_opinion_paper(forms.opinion_view(30)),
    "household_opinion_large": lambda: household_opinion_paper(forms.opinion_view(8), large=True),
    "fallback_course": lambda: course_paper(forms.fallback_view()),
    "fallback_speaking": lambda: speaking_paper(forms.fallback_view()),
    "fallback_coming": lambda: coming_paper(forms.fallback_view()),
    "delivery_sheet": lambda: delivery_sheet_paper(forms.delivery_view()),
    "proxy": lambda: proxy_paper(forms.proxy_view()),
    "speaking_rules": lambda: speaking_rules_paper(forms.rules_view()),
}
AFTER: dict[str, Callable[[], Paper]] = {
    "minutes": lambda: minutes_paper(sample.minutes_view(12)),
    "attendance": lambda: attendance_paper(sample.attendance_view()),
    "posting": lambda: posting_paper(sample.posting_view()),
    "tally_report": lambda: tally_report_paper(sample.tally_view()),
    "summary": lambda: summary_paper(after.summary_view()),
    "consultation_record": lambda: consultation_record_paper(after.record_view()),
    "four_steps": lambda: four_steps_paper(after.four_steps_view()),
    "progress_posting": lambda: progress_posting_paper(after.progress_view()),
    "objection_reply": lambda: objection_reply_paper(after.objection_view()),
    "objection_reply_posting": lambda: objection_reply_posting_paper(after.objection_view()),
    "explanation": lambda: explanation_paper(after.explanation_view()),
    "township_report": lambda: township_report_paper(after.report_view()),
    "township_reply": lambda: township_reply_paper(after.answered_report_view()),
    "stipend": lambda: stipend_paper(after.stipend_view()),
    "stipend_posting": lambda: stipend_posting_paper(after.stipend_view()),
    "appraisal": lambda: appraisal_paper(after.appraisal_view()),
    "appraisal_posting": lambda: appraisal_posting_paper(after.appraisal_view()),
    "satisfaction": lambda: satisfaction_paper(after.satisfaction_view()),
    "satisfaction_posting": lambda: satisfaction_posting_paper(after.satisfaction_view()),
}
PAPERS = BEFORE | AFTER
