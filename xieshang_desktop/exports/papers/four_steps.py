"""The six linked sheets of 四议两公开: four steps of deciding and two disclosures, one sheet each.

All six carry one number, one matter and one reason. A step that was not held is a blank sheet to fill in.
"""

from __future__ import annotations

from xieshang_desktop.domain.wording import clause_brackets, date_words, listed, percent, sentence
from xieshang_desktop.exports.paper import Block, Form, FormRow, Note, PageBreak, Paper, Title
from xieshang_desktop.exports.papers.fields import (
    figure,
    moment,
    pairs,
    period,
    running,
    signing,
    ticked,
    to_sign,
    wide,
)
from xieshang_desktop.exports.papers.minutes_items import vote_counts
from xieshang_desktop.queries.papers.afterwards import DisclosureView, FourStepsView, FourStepView
from xieshang_desktop.queries.papers.items import VoteView

MOTIVES = ("党员群众建议", "村干部提议", "村民（代表）联名", "上级安排")
_SHEETS = "一二三四五六"
_STEPS = ("村党组织提议", "村“两委”会商议", "党员大会审议", "村民会议或者村民代表会议决议")
_DISCLOSURES = ("决议公开", "实施结果公开")
_CONTENT = ("提议的内容\n和理由", "商议的意见", "审议的意见", "决议的内容")


def four_steps_paper(view: FourStepsView) -> Paper:
    """Compose the six sheets, each on a page of its own."""
    steps = (view.proposal, view.deliberation, view.examination, view.resolution)
    disclosures = (view.decision_posted, view.outcome_posted)
    sheets = [_step(view, number, step) for number, step in enumerate(steps)]
    sheets += [_disclosure(view, number + 4, shown) for number, shown in enumerate(disclosures)]
    blocks: list[Block] = []
    for sheet in sheets:
        blocks += [*([PageBreak()] if blocks else []), *sheet]
    return Paper("四议两公开登记表", tuple(blocks))


def _sheet(view: FourStepsView, number: int, name: str, rows: tuple[FormRow, ...]) -> list[Block]:
    about = (
        pairs(("村名", view.village), ("编号", view.number)),
        wide("动议事由", ticked(MOTIVES, view.motive), 12),
        running("事项", view.topic + (f"：{sentence(view.reason)}" if view.reason else ""), 18),
    )
    linked = f"共六张，编号和事由相同，本表为第{_SHEETS[number]}张。不适用的栏目画“/”。"
    return [
        Title(f"四议两公开登记表（{_SHEETS[number]}）", name),
        Form((*about, *rows)),
        Note(linked),
    ]


def _step(view: FourStepsView, number: int, step: FourStepView) -> list[Block]:
    rows = (
        pairs(("时间", _when(step)), ("地点", step.place)),
        pairs(("会议形式", step.form), ("到会情况", _came(step)), height=14),
        pairs(("主持人", step.chair), ("记录人", step.recorder)),
        running(_CONTENT[number], sentence(step.content), 26),
        *([running("表决情况", _vote(step.vote), 20)] if number > 1 or step.vote else []),
        running("结果", sentence(step.result), 14),
        running("参会人员\n签字", f"到会：{listed(step.people)}。" if step.people else "", 22),
        signing("主持人签字", "记录人签字", "乡镇人员签字、职务", height=18),
    )
    return _sheet(view, number, _STEPS[number], rows)


def _when(step: FourStepView) -> str:
    """When it was held, and that it was entered on a later day."""
    later = f"\n（{date_words(step.entered_on)}补录）" if step.entered_on else ""
    return moment(step.at) + later


def _came(step: FourStepView) -> str:
    """应到 over 实到, so that neither blank is broken over two lines."""
    share = ""
    if step.entitled and step.present is not None:
        share = f"，占{percent(step.present, step.entitled)}"
    return f"应到{figure(step.entitled, step.unit)}\n实到{figure(step.present, step.unit)}{share}"


def _vote(vote: VoteView | None) -> str:
    if vote is None:
        return ""
    said = sentence(vote.sentence or vote.verdict)
    return vote_counts(vote) + (f"{said[:-1]}{clause_brackets(vote.clause)}。" if said else "")


def _disclosure(view: FourStepsView, number: int, shown: DisclosureView) -> list[Block]:
    rows = (
        pairs(("公开方式", shown.channel), ("公开地点", shown.place)),
        wide("公开时间", period(shown.first, shown.last, shown.days)),
        running("公开的内容", sentence(shown.content), 36),
        running("群众反映\n和答复", sentence(shown.objections), 26),
        running("监督意见", sentence(shown.supervision), 30, to_sign("村务监督委员会主任")),
        signing("村党组织书记签字", "村民委员会主任签字"),
    )
    return _sheet(view, number, _DISCLOSURES[number - 4], rows)
