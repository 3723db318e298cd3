"""Figures of the law that the pages count with, each with its clause; None where none is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain import routing
from xieshang_desktop.domain.calendar import notice_needed, posting_needed
from xieshang_desktop.domain.counting import pass_lines, units_allowed
from xieshang_desktop.domain.figures import Figure as LawFigure
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import MeetingForm, Role, TopicSource, Unit
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import Cosigner, Topic
from xieshang_desktop.models.village import PersonRole
from xieshang_desktop.queries.law import adults_of, quorum_of, rules_for, village_facts, village_rules

CHARTER = "本村议事规则"


@dataclass(frozen=True)
class Figure:
    """A figure with its clause; ``basis`` is who asks for it, in short (本村议事规则)."""

    value: int | None = None
    clause: str = ""
    basis: str = ""


NOTHING = Figure()


@dataclass(frozen=True)
class FormLine:
    """What the law asks of a form, in one line, with its clause."""

    text: str
    clause: str


@dataclass(frozen=True)
class Cosigning:
    """Co-signers against their threshold: ``needed`` None where no law gives a number."""

    count: int
    base: int
    needed: int | None
    who: str
    clause: str

    @property
    def met(self) -> bool:
        """Whether there are enough."""
        return self.needed is None or self.count >= self.needed


@dataclass(frozen=True)
class RuleLine:
    """One figure of the rule sets in force: form, rule, value, clause, source."""

    form: str
    rule: str
    value: str
    clause: str
    source: str


def quorum(session: Session, meeting_id: str) -> Figure:
    """How many must be there before the meeting may open."""
    found = quorum_of(session, meeting_id)
    return Figure(found.needed, found.clause)


def notice_days(session: Session, meeting_id: str) -> Figure:
    """How many whole days must lie between notice and meeting."""
    form = session.get_one(Meeting, meeting_id).form
    found = notice_needed(rules_for(session, meeting_id), form)
    return _figure(found)


def posting_days(session: Session) -> Figure:
    """For how many days a result must hang (村民委员会组织法第三十五条)."""
    try:
        return _figure(posting_needed(village_rules(session)))
    except LookupError:
        return NOTHING


def objection_days(session: Session) -> Figure:
    """Within how many days an objection is answered; only local laws say so."""
    rows = village_rules(session).find(None, "reply_days")
    return _figure(min(rows, key=lambda row: row.days, default=None))


def _figure(found: LawFigure | None) -> Figure:
    if found is None:
        return NOTHING
    own = "charter" in found.set_id or "村" in found.set_id
    return Figure(found.days, found.clause, CHARTER if own else found.clause)


def form_line(session: Session, form: MeetingForm, unit: Unit = Unit.PERSON) -> FormLine:
    """三分之二以上组成人员参加方可召开，到会过半数同意."""
    rules = village_rules(session)
    units = units_allowed(rules, form)
    needed = rules.one(form, "quorum", unit=unit if unit in units else units[0], chamber=None)
    lines = pass_lines(rules, form)
    if needed is None and not lines:
        return FormLine("只协商、不作法定决定，不设法定人数；要决定的提交法定会议", "")
    parts = []
    if needed is not None:
        parts.append(f"{Share(needed.fraction, needed.strict).rule_words()}参加方可召开")
    parts += [f"{line.words()}同意" for line in lines[:2]]
    clause = needed.clause if needed is not None else lines[0].clause
    return FormLine("，".join(parts), clause)


def may_decide(session: Session, topic: Topic, form: MeetingForm) -> bool:
    """Whether this form is among those that may decide a topic."""
    bodies = bodies_of(session, topic)
    return not bodies or form in bodies


def bodies_of(session: Session, topic: Topic) -> tuple[MeetingForm, ...]:
    """Who may decide a topic, the usual one first."""
    kind, collective = village_facts(session)
    rules = village_rules(session)
    return routing.deciding_bodies(rules, topic.matter, topic.scope, kind, collective=collective)


def cosigning(session: Session, topic: Topic) -> Cosigning:
    """The co-signers of a topic against the number that a joint proposal needs."""
    signed = select(func.count()).where(Cosigner.topic_id == topic.id, Cosigner.withdrawn_at.is_(None))
    count = max(session.scalar(signed) or 0, topic.cosigner_count or 0)
    base = signing_base(session, topic.source)
    threshold = routing.petition_threshold(village_rules(session), topic.source, base)
    who = "村民代表" if topic.source is TopicSource.JOINT_REPRESENTATIVES else "村民"
    if threshold is None:
        return Cosigning(count, base, None, who, "")
    return Cosigning(count, base, threshold.needed, who, threshold.clause)


def signing_base(session: Session, source: TopicSource) -> int:
    """Of how many the share of co-signers is reckoned."""
    if source is TopicSource.JOINT_REPRESENTATIVES:
        held = select(func.count()).where(PersonRole.role == Role.REPRESENTATIVE)
        return session.scalar(held) or 0
    return adults_of(session)


def rule_lines(session: Session) -> tuple[RuleLine, ...]:
    """Every figure in force, in the order of the files."""
    return tuple(
        RuleLine(
            form=str(row.form or "各种会议"),
            rule=RULE_WORDS.get(row.rule, row.rule),
            value=value_words(row),
            clause=row.clause + ("" if row.verified else "（未核对原文）"),
            source=row.source,
        )
        for row in village_rules(session).figures
    )


def value_words(row: LawFigure) -> str:
    """The value of a figure in words: 三分之二以上, 10, 要, 不许, 甲、乙."""
    value = row.value
    if isinstance(value, bool):
        words = "是" if value else "否"
    elif isinstance(value, Fraction):
        words = Share(value, row.strict).rule_words() if 0 < value <= 1 else str(value)
    elif isinstance(value, tuple):
        words = "、".join(value)
    else:
        words = str(value)
    parts = (words, str(row.of or ""), str(row.unit or ""), str(row.matter or ""), str(row.chamber or ""))
    return "　".join(part for part in parts if part)


def set_names(session: Session, today: date) -> tuple[str, ...]:
    """The rule sets of the village with their dates."""
    rules = village_rules(session)
    until = f"至{rules.in_force_to}" if rules.in_force_to else "起"
    state = "有效" if rules.in_force(today) else "不在有效期内"
    return (*rules.ids, f"{rules.in_force_from}{until}，{state}")


RULE_WORDS = {
    "quorum": "开会人数",
    "majority": "通过线",
    "notice_days": "提前通知（日）",
    "posting_days": "公示（日）",
    "reply_days": "异议答复（日）",
    "publish_within_days": "公布期限（日）",
    "convene_within_days": "应召开期限（日）",
    "frequency": "每年至少（次）",
    "publish_frequency": "每年公布（次）",
    "composition": "组成比例",
    "members_min": "最少人数",
    "interval_months": "间隔（月）",
    "appraisal_notice_days": "评议提前通知（日）",
    "stakeholder_share": "利益相关方比例",
    "materials_days": "材料提前（日）",
    "households_per_representative_min": "每名代表最少户数",
    "households_per_representative_max": "每名代表最多户数",
    "representatives_per_household": "每户最多代表",
    "petition": "要求开会的联名",
    "joint_proposal": "提出议题的联名",
    "chair_objection": "对主持人提出异议",
    "escalation": "提请上级",
    "inquiry": "质询",
    "unfit_in_a_row": "连续不称职（次）",
    "absences_in_a_row": "连续缺席（次）",
    "proxy": "可以委托",
    "proxy_limit": "一人最多受托",
    "proxy_written": "委托要书面",
    "proxy_same_household": "只能委托同户",
    "representative_assembly_from": "可设代表会议的规模",
    "secret_ballot": "要用票决",
    "void_without_delegation": "没有授权的决定无效",
    "no_subdelegation": "不得转授权",
    "party_review": "先经党组织研究",
    "base_report": "会上报告不计入的人",
    "record": "要有会议记录",
    "consult": "先要协商",
    "present_includes_left": "中途离开的仍算到会",
    "online": "可以在线参加",
    "written_reply": "可以书面征求",
    "written_delegation": "可以书面授权",
    "sessions": "可以分片开会",
    "notice_exception": "特殊情况可临时通知",
    "notice_counts_meeting_day": "通知天数含会议日",
    "base_exclusion": "可不计入总数的人",
    "delegable": "可以授权的事项",
    "not_delegable": "不能授权的事项",
    "notice_form": "通知方式",
    "materials": "要附材料",
    "attending": "列席人员",
    "delegation_terms": "授权要写明",
    "delegation_posted": "授权要公告",
    "delegation_reported": "授权要备案",
    "approval": "要报批准",
    "charter_steps": "制定章程的步骤",
    "posting_places": "公示地点",
    "posting_form": "公示方式",
    "deciding_bodies": "决定主体",
    "change_by": "由谁改变决定",
    "convener": "召集人",
    "chair": "主持人",
    "lead": "牵头",
    "speaking_seconds": "每次发言（秒）",
    "speaking_turns": "每人发言（次）",
}
"""What each rule is called on the screen."""
