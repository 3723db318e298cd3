"""The words of the field: every enumeration's value IS the official Chinese term.

Sources: 中办发〔2015〕41号 (kinds of parties, topics, forms), 村民委员会组织法 (forms that decide),
渝民发〔2016〕32号. The identifiers are tied to the terms in ``docs/glossary.md``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

VillageId = NewType("VillageId", str)
DeviceId = NewType("DeviceId", str)
PersonId = NewType("PersonId", str)
HouseholdId = NewType("HouseholdId", str)
TopicId = NewType("TopicId", str)
MeetingId = NewType("MeetingId", str)
ItemId = NewType("ItemId", str)
VoteId = NewType("VoteId", str)
TaskId = NewType("TaskId", str)
OpinionId = NewType("OpinionId", str)
PostingId = NewType("PostingId", str)
ObjectionId = NewType("ObjectionId", str)
ReportId = NewType("ReportId", str)
DemandId = NewType("DemandId", str)


class VillageKind(StrEnum):
    VILLAGE = "村"
    COMMUNITY = "社区"


class MeetingForm(StrEnum):
    """A form of meeting; ``decides`` tells the statutory ones from those that only consult."""

    VILLAGERS_ASSEMBLY = "村民会议"
    VILLAGER_REPRESENTATIVES = "村民代表会议"
    GROUP_MEETING = "村民小组会议"
    RESIDENTS_ASSEMBLY = "居民会议"
    RESIDENT_REPRESENTATIVES = "居民代表会议"
    COLLECTIVE_MEMBERS = "成员大会"
    COLLECTIVE_REPRESENTATIVES = "成员代表大会"
    OWNERS_ASSEMBLY = "业主大会"
    PARTY_MEMBERS = "党员大会"
    PROJECT_ASSEMBLY = "一事一议村民会议"
    PROJECT_REPRESENTATIVES = "一事一议代表会议"
    CONSULTATION = "协商会"
    COUNCIL = "村民议事会"
    STANDING_COUNCIL = "村民理事会"
    GROUP_CONSULTATION = "村民小组协商"
    COMPOUND_CONSULTATION = "小区协商"
    OWNERS_CONSULTATION = "业主协商"
    HEART_TO_HEART = "民情恳谈会"
    COURTYARD = "院坝会"
    TOPICAL_COUNCIL = "专题议事会"
    HEARING = "民主听证会"
    APPRAISAL = "民主评议会"
    FORUM = "村民论坛"
    POLICE_OPEN_DAY = "警务室开放日"
    WOMENS_HOME = "妇女之家"

    @property
    def decides(self) -> bool:
        """Whether this form decides by law, rather than forming an opinion."""
        return self in DECIDING_FORMS


DECIDING_FORMS = frozenset(list(MeetingForm)[: list(MeetingForm).index(MeetingForm.CONSULTATION)])


class TopicSource(StrEnum):
    PARTY_ORGANISATION = "村党组织"
    COMMITTEE = "村民委员会"
    SUPERVISORY_COMMITTEE = "村务监督委员会"
    JOINT_VILLAGERS = "村民联名"
    JOINT_REPRESENTATIVES = "村民代表联名"
    PARTY_CONCERNED = "协商主体"
    SUPERIORS = "上级部署"
    REQUIRED_BY_LAW = "法律法规要求"


class TopicCategory(StrEnum):
    REQUIRED = "法律法规和政策明确要求协商的事项"
    POLICY = "方针政策和重点工作落实"
    PUBLIC_AFFAIRS = "公共事务和公益事业"
    RIGHTS_AND_COVENANT = "权益政策和村规民约"
    DISPUTES = "实际困难问题和矛盾纠纷"
    JOINTLY_PROPOSED = "联名提出的事项"
    OTHER_PUBLIC = "其他重要公共事务"
    BY_PARTIES = "协商主体提出的事项"


class Matter(StrEnum):
    """What kind of decision a topic asks for: it fixes which body may take it."""

    PUBLIC_AFFAIRS = "一般公共事务"
    VILLAGE_PLAN = "乡村建设规划"
    STIPENDS = "误工补贴人员和标准"
    COLLECTIVE_FUNDS = "集体所得资金物资使用"
    ASSISTANCE = "帮扶人员和方案"
    WELFARE_LEVY = "公益事业筹资筹劳"
    CHARTER = "村民自治章程和村规民约"
    LAND_CONTRACT = "土地承包"
    HOUSE_PLOTS = "宅基地使用"
    LAND_COMPENSATION = "征地补偿费分配"
    MEMBERSHIP = "成员身份确认"
    COLLECTIVE_INCOME = "集体收益分配"
    PASTURE_CONTRACT = "草原承包调整"
    COMMON_PARTS = "共有部分改造"


class Scope(StrEnum):
    GROUP = "村民小组"
    NATURAL_VILLAGE = "自然村"
    COMPOUND = "小区"
    SOME_PEOPLE = "部分群众"
    VILLAGE = "村"
    CROSS_VILLAGE = "跨村"


class PartyKind(StrEnum):
    """协商主体: who takes part in a consultation (中办发〔2015〕41号 二(二))."""

    GOVERNMENT = "基层政府及派出机关"
    PARTY_ORGANISATION = "村党组织"
    COMMITTEE = "村民委员会"
    SUPERVISORY_COMMITTEE = "村务监督委员会"
    VILLAGER_GROUP = "村民小组"
    RESIDENT_UNIT = "驻村单位"
    SOCIAL_ORGANISATION = "社区社会组织"
    OWNERS_COMMITTEE = "业主委员会"
    COLLECTIVE = "农村集体经济组织"
    COOPERATIVE = "农民合作组织"
    PROPERTY_SERVICE = "物业服务企业"
    REGISTERED_RESIDENTS = "户籍居民"
    UNREGISTERED_RESIDENTS = "非户籍居民代表"
    MASS_ORGANISATION = "群团组织"
    OTHER_STAKEHOLDERS = "其他利益相关方"
    EXPERTS = "专家和第三方机构"


class Role(StrEnum):
    REPRESENTATIVE = "村民代表"
    COMMITTEE_MEMBER = "村委会成员"
    PARTY_MEMBER = "党员"
    PARTY_ORGANISATION_MEMBER = "村党组织成员"
    SUPERVISOR = "村务监督委员会成员"
    GROUP_LEADER = "村民小组组长"
    HOUSEHOLD_HEAD = "户主"
    COLLECTIVE_MEMBER = "集体经济组织成员"
    COLLECTIVE_REPRESENTATIVE = "成员代表"
    PEOPLES_DEPUTY = "人大代表"
    CPPCC_MEMBER = "政协委员"
    PARTY_DELEGATE = "党代表"
    VETERAN_PARTY_MEMBER = "老党员"
    VETERAN_CADRE = "老干部"
    PEOPLES_REPRESENTATIVE = "群众代表"
    MASS_ORGANISATION_HEAD = "群团组织负责人"
    SOCIAL_WORKER = "社会工作者"
    OWNER = "业主"


class Capacity(StrEnum):
    VOTING = "表决"
    ATTENDING = "列席"
    OBSERVER = "旁听"
    EXPERT = "专家"
    CHAIR = "主持"
    RECORDER = "记录"
    SUPERVISOR = "监督"
    INTERPRETER = "翻译"
    SCRUTINEER = "监票"
    TELLER = "计票"


class Unit(StrEnum):
    PERSON = "人"
    HOUSEHOLD = "户"
    AREA = "面积"


class AttendanceMode(StrEnum):
    IN_PERSON = "现场"
    BY_PROXY = "委托"
    ONLINE = "在线"
    BRANCH_VENUE = "分会场"


class Channel(StrEnum):
    NOTICE_BOARD = "公开栏"
    BROADCAST = "广播"
    WECHAT = "微信"
    PHONE = "电话"
    SMS = "短信"
    DOOR_TO_DOOR = "入户"
    IN_WRITING = "书面"
    AT_MEETING = "会场"
    OPINION_BOX = "意见箱"
    BULLETIN = "刊物"
    NETWORK = "网络"
    MASS_WORK_SYSTEM = "群工系统"


class Stance(StrEnum):
    FOR = "赞成"
    AGAINST = "反对"
    ABSTAIN = "弃权"
    SUGGESTION = "建议"
    RESERVATION = "保留"


class VoteMethod(StrEnum):
    SHOW_OF_HANDS = "举手"
    SECRET_BALLOT = "无记名投票"
    ROLL_CALL = "记名投票"
    BEANS = "豆选"
    WRITTEN = "书面征求"


class ItemKind(StrEnum):
    NOTIFY = "通报"
    HEAR = "听取"
    CONSULT = "协商"
    VOTE = "表决"
    APPRAISE = "评议"
    OTHER = "其他"


class Outcome(StrEnum):
    AGREED = "形成一致意见"
    MOSTLY_AGREED = "形成基本一致意见"
    NOT_AGREED = "未达成一致"
    PASSED = "通过"
    NOT_PASSED = "未通过"
    POSTPONED = "暂缓再议"
    TO_STATUTORY_MEETING = "提交法定会议"
    TO_TOWNSHIP = "报乡镇处理"


class CallResult(StrEnum):
    """What a telephone call to somebody missing gave."""

    ON_THE_WAY = "在路上"
    CANNOT_COME = "来不了"
    NO_ANSWER = "未接通"


class ExclusionReason(StrEnum):
    AWAY_UNREACHABLE = "外出联系不上"
    AWAY_CANNOT_RETURN = "外出不能回"
    MENTAL_ILLNESS = "发病期精神障碍"
    CANNOT_EXPRESS_WILL = "无法明确表达意志"


class PostingOf(StrEnum):
    AGENDA = "议程"
    RESULT = "成果"
    IMPLEMENTATION = "落实情况"
    OBJECTION_REPLY = "异议答复"
    RECTIFICATION = "纠正"
    STIPEND = "补贴"


class TaskStatus(StrEnum):
    NOT_STARTED = "未启动"
    RUNNING = "进行中"
    DONE = "已完成"
    DELAYED = "延期"
    ABORTED = "中止"


class TopicStatus(StrEnum):
    COLLECTING = "征集"
    LISTED = "已列入"
    REJECTED = "不予列入"
    CONSULTING = "协商中"
    RESULT = "已有结果"
    IMPLEMENTING = "落实中"
    CLOSED = "已办结"
    WITHDRAWN = "已撤回"


class MeetingState(StrEnum):
    PREPARING = "筹备"
    RUNNING = "会议中"
    ADJOURNED = "休会"
    CLOSED = "已闭会"
    SEALED = "已归档"


class ItemState(StrEnum):
    NOT_STARTED = "未开始"
    RUNNING = "进行中"
    FINISHED = "已结束"
    DEFERRED = "已延期"


class VoteState(StrEnum):
    OPEN = "表决中"
    CLOSED = "已结束"


class TurnKind(StrEnum):
    """Why somebody asks for the floor; a procedural motion goes to the front."""

    SPEECH = "发言"
    PROCEDURAL = "程序动议"
    QUESTION = "询问"
    REPLY = "回应"


class TurnState(StrEnum):
    WAITING = "排队"
    SPEAKING = "发言中"
    PAUSED = "暂停"
    FINISHED = "说完"
    WITHDRAWN = "撤回"


class Severity(StrEnum):
    BLOCKING = "阻断"
    VIOLATION = "违规"
    REMINDER = "提醒"


class Verdict(StrEnum):
    PASSED = "通过"
    NOT_PASSED = "未通过"


class BaseOf(StrEnum):
    """The denominator of a pass rule: present, entitled, issued, returned, valid, all, households."""

    PRESENT = "到会"
    ENTITLED = "应到"
    ISSUED = "发出"
    RETURNED = "收回"
    VALID = "有效"
    ALL = "全体"
    REPRESENTED_HOUSEHOLDS = "代表户"


class SignatureMeans(StrEnum):
    SIGNED = "签字"
    THUMBPRINT = "捺印"


class AttachmentKind(StrEnum):
    PHOTO = "照片"
    SIGNED_PAGE = "签名页"
    MATERIAL = "材料"
    POSTING_PHOTO = "公示照片"


class VillageProfile(StrEnum):
    DENSE = "人口密集"
    MIGRANT_WORKERS = "外来务工较多"
    LEFT_BEHIND = "留守较多"
    SPARSE = "地广人稀"
    ETHNIC = "民族地区"


class Sex(StrEnum):
    MALE = "男"
    FEMALE = "女"
