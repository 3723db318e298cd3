"""What was done last, in words: for the undo button, the last line of the room, and the log."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from xieshang_desktop.models.base import Base
from xieshang_desktop.models.journal import JournalEntry, Undone
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Task
from xieshang_desktop.models.room import Vote
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Person

FOUNDING = ("establish_record", "import_roster")
"""What founds the record; an undo stops before it."""


@dataclass(frozen=True)
class ActLine:
    """One entry of the journal, in Chinese."""

    entry: int
    at: datetime
    words: str


_journal = Base.metadata.tables[JournalEntry.__tablename__].c
_taken_back = Base.metadata.tables[Undone.__tablename__].c
NEWEST = (
    select(_journal.seq, _journal.at, _journal.act, _journal.body, _journal.meeting_id)
    .where(_journal.act != "undo_last", _journal.seq.not_in(select(_taken_back.seq)))
    .order_by(_journal.seq.desc())
    .limit(1)
)
"""The newest entry that has not been taken back; asked at every key, so it is built once, of tables."""
NEWEST_OF_MEETING = NEWEST.where(_journal.meeting_id == bindparam("meeting"))
ENTRIES = select(func.count()).select_from(Base.metadata.tables[JournalEntry.__tablename__])
ENTRIES_OF_MEETING = ENTRIES.where(_journal.meeting_id == bindparam("meeting"))


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of the journal, as far as words need it."""

    seq: int
    at: datetime
    act: str
    body: str
    meeting_id: str | None


def last_act(session: Session, meeting_id: str | None = None) -> ActLine | None:
    """What an undo would take back now; None where there is nothing."""
    entry = last_standing(session, meeting_id)
    return _line(session, entry) if entry is not None and entry.act not in FOUNDING else None


def last_standing(session: Session, meeting_id: str | None) -> EntryRow | None:
    """The newest entry that has not been taken back."""
    asked = NEWEST if meeting_id is None else NEWEST_OF_MEETING
    row = session.execute(asked, {} if meeting_id is None else {"meeting": meeting_id}).first()
    return EntryRow(*row) if row is not None else None


def recent_acts(session: Session, meeting_id: str | None, number: int) -> tuple[ActLine, ...]:
    """The newest entries, the newest first, those taken back and the taking back included."""
    asked = select(JournalEntry)
    if meeting_id is not None:
        asked = asked.where(JournalEntry.meeting_id == meeting_id)
    entries = session.scalars(asked.order_by(JournalEntry.seq.desc()).limit(number))
    return tuple(_line(session, entry) for entry in entries)


def entry_count(session: Session, meeting_id: str | None = None) -> int:
    """How many entries the journal has, of one meeting or of all."""
    if meeting_id is None:
        return session.scalar(ENTRIES) or 0
    return session.scalar(ENTRIES_OF_MEETING, {"meeting": meeting_id}) or 0


def _line(session: Session, entry: JournalEntry | EntryRow) -> ActLine:
    return ActLine(entry.seq, entry.at, words_of(session, entry.act, json.loads(entry.body)["arguments"]))


def words_of(session: Session, act: str, arguments: Mapping[str, Any]) -> str:
    """What an act was, as the room would say it."""
    speak = WORDS.get(act)
    return speak(Names(session), arguments) if speak is not None else PLAIN.get(act, "登记")


