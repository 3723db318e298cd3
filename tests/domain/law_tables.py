"""The tables of vectors: quorum, majority, notice and petitions, on both sides of each line."""

from __future__ import annotations

from decimal import Decimal

from tests.domain.law import (
    ASSEMBLY,
    GROUP,
    HEARING,
    MEMBER_REPRESENTATIVES,
    MEMBERS,
    OWNERS,
    PARTY,
    PROJECT,
    PROJECT_REPRESENTATIVES,
    REPRESENTATIVES,
    RESIDENT_REPRESENTATIVES,
    RESIDENTS,
)
from tests.domain.vectors import (
    Sets,
    Vector,
    notice_vector,
    pass_vector,
    petition_vector,
    quorum_vector,
)
from xieshang_desktop.domain.vocabulary import Matter, MeetingForm, TopicSource, Unit

PERSONS, HOUSEHOLDS, AREA = Unit.PERSON, Unit.HOUSEHOLD, Unit.AREA
PASSED, FAILED = "通过", "未通过"

# (present or in favour, base, enough, the smallest whole number that is)
MORE_THAN_HALF = [
    (0, 0, False, None),
    (0, 1, False, 1),
    (1, 1, True, 1),
    (1, 2, False, 2),
    (2, 2, True, 2),
    (4, 9, False, 5),
    (5, 9, True, 5),
    (17, 34, False, 18),
    (18, 34, True, 18),
    (20, 40, False, 21),
    (21, 40, True, 21),
    (406, 812, False, 407),
    (407, 812, True, 407),
]
TWO_THIRDS = [
    (0, 0, False, None),
    (0, 1, False, 1),
    (1, 1, True, 1),
    (1, 3, False, 2),
    (2, 3, True, 2),
    (18, 28, False, 19),
    (19, 28, True, 19),
    (19, 30, False, 20),
    (20, 30, True, 20),
    (27, 42, False, 28),
    (28, 42, True, 28),
    (29, 45, False, 30),
    (30, 45, True, 30),
    (59, 90, False, 60),
    (60, 90, True, 60),
    (157, 236, False, 158),
    (158, 236, True, 158),
]
QUORUMS = [
    (ASSEMBLY, PERSONS, MORE_THAN_HALF, "村民委员会组织法第二十六条"),
    (ASSEMBLY, HOUSEHOLDS, TWO_THIRDS, "村民委员会组织法第二十六条"),
    (REPRESENTATIVES, PERSONS, TWO_THIRDS, "村民委员会组织法第三十条"),
    (GROUP, PERSONS, TWO_THIRDS, "村民委员会组织法第三十二条"),
    (GROUP, HOUSEHOLDS, TWO_THIRDS, "村民委员会组织法第三十二条"),
    (RESIDENTS, PERSONS, MORE_THAN_HALF, "城市居民委员会组织法第二十七条"),
    (RESIDENTS, HOUSEHOLDS, MORE_THAN_HALF, "城市居民委员会组织法第二十七条"),
    (RESIDENT_REPRESENTATIVES, PERSONS, TWO_THIRDS, "城市居民委员会组织法第二十九条"),
    (MEMBERS, PERSONS, TWO_THIRDS, "农村集体经济组织法第二十七条"),
    (OWNERS, PERSONS, TWO_THIRDS, "民法典第二百七十八条"),
    (OWNERS, AREA, TWO_THIRDS, "民法典第二百七十八条"),
    (PARTY, PERSONS, TWO_THIRDS, "四议两公开（党员大会审议）"),
    (PROJECT, PERSONS, MORE_THAN_HALF, "国办发〔2007〕4号"),
    (PROJECT, HOUSEHOLDS, TWO_THIRDS, "国办发〔2007〕4号"),
    (PROJECT_REPRESENTATIVES, HOUSEHOLDS, TWO_THIRDS, "国办发〔2007〕4号"),
]

