"""How far a task has come, as far as anybody has said."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import TaskStatus
from xieshang_desktop.models.outcomes import Progress, Task


def percent_told(session: Session, task: Task) -> int | None:
    """The percentage last reported; None while nobody has given one, for what is unknown is not 0."""
    if task.status is TaskStatus.DONE:
        return task.percent
    asked = select(Progress.id).where(Progress.task_id == task.id, Progress.percent.is_not(None)).limit(1)
    return task.percent if session.scalar(asked) is not None else None


def percent_words(percent: int | None) -> str:
    """40%, or 进度未填."""
    return "进度未填" if percent is None else f"{percent}%"
