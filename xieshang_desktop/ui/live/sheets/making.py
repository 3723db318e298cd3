"""Which sheet is made for which piece of work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from xieshang_desktop.ui.live.hints import Sheet
from xieshang_desktop.ui.live.sheets.agenda import AgendaSheet
from xieshang_desktop.ui.live.sheets.consensus import AnswerSheet, ConsensusSheet
from xieshang_desktop.ui.live.sheets.correcting import CorrectSheet
from xieshang_desktop.ui.live.sheets.finish import FinishSheet
from xieshang_desktop.ui.live.sheets.hall import HallSheet
from xieshang_desktop.ui.live.sheets.later import LaterSheet
from xieshang_desktop.ui.live.sheets.motion import MotionSheet
from xieshang_desktop.ui.live.sheets.opinions import DraftSheet, OpinionsSheet, SortingSheet
from xieshang_desktop.ui.live.sheets.people import AbsenceSheet, AddendumSheet, GuestSheet, RecusalSheet
from xieshang_desktop.ui.live.sheets.proxy import ProxySheet
from xieshang_desktop.ui.live.sheets.reasons import ReasonSheet
from xieshang_desktop.ui.live.sheets.resuming import ResumeSheet
from xieshang_desktop.ui.live.sheets.sessions import SessionSheet
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.sheets.talk import RulesSheet, TalkSheet
from xieshang_desktop.ui.live.sheets.texts import AmendSheet, KeysSheet, TextSheet
from xieshang_desktop.ui.live.wishes.all_wishes import Wishes
from xieshang_desktop.ui.theme import Theme


def make_sheet(sheet: Sheet, theme: Theme, wishes: Wishes) -> SheetPanel:
    """A sheet of one kind; made when it is first wanted."""
    session, door, course = wishes.session, wishes.door, wishes.course
    makers: Mapping[Sheet, Callable[[], SheetPanel]] = {
        Sheet.MOTION: lambda: MotionSheet(theme, session, wishes.ballot),
        Sheet.CONSENSUS: lambda: ConsensusSheet(theme, session, course, door),
        Sheet.FINISH: lambda: FinishSheet(theme, session, course, door),
        Sheet.AGENDA: lambda: AgendaSheet(theme, session, wishes.agenda),
        Sheet.RESUME: lambda: ResumeSheet(theme, session, wishes.resuming),
        Sheet.LATER: lambda: LaterSheet(theme, session),
        Sheet.AMEND: lambda: AmendSheet(theme, session, course),
        Sheet.RECUSAL: lambda: RecusalSheet(theme, session, course, door),
        Sheet.ABSENCE: lambda: AbsenceSheet(theme, session, door),
        Sheet.GUEST: lambda: GuestSheet(theme, session, door),
        Sheet.SESSION: lambda: SessionSheet(theme, session, wishes.sessions),
        Sheet.PROXY: lambda: ProxySheet(theme, session, door),
        Sheet.ADDENDUM: lambda: AddendumSheet(theme, session, course),
        Sheet.TEXT: lambda: TextSheet(theme, session),
        Sheet.OPINIONS: lambda: OpinionsSheet(theme, session),
        Sheet.SORTING: lambda: SortingSheet(theme, session, wishes.hearing),
        Sheet.DRAFT: lambda: DraftSheet(theme, session, course, wishes.hearing),
        Sheet.ANSWER: lambda: AnswerSheet(theme, session, wishes.hearing),
        Sheet.HALL: lambda: HallSheet(theme, session),
        Sheet.CORRECT: lambda: CorrectSheet(theme, session, course),
        Sheet.TALK: lambda: TalkSheet(theme, session, wishes.floor),
        Sheet.RULES: lambda: RulesSheet(theme, session, wishes.floor),
        Sheet.KEYS: lambda: KeysSheet(theme, session),
    }
    return makers[sheet]() if sheet in makers else _reason_sheet(sheet, theme, wishes)


def _reason_sheet(sheet: Sheet, theme: Theme, wishes: Wishes) -> SheetPanel:
    session = wishes.session
    if sheet is Sheet.DEFER:
        often = ("材料不齐", "意见分歧大", "时间不够")
        words = "这一项今天不再议，留到以后的会议。"
        return ReasonSheet(theme, session, "本项暂缓", words, often, wishes.course.defer_item)
    if sheet is Sheet.ADJOURN:
        reasons = ("休息10分钟", "停电", "核对材料", "在场不足法定人数", "到会不足法定人数")
        words = "正在发言的先停下，复会后接着说。人数不够开不成的，休会以后可以改日再开。"
        return ReasonSheet(theme, session, "休会", words, reasons, wishes.course.adjourn)
    words = "到会的人没有达到村里定的人数。协商会议没有法定人数，写明原因可以开会。"
    excuses = ("再通知一次仍有人不能来", "事项紧急")
    return ReasonSheet(theme, session, "人数没到，仍要开会", words, excuses, wishes.door.open_meeting)
