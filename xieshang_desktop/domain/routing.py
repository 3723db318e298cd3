"""Where a topic belongs: who leads it, which body decides it, what must happen before and besides.

Consultation forms an opinion; what the law keeps for a meeting is decided there
(村民委员会组织法第三十三条第三款).
"""

from __future__ import annotations

from dataclasses import dataclass

from xieshang_desktop.domain.figures import SAME_LAW, Figure
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import (
    Matter,
    MeetingForm,
    Scope,
    TopicSource,
    VillageKind,
    VoteMethod,
)

COLLECTIVE_MATTERS = frozenset(
    {
        Matter.LAND_CONTRACT,
        Matter.HOUSE_PLOTS,
        Matter.LAND_COMPENSATION,
        Matter.MEMBERSHIP,
        Matter.COLLECTIVE_INCOME,
    }
)
"""农村集体经济组织法第二十六条: decided by the collective's members, not by 村民会议."""

GROUP_SCOPES = frozenset({Scope.GROUP, Scope.NATURAL_VILLAGE})

ASSEMBLIES = {
    VillageKind.VILLAGE: (MeetingForm.VILLAGER_REPRESENTATIVES, MeetingForm.VILLAGERS_ASSEMBLY),
    VillageKind.COMMUNITY: (MeetingForm.RESIDENT_REPRESENTATIVES, MeetingForm.RESIDENTS_ASSEMBLY),
}

REPRESENTATIVE_FORMS = {
    MeetingForm.VILLAGER_REPRESENTATIVES: MeetingForm.VILLAGERS_ASSEMBLY,
    MeetingForm.RESIDENT_REPRESENTATIVES: MeetingForm.RESIDENTS_ASSEMBLY,
    MeetingForm.COLLECTIVE_REPRESENTATIVES: MeetingForm.COLLECTIVE_MEMBERS,
}
"""The representatives' meetings, and the assembly that delegates to each."""


def deciding_bodies(
    rules: RuleSet,
    matter: Matter,
    scope: Scope,
    kind: VillageKind = VillageKind.VILLAGE,
    *,
    collective: bool = True,
) -> tuple[MeetingForm, ...]:
    """The forms that may decide a matter, the first the usual one; empty where it reaches across villages.

    ``collective`` tells whether a collective organisation exists; without one 村民会议 decides its matters
    by the collective's majority (农村集体经济组织法第六十四条). Representatives are named only where the rule
    set lets the matter be delegated to them.
    """
    if scope is Scope.CROSS_VILLAGE:
        return ()
    if matter in COLLECTIVE_MATTERS:
        return collective_bodies(matter, scope, collective)
    if matter is Matter.COMMON_PARTS:
        return (MeetingForm.OWNERS_ASSEMBLY,)
    if matter is Matter.PASTURE_CONTRACT:
        return (MeetingForm.VILLAGERS_ASSEMBLY, MeetingForm.VILLAGER_REPRESENTATIVES)
    if matter is Matter.PUBLIC_AFFAIRS and scope in GROUP_SCOPES and kind is VillageKind.VILLAGE:
        return (MeetingForm.GROUP_MEETING,)
    return assembly_bodies(rules, matter, kind)


def collective_bodies(matter: Matter, scope: Scope, collective: bool) -> tuple[MeetingForm, ...]:
    """Who decides what belongs to the collective: its members, or those who act in its place.

    A group's affair is decided by the group's meeting, which acts for its own collective
    (村民委员会组织法第三十二条第四款); the village's collective says nothing of whether the group has an
    organisation, so the members' meeting of one that has stands behind it.
    """
    acting = (MeetingForm.GROUP_MEETING,) if scope is Scope.GROUP else ()
    if not collective:
        return acting or (MeetingForm.VILLAGERS_ASSEMBLY,)
    if matter is Matter.COLLECTIVE_INCOME:
        return (MeetingForm.COLLECTIVE_MEMBERS, MeetingForm.COLLECTIVE_REPRESENTATIVES, *acting)
    return (*acting, MeetingForm.COLLECTIVE_MEMBERS)


