"""The sample village's people: those its meetings name, what other names are made of, and households."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

TODAY = date(2026, 3, 12)
RELATIONS = ("户主", "配偶", "父亲", "母亲", "子", "儿媳", "女", "弟", "妹", "孙子", "孙女", "")

# Group, name, sex, born, household, relation, party member, number, end of the telephone, roles, where away;
# a dash leaves it open.
NAMED = """
一组 陈德明 男 1971-03-08 1-001 子 党 001 - 村党支部书记、村委会主任
一组 张秀兰 女 1968-05-02 1-012 户主 - 002 0217 村民代表
一组 陈垚 男 1994-08-19 1-007 子 党 003 - 村民代表
一组 陈光福 男 1959-11-03 1-015 户主 - 004 - 村民代表
一组 何永建 男 1980-01-17 1-021 户主 - 005 - 村民代表 浙江务工
一组 张启发 男 1964-06-28 - 户主 - - - 村民代表、一组组长
一组 黄桂英 女 1962-09-09 - 配偶 - - - 村民代表
一组 陈素碧 女 1970-12-21 - 户主 - - - 村民代表
一组 周明玉 女 1977-04-15 - 配偶 党 - - 村民代表
二组 冉光荣 男 1969-10-26 2-003 子 党 010 - 村党支部副书记、村委会副主任
二组 罗晓琴 女 1985-07-07 2-009 配偶 - 011 - 村委会委员
二组 王堃 男 1975-02-11 2-014 户主 - 012 - 村民代表
二组 冉珺 女 1991-03-30 2-018 女 党 013 - 村民代表
二组 冉隆海 男 1966-05-19 - 户主 党 - - 村民代表、二组组长
二组 王秀英 女 1963-08-08 - 配偶 - - - 村民代表
二组 李国富 男 1954-12-02 - 户主 - - - 村民代表
二组 冉启珍 女 1965-01-25 - 配偶 - - - 村民代表
二组 吴仕华 男 1957-07-16 - 户主 - - - 村民代表
二组 杨天菊 女 1972-10-05 - 户主 - - - 村民代表
三组 谭永贵 男 1974-04-04 - 户主 党 - - 村党支部委员、村委会委员
三组 谭燚 男 1988-06-12 3-004 子 - 021 - 村民代表
三组 李思全 男 1961-03-23 - 户主 党 - - 村民代表、三组组长
三组 谭代群 女 1969-09-17 - 配偶 - - - 村民代表
三组 蒲翠兰 女 1958-02-20 - 户主 - - - 村民代表
三组 李显贵 男 1967-11-11 - 户主 - - 2365 村民代表
三组 谭明秀 女 1976-08-30 - 配偶 - - - 村民代表
三组 龚绍文 男 1973-05-06 - 户主 - - - 村民代表
四组 向玉梅 女 1979-12-12 - 配偶 党 - - 村委会委员、妇联主席
四组 向犇 男 1986-02-08 4-002 户主 - 028 - 村民代表
四组 向世平 男 1965-10-14 - 户主 党 - - 村民代表、四组组长
四组 田维芳 女 1971-06-01 - 配偶 - - - 村民代表
四组 庞德秀 女 1955-03-18 - 户主 - - - 村民代表
四组 周翀 男 1990-01-30 - 子 - - - 村民代表 广东务工
四组 蹇朝阳 男 1968-07-22 - 户主 - - - 村民代表
四组 向光碧 女 1974-11-29 - 配偶 - - - 村民代表
四组 唐孝忠 男 1956-09-04 - 户主 党 - - 村民代表
五组 罗䶮 男 1989-04-27 - 子 - - - 村民代表
五组 罗永康 男 1963-12-31 - 户主 党 - - 村民代表、五组组长
五组 袁昌秀 女 1966-02-14 - 配偶 - - - 村民代表
五组 程先淑 女 1960-05-25 - 户主 - - - 村民代表
五组 罗远志 男 1982-08-03 - 户主 - - - 村民代表 福建务工
五组 胡淑芬 女 1973-01-09 - 配偶 - - - 村民代表
五组 袁大伦 男 1962-06-17 - 户主 - - - 村民代表
五组 程昉 女 1993-10-20 - 女 - - - 村民代表
五组 赵兴权 男 1978-03-05 - 户主 - - - 村民代表 重庆主城务工
三组 李赟 男 1966-07-15 - 户主 党 - - 村务监督委员会主任
二组 杨喆 男 1972-04-18 - 户主 - - - 村务监督委员会委员
五组 赵秀蓉 女 1975-09-26 - 配偶 党 - - 村务监督委员会委员
四组 王秀英 女 1951-11-13 - 配偶 - - - -
四组 田㛃 女 1996-05-11 - 女 - - - -
五组 罗𬭎 男 1990-09-02 - 子 - - - - 浙江务工
"""
# Not registered here, and not among the 812: those who rent along the road, and those who serve the village.
OUTSIDERS = """
一组 外-01 户主 马俊峰 男 1981-05-13 租住村口门面，经营五金店
一组 外-01 配偶 刘春燕 女 1983-11-07 -
一组 外-01 子 马骁 男 2011-02-16 -
一组 外-02 户主 何小凤 女 1986-08-24 租住村口门面，经营小吃店
一组 外-02 女 蒋依依 女 2014-06-09 -
二组 外-03 户主 邹国庆 男 1974-10-01 租住，经营农资店
二组 外-03 配偶 熊桂琼 女 1975-12-18 -
二组 外-04 户主 薛平 男 1969-03-27 租住，经营修理铺
二组 外-04 配偶 秦世芬 女 1970-07-31 -
二组 外-04 子 薛明轩 男 1997-01-12 -
五组 外-05 户主 邵光明 男 1978-09-15 租住，承包鱼塘
五组 外-05 配偶 石秀琼 女 1980-04-02 -
五组 外-05 母亲 郑德芳 女 1953-02-28 -
五组 外-05 女 邵可欣 女 2016-10-10 -
- - - 杨勇 男 - 云顶镇驻村干部
- - - 吴启明 男 - 云顶镇中心小学，驻村单位代表
- - - 邓志刚 男 - 供电所技术人员
"""

ORGANISATIONS = """
云顶镇人民政府 基层政府及派出机关 杨勇 驻村干部 13800006001
青石村股份经济合作联合社 农村集体经济组织 冉光荣 理事长 -
云顶镇中心小学 驻村单位 吴启明 总务主任 13800006002
云顶供电所 驻村单位 邓志刚 技术员 13800006003
青石村柑橘专业合作社 农民合作组织 袁大伦 理事长 -
青石村红白理事会 社区社会组织 唐孝忠 会长 -
青石村妇女联合会 群团组织 罗晓琴 主席 -
"""
"""Name, kind, who speaks for it, duty, telephone."""

SURNAMES = {
    "一组": "陈陈陈张张黄何周",
    "二组": "冉冉冉王王李吴杨",
    "三组": "谭谭谭李李蒲龚",
    "四组": "向向向田庞周蹇唐",
    "五组": "罗罗罗袁袁程胡赵",
}
MARRIED_IN = "刘邓彭蒋徐曾余廖汪郭秦牟任孙朱石谢苏雷文夏陶康贺易"
# Given names by year of birth and sex: first and second characters.
GIVEN = {
    ("old", "男"): (
        "永光代启隆昌大先绍朝孝兴国仕世德维显正怀",
        "福贵财富华平全海康忠文发伦建明林清荣才安成云",
    ),
    ("old", "女"): ("秀桂素玉翠天淑代启光昌先维明德正", "英芳珍兰碧芬梅琼群菊淑莲蓉华"),
    ("mid", "男"): ("建志晓小文永正世光开云学中成洪", "军勇强林伟平刚华波兵辉东洪川权涛彬"),
    ("mid", "女"): ("小晓红春雪海丽玉冬建清", "梅琴燕霞艳蓉群琼红芳萍芝"),
    ("young", "男"): ("俊浩宇子志文鑫家明天泽一", "杰轩豪鹏辰涵阳博毅洋航宇"),
    ("young", "女"): ("雨欣梦思佳雅诗晓可依", "涵怡琪婷瑶萱妍彤雪颖欣"),
}


@dataclass
class Person:
    """One line of the register."""

    group: str
    household: str
    relation: str
    name: str
    sex: str
    born: date | None
    party: bool = False
    number: str = ""
    phone: str = ""
    roles: str = ""
    away: str = ""
    note: str = ""
    registered: bool = True
    id_number: str = ""
    ethnicity: str = "汉族"

    @property
    def adult(self) -> bool:
        return self.born is None or (self.born.year + 18, self.born.month, self.born.day) <= (
            TODAY.year,
            TODAY.month,
            TODAY.day,
        )

    @property
    def age(self) -> int:
        return TODAY.year - self.born.year if self.born else 40


@dataclass
class Household:
    """A household growing around its head; ``adults`` is how many it shall have."""

    group: str
    number: str
    head_born: int
    head_sex: str
    anchor: Person | None
    adults: int
    people: list[Person] = field(default_factory=list)

    @property
    def room(self) -> int:
        """The most adults that this household can hold."""
        return 1 + len(slots_of(self.head_born))

    def one(self, relation: str) -> Person | None:
        return next((person for person in self.people if person.relation == relation), None)


def slots_of(head_born: int) -> list[str]:
    """Who lives with a head of this age, in the order in which a household grows."""
    if head_born < 1962:
        return ["配偶", "子", "儿媳", "女", "子"]
    if head_born < 1984:
        return ["配偶", "子", "母亲", "父亲", "儿媳", "女"]
    return ["配偶", "母亲", "父亲", "妹", "弟"]


def mothers_year(household: Household) -> int:
    """When the mother of the household's children was born; 0 where there is none of the right age."""
    mother = household.one("儿媳") or (household.one("配偶") if household.head_sex == "男" else None)
    return mother.born.year if mother and mother.born and 1976 <= mother.born.year <= 2001 else 0


def named_person(words: list[str]) -> Person:
    group, name, sex, born, household, relation, party, number, phone, roles, *away = words
    blank = {"-": ""}
    return Person(
        group,
        blank.get(household, household),
        relation,
        name,
        sex,
        date.fromisoformat(born),
        party=party == "党",
        number=blank.get(number, number),
        phone=blank.get(phone, phone),
        roles=blank.get(roles, roles),
        away=" ".join(away),
    )


def outsider(words: list[str]) -> Person:
    group, household, relation, name, sex, born, note = ("" if word == "-" else word for word in words)
    day = date.fromisoformat(born) if born else None
    return Person(group, household, relation, name, sex, day, note=note, registered=False)
