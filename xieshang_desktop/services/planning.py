"""What kind of village this is, and its plan of consultation (中办发〔2015〕41号 三（二）)."""

from __future__ import annotations

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.village import ChooseProfile, SetPlan
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.storage.unit_of_work import Work

VILLAGE = Changes(village=True)


def choose_profile(work: Work, act: ChooseProfile) -> Changes:
    """Another kind of village brings its own plan; one that was written before gives way to it."""
    work.village.profile = act.profile
    work.village.plan = None
    return VILLAGE


def set_plan(work: Work, act: SetPlan) -> Changes:
    if not act.forms:
        raise refusals.wrong_stage("方案里没有会议形式。", "至少选一种。")
    work.village.plan = {
        "forms": [form.value for form in dict.fromkeys(act.forms)],
        "places": list(dict.fromkeys(act.places)),
        "channels": [channel.value for channel in dict.fromkeys(act.channels)],
        "times": list(dict.fromkeys(act.times)),
        "languages": list(dict.fromkeys(act.languages)),
    }
    return VILLAGE
