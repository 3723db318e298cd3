"""The tabs of the register: everybody, those who sit in the representatives' meeting, and so on."""

from collections.abc import Callable
from typing import Final

from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.queries.people.roster import PersonLine

_COUNCIL: Final = {str(Role.REPRESENTATIVE), str(Role.COMMITTEE_MEMBER)}
_PARTY: Final = {str(Role.PARTY_MEMBER), str(Role.PARTY_ORGANISATION_MEMBER)}

TABS: Final[tuple[tuple[str, str, Callable[[PersonLine], bool]], ...]] = (
    ("all", "全部", lambda line: line.adult and line.registered and not line.gone),
    ("council", "代表会议", lambda line: bool(_COUNCIL & set(line.roles)) and not line.gone),
    ("party", "党员", lambda line: bool(_PARTY & set(line.roles)) and not line.gone),
    (
        "heads",
        "户主",
        lambda line: str(Role.HOUSEHOLD_HEAD) in line.roles and line.registered and not line.gone,
    ),
    ("away", "外出", lambda line: line.away and not line.gone),
    ("others", "其他", lambda line: bool(line.gone) or not line.adult or not line.registered),
)
"""Key, words, who belongs there. 其他: children, who is not registered here, the dead, who moved away."""
