"""``xieshang replay FILE --out DIR``: a scenario run from an empty record, and all that it leaves."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.replay.pictures import with_pictures
from xieshang_desktop.replay.running import Mismatch, Run, check_rules, establish, run
from xieshang_desktop.replay.scenario import KINDS, Scenario, read_scenario
from xieshang_desktop.replay.summary import summary
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.ids import new_id
from xieshang_desktop.storage.keys import read_or_make_key
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.storage.unit_of_work import Record

RECORD, KEY, SUMMARY = "record.xieshang", "record.key", "summary.json"
WritePapers = Callable[[Record, Path], Sequence[str]]


@dataclass(frozen=True)
class Replayed:
    """What a replay came to."""

    mismatches: tuple[Mismatch, ...]
    documents: tuple[str, ...]


def replay_file(
    path: Path, out: Path, book: Rulebook, *, keep_going: bool, papers: WritePapers | None
) -> Replayed:
    """Carry out one file and leave summary, record and (unless None is given) papers in ``out``.

    Raises BadScenario with nothing written, and EnvironmentProblem where ``out`` cannot be written.
    """
    scenario = with_pictures(read_scenario(path, new_id), path.parent)
    check_rules(scenario, book)
    record = _established(out, book, scenario)
    try:
        outcome = run(Office(record), scenario, keep_going=keep_going)
        documents = tuple(papers(record, out)) if papers is not None else ()
        _write_summary(record, scenario, outcome, documents, out)
    finally:
        record.close()
    return Replayed(outcome.mismatches, documents)


def _established(out: Path, book: Rulebook, scenario: Scenario) -> Record:
    """A record with a fresh key and the village in it; where the village's own rules are wrong, none."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        _clear(out)
    except OSError as error:
        raise EnvironmentProblem(f"文件夹不能写入：{out}", "请换一个文件夹。") from error
    record = open_record(out / RECORD, read_or_make_key(out / KEY), book)
    try:
        establish(record, scenario)
    except BaseException:
        record.close()
        _clear(out)
        raise
    return record


def _clear(out: Path) -> None:
    """Remove the record that an earlier replay left here."""
    for name in (RECORD, f"{RECORD}-wal", f"{RECORD}-shm", KEY, SUMMARY):
        (out / name).unlink(missing_ok=True)


def _write_summary(
    record: Record, scenario: Scenario, outcome: Run, documents: tuple[str, ...], out: Path
) -> None:
    keys = {words: scenario.keys.names(kind) for kind, words in KINDS.items()}
    content = record.read(summary, keys, outcome.as_of, outcome.refusals, documents)
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    try:
        (out / SUMMARY).write_text(text, encoding="utf-8")
    except OSError as error:
        raise EnvironmentProblem(f"结果写不进去：{out / SUMMARY}", "请检查磁盘空间。") from error
