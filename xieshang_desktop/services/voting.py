"""Acts of voting: opened with everything frozen, counted in totals, closed with a verdict that explains itself."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.preparing import Selection
from xieshang_desktop.domain.acts.room import (
    AnnounceResult,
    CastVote,
    CloseVote,
    OpenVote,
    PassRule,
    RecordTally,
    RecordWrittenReply,
)
from xieshang_desktop.domain.counting import Count, PassLine, check_count, lines_for_vote, pass_lines
from xieshang_desktop.domain.routing import deciding_bodies
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import (
    BaseOf,
    Matter,
    MeetingState,
    Scope,
    Stance,
    VoteMethod,
    VoteState,
)
from xieshang_desktop.models.meetings import AgendaItem, ItemText, Meeting
from xieshang_desktop.models.room import NamedVote, Tally, Vote, WrittenReply
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.delegation import is_delegated
from xieshang_desktop.queries.law import quorum_of_count, rules_for, village_facts, voting_age
from xieshang_desktop.queries.room import RoomCount, count_room, recused_ids
from xieshang_desktop.queries.tallies import agreed_count, decide_vote
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    get,
    get_household,
    meeting_in,
    open_vote_of,
    people_on_roster,
    person_on_roster,
    running_item,
)
from xieshang_desktop.services.selecting import select_people
from xieshang_desktop.storage.unit_of_work import Work

VOTING = Changes(voting=True, agenda=True)


def open_vote(work: Work, act: OpenVote) -> Changes:
    meeting, item = running_item(work, act.meeting, act.item, "表决")
    if open_vote_of(work, meeting) is not None:
        raise refusals.wrong_stage("上一个表决还没有结束。", "请先得出表决结果。")
    electorate = _electorate(work, meeting, act)
    recused = recused_ids(work.session, item.id)
    whole = count_room(work.session, meeting.id, without=recused)
    room = whole
    if electorate is not None:
        room = count_room(work.session, meeting.id, without=recused, electorate=electorate)
    rules = rules_for(work.session, meeting.id)
    matter = _matter(work, item)
    _must_be_lawful(work, meeting, act, whole, rules, matter)
    newest = select(func.max(ItemText.version)).where(ItemText.item_id == item.id)
    vote = Vote(
        id=act.vote,
        meeting_id=meeting.id,
        item_id=item.id,
        motion=act.motion,
        method=act.method,
        binding=act.binding and meeting.form.decides,
        state=VoteState.OPEN,
        opened_at=act.at,
        text_version=work.session.scalar(newest),
        electorate_ids=list(room.in_room_ids),
        restricted=electorate is not None,
        bases=_bases(room),
        pass_rules=[line.to_json() for line in _lines(meeting, act, rules, matter)],
        rule_sets=list(rules.ids),
        options=list(act.options),
        choose=act.choose,
    )
    work.add(vote)
    return VOTING


def _electorate(work: Work, meeting: Meeting, act: OpenVote) -> list[str] | None:
    if act.electorate is None:
        return None
    on = meeting.starts_at.date()
    if isinstance(act.electorate, Selection):
        return select_people(work.session, act.electorate, on, voting_age(work.session))
    return [person.id for person in people_on_roster(work, act.electorate, on)]


def _matter(work: Work, item: AgendaItem) -> Matter | None:
    return work.session.get_one(Topic, item.topic_id).matter if item.topic_id is not None else None


def _must_be_lawful(
    work: Work, meeting: Meeting, act: OpenVote, room: RoomCount, rules: RuleSet, matter: Matter | None
) -> None:
    """Quorum of those in the room, delegation, body: in the order in which refusals count."""
    if not meeting.form.decides:
        return
    quorum = quorum_of_count(rules, meeting.form, room, in_room=True)
    if not quorum.met:
        raise refusals.quorum_not_met(quorum.sentence)
    if matter is None or not act.binding:
        return
    void = rules.one(meeting.form, "void_without_delegation")
    if void is not None and void.value and not is_delegated(work.session, meeting, matter):
        raise refusals.not_authorised(matter.value, void.clause)
    kind, collective = village_facts(work.session)
    bodies = deciding_bodies(rules, matter, _scope(work, act), kind, collective=collective)
    if meeting.form not in bodies:
        named = [body.value for body in bodies]
        raise refusals.wrong_body(matter.value, meeting.form.value, named)


def _scope(work: Work, act: OpenVote) -> Scope:
    item = work.session.get_one(AgendaItem, act.item)
    return work.session.get_one(Topic, item.topic_id).scope


def _bases(room: RoomCount) -> dict[str, int | str]:
    """The denominators as they are now; areas are text, since they are decimals."""
    return {
        BaseOf.ENTITLED.value: room.base,
        BaseOf.PRESENT.value: room.present,
        BaseOf.ALL.value: room.base,
        BaseOf.REPRESENTED_HOUSEHOLDS.value: room.represented_present,
        "在场": room.in_room,
        "到会面积": str(room.present_area),
        "全体面积": str(room.base_area),
    }


def _lines(meeting: Meeting, act: OpenVote, rules: RuleSet, matter: Matter | None) -> tuple[PassLine, ...]:
    """The lines that decide: the law's at a deciding form (a given one only stricter), else the given one."""
    law = pass_lines(rules, meeting.form, matter) if meeting.form.decides else ()
    return lines_for_vote(law, given_line(act.pass_rule) if act.pass_rule is not None else None)


