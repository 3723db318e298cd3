"""The forms of a result and the acts they become."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from xieshang_desktop.domain.acts.afterwards import (
    AssignTask,
    ExplainTo,
    PostResult,
    ReceiveObjection,
    ReplyObjection,
    ReportProgress,
    ReportToTownship,
    TakeDownPosting,
)
from xieshang_desktop.domain.vocabulary import (
    Channel,
    MeetingId,
    ObjectionId,
    PersonId,
    PostingId,
    PostingOf,
    TaskId,
    TaskStatus,
    TopicId,
)
from xieshang_desktop.imports.pictures import PictureReading
from xieshang_desktop.queries.outcomes.card import OutcomeCard
from xieshang_desktop.ui.pages.outcomes import next_step as steps
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.typed import day_text

_POSTED_BY: Final = (
    Channel.NOTICE_BOARD,
    Channel.WECHAT,
    Channel.BROADCAST,
    Channel.NETWORK,
    Channel.BULLETIN,
)
_PHOTO: Final = Field(
    "photo", "照片", "picture", required=False, hint="公示栏的照片，缩小后存进记录；没有不选，以后还可以加"
)
_CARRYING_OUT: Final = 90
_FALLBACK_DAYS: Final = 15

NewId = Callable[[], str]


def spec(step: str, card: OutcomeCard, now: datetime, posting_days: int | None, township: str) -> FormSpec:
    """The form of one step."""
    return _SPECS[step](card, now, posting_days or _FALLBACK_DAYS, township)


def act(step: str, card: OutcomeCard, values: dict[str, Any], at: datetime, new_id: NewId) -> object:
    """The act of one step, filled in."""
    return _ACTS[step](card, values, at, new_id)


def _reply(card: OutcomeCard, now: datetime, days: int, township: str) -> FormSpec:
    objection = card.open_objection
    about = f"{objection.name}：{objection.text}　{objection.received}" if objection else ""
    return FormSpec("答复异议", (Field("text", "答复", "box"),), "记下答复", about)


def _post(card: OutcomeCard, now: datetime, days: int, township: str) -> FormSpec:
    today = now.date()
    return FormSpec(
        title=f"公示：{card.title}",
        act="记下公示",
        fields=(
            Field("what", "公示什么", "choice", [(str(each), each) for each in PostingOf], PostingOf.RESULT),
            Field(
                "channel",
                "在哪里",
                "choice",
                [(str(each), each) for each in _POSTED_BY],
                Channel.NOTICE_BOARD,
            ),
            Field("from_", "从", "day", value=day_text(today, today)),
            Field("to", "到", "day", value=day_text(today + timedelta(days=days), today)),
            _PHOTO,
        ),
        about=f"张贴当日不算，须满{days}日",
    )


def _take_down(card: OutcomeCard, now: datetime, days: int, township: str) -> FormSpec:
    posting = card.hanging
    about = f"{posting.words}，今天取下" if posting else ""
    return FormSpec(
        "取下公示",
        (_PHOTO,),
        "今天取下",
        about,
    )


def _progress(card: OutcomeCard, now: datetime, days: int, township: str) -> FormSpec:
    open_tasks = [task for task in card.tasks if task.open]
    tasks: list[tuple[str, object]] = [(f"{task.title}，{task.left}", task.id) for task in open_tasks]
    return FormSpec(
        title="登记进展",
        act="记下进展",
        fields=(
            Field("task", "哪一项", "choice", tasks, tasks[0][1] if tasks else None),
            Field("status", "状态", "choice", [(str(each), each) for each in TaskStatus], TaskStatus.RUNNING),
            Field("percent", "完成", "whole", required=False, hint="百分之几，写0到100的整数"),
            Field("spent", "已用经费", "money", required=False, hint="元"),
            Field("text", "情况", "box"),
            Field("reason", "原因", required=False, hint="延期、中止的写明原因"),
        ),
    )


def _assign(card: OutcomeCard, now: datetime, days: int, township: str) -> FormSpec:
    due = now.date() + timedelta(days=_CARRYING_OUT)
    return FormSpec(
        title=f"安排落实：{card.title}",
        act="安排落实",
        fields=(
            Field("title", "事项", value=card.title),
            Field("owner", "责任人", "person"),
            Field("due", "期限", "day", value=day_text(due, now.date())),
            Field("budget", "经费", "money", required=False, hint="元"),
        ),
    )


def _explain(card: OutcomeCard, now: datetime, days: int, township: str) -> FormSpec:
    waiting = [(name, key) for key, name in card.dissenting]
    return FormSpec(
        title="解释说明",
        act="记下说明",
        fields=(
            Field("who", "向谁说明", "choice", waiting, waiting[0][1] if waiting else None),
            Field("by", "谁说明的", "person"),
            Field("text", "怎么说的", "box"),
            Field("accepted", "对方", "few", [("接受", True), ("仍有不同意见", False)], True),
        ),
        about="对持不同意见的群众，做好解释说明工作",
    )


def _report(card: OutcomeCard, now: datetime, days: int, township: str) -> FormSpec:
    to = f"{township}人民政府" if township else ""
    return FormSpec(f"上报：{card.title}", (Field("to", "报给", value=to),), "记下已上报", card.reported)


def _objection(card: OutcomeCard, now: datetime, days: int, township: str) -> FormSpec:
    fields = (Field("who", "谁提的", "person"), Field("text", "内容", "box"))
    return FormSpec(f"收到异议：{card.title}", fields, "记下异议")


def _reply_act(card: OutcomeCard, values: dict[str, Any], at: datetime, new_id: NewId) -> object:
    objection = card.open_objection
    return ReplyObjection(
        at=at, objection=ObjectionId(objection.id if objection else ""), text=values["text"]
    )


def _post_act(card: OutcomeCard, values: dict[str, Any], at: datetime, new_id: NewId) -> object:
    photo = _photo(values.pop("photo"))
    return PostResult(at=at, topic=TopicId(card.topic_id), key=PostingId(new_id()), **values, **photo)


def _take_down_act(card: OutcomeCard, values: dict[str, Any], at: datetime, new_id: NewId) -> object:
    posting = card.hanging
    return TakeDownPosting(at=at, posting=PostingId(posting.id if posting else ""), **_photo(values["photo"]))


def _photo(reading: PictureReading | None) -> dict[str, Any]:
    """The name and the pages of what was chosen; nothing where nothing was."""
    return {"photo": reading.name, "pictures": reading.pictures} if reading is not None else {}


def _progress_act(card: OutcomeCard, values: dict[str, Any], at: datetime, new_id: NewId) -> object:
    task = TaskId(values.pop("task"))
    return ReportProgress(at=at, task=task, **{**values, "reason": values["reason"] or ""})


def _assign_act(card: OutcomeCard, values: dict[str, Any], at: datetime, new_id: NewId) -> object:
    owner = PersonId(values.pop("owner"))
    return AssignTask(at=at, task=TaskId(new_id()), topic=TopicId(card.topic_id), owner=owner, **values)


def _explain_act(card: OutcomeCard, values: dict[str, Any], at: datetime, new_id: NewId) -> object:
    return ExplainTo(
        at=at,
        topic=TopicId(card.topic_id),
        who=PersonId(values["who"]),
        by=PersonId(values["by"]),
        text=values["text"],
        accepted=values["accepted"],
    )


def _report_act(card: OutcomeCard, values: dict[str, Any], at: datetime, new_id: NewId) -> object:
    meeting = MeetingId(card.meeting_id) if card.meeting_id else None
    return ReportToTownship(at=at, to=values["to"], topic=TopicId(card.topic_id), meeting=meeting)


def _objection_act(card: OutcomeCard, values: dict[str, Any], at: datetime, new_id: NewId) -> object:
    who, key = PersonId(values["who"]), ObjectionId(new_id())
    return ReceiveObjection(at=at, topic=TopicId(card.topic_id), who=who, text=values["text"], key=key)


_SPECS: Final[dict[str, Callable[[OutcomeCard, datetime, int, str], FormSpec]]] = {
    steps.REPLY: _reply,
    steps.POST: _post,
    steps.TAKE_DOWN: _take_down,
    steps.PROGRESS: _progress,
    steps.ASSIGN: _assign,
    steps.EXPLAIN: _explain,
    steps.REPORT: _report,
    steps.OBJECTION: _objection,
}

_ACTS: Final[dict[str, Callable[[OutcomeCard, dict[str, Any], datetime, NewId], object]]] = {
    steps.REPLY: _reply_act,
    steps.POST: _post_act,
    steps.TAKE_DOWN: _take_down_act,
    steps.PROGRESS: _progress_act,
    steps.ASSIGN: _assign_act,
    steps.EXPLAIN: _explain_act,
    steps.REPORT: _report_act,
    steps.OBJECTION: _objection_act,
}
