"""A register of 20,000 people: checked, taken in, and searched at every key."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from openpyxl import Workbook, load_workbook
from stdnum.cn.ric import calc_check_digit

from benchmarks.children import run_child
from benchmarks.measures import Measure, percentile
from benchmarks.village import open_office
from xieshang_desktop.domain.vocabulary import VillageKind
from xieshang_desktop.imports.limited import read_in_limits
from xieshang_desktop.imports.roster import RosterReading
from xieshang_desktop.paths import DataFolder
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.roster.taking_in import import_act, plan_import
from xieshang_desktop.storage.opening import establish_village

PEOPLE = 20_000
MOST_SECONDS, MOST_RATIO, MOST_KEY_P95 = 15.0, 1.0, 16.0
TODAY = date(2026, 3, 12)
HEADER = (
    *("编号", "组别", "户号", "姓名", "与户主关系", "性别"),
    *("出生日期", "身份证号", "联系电话", "身份", "现居", "备注"),
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗覃单解仇区查曾"
_GIVEN = "秀英伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玉萍红"


def measure_register(place: Path) -> list[Measure]:
    """On a new, empty record; the register is made first and not counted."""
    path = place / "两万人.xlsx"
    _write(path)
    folder = DataFolder(place / "register")
    office = open_office(folder)
    now = datetime(2026, 3, 12, 8, 0)
    establish_village(office.record, now, name="大村", kind=VillageKind.VILLAGE, rule_sets=["CN-2026"])
    raw = _seconds_of(lambda: _read_raw(path))
    started = perf_counter()
    reading = read_in_limits(path, on=TODAY)
    checked = perf_counter()
    _take_in(office, reading, path.name)
    whole = perf_counter() - started
    office.record.close()
    parts = {"check_s": checked - started, "import_s": whole - (checked - started), "raw_s": raw}
    how = f"核对{parts['check_s']:.1f} s，比对并写入{parts['import_s']:.1f} s，{len(reading.rows)}人"
    beside = f"同一文件，核对{parts['check_s']:.1f} s，openpyxl只读取格子{raw:.1f} s"
    return [
        Measure("两万人的花名册：核对并导入", whole, "s", MOST_SECONDS, how, parts),
        Measure("核对：openpyxl读一遍", parts["check_s"] / raw, ": 1", MOST_RATIO, beside, parts),
        _searching(folder, place),
    ]


def _searching(folder: DataFolder, place: Path) -> Measure:
    """From the key to the rows of the answer standing in the table, not yet painted."""
    told = run_child("benchmarks.child_register", str(folder.folder), place=place).told
    times = told["answered"]
    p95 = percentile(times, 0.95)
    parts = {
        "p50_ms": percentile(times, 0.5),
        "p95_ms": p95,
        "most_ms": max(times),
        "opened_ms": told["opened"],
    }
    how = f"中位数{parts['p50_ms']:.1f} ms，最长{parts['most_ms']:.1f} ms，{len(times)}次按键，重画之前"
    return Measure("两万人里找人：按键 p95", p95, "ms", MOST_KEY_P95, how, parts)


def _take_in(office: Office, reading: RosterReading, name: str) -> None:
    plan = office.read(plan_import, reading, name)
    office.perform(import_act(plan, office.now(), office.new_id))


def _read_raw(path: Path) -> int:
    book = load_workbook(path, read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def _seconds_of(deed: Callable[[], object]) -> float:
    started = perf_counter()
    deed()
    return perf_counter() - started


def _write(path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("花名册")
    sheet.append(list(HEADER))
    for row in _rows():
        sheet.append(list(row))
    book.save(path)


def _rows() -> Iterator[tuple[object, ...]]:
    """Everybody, four to a household, each with an id number of their own."""
    chance = random.Random(20)
    for at in range(PEOPLE):
        household, woman = at // 4, chance.randrange(2)
        born = date(1950, 1, 1) + timedelta(days=at)
        body = f"500229{born:%Y%m%d}{999 - woman}"
        name = chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=2))
        yield (
            *(f"{at + 1:05}", f"{'一二三四五六七八九十'[household % 10]}组", f"{household:05}", name),
            *(("户主", "配偶", "子", "女")[at % 4], "女" if woman else "男", born),
            *(body + calc_check_digit(body + "0"), f"138{at:08}", "村民代表" if at % 100 == 0 else ""),
            *("外出务工" if at % 3 == 0 else "在村", ""),
        )
