"""What is done about the plan of consultation: a kind of village is chosen, its plan is changed."""

from typing import Any

from PySide6.QtCore import QObject

from xieshang_desktop.domain.acts.village import ChooseProfile, SetPlan
from xieshang_desktop.domain.plans import ConsultationPlan
from xieshang_desktop.domain.vocabulary import Channel, MeetingForm, VillageProfile
from xieshang_desktop.queries.meetings.planning import PlanView, plan_view
from xieshang_desktop.ui.pages.meetings.plan_room import PlanRoom
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page


class Planner(QObject):
    """Works for the page on the plan of this village."""

    def __init__(self, page: Page, room: FormRoom, panel: PlanRoom) -> None:
        super().__init__(page)
        self._page, self._room, self._panel = page, room, panel
        panel.profile_requested.connect(self.choose)
        panel.change_requested.connect(self.change)

    def show(self) -> None:
        """Show the plan as it stands."""
        self._panel.show_plan(self._page.desk.office.read(plan_view))

    def choose(self, profile: VillageProfile) -> None:
        """Another kind of village brings its own plan."""
        act = ChooseProfile(at=self._page.desk.office.now(), profile=profile)
        self._page.perform(act, f"本村是{profile}，方案已换成这一类的")

    def change(self) -> None:
        """The village changes its plan."""
        office = self._page.desk.office
        view: PlanView = office.read(plan_view)
        self._room.ask(
            _spec(view.plan),
            lambda values: self._page.perform(_act(values, office.now()), "协商方案已修改"),
        )


def _spec(plan: ConsultationPlan) -> FormSpec:
    forms = [*plan.forms, *(form for form in MeetingForm if not form.decides and form not in plan.forms)]
    channels = [*plan.channels, *(each for each in Channel if each not in plan.channels)]
    hint = "用逗号隔开，常用的写在前面"
    return FormSpec(
        title="修改协商方案",
        act="改好了",
        about="排在最前面的最常用：召集会议、发通知时先填上它",
        fields=(
            Field("forms", "会议形式", "ticks", [(str(form), form) for form in forms], plan.forms),
            Field("places", "地点", "texts", value="，".join(plan.places), required=False, hint=hint),
            Field("channels", "通知方式", "ticks", [(str(each), each) for each in channels], plan.channels),
            Field("times", "时间", "texts", value="，".join(plan.times), required=False, hint=hint),
            Field("languages", "语言", "texts", value="，".join(plan.languages), required=False, hint=hint),
        ),
    )


def _act(values: dict[str, Any], at: Any) -> SetPlan:
    return SetPlan(
        at=at,
        forms=values["forms"],
        places=values["places"] or (),
        channels=values["channels"],
        times=values["times"] or (),
        languages=values["languages"] or (),
    )