SHANDONG = "山东省实施办法第二十四条"
# Of 45 members 30 are needed; of 15 women representatives 10 besides, of 7 women 5.
WOMEN_OF_SHANDONG = [
    ((30, 45), (10, 15), True),
    ((30, 45), (9, 15), False),
    ((29, 45), (10, 15), False),
    ((45, 45), (9, 15), False),
    ((30, 45), (5, 7), True),
    ((30, 45), (4, 7), False),
    ((30, 45), (1, 1), True),
    ((30, 45), (0, 1), False),
    ((30, 45), (0, 0), True),
]
# The hearing of 昆山: two thirds of all, and of the representatives among them.
HEARINGS = [
    ((23, 34), (18, 26), 23, True),
    ((22, 34), (18, 26), 23, False),
    ((23, 34), (17, 26), 23, False),
    ((34, 34), (17, 26), 23, False),
    ((20, 30), (18, 27), 20, True),
    ((19, 30), (18, 27), 20, False),
    ((20, 30), (17, 27), 20, False),
]


def quorum_vectors() -> list[Vector]:
    general = [
        quorum_vector((), form, unit, (present, base), met, needed, clause)
        for form, unit, rows, clause in QUORUMS
        for present, base, met, needed in rows
        if base
    ]
    women = [
        quorum_vector(
            ("山东省",), REPRESENTATIVES, PERSONS, all_, met, 30, SHANDONG, chambers={"妇女代表": women_}
        )
        for all_, women_, met in WOMEN_OF_SHANDONG
    ]
    hearings = [
        quorum_vector(
            ("昆山市",), HEARING, PERSONS, all_, met, needed, "昆山市民主听证", chambers={"村民代表": some}
        )
        for all_, some, needed, met in HEARINGS
    ]
    return [*general, *women, *hearings]


MAJORITIES: list[tuple[MeetingForm, Matter | None, str, list[tuple[int, int, bool, int | None]], str]] = [
    (ASSEMBLY, None, "到会", MORE_THAN_HALF, "村民委员会组织法第二十六条"),
    (REPRESENTATIVES, None, "到会", MORE_THAN_HALF, "村民委员会组织法第三十条"),
    (REPRESENTATIVES, Matter.WELFARE_LEVY, "到会", MORE_THAN_HALF, "村民委员会组织法第三十条"),
    (GROUP, Matter.PUBLIC_AFFAIRS, "到会", MORE_THAN_HALF, "村民委员会组织法第三十二条"),
    (RESIDENTS, None, "到会", MORE_THAN_HALF, "城市居民委员会组织法第二十七条"),
    (RESIDENT_REPRESENTATIVES, None, "到会", MORE_THAN_HALF, "城市居民委员会组织法第二十九条"),
    (MEMBERS, Matter.LAND_CONTRACT, "全体", TWO_THIRDS, "农村集体经济组织法第二十七条"),
    (MEMBER_REPRESENTATIVES, Matter.COLLECTIVE_INCOME, "全体", TWO_THIRDS, "农村集体经济组织法第二十八条"),
    (PARTY, None, "应到", MORE_THAN_HALF, "四议两公开（党员大会审议）"),
    (PROJECT, Matter.WELFARE_LEVY, "到会", MORE_THAN_HALF, "国办发〔2007〕4号"),
    (ASSEMBLY, Matter.PASTURE_CONTRACT, "全体", TWO_THIRDS, "草原法第十三条"),
    (REPRESENTATIVES, Matter.PASTURE_CONTRACT, "全体", TWO_THIRDS, "草原法第十三条"),
]
IN_PLACE_OF_THE_COLLECTIVE = [
    Matter.LAND_CONTRACT,
    Matter.HOUSE_PLOTS,
    Matter.LAND_COMPENSATION,
    Matter.MEMBERSHIP,
    Matter.COLLECTIVE_INCOME,
]
ACTING = "农村集体经济组织法第六十四条、第二十七条"

