"""A scenario file, read and checked whole before its first step is carried out."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from xieshang_desktop.domain.acts.afterwards import Correct, UndoLast
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.acts.village import AdmitResident, Resident
from xieshang_desktop.domain.vocabulary import (
    DemandId,
    HouseholdId,
    ItemId,
    MeetingId,
    ObjectionId,
    OpinionId,
    PersonId,
    PostingId,
    ReportId,
    TaskId,
    TopicId,
    VoteId,
)
from xieshang_desktop.errors import BadScenario, place_in_toml
from xieshang_desktop.replay.people import People, known_keys, residents_of, spread
from xieshang_desktop.replay.values import convert_fields, hints_of, missing_fields, moment, must_be
from xieshang_desktop.replay.village import VillageEntry, read_village
from xieshang_desktop.services.catalogue import CATALOGUE

FORMAT = 1
TOP_KEYS = frozenset({"format", "title", "rules", "as_of", "village", "charter", "people", "crowd", "steps"})
CREATED_BY = {
    "propose_topic": "topic",
    "convene_meeting": "meeting",
    "add_item": "item",
    "split_item": "part",
    "open_vote": "vote",
    "assign_task": "task",
}
KINDS: Mapping[Any, str] = {
    TopicId: "议题",
    MeetingId: "会议",
    ItemId: "议程事项",
    VoteId: "表决",
    TaskId: "任务",
    OpinionId: "意见",
    PostingId: "公示",
    ObjectionId: "异议",
    ReportId: "上报",
    DemandId: "开会要求",
}


@dataclass(frozen=True)
class Step:
    """One step: the act to carry out, and the refusal that the file expects.

    ``strangers`` are the words by which a step that expects a refusal names people whom nobody knows.
    """

    number: int
    do: str
    at: datetime
    act: Act
    refused: str | None
    strangers: tuple[str, ...] = ()


@dataclass
class Keys:
    """What the scenario calls things, and the ids under which the record knows them."""

    people: People
    new_id: Callable[[], str]
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    meeting: str = ""
    strangers: dict[str, str] = field(default_factory=dict)
    """Whom a step names that expects a refusal, though nobody is called so: an id of nobody → the word."""
    expects_refusal: bool = False
    made: set[tuple[str, str]] = field(default_factory=set)
    """What accepted steps have created and no later one may create again."""

    def one(self, word: str) -> PersonId:
        """The person called so; where a refusal is expected, a stranger where there is none."""
        found = self.people.find(word)
        if found is not None:
            return found
        if not self.expects_refusal:
            raise BadScenario(f"“{word}”不在花名册上。")
        stranger = PersonId(self.new_id())
        self.strangers[stranger] = word
        return stranger

    def several(self, words: list[Any]) -> tuple[PersonId, ...]:
        """All that a list of names and ranges means, in its order."""
        names = [name for word in words for name in spread(must_be(word, str, "人名"))]
        return tuple(self.one(name) for name in names)

    def key(self, kind: Any, word: str) -> str:
        """The id of something that an earlier step created; households go by their number, or a member."""
        if kind not in KINDS:
            return self.people.household(word) if kind is HouseholdId else word
        known = self.ids.get((KINDS[kind], self._scoped(kind, word)))
        if known is None:
            raise BadScenario(f"前面没有叫“{word}”的{KINDS[kind]}。")
        return known

    def create(self, kind: Any, word: str) -> str:
        """The id of something that this step creates.

        A step tried again after its refusal means the same thing. Raises BadScenario for a key used twice.
        """
        key = (KINDS[kind], self._scoped(kind, word))
        if key in self.made:
            if self.expects_refusal:
                return self.new_id()
            raise BadScenario(f"前面已经有叫“{word}”的{KINDS[kind]}。")
        if not self.expects_refusal:
            self.made.add(key)
        return self.ids.setdefault(key, self.new_id())

    def _scoped(self, kind: Any, word: str) -> str:
        return f"{self.meeting}/{word}" if kind is ItemId else word

    def names(self, kind: Any) -> dict[str, str]:
        """Id → key of one kind of things."""
        return {
            key: word.rpartition("/")[2] if kind is ItemId else word
            for (sort, word), key in self.ids.items()
            if sort == KINDS[kind]
        }


@dataclass(frozen=True)
class Scenario:
    """A file that can be carried out."""

    title: str
    rules: tuple[str, ...]
    as_of: datetime | None
    village: VillageEntry
    residents: tuple[Resident, ...]
    steps: tuple[Step, ...]
    keys: Keys


def read_scenario(path: Path, new_id: Callable[[], str], keys: Keys | None = None) -> Scenario:
    """Read a scenario file; ``keys`` carry over who and what earlier files of the same record have named.

    Raises BadScenario with a sentence that quotes the word and names the step.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadScenario(f"情景文件读不出来：{path.name}。") from error
    except UnicodeDecodeError as error:
        raise BadScenario(f"情景文件不是UTF-8文字：{path.name}。") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadScenario(f"情景文件不是正确的TOML：{path.name}，{place_in_toml(error)}。") from error
    return parse_scenario(data, new_id, keys)


