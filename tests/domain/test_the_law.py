"""The vectors against the rule files that ship, and every figure against the vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.domain.law import NATION, Files, book, rules
from tests.domain.law_quoted import QUOTED
from tests.domain.law_tables import notice_vectors, pass_vectors, petition_vectors, quorum_vectors
from tests.domain.vectors import Vector
from xieshang_desktop.domain.figures import Figure
from xieshang_desktop.domain.ruleset import LooserRule
from xieshang_desktop.domain.ruleset_loading import RuleFile

RECKONED = [*quorum_vectors(), *pass_vectors(), *notice_vectors(), *petition_vectors()]
VECTORS = [*RECKONED, *QUOTED]
FIGURES = [(file.id, number) for file in book().files.values() for number in range(len(file.figures))]


def named(vector: Vector) -> str:
    return f"{'+'.join((NATION, *vector.sets))}: {vector.name}"


@pytest.mark.parametrize("vector", VECTORS, ids=named)
def test_that_the_program_answers_as_the_clause_says(vector: Vector) -> None:
    assert vector.probe(rules(*vector.sets)) == vector.answer, vector.clause


def test_that_there_are_vectors_enough() -> None:
    assert len(RECKONED) >= 300
    assert all(vector.clause or vector.rule == "notice_days" for vector in VECTORS)


def changed(figure: Figure) -> Iterator[Figure]:
    """The same figure one unit off, each way that it can be."""
    match figure.value:
        case bool():
            yield replace(figure, value=not figure.value)
        case Fraction():
            top, bottom = figure.value.numerator, figure.value.denominator
            yield replace(figure, value=Fraction(top + 1, bottom))
            yield replace(figure, value=Fraction(max(top - 1, 0), bottom))
            yield replace(figure, strict=not figure.strict)
        case int():
            yield replace(figure, value=figure.value + 1)
            yield replace(figure, value=figure.value - 1)
        case tuple():
            yield replace(figure, value=figure.value[:-1])
            yield replace(figure, value=(*figure.value, "另加一项"))
        case text:
            yield replace(figure, value=f"{text}等")


def with_figure(file: RuleFile, number: int, figure: Figure) -> Files:
    figures = (*file.figures[:number], figure, *file.figures[number + 1 :])
    return Files({**book().files, file.id: replace(file, figures=figures)})


def turns_red(files: Files, vectors: list[Vector]) -> bool:
    for vector in vectors:
        try:
            if not vector.holds(files.rules(*vector.sets)):
                return True
        except LooserRule:
            return True
    return False


@pytest.mark.parametrize(("name", "number"), FIGURES)
def test_that_no_figure_can_change_unseen(name: str, number: int) -> None:
    file = book().files[name]
    figure = file.figures[number]
    asked = [
        vector
        for vector in VECTORS
        if vector.rule == figure.rule and (name in vector.sets or (name == NATION and not vector.sets))
    ]
    unseen = [other for other in changed(figure) if not turns_red(with_figure(file, number, other), asked)]
    assert unseen == []