# Owners: (owners in favour, of, square metres in favour, of, the common parts?, verdict, owners needed)
OWNERS_VOTES = [
    (6, 10, "501.00", "1000.00", False, PASSED, 6),
    (6, 10, "500.00", "1000.00", False, FAILED, 6),
    (5, 10, "900.00", "1000.00", False, FAILED, 6),
    (10, 10, "500.01", "1000.01", False, PASSED, 6),
    (10, 10, "500.00", "1000.01", False, FAILED, 6),
    (8, 10, "750.00", "1000.00", True, PASSED, 8),
    (7, 10, "900.00", "1000.00", True, FAILED, 8),
    (8, 10, "749.99", "1000.00", True, FAILED, 8),
    (3, 4, "75.00", "100.00", True, PASSED, 3),
]
# Households for which the representatives in favour stand, of those represented at the meeting.
REPRESENTED = [(51, 100, PASSED, 51), (50, 100, FAILED, 51), (4, 9, FAILED, 5), (5, 9, PASSED, 5)]


def pass_vectors() -> list[Vector]:
    general = [
        pass_vector((), form, matter, {of: base}, votes, verdict(base, met), needed, clause)
        for form, matter, of, rows, clause in MAJORITIES
        for votes, base, met, needed in rows
    ]
    acting = [
        pass_vector((), form, matter, {"全体": base}, votes, verdict(base, met), needed, ACTING)
        for form in (ASSEMBLY, GROUP)
        for matter in IN_PLACE_OF_THE_COLLECTIVE
        for votes, base, met, needed in TWO_THIRDS[7:9]
    ]
    owners = [
        pass_vector(
            (),
            OWNERS,
            Matter.COMMON_PARTS if common else None,
            {"到会": base, "到会面积": Decimal(area_base)},
            votes,
            result,
            needed,
            "民法典第二百七十八条",
            area=area,
        )
        for votes, base, area, area_base, common, result, needed in OWNERS_VOTES
    ]
    households = [
        pass_vector(
            (),
            PROJECT_REPRESENTATIVES,
            Matter.WELFARE_LEVY,
            {"代表户": base},
            1,
            result,
            needed,
            "国办发〔2007〕4号",
            households=votes,
        )
        for votes, base, result, needed in REPRESENTED
    ]
    return [*general, *acting, *owners, *households]


def verdict(base: int, met: bool) -> str | None:
    """A base of 0 gives none."""
    return (PASSED if met else FAILED) if base else None


