"""What the sum panel says after every key stroke: a lead, the figures, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from xieshang_desktop.domain.bundles import LEAST_BUNDLE
from xieshang_desktop.ui.live.counting.fields import CountSheet
from xieshang_desktop.ui.live.counting.questions import PAPERS
from xieshang_desktop.ui.live.counting.sums import Sum


@dataclass(frozen=True)
class SumLine:
    """What the sum says: a lead in its colour, the figures, and a sentence of advice."""

    lead: str
    figures: str = ""
    advice: str = ""
    tone: str = "text"


def line_of(sheet: CountSheet) -> SumLine:
    """What the sum panel says after this key stroke; 先问赞成 before the first."""
    whole = Sum(sheet)
    if whole.difference:
        return SumLine("两位计票人的数不一样", whole.difference, "请两人当面重新清点，再各报一遍。", "warn")
    if whole.problem:
        return SumLine("请重新清点", whole.problem, "以清点的数为准，改过再往下数。", "warn")
    if sheet.first is not None and sheet.teller is not None and not sheet.complete:
        told = "数完再和前一位的数对照，两人要一样。"
        return SumLine(f"请{sheet.teller[1]}再数一遍", "前一位的数已经记下", told)
    if all(count is None for count in sheet.cells) and not sheet.bundles:
        papers = sheet.method in PAPERS
        return SumLine("先数发出的票" if papers else f"先问{sheet.label_at(0)}")
    return _of_papers(whole) if sheet.method in PAPERS else _of_hands(whole)


def why_again(sheet: CountSheet) -> str:
    """For what reason it is counted once more, as the minutes say it: 多了1人（4＋5＋1＝10）."""
    line = line_of(sheet)
    if not sheet.complete or line.tone != "warn":
        return "会上要求再清点一遍"
    whole = Sum(sheet)
    return line.figures if whole.problem and not whole.difference else f"{line.lead}（{line.figures}）"


def _addition(whole: Sum) -> str:
    sheet = whole.sheet
    known = {name: whole.so_far(name) for name in sheet.answers}
    parts = [str(count + sheet.bundled(name)) for name, count in known.items() if count is not None]
    total = whole.answered + sheet.not_voted + whole.invalid
    if sheet.not_voted:
        parts.append(str(sheet.not_voted))
    if sheet.count("invalid") is not None:
        parts.append(str(whole.invalid))
    return f"{'＋'.join(parts)}＝{total}" if len(parts) > 1 else str(total)


def _of_hands(whole: Sum) -> SumLine:
    sheet = whole.sheet
    figures = f"{_addition(whole)}，会场内有表决权{sheet.voters}人"
    if whole.short < 0:
        return SumLine(f"多了{-whole.short}人", figures, "有人举了两次手，或者数重了。请重新清点。", "warn")
    if sheet.options:
        return SumLine("数目相符" if sheet.complete else "接着往下数", figures)
    if not sheet.complete:
        return SumLine(f"还有{whole.short}人没有表态", figures, lacking_words(whole))
    if whole.short == 0:
        note = f"其中{sheet.not_voted}人未表决，照样算在到会人数里。" if sheet.not_voted else ""
        return SumLine("数目相符", figures, note)
    advice = (
        f"有{whole.short}人三次都没有举手，或者漏数了{whole.short}人。{lacking_words(whole)}"
        f"先请{whole.again}的再举一次手；仍差{whole.short}人的，记为未表决，照样算在到会人数里。"
    )
    return SumLine(f"还差{whole.short}人", figures, advice, "warn")


def lacking_words(whole: Sum) -> str:
    """Which sections are short, once all their questions have been asked."""
    sheet = whole.sheet
    lacking = [
        f"{name}差{voters - hands}人"
        for place, (name, hands, voters) in enumerate(whole.sections())
        if hands < voters
        and None not in [sheet.cells_of(number)[place] for number in range(len(sheet.questions))]
    ]
    return f"{'、'.join(lacking)}。" if lacking else ""


def _of_papers(whole: Sum) -> SumLine:
    sheet = whole.sheet
    issued, returned = sheet.count("issued"), sheet.count("returned")
    if returned is None:
        return SumLine(f"发出{issued or 0}票", f"会场内有表决权{sheet.voters}人")
    out = (issued or 0) - returned
    note = f"发出{issued}票，收回{returned}票" + (f"，{out}票没有收回，仍算在到会人数里" if out else "")
    if all(sheet.count(name) is None for name in sheet.answers):
        return _before_reading(whole, note)
    figures = f"{_addition(whole)}，收回{returned}票"
    if whole.short < 0:
        return SumLine(f"多了{-whole.short}票", figures, "计数比收回的票多，请重新清点。", "warn")
    if whole.bundle_ready:
        told = "记下的断电也不丢，接着数下一把。"
        return SumLine(f"够一把了，{sum(sheet.bundle.values())}票", figures, told)
    if not sheet.complete:
        return SumLine(f"还有{whole.short}票没有唱", figures, note)
    if whole.short == 0:
        return SumLine("数目相符", figures, note)
    return SumLine(f"还差{whole.short}票", figures, "计数比收回的票少，请重新清点。", "warn")


def _before_reading(whole: Sum, note: str) -> SumLine:
    """Before the first side: by bundles where there are papers enough for two of them."""
    bundles = len(whole.sheet.bundles)
    if bundles:
        return SumLine(f"已记{bundles}把，还有{whole.papers_left}票没有唱", note)
    if whole.papers_left >= 2 * LEAST_BUNDLE:
        told = f"一次唱完，或者分把数：每把至少{LEAST_BUNDLE}票，记一把存一把，断电最多重数一把。"
        return SumLine("开始唱票", note, told)
    return SumLine("开始唱票", note)
