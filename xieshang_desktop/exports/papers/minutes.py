"""The minutes of a meeting (会议记录), in the order in which such records are kept.

Title, time, place, chair, recorder, those present, observers, those absent with their reasons; each item
with what was put, said, asked, voted and decided; what went irregularly; the end, the signatures, the
digest, the list of names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from xieshang_desktop.domain.paper_texts import filled
from xieshang_desktop.domain.wording import (
    clause_brackets,
    listed,
    moment_words,
    ordinal_mark,
    sentence,
    span_words,
    time_words,
)
from xieshang_desktop.exports.paper import (
    Block,
    Column,
    Digest,
    Grid,
    Heading,
    Labelled,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.exports.papers.minutes_items import item_blocks
from xieshang_desktop.exports.papers.turnout import quorum_words, sessions_words
from xieshang_desktop.queries.papers.views import (
    AttendeeView,
    DigestView,
    FindingView,
    LaterView,
    MinutesView,
    ObserverView,
    OfficerView,
    SignatureView,
)

_SIGNERS = {"主持": "主持人", "记录": "记录人", "监督": "监督人", "监票": "监票人", "计票": "计票人"}
_NAMED = 8
"""So many of what was entered later are named; the rest is counted."""


def minutes_paper(view: MinutesView) -> Paper:
    """Compose the minutes."""
    blocks: list[Block] = [Title(_title(view.title)), *_opening(view), *_own_opening(view)]
    for item in view.items:
        blocks += item_blocks(item, view.texts)
    if not view.items and view.texts["minutes.empty"]:
        blocks.append(Paragraph(view.texts["minutes.empty"]))
    blocks += _irregularities(view, max((item.ordinal for item in view.items), default=0) + 1)
    blocks += _ending(view)
    blocks += _attendance(view.attendees, view.texts["minutes.end"])
    blocks += _addenda(view)
    return Paper("会议记录", tuple(blocks))


def _title(title: str) -> str:
    if title.endswith("记录"):
        return title
    return title + ("记录" if title.endswith(("会", "会议")) else "会议记录")


def _opening(view: MinutesView) -> Iterator[Block]:
    yield Labelled("时间：", span_words(view.starts, view.ends) if view.ends else moment_words(view.starts))
    yield Labelled("地点：", view.place)
    if view.convener:
        yield Labelled("召集人：", view.convener)
    yield Labelled("主持人：", _officer(view.chair))
    yield Labelled("记录人：", _officer(view.recorder))
    yield Labelled("出席：", quorum_words(view.quorum) + ("名单附后。" if view.attendees else ""))
    if view.sessions:
        yield Labelled("分会：", sessions_words(view.sessions))
    yield Labelled("列席：", _observers(view.observers) or "无。")
    yield Labelled("缺席：", _absences(view))


def _own_opening(view: MinutesView) -> Iterator[Block]:
    """The village's own words before the first item, with the figures of this meeting in them."""
    if view.texts["minutes.opening"]:
        unit = view.quorum.unit
        fields = {
            "会议": view.title,
            "时间": moment_words(view.starts),
            "地点": view.place,
            "主持人": view.chair.name,
            "记录人": view.recorder.name,
            "应到": f"{view.quorum.entitled}{unit}",
            "实到": f"{view.quorum.present}{unit}",
        }
        yield Paragraph(filled(view.texts["minutes.opening"], fields))


def _officer(officer: OfficerView) -> str:
    return officer.name + (f"（{officer.duties}）" if officer.duties else "")


def _observers(observers: Sequence[ObserverView]) -> str:
    parts = []
    for standing, group in groupby(observers, key=_standing):
        names = [observer.name for observer in group]
        joined = names[0] if len(names) == 1 else listed(names[:-1]) + "和" + names[-1]
        parts.append(joined + (f"（{standing}）" if standing else ""))
    return sentence(listed(parts))


def _standing(observer: ObserverView) -> str:
    capacity = "" if observer.capacity in ("列席", "") else observer.capacity
    return "，".join(part for part in (observer.party, capacity) if part)


def _absences(view: MinutesView) -> str:
    parts = [
        listed(absence.names) + (absence.reason or "未说明原因") for absence in view.absences if absence.names
    ]
    return sentence("；".join(parts)) or "无。"


def _irregularities(view: MinutesView, ordinal: int) -> Iterator[Block]:
    """Print what a reader must know: rules set aside by a person, breaches, corrections made in the room."""
    findings = [finding for finding in view.findings if finding.severity != "提醒" or finding.override_reason]
    if not findings and not view.corrections:
        return
    yield Heading(f"{ordinal_mark(ordinal, 1)}程序情况说明")
    for number, finding in enumerate(findings, start=1):
        yield Paragraph(f"{ordinal_mark(number, 3)}{_finding(finding)}")
    for number, correction in enumerate(view.corrections, start=len(findings) + 1):
        who = f"{correction.by}更正：" if correction.by else "更正："
        reason = f"原因：{sentence(correction.reason)}" if correction.reason else ""
        said = f"{moment_words(correction.at)}，{who}{sentence(correction.what)}{reason}"
        yield Paragraph(ordinal_mark(number, 3) + said)


