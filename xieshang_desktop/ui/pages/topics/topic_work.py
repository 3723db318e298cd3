"""What is done to the topic that is shown: each step becomes a form, or leads to a room of its own."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.domain.acts.topics import AddCosigners, WithdrawCosigner
from xieshang_desktop.domain.vocabulary import Matter, PartyKind, PersonId, Role, Scope, TopicId
from xieshang_desktop.queries.facts.plan import plan_of
from xieshang_desktop.queries.facts.sittings import COMMITTEES, PARTY, members_of
from xieshang_desktop.queries.meetings.convening import groups_of
from xieshang_desktop.queries.topics.doors import Door
from xieshang_desktop.queries.topics.page import TopicCard
from xieshang_desktop.queries.topics.parties import PartiesView
from xieshang_desktop.queries.topics.proposing import leads, route
from xieshang_desktop.queries.topics.signers import SignersView
from xieshang_desktop.ui.pages.parts.form import Form, FormSpec
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.topics import forms, intake, levy_form, sitting_forms
from xieshang_desktop.ui.pages.topics import next_step as steps

_ROOMS: Final = (steps.SIGN, steps.PARTIES, steps.OPINIONS)
MakeForm = Callable[[TopicCard], FormSpec]
MakeAct = Callable[[TopicCard, dict[str, Any], Any], object]


class TopicWork(QObject):
    """Works for the page; `room_requested` tells which room is wanted, `raised` the id of a new topic."""

    room_requested = Signal(str)
    raised = Signal(str)

    def __init__(self, page: Page, room: FormRoom) -> None:
        super().__init__(page)
        self._page, self._room = page, room
        self.card: TopicCard | None = None
        self.signers: SignersView | None = None
        self.parties: PartiesView | None = None

    def take(self, step: str) -> None:
        """Take one of the steps that the card offers."""
        card = self.card
        if card is None:
            return
        if step in _ROOMS:
            self.room_requested.emit(step)
        elif step == steps.MEETING:
            self._page.open_requested.emit("new_meeting", card.id)
        elif step == steps.PREPARE:
            self._page.open_requested.emit("meeting", card.meeting_id)
        elif step in (steps.OUTCOME, steps.PICTURES):
            self._page.open_requested.emit("outcome" if step == steps.OUTCOME else "pictures", card.id)
        elif step == steps.AMEND:
            self._amend(card)
        elif step == steps.PLAN:
            self._plan(card)
        elif step in _SITTINGS:
            self._sit(card, step)
        else:
            make_spec, make_act, words = _FORMS[step]
            self._ask(make_spec(card), lambda values: make_act(card, values, self._now()), words)

    def propose(self) -> None:
        """The form of a new topic; where it would go is said while matter and scope are chosen."""
        office = self._page.desk.office
        plan = office.read(plan_of)
        languages = [each for each in plan.languages if each != "普通话"]
        spec = intake.proposal_spec(office.read(groups_of), languages, self._routed(_USUAL))
        self._follow(self._room.ask(spec, self._propose))

    def sign(self, who: str) -> None:
        """Somebody signs the topic."""
        act = AddCosigners(at=self._now(), topic=self._topic(), whos=(PersonId(who),))
        self._page.perform(act, f"{self._name(who)}已签名")

    def withdraw_signature(self, who: str) -> None:
        """Somebody takes the signature back."""
        act = WithdrawCosigner(at=self._now(), topic=self._topic(), who=PersonId(who))
        self._page.perform(act, f"{self._name(who)}已撤回联名")

    def count_paper(self) -> None:
        """Signatures on a sheet of paper."""
        if self.signers is not None:
            self._ask(
                forms.paper_spec(self.signers.title, self.signers.who),
                lambda values: forms.paper_act(self._topic(), values, self._now()),
                "纸质签名已登记",
            )

    def choose_party(self, kind: PartyKind | None) -> None:
        """Who takes part for one kind of party."""
        view = self.parties
        if view is not None and view.still_open:
            self._ask(
                forms.parties_spec(view.title, view.missing, kind),
                lambda values: forms.parties_act(self._topic(), values, self._now()),
                "协商主体已选定",
            )

    def name_parties(self) -> None:
        """Which kinds of parties the topic concerns."""
        view = self.parties
        if view is not None:
            self._ask(
                forms.naming_spec(view.title, [line.kind for line in view.lines if line.named]),
                lambda values: forms.naming_act(self._topic(), values, self._now()),
                "协商主体已点名",
            )

    def visit(self, door: Door) -> None:
        """What a visit to one household gave."""
        if self.card is not None and self.card.open:
            self._ask(
                forms.door_spec(door),
                lambda values: forms.door_act(self._topic(), door, values, self._now()),
                f"已记下{door.head}户",
            )

    def print_lists(self) -> None:
        """The lists for the doors lie with the papers of the meeting that the topic is called for."""
        if self.card is not None and self.card.meeting_id is not None:
            self._page.open_requested.emit("papers", (self.card.meeting_id, "household-opinion"))

    def _topic(self) -> TopicId:
        return TopicId(self.card.id if self.card is not None else "")

    def _name(self, who: str) -> str:
        lines = self.signers.lines if self.signers is not None else ()
        return next((line.name for line in lines if line.id == who), "")

    def _amend(self, card: TopicCard) -> None:
        groups = self._page.desk.office.read(groups_of)
        chosen = {name: getattr(card.entry, name) for name in intake.ROUTED}
        form = self._room.ask(
            intake.amendment_spec(card.entry, groups, self._routed(chosen)),
            lambda values: self._page.perform(
                intake.amendment_act(card.id, card.entry, values, self._now()), "登记内容已改"
            ),
        )
        self._follow(form)

    def _plan(self, card: TopicCard) -> None:
        spec = forms.plan_spec(card, self._page.desk.office.read(leads))
        self._ask(spec, lambda values: forms.plan_act(card, values, self._now()), "协商已安排")

    def _sit(self, card: TopicCard, step: str) -> None:
        """A body sat on the topic: who belongs to it is on the register."""
        roles, make_spec, make_act, words = _SITTINGS[step]
        now = self._now()
        members = self._page.desk.office.read(members_of, roles, now.date())
        self._ask(
            make_spec(card, members, now), lambda values: make_act(card, members, values, self._now()), words
        )

    def _propose(self, values: dict[str, Any]) -> bool:
        office = self._page.desk.office
        act = intake.proposal_act(values, office.now(), office.new_id)
        done = self._page.perform(act, f"已登记议题：{act.title}")
        if done:
            self.raised.emit(act.topic)
        return done

    def _follow(self, form: Form) -> None:
        """Say where the topic would go as it is chosen."""
        chosen = [form.entries[name] for name in intake.ROUTED]

        def say(_value: object) -> None:
            form.show_about(
                self._routed({name: each.read() for name, each in zip(intake.ROUTED, chosen, strict=True)})
            )

        for entry in chosen:
            entry.chosen.connect(say)

    def _routed(self, chosen: Mapping[str, Any]) -> str:
        found = self._page.desk.office.read(route, chosen["matter"], chosen["scope"], chosen["wide_impact"])
        return str(found.sentence)

    def _ask(self, spec: FormSpec, make_act: Callable[[dict[str, Any]], object], words: str) -> None:
        self._room.ask(spec, lambda values: self._page.perform(make_act(values), words))

    def _now(self) -> Any:
        return self._page.desk.office.now()


_USUAL: Final = {"matter": Matter.PUBLIC_AFFAIRS, "scope": Scope.VILLAGE, "wide_impact": False}
_SITTINGS: Final[dict[str, tuple[tuple[Role, ...], Callable[..., FormSpec], Callable[..., object], str]]] = {
    steps.REVIEW: (PARTY, sitting_forms.review_spec, sitting_forms.review_act, "党组织研究已登记"),
    steps.DELIBERATE: (
        COMMITTEES,
        sitting_forms.deliberation_spec,
        sitting_forms.deliberation_act,
        "“两委”商议已登记",
    ),
}
_FORMS: Final[dict[str, tuple[MakeForm, MakeAct, str]]] = {
    steps.SCREEN: (forms.screening_spec, forms.screening_act, "审定已登记"),
    steps.PROCEDURE: (forms.procedure_spec, forms.procedure_act, "跨村程序已登记"),
    steps.ASSESS: (forms.assessment_spec, forms.assessment_act, "专家评估已登记"),
    steps.WITHDRAW: (forms.withdrawal_spec, forms.withdrawal_act, "议题已撤回"),
    steps.LEVY: (levy_form.levy_spec, levy_form.levy_act, "筹资筹劳已登记"),
    "opinion": (forms.opinion_spec, forms.opinion_act, "意见已记下"),
}
