"""What the page knows beside the record: what is being typed, and what the user is looking at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """A step of the procedure, as the stepper names it."""

    SIGN_IN = "sign_in"
    OPENING = "opening"
    AGENDA = "agenda"
    READING = "reading"
    ARCHIVE = "archive"


class Sheet(StrEnum):
    """A panel that lies over the body for one piece of work; its value is what the red button then says."""

    NONE = ""
    MOTION = "开始表决"
    CONSENSUS = "存下征询结果"
    FINISH = "结束本项"
    DEFER = "本项暂缓"
    AGENDA = "调整议程"
    AMEND = "存为新的一版"
    RECUSAL = "登记回避"
    ABSENCE = "登记离场、缺席"
    GUEST = "登记列席人员"
    PROXY = "登记委托"
    ADJOURN = "休会"
    RESUME = "改日再开"
    LATER = "补录"
    SESSION = "设分会"
    OVERRIDE = "仍要开会"
    ADDENDUM = "写入补充说明"
    TEXT = "方案"
    OPINIONS = "逐条意见"
    SORTING = "归并、处理意见"
    DRAFT = "存为协商意见"
    ANSWER = "答复不同意见"
    TALK = "发言情况"
    HALL = "存下大屏设置"
    CORRECT = "更正"
    RULES = "存下发言规则"
    KEYS = "按键"

    @property
    def reads_only(self) -> bool:
        """Whether the sheet only shows something, so that the red button goes on as before."""
        return self in (Sheet.NONE, Sheet.TEXT, Sheet.OPINIONS, Sheet.TALK, Sheet.KEYS)


@dataclass(frozen=True)
class Counting:
    """The counts as typed so far, in the order in which they are asked; None is still to be asked."""

    labels: tuple[str, ...] = ("赞成", "反对", "弃权")
    counts: tuple[int | None, ...] = (None, None, None)
    current: int = 0
    short: int = 0
    """How many are missing (negative: too many) once every count is there; 0 when it fits."""
    fits: bool = False
    again: str = "弃权"
    """Whom to ask once more where hands are missing: 弃权, 三组弃权."""
    teller: str = ""
    """The first of two tellers, while it is his count that is being typed."""
    bundle: int = 0
    """How many papers the bundle has that may be recorded now; 0 where it may not."""

    @property
    def complete(self) -> bool:
        """Whether every question has a count."""
        return all(count is not None for count in self.counts)


@dataclass(frozen=True)
class UiHint:
    """What the next step depends on beside the record."""

    looking_at: Place | None = None
    """A step opened to look at; None is where the record stands."""
    found: str = ""
    """The name that the search field offers."""
    together: str = ""
    """What Shift+回车 would do at the door with the household of whoever is chosen there."""
    typing: bool = False
    """Whether a text field has the focus, so that 空格 types."""
    searching: bool = True
    """Whether the cursor is in the field of the door, where Enter signs in."""
    sheet: Sheet = Sheet.NONE
    sheet_words: str = ""
    """What the red button says for the sheet, where that is more than its name."""
    sheet_unready: str = ""
    """Why the sheet cannot be stored yet; empty when it can."""
    counting: Counting = Counting()
    sessions: str = ""
    """What the sessions of this meeting counted on the running vote, added up; empty where there are none."""
    calls_left: int = 0
    """Members who have not answered in a vote by name."""
    printed: bool = False
    asked_to_sign: bool = False