VILLAGE_LAW_25 = "村民委员会组织法第二十五条"
# (overlays, form, day of notice, day of meeting, needed, enough, clause); neither day counts
NOTICES = [
    ((), ASSEMBLY, (1, 12), 10, True, VILLAGE_LAW_25),
    ((), ASSEMBLY, (1, 11), 10, False, VILLAGE_LAW_25),
    ((), ASSEMBLY, (1, 1), 10, False, VILLAGE_LAW_25),
    ((), PROJECT, (1, 12), 10, True, VILLAGE_LAW_25),
    ((), PROJECT, (1, 11), 10, False, VILLAGE_LAW_25),
    ((), REPRESENTATIVES, (1, 2), None, True, ""),
    ((), GROUP, (1, 1), None, True, ""),
    ((), RESIDENTS, (1, 12), 10, True, "城市居民委员会组织法第二十六条"),
    ((), RESIDENTS, (1, 11), 10, False, "城市居民委员会组织法第二十六条"),
    ((), RESIDENT_REPRESENTATIVES, (1, 2), None, True, ""),
    ((), MEMBERS, (1, 12), 10, True, "农村集体经济组织法第二十七条"),
    ((), MEMBERS, (1, 11), 10, False, "农村集体经济组织法第二十七条"),
    ((), MEMBER_REPRESENTATIVES, (1, 2), None, True, ""),
    ((), OWNERS, (1, 17), 15, True, "物业管理条例"),
    ((), OWNERS, (1, 16), 15, False, "物业管理条例"),
    ((), PARTY, (1, 5), 3, True, "四议两公开（党员大会审议）"),
    ((), PARTY, (1, 4), 3, False, "四议两公开（党员大会审议）"),
    (("重庆市",), REPRESENTATIVES, (4, 8), 3, True, "重庆市实施办法第十二条"),
    (("重庆市",), REPRESENTATIVES, (4, 7), 3, False, "重庆市实施办法第十二条"),
    (("重庆市",), PROJECT_REPRESENTATIVES, (4, 8), 3, True, "重庆市实施办法第十二条"),
    (("四川省",), REPRESENTATIVES, (4, 8), 3, True, "四川省实施办法第十六条"),
    (("四川省",), REPRESENTATIVES, (4, 7), 3, False, "四川省实施办法第十六条"),
    (("海南省",), REPRESENTATIVES, (4, 8), 3, True, "海南省实施办法第十四条"),
    (("海南省",), REPRESENTATIVES, (4, 7), 3, False, "海南省实施办法第十四条"),
    (("浙江省",), REPRESENTATIVES, (4, 8), 3, True, "浙江省实施办法第二十三条"),
    (("浙江省",), REPRESENTATIVES, (4, 7), 3, False, "浙江省实施办法第二十三条"),
    (("上海市",), REPRESENTATIVES, (4, 15), 10, True, "上海市实施办法第十八条"),
    (("上海市",), REPRESENTATIVES, (4, 14), 10, False, "上海市实施办法第十八条"),
    (("河北省",), REPRESENTATIVES, (4, 12), 7, True, "河北省实施办法第二十条"),
    (("河北省",), REPRESENTATIVES, (4, 11), 7, False, "河北省实施办法第二十条"),
    (("山东省",), REPRESENTATIVES, (4, 10), 5, True, "山东省实施办法第二十四条"),
    (("山东省",), REPRESENTATIVES, (4, 9), 5, False, "山东省实施办法第二十四条"),
    (("北京市",), REPRESENTATIVES, (4, 8), 3, True, "北京市实施规定"),
    (("北京市",), REPRESENTATIVES, (4, 7), 3, False, "北京市实施规定"),
    (("天津市",), REPRESENTATIVES, (4, 8), 3, True, "天津市实施办法"),
    (("天津市",), REPRESENTATIVES, (4, 7), 3, False, "天津市实施办法"),
    (("河南省",), REPRESENTATIVES, (4, 5), None, True, ""),
]


def notice_vectors() -> list[Vector]:
    return [notice_vector(*row) for row in NOTICES]


