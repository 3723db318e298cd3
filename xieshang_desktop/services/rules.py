"""A newer rule file from a stick: looked at, compared with the one that stands, taken over beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.ruleset import LooserRule
from xieshang_desktop.domain.ruleset_loading import BadRuleFile, RuleFile
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.facts.law import RULEBOOK, village_of, village_rules
from xieshang_desktop.queries.rules.explained import Change, compare
from xieshang_desktop.storage.rulebook import Rulebook, adopt_rule_file, offered_rule_file


class Asked(Protocol):
    """The door to the record; nothing more of it is wanted here than to be asked."""

    def read(self, query: Callable[..., Any], *args: Any) -> Any:
        """Ask one question of the session."""


@dataclass(frozen=True)
class Offer:
    """A rule file that is in order, and what it would change against the edition that stands.

    ``standing`` is None where no set of this name is known. ``convened`` counts the meetings already convened
    for a day on or after its first: for those it would count too.
    """

    file: RuleFile
    standing: RuleFile | None
    changes: tuple[Change, ...]
    convened: int


def look_at_rule_file(office: Asked, path: Path) -> Offer:
    """Read and check a rule file; nothing is taken over.

    Raises ``BadRuleFile`` where it is wrong, looser than the nation's, or where this village's other sets or
    its own rules would be looser than it.
    """
    offer: Offer = office.read(_offer, path)
    return offer


def take_over_rule_file(office: Asked, path: Path, folder: Path) -> RuleFile:
    """Take a file over into the user's folder of rules; from now on the record is judged with it.

    It counts from its own first day; earlier editions stay beside it. Raises ``BadRuleFile`` as
    ``look_at_rule_file`` does, ``EnvironmentProblem`` where the folder cannot be written.
    """
    offer = look_at_rule_file(office, path)
    office.read(_adopt, path, folder)
    return offer.file


def _adopt(session: Session, path: Path, folder: Path) -> None:
    session.info[RULEBOOK] = adopt_rule_file(path, folder, session.info[RULEBOOK])


def _offer(session: Session, path: Path) -> Offer:
    book: Rulebook = session.info[RULEBOOK]
    file = offered_rule_file(path, book)
    _check_what_stands_on_it(session, book, file)
    standing = book.files.get(file.id)
    return Offer(file, standing, compare(standing, file), _convened(session, file))


def _convened(session: Session, file: RuleFile) -> int:
    if file.id not in village_of(session).rule_sets:
        return 0
    first = datetime.combine(file.in_force_from, time())
    return session.scalar(select(func.count()).where(Meeting.starts_at >= first)) or 0


def _check_what_stands_on_it(session: Session, book: Rulebook, file: RuleFile) -> None:
    """Under a stricter law a local set or the village's own rule may be looser: nothing could be judged."""
    session.info[RULEBOOK] = Rulebook({**book.files, file.id: file})
    try:
        village_rules(session)
    except LooserRule as problem:
        raise BadRuleFile(
            file.id, "", f"采用以后{problem.sentence}，请先改{problem.overlay.set_id}"
        ) from problem
    finally:
        session.info[RULEBOOK] = book
