"""Acts of voting: opened with everything frozen, closed with its verdict, announced."""

from __future__ import annotations

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.preparing import Selection
from xieshang_desktop.domain.acts.room import (
    AnnounceResult,
    CloseVote,
    OpenVote,
    PassRule,
)
from xieshang_desktop.domain.counting import PassLine, lines_for_vote, pass_lines
from xieshang_desktop.domain.routing import deciding_bodies, may_change
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import (
    BaseOf,
    Matter,
    MeetingState,
    Outcome,
    Scope,
    VoteMethod,
    VoteState,
)
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import Vote
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.delegation import is_delegated
from xieshang_desktop.queries.facts.law import rules_for, short_of_quorum, village_facts, voting_age
from xieshang_desktop.queries.facts.quorum import quorum_of_count
from xieshang_desktop.queries.facts.room import RoomCount, count_room, recused_ids
from xieshang_desktop.queries.facts.sessions import agenda_pieces
from xieshang_desktop.queries.facts.tallies import agreed_count, decide_vote, with_replies
from xieshang_desktop.queries.facts.texts import newest_version
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    get,
    meeting_in,
    open_vote_of,
    people_on_roster,
    running_item,
    written,
)
from xieshang_desktop.services.selecting import select_people
from xieshang_desktop.services.tallying import open_for_counting
from xieshang_desktop.storage.unit_of_work import Work

VOTING = Changes(voting=True, agenda=True)


def open_vote(work: Work, act: OpenVote) -> Changes:
    meeting, item = running_item(work, act.meeting, act.item, "表决")
    if open_vote_of(work, meeting) is not None:
        raise refusals.wrong_stage("上一个表决还没有结束。", "请先得出表决结果。")
    _must_be_the_same_text(work, meeting, item)
    electorate = _electorate(work, meeting, act)
    recused = recused_ids(work.session, item.id)
    whole = count_room(work.session, meeting.id, without=recused)
    room = whole
    if electorate is not None:
        room = count_room(work.session, meeting.id, without=recused, electorate=electorate)
    rules = rules_for(work.session, meeting.id)
    matter = _matter(work, item)
    binding = act.binding and meeting.form.decides and _counts_here(act.method, meeting, rules)
    _must_be_lawful(work, meeting, act, whole, rules, matter if binding else None)
    vote = Vote(
        id=act.vote,
        meeting_id=meeting.id,
        item_id=item.id,
        motion=written(act.motion, "表决事项"),
        method=act.method,
        binding=binding,
        state=VoteState.OPEN,
        opened_at=act.at,
        text_version=newest_version(work.session, item.id),
        electorate_ids=_voters(act.method, room, recused),
        restricted=electorate is not None,
        bases=_bases(room),
        pass_rules=[line.to_json() for line in _lines(meeting, act, rules, matter, binding=binding)],
        rule_sets=list(rules.ids),
        options=list(act.options),
        choose=act.choose,
        ranked=act.ranked or None,
    )
    work.add(vote)
    return VOTING


def _must_be_the_same_text(work: Work, meeting: Meeting, item: AgendaItem) -> None:
    """The sessions of one meeting vote on one text: else what they count could not be added up."""
    if meeting.session_of_id is None:
        return
    whole = {each.title: each.text for each in agenda_pieces(work.session, meeting.session_of_id)}
    own = {each.id: each.text for each in agenda_pieces(work.session, meeting.id)}
    if whole and whole.get(item.title) != own[item.id]:
        raise refusals.wrong_stage(
            f"“{item.title}”在这个分会的方案与整个会议不是同一稿，票数不能相加。",
            "请先照整个会议的议程和方案。",
        )


def _counts_here(method: VoteMethod, meeting: Meeting, rules: RuleSet) -> bool:
    """书面征求 counts at a deciding form only where its law provides it; else it only asks for opinions."""
    return method is not VoteMethod.WRITTEN or rules.allows(meeting.form, "written_reply")


def _voters(method: VoteMethod, room: RoomCount, recused: set[str]) -> list[str]:
    """Who may vote: those in the room; by writing all on the list, recused ones out."""
    if method is VoteMethod.WRITTEN:
        return [key for key in room.base_ids if key not in recused]
    return list(room.in_room_ids)


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
    if short_of_quorum(work.session, meeting, quorum):
        raise refusals.quorum_not_met(quorum.sentence)
    if matter is None:
        return
    void = rules.one(meeting.form, "void_without_delegation")
    if void is not None and void.value and not is_delegated(work.session, meeting, matter):
        raise refusals.not_authorised(matter.value, void.clause)
    kind, collective = village_facts(work.session)
    bodies = deciding_bodies(rules, matter, _scope(work, act), kind, collective=collective)
    if meeting.form not in bodies:
        named = [body.value for body in bodies]
        raise refusals.wrong_body(matter.value, meeting.form.value, named)
    _must_not_overturn(work, meeting, act.item)


def _must_not_overturn(work: Work, meeting: Meeting, item_id: str) -> None:
    """What one meeting decided another changes only at its level, or as the assembly above it."""
    topic = work.session.get_one(Topic, work.session.get_one(AgendaItem, item_id).topic_id)
    asked = (
        select(Meeting.form)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(AgendaItem.topic_id == topic.id, AgendaItem.outcome.in_((Outcome.PASSED, Outcome.NOT_PASSED)))
        .where(Meeting.id != meeting.id)
    )
    for decided in work.session.scalars(asked.order_by(AgendaItem.finished_at)):
        if not may_change(decided, meeting.form):
            raise refusals.decision_changed_without_meeting(topic.title, decided.value)


def _scope(work: Work, act: OpenVote) -> Scope:
    item = work.session.get_one(AgendaItem, act.item)
    return work.session.get_one(Topic, item.topic_id).scope


def _bases(room: RoomCount) -> dict[str, int | str]:
    """The denominators as they are now; areas are text, since they are decimals."""
    return {
        BaseOf.ENTITLED.value: room.base,
        BaseOf.PRESENT.value: room.present,
        BaseOf.ALL.value: room.listed,
        BaseOf.REPRESENTED_HOUSEHOLDS.value: room.represented_present,
        "在场": room.in_room,
        "到会面积": str(room.present_area),
        "全体面积": str(room.base_area),
    }


def _lines(
    meeting: Meeting, act: OpenVote, rules: RuleSet, matter: Matter | None, *, binding: bool
) -> tuple[PassLine, ...]:
    """The lines that decide: the law's for a binding vote (a given one only stricter), else the given one."""
    law = pass_lines(rules, meeting.form, matter) if binding else ()
    return lines_for_vote(law, given_line(act.pass_rule) if act.pass_rule is not None else None)


def given_line(rule: PassRule) -> PassLine:
    """The village's own line as the act gives it."""
    try:
        return PassLine.from_json({"of": rule.of, "more_than": rule.more_than, "at_least": rule.at_least})
    except ValueError as error:
        raise refusals.wrong_stage(f"{error}。", "例如：到会，超过1/2。") from error


def close_vote(work: Work, act: CloseVote) -> Changes:
    """Close the vote; without a count, or on a base of nobody, there is no verdict."""
    vote, meeting = open_for_counting(work, act.vote, "得出结果")
    vote.state = VoteState.CLOSED
    vote.closed_at = act.at
    settle(work, vote, meeting)
    return VOTING


def settle(work: Work, vote: Vote, meeting: Meeting) -> None:
    """Give a closed vote its verdict and sentence, from the counts on record."""
    if vote.method is VoteMethod.WRITTEN:
        vote.bases = {**vote.bases, **_bases(with_replies(work.session, vote, meeting))}
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
