"""Words of the papers that a village puts in its own way."""

from __future__ import annotations

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.village import SetPaperTexts
from xieshang_desktop.domain.paper_texts import UnusableText, usable
from xieshang_desktop.models.village import PaperText
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.storage.paper_texts import text_modules
from xieshang_desktop.storage.unit_of_work import Work


def set_paper_texts(work: Work, act: SetPaperTexts) -> Changes:
    """Refused: a module that no paper has, and a text that cannot stand in its place."""
    modules = text_modules()
    unknown = [name for name in (*act.values, *act.restored) if name not in modules]
    if unknown:
        raise refusals.text_not_usable(f"文书里没有“{unknown[0]}”这段文字。", "请在设置里选一段再改。")
    try:
        values = {name: usable(modules[name], text) for name, text in act.values.items()}
    except UnusableText as trouble:
        raise refusals.text_not_usable(trouble.sentence, trouble.remedy) from trouble
    work.add(PaperText(values=values | dict.fromkeys(act.restored), at=act.at))
    return Changes(village=True)