@dataclass(frozen=True)
class Names:
    """Looks up what an entry's ids are called."""

    session: Session

    def person(self, arguments: Mapping[str, Any], name: str = "who") -> str:
        key = arguments.get(name)
        found = self.session.get(Person, key) if key else None
        return found.name if found is not None else ""

    def people(self, arguments: Mapping[str, Any]) -> str:
        keys = [*([arguments["who"]] if arguments.get("who") else []), *arguments.get("whos", ())]
        if len(keys) == 1:
            return self.person({"who": keys[0]})
        return f"{len(keys)}人"

    def item(self, arguments: Mapping[str, Any]) -> str:
        found = self.session.get(AgendaItem, arguments.get("item", ""))
        return f"“{found.title}”" if found is not None else "本项"

    def topic(self, arguments: Mapping[str, Any]) -> str:
        found = self.session.get(Topic, arguments.get("topic", ""))
        return f"“{found.title}”" if found is not None else "议题"

    def task(self, arguments: Mapping[str, Any]) -> str:
        found = self.session.get(Task, arguments.get("task", ""))
        return f"“{found.title}”" if found is not None else "任务"

    def meeting(self, arguments: Mapping[str, Any]) -> str:
        found = self.session.get(Meeting, arguments.get("meeting", ""))
        return f"“{found.title}”" if found is not None else "会议"

    def corrected(self, arguments: Mapping[str, Any]) -> str:
        """更正：李思全签到."""
        entry = self.session.get(JournalEntry, arguments["act"])
        if entry is None or entry.act == "correct":
            return "更正"
        return f"更正：{words_of(self.session, entry.act, json.loads(entry.body)['arguments'])}"

    def motion(self, arguments: Mapping[str, Any]) -> str:
        found = self.session.get(Vote, arguments.get("vote", ""))
        return f"“{found.motion}”" if found is not None else "表决"


Speaker = Callable[[Names, Mapping[str, Any]], str]


def _tally(_names: Names, a: Mapping[str, Any]) -> str:
    parts = [("赞成", "for"), ("反对", "against"), ("弃权", "abstain"), ("未表决", "not_voted")]
    said = [f"{label}{a[key]}票" for label, key in parts if a.get(key) is not None]
    return "记票：" + "，".join(said) if said else "记票"


def _amended(a: Mapping[str, Any]) -> str:
    facts = {
        "title": "名称",
        "form": "形式",
        "starts_at": "时间",
        "place": "地点",
        "chair": "主持",
        "recorder": "记录",
    }
    return "、".join(words for key, words in facts.items() if a.get(key) is not None)


WORDS: dict[str, Speaker] = {
    "check_in": lambda n, a: f"{n.people(a)}签到",
    "check_out": lambda n, a: f"{n.person(a)}离场",
    "record_absence": lambda n, a: f"{n.person(a)}{a['reason']}",
    "record_call": lambda n, a: f"电话联系{n.person(a)}：{a['result']}",
    "start_item": lambda n, a: f"开始{n.item(a)}",
    "finish_item": lambda n, a: f"结束{n.item(a)}：{a['outcome']}",
    "defer_item": lambda n, a: f"{n.item(a)}延期",
    "amend_item": lambda n, a: f"修改{n.item(a)}的方案",
    "amend_meeting": lambda n, a: f"修改{n.meeting(a)}的{_amended(a)}",
    "move_item": lambda n, a: f"调整{n.item(a)}的次序",
    "split_item": lambda n, a: f"从{n.item(a)}拆出“{a['title']}”",
    "return_to_item": lambda n, a: f"回到{n.item(a)}",
    "add_item": lambda n, a: f"加入议程{n.item(a)}",
    "request_to_speak": lambda n, a: f"{n.person(a)}申请{a.get('kind', '发言')}",
    "withdraw_request": lambda n, a: f"{n.person(a)}撤回申请",
    "move_request": lambda n, a: f"{n.person(a)}调到{n.person(a, 'before')}前面",
    "start_speaking": lambda n, a: f"{n.person(a)}开始发言",
    "pause_speaking": lambda n, a: f"{n.person(a)}暂停发言",
    "resume_speaking": lambda n, a: f"{n.person(a)}继续发言",
    "stop_speaking": lambda n, a: f"{n.person(a)}发言结束",
    "extend_speaking": lambda n, a: f"{n.person(a)}加时{a['seconds']}秒",
    "note_interpreter": lambda n, a: f"登记{n.person(a)}的翻译",
    "merge_opinions": lambda _n, a: f"{len(a['opinions'])}条意见归并成一条",
    "answer_objection": lambda n, a: f"答复{n.person(a)}的不同意见",
    "record_opinion": lambda n, a: f"记{n.person(a)}的意见：{a['stance']}",
    "record_recusal": lambda n, a: f"{n.person(a)}回避",
    "open_vote": lambda n, a: f"提请表决（{a['method']}）",
    "record_count": lambda _n, a: f"{a.get('section', '')}{a['question']}{a['count']}票",
    "record_bundle": lambda _n, a: f"记一把{sum(a['counts'].values())}票",
    "record_tally": _tally,
    "cast_vote": lambda n, a: f"{n.person(a)}表决",
    "close_vote": lambda _n, _a: "得出结果",
    "sign": lambda n, a: f"{n.person(a)}{a['means']}（{a['capacity']}）",
    "invite": lambda n, a: f"登记{n.people(a)}{a['capacity']}",
    "give_notice": lambda n, a: f"通知{len(a.get('whos', ()))}人（{a['channel']}）",
    "convene_meeting": lambda n, a: f"准备{n.meeting(a)}",
    "propose_topic": lambda n, a: f"登记议题{n.topic(a)}",
    "amend_topic": lambda n, a: f"修改{n.topic(a)}的登记",
    "collect_opinions": lambda n, a: f"记下对{n.topic(a)}的{len(a['opinions'])}条意见",
    "screen_topic": lambda n, a: f"审定{n.topic(a)}",
    "collect_opinion": lambda n, a: f"记下对{n.topic(a)}的意见",
    "report_progress": lambda n, a: f"登记{n.task(a)}的进展",
    "assign_task": lambda n, a: f"安排落实{n.task(a)}",
    "update_person": lambda n, a: f"更新{n.person(a)}的登记",
    "move_household": lambda _n, a: f"{a['household']}户换到{a['group']}",
    "correct": lambda n, a: n.corrected(a),
    "announce_result": lambda _n, _a: "向会场公布结果",
}
"""How the acts are spoken of that name somebody or something."""

