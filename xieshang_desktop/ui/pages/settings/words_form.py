"""The form for one piece of text on the papers."""

from typing import Final

from xieshang_desktop.queries.papers.texts import TextLine
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec, Kind

OWN: Final = "own"
PROGRAMS: Final = "program"


def words_spec(line: TextLine) -> FormSpec:
    """Ask for the words; what a village has put in its own way may go back to the program's."""
    module = line.module
    fields = [_text_field(line)]
    if line.own:
        ways = [("用上面写的", OWN), ("恢复原文", PROGRAMS)]
        fields.append(
            Field("which", "用哪一种", "few", ways, OWN, hint=f"原文：{module.text or module.empty}")
        )
    known = "、".join(f"{{{field}}}" for field in module.fields)
    about = module.hint + ("。" if module.hint and known else "")
    about += f"可以用{known}，打印时换成这次会议的" if known else ""
    return FormSpec(
        title=f"{module.group}：{module.title}", fields=tuple(fields), act="用这段文字", about=about
    )


def _text_field(line: TextLine) -> Field:
    module = line.module
    if module.options:
        options = [(option, option) for option in module.options]
        return Field("text", module.title, "choice", options, line.text)
    kind: Kind = "box" if module.lines > 1 else "text"
    return Field(
        "text",
        module.title,
        kind,
        value=line.text,
        required=False,
        placeholder=f"不写时{module.empty}",
        lines=min(module.lines, 8),
    )