def given_line(rule: PassRule) -> PassLine:
    """The village's own line as the act gives it."""
    try:
        return PassLine.from_json({"of": rule.of, "more_than": rule.more_than, "at_least": rule.at_least})
    except ValueError as error:
        raise refusals.wrong_stage(f"{error}。", "例如：到会，超过1/2。") from error


def _open(work: Work, key: str, doing: str) -> tuple[Vote, Meeting]:
    vote = get(work, Vote, key, "表决")
    meeting = meeting_in(work, vote.meeting_id, (MeetingState.RUNNING,), doing)
    if vote.state is not VoteState.OPEN:
        raise refusals.wrong_stage(f"这次表决已经结束，不能{doing}。", "需要的话，请重新表决。")
    return vote, meeting


def record_tally(work: Work, act: RecordTally) -> Changes:
    vote, _ = _open(work, act.vote, "记票")
    if act.teller is not None:
        person_on_roster(work, act.teller, act.at.date())
    count = Count(
        for_=act.for_,
        against=act.against,
        abstain=act.abstain,
        invalid=act.invalid or 0,
        not_voted=act.not_voted or 0,
        issued=act.issued,
        returned=act.returned,
        for_area=act.for_area,
    )
    if act.counts is None:
        check_count(count, vote.method, len(vote.electorate_ids))
    else:
        _options_must_be_known(vote, act.counts)
    tally = Tally(
        vote_id=vote.id,
        teller_id=act.teller,
        for_count=act.for_,
        against=act.against,
        abstain=act.abstain,
        invalid=act.invalid,
        not_voted=act.not_voted,
        issued=act.issued,
        returned=act.returned,
        counts=dict(act.counts) if act.counts is not None else None,
        for_area=act.for_area,
        against_area=act.against_area,
        abstain_area=act.abstain_area,
        at=act.at,
    )
    _tellers_must_agree(work, vote, tally)
    work.add(tally)
    return VOTING


def _options_must_be_known(vote: Vote, counts: Mapping[str, int]) -> None:
    unknown = [option for option in counts if option not in vote.options]
    if unknown:
        raise refusals.wrong_stage(f"没有“{unknown[0]}”这个选项。", f"可选：{'、'.join(vote.options)}。")
    if min(counts.values(), default=0) < 0:
        raise refusals.wrong_stage("票数不能小于0。", "请核对票数。")


def _tellers_must_agree(work: Work, vote: Vote, tally: Tally) -> None:
    others = work.session.scalars(select(Tally).where(Tally.vote_id == vote.id)).all()
    for other in others:
        if other.teller_id == tally.teller_id or None in (other.teller_id, tally.teller_id):
            continue
        if _figures(other) != _figures(tally):
            raise refusals.tellers_disagree(_figures(other), _figures(tally))


