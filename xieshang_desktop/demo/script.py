"""Today's meeting of the sample, act by act, in the order of its file."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from xieshang_desktop.demo import decision, door, ending, floor
from xieshang_desktop.demo.stage import Stage
from xieshang_desktop.domain.acts import room
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.replay.scenario import Step

DEEDS: Mapping[type[Act], Callable[[Stage, Any], None]] = {
    room.CheckIn: door.check_in,
    room.RecordCall: door.record_call,
    room.RecordAbsence: door.record_absence,
    room.OpenMeeting: door.open_meeting,
    room.StartItem: floor.start_item,
    room.RequestToSpeak: floor.request_to_speak,
    room.StartSpeaking: floor.start_speaking,
    room.StopSpeaking: floor.stop_speaking,
    room.RecordOpinion: floor.record_opinion,
    room.OpenVote: decision.open_vote,
    room.RecordTally: decision.record_tally,
    room.CloseVote: decision.close_vote,
    room.AnnounceResult: decision.announce_result,
    room.FinishItem: decision.finish_item,
    room.ReadOut: ending.read_out,
    room.CloseMeeting: ending.close_meeting,
    room.Sign: ending.sign,
    room.Seal: ending.seal,
}

WITHOUT_WINDOW = (room.HandleOpinion,)
"""What today's file has and the room has no button for: it is done at the desk afterwards."""


def perform(stage: Stage, steps: Iterable[Step]) -> None:
    """Carry the steps out, each at its own time; what they ask for by one button counts for each of them."""
    for step in steps:
        if isinstance(step.act, WITHOUT_WINDOW):
            continue
        stage.clock.move_to(step.at)
        DEEDS[type(step.act)](stage, step.act)
        stage.troubles.stop_if_any()