def _finding(finding: FindingView) -> str:
    words = sentence(sentence(finding.sentence)[:-1] + clause_brackets(finding.clause))
    if finding.override_reason:
        by = f"{finding.by}决定" if finding.by else "会议决定"
        words += f"{by}继续进行，理由：{sentence(finding.override_reason)}"
    return words


def _ending(view: MinutesView) -> Iterator[Block]:
    for pause in view.interruptions:
        until = f"，{time_words(pause.end)}复会" if pause.end else ""
        reason = f"（{pause.reason}）" if pause.reason else ""
        yield Paragraph(f"{moment_words(pause.start)}休会{reason}{until}。")
    dispersed = view.texts["minutes.dispersed"]
    if view.ends and dispersed:
        yield Paragraph(filled(dispersed, {"时间": time_words(view.ends)}))
    yield from (Labelled("补录：", later_words(later)) for later in view.later)
    if view.ends and view.texts["minutes.before_signing"]:
        yield Paragraph(view.texts["minutes.before_signing"])
    yield Signatures(tuple(_signature(signature) for signature in _signers(view)))
    if view.digest:
        yield digest_block(view.digest)
    if view.rules:
        yield Note(f"本次会议适用：{sentence(listed(view.rules))}")


def later_words(later: LaterView) -> str:
    """9时44分至9时58分的2项记录（…、…）当时记在纸上，2026年3月12日11时20分录入。"""
    happened = time_words(later.first)
    if later.last > later.first:
        happened += f"至{time_words(later.last)}"
    named = "、".join(later.acts[:_NAMED]) + ("等" if len(later.acts) > _NAMED else "")
    entered = moment_words(later.entered_first)
    if time_words(later.entered_last) != time_words(later.entered_first):
        entered += f"至{time_words(later.entered_last)}"
    return f"{happened}的{len(later.acts)}项记录（{named}）当时记在纸上，{entered}录入。"


def _signers(view: MinutesView) -> Sequence[SignatureView]:
    known = {signature.capacity for signature in view.signatures}
    owed = [("主持", view.chair.name), ("记录", view.recorder.name)]
    blanks = [SignatureView(name, capacity) for capacity, name in owed if capacity not in known]
    order = list(_SIGNERS)
    return sorted(
        [*blanks, *view.signatures],
        key=lambda signature: order.index(signature.capacity) if signature.capacity in order else len(order),
    )


def _signature(signature: SignatureView) -> SignatureLine:
    label = _SIGNERS.get(signature.capacity, signature.capacity)
    at = signature.at
    signed = f"{at.month}月{at.day}日{time_words(at)}{signature.means}" if at else ""
    return SignatureLine(label, signature.name, signed)


def digest_block(digest: DigestView) -> Digest:
    """Print the journal's head, so that paper and record vouch for each other."""
    use = "在程序中输入以上字符或扫描方码，可以查明记录此后有没有改动。"
    note = f"本次会议共有{digest.entries}条操作记录。{use}"
    return Digest("记录核对码", digest.groups, note, digest.payload)


def _attendance(attendees: Sequence[AttendeeView], end: str) -> Iterator[Block]:
    present = [attendee for attendee in attendees if attendee.at or attendee.proxy]
    if not present:
        return
    yield PageBreak()
    yield Heading("附：出席人员名单")
    head = (Column("序号", 1.1, "center"), Column("姓名", 1.7), Column("组别和身份", 4), Column("签到", 2.2))
    half = (len(present) + 1) // 2
    rows = []
    for left in range(half):
        cells = _attendee(left + 1, present[left])
        right = left + half
        rows.append(cells + (_attendee(right + 1, present[right]) if right < len(present) else ("",) * 4))
    yield Grid((*head, *head), tuple(rows), size=10.5)
    if end:
        yield Paragraph(end, indent=0, align="center")


def _attendee(number: int, attendee: AttendeeView) -> tuple[str, ...]:
    signed = time_words(attendee.at) if attendee.at else ""
    if attendee.proxy:
        signed = f"委托{attendee.proxy}"
    elif attendee.mode not in ("现场", ""):
        signed += f"（{attendee.mode}）"
    signed += f"，{time_words(attendee.left_at)}离会" if attendee.left_at else ""
    return (str(number), attendee.name, " ".join(p for p in (attendee.group, attendee.kind) if p), signed)


def _addenda(view: MinutesView) -> Iterator[Block]:
    if not view.addenda:
        return
    yield Heading("附：归档以后的补记")
    for addendum in view.addenda:
        yield Paragraph(f"{moment_words(addendum.at)}，{addendum.by}补记：{sentence(addendum.text)}")
