"""What a person is in the village, in the words of a register: roles, offices, registration, residence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.imports.cells import read_tick

_SEPARATORS = re.compile(r"[、，,;；/|\s]+")
_OFFICE_WORDS = "副主任|主任|副书记|书记|委员|成员|副组长|组长"

# An office is a body and a post in it; the body says the role, the post is what people call the person by.
_OFFICES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(rf"(?:村民委员会|居民委员会|村委会|居委会|村委)({_OFFICE_WORDS})"), Role.COMMITTEE_MEMBER),
    (
        re.compile(rf"(?:村务|居务)?(?:监督委员会|监委会|监委)({_OFFICE_WORDS})"),
        Role.SUPERVISOR,
    ),
    (
        re.compile(rf"(?:村|社区)?(?:党支部|党总支|党委|党组织|支部)(?:纪检|组织|宣传)?({_OFFICE_WORDS})"),
        Role.PARTY_ORGANISATION_MEMBER,
    ),
    (re.compile(r"(?:[一二三四五六七八九十\d]+组|村民小组|小组|居民小组)?(组长)"), Role.GROUP_LEADER),
    (
        re.compile(
            r"村?(?:妇联|妇代会|团支部|共青团|残协|老年协会|红白理事会|民兵连)(主席|主任|书记|会长|连长)"
        ),
        Role.MASS_ORGANISATION_HEAD,
    ),
)
_SYNONYMS = {
    "居民代表": Role.REPRESENTATIVE,
    "中共党员": Role.PARTY_MEMBER,
    "预备党员": Role.PARTY_MEMBER,
    "中共预备党员": Role.PARTY_MEMBER,
    "村组长": Role.GROUP_LEADER,
    "村民小组长": Role.GROUP_LEADER,
    "居民小组长": Role.GROUP_LEADER,
    "村委会委员": Role.COMMITTEE_MEMBER,
    "居委会成员": Role.COMMITTEE_MEMBER,
    "监委会成员": Role.SUPERVISOR,
    "社工": Role.SOCIAL_WORKER,
    "集体经济组织成员代表": Role.COLLECTIVE_REPRESENTATIVE,
}
_SHOWN_DUTIES = (Role.COMMITTEE_MEMBER, Role.SUPERVISOR, Role.PARTY_ORGANISATION_MEMBER)
# Plain words of a register that say nothing about a role.
_NO_ROLE = frozenset({"村民", "居民", "群众", "普通村民", "家庭成员", "无", "-", "—"})

_ORDER = {role: index for index, role in enumerate(Role)}


@dataclass(frozen=True)
class Standing:
    """``roles`` in the enumeration's order; ``duty`` is short (主任), ``posts`` are the offices in full."""

    roles: tuple[Role, ...]
    duty: str
    posts: tuple[str, ...]
    unknown: tuple[str, ...]


def read_standing(roles_text: str, politics: str, relation: str) -> Standing:
    """Roles from the columns 身份 and 政治面貌, and 户主 from the relation to the head."""
    found: set[Role] = set()
    posts: list[str] = []
    duties: dict[Role, str] = {}
    unknown: list[str] = []
    for word in _words(roles_text):
        role, duty = _role_of(word)
        if role is None:
            unknown.append(word)
            continue
        found.add(role)
        if duty:
            posts.append(word)
            duties.setdefault(role, duty)
    if is_party_member(politics):
        found.add(Role.PARTY_MEMBER)
    if is_head(relation):
        found.add(Role.HOUSEHOLD_HEAD)
    return Standing(
        tuple(sorted(found, key=_ORDER.__getitem__)), _main_duty(duties), tuple(posts), tuple(unknown)
    )


def decided_roles(standing: Standing, texts: tuple[str, str | None, str]) -> frozenset[Role]:
    """The roles that a row decides, whether it gives them or not: of the others it says nothing.

    ``texts`` are the cells 身份, 政治面貌 (``None`` where the register has no such column) and 与户主关系. A
    column of roles that was left empty, or was not understood, must not take anybody's role away.
    """
    roles, politics, relation = texts
    decided: set[Role] = set()
    if roles and not standing.unknown:
        decided = set(Role) - {Role.HOUSEHOLD_HEAD}
        if politics is not None:
            decided.discard(Role.PARTY_MEMBER)
    if politics:
        decided.add(Role.PARTY_MEMBER)
    if relation:
        decided.add(Role.HOUSEHOLD_HEAD)
    return frozenset(decided)


def _main_duty(duties: dict[Role, str]) -> str:
    """The office shown beside the name at the sign-in; a group's leader signs in as what they are else."""
    return next((duties[role] for role in _SHOWN_DUTIES if role in duties), "")


def _words(text: str) -> Iterable[str]:
    return (word for word in _SEPARATORS.split(text) if word and word not in _NO_ROLE)


def _role_of(word: str) -> tuple[Role | None, str]:
    if word in set(Role):
        return Role(word), ""
    for pattern, role in _OFFICES:
        if match := pattern.fullmatch(word):
            return role, "" if match.group(1) == "成员" else match.group(1)
    return _SYNONYMS.get(word), ""


def is_party_member(politics: str) -> bool:
    """Whether 政治面貌 names a member, or 是否党员 is ticked."""
    return "党员" in politics or read_tick(politics) is True


def is_head(relation: str) -> bool:
    """Whether the relation to the head of the household says: this is the head."""
    return relation in {"户主", "本人", "户主本人"}


def read_registration(text: str) -> bool | None:
    """Whether somebody is registered here; an empty cell means yes, an unclear one nothing."""
    if not text:
        return True
    if re.search(r"非|外|否|未|寄住|租住|不在本村", text):
        return False
    return True if re.search(r"本|是|在册|有|农业|户籍|居民", text) else None


def read_residence(text: str) -> bool | None:
    """Whether somebody is away from the village; an empty cell means no, an unclear one nothing."""
    if not text:
        return False
    if text in {"是", "外出", "在外"} or re.search(r"外出|在外|外地|务工|打工|县城|市区|外省", text):
        return True
    return False if text == "否" or re.search(r"在村|在家|本村|常住|村内", text) else None
