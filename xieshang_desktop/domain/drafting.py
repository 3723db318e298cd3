"""The 协商意见 as it emerges: a draft made from the numbered opinions, to be edited and read out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xieshang_desktop.domain.wording import chinese_numeral, sentence

TAKEN, REFUSED, WAITING = "吸收的意见：", "没有采纳的意见和理由：", "还要研究的意见："


@dataclass(frozen=True, slots=True)
class Handled:
    """A numbered opinion and what became of it; ``adopted`` None while nothing has been said of it."""

    number: int
    text: str
    adopted: bool | None
    reason: str = ""


def draft_of(title: str, proposal: str, opinions: Sequence[Handled]) -> str:
    """The proposal in force first, then what was taken up, then what was not and why.

    A proposal that is an earlier draft gives up its lists for the new ones. An opinion of which nothing has
    been said stands under its own heading, so that it is not lost.
    """
    taken = [each for each in opinions if each.adopted]
    refused = [each for each in opinions if each.adopted is False]
    waiting = [each for each in opinions if each.adopted is None]
    put = _without_lists(proposal)
    parts = [sentence(put) if put else f"关于“{title}”，经协商形成以下意见。"]
    parts += _listed(TAKEN, taken)
    parts += _listed(REFUSED, refused)
    parts += _listed(WAITING, waiting)
    return "\n".join(parts)


def _without_lists(text: str) -> str:
    """What stands before the first list of opinions."""
    lines = text.strip().split("\n")
    lists = (place for place, line in enumerate(lines) if line.strip() in (TAKEN, REFUSED, WAITING))
    return "\n".join(lines[: next(lists, len(lines))]).strip()


def _listed(heading: str, opinions: Sequence[Handled]) -> list[str]:
    if not opinions:
        return []
    lines = [f"{chinese_numeral(place)}、{_told(each)}" for place, each in enumerate(opinions, start=1)]
    return [heading, *lines]


def _told(each: Handled) -> str:
    """What was said, with why it was not taken up, or how it was."""
    if not each.reason.strip() or each.adopted is None:
        return sentence(each.text)
    if each.adopted is False:
        return f"{sentence(each.text)}{sentence(f'理由：{each.reason}')}"
    return sentence(f"{each.text.rstrip('。')}（{each.reason.rstrip('。')}）")