def assembly_bodies(rules: RuleSet, matter: Matter, kind: VillageKind) -> tuple[MeetingForm, ...]:
    representatives, assembly = ASSEMBLIES[kind]
    delegable = may_be_delegated(rules, matter, kind)
    if matter is Matter.CHARTER:
        return (assembly, representatives) if delegable else (assembly,)
    bodies = [representatives, assembly] if delegable else [assembly]
    if matter is Matter.WELFARE_LEVY and kind is VillageKind.VILLAGE:
        bodies += [MeetingForm.PROJECT_ASSEMBLY, MeetingForm.PROJECT_REPRESENTATIVES]
    return tuple(bodies)


def may_be_delegated(rules: RuleSet, matter: Matter, kind: VillageKind = VillageKind.VILLAGE) -> bool:
    """Whether the assembly may leave a matter to its representatives at all."""
    form = ASSEMBLIES[kind][0]
    kept = {word for row in rules.find(form, "not_delegable") for word in row.words}
    granted = {word for row in rules.find(form, "delegable") for word in row.words}
    return str(matter) in granted - kept


def delegation_figure(
    rules: RuleSet, matter: Matter, kind: VillageKind = VillageKind.VILLAGE
) -> Figure | None:
    """The clause that lets a matter be delegated, or that forbids it."""
    form = ASSEMBLIES[kind][0]
    rows = [*rules.find(form, "not_delegable"), *rules.find(form, "delegable")]
    return next((row for row in rows if str(matter) in row.words), None)


def lead(scope: Scope, kind: VillageKind = VillageKind.VILLAGE) -> str:
    """Who leads a consultation by its scope (中办发〔2015〕41号 二（二）)."""
    if scope is Scope.CROSS_VILLAGE:
        return "乡镇党委（街道党工委）"
    if kind is VillageKind.COMMUNITY:
        return "居民委员会"
    return "村民小组" if scope in GROUP_SCOPES else "村民委员会"


def needs_party_review(matter: Matter, scope: Scope, *, important: bool = False) -> bool:
    """Whether the party organisation must study the matter first (村民委员会组织法第二十八条第三款).

    Matters the law keeps for a meeting count as important; a general one only where it is marked so.
    """
    if scope is Scope.CROSS_VILLAGE or matter is Matter.COMMON_PARTS:
        return False
    return matter is not Matter.PUBLIC_AFFAIRS or important


@dataclass(frozen=True, slots=True)
class SpecialProcedure:
    """What a topic needs besides: a hearing for wide impact, experts, the township's procedure."""

    hearing: bool
    experts: bool
    township: bool
    forms: tuple[MeetingForm, ...]
    clause: str


def special_procedure(*, wide_impact: bool, specialised: bool, scope: Scope) -> SpecialProcedure:
    """中办发〔2015〕41号 二（二）、二（四）."""
    township = scope is Scope.CROSS_VILLAGE
    forms = (MeetingForm.TOPICAL_COUNCIL, MeetingForm.HEARING) if wide_impact else ()
    clause = "中办发〔2015〕41号二（四）" if wide_impact or township else "中办发〔2015〕41号二（二）"
    return SpecialProcedure(wide_impact, specialised, township, forms, clause)


FORMS_BY_SCOPE = {
    Scope.GROUP: MeetingForm.GROUP_CONSULTATION,
    Scope.NATURAL_VILLAGE: MeetingForm.GROUP_CONSULTATION,
    Scope.COMPOUND: MeetingForm.COMPOUND_CONSULTATION,
}
"""渝民发〔2016〕32号 二、三: what concerns a group or a compound is consulted there."""


def consulting_form(
    scope: Scope, wide_impact: bool, usual: tuple[MeetingForm, ...]
) -> tuple[MeetingForm, str]:
    """The form that suits a consultation, and why; ``usual`` are those of the village's plan."""
    if wide_impact:
        return MeetingForm.HEARING, "涉及面广、关注度高的，用专题议事会或民主听证会"
    if scope in FORMS_BY_SCOPE:
        return FORMS_BY_SCOPE[scope], f"只涉及{scope}，就近开"
    consults = tuple(form for form in usual if not form.decides)
    return (consults[0], "本村方案里常用") if consults else (MeetingForm.CONSULTATION, "一般事项")


