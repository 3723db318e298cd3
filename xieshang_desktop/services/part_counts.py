"""Acts of a vote that is being counted: question by question, section by section, bundle by bundle.

Each is on disk before the next is asked, so that a power cut costs at most what was being typed.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.room import RecordBundle, RecordCount, StartRecount
from xieshang_desktop.domain.bundles import check_bundle
from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.errors import Refused
from xieshang_desktop.models.floor import Bundle, PartCount, Recount
from xieshang_desktop.models.room import Tally, Vote
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import written
from xieshang_desktop.services.tallying import open_for_counting
from xieshang_desktop.storage.unit_of_work import Work

VOTING = Changes(voting=True)
ISSUED, RETURNED, INVALID, NOT_VOTED = "发出", "收回", "无效", "未表决"
SIDES = ("赞成", "反对", "弃权")
COUNTED_AT_ONCE = (VoteMethod.SHOW_OF_HANDS, VoteMethod.BEANS)


def record_count(work: Work, act: RecordCount) -> Changes:
    """One question in one section; what the papers of a ballot say is never recorded this way."""
    vote, _ = open_for_counting(work, act.vote, "记数")
    _must_be_asked(vote, act.question)
    if act.count < 0:
        raise Refused("TALLY_MISMATCH", "票数不能是负数", "请重新填写。")
    _must_be_possible(vote, act)
    known = work.session.get(PartCount, (vote.id, act.section, act.question))
    if known is None:
        work.add(PartCount(vote_id=vote.id, section=act.section, question=act.question, count=act.count))
    else:
        known.count = act.count
    return VOTING


def _must_be_asked(vote: Vote, question: str) -> None:
    if vote.method in COUNTED_AT_ONCE:
        asked = (*answers_of(vote), NOT_VOTED)
    elif vote.method is VoteMethod.SECRET_BALLOT:
        asked = (ISSUED, RETURNED)
    else:
        raise refusals.wrong_stage(f"这次是{vote.method.value}，不按总数记。", "请逐人、逐户记。")
    if question not in asked:
        raise refusals.wrong_stage(f"这次表决不单记“{question}”的票数。", f"可记：{'、'.join(asked)}。")


def answers_of(vote: Vote) -> tuple[str, ...]:
    """What may be answered: the options, or for, against and abstained."""
    return tuple(vote.options) or SIDES


def _must_be_possible(vote: Vote, act: RecordCount) -> None:
    """No question can come to more than the members that were in the room when the vote was opened."""
    members = len(vote.electorate_ids)
    if act.count > members:
        where = f"{act.section}{act.question}" if act.section else act.question
        raise Refused(
            "MORE_VOTES_THAN_MEMBERS",
            f"{where}{act.count}票，比在场有表决权的{members}人多{act.count - members}票",
            "请重新清点。",
        )


def record_bundle(work: Work, act: RecordBundle) -> Changes:
    """A bundle of papers, in totals; how many came back must be on record before."""
    vote, _ = open_for_counting(work, act.vote, "记这一把")
    if vote.method is not VoteMethod.SECRET_BALLOT:
        raise refusals.wrong_stage(f"这次是{vote.method.value}，没有选票可以分把。", "请按总数记票。")
    returned = work.session.get(PartCount, (vote.id, "", RETURNED))
    if returned is None:
        raise refusals.wrong_stage("还没有记收回多少票。", "请先数收回的票。")
    earlier = work.session.scalars(select(Bundle).where(Bundle.vote_id == vote.id)).all()
    recorded = sum(sum(bundle.counts.values()) for bundle in earlier)
    check_bundle(act.counts, (*answers_of(vote), INVALID), returned.count, recorded)
    work.add(Bundle(vote_id=vote.id, number=len(earlier) + 1, counts=dict(act.counts)))
    return VOTING


def start_recount(work: Work, act: StartRecount) -> Changes:
    """Count once more: what has been counted stands beside the new count, in this row."""
    vote, _ = open_for_counting(work, act.vote, "重新清点")
    written(act.reason, "重新清点的原因")
    figures = figures_so_far(work, vote)
    if not figures:
        raise refusals.wrong_stage("还没有记下任何数，不用重新清点。", "请直接清点。")
    for kind in (PartCount, Bundle, Tally):
        for row in work.session.scalars(select(kind).where(kind.vote_id == vote.id)).all():
            work.session.delete(row)
    work.add(Recount(vote_id=vote.id, reason=act.reason, figures=figures, at=act.at))
    return VOTING


def figures_so_far(work: Work, vote: Vote) -> dict[str, Any]:
    """What is given up: by question, sections and bundles added up; of each teller apart."""
    figures: dict[str, Any] = {}
    by_question = (
        select(PartCount.question, func.sum(PartCount.count))
        .where(PartCount.vote_id == vote.id)
        .group_by(PartCount.question)
    )
    figures.update(work.session.execute(by_question).all())
    for bundle in work.session.scalars(select(Bundle).where(Bundle.vote_id == vote.id)):
        for question, number in bundle.counts.items():
            figures[question] = figures.get(question, 0) + number
    tallies = work.session.scalars(select(Tally).where(Tally.vote_id == vote.id).order_by(Tally.at, Tally.id))
    for number, tally in enumerate(tallies, start=1):
        figures[f"第{number}人计票"] = _figures_of(tally)
    return figures


def _figures_of(tally: Tally) -> dict[str, int]:
    sides = dict(zip(SIDES, (tally.for_count, tally.against, tally.abstain), strict=True))
    known = {**(tally.counts or sides), INVALID: tally.invalid, NOT_VOTED: tally.not_voted}
    return {name: number for name, number in known.items() if number is not None}
