"""The one table of what can be done from the keyboard: ids, words, keys, icons.

Windows bind what stands here, the list of keys (F1) and the finder (Ctrl+K) show it; nobody else names a key.
"""

from dataclasses import dataclass
from typing import Final

EVERYWHERE: Final = "每一页"
PLACES: Final = "去哪里"
ROOM: Final = "会场"


@dataclass(frozen=True)
class Action:
    """One thing to do. ``key`` is Qt's spelling, empty where only the finder leads; ``where`` its group."""

    id: str
    words: str
    key: str = ""
    icon: str = ""
    where: str = EVERYWHERE

    @property
    def cap(self) -> str:
        """The key as it is printed on the keyboard: Ctrl+回车, 空格, Alt+←."""
        return self.key.replace("Return", "回车").replace("Space", "空格").replace("Left", "←")


RAIL: Final = (
    Action("home", "工作台", "Ctrl+1", "layout-dashboard", PLACES),
    Action("topics", "议题", "Ctrl+2", "message-2", PLACES),
    Action("meetings", "会议", "Ctrl+3", "users-group", PLACES),
    Action("outcomes", "成果", "Ctrl+4", "checklist", PLACES),
    Action("roster", "花名册", "Ctrl+5", "address-book", PLACES),
    Action("registers", "台账", "Ctrl+6", "notebook", PLACES),
    Action("settings", "设置", "Ctrl+7", "settings", PLACES),
)

PRIMARY: Final = Action("primary", "红色按钮", "Ctrl+Return")
NEW: Final = Action("new", "新建", "Ctrl+N", "plus")
PRINT: Final = Action("print", "打印", "Ctrl+P", "printer")
FIND: Final = Action("find", "查找人员、会议、议题和操作", "Ctrl+K", "search")
UNDO: Final = Action("undo", "撤销上一步", "F8", "arrow-back-up")
KEYS: Final = Action("keys", "看按键", "F1", "info-circle")
FULL_SCREEN: Final = Action("full_screen", "全屏", "F11", "device-desktop")

END_REHEARSAL: Final = Action("end_rehearsal", "结束演练，回到真实记录", "Ctrl+Shift+Q")

COMMON: Final = (PRIMARY, NEW, PRINT, FIND, UNDO, FULL_SCREEN, KEYS, END_REHEARSAL)

ERRANDS: Final = (
    Action("new_meeting", "准备会议", "", "plus", PLACES),
    Action("new_topic", "登记新议题", "", "plus", PLACES),
    Action("demands", "开会要求", "", "writing-sign", PLACES),
    Action("plan", "协商方案，选本村类型", "", "list-numbers", PLACES),
    Action("import_roster", "导入花名册", "", "upload", PLACES),
    Action("papers", "看文书、打印文书", "", "printer", PLACES),
    Action("export_registers", "导出台账", "", "download", PLACES),
    Action("words", "改文书的抬头、落款和固定文字", "", "pencil", PLACES),
    Action("back_up", "现在备份", "", "usb", PLACES),
    Action("rehearse_sample", "演练：示例村的会议", "", "player-play", PLACES),
    Action("rehearse_file", "演练：情景文件", "", "player-play", PLACES),
    Action("rehearse_copy", "演练：本村记录的副本", "", "player-play", PLACES),
)
"""What the finder offers besides the places of the rail."""

LEAVE: Final = Action("live_leave", "离开会场，会议照旧进行", "Alt+Left", "arrow-left", ROOM)

LIVE: Final = (
    Action("live_primary", "底栏红色按钮；不打字时按空格也行", "Ctrl+Return", "", ROOM),
    Action("live_opinions", "逐条意见", "F2", "", ROOM),
    Action("live_proposal", "方案", "F3", "", ROOM),
    Action("live_attendance", "进出和缺席", "F4", "", ROOM),
    Action("live_open", "宣布开会、暂停、继续", "F5", "", ROOM),
    Action("live_agenda", "调整议程：加、移、拆、暂缓、回到前面", "Shift+F2", "", ROOM),
    Action("live_proxy", "开会前登记委托", "Shift+F3", "", ROOM),
    Action("live_reconvene", "休会以后改日再开", "Shift+F8", "", ROOM),
    Action("live_sessions", "设分会，记下各会场合计", "Shift+F10", "", ROOM),
    Action("live_later", "补录停电时记在纸上的", "Ctrl+B", "", ROOM),
    Action("live_fallback", "打印停电备用表", "Ctrl+Shift+P", "", ROOM),
    Action("live_consensus", "征询共识，表决时记为未表决", "F6", "", ROOM),
    Action("live_vote", "提请表决、得出结果", "F7", "", ROOM),
    Action("live_undo", "撤销", "F8", "", ROOM),
    Action("live_adjourn", "休会、复会", "F9", "", ROOM),
    Action("live_screen", "大屏", "F12", "", ROOM),
    LEAVE,
    Action("live_queue", "到排队框", "Ctrl+D", "", ROOM),
    Action("live_unheard", "请没有发言的说", "Ctrl+E", "", ROOM),
    Action("live_stance", "态度：赞成、反对、弃权、建议、保留", "Alt+1…5", "", ROOM),
)
"""The keys of the room; the room binds them itself."""


def all_actions() -> tuple[Action, ...]:
    """Everything that the list of keys shows, group by group."""
    return (*RAIL, *COMMON, *LIVE)
