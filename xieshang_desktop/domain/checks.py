"""What is irregular or still owed: from the facts of a topic, a meeting or a task to findings.

A finding stands from the act that causes it until it is cured, so it is reckoned afresh each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from xieshang_desktop.domain import calendar
from xieshang_desktop.domain.facts import DemandFacts, RecordFacts, TaskFacts, TopicFacts
from xieshang_desktop.domain.figures import Figure
from xieshang_desktop.domain.findings import Finding, reminder, violation
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import (
    Outcome,
    PostingOf,
    Severity,
    TaskStatus,
)

__all__ = ["Finding", "record_findings", "task_findings", "topic_findings"]

POLICY = "中办发〔2015〕41号"
AGREEING = (Outcome.AGREED, Outcome.MOSTLY_AGREED, Outcome.TO_TOWNSHIP)
TO_CARRY_OUT = (Outcome.PASSED, Outcome.AGREED, Outcome.MOSTLY_AGREED)


def topic_findings(facts: TopicFacts, rules: RuleSet, as_of: datetime) -> tuple[Finding, ...]:
    """Everything that is irregular about a topic, or owed for it, at ``as_of``."""
    found = [*_before_result(facts)]
    if facts.result is not None:
        found += _posting_of_result(facts, rules, as_of.date())
        found += _after_result(facts)
    found += _objections(facts, rules, as_of)
    found += _implementation(facts, rules, as_of.date())
    found += _stipends(facts)
    return tuple(found)


def _before_result(facts: TopicFacts) -> Iterator[Finding]:
    joint = facts.cosigning
    if joint is not None and not joint.met:
        text = f"联名{joint.count}人，需{joint.needed}人，还差{joint.needed - joint.count}人"
        yield reminder("COSIGNERS_TOO_FEW", text, joint.clause, "议题")
    if facts.must_be_decided and facts.convened and not facts.studied_first:
        text = f"“{facts.matter.value}”没有先经党组织研究讨论"
        yield violation("PARTY_REVIEW_MISSING", text, facts.review_clause, "议题")
    if facts.last_outcome is not None and _statutory_meeting_owed(facts):
        yield violation("STATUTORY_MEETING_OWED", _owed_words(facts), facts.escalation_clause, "会议")


def _owed_words(facts: TopicFacts) -> str:
    """What the consultation came to, and what is still to be done for it."""
    bodies = "、".join(body.value for body in facts.deciding_bodies)
    if facts.last_outcome is Outcome.TO_STATUTORY_MEETING:
        return f"协商结果是提交法定会议，还没有召集{bodies}"
    return f"协商{'已有意见' if facts.last_outcome in AGREEING else '未达成一致'}，还没有提交{bodies}决定"


def _statutory_meeting_owed(facts: TopicFacts) -> bool:
    """Agreed where the law wants a decision, or not agreed; and no deciding body has been convened since."""
    if facts.sent_to_deciding_body or not facts.deciding_bodies:
        return False
    if facts.last_outcome in AGREEING:
        return facts.must_be_decided
    return facts.last_outcome in (Outcome.NOT_AGREED, Outcome.TO_STATUTORY_MEETING)


def _posting_of_result(facts: TopicFacts, rules: RuleSet, today: date) -> Iterator[Finding]:
    needed = calendar.posting_needed(rules)
    yield from _posted(facts, PostingOf.RESULT, needed, "结果")
    if facts.result_on is None:
        return
    owed = calendar.publishing_due(rules, facts.result_on)
    first = min((posting.from_ for posting in facts.postings_of(PostingOf.RESULT)), default=None)
    if owed is not None and (first or today) > owed[0]:
        late = ((first or today) - owed[0]).days
        text = f"结果应在{_day(owed[0])}前公布，{'晚了' if first else '已逾期'}{late}天"
        yield violation("POSTING_OVERDUE", text, owed[1].clause, "成果")


def _posted(facts: TopicFacts, what: PostingOf, needed: Figure, words: str) -> Iterator[Finding]:
    postings = facts.postings_of(what)
    days = needed.days
    if not postings:
        yield violation("POSTING_MISSING", f"{words}还没有公示，应公示不少于{days}日", needed.clause, "成果")
    elif all(posting.days < days for posting in postings):
        longest = max(posting.days for posting in postings)
        yield violation("POSTING_TOO_SHORT", f"{words}公示{longest}日，不足{days}日", needed.clause, "成果")


def _after_result(facts: TopicFacts) -> Iterator[Finding]:
    unexplained = facts.unexplained_dissent
    if unexplained:
        text = f"持不同意见的{len(unexplained)}人还没有解释说明：{'、'.join(unexplained)}"
        yield reminder("DISSENT_UNEXPLAINED", text, f"{POLICY}二（四）", "成果")
    if (facts.entrusted_by or facts.result is Outcome.TO_TOWNSHIP) and not facts.reported_to_township:
        to = facts.entrusted_by or "乡镇（街道）"
        yield reminder("TOWNSHIP_REPORT_MISSING", f"协商结果还没有报告{to}", f"{POLICY}三", "成果")
    if facts.result in TO_CARRY_OUT and not facts.tasks:
        yield reminder("NO_FOLLOW_UP", "结果还没有安排人落实", f"{POLICY}三", "成果")


def _objections(facts: TopicFacts, rules: RuleSet, as_of: datetime) -> Iterator[Finding]:
    for objection in facts.objections:
        if objection.replied_on is not None:
            continue
        owed = calendar.reply_due(rules, objection.received_on)
        text = f"{objection.name}{_day(objection.received_on)}提出的异议还没有答复"
        if owed is None:
            yield reminder("OBJECTION_UNANSWERED", text, "", "成果")
            continue
        left = (owed[0] - as_of.date()).days
        when = f"，最迟{_day(owed[0])}" if left >= 0 else f"，逾期{-left}天"
        severity = Severity.REMINDER if left >= 0 else Severity.VIOLATION
        yield Finding("OBJECTION_UNANSWERED", severity, text + when, owed[1].clause, "成果")


def _implementation(facts: TopicFacts, rules: RuleSet, today: date) -> Iterator[Finding]:
    """Once all is carried out, that is posted, and reported back to those who took part."""
    if not facts.tasks or any(task.status is not TaskStatus.DONE for task in facts.tasks):
        return
    yield from _posted(facts, PostingOf.IMPLEMENTATION, calendar.posting_needed(rules), "落实情况")
    if not facts.reported_back:
        yield reminder("NOT_REPORTED_BACK", "落实情况还没有向参加协商的各方反馈", f"{POLICY}二（四）", "成果")


def _stipends(facts: TopicFacts) -> Iterator[Finding]:
    if facts.stipends_granted and not facts.postings_of(PostingOf.STIPEND):
        yield violation("STIPEND_NOT_POSTED", "误工补贴的发放还没有公示", facts.stipend_clause, "成果")


def task_findings(facts: TaskFacts, as_of: datetime) -> tuple[Finding, ...]:
    """A task that is not done by its day."""
    late = (as_of.date() - facts.due).days
    if facts.status in (TaskStatus.DONE, TaskStatus.ABORTED) or late <= 0:
        return ()
    return (violation("TASK_OVERDUE", f"“{facts.title}”期限{_day(facts.due)}，逾期{late}天", "", "成果"),)


def record_findings(facts: RecordFacts, rules: RuleSet) -> tuple[Finding, ...]:
    """What concerns the whole record."""
    found: list[Finding] = []
    outside = [meeting for meeting in facts.meeting_days if not rules.in_force(meeting)]
    if outside:
        days = "、".join(_full_day(day) for day in outside)
        text = f"{days}的会议不在所用规则的施行期内（{_full_day(rules.in_force_from)}起施行）"
        found.append(reminder("RULES_NOT_IN_FORCE", text, "", "设置"))
    if facts.clock_went_back:
        earlier, later = facts.clock_went_back
        text = f"记录的时间从{later:%m月%d日%H:%M}退回到{earlier:%m月%d日%H:%M}，请核对电脑时间"
        found.append(reminder("CLOCK_WENT_BACK", text, "", "设置"))
    return (*found, *_demanded(facts, rules), *_frequency(facts, rules))


def _demanded(facts: RecordFacts, rules: RuleSet) -> Iterator[Finding]:
    for demand in facts.demands:
        if not demand.met and demand.answered:
            continue  # too few, and they know it
        if not demand.met:
            text = f"要求召开{demand.form.value}的联名{demand.count}人，需{demand.needed}人"
            yield reminder("COSIGNERS_TOO_FEW", text, demand.clause, "会议")
        elif not demand.held:
            yield from _not_held(demand, calendar.convening_due(rules, demand.form, demand.on), facts.today)


def _not_held(demand: DemandFacts, owed: tuple[date, Figure] | None, today: date) -> Iterator[Finding]:
    """A lawful demand without its meeting: at once where the law sets no days, else when they are over."""
    if owed is not None and today <= owed[0]:
        return
    asked = f"{demand.by}要求召开{demand.form.value}（{demand.count}人，需{demand.needed}人）"
    when = f"，应在{_day(owed[0])}前召开" if owed is not None else ""
    clause = owed[1].clause if owed is not None else demand.clause
    yield violation("MEETING_DEMANDED_NOT_HELD", f"{asked}{when}，还没有召开", clause, "会议")


def _frequency(facts: RecordFacts, rules: RuleSet) -> Iterator[Finding]:
    for form in facts.frequent_forms:
        held = [day for held_form, day in facts.meetings_held if held_form is form]
        for owed in calendar.frequency_owed(rules, form, held, facts.since, facts.today):
            yield violation("MEETING_FREQUENCY_OWED", owed.sentence, owed.clause, "会议")


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _full_day(day: date) -> str:
    return f"{day.year}年{_day(day)}"
