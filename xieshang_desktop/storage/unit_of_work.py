"""One open record, and the unit of work in which every act is carried out.

The one session lives as long as the record is open: with a single writer nothing else can change what it has
read, so rows stay in it and an act does not read them again. A rollback makes it forget them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine, event, func, insert, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.models.base import Base, Recorded
from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import Vote
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Device, Person, Village
from xieshang_desktop.storage.ids import new_id
from xieshang_desktop.storage.journal import (
    GENESIS,
    STORED_TIME,
    Change,
    Head,
    canonical,
    chain,
    changes_of_flush,
    changes_of_insert,
    row_key,
    row_state,
    tables_of_record,
)

P = ParamSpec("P")
T = TypeVar("T")

Tell = Callable[[int, int], object]


def nobody_listens(_done: int, _whole: int) -> None:
    """What most acts tell: nothing, they take milliseconds."""


@dataclass
class Work:
    """The inside of one act: the session, and what the journal entry will say."""

    session: Session
    village: Village
    device: Device
    at: datetime
    meeting_id: str | None = None
    entry_seq: int = 0
    tell: Tell = nobody_listens
    """Hears from a long act how many of how many are done; what it raises ends the act, nothing written."""
    correcting: bool = False
    """Whether an earlier act is carried out again: its own stage, long past, is not asked for any more."""
    changes: list[Change] = field(default_factory=list)
    """What has been flushed so far, as the journal entry will have it."""
    kept_ids: dict[str, list[str]] = field(default_factory=dict)
    """By table: ids of rows that were taken back, for those that stand in their place."""

    def add(self, row: Base) -> None:
        """Put a new row into the record; a recorded one learns its village and device."""
        self._sign(row)
        self.session.add(row)

    def write(self, row: Base) -> None:
        """Put a new row into the record at once and let go of it: for what happens at every key.

        The same as ``add``, without the session's bookkeeping, which costs more than the writing.
        """
        self._sign(row)
        table = tables_of_record()[row.__tablename__]
        values = {column.name: getattr(row, column.name) for column in table.columns}
        self.session.execute(insert(table), values)
        self.changes.append([row.__tablename__, row_key(row), None, row_state(row)])

    def insert_all(self, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
        """Put many new rows of one table into the record at once; their ids are given.

        The same as ``add`` for each, without making an object of it.
        """
        if not rows:
            return
        if issubclass(model, Recorded):
            signed = {"village_id": self.village.id, "device_id": self.device.id}
            rows = [{**row, **signed} for row in rows]
        self.session.execute(insert(tables_of_record()[model.__tablename__]), rows)
        self.changes.extend(changes_of_insert(model, rows))

    def _sign(self, row: Base) -> None:
        if hasattr(row, "device_id"):
            vars_of_row: Any = row
            vars_of_row.village_id = self.village.id
            vars_of_row.device_id = self.device.id
            if vars_of_row.id is None:
                kept = self.kept_ids.get(row.__tablename__)
                vars_of_row.id = kept.pop(0) if kept else new_id()

    def add_all(self, rows: Iterator[Base] | list[Base]) -> None:
        for row in rows:
            self.add(row)


@dataclass
class Record:
    """An open record file: its session, its journal's head, and who writes it."""

    engine: Engine
    session: Session = field(init=False)
    head: Head = field(init=False)
    _changes: list[Change] = field(default_factory=list, init=False)
    _kept: set[object] = field(default_factory=set, init=False)
    _owner: tuple[Village, Device] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.session = Session(self.engine, expire_on_commit=False, autoflush=True)
        event.listen(self.session, "after_flush", self._note_changes)
        for moment in ("loaded_as_persistent", "pending_to_persistent"):
            event.listen(self.session, moment, self._keep)
        self.head = self._read_head()

    def _keep(self, _session: Session, row: object) -> None:
        """Hold on to what acts ask for again and again: the session itself forgets what nobody holds."""
        if isinstance(row, KEPT):
            self._kept.add(row)

    def _note_changes(self, session: Session, _context: object) -> None:
        self._changes.extend(changes_of_flush(session))

    def _read_head(self) -> Head:
        with self.reading() as session:
            newest = select(JournalEntry.seq, JournalEntry.hash, JournalEntry.at)
            row = session.execute(newest.order_by(JournalEntry.seq.desc()).limit(1)).first()
        return Head(row.seq, row.hash, row.at) if row else Head(0, GENESIS, None)

    def owner(self) -> tuple[Village, Device]:
        """The village and the device of this record."""
        if self._owner is None:
            self._owner = self._read_owner()
        return self._owner

    def _read_owner(self) -> tuple[Village, Device]:
        village = self.session.scalars(select(Village).order_by(Village.id)).first()
        device = self.session.scalars(select(Device).order_by(Device.id)).first()
        if village is None or device is None:
            raise EnvironmentProblem("记录文件里还没有登记村（社区）。", "请先建立本村的记录，或打开样例村。")
        return village, device

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for questions; nothing may be written in it."""
        try:
            yield self.session
        except DatabaseError as error:
            self.session.rollback()
            raise storage_problem(error) from error
        except BaseException:
            self.session.rollback()
            raise
        self.session.commit()

    def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask one query, a function of the session."""
        with self.reading() as session:
            return query(session, *args, **kwargs)

    @contextmanager
    def unit_of_work(
        self, act: str, arguments: Mapping[str, Any], at: datetime, tell: Tell = nobody_listens
    ) -> Iterator[Work]:
        """One transaction: what is done inside, and its journal entry, are written together or not at all."""
        village, device = self.owner()
        seq = self.head.seq + 1
        work = Work(self.session, village, device, at, entry_seq=seq, tell=tell, changes=self._changes)
        with self._transaction(act, arguments, at, work):
            yield work

    @contextmanager
    def establishing(self, village: Village, device: Device, at: datetime) -> Iterator[Work]:
        """The very first entry, in which the record learns whose it is."""
        work = Work(self.session, village, device, at, entry_seq=self.head.seq + 1)
        with self._transaction("establish_record", {"village": village.id}, at, work):
            yield work

    @contextmanager
    def _transaction(
        self, act: str, arguments: Mapping[str, Any], at: datetime, work: Work
    ) -> Iterator[None]:
        self._changes.clear()
        try:
            yield
            self.session.flush()
            head = self._write_entry(act, arguments, at, work)
            self.session.commit()
            self.head = head
        except DatabaseError as error:
            self.session.rollback()
            raise storage_problem(error) from error
        except BaseException:
            self.session.rollback()
            raise
        finally:
            self._changes.clear()

    def _write_entry(self, act: str, arguments: Mapping[str, Any], at: datetime, work: Work) -> Head:
        """Write the entry of what has been flushed so far; the head moves only once all is committed."""
        seq = work.entry_seq
        body = canonical(
            {
                "act": act,
                "arguments": arguments,
                "at": at.isoformat(),
                "changes": self._changes,
                "device": work.device.id,
                "meeting": work.meeting_id,
                "seq": seq,
                "village": work.village.id,
            }
        )
        digest = chain(self.head.hash, body)
        entry = (seq, self.head.hash, body, digest, at.strftime(STORED_TIME), act, work.meeting_id)
        self.session.connection().exec_driver_sql(WRITE_ENTRY, entry)
        return Head(seq, digest, at)

    def count_entries(self) -> int:
        """How many entries the journal has."""
        with self.reading() as session:
            return session.scalar(select(func.count()).select_from(JournalEntry)) or 0

    def fold_log(self) -> None:
        """Fold the write-ahead log back into the file and cut it to nothing.

        The log keeps the order in which things were written until it is overwritten: once a vote is closed
        nothing but its totals may be left.
        """
        with self.engine.connect() as connection:
            connection.rollback()
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded back into it first."""
        self.session.close()
        self.fold_log()
        self.engine.dispose()


WRITE_ENTRY = "INSERT INTO journal (seq, prev, body, hash, at, act, meeting_id) VALUES (?, ?, ?, ?, ?, ?, ?)"
KEPT = (Village, Meeting, AgendaItem, Topic, Vote, Person)

FULL_DISK = ("disk is full", "disk I/O error")


def storage_problem(error: DatabaseError) -> EnvironmentProblem:
    """A database's complaint, in words for people."""
    text = str(error.orig)
    if any(sign in text for sign in FULL_DISK):
        return EnvironmentProblem(
            "磁盘满了，最后一步没有存上。前面的记录都在。", "请腾出磁盘空间，再存一次。"
        )
    if "locked" in text:
        return EnvironmentProblem("记录正被另一个窗口使用。", "请回到已经打开的窗口，或先关掉它。")
    if "readonly" in text:
        return EnvironmentProblem("记录文件是只读的，没有存上。", "请检查数据文件夹的权限。")
    return EnvironmentProblem("记录文件读写出错，最后一步没有存上。", "请从备份恢复，或联系乡镇技术人员。")
