"""What a round of consensus came to, in the terms of the policy and with its figures."""

from __future__ import annotations

from xieshang_desktop.domain.vocabulary import Outcome


def outcome_of_round(support: int, reservations: int, objections: int) -> Outcome | None:
    """一致 where all support, 基本一致 where nobody objects, else 未达成; None where nobody answered.

    The terms are those of the policy (中办发〔2015〕41号); it sets no figure: the strict reading is offered,
    and the meeting may say otherwise.
    """
    if support + reservations + objections == 0:
        return None
    if objections == 0 and support > 0:
        return Outcome.MOSTLY_AGREED if reservations else Outcome.AGREED
    return Outcome.NOT_AGREED


def round_words(support: int, reservations: int, objections: int) -> str:
    """30人支持，2人保留，1人反对."""
    parts = ((support, "支持"), (reservations, "保留"), (objections, "反对"))
    return "，".join(f"{number}人{words}" for number, words in parts if number or words == "支持")


def last_round_words(number: int, figures: str, *, changed_since: bool) -> str:
    """第2次征询：6人支持，1人保留; says so where the text has been changed since."""
    return f"第{number}次征询{'（改前的方案）' if changed_since else ''}：{figures}"