VILLAGERS, REPS = TopicSource.JOINT_VILLAGERS, TopicSource.JOINT_REPRESENTATIVES
NOTICE_32 = "渝民发〔2016〕32号一"
LAW_30, RESIDENTS_26 = "村民委员会组织法第三十条", "城市居民委员会组织法第二十六条"
SICHUAN_31, CHONGQING_36 = "四川省实施办法第三十一条", "重庆市实施办法第三十六条"
# (overlays, asked, by, (signers, base), enough, needed, clause)
PETITIONS: list[tuple[Sets, MeetingForm | TopicSource, str | None, tuple[int, int], bool, int, str]] = [
    ((), ASSEMBLY, "村民", (82, 812), True, 82, VILLAGE_LAW_25),
    ((), ASSEMBLY, "村民", (81, 812), False, 82, VILLAGE_LAW_25),
    ((), ASSEMBLY, "村民", (80, 800), True, 80, VILLAGE_LAW_25),
    ((), ASSEMBLY, "村民代表", (10, 30), True, 10, VILLAGE_LAW_25),
    ((), ASSEMBLY, "村民代表", (9, 30), False, 10, VILLAGE_LAW_25),
    ((), ASSEMBLY, "1/10", (80, 800), True, 80, VILLAGE_LAW_25),
    ((), ASSEMBLY, "1/3", (10, 28), True, 10, VILLAGE_LAW_25),
    ((), ASSEMBLY, "1/3 村民代表", (9, 28), False, 10, VILLAGE_LAW_25),
    ((), PROJECT, "村民", (82, 812), True, 82, VILLAGE_LAW_25),
    ((), REPRESENTATIVES, "村民代表", (6, 28), True, 6, LAW_30),
    ((), REPRESENTATIVES, "村民代表", (5, 28), False, 6, LAW_30),
    ((), REPRESENTATIVES, None, (8, 40), True, 8, LAW_30),
    ((), REPRESENTATIVES, "1/5", (7, 40), False, 8, LAW_30),
    ((), RESIDENTS, "居民", (300, 3000), True, 300, RESIDENTS_26),
    ((), RESIDENTS, "居民", (299, 3000), False, 300, RESIDENTS_26),
    ((), RESIDENTS, "户代表", (100, 1000), True, 100, RESIDENTS_26),
    ((), RESIDENTS, "户代表", (99, 1000), False, 100, RESIDENTS_26),
    ((), RESIDENTS, "居民代表", (20, 60), True, 20, RESIDENTS_26),
    ((), RESIDENTS, "村民代表", (19, 60), False, 20, RESIDENTS_26),
    ((), RESIDENT_REPRESENTATIVES, "居民代表", (12, 60), True, 12, "城市居民委员会组织法第二十八条"),
    ((), RESIDENT_REPRESENTATIVES, "居民代表", (11, 60), False, 12, "城市居民委员会组织法第二十八条"),
    ((), OWNERS, "业主", (20, 100), True, 20, "物业管理条例"),
    ((), OWNERS, "业主", (19, 100), False, 20, "物业管理条例"),
    (("上海市",), GROUP, "村民", (34, 100), True, 34, "上海市实施办法第十九条"),
    (("上海市",), GROUP, "村民", (33, 99), True, 33, "上海市实施办法第十九条"),
    (("上海市",), GROUP, "村民", (33, 100), False, 34, "上海市实施办法第十九条"),
    (("上海市",), GROUP, "户代表", (10, 30), True, 10, "上海市实施办法第十九条"),
    (("上海市",), GROUP, "户代表", (9, 30), False, 10, "上海市实施办法第十九条"),
    (("四川省",), ASSEMBLY, "有选举权的村民", (80, 800), True, 80, "四川省实施办法第十二条"),
    (("四川省",), ASSEMBLY, "有选举权的村民", (79, 800), False, 80, "四川省实施办法第十二条"),
    (("四川省",), MeetingForm.APPRAISAL, "村民", (80, 800), True, 80, SICHUAN_31),
    (("四川省",), MeetingForm.APPRAISAL, "村民代表", (9, 30), False, 10, SICHUAN_31),
    (("重庆市",), MeetingForm.APPRAISAL, "村民", (79, 800), False, 80, CHONGQING_36),
    (("重庆市",), MeetingForm.APPRAISAL, "村民代表", (10, 30), True, 10, CHONGQING_36),
    (("昆山市",), HEARING, "村民", (80, 800), True, 80, "昆山市民主听证"),
    (("昆山市",), HEARING, "村民代表", (5, 28), False, 6, "昆山市民主听证"),
    (("昆山市",), HEARING, "村民代表", (5, 25), True, 5, "昆山市民主听证"),
    ((), VILLAGERS, None, (80, 800), True, 80, VILLAGE_LAW_25),
    ((), REPS, None, (5, 28), False, 6, LAW_30),
    (("重庆市",), VILLAGERS, None, (79, 800), False, 80, NOTICE_32),
    (("重庆市",), VILLAGERS, None, (80, 800), True, 80, NOTICE_32),
    (("重庆市",), REPS, None, (6, 28), True, 6, NOTICE_32),
    (("重庆市",), REPS, None, (5, 28), False, 6, NOTICE_32),
    (("重庆市",), REPS, None, (9, 40), True, 8, NOTICE_32),
    (("河南省",), VILLAGERS, None, (80, 800), True, 80, "河南省实施办法第五十四条"),
    (("河南省",), REPS, None, (5, 28), False, 6, "河南省实施办法第五十四条"),
    (("河南省",), REPS, None, (5, 25), True, 5, "河南省实施办法第五十四条"),
]


def petition_vectors() -> list[Vector]:
    return [petition_vector(*row) for row in PETITIONS]