def parse_scenario(data: Mapping[str, Any], new_id: Callable[[], str], keys: Keys | None = None) -> Scenario:
    """Check a scenario's data whole: every act, key, value and person that it names."""
    known_keys(data, TOP_KEYS, "情景文件")
    if must_be(data.get("format"), int, "“format”") != FORMAT:
        raise BadScenario(f"“format = {data['format']}”不认识，本程序认识 {FORMAT}。")
    title = must_be(data.get("title"), str, "“title”")
    rules = must_be(data.get("rules"), list, "“rules”")
    village = read_village(data)
    keys = keys or Keys(People(), new_id)
    residents = residents_of(data, keys.people, new_id)
    tables = must_be(data.get("steps"), list, "步骤“steps”")
    if not tables:
        raise BadScenario("没有步骤“steps”。")
    as_of = data.get("as_of")
    return Scenario(
        title=title,
        rules=tuple(must_be(name, str, "“rules”中的名称") for name in rules),
        as_of=None if as_of is None else moment(as_of, "“as_of”"),
        village=village,
        residents=residents,
        steps=read_steps(tables, keys),
        keys=keys,
    )


def read_steps(tables: list[Any], keys: Keys) -> tuple[Step, ...]:
    """All steps, each checked; a wrong one is named by its number."""
    steps: list[Step] = []
    for number, table in enumerate(tables, 1):
        try:
            steps.append(_step(number, table, keys, steps))
        except BadScenario as problem:
            raise BadScenario(f"第{number}步：{problem.sentence}", number) from problem
    return tuple(steps)


def _step(number: int, table: Any, keys: Keys, earlier: list[Step]) -> Step:
    values = dict(must_be(table, dict, "步骤"))
    do = must_be(values.pop("do", None), str, "“do”")
    refused = values.pop("refused", None)
    at = moment(values.get("at"), "“at”")
    if refused is not None:
        must_be(refused, str, "“refused”")
    if do != "correct" and do not in CATALOGUE:
        raise BadScenario(f"没有“{do}”这个操作。")
    keys.expects_refusal = refused is not None
    keys.strangers.clear()
    act = _correction(values, keys, earlier) if do == "correct" else _act(do, values, keys)
    return Step(number, do, at, act, refused, tuple(keys.strangers.values()))


def _act(do: str, values: dict[str, Any], keys: Keys) -> Act:
    kind = CATALOGUE[do][0]
    where = f"“{do}”"
    keys.meeting = str(values.get("meeting", ""))
    if kind is UndoLast:
        keys.made.clear()
    arguments = _created(do, kind, values, keys)
    arguments |= convert_fields(kind, values, keys, where)
    if kind is AdmitResident:
        arguments.setdefault("name", arguments.pop("called"))
    missing = missing_fields(kind, arguments)
    if missing:
        raise BadScenario(f"{where}缺少“{missing[0]}”。")
    act: Act = kind(**arguments)
    return act


def _created(do: str, kind: type[Act], values: dict[str, Any], keys: Keys) -> dict[str, Any]:
    """Take the key of what a step creates out of its values, and give it an id.

    Every step may bear a ``key``; of what no later act can name it is only checked to be a word.
    """
    if kind is AdmitResident:
        called = must_be(values.pop("who", None), str, "“admit_resident”的 who")
        person = PersonId(keys.new_id())
        keys.people.enter(values.get("name", called), person, called if "name" in values else None)
        return {"who": person, "called": called}
    name = CREATED_BY.get(do) or ("key" if "key" in values else "")
    if not name or name not in values:
        return {}
    word = must_be(values.pop(name), str, f"“{do}”的 {name}")
    if name not in hints_of(kind):
        return {}
    sort = _id_kind(kind, name)
    return {name: keys.create(sort, word) if sort in KINDS else word}


def _id_kind(kind: type[Act], name: str) -> Any:
    hint = hints_of(kind)[name]
    return next((sort for sort in KINDS if sort is hint or sort in getattr(hint, "__args__", ())), None)


def _correction(values: dict[str, Any], keys: Keys, earlier: list[Step]) -> Correct:
    number = must_be(values.pop("act", None), int, "“correct”的 act")
    reason = must_be(values.pop("reason", None), str, "“correct”的 reason")
    at = moment(values.pop("at"), "“at”")
    if not 1 <= number <= len(earlier):
        raise BadScenario(f"“correct”的 act 不对：没有第“{number}”步。")
    target = earlier[number - 1]
    if target.do == "correct":
        raise BadScenario(f"“correct”的 act 不对：第{number}步本身是更正。")
    keys.meeting = str(values.get("meeting", ""))
    changes = convert_fields(type(target.act), values, keys, "“correct”")
    return Correct(at=at, act=number, reason=reason, changes=changes)
