"""Counting papers by the bundle, so that nobody can tell from the record who voted how or in which order.

A bundle is recorded in totals, once, and is never so small that it would show how a few people voted.
"""

from __future__ import annotations

from collections.abc import Mapping

from xieshang_desktop.errors import Refused

LEAST_BUNDLE = 20
"""Papers in a bundle: fewer would show how a few people voted."""


def check_bundle(counts: Mapping[str, int], known: tuple[str, ...], returned: int, recorded: int) -> None:
    """Refuse a bundle that is too small, or leaves too few papers for the next one.

    ``returned`` papers came back, ``recorded`` of them lie in bundles that have been recorded before.
    """
    strange = next((name for name in counts if name not in known), None)
    if strange is not None:
        raise Refused("WRONG_STAGE", f"没有“{strange}”这一项。", f"可填：{'、'.join(known)}。")
    if min(counts.values(), default=0) < 0:
        raise Refused("TALLY_MISMATCH", "票数不能是负数", "请重新填写。")
    papers, left = sum(counts.values()), returned - recorded
    if papers > left:
        raise Refused("TALLY_MISMATCH", f"这一把{papers}票，没有唱的只有{left}票", "请重新清点这一把。")
    if papers < min(LEAST_BUNDLE, left) or 0 < left - papers < LEAST_BUNDLE:
        raise too_small(papers, left)


def may_bundle(papers: int, left: int) -> bool:
    """Whether a bundle of so many papers may be recorded while ``left`` have not been counted yet."""
    return LEAST_BUNDLE <= papers <= left - LEAST_BUNDLE


def too_small(papers: int, left: int) -> Refused:
    """20 papers at least, and none or at least 20 left over."""
    return Refused(
        "BUNDLE_TOO_SMALL",
        f"这一把{papers}票，还没有唱的{left}票；一把至少{LEAST_BUNDLE}票，剩下不到{LEAST_BUNDLE}票的并进最后一把",
        "请凑够一把再记，免得看出少数人怎样投的票。",
    )
