"""The one door through which acts come in and questions are asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from xieshang_desktop.clocks import Clock, wall_clock
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.services.changes import Done
from xieshang_desktop.services.cleaning import cleaned
from xieshang_desktop.storage.ids import new_id
from xieshang_desktop.storage.unit_of_work import Record, Tell, nobody_listens

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Office:
    """An open record with a clock. Windows, scenarios and tests all work through it.

    ``clock`` gives local time without a zone; the demo and the tests bring their own.
    """

    record: Record
    clock: Clock = wall_clock
    rehearsal: bool = False
    """Whether all that is done here is an exercise: screens and papers say so."""

    def now(self) -> datetime:
        """The moment that an act done now carries, in whole seconds."""
        return self.clock()

    def new_id(self) -> str:
        """An id for something that the next act will create."""
        return new_id()

    def perform(self, act: Act, tell: Tell = nobody_listens) -> Done:
        """Carry out one act in one transaction with its journal entry; ``tell`` hears how far a long one is.

        Raises Refused when the rules say no, EnvironmentProblem when the disk does, and what ``tell`` raises;
        then nothing is written.
        """
        from xieshang_desktop.domain.acts.voting import CloseVote
        from xieshang_desktop.services.catalogue import handler_of, name_of
        from xieshang_desktop.services.recalling import arguments_of

        act = cleaned(act)
        handler = handler_of(act)
        with self.record.unit_of_work(name_of(act), arguments_of(act), act.at, tell) as work:
            changes = handler(work, act)
            entry = work.entry_seq
        if isinstance(act, CloseVote):
            self.record.fold_log()
        return Done(changes=changes, entry=entry)

    def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask one of the queries; its first argument, the session, is given here."""
        return self.record.read(query, *args, **kwargs)
