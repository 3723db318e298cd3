"""Lives of a record, for tests of what the journal keeps: a meeting in full, and random acts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text

from tests.builders import NATION, Rehearsal, crowd, person, rehearse
from xieshang_desktop.storage.journal import tables_of_record
from xieshang_desktop.storage.unit_of_work import Record

MEETING = datetime(2026, 3, 12, 9, 0)


def village(folder: Path, **data: Any) -> Rehearsal:
    """Twelve representatives, a chair, a recorder and a supervisor."""
    return rehearse(
        folder,
        people=[
            person(
                "主任", roles=["村委会成员"], born=datetime(1970, 1, 1).date(), id_number="110101197001010011"
            ),
            person("文书", roles=["村委会成员"], phone="13800000000"),
            person("监督", roles=["村务监督委员会成员"]),
        ],
        crowds=[crowd("代表", 12, roles=["村民代表"], women=5, group="一组")],
        **{"rules": NATION, **data},
    )


def prepared(folder: Path, **data: Any) -> Rehearsal:
    """A topic, and a meeting of the representatives called on it."""
    home = village(folder, **data)
    home.do(
        "propose_topic", topic="t1", title="修路", category="公共事务和公益事业", source="村民委员会",
        matter="一般公共事务", scope="村",
    )  # fmt: skip
    home.do("review_by_party", topic="t1", agreed=True, text="同意")
    home.do(
        "convene_meeting", meeting="m1", form="村民代表会议", title="第一次会议", starts_at=MEETING,
        place="村委会", chair="主任", recorder="文书", topics=["t1"], unit="人",
        entitled={"roles": ["村民代表"]},
    )  # fmt: skip
    home.do("add_item", meeting="m1", item="i1", title="修路方案", kind="表决", topic="t1", text="第一稿")
    home.do("invite", meeting="m1", whos=["监督"], capacity="监督", party="村务监督委员会")
    home.do("give_notice", meeting="m1", channel="书面", whos=["代表01..代表12"])
    return home


def running(folder: Path, present: int = 10, **data: Any) -> Rehearsal:
    """The meeting open, its item running."""
    home = prepared(folder, **data)
    home.moment = MEETING.replace(hour=8)
    home.do(
        "check_in", meeting="m1", whos=["主任", "文书", "监督", f"代表01..代表{present:02d}"], mode="现场"
    )
    home.do("open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i1")
    return home


def voting(folder: Path, **data: Any) -> Rehearsal:
    """A vote by hands open."""
    home = running(folder, **data)
    home.do("open_vote", meeting="m1", item="i1", vote="v1", motion="同意修路", method="举手")
    return home


def decided(folder: Path, **data: Any) -> Rehearsal:
    """The vote counted and closed."""
    home = voting(folder, **data)
    home.do("record_tally", vote="v1", for_=6, against=3, abstain=1)
    home.do("close_vote", vote="v1")
    return home


def sealed(folder: Path, **data: Any) -> Rehearsal:
    """The meeting over and its record final."""
    home = decided(folder, **data)
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="修")
    home.do("close_meeting", meeting="m1")
    home.do("sign", meeting="m1", who="主任", capacity="主持", means="签字")
    home.do("sign", meeting="m1", who="文书", capacity="记录", means="签字")
    home.do("seal", meeting="m1")
    return home


def dump(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as the file has it, but the journal and what was taken back."""
    with record.reading() as session:
        return {
            name: sorted((tuple(row) for row in session.execute(text(f'SELECT * FROM "{name}"'))), key=repr)
            for name in tables_of_record()
            if name not in ("undone", "correction")
        }


def change(record: Record, statement: str, **values: Any) -> None:
    """Change the file behind the program's back."""
    with record.engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        connection.execute(text(statement), values)
        connection.commit()
        raw.execute("PRAGMA foreign_keys=ON")
