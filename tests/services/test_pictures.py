"""Photos and scans in the record: kept with the act, found again, held against the journal, let go of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders import Rehearsal
from tests.storage import lives
from xieshang_desktop.domain.acts.afterwards import Attach, Correct, PostResult, TakeDownPosting
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.pictures import Picture, picture_of
from xieshang_desktop.domain.vocabulary import AttachmentKind, Channel, MeetingId, PostingId, TopicId
from xieshang_desktop.errors import Refused
from xieshang_desktop.queries.pictures import (
    AttachmentView,
    picture,
    pictures_of_archive,
    pictures_of_meeting,
    pictures_of_topic,
    thumbnails,
)
from xieshang_desktop.storage.verification import verify

HALL = picture_of(b"the hall as JPEG", b"the hall, small", 1600, 1200)
HANDS = picture_of(b"the signed page as JPEG", b"the page, small", 1414, 2000)


@pytest.fixture
def home(tmp_path: Path) -> Rehearsal:
    return lives.running(tmp_path)


def perform(home: Rehearsal, act: Act) -> int:
    return home.office.perform(act).entry


def attach(home: Rehearsal, *pictures: Picture, file: str = "会场.jpg") -> int:
    meeting = MeetingId(home.id_of("会议", "m1"))
    kind = AttachmentKind.PHOTO
    act = Attach(at=home.moment, meeting=meeting, file=file, kind=kind, pictures=pictures)
    return perform(home, act)


def of_meeting(home: Rehearsal) -> tuple[AttachmentView, ...]:
    return home.record.read(pictures_of_meeting, home.id_of("会议", "m1"))


def stored(home: Rehearsal) -> list[bytes]:
    with home.record.reading() as session:
        asked = text("SELECT content FROM picture_content ORDER BY content")
        return list(session.scalars(asked).all())


def test_that_a_photo_is_in_the_record_with_the_act(home: Rehearsal) -> None:
    attach(home, HALL)
    (found,) = of_meeting(home)
    assert (found.caption, found.of, found.at) == ("照片：会场.jpg", "第一次会议", home.moment)
    assert [(page.sha256, page.width, page.height) for page in found.pages] == [(HALL.sha256, 1600, 1200)]
    assert home.record.read(picture, HALL.sha256) == HALL.content
    assert home.record.read(thumbnails, [HALL.sha256]) == {HALL.sha256: HALL.thumbnail}
    assert verify(home.record).sound


def test_that_the_journal_has_the_digest_and_not_the_picture(home: Rehearsal) -> None:
    seq = attach(home, HALL)
    with home.record.reading() as session:
        body = session.scalar(text("SELECT body FROM journal WHERE seq = :s"), {"s": seq})
    assert isinstance(body, str)
    assert HALL.sha256 in body
    assert HALL.content.hex() not in body
    assert "thumbnail" not in body


def test_that_the_same_photo_is_stored_once(home: Rehearsal) -> None:
    attach(home, HALL)
    attach(home, HALL, HANDS, file="又一次.jpg")
    assert stored(home) == sorted([HALL.content, HANDS.content])
    assert [len(found.pages) for found in of_meeting(home)] == [1, 2]


def test_that_a_photo_taken_back_does_not_lie_about(home: Rehearsal) -> None:
    attach(home, HALL)
    attach(home, HALL, HANDS)
    home.do("undo_last")
    assert stored(home) == [HALL.content]
    home.do("undo_last")
    assert (stored(home), of_meeting(home)) == ([], ())
    assert verify(home.record).sound


def test_that_a_corrected_attachment_keeps_its_picture(home: Rehearsal) -> None:
    seq = attach(home, HALL)
    changes = {"kind": AttachmentKind.SIGNED_PAGE}
    perform(home, Correct(at=home.moment, act=seq, reason="选错了种类", changes=changes))
    (found,) = of_meeting(home)
    assert (found.kind, found.pages[0].sha256) == ("签名页", HALL.sha256)
    assert stored(home) == [HALL.content]
    assert verify(home.record).sound


def test_that_a_picture_the_record_does_not_have_is_refused(home: Rehearsal) -> None:
    before = home.record.head
    with pytest.raises(Refused) as refused:
        attach(home, Picture("0" * 64, 10, 10))
    assert "不在记录里" in refused.value.sentence
    assert home.record.head == before


def test_that_a_changed_or_missing_picture_is_noticed(home: Rehearsal) -> None:
    attach(home, HALL)
    lives.change(home.record, "UPDATE picture_content SET content = :c", c=b"another hall")
    assert verify(home.record).problems == (f"照片{HALL.sha256[:8]}的内容被改动过，与校验值不符",)
    lives.change(home.record, "DELETE FROM picture_content")
    assert verify(home.record).problems == (f"照片{HALL.sha256[:8]}的内容不见了",)


def test_that_a_posting_has_its_photos_from_both_days(home: Rehearsal) -> None:
    topic, posting = TopicId(home.id_of("议题", "t1")), PostingId("p1")
    day = date(2026, 3, 13)
    perform(
        home,
        PostResult(
            at=home.moment, topic=topic, channel=Channel.NOTICE_BOARD, from_=day, to=date(2026, 3, 28),
            photo="张贴.jpg", pictures=(HALL,), key=posting,
        ),
    )  # fmt: skip
    at = home.moment.replace(day=30)
    perform(home, TakeDownPosting(at=at, posting=posting, photo="撤下.jpg", pictures=(HANDS,)))
    (found,) = home.record.read(pictures_of_topic, topic)
    assert found.of == "修路，成果公示"
    assert [page.sha256 for page in found.pages] == [HALL.sha256, HANDS.sha256]


def test_that_the_archive_has_what_belongs_to_the_meeting_and_its_topics(home: Rehearsal) -> None:
    attach(home, HALL)
    topic = TopicId(home.id_of("议题", "t1"))
    kind = AttachmentKind.MATERIAL
    perform(home, Attach(at=home.moment, topic=topic, file="方案.pdf", kind=kind, pictures=(HANDS,)))
    found = home.record.read(pictures_of_archive, home.id_of("会议", "m1"))
    assert [each.caption for each in found] == ["照片：会场.jpg", "材料：方案.pdf"]
