"""Which function carries out which act that does something of its own, and under which name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xieshang_desktop.domain.acts import afterwards as a
from xieshang_desktop.domain.acts import preparing as p
from xieshang_desktop.domain.acts import room as r
from xieshang_desktop.domain.acts import topics as t
from xieshang_desktop.domain.acts import village as v
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.services import (
    afterwards,
    agenda,
    amending,
    attendance,
    closing,
    preparing,
    proxies,
    publishing,
    roster_organisations,
    speaking,
    stipends,
    tallying,
    topics,
    village,
    voting,
)
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.storage.unit_of_work import Work

Handler = Callable[[Work, Any], Changes]

HANDLERS: dict[str, tuple[type[Act], Handler]] = {
    "admit_resident": (v.AdmitResident, village.admit_resident),
    "import_roster": (v.ImportRoster, village.import_roster),
    "register_organisation": (v.RegisterOrganisation, roster_organisations.register_organisation),
    "update_person": (v.UpdatePerson, village.update_person),
    "authorise_representatives": (v.AuthoriseRepresentatives, village.authorise_representatives),
    "set_charter": (v.SetCharter, village.set_charter),
    "choose_rule_sets": (v.ChooseRuleSets, village.choose_rule_sets),
    "choose_profile": (v.ChooseProfile, village.choose_profile),
    "propose_topic": (t.ProposeTopic, topics.propose_topic),
    "add_cosigners": (t.AddCosigners, topics.add_cosigners),
    "withdraw_cosigner": (t.WithdrawCosigner, topics.withdraw_cosigner),
    "demand_meeting": (t.DemandMeeting, topics.demand_meeting),
    "collect_opinion": (t.CollectOpinion, topics.collect_opinion),
    "record_failed_contact": (t.RecordFailedContact, topics.record_failed_contact),
    "review_by_party": (t.ReviewByParty, topics.review_by_party),
    "screen_topic": (t.ScreenTopic, topics.screen_topic),
    "select_participants": (t.SelectParticipants, topics.select_participants),
    "plan_consultation": (t.PlanConsultation, topics.plan_consultation),
    "set_procedure": (t.SetProcedure, topics.set_procedure),
    "record_assessment": (t.RecordAssessment, topics.record_assessment),
    "withdraw_topic": (t.WithdrawTopic, topics.withdraw_topic),
    "convene_meeting": (p.ConveneMeeting, preparing.convene_meeting),
    "add_item": (p.AddItem, preparing.add_item),
    "amend_item": (p.AmendItem, preparing.amend_item),
    "amend_meeting": (p.AmendMeeting, amending.amend_meeting),
    "move_item": (p.MoveItem, amending.move_item),
    "invite": (p.Invite, preparing.invite),
    "give_notice": (p.GiveNotice, preparing.give_notice),
    "exclude_from_base": (p.ExcludeFromBase, preparing.exclude_from_base),
    "authorise_proxy": (p.AuthoriseProxy, proxies.authorise_proxy),
    "revoke_proxy": (p.RevokeProxy, proxies.revoke_proxy),
    "record_recusal": (p.RecordRecusal, preparing.record_recusal),
    "check_in": (r.CheckIn, attendance.check_in),
    "check_out": (r.CheckOut, attendance.check_out),
    "admit_guest": (r.AdmitGuest, attendance.admit_guest),
    "record_absence": (r.RecordAbsence, attendance.record_absence),
    "record_call": (r.RecordCall, attendance.record_call),
    "report_base": (r.ReportBase, attendance.report_base),
    "open_meeting": (r.OpenMeeting, closing.open_meeting),
    "start_item": (r.StartItem, agenda.start_item),
    "finish_item": (r.FinishItem, agenda.finish_item),
    "defer_item": (r.DeferItem, agenda.defer_item),
    "request_to_speak": (r.RequestToSpeak, speaking.request_to_speak),
    "withdraw_request": (r.WithdrawRequest, speaking.withdraw_request),
    "move_request": (r.MoveRequest, speaking.move_request),
    "start_speaking": (r.StartSpeaking, speaking.start_speaking),
    "pause_speaking": (r.PauseSpeaking, speaking.pause_speaking),
    "resume_speaking": (r.ResumeSpeaking, speaking.resume_speaking),
    "stop_speaking": (r.StopSpeaking, speaking.stop_speaking),
    "extend_speaking": (r.ExtendSpeaking, speaking.extend_speaking),
    "readd_last_speaker": (r.ReaddLastSpeaker, speaking.readd_last_speaker),
    "invite_unheard": (r.InviteUnheard, agenda.invite_unheard),
    "record_opinion": (r.RecordOpinion, agenda.record_opinion),
    "handle_opinion": (r.HandleOpinion, agenda.handle_opinion),
    "test_consensus": (r.TestConsensus, agenda.put_to_consensus),
    "open_vote": (r.OpenVote, voting.open_vote),
    "record_tally": (r.RecordTally, tallying.record_tally),
    "cast_vote": (r.CastVote, tallying.cast_vote),
    "record_written_reply": (r.RecordWrittenReply, tallying.record_written_reply),
    "close_vote": (r.CloseVote, voting.close_vote),
    "announce_result": (r.AnnounceResult, voting.announce_result),
    "adjourn": (r.Adjourn, closing.adjourn),
    "resume": (r.Resume, closing.resume),
    "read_out": (r.ReadOut, closing.read_out),
    "close_meeting": (r.CloseMeeting, closing.close_meeting),
    "sign": (r.Sign, closing.sign),
    "seal": (r.Seal, closing.seal),
    "add_addendum": (r.AddAddendum, closing.add_addendum),
    "adopt_result": (a.AdoptResult, afterwards.adopt_result),
    "assign_task": (a.AssignTask, afterwards.assign_task),
    "report_progress": (a.ReportProgress, afterwards.report_progress),
    "post_result": (a.PostResult, publishing.post_result),
    "take_down_posting": (a.TakeDownPosting, publishing.take_down_posting),
    "receive_objection": (a.ReceiveObjection, publishing.receive_objection),
    "reply_objection": (a.ReplyObjection, publishing.reply_objection),
    "explain_to": (a.ExplainTo, publishing.explain_to),
    "report_back": (a.ReportBack, publishing.report_back),
    "report_to_township": (a.ReportToTownship, publishing.report_to_township),
    "record_township_reply": (a.RecordTownshipReply, publishing.record_township_reply),
    "order_correction": (a.OrderCorrection, afterwards.order_correction),
    "evaluate": (a.Evaluate, afterwards.evaluate),
    "supervise": (a.Supervise, afterwards.supervise),
    "record_suggestion": (a.RecordSuggestion, afterwards.record_suggestion),
    "grant_stipends": (a.GrantStipends, stipends.grant_stipends),
    "attach": (a.Attach, afterwards.attach),
}
"""Every act that does something of its own, by the name under which scenarios and the journal know it."""

AFTERWARDS = frozenset(name for name, (kind, _) in HANDLERS.items() if kind.__module__ == a.__name__)
"""The acts that come after a meeting and are no part of its sealed record."""
