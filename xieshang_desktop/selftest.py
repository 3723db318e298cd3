"""The shipped program tests itself: an empty record, the sample village, a whole meeting, every paper."""

from __future__ import annotations

import tempfile
from pathlib import Path

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.paths import resources_dir

CASE = "01-青石村路灯-全流程.toml"
WANTED = ("minutes.pdf", "minutes.docx", "registers.xlsx")


def run_selftest() -> int:
    """Go through everything that a build may have lost; gives the exit status and says what was done."""
    from xieshang_desktop.replay.files import replay_file
    from xieshang_desktop.replay.sample import fill_with_sample
    from xieshang_desktop.services.papers.catalogue import write_all
    from xieshang_desktop.storage.keys import read_or_make_key
    from xieshang_desktop.storage.opening import open_record
    from xieshang_desktop.storage.rulebook import Rulebook
    from xieshang_desktop.storage.verification import verify

    resources = resources_dir()
    book = Rulebook.read(resources)
    if book.problems:
        raise EnvironmentProblem(f"规则文件读不出来：{book.problems[0].sentence}", "请重新安装程序。")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        record = open_record(place / "record.xieshang", read_or_make_key(place / "record.key"), book)
        print("建立空记录：好")
        fill_with_sample(record, resources)
        found = verify(record)
        (place / "sample").mkdir()
        written = write_all(record, place / "sample")
        record.close()
        print(f"导入样例村、核对{found.entries}条记录：{'好' if not found.problems else found.problems[0]}")
        done = replay_file(
            resources / "sample" / "cases" / CASE, place / "case", book, keep_going=False, papers=write_all
        )
        missing = [name for name in WANTED if name not in done.documents]
        papers = len(done.documents) + len(written)
        print(f"重演一次会议，出文书{papers}份：{'缺' + '、'.join(missing) if missing else '好'}")
    failed = bool(found.problems or done.mismatches or missing)
    print("自检没有通过。" if failed else "自检通过。")
    return 1 if failed else 0
