"""Acts that carry a result out: adopted, given to somebody, watched over, judged, papers attached."""

from __future__ import annotations

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.afterwards import (
    AdoptResult,
    AssignTask,
    Attach,
    Evaluate,
    OrderCorrection,
    RecordSuggestion,
    ReportProgress,
    Supervise,
)
from xieshang_desktop.domain.vocabulary import Outcome, TaskStatus, TopicStatus
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import (
    Attachment,
    Evaluation,
    Progress,
    Suggestion,
    Task,
)
from xieshang_desktop.models.topics import Topic, TopicNote
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import get, get_topic, live_topic, person_on_roster
from xieshang_desktop.services.pictures import keep_pictures
from xieshang_desktop.storage.unit_of_work import Work

OUTCOMES = Changes(outcomes=True, topics=True)
ENDED_TASK = (TaskStatus.DONE, TaskStatus.ABORTED)


def adopt_result(work: Work, act: AdoptResult) -> Changes:
    """The lead body adopts what was consulted; a decision by law is not changed this way."""
    topic = live_topic(work, act.topic, "采纳成果")
    decided = select(AgendaItem).where(
        AgendaItem.topic_id == topic.id, AgendaItem.outcome.in_((Outcome.PASSED, Outcome.NOT_PASSED))
    )
    item = work.session.scalars(decided).first()
    if item is not None:
        form = work.session.get_one(Meeting, item.meeting_id).form
        raise refusals.decision_changed_without_meeting(topic.title, form.value)
    work.add(TopicNote(topic_id=topic.id, kind="采纳成果", by=act.by, text=act.text, details={}, at=act.at))
    topic.status = TopicStatus.RESULT
    return OUTCOMES


def assign_task(work: Work, act: AssignTask) -> Changes:
    topic = live_topic(work, act.topic, "安排落实")
    owner = person_on_roster(work, act.owner, act.at.date())
    task = Task(
        id=act.task,
        topic_id=topic.id,
        title=act.title,
        owner_id=owner.id,
        due=act.due,
        budget=act.budget,
        status=TaskStatus.NOT_STARTED,
        percent=0,
        assigned_at=act.at,
    )
    work.add(task)
    topic.status = TopicStatus.IMPLEMENTING
    return OUTCOMES


def report_progress(work: Work, act: ReportProgress) -> Changes:
    task = get(work, Task, act.task, "落实任务")
    topic = get_topic(work, task.topic_id)
    if act.percent is not None and not 0 <= act.percent <= 100:
        raise refusals.wrong_stage(f"进度{act.percent}%不对。", "进度在0到100之间。")
    if act.spent is not None and act.spent < 0:
        raise refusals.wrong_stage("支出不能小于0元。", "请核对金额。")
    task.status = act.status
    if act.status is TaskStatus.DONE:
        task.percent = 100
        task.finished_at = act.at
    else:
        task.finished_at = None
        task.percent = act.percent if act.percent is not None else task.percent
    row = Progress(
        task_id=task.id,
        status=act.status,
        percent=act.percent,
        spent=act.spent,
        text=act.text,
        reason=act.reason,
        at=act.at,
    )
    work.add(row)
    topic.status = TopicStatus.CLOSED if _all_ended(work, topic) else TopicStatus.IMPLEMENTING
    return OUTCOMES


def _all_ended(work: Work, topic: Topic) -> bool:
    asked = select(Task.status).where(Task.topic_id == topic.id)
    return all(status in ENDED_TASK for status in work.session.scalars(asked))


def order_correction(work: Work, act: OrderCorrection) -> Changes:
    topic = get_topic(work, act.topic)
    told = "已开展" if act.legal_education is True else act.legal_education
    details = {"法治教育": told} if told else {}
    note = TopicNote(
        topic_id=topic.id, kind="责令改正", by=act.by, text=act.reason, details=details, at=act.at
    )
    work.add(note)
    return OUTCOMES


def evaluate(work: Work, act: Evaluate) -> Changes:
    topic = get_topic(work, act.topic)
    counts = (act.satisfied, act.basically, act.unsatisfied)
    if min(counts) < 0 or sum(counts) == 0:
        raise refusals.wrong_stage("评价人数不对。", "三项人数都不能小于0，合计至少1人。")
    row = Evaluation(
        topic_id=topic.id,
        satisfied=act.satisfied,
        basically=act.basically,
        unsatisfied=act.unsatisfied,
        at=act.at,
    )
    work.add(row)
    return OUTCOMES


def supervise(work: Work, act: Supervise) -> Changes:
    task = get(work, Task, act.task, "落实任务") if act.task is not None else None
    key = act.topic or (task.topic_id if task else None)
    topic = get(work, Topic, key, "议题")
    details = {"task": task.id} if task else {}
    note = TopicNote(
        topic_id=topic.id, kind="监督意见", by=act.by, text=act.finding, details=details, at=act.at
    )
    work.add(note)
    return OUTCOMES


def record_suggestion(work: Work, act: RecordSuggestion) -> Changes:
    work.add(Suggestion(by=act.by, to=act.to, text=act.text, at=act.at))
    return OUTCOMES


def attach(work: Work, act: Attach) -> Changes:
    """Note a photo or scan that belongs here; its pages are kept in the record with their digests."""
    named = [key for key in (act.meeting, act.topic, act.task) if key is not None]
    if len(named) != 1:
        raise refusals.wrong_stage("附件要归到一次会议、一个议题或一项任务。", "请选一处。")
    if act.meeting is not None:
        work.meeting_id = get(work, Meeting, act.meeting, "会议").id
    if act.topic is not None:
        get_topic(work, act.topic)
    if act.task is not None:
        get(work, Task, act.task, "落实任务")
    row = Attachment(
        meeting_id=act.meeting,
        topic_id=act.topic,
        task_id=act.task,
        file=act.file,
        kind=act.kind,
        sha256=act.pictures[0].sha256 if act.pictures else None,
        at=act.at,
    )
    work.add(row)
    keep_pictures(work, act.pictures, attachment_id=row.id)
    return OUTCOMES
