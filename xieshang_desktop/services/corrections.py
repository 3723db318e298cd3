"""Taking back the last act, and correcting an earlier one: each an act of its own with its own entry.

The entry that is taken back stays in the journal, and so does the one that takes it back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.afterwards import Correct, UndoLast
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.vocabulary import MeetingState, VoteState
from xieshang_desktop.models.journal import Correction, JournalEntry, Undone
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import Vote
from xieshang_desktop.queries.facts.law import quorum_of
from xieshang_desktop.queries.history import FOUNDING, last_standing
from xieshang_desktop.services.agenda import outcome_must_agree
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.handlers import AFTERWARDS, HANDLERS
from xieshang_desktop.services.pictures import forget_unused_pictures
from xieshang_desktop.services.recalling import arguments_of, is_personal, recalled
from xieshang_desktop.services.taking_back import nothing_may_dangle, take_back
from xieshang_desktop.services.voting import settle
from xieshang_desktop.storage.journal import Change
from xieshang_desktop.storage.unit_of_work import Work

EVERYTHING = Changes(
    village=True,
    roster=True,
    topics=True,
    preparing=True,
    attendance=True,
    agenda=True,
    speaking=True,
    opinions=True,
    voting=True,
    closing=True,
    outcomes=True,
)
AT_THE_DOOR = (
    "check_in",
    "check_out",
    "exclude_from_base",
    "authorise_proxy",
    "revoke_proxy",
    "record_recusal",
)


def undo_last(work: Work, act: UndoLast) -> Changes:
    """Take back the last act of a meeting (or of all) that has not been taken back yet.

    What founds the record, the register included, is not taken back.
    """
    entry = last_standing(work.session, act.meeting)
    if entry is None or entry.act in FOUNDING:
        raise refusals.nothing_to_undo()
    _must_not_be_sealed(work, entry.meeting_id, entry.act)
    work.meeting_id = entry.meeting_id
    take_back(work, json.loads(entry.body)["changes"])
    nothing_may_dangle(work)
    forget_unused_pictures(work)
    work.add(Undone(seq=entry.seq, by_seq=work.entry_seq))
    return EVERYTHING


def _must_not_be_sealed(work: Work, meeting_id: str | None, act: str) -> None:
    """A sealed meeting's acts stand; what came afterwards is none of them."""
    meeting = work.session.get(Meeting, meeting_id) if meeting_id else None
    if meeting is not None and meeting.state is MeetingState.SEALED and act not in AFTERWARDS:
        raise refusals.meeting_sealed(meeting.title)


@dataclass(frozen=True)
class _Standing:
    """An act as it stands now: as first recorded, or as last corrected."""

    entry: JournalEntry
    act: str
    arguments: Mapping[str, Any]
    done_at: datetime
    changes: list[Change]


def correct(work: Work, act: Correct) -> Changes:
    """Carry an earlier act out again with other arguments, in place of what it did.

    Its rows are put back and written anew at the moment of the act itself, under the ids that they had: a
    slip of the pen put right moves no deadline. What was judged by them is judged again. Refused where a
    later act has built on what changes.
    """
    if not act.reason.strip():
        raise refusals.wrong_stage("没有写更正的理由。", "请写一句理由，会写进会议记录。")
    standing = _standing(work, act.act)
    _must_not_be_sealed(work, standing.entry.meeting_id, standing.act)
    again, changed = _changed_act(standing, act.changes)
    work.meeting_id = standing.entry.meeting_id
    take_back(work, standing.changes)
    redone_from = len(work.changes)
    changes = _carry_out_again(work, standing.act, again)
    nothing_may_dangle(work)
    forget_unused_pictures(work)
    _judge_again(work, standing, again)
    _note(work, act, standing, again, changed, redone_from)
    return replace(changes, agenda=True, voting=True)


