"""Why an act is refused: stable codes with their Chinese sentences, in one place.

Each function returns the exception to raise; the sentence says why, the remedy what to do instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xieshang_desktop.errors import Refused

ORDER = (
    "MEETING_SEALED",
    "WRONG_STAGE",
    "PERSON_NOT_ON_ROSTER",
    "PERSON_DECEASED",
    "TOO_YOUNG",
    "NOT_ENTITLED",
    "ALREADY_CHECKED_IN",
    "HOUSEHOLD_ALREADY_REPRESENTED",
    "COSIGNER_NOT_ELIGIBLE",
    "COSIGNER_TWICE",
)
"""Which of several refusals counts; all others come after these."""


def first_of(problems: Iterable[Refused]) -> Refused | None:
    """The refusal that counts of several, the first of its kind; None where there is none."""
    rank = {code: place for place, code in enumerate(ORDER)}
    return min(problems, key=lambda refusal: rank.get(refusal.code, len(rank)), default=None)


def unknown(what: str) -> Refused:
    """Something that a later act names was never recorded (or its act was refused)."""
    return Refused("NOT_RECORDED", f"记录里没有这个{what}。", f"请先登记{what}。")


def meeting_sealed(title: str) -> Refused:
    return Refused("MEETING_SEALED", f"“{title}”已封存归档，不能再改。", "如需说明，请写补充记录。")


def wrong_stage(sentence: str, remedy: str = "") -> Refused:
    return Refused("WRONG_STAGE", sentence, remedy)


def not_on_roster(name: str) -> Refused:
    return Refused("PERSON_NOT_ON_ROSTER", f"{name}不在花名册上。", "请先登记到花名册，或按列席、旁听登记。")


def deceased(name: str) -> Refused:
    return Refused("PERSON_DECEASED", f"花名册记载{name}已去世。", "请核对姓名；登记有误的，先改正花名册。")


def text_not_usable(sentence: str, remedy: str) -> Refused:
    """Words of a paper that cannot stand where they were meant to."""
    return Refused("TEXT_NOT_USABLE", sentence, remedy)


def too_young(name: str) -> Refused:
    return Refused("TOO_YOUNG", f"{name}未满18周岁，没有表决权。", "可以登记为旁听。")


def not_entitled(name: str) -> Refused:
    return Refused("NOT_ENTITLED", f"{name}不在应到名单上。", "可以按列席、旁听等身份签到。")


def not_in_electorate(name: str) -> Refused:
    """On the list of the meeting, but not among those for whom the vote was opened."""
    return Refused("NOT_ENTITLED", f"这次只由一部分人表决，{name}不在其中。", "可以把他的意见记下来。")


def absent_when_opened(name: str) -> Refused:
    """On the list of the meeting, but not there when the vote began."""
    why = f"表决开始时{name}不在会场，不参加这次表决。"
    return Refused("NOT_ENTITLED", why, "到了以后，可以参加下一次表决；意见可以记下来。")


def already_checked_in(name: str, when: str) -> Refused:
    return Refused("ALREADY_CHECKED_IN", f"{name}已于{when}签到。")


def household_represented(number: str, by: str) -> Refused:
    return Refused("HOUSEHOLD_ALREADY_REPRESENTED", f"{number}户已由{by}代表，一户只算一次。")


def cosigner_not_eligible(name: str, why: str) -> Refused:
    return Refused("COSIGNER_NOT_ELIGIBLE", f"{name}不能联名：{why}。", "请核对联名人。")


def cosigner_twice(name: str) -> Refused:
    return Refused("COSIGNER_TWICE", f"{name}已经联名，不能重复计算。")


def exclusion_not_allowed(form: str) -> Refused:
    return Refused(
        "BASE_EXCLUSION_NOT_ALLOWED", f"现行规则没有允许{form}把人从总数中减去。", "请仍按全部应到人数计算。"
    )


def quorum_not_met(sentence: str) -> Refused:
    return Refused("QUORUM_NOT_MET", sentence, "请联系未到人员，人数到了再继续；到不了的，休会另行召开。")


def not_authorised(matter: str, clause: str) -> Refused:
    return Refused(
        "NOT_AUTHORISED",
        f"“{matter}”没有授权给村民代表会议，所作决定无效（{clause}）。",
        "请先由村民会议授权，或提交村民会议决定。",
    )


def wrong_body(matter: str, form: str, bodies: Sequence[str]) -> Refused:
    if not bodies:
        return Refused(
            "WRONG_BODY", f"“{matter}”跨村，不由{form}决定。", "请报乡镇党委（街道党工委）牵头组织协商。"
        )
    named = "、".join(bodies)
    return Refused(
        "WRONG_BODY", f"“{matter}”应由{named}决定，{form}不能决定。", "可以先征询意见，再提交上述会议决定。"
    )


def proxy_not_allowed(form: str) -> Refused:
    return Refused(
        "PROXY_NOT_ALLOWED", f"{form}没有委托他人代为参加的规定。", "可以把本人意见记下来，会上宣读。"
    )


def proxy_not_written(name: str) -> Refused:
    return Refused("PROXY_NOT_WRITTEN", f"{name}的委托没有书面委托书。", "请补交委托书后再登记。")


def proxy_limit(name: str, limit: int) -> Refused:
    return Refused("PROXY_LIMIT", f"{name}已接受{limit}人委托，不能再接受。", "请委托其他人。")


def proxy_other_household(principal: str, proxy: str) -> Refused:
    return Refused(
        "PROXY_NOT_ALLOWED", f"{principal}与{proxy}不在同一户，不能委托。", "只能委托同一户内的成年家庭成员。"
    )


def proxy_chain(name: str) -> Refused:
    return Refused("PROXY_CHAIN", f"{name}自己已委托他人，不能再接受委托。", "受托人应当本人到会。")


def online_not_allowed(form: str) -> Refused:
    return Refused(
        "ONLINE_NOT_ALLOWED",
        f"{form}没有在线参加的规定，不计入到会人数。",
        "可以把本人意见记下来，会上宣读。",
    )


def not_in_room(name: str) -> Refused:
    return Refused("NOT_IN_ROOM", f"{name}不在会场。", "请先签到。")


def already_queued(name: str) -> Refused:
    return Refused("ALREADY_QUEUED", f"{name}已经在排队或正在发言。")


def queue_closed() -> Refused:
    return Refused("QUEUE_CLOSED", "正在表决，发言已停止。", "表决结束后再请发言。")


def speaking_turns_used(name: str, turns: int) -> Refused:
    return Refused(
        "SPEAKING_TURNS_USED", f"{name}在本项已发言{turns}次，达到规定次数。", "可以请没有发言的人先说。"
    )


def recused(name: str) -> Refused:
    return Refused("RECUSED", f"{name}在本项回避，不参加表决。")


def already_voted(name: str) -> Refused:
    return Refused("ALREADY_VOTED", f"{name}已经表决，不能重复。")


def tellers_disagree(first: str, second: str) -> Refused:
    return Refused(
        "TELLERS_DISAGREE", f"两名计票人数字不一致：先报{first}，后报{second}。", "请重新清点，一致后再记。"
    )


def outcome_contradicts_vote(outcome: str, verdict: str | None) -> Refused:
    if verdict is None:
        sentence = f"本项没有得出有约束力的表决结果，不能写“{outcome}”。"
    else:
        sentence = f"表决结果是“{verdict}”，不能写“{outcome}”。"
    return Refused("OUTCOME_CONTRADICTS_VOTE", sentence, "请按表决结果写结论，或重新表决。")


def pass_rule_weaker(given: str, law: str) -> Refused:
    return Refused(
        "PASS_RULE_WEAKER_THAN_LAW", f"通过线“{given}”低于法律规定的“{law}”。", "村里的规定只能更严。"
    )


def stipend_without_decision() -> Refused:
    return Refused(
        "STIPEND_WITHOUT_DECISION",
        "误工补贴的人员和标准还没有经会议决定。",
        "请先提交村民会议或村民代表会议决定。",
    )


def stipend_not_covered(sentence: str) -> Refused:
    return Refused("STIPEND_NOT_COVERED", sentence, "请按会议决定的人员和标准发放，或另行决定。")


def decision_changed_without_meeting(title: str, body: str) -> Refused:
    return Refused(
        "DECISION_CHANGED_WITHOUT_MEETING",
        f"“{title}”已由{body}决定，不能另行更改。",
        "请由同级会议重新决定；村民代表会议决定的，也可由村民会议更改。",
    )


def nothing_to_undo() -> Refused:
    return Refused("NOTHING_TO_UNDO", "没有可以撤销的操作。")


def personal_values_gone() -> Refused:
    return Refused(
        "UNDO_BLOCKED",
        "这一步记的是个人信息，日志里不留原文，不能这样改回。",
        "请在花名册里改正，或重新登记。",
    )


def undo_blocked() -> Refused:
    return Refused(
        "UNDO_BLOCKED", "后面的记录已经用到这一步，不能直接撤销。", "请先撤销后面的操作，或作更正并写明理由。"
    )
