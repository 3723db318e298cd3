"""What is done about demands for a meeting: registered, counted, answered."""

from typing import Any

from PySide6.QtCore import QObject

from xieshang_desktop.domain.acts.topics import AnswerDemand, DemandMeeting
from xieshang_desktop.domain.vocabulary import DemandId, PersonId
from xieshang_desktop.queries.meetings.demands import DemandLine, DemandOffer, demand_lines, demand_offers
from xieshang_desktop.ui.pages.meetings.demands_room import DemandsRoom
from xieshang_desktop.ui.pages.parts.form import Field, FormSpec
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page


class Demander(QObject):
    """Works for the page on all demands."""

    def __init__(self, page: Page, room: FormRoom, panel: DemandsRoom) -> None:
        super().__init__(page)
        self._page, self._room, self._panel = page, room, panel
        panel.new_requested.connect(self.register)
        panel.answer_requested.connect(self.answer)
        panel.meeting_requested.connect(lambda: page.open("new_meeting", ""))

    def show(self) -> None:
        """Show the demands as they stand."""
        office = self._page.desk.office
        self._panel.show_demands(office.read(demand_lines, office.now().date()))

    def register(self) -> None:
        """Somebody demands a meeting."""
        offers = self._page.desk.office.read(demand_offers)
        form = self._room.ask(_spec(offers), lambda values: self._register(offers, values))
        form.entries["offer"].chosen.connect(lambda at: form.show_about(offers[at].clause))

    def answer(self, line: DemandLine) -> None:
        """They are told when it will be, or what their demand still lacks."""
        office = self._page.desk.office
        spec = FormSpec(
            title=f"答复：{line.by}要求召开{line.form}",
            act="记下答复",
            about=f"{line.figures}；{line.state}",
            fields=(Field("text", "答复", "box", placeholder="定于3月20日召开；或者还差几人，补齐后再提"),),
        )
        self._room.ask(
            spec,
            lambda values: self._page.perform(
                AnswerDemand(at=office.now(), demand=DemandId(line.id), text=values["text"]), "已答复开会要求"
            ),
        )

    def _register(self, offers: tuple[DemandOffer, ...], values: dict[str, Any]) -> bool:
        office, offer = self._page.desk.office, offers[values["offer"]]
        act = DemandMeeting(
            at=office.now(),
            key=DemandId(office.new_id()),
            form=offer.form,
            by=offer.by,
            cosigners=tuple(PersonId(who) for who in values["cosigners"]),
            cosigner_count=values["on_paper"],
        )
        return self._page.perform(act, f"已登记{offer.by}要求召开{offer.form}")


_ON_PAPER = "人；签在纸上、上面没有选的"


def _spec(offers: tuple[DemandOffer, ...]) -> FormSpec:
    return FormSpec(
        title="登记开会要求",
        act="登记",
        about=offers[0].clause if offers else "",
        fields=(
            Field("offer", "要求什么", "choice", [(offer.words, at) for at, offer in enumerate(offers)]),
            Field("cosigners", "联名人", "people", required=False),
            Field(
                "on_paper",
                "纸质签名",
                "whole",
                required=False,
                placeholder="0",
                hint=_ON_PAPER,
            ),
        ),
    )
