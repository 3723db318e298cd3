"""What was said on an item: in the room and beforehand, and what was put into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, union_all
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Channel, Stance
from xieshang_desktop.models.base import Base
from xieshang_desktop.models.floor import NumberedOpinion
from xieshang_desktop.models.meetings import AgendaItem
from xieshang_desktop.models.room import Opinion
from xieshang_desktop.models.topics import CollectedOpinion
from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.names import Head, heads_of, names_of

MOST_PHRASES = 200
FEW = 20

# What is asked after every note is built once.
_item: Any = bindparam("item")
_opinion = Base.metadata.tables[Opinion.__tablename__].c
STANDING = (
    select(_opinion.id, _opinion.adopted, _opinion.handling_reason)
    .where(_opinion.item_id == _item)
    .order_by(_opinion.at.desc(), _opinion.id.desc())
)
"""The opinions given on an item, the newest first, with what became of each."""
WORDS = select(_opinion.id, _opinion.person_id, _opinion.stance, _opinion.text, _opinion.at)
NUMBERED = select(NumberedOpinion).where(NumberedOpinion.item_id == _item).order_by(NumberedOpinion.number)
COLLECTED = (
    select(CollectedOpinion)
    .where(
        CollectedOpinion.topic_id
        == select(AgendaItem.topic_id).where(AgendaItem.id == _item).scalar_subquery()
    )
    .order_by(CollectedOpinion.at, CollectedOpinion.id)
)


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """An opinion given in the room; ``adopted`` None while nothing has been said of it."""

    id: str
    name: str
    stance: Stance
    text: str
    at: datetime
    person_id: str = ""
    adopted: bool | None = None
    reason: str = ""
    numbered: int | None = None
    """The number of the opinion into which it was put."""

    @property
    def handled(self) -> str:
        """采纳 · 未采纳，钱不够; empty while nothing has been said of it."""
        return handled_words(self.adopted, self.reason)


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """An opinion heard before the meeting: at the door, by telephone, in writing."""

    id: str
    person_id: str
    name: str
    stance: Stance
    text: str
    channel: Channel
    at: datetime
    adopted: bool | None = None
    reason: str = ""
    numbered: int | None = None
    read_out: bool = False

    @property
    def whence(self) -> str:
        """3月5日入户."""
        return f"{self.at.month}月{self.at.day}日{self.channel}"

    @property
    def as_read(self) -> str:
        """As it is recorded when it is read out for somebody who is not here."""
        return f"{self.text.rstrip('。')}（代读，{self.whence}）"


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """Opinions put into one."""

    id: str
    number: int
    text: str
    opinion_ids: tuple[str, ...]
    adopted: bool | None
    reason: str

    @property
    def handled(self) -> str:
        """采纳 · 未采纳，钱不够; empty while nothing has been said of it."""
        return handled_words(self.adopted, self.reason)


def handled_words(adopted: bool | None, reason: str) -> str:
    """What became of an opinion, in words."""
    if adopted is None:
        return ""
    return ("采纳" if adopted else "未采纳") + (f"，{reason}" if reason else "")


@dataclass(frozen=True, slots=True)
class OpinionsView:
    """All that was said on an item, the newest first; what was heard beforehand in its own order."""

    given: tuple[OpinionRow, ...]
    earlier: tuple[EarlierRow, ...]
    numbered: tuple[NumberedRow, ...]


def opinions_view(
    session: Session, item_id: str, people: Mapping[str, PersonLine], known: Sequence[OpinionRow] = ()
) -> OpinionsView:
    """The opinions on an item, those on its topic that were heard beforehand included.

    Of those ``known`` who said what and when is not read again; it is never written anew.
    """
    numbered = _numbered(session, item_id)
    belongs = {key: row.number for row in numbered for key in row.opinion_ids}
    given = _given(session, item_id, people, belongs, {row.id: row for row in known})
    return OpinionsView(given, _earlier(session, item_id, people, belongs, given), numbered)


def _numbered(session: Session, item_id: str) -> tuple[NumberedRow, ...]:
    rows = session.scalars(NUMBERED, {"item": item_id})
    return tuple(
        NumberedRow(
            row.id, row.number, row.text, tuple(row.opinion_ids), row.adopted, row.handling_reason or ""
        )
        for row in rows
    )


def _given(
    session: Session,
    item_id: str,
    people: Mapping[str, PersonLine],
    belongs: Mapping[str, int],
    known: Mapping[str, OpinionRow],
) -> tuple[OpinionRow, ...]:
    standing = session.execute(STANDING, {"item": item_id}).all()
    words = {**known, **_words(session, item_id, people, [row.id for row in standing if row.id not in known])}
    return tuple(
        _as_it_stands(words[key], adopted, reason or "", belongs.get(key))
        for key, adopted, reason in standing
    )


def _as_it_stands(row: OpinionRow, adopted: bool | None, reason: str, numbered: int | None) -> OpinionRow:
    if (row.adopted, row.reason, row.numbered) == (adopted, reason, numbered):
        return row
    return replace(row, adopted=adopted, reason=reason, numbered=numbered)


def _words(
    session: Session, item_id: str, people: Mapping[str, PersonLine], wanted: Sequence[str]
) -> dict[str, OpinionRow]:
    """Who said what and when; a few are asked for by their ids, many as all of the item."""
    few = len(wanted) <= FEW
    asked = WORDS.where(_opinion.id.in_(wanted) if few else _opinion.item_id == item_id)
    rows = session.execute(asked).all() if wanted else []
    strangers = names_of(session, [row.person_id for row in rows if row.person_id not in people])
    return {
        key: OpinionRow(
            key, people[who].name if who in people else strangers.get(who, ""), stance, text, at, who
        )
        for key, who, stance, text, at in rows
    }


def _earlier(
    session: Session,
    item_id: str,
    people: Mapping[str, PersonLine],
    belongs: Mapping[str, int],
    given: Sequence[OpinionRow],
) -> tuple[EarlierRow, ...]:
    rows = session.scalars(COLLECTED, {"item": item_id}).all()
    if not rows:
        return ()
    heads = heads_of(session, [row.household_id for row in rows if row.person_id is None])
    whose = {row.id: row.person_id or _head(heads, row.household_id) for row in rows}
    names = names_of(session, [key for key in whose.values() if key not in people])
    read_out = {(row.person_id, row.text) for row in given}
    found = []
    for row in rows:
        key = whose[row.id]
        name = people[key].name if key in people else names.get(key, "")
        each = EarlierRow(
            id=row.id,
            person_id=key,
            name=name,
            stance=row.stance,
            text=row.text,
            channel=row.channel,
            at=row.at,
            adopted=row.adopted,
            reason=row.handling_reason or "",
            numbered=belongs.get(row.id),
        )
        found.append(_marked(each, read_out))
    return tuple(found)


def _head(heads: Mapping[str, Head], household: str | None) -> str:
    head = heads.get(household or "")
    return head.person_id if head is not None else ""


def _marked(row: EarlierRow, read_out: set[tuple[str, str]]) -> EarlierRow:
    if (row.person_id, row.as_read) not in read_out:
        return row
    values = {name: getattr(row, name) for name in EarlierRow.__slots__}
    return EarlierRow(**{**values, "read_out": True})


def phrases(session: Session) -> tuple[str, ...]:
    """What has been said in this village, the most frequent first: offered while an opinion is written."""
    said = union_all(select(Opinion.text), select(CollectedOpinion.text), select(NumberedOpinion.text))
    texts = said.subquery()
    counted = (
        select(texts.c.text)
        .group_by(texts.c.text)
        .order_by(func.count().desc(), texts.c.text)
        .limit(MOST_PHRASES)
    )
    return tuple(session.scalars(counted))
