"""The quorum of a meeting, by the figures that its form's law has: people, households, area, chambers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import ceil

from xieshang_desktop.domain.counting import (
    IN_ROOM,
    SIGNED_IN,
    ChamberQuorum,
    Quorum,
    Roll,
    chambers_needed,
    quorum,
)
from xieshang_desktop.domain.figures import Figure
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.shares import Amount, Share
from xieshang_desktop.domain.vocabulary import MeetingForm, Unit
from xieshang_desktop.queries.facts.room import RoomCount

NAMES = {Unit.PERSON: ("人数", "人"), Unit.HOUSEHOLD: ("户数", "户"), Unit.AREA: ("专有面积", "平方米")}


def quorum_of_count(rules: RuleSet, form: MeetingForm, room: RoomCount, *, in_room: bool = False) -> Quorum:
    """The quorum by those present, or by those who are in the room now.

    Where the law leaves a choice of units (人 or 户) the meeting's counts; else all that it names: an owners'
    assembly needs people and area, a representatives' meeting on a levy the households they stand for.
    """
    rules = _in_its_unit(rules, form, room.unit)
    unit, others = _units(rules, form, room)
    present, base = amounts(room, unit, in_room=in_room)
    counts, roll = (room.chambers_in_room, IN_ROOM) if in_room else (room.chambers, SIGNED_IN)
    found = quorum(
        rules,
        form,
        unit,
        base=int(base),
        present=int(present),
        excluded=room.excluded,
        chambers={
            name: (counts[name].present, counts[name].base)
            for name in chambers_needed(rules, form)
            if name in counts
        },
        roll=roll,
    )
    parts = [_part(row, *amounts(room, row.unit, in_room=in_room), roll) for row in others]
    return _with_parts(found, parts, roll)


def _in_its_unit(rules: RuleSet, form: MeetingForm, unit: Unit) -> RuleSet:
    """A village's own quorum names no unit: it is meant in that of the meeting."""
    rows = rules.find(form, "quorum")
    if not rows or any(row.unit is not None for row in rows if row.chamber is None):
        return rules
    own = tuple(row if row.chamber else replace(row, unit=unit, form=form) for row in rows)
    return RuleSet(rules.ids, own, rules.in_force_from, rules.in_force_to)


def _units(rules: RuleSet, form: MeetingForm, room: RoomCount) -> tuple[Unit, list[Figure]]:
    """The unit that counts first, and the figures that must be reached besides."""
    rows = [row for row in rules.find(form, "quorum", chamber=None) if row.unit is not None]
    own = [row for row in rows if row.unit is room.unit]
    if not rows or any(row.alternative for row in rows):
        return room.unit, []
    first = (own or rows)[0]
    return first.unit or room.unit, [row for row in rows if row is not first]


def amounts(room: RoomCount, unit: Unit | None, *, in_room: bool) -> tuple[Amount, Amount]:
    """How much of a unit is there, and of how much; on a list of people households are those represented."""
    if unit is Unit.AREA:
        return (room.in_room_area if in_room else room.present_area), room.base_area
    if unit is Unit.HOUSEHOLD and room.represented_base:
        return (room.represented_in_room if in_room else room.represented_present), room.represented_base
    return (room.in_room if in_room else room.present), room.base


def _part(row: Figure, present: Amount, base: Amount, roll: Roll) -> ChamberQuorum:
    name, measure = NAMES[row.unit or Unit.PERSON]
    share = Share(row.fraction, row.strict)
    there = "到会" if roll is SIGNED_IN else roll.there
    met = share.met(present, base)
    needed = _least(share, base)
    if met:
        sentence = f"{name}{base}{measure}，{there}{present}{measure}（≥{needed}，达到{share.words()}）"
    else:
        lack = ceil(needed - present)
        sentence = f"{name}{base}{measure}，{there}{present}{measure}，还差{lack}{measure}达到{share.words()}"
    return ChamberQuorum(name, int(present), int(base), needed, met, row.clause, sentence)


def _least(share: Share, base: Amount) -> int:
    part = Decimal(base) * share.fraction.numerator / share.fraction.denominator
    whole = ceil(part)
    return whole + 1 if share.strict and whole == part else whole


def _with_parts(found: Quorum, parts: list[ChamberQuorum], roll: Roll) -> Quorum:
    if not parts:
        return found
    lacking = [part for part in parts if not part.met]
    sentence = "；".join([found.sentence, *(part.sentence for part in parts)])
    if found.met and lacking:
        clauses = "、".join(dict.fromkeys(part.clause for part in lacking))
        sentence += f"，{roll.cannot}（{clauses}）"
    return replace(
        found,
        met=found.met and not lacking,
        sentence=sentence,
        chambers=(*found.chambers, *parts),
        missing=max(found.missing, *(part.needed - part.present for part in lacking), 0),
    )