def _figures(tally: Tally) -> str:
    """What one teller says, in words."""
    if tally.counts is not None:
        return "、".join(f"{option}{votes}" for option, votes in sorted(tally.counts.items()))
    parts = f"赞成{tally.for_count}、反对{tally.against}、弃权{tally.abstain}"
    others = f"、废票{tally.invalid or 0}、未表决{tally.not_voted or 0}"
    return parts + (others if tally.invalid or tally.not_voted else "")


def cast_vote(work: Work, act: CastVote) -> Changes:
    vote, _ = _open(work, act.vote, "记名表决")
    person = person_on_roster(work, act.who, act.at.date())
    if vote.method is not VoteMethod.ROLL_CALL:
        raise refusals.wrong_stage(f"这次是{vote.method.value}，不逐人记名。", "请按总数记票。")
    if person.id not in vote.electorate_ids:
        if person.id in recused_ids(work.session, vote.item_id):
            raise refusals.recused(person.name)
        raise refusals.not_entitled(person.name)
    _choice_must_be_known(vote, act.choice)
    if work.session.get(NamedVote, (vote.id, person.id)) is not None:
        raise refusals.already_voted(person.name)
    work.add(NamedVote(vote_id=vote.id, person_id=person.id, choice=act.choice, at=act.at))
    return VOTING


def _choice_must_be_known(vote: Vote, choice: str) -> None:
    known = vote.options or [Stance.FOR.value, Stance.AGAINST.value, Stance.ABSTAIN.value]
    if choice not in known:
        raise refusals.wrong_stage(f"没有“{choice}”这个选项。", f"可选：{'、'.join(known)}。")


def record_written_reply(work: Work, act: RecordWrittenReply) -> Changes:
    vote, _ = _open(work, act.vote, "记书面意见")
    if vote.method is not VoteMethod.WRITTEN:
        raise refusals.wrong_stage(f"这次是{vote.method.value}，不收书面意见。")
    if act.household is None and act.who is None:
        raise refusals.wrong_stage("没有写明是谁的意见。", "请选人或选户。")
    person = person_on_roster(work, act.who, act.at.date()) if act.who is not None else None
    household = get_household(work, act.household) if act.household is not None else None
    _choice_must_be_known(vote, act.choice)
    asked = select(WrittenReply.id).where(
        WrittenReply.vote_id == vote.id,
        WrittenReply.person_id.is_(act.who)
        if act.household is None
        else WrittenReply.household_id.is_(act.household),
    )
    if work.session.scalars(asked).first() is not None:
        raise refusals.already_voted(person.name if person else f"{household.number if household else ''}户")
    reply = WrittenReply(
        vote_id=vote.id,
        person_id=act.who,
        household_id=act.household,
        visitor_id=act.visitor,
        choice=act.choice,
        at=act.at,
    )
    work.add(reply)
    return VOTING


def close_vote(work: Work, act: CloseVote) -> Changes:
    """Close the vote; without a count, or on a base of nobody, there is no verdict."""
    vote, meeting = _open(work, act.vote, "得出结果")
    vote.state = VoteState.CLOSED
    vote.closed_at = act.at
    settle(work, vote, meeting)
    return VOTING


def settle(work: Work, vote: Vote, meeting: Meeting) -> None:
    """Give a closed vote its verdict and sentence, from the counts on record."""
    decision, sentence = decide_vote(work.session, vote, meeting, agreed_count(work.session, vote))
    vote.verdict = decision.verdict
    vote.sentence = sentence
    vote.clause = decision.clause


def announce_result(work: Work, act: AnnounceResult) -> Changes:
    vote = get(work, Vote, act.vote, "表决")
    meeting_in(work, vote.meeting_id, (MeetingState.RUNNING,), "公布结果")
    if vote.state is not VoteState.CLOSED:
        raise refusals.wrong_stage("表决还没有结束，不能公布结果。", "请先得出结果。")
    vote.announced_at = act.at
    return VOTING
