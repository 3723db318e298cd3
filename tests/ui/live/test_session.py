"""The presenter in the words of its users: what is refused, what is not saved, what is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.sample_village import SampleVillage
from tests.ui.live.rehearsal import room_at
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.services.changes import Done
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.unit_of_work import Tell, nobody_listens
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.wishes.all_wishes import Wishes, wishes_of


class Ear:
    """Notes what the presenter tells."""

    def __init__(self, session: LiveSession) -> None:
        self.heard: list[tuple[str, ...]] = []
        session.refused.connect(lambda *words: self.heard.append(("refused", *words)))
        session.not_saved.connect(lambda *words: self.heard.append(("not saved", *words)))
        session.saved.connect(lambda: self.heard.append(("saved",)))
        session.done.connect(lambda words: self.heard.append(("done", words)))


@pytest.fixture
def village(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[SampleVillage, Wishes, Ear]]:
    opened, meeting = room_at(tmp_path, "09:42")
    session = LiveSession(opened.office, meeting)
    yield opened, wishes_of(session), Ear(session)
    opened.office.record.close()


Live = tuple[SampleVillage, Wishes, Ear]


def test_that_who_stands_in_the_queue_is_not_queued_twice(village: Live) -> None:
    sample, wishes, ear = village
    before = wishes.session.view
    assert not wishes.floor.request(sample.person("李思全"), "李思全")
    assert [each[0] for each in ear.heard] == ["refused"]
    assert "李思全" in ear.heard[0][1]
    assert wishes.session.view is before


def test_that_what_is_done_is_said_with_its_figures(village: Live) -> None:
    _, wishes, ear = village
    match = next(each for each in wishes.door.search("gsw") if each.name == "龚绍文")
    assert wishes.door.sign_in(match)
    assert ear.heard == [("saved",), ("done", "已签到：龚绍文。实到35人")]


def test_that_an_undone_act_is_named(village: Live) -> None:
    _, wishes, ear = village
    last = wishes.session.view.last
    assert last is not None
    assert wishes.session.undo()
    assert ear.heard[-1] == ("done", f"已撤销：{last.words}")
    assert wishes.session.view.floor is not None
    assert "马俊峰" not in [turn.name for turn in wishes.session.view.floor.waiting]


class FullDisk(Office):
    """An office whose disk is full until there is room."""

    full = True

    def perform(self, act: Act, tell: Tell = nobody_listens) -> Done:
        if self.full:
            raise EnvironmentProblem(
                "磁盘满了，最后一步没有存上。前面的记录都在。", "请腾出磁盘空间，再存一次。"
            )
        return super().perform(act, tell)


def test_that_what_the_disk_refused_can_be_saved_again(village: Live) -> None:
    sample, wishes, _ = village
    disk = FullDisk(sample.office.record, sample.clock)
    session = LiveSession(disk, wishes.session.meeting_id)
    ear, floor = Ear(session), wishes_of(session).floor
    assert not floor.stop()
    assert ear.heard[0][0] == "not saved"
    assert session.unsaved
    disk.full = False
    assert session.try_again()
    assert not session.unsaved
    assert session.view.floor is not None
    assert session.view.floor.current is None


def test_that_calling_the_next_one_ends_the_speech(village: Live) -> None:
    sample, wishes, _ = village
    assert wishes.floor.call(sample.person("李思全"), "李思全")
    floor = wishes.session.view.floor
    assert floor is not None
    assert floor.current is not None
    assert (floor.current.name, floor.last_speaker) == ("李思全", (sample.person("李思全"), "李思全"))


def test_that_a_moved_request_says_that_it_was_moved(village: Live) -> None:
    sample, wishes, _ = village
    assert wishes.floor.move_before(sample.person("王堃"), "王堃", sample.person("李思全"))
    floor = wishes.session.view.floor
    assert floor is not None
    assert (floor.waiting[0].name, floor.waiting[0].reason) == ("王堃", "主持人调整")
