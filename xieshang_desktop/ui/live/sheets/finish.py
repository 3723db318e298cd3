"""结束本项: what came of it, in one term and one sentence."""

from __future__ import annotations

from xieshang_desktop.domain.consensus import outcome_of_round, round_words
from xieshang_desktop.domain.vocabulary import ItemKind, Outcome, Verdict, VoteState
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.next_step import LISTENING, finish_words
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.sheets.stipends import StipendPart
from xieshang_desktop.ui.live.wishes.course import Course
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextBox

WITHOUT_VERDICT = tuple(outcome for outcome in Outcome if outcome not in (Outcome.PASSED, Outcome.NOT_PASSED))


def fitting_outcomes(view: CockpitView) -> tuple[Outcome, ...]:
    """The outcomes that agree with the item's last binding verdict; the likeliest first."""
    vote = view.vote
    if vote is not None and vote.state is VoteState.CLOSED and vote.binding and vote.verdict is not None:
        if vote.verdict is Verdict.PASSED:
            return (Outcome.PASSED,)
        return (Outcome.NOT_PASSED, Outcome.POSTPONED, Outcome.TO_STATUTORY_MEETING, Outcome.TO_TOWNSHIP)
    if not view.meeting.form.decides:
        return _of_consultation(view)
    if vote is not None and vote.verdict is Verdict.NOT_PASSED:
        return (Outcome.NOT_AGREED, *(each for each in WITHOUT_VERDICT if each is not Outcome.NOT_AGREED))
    return WITHOUT_VERDICT


def _of_consultation(view: CockpitView) -> tuple[Outcome, ...]:
    """What must be decided by law goes on to the body that decides; else what the last round came to."""
    rounds = view.floor.consensus if view.floor is not None else ()
    vote, likeliest = view.vote, None
    if rounds:
        last = rounds[-1]
        likeliest = outcome_of_round(last.support, last.reservations, last.objections)
    if vote is not None and vote.verdict is Verdict.NOT_PASSED:
        likeliest = Outcome.NOT_AGREED
    if view.deciding.must or (likeliest is Outcome.NOT_AGREED and view.deciding.bodies):
        first = [Outcome.TO_STATUTORY_MEETING, *([likeliest] if likeliest else [])]
    else:
        first = [likeliest or Outcome.AGREED]
    return (*first, *(each for each in WITHOUT_VERDICT if each not in first))


def law_words(view: CockpitView) -> str:
    """依法由村民代表会议、村民会议决定，形成意见后提交."""
    if view.meeting.form.decides or not view.deciding.must:
        return ""
    return f"这件事依法由{'、'.join(view.deciding.bodies)}决定，形成意见以后提交。"


def prepared_conclusion(view: CockpitView) -> str:
    """A sentence that stands ready and may be changed."""
    item, vote, floor = view.agenda.running, view.vote, view.floor
    if item is None:
        return ""
    if vote is not None and vote.verdict is Verdict.PASSED:
        return _sentence(vote.motion)
    if vote is not None and vote.choice is not None and vote.choice.chosen:
        return _sentence(f"{vote.motion.rstrip('。')}：{'、'.join(vote.choice.chosen)}")
    if vote is not None and vote.verdict is Verdict.NOT_PASSED:
        return f"“{vote.motion.rstrip('。')}”未获通过。"
    if item.kind in LISTENING:
        return f"会议{'听取了' if item.kind is ItemKind.HEAR else '知悉'}{item.title}。"
    if floor is not None and floor.consensus:
        last = floor.consensus[-1]
        figures = round_words(last.support, last.reservations, last.objections)
        sent = f"提交{view.deciding.bodies[0]}决定。" if view.deciding.must and view.deciding.bodies else ""
        return f"{_sentence(last.proposal)}征询{len(floor.consensus)}次，{figures}。{sent}"
    return _sentence(item.text)


def _sentence(words: str) -> str:
    return f"{words.rstrip('。')}。" if words else ""


class FinishSheet(SheetPanel):
    """Only outcomes that fit are offered; the conclusion stands ready."""

    def __init__(self, theme: Theme, session: LiveSession, course: Course, door: Door) -> None:
        super().__init__(theme, session, "写结论，结束本项", "结论写入会议记录")
        self._course = course
        self._prepared = ""
        self._outcome = DropDown(theme, "结果")
        self._text = TextBox(theme, "结论", lines=4, size="record", submit_on_enter=False)
        self._text.setFont(theme.font("record", "record", "regular"))
        self._basis = BodyText(theme, tone="text_muted")
        width = theme.em(4)
        self.body.addWidget(Labelled(theme, "结果", self._outcome, label_width=width))
        self.body.addWidget(Labelled(theme, "结论", self._text, label_width=width))
        self.body.addWidget(self._basis)
        self._stipend = StipendPart(theme, door, width)
        self._stipend.changed.connect(self.changed)
        self.body.addWidget(self._stipend)
        self.body.addStretch(1)
        self._text.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """Offer what fits; a conclusion that somebody has begun to change stays."""
        view = self.session.view
        outcomes = fitting_outcomes(view)
        chosen = self._outcome.value()
        self._outcome.show_options(
            [(each.value, each) for each in outcomes], chosen if chosen in outcomes else outcomes[0]
        )
        prepared = prepared_conclusion(view)
        if prepared != self._prepared:
            self._prepared = prepared
            self._text.show_text(prepared)
        told = (view.vote.sentence if view.vote else "", law_words(view))
        self._basis.show_text("\n".join(part for part in told if part))
        self._stipend.setVisible(view.deciding.stipends)
        self._text.setFocus()

    def words(self) -> str:
        """结束本项，进入第3项."""
        return finish_words(self.session.view)

    def unready(self) -> str:
        """An item ends with a sentence."""
        if not self._text.text():
            return "先写一句结论"
        return self._stipend.unready() if self._stipend.isVisibleTo(self) else ""

    def store(self) -> bool:
        """End the item and go on."""
        outcome = self._outcome.value()
        if not isinstance(outcome, Outcome):
            outcome = Outcome(str(outcome))
        stipend = self._stipend.decision() if self._stipend.isVisibleTo(self) else None
        stored = self._course.finish_item(outcome, self._text.text(), stipend)
        if stored:
            self._stipend.clear()
            self._prepared = ""
        return stored