PLAIN = {
    "import_roster": "导入花名册",
    "admit_resident": "登记入册",
    "register_organisation": "登记协商主体",
    "authorise_representatives": "登记授权",
    "set_charter": "登记村章程",
    "choose_rule_sets": "选定适用的规则集",
    "choose_profile": "选择村情",
    "set_plan": "修改协商方案",
    "set_paper_texts": "改写文书文字",
    "answer_demand": "答复开会要求",
    "confirm_delivery": "登记签收",
    "add_cosigners": "增加联名",
    "withdraw_cosigner": "撤回联名",
    "demand_meeting": "登记召开会议的要求",
    "record_failed_contact": "登记未联系上",
    "review_by_party": "登记党组织研究",
    "deliberate_by_committees": "登记“两委”商议",
    "select_participants": "选定参加人员",
    "plan_consultation": "安排协商",
    "set_procedure": "登记协商程序",
    "record_assessment": "登记专家评估",
    "plan_levy": "登记筹资筹劳",
    "withdraw_topic": "撤回议题",
    "exclude_from_base": "减少应到人数",
    "authorise_proxy": "登记委托",
    "revoke_proxy": "撤销委托",
    "admit_guest": "登记列席人员",
    "report_base": "报告应到人数",
    "open_meeting": "宣布开会",
    "readd_last_speaker": "请上一位再发言",
    "invite_unheard": "请没有发言的说",
    "set_speaking_rules": "改发言规则",
    "start_recount": "重新清点",
    "handle_opinion": "处理意见",
    "test_consensus": "征询共识",
    "record_written_reply": "记书面意见",
    "adjourn": "休会",
    "resume": "复会",
    "read_out": "宣读结果",
    "close_meeting": "散会",
    "seal": "封存归档",
    "add_addendum": "补充记录",
    "adopt_result": "采纳成果",
    "post_result": "登记公示",
    "take_down_posting": "撤下公示",
    "receive_objection": "登记异议",
    "reply_objection": "答复异议",
    "explain_to": "登记解释说明",
    "report_back": "登记反馈",
    "report_to_township": "上报乡镇",
    "record_township_reply": "登记乡镇答复",
    "order_correction": "责令改正",
    "evaluate": "登记满意度",
    "supervise": "登记监督意见",
    "record_suggestion": "登记建议",
    "grant_stipends": "发放误工补贴",
    "attach": "加入附件",
    "undo_last": "撤销",
    "establish_record": "建立记录",
}
"""How the other acts are spoken of."""
