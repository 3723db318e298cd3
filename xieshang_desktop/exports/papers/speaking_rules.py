"""The rules of speaking for the wall and the table (发言规则): the village's own, or the program's twelve."""

from __future__ import annotations

from xieshang_desktop.domain.paper_texts import filled
from xieshang_desktop.domain.wording import chinese_numeral, date_words, duration_words, sentence
from xieshang_desktop.exports.paper import Block, Closing, Paper, Paragraph, Title, TypeSize
from xieshang_desktop.queries.papers.forms import SpeakingRulesView


def speaking_rules_paper(view: SpeakingRulesView, type_size: TypeSize = "standard") -> Paper:
    """Compose the rules; {每次} and {次数} in them become the figures of this meeting."""
    blocks: list[Block] = [Title(view.title, view.adopted)]
    if view.intro:
        blocks.append(Paragraph(view.intro))
    for number, rule in enumerate(view.rules, start=1):
        blocks.append(Paragraph(_filled(rule, view), bold_head=f"第{chinese_numeral(number)}条　"))
    if view.signer and view.issued_on:
        blocks.append(Closing((view.signer,), date_words(view.issued_on)))
    return Paper("发言规则", tuple(blocks), type_size=type_size)


def _filled(rule: str, view: SpeakingRulesView) -> str:
    turns = f"{chinese_numeral(view.turns)}次".replace("二次", "两次")
    return sentence(filled(rule, {"每次": duration_words(view.seconds), "次数": turns}))
