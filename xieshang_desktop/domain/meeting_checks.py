"""What is irregular about a meeting, or owed for it: from its facts to findings."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain import calendar
from xieshang_desktop.domain.facts import MeetingFacts, MeetingTopicFacts, VoteFacts
from xieshang_desktop.domain.figures import Figure
from xieshang_desktop.domain.findings import Finding, reminder, violation
from xieshang_desktop.domain.routing import ballot_needed, delegation_figure, method_fits
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import Matter, MeetingForm, PartyKind, Severity, VillageKind

POLICY = "中办发〔2015〕41号"
WHOLE_VILLAGE = {
    MeetingForm.VILLAGERS_ASSEMBLY: VillageKind.VILLAGE,
    MeetingForm.RESIDENTS_ASSEMBLY: VillageKind.COMMUNITY,
    MeetingForm.PROJECT_ASSEMBLY: VillageKind.VILLAGE,
}
WIDE_FORMS = (MeetingForm.TOPICAL_COUNCIL, MeetingForm.HEARING)
NEGATIVE = ("不", "反对", "否决")
ONLY_A_WORD = ("不锈", "不动产", "不间断", "不低于", "不少于", "不高于", "不超过")
"""What begins with 不 and denies nothing: 不锈钢栏杆安装方案."""


def meeting_findings(facts: MeetingFacts, rules: RuleSet) -> tuple[Finding, ...]:
    """Everything that is irregular about a meeting, or owed for it, in the order of the procedure."""
    found = [*_list(facts), *_bodies(facts), *_notice(facts, rules), *_sessions(facts, rules)]
    if facts.opened:
        found += [*_override(facts), *_base(facts, rules), *_who_is_there(facts, rules)]
    found += [*_votes(facts, rules)]
    if facts.closed:
        found += _unheard(facts)
    return tuple(found)


def _list(facts: MeetingFacts) -> Iterator[Finding]:
    total = facts.list_total
    if total is not None and facts.form in WHOLE_VILLAGE and facts.listed < total:
        unit = facts.unit.value
        text = f"应到名单{facts.listed}{unit}，全村{total}{unit}，还差{total - facts.listed}{unit}"
        yield violation("LIST_INCOMPLETE", text, "", "会议")


def _bodies(facts: MeetingFacts) -> Iterator[Finding]:
    """A deciding form called for what it may not decide; a consulting one may take up anything."""
    if not facts.form.decides:
        return
    for topic in facts.topics:
        if facts.form not in topic.deciding_bodies:
            named = (
                "、".join(body.value for body in topic.deciding_bodies) or "乡镇党委（街道党工委）牵头协商"
            )
            text = f"“{topic.title}”（{topic.matter.value}）应由{named}决定，{facts.form.value}不能决定"
            yield violation("WRONG_BODY", text, "", "会议")


def _notice(facts: MeetingFacts, rules: RuleSet) -> Iterator[Finding]:
    needed = calendar.notice_needed(rules, facts.form)
    if needed is not None and (facts.notice is not None or facts.opened):
        doubt = calendar.notice_doubt(rules, facts.form)
        yield from _days_of_notice(facts, needed, calendar.notice_exception(rules, facts.form), doubt)
    if facts.unreached and (facts.notice is not None or facts.opened):
        text = f"应到人员中有{facts.unreached}人没有通知送达的记录"
        yield reminder("NOTICE_NOT_DELIVERED", text, needed.clause if needed else "", "会议")
    materials = rules.one(facts.form, "materials")
    important = any(topic.matter is not Matter.PUBLIC_AFFAIRS for topic in facts.topics)
    if materials is not None and facts.notice is not None and important and not facts.notice.materials:
        yield reminder("MATERIALS_MISSING", "重要事项的通知没有附材料", materials.clause, "会议")


def _days_of_notice(
    facts: MeetingFacts, needed: Figure, exception: Figure | None, doubt: str
) -> Iterator[Finding]:
    days = facts.notice.days if facts.notice is not None else 0
    if days >= needed.days:
        return
    reason = facts.notice.urgent_reason if facts.notice is not None else ""
    told = f"提前{days}日通知" if facts.notice is not None else "没有发通知的记录"
    text = f"{told}，应提前{needed.days}日，少{needed.days - days}日"
    if reason and exception is not None:
        told = "；".join(part for part in (f"{text}；临时通知的理由：{reason}", doubt) if part)
        yield reminder("NOTICE_TOO_SHORT", told, exception.clause, "会议")
    else:
        yield violation("NOTICE_TOO_SHORT", text, needed.clause, "会议")


def _sessions(facts: MeetingFacts, rules: RuleSet) -> Iterator[Finding]:
    """Sessions by area are a grant of local law (重庆市实施办法第七条); who comes to two counts in one."""
    if facts.is_session and facts.form.decides and not rules.allows(facts.form, "sessions"):
        text = f"现行规则没有分片召开{facts.form.value}的规定，请先向乡镇核实"
        yield reminder("SESSIONS_NOT_PROVIDED", text, "", "会议")
    if facts.agenda_differs:
        text = f"分会的议程与整个会议不同：{'，'.join(facts.agenda_differs)}"
        yield violation("SESSION_AGENDA_DIFFERS", text, "", "会议")
    if facts.counted_elsewhere:
        names = "、".join(facts.counted_elsewhere)
        text = f"{names}已在另一分会签到，只算一次，这里的不计"
        yield violation("SAME_PERSON_TWO_SESSIONS", text, "", "会场")


def _override(facts: MeetingFacts) -> Iterator[Finding]:
    if facts.override_reason:
        text = f"主持人决定照常开会，理由：{facts.override_reason}"
        yield Finding("OVERRIDDEN", Severity.BLOCKING, text, "", "会场")


def _base(facts: MeetingFacts, rules: RuleSet) -> Iterator[Finding]:
    report = rules.one(facts.form, "base_report", unit=facts.unit) or rules.one(facts.form, "base_report")
    always = report is not None and bool(report.value) and report.unit in (None, facts.unit)
    if facts.base_reported or not (facts.excluded or always):
        return
    text = (
        f"应到总数减去的{facts.excluded}人和联系情况没有在会上报告"
        if facts.excluded
        else "应到总数没有在会上报告"
    )
    yield violation("BASE_NOT_REPORTED", text, report.clause if report is not None else "", "会场")


def _who_is_there(facts: MeetingFacts, rules: RuleSet) -> Iterator[Finding]:
    if not facts.supervisors:
        yield reminder("SUPERVISOR_MISSING", "没有村（居）务监督委员会成员到场", "", "会场")
    for topic in facts.topics:
        yield from _asked_by_topic(facts, topic)
    share = rules.one(facts.form, "stakeholder_share")
    if share is not None and facts.people_present and not facts.form.decides:
        line = Share(share.fraction, share.strict)
        if not line.met(facts.stakeholders_present, facts.people_present):
            text = (
                f"利益相关方{facts.stakeholders_present}人，到场{facts.people_present}人，不到{line.words()}"
            )
            yield reminder("STAKEHOLDER_SHARE_TOO_LOW", text, share.clause, "会场")


def _asked_by_topic(facts: MeetingFacts, topic: MeetingTopicFacts) -> Iterator[Finding]:
    if topic.specialised and not facts.experts and not topic.assessed:
        text = f"“{topic.title}”专业性强，没有专家或第三方机构参加"
        yield reminder("EXPERT_MISSING", text, f"{POLICY}二（二）", "会议")
    if topic.wide_impact and facts.form not in WIDE_FORMS:
        text = f"“{topic.title}”涉及面广，应经过专题议事会、民主听证会等程序"
        yield reminder("HEARING_REQUIRED", text, f"{POLICY}二（四）", "会议")
    if topic.languages and not facts.interpreters:
        text = f"“{topic.title}”需要{'、'.join(topic.languages)}翻译，没有翻译到场"
        yield reminder("INTERPRETER_MISSING", text, "", "会议")
    absent = [kind for kind in topic.stakeholders if kind not in facts.parties_present]
    if absent:
        text = f"“{topic.title}”的协商主体还缺{len(absent)}类：{_kinds(absent)}"
        yield reminder("PARTIES_NOT_REPRESENTED", text, f"{POLICY}二（二）", "会议")


def _unheard(facts: MeetingFacts) -> Iterator[Finding]:
    silent = [kind for kind in facts.parties_present if kind not in facts.parties_heard]
    if silent:
        text = f"到场的协商主体有{len(silent)}类没有发言：{_kinds(silent)}"
        yield reminder("PARTIES_NOT_HEARD", text, f"{POLICY}二（四）", "会场")


def _kinds(kinds: list[PartyKind]) -> str:
    return "、".join(kind.value for kind in kinds)


def _votes(facts: MeetingFacts, rules: RuleSet) -> Iterator[Finding]:
    for vote in facts.votes:
        if vote.motion.startswith(NEGATIVE) and not vote.motion.startswith(ONLY_A_WORD):
            text = f"表决事项“{vote.motion}”是反着问的，请正面提出"
            yield reminder("NEGATIVE_MOTION", text, "", "会场")
        yield from _delegation(facts, vote, rules)
        ballot = ballot_needed(rules, facts.form, vote.matter)
        if vote.binding and ballot is not None and not method_fits(ballot, vote.method):
            text = f"“{vote.motion}”用{vote.method.value}，应当投票表决"
            yield violation("SECRET_BALLOT_REQUIRED", text, ballot.clause, "会场")


def _delegation(facts: MeetingFacts, vote: VoteFacts, rules: RuleSet) -> Iterator[Finding]:
    if vote.binding and vote.matter is not None and not vote.delegated:
        figure = delegation_figure(rules, vote.matter)
        text = f"“{vote.matter.value}”没有村民会议授权的记录，{facts.form.value}作了表决"
        yield violation("NOT_AUTHORISED", text, figure.clause if figure is not None else "", "议题")