def _standing(work: Work, seq: int) -> _Standing:
    """The act of an entry, followed through the corrections that took its place."""
    entry = work.session.get(JournalEntry, seq)
    if entry is None:
        raise refusals.unknown("操作")
    body = json.loads(entry.body)
    found = _Standing(entry, entry.act, body["arguments"], entry.at, body["changes"])
    asked = select(Correction).where(or_(Correction.seq == seq, Correction.corrected_seq == seq))
    while (later := work.session.scalars(asked.order_by(Correction.seq.desc())).first()) is not None:
        found = _corrected(work, later)
        asked = select(Correction).where(Correction.corrected_seq == later.seq)
    if work.session.get(Undone, found.entry.seq) is not None:
        raise refusals.wrong_stage("这一步已经撤销，不用更正。")
    if found.act not in HANDLERS:
        raise refusals.wrong_stage("撤销和更正本身不能再更正。", "请更正原来的那一步。")
    return found


def _corrected(work: Work, row: Correction) -> _Standing:
    """An act as a correction left it: of that entry's changes, those that the act made when done again."""
    entry = work.session.get_one(JournalEntry, row.seq)
    changes = json.loads(entry.body)["changes"][row.redone_from :]
    own = [change for change in changes if change[0] not in (Correction.__tablename__, Undone.__tablename__)]
    return _Standing(entry, row.act, row.arguments, row.done_at, own)


def _changed_act(standing: _Standing, wanted: Mapping[str, object]) -> tuple[Act, list[str]]:
    """The act with its new arguments, and the names of those that differ."""
    kind = HANDLERS[standing.act][0]
    if any(is_personal(field) for field in fields(kind)):
        raise refusals.personal_values_gone()
    known = {field.name for field in fields(kind)} - {"at"}
    strange = next((name for name in wanted if name not in known), None)
    if strange is not None:
        raise refusals.wrong_stage(f"这一步没有“{strange}”这一项。", "请核对要更正的内容。")
    earlier = recalled(kind, standing.arguments, standing.done_at)
    changed = [name for name, value in wanted.items() if getattr(earlier, name) != value]
    if not changed:
        raise refusals.wrong_stage("更正前后内容一样。", "请填写更正后的内容。")
    values: dict[str, Any] = dict(wanted)
    return replace(earlier, **values), changed


def _carry_out_again(work: Work, name: str, act: Act) -> Changes:
    work.correcting, work.at = True, act.at
    changes = HANDLERS[name][1](work, act)
    work.session.flush()
    return changes


def _judge_again(work: Work, standing: _Standing, again: Act) -> None:
    """What was decided on the strength of the corrected act must still hold."""
    vote = work.session.get(Vote, getattr(again, "vote", None) or "")
    if vote is not None and vote.state is VoteState.CLOSED:
        settle(work, vote, work.session.get_one(Meeting, vote.meeting_id))
        work.session.flush()
        item = work.session.get_one(AgendaItem, vote.item_id)
        if item.outcome is not None:
            outcome_must_agree(work, item, item.outcome)
    if standing.act in AT_THE_DOOR and work.meeting_id is not None:
        _door_must_still_hold(work, work.session.get_one(Meeting, work.meeting_id), standing.entry.seq)


def _door_must_still_hold(work: Work, meeting: Meeting, seq: int) -> None:
    """Who was there is part of every vote since, and of the quorum with which the meeting was opened."""
    voted = select(JournalEntry.seq).where(
        JournalEntry.meeting_id == meeting.id,
        JournalEntry.act == "open_vote",
        JournalEntry.seq > seq,
        JournalEntry.seq.not_in(select(Undone.seq)),
    )
    if work.session.scalars(voted.limit(1)).first() is not None:
        raise refusals.undo_blocked()
    if meeting.opened_at is not None and meeting.form.decides:
        quorum = quorum_of(work.session, meeting.id)
        if not quorum.met:
            raise refusals.quorum_not_met(quorum.sentence)


def _note(
    work: Work, act: Correct, standing: _Standing, again: Act, changed: list[str], redone_from: int
) -> None:
    work.add(Undone(seq=standing.entry.seq, by_seq=work.entry_seq))
    row = Correction(
        seq=work.entry_seq,
        corrected_seq=standing.entry.seq,
        meeting_id=work.meeting_id,
        act=standing.act,
        arguments=arguments_of(again),
        changed=[name.rstrip("_") for name in changed],
        reason=act.reason,
        redone_from=redone_from,
        done_at=standing.done_at,
        at=act.at,
    )
    work.add(row)
