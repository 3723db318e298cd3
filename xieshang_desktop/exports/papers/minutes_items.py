"""One item of the agenda in the minutes: what was put, said, asked for consent, voted and decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xieshang_desktop.domain.wording import (
    chinese_numeral,
    clause_brackets,
    duration_words,
    listed,
    ordinal_mark,
    percent,
    sentence,
)
from xieshang_desktop.exports.paper import Block, Heading, Labelled, Paragraph
from xieshang_desktop.queries.papers.items import (
    ConsensusView,
    ItemView,
    MergedView,
    OpinionView,
    SpeechView,
    VoteView,
)


def item_blocks(item: ItemView, texts: Mapping[str, str]) -> list[Block]:
    """Compose an item; its parts are numbered where there is more than one of them.

    ``texts`` gives the parts their names.
    """
    parts = [(texts[f"minutes.{name}"], list(blocks)) for name, blocks in _parts(item)]
    filled = [(name, blocks) for name, blocks in parts if blocks]
    composed: list[Block] = [Heading(ordinal_mark(item.ordinal, 1) + item.title)]
    for number, (name, blocks) in enumerate(filled, start=1):
        if len(filled) > 1 and name:
            composed.append(Heading(ordinal_mark(number, 2) + name, 2))
        composed += blocks
    return [*composed, *_outcome(item)]


def _parts(item: ItemView) -> Iterator[tuple[str, Iterable[Block]]]:
    put = [Paragraph(_explained(line)) for line in item.text.split("\n") if line.strip()]
    yield "explained", (*put, *levy_blocks(item.levy, item.category))
    yield "recused", (Paragraph(_recusal(recusal.name, recusal.reason)) for recusal in item.recusals)
    yield "spoken", (Paragraph(speech_words(speech)) for speech in item.speeches)
    yield (
        "noted",
        (
            *(Paragraph(_merged(view)) for view in item.merged),
            *(
                Paragraph(_opinion(number, view))
                for number, view in enumerate(item.opinions, start=len(item.merged) + 1)
            ),
        ),
    )
    yield "asked", (Paragraph(_round(number, view)) for number, view in enumerate(item.rounds, start=1))
    yield "voted", _votes(item.votes)


def levy_blocks(levy: str, category: str = "") -> Iterator[Block]:
    """Say what is taken from the villagers, and as what the topic is entered."""
    if category:
        yield Labelled("议题类别：", sentence(category))
    if levy:
        yield Labelled("筹资筹劳：", sentence(levy))


def _explained(line: str) -> str:
    """A line of what was put; one that leads to a list keeps its colon."""
    return line.strip() if line.rstrip().endswith("：") else sentence(line)


def _recusal(name: str, reason: str) -> str:
    return f"{name}" + (f"因{reason.removeprefix('因')}" if reason else "") + "回避，不参加本项讨论和表决。"


def speech_words(speech: SpeechView) -> str:
    """Return 李思全（三组）：…; a speech without a summary says how long it was."""
    helped = f"由{speech.interpreter}翻译" if speech.interpreter else ""
    brackets = "，".join(part for part in (speech.group, speech.stance, helped) if part)
    who = speech.name + (f"（{brackets}）" if brackets else "")
    verb = "" if speech.kind == "发言" else speech.kind
    if speech.text.strip():
        return f"{who}{verb}：{sentence(speech.text)}"
    length = duration_words(speech.seconds) if speech.seconds else ""
    return f"{who}{verb or '发言'}{length}。"


def _opinion(number: int, opinion: OpinionView) -> str:
    brackets = "，".join(part for part in (opinion.group, opinion.stance) if part)
    said = "发言中提出的意见。" if opinion.in_speech else sentence(opinion.text)
    words = f"{ordinal_mark(number, 3)}{opinion.name}（{brackets}）：{said}"
    if opinion.adopted is None:
        return words
    handled = "采纳" if opinion.adopted else "未采纳"
    return words + "处理：" + sentence(handled + (f"，{opinion.reason}" if opinion.reason else ""))


def _merged(view: MergedView) -> str:
    whence = f"（由{view.opinions}条意见归并）" if view.opinions > 1 else ""
    words = f"{ordinal_mark(view.number, 3)}{view.text.rstrip('。')}{whence}。"
    if view.adopted is None:
        return words
    handled = "采纳" if view.adopted else "未采纳"
    return words + "处理：" + sentence(handled + (f"，{view.reason}" if view.reason else ""))


def _round(number: int, view: ConsensusView) -> str:
    words = f"第{chinese_numeral(number)}次征询：{sentence(view.proposal)}"
    counts = (("支持", view.support), ("有保留", view.reservations), ("反对", view.objections))
    words += listed(f"{label}{count}人" for label, count in counts) + "。"
    told = (
        ("反对的理由", view.objection_reasons),
        ("保留的理由", view.reservation_reasons),
        ("答复", view.answers),
    )
    for heading, parts in told:
        joined = "；".join(part.strip("。；") for part in parts if part)
        words += f"{heading}：{sentence(joined)}" if joined else ""
    return words


def _votes(votes: Sequence[VoteView]) -> Iterator[Block]:
    for number, vote in enumerate(votes, start=1):
        which = f"表决事项{chinese_numeral(number)}：" if len(votes) > 1 else "表决事项："
        yield Labelled(which, sentence(vote.motion))
        yield from (Labelled("重新清点：", sentence(told)) for told in vote.recounts)
        yield Labelled("表决情况：", vote_counts(vote) + sentence(vote.by_name) + _tellers(vote))
        if vote.sentence or vote.verdict:
            said = sentence(vote.sentence or vote.verdict)
            yield Labelled("表决结果：", said[:-1] + clause_brackets(vote.clause) + "。")
        if not vote.binding:
            yield Paragraph("本次表决只用于征求意见，不作为决定。")


def _tellers(vote: VoteView) -> str:
    return f"监票、计票：{listed(vote.tellers)}。" if vote.tellers else ""


def vote_counts(vote: VoteView) -> str:
    """Return how the vote was taken and every count with its share; the first says of what."""
    unit = vote.unit or ("人" if vote.method == "举手" else "票")
    words = f"以{vote.method}方式进行。" + _papers(vote)
    if vote.options:
        return words + listed(f"{option.label}{option.count}{unit}" for option in vote.options) + "。"
    shown = [("赞成", vote.for_count), ("反对", vote.against), ("弃权", vote.abstain)]
    shown += [("未表决", vote.not_voted)] if vote.not_voted else []
    counts = [f"{label}{count}{unit}{_share(vote, count, first=label == '赞成')}" for label, count in shown]
    return words + listed(counts) + "。" + sentence(vote.areas) + _households(vote)


def _households(vote: VoteView) -> str:
    """For how many households those in favour stand, where these decide."""
    if vote.households is None:
        return ""
    share = percent(vote.households, vote.households_base)
    return f"赞成的代表农户{vote.households}户，占到会代表所代表{vote.households_base}户的{share}。"


def _share(vote: VoteView, count: int, *, first: bool) -> str:
    if not vote.base:
        return ""
    return f"（{f'占{vote.base_name}的' if first else ''}{percent(count, vote.base)}）"


def _papers(vote: VoteView) -> str:
    if vote.issued is None:
        return ""
    words = f"发出{vote.issued}票"
    if vote.returned is not None:
        words += f"，收回{vote.returned}票"
        if vote.invalid is not None:
            words += f"，其中有效{vote.returned - vote.invalid}票、无效{vote.invalid}票"
    return words + "。"


def _outcome(item: ItemView) -> Iterator[Block]:
    if item.deferred_reason:
        yield Labelled("结果：", f"本项延期，原因：{sentence(item.deferred_reason)}")
    elif item.outcome or item.conclusion:
        yield Labelled("结果：", (sentence(item.outcome) if item.outcome else "") + sentence(item.conclusion))
