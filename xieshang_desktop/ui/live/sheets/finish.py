"""结束本项: what came of it, in one term and one sentence."""

from __future__ import annotations

from xieshang_desktop.domain.vocabulary import ItemKind, Outcome, Verdict, VoteState
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.course import Course
from xieshang_desktop.ui.live.next_step import LISTENING, finish_words
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
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
    if vote is not None and vote.verdict is Verdict.NOT_PASSED:
        return (Outcome.NOT_AGREED, *(each for each in WITHOUT_VERDICT if each is not Outcome.NOT_AGREED))
    return WITHOUT_VERDICT


def prepared_conclusion(view: CockpitView) -> str:
    """A sentence that stands ready and may be changed."""
    item, vote, floor = view.agenda.running, view.vote, view.floor
    if item is None:
        return ""
    if vote is not None and vote.verdict is Verdict.PASSED:
        return _sentence(vote.motion)
    if vote is not None and vote.verdict is Verdict.NOT_PASSED:
        return f"“{vote.motion.rstrip('。')}”未获通过。"
    if item.kind in LISTENING:
        return f"会议{'听取了' if item.kind is ItemKind.HEAR else '知悉'}{item.title}。"
    if floor is not None and floor.consensus:
        return _sentence(floor.consensus[-1].proposal)
    return _sentence(item.text)


def _sentence(words: str) -> str:
    return f"{words.rstrip('。')}。" if words else ""


class FinishSheet(SheetPanel):
    """Only outcomes that fit are offered; the conclusion stands ready."""

    def __init__(self, theme: Theme, session: LiveSession, course: Course) -> None:
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
        self._basis.show_text(view.vote.sentence if view.vote else "")
        self._text.setFocus()

    def words(self) -> str:
        """结束本项，进入第3项."""
        return finish_words(self.session.view)

    def unready(self) -> str:
        """An item ends with a sentence."""
        return "" if self._text.text() else "先写一句结论"

    def store(self) -> bool:
        """End the item and go on."""
        outcome = self._outcome.value()
        if not isinstance(outcome, Outcome):
            outcome = Outcome(str(outcome))
        stored = self._course.finish_item(outcome, self._text.text())
        if stored:
            self._prepared = ""
        return stored
