"""The power goes while they vote, and while somebody speaks: a process is killed, another goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import codes
from tests.robots import MeetingRobot
from tests.sample_village import KEY, RESOURCES
from tests.ui.live.ten_meetings.laptop import RECORD
from tests.ui.live.ten_meetings.village import CHAIR, RECORDER, representatives_on
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.ui.theme import Theme

ROOT = Path(__file__).resolve().parents[4]
TITLE = "修建机耕道村民代表会议"
DARK = timedelta(minutes=6)
CutAt = Callable[[str], MeetingRobot]


@pytest.fixture
def cut_at(theme: Theme, tmp_path: Path) -> Iterator[CutAt]:
    """Kills the laptop's process at a moment, and opens what lies on the disk six minutes later."""
    after: list[MeetingRobot] = []

    def cut(moment: str) -> MeetingRobot:
        representatives_on(tmp_path).record.close()
        at = _killed(moment, tmp_path)
        record = open_record(tmp_path / RECORD, KEY, Rulebook.read(RESOURCES))
        after.append(MeetingRobot(theme, record, at + DARK, tmp_path))
        after[-1].come_in("回到会场")
        return after[-1]

    yield cut
    for each in after:
        each.close()


def _killed(moment: str, folder: Path) -> datetime:
    """When it was there, as the process said before it was killed without warning."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.live.ten_meetings.laptop", moment, str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as laptop:
        assert laptop.stdout is not None
        said = laptop.stdout.readline().strip()
        laptop.kill()
    assert laptop.returncode != 0
    return datetime.fromisoformat(said)


def test_that_a_vote_goes_on_with_every_count_after_the_power_is_cut(cut_at: CutAt) -> None:
    robot = cut_at("vote")
    robot.says("赞成 5", "反对 3", "弃权 1", "数目相符", "5＋3＋1＝9", "会场内有表决权 9人")
    robot.hall_says("修建机耕道", "有表决权的9人")
    robot.step("得出结果")
    robot.says("应到12人，实到9人（≥8，达到三分之二）", "赞成5票，需5票，通过")
    robot.step("向会场公布结果")
    robot.hall_says("通过", "赞成5票", "反对3票", "弃权1票")
    robot.finish("通过")
    robot.read_out_and_close("赞成5票，需5票，通过")
    robot.sign_and_seal(CHAIR, RECORDER)
    meeting = robot.record(TITLE)
    (vote,) = meeting["items"][0]["votes"]
    assert [vote[side] for side in ("for", "against", "abstain", "base")] == [5, 3, 1, 9]
    assert (vote["verdict"], meeting["state"], codes(meeting)) == ("通过", "已归档", [])


def test_that_a_speech_and_the_queue_are_there_again_after_the_power_is_cut(cut_at: CutAt) -> None:
    robot = cut_at("speech")
    robot.says("陈素芬", "发言队列：孙立军", "意见2条", "早就该修", "要先量准长度", "超时")
    robot.hall_says("陈素芬", "孙立军")
    robot.note("陈素芬", "保留", "还有桥要加固")
    robot.step("结束发言，请下一位：孙立军")
    robot.hall_says("孙立军")
    robot.speech("孙立军", 40)
    robot.note("孙立军", "赞成", "出工没问题")
    robot.step("结束发言", "请没有发言的说")
    robot.put()
    robot.count(6, 2, 1)
    robot.step("得出结果", "向会场公布结果")
    robot.hall_says("通过", "赞成6票")
    robot.finish("通过")
    robot.read_out_and_close()
    robot.sign_and_seal(CHAIR, RECORDER)
    (item,) = robot.record(TITLE)["items"]
    assert [speaker["name"] for speaker in item["speakers"]] == ["张秀兰", "陈素芬", "孙立军"]
    assert (item["opinions"], item["outcome"]) == (4, "通过")
    told = robot.minutes(TITLE)
    assert "陈素芬（二组，保留）：要先量准长度。还有桥要加固。" in told
