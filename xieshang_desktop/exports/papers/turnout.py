"""Who should have come and who came, in the sentences that several papers share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xieshang_desktop.domain.wording import listed, moment_words, percent, sentence
from xieshang_desktop.queries.papers.items import CountView
from xieshang_desktop.queries.papers.views import QuorumView, SessionLineView


def quorum_words(quorum: QuorumView) -> str:
    """Return who should have come, who came, and whether that is enough, in sentences with their figures."""
    if quorum.sentence:
        return sentence(quorum.sentence)
    unit = "人" if quorum.listed else quorum.unit
    kinds = "，其中" + counted(quorum.kinds, unit) if quorum.kinds else ""
    stand_for = f"，代表农户{quorum.entitled}户" if quorum.listed else ""
    words = f"应到{quorum.listed or quorum.entitled}{unit}{kinds}{stand_for}。"
    if quorum.excluded:
        reasons = f"（{counted(quorum.exclusion_reasons, unit)}）" if quorum.exclusion_reasons else ""
        words += f"依法不计入应到的{quorum.excluded}{unit}{reasons}。"
    share = percent(quorum.present, quorum.entitled)
    came = f"{quorum.came}人，代表农户{quorum.present}户" if quorum.listed else f"{quorum.present}{unit}"
    words += f"实到{came}，占应到{_whose(quorum.unit)}的{share}"
    extras = [f"委托出席{quorum.proxies}{unit}"] if quorum.proxies else []
    extras += [f"妇女{quorum.women}人"] if quorum.women is not None else []
    return words + reached_words(quorum) + (f"；其中{listed(extras)}。" if extras else "。")


def turnout_words(quorum: QuorumView) -> str:
    """Return 应到45人，实到34人，占75.6%; where they stand for households, these as well."""
    share = percent(quorum.present, quorum.entitled)
    if quorum.listed:
        stand_for = f"应到{quorum.listed}人，代表农户{quorum.entitled}户；实到{quorum.came}人"
        return f"{stand_for}，代表农户{quorum.present}户，占{share}"
    return f"应到{quorum.entitled}{quorum.unit}，实到{quorum.present}{quorum.unit}，占{share}"


def _whose(unit: str) -> str:
    return {"人": "人数", "户": "户数"}.get(unit, unit)


def reached_words(quorum: QuorumView) -> str:
    """Return ，达到三分之二以上，符合法定人数 or what is missing; nothing where no law asks."""
    if not quorum.needed:
        return ""
    if quorum.met:
        return f"，达到{quorum.rule or f'{quorum.needed}{quorum.unit}'}，符合法定人数"
    missing = quorum.needed - quorum.present
    return f"，需{quorum.needed}{quorum.unit}，还差{missing}{quorum.unit}，不足法定人数"


def counted(counts: Iterable[CountView], unit: str) -> str:
    """Return 村民代表40人、村民委员会成员5人."""
    return listed(f"{count.label}{count.count}{unit}" for count in counts)


def sessions_words(sessions: Sequence[SessionLineView]) -> str:
    """分2个会场召开：东片，3月20日9时，村委会，应到11人，实到7人；……。合计应到22人，实到13人。"""
    parts = [
        f"{each.title}，{moment_words(each.starts)}，{each.place}，"
        f"应到{each.base}{each.unit}，实到{each.present}{each.unit}"
        for each in sessions
        if not each.whole
    ]
    whole = next(each for each in sessions if each.whole)
    total = f"各会场合计应到{whole.base}{whole.unit}，实到{whole.present}{whole.unit}"
    return f"分{len(parts)}个会场召开：{'；'.join(parts)}。{total}，同一人只计一次。"