@dataclass(frozen=True, slots=True)
class Threshold:
    """How many must sign: ``needed`` of ``base``, by what share and clause."""

    share: Share
    base: int
    needed: int
    clause: str

    def met(self, count: int) -> bool:
        """Whether ``count`` signers are enough; of a base of 0 none are."""
        return self.share.met(count, self.base)

    def sentence(self, count: int) -> str:
        """联名7人，应有8人（40人的五分之一），还差1人（渝民发〔2016〕32号一）."""
        asked = f"应有{self.needed}人（{self.base}人的{self.share.words()}）"
        lack = f"，还差{self.needed - count}人" if not self.met(count) else "，已够"
        return f"联名{count}人，{asked}{lack}（{self.clause}）"


SIGNERS = {
    VillageKind.VILLAGE: {
        TopicSource.JOINT_VILLAGERS: ("村民", MeetingForm.VILLAGERS_ASSEMBLY),
        TopicSource.JOINT_REPRESENTATIVES: ("村民代表", MeetingForm.VILLAGER_REPRESENTATIVES),
    },
    VillageKind.COMMUNITY: {
        TopicSource.JOINT_VILLAGERS: ("居民", MeetingForm.RESIDENTS_ASSEMBLY),
        TopicSource.JOINT_REPRESENTATIVES: ("居民代表", MeetingForm.RESIDENT_REPRESENTATIVES),
    },
}
"""Who signs a joint proposal, and the meeting which they might demand instead."""


def petition_threshold(
    rules: RuleSet,
    asked: MeetingForm | TopicSource,
    base: int,
    by: str | None = None,
    kind: VillageKind = VillageKind.VILLAGE,
) -> Threshold | None:
    """How many co-signers a demanded meeting or a joint proposal needs; None where no law lets them ask.

    ``asked`` is the form demanded or the source of a topic; ``by`` tells who signs (村民 · 村民代表 …) or the
    share asked for (1/10). Of several that fit, the first is taken.
    """
    figure = petition_figure(rules, asked, by, kind)
    if figure is None:
        return None
    share = Share(figure.fraction, figure.strict)
    return Threshold(share, base, share.needed(base), figure.clause)


def petition_figure(
    rules: RuleSet,
    asked: MeetingForm | TopicSource,
    by: str | None = None,
    kind: VillageKind = VillageKind.VILLAGE,
) -> Figure | None:
    """The figure behind ``petition_threshold``.

    A joint proposal has a threshold of its own in some places (渝民发〔2016〕32号); elsewhere what lets the
    same people demand the meeting that decides is enough.
    """
    if isinstance(asked, MeetingForm):
        rows = rules.find(asked, "petition", occasion=None)
        return next((row for row in rows if by is None or signed_by(row, by)), None)
    if asked not in SIGNERS[kind]:
        return None
    who, form = SIGNERS[kind][asked]
    own = [row for row in rules.find(None, "joint_proposal") if signed_by(row, who)]
    return next(iter([*own, *rules.find(form, "petition", of=who, occasion=None)]), None)


def signed_by(figure: Figure, by: str) -> bool:
    """Whether a figure is meant for these signers, named by who they are or by their share.

    村民代表 · 村民代表联名 · 1/5 · 五分之一以上的村民代表 are the same; 居民 stands for 村民 in a 社区.
    """
    wanted, named = (
        text.strip().replace("居民", "村民").removesuffix("联名") for text in (by, str(figure.of))
    )
    share = Share(figure.fraction, figure.strict)
    return wanted == named or wanted.startswith((f"{named} ", str(share), share.words()))


def ballot_needed(rules: RuleSet, form: MeetingForm, matter: Matter | None = None) -> Figure | None:
    """The clause that asks for a ballot on this matter at this form; None where hands will do."""
    rows = [row for row in rules.find(form, "secret_ballot") if row.value and row.matter in (None, matter)]
    return next(iter(rows), None)


def method_fits(figure: Figure, method: VoteMethod) -> bool:
    """Whether a way of voting satisfies the clause: 投票 may be by name, 无记名 may not."""
    secret = {VoteMethod.SECRET_BALLOT, VoteMethod.BEANS}
    return method in (secret if figure.of == "无记名" else {*secret, VoteMethod.ROLL_CALL})


def may_change(decided: MeetingForm, changing: MeetingForm) -> bool:
    """Whether a meeting may change what another decided: its own level, or the assembly above it."""
    below, above = (SAME_LAW.get(form, form) for form in (decided, changing))
    return above is below or REPRESENTATIVE_FORMS.get(below) is above
