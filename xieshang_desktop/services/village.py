"""Acts on the village itself: delegation, charter, rule sets."""

from __future__ import annotations

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.village import (
    AuthoriseRepresentatives,
    ChooseRuleSets,
    SetCharter,
)
from xieshang_desktop.domain.figures import Level
from xieshang_desktop.domain.ruleset import with_charter
from xieshang_desktop.domain.ruleset_loading import BadRuleFile
from xieshang_desktop.models.village import CharterRule, Delegation
from xieshang_desktop.queries.facts.law import RULEBOOK, law_of_village, rules_of_sets
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.storage.unit_of_work import Work


def authorise_representatives(work: Work, act: AuthoriseRepresentatives) -> Changes:
    if act.from_ > act.to:
        raise refusals.wrong_stage("授权的起止日期颠倒了。", "请核对期限。")
    for matter in dict.fromkeys(act.matters):
        row = Delegation(matter=matter, valid_from=act.from_, valid_to=act.to, basis=act.basis, at=act.at)
        work.add(row)
    return Changes(village=True)


def set_charter(work: Work, act: SetCharter) -> Changes:
    """The village's own rules: a looser one is refused, naming the law's figure beside it."""
    values = {str(key): value for key, value in act.values.items()}
    with_charter(law_of_village(work.session), values, act.basis)
    work.add(CharterRule(values=values, basis=act.basis, at=act.at))
    work.village.charter = {**work.village.charter, **values}
    return Changes(village=True)


def choose_rule_sets(work: Work, act: ChooseRuleSets) -> Changes:
    """Refused: a set looser than the nation's, and one than which the village's own rules are looser."""
    book: Rulebook = work.session.info[RULEBOOK]
    sets = tuple(dict.fromkeys(act.sets))
    try:
        levels = [book.file(name).level for name in sets]
        if levels[:1] != [Level.NATION] or Level.NATION in levels[1:]:
            raise refusals.wrong_stage("国家规则集应当排在最前，只选一个。", "请先选国家规则集，再选地方的。")
        rules_of_sets(work.session, sets)
    except BadRuleFile as problem:
        raise refusals.wrong_stage(f"{problem.sentence}。", "请从现有的规则集里选择。") from problem
    work.village.rule_sets = list(sets)
    return Changes(village=True)
