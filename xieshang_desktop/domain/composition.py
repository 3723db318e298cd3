"""Who must make up a meeting of representatives: four fifths of them, a third women, so many at least."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xieshang_desktop.domain.figures import Figure
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import MeetingForm

REPRESENTATIVES = ("村民代表", "居民代表", "成员代表")


@dataclass(frozen=True, slots=True)
class MakeUp:
    """One requirement: of ``base`` (None for a plain number) ``count`` are there, ``needed`` are asked."""

    name: str
    count: int
    base: int | None
    needed: int
    met: bool
    clause: str
    sentence: str


def make_up(
    rules: RuleSet, form: MeetingForm, counts: Mapping[str, int], village_size: int | None = None
) -> tuple[MakeUp, ...]:
    """Judge a list against every requirement of its form.

    ``counts`` gives 组成人员, 村民代表 and 妇女村民代表 (居民代表 in a 社区); only women who represent count.
    Where law and province read the base differently (海南省: of the representatives) both must be
    met. ``village_size`` in persons chooses a province's least number of representatives (浙江省).
    """
    shares = (share_of(figure, counts) for figure in rules.find(form, "composition"))
    sized = (figure for figure in rules.find(form, "members_min") if figure.fits(village_size))
    return (*shares, *(number_of(figure, counts) for figure in sized))


def share_of(figure: Figure, counts: Mapping[str, int]) -> MakeUp:
    name, of = str(figure.chamber), str(figure.of)
    count, base, share = counts.get(name, 0), counts.get(of, 0), Share(figure.fraction, figure.strict)
    needed, met = share.needed(base), share.met(count, base)
    lack = "" if met else f"，还差{needed - count}人"
    asked = f"应当占{share.rule_words()}（{needed}人）"
    sentence = f"{of}{base}人，其中{name}{count}人，{asked}{lack}（{figure.clause}）"
    return MakeUp(name, count, base, needed, met, figure.clause, sentence)


def number_of(figure: Figure, counts: Mapping[str, int]) -> MakeUp:
    count, needed = max(counts.get(name, 0) for name in REPRESENTATIVES), figure.days
    lack = "" if count >= needed else f"，还差{needed - count}人"
    sentence = f"代表{count}人，不得少于{needed}人{lack}（{figure.clause}）"
    return MakeUp("代表", count, None, needed, count >= needed, figure.clause, sentence)
