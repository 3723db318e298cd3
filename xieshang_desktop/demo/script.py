"""Today's meeting of the sample, act by act, in the order of its file."""

from collections.abc import Callable, Mapping
from typing import Any

from xieshang_desktop.demo import decision, door, ending, floor
from xieshang_desktop.demo.stage import Stage
from xieshang_desktop.domain.acts import room
from xieshang_desktop.domain.acts.base import Act

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
