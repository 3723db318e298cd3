"""Words of the papers that depend on the village: 居民 for 村民 in a 社区, offices in full.

Pure functions of their arguments.
"""

from __future__ import annotations

from collections.abc import Collection

from xieshang_desktop.domain.vocabulary import Role, VillageKind

_IN_FULL = {"村委会": "村民委员会", "居委会": "居民委员会", "村监会": "村务监督委员会"}
_LISTED_AS = (
    Role.REPRESENTATIVE,
    Role.COMMITTEE_MEMBER,
    Role.COLLECTIVE_REPRESENTATIVE,
    Role.PARTY_ORGANISATION_MEMBER,
    Role.SUPERVISOR,
    Role.GROUP_LEADER,
    Role.OWNER,
    Role.VETERAN_PARTY_MEMBER,
    Role.VETERAN_CADRE,
    Role.PEOPLES_DEPUTY,
    Role.CPPCC_MEMBER,
    Role.PARTY_DELEGATE,
    Role.MASS_ORGANISATION_HEAD,
    Role.SOCIAL_WORKER,
    Role.PEOPLES_REPRESENTATIVE,
    Role.COLLECTIVE_MEMBER,
    Role.PARTY_MEMBER,
    Role.HOUSEHOLD_HEAD,
)
"""As what somebody is counted who holds several roles: the one for which a meeting is made up comes first."""


def official(term: str, kind: VillageKind) -> str:
    """A term as this village says it: in full, and with 居民 for 村民 in a 社区."""
    for short, full in _IN_FULL.items():
        term = term.replace(short, full)
    if kind is VillageKind.COMMUNITY:
        return term.replace("村民", "居民").replace("村务", "居务").replace("村党组织", "社区党组织")
    return term


def listed_as(roles: Collection[Role], kind: VillageKind) -> str:
    """As what somebody stands on the list: 村民代表, 村民委员会成员 …; empty without a role."""
    return next((official(role.value, kind) for role in _LISTED_AS if role in roles), "")


def office(roles: Collection[Role], duty: str, group: str, kind: VillageKind) -> str:
    """The offices of a person in full: 村民委员会主任, 一组组长; empty where there is none.

    A ``duty`` that names its body (村党支部书记、村委会主任) is taken as it is; a bare one (主任) belongs to
    the body of which the person is a member.
    """
    if "委" in duty.removesuffix("委员") or "支" in duty or "组长" in duty or len(duty) > len("副主任"):
        return official(duty, kind)
    if Role.SUPERVISOR in roles:
        return official("村务监督委员会", kind) + (duty or "成员")
    if Role.COMMITTEE_MEMBER in roles:
        return official("村民委员会", kind) + (duty or "成员")
    if Role.PARTY_ORGANISATION_MEMBER in roles:
        return official("村党组织", kind) + (duty or "成员")
    if Role.GROUP_LEADER in roles:
        return f"{group or official('村民小组', kind)}组长"
    return duty


def body_of_village(village: str, body: str, kind: VillageKind) -> str:
    """A body with the village before it: 青石村村民委员会, 青石村党组织."""
    named = official(body, kind)
    if named.startswith(village):
        return named
    return village + (named.removeprefix("村").removeprefix("社区") if "党" in named else named)
