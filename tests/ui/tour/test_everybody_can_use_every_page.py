"""Whoever works without a mouse, with a reader or with large letters finds everything on every page."""

from __future__ import annotations

import ast
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication, QWidget

import xieshang_desktop.ui.frame
import xieshang_desktop.ui.pages
from tests.ui.tour import eyes
from tests.ui.tour.guide import Guide
from tests.ui.tour.places import FRAME, MEETINGS, OUTCOMES, REGISTERS, ROSTER, SETTINGS, TOPICS, Way
from xieshang_desktop.ui.pages.parts import form
from xieshang_desktop.ui.theme import apply_theme, load_theme

GROUPS: Mapping[str, Mapping[str, Way]] = {
    "工作台": FRAME,
    "议题": TOPICS,
    "会议": MEETINGS,
    "成果": OUTCOMES,
    "花名册": ROSTER,
    "台账": REGISTERS,
    "设置": SETTINGS,
}
SCALES = {"100%": 1.0, "125%": 1.25, "150%": 1.5, "200%": 2.0}
AMISS: Mapping[str, Callable[[QWidget], list[str]]] = {
    "没有名字": eyes.nameless,
    "Tab走回头路": eyes.out_of_order,
    "Tab到不了": eyes.left_out,
    "停用不说原因": eyes.unexplained,
    "不是中文": eyes.foreign_words,
    "字被裁掉": eyes.cut,
    "叠在一起": eyes.overlapping,
    "表里没说全": eyes.cut_cells,
}
NOT_SHOWN_HERE = {
    "Turns": "the tabs of regions that take turns are there from 125 % on",
}
"""Widgets that no place of the tour shows, and why."""

at_100_percent = pytest.mark.parametrize("guide", [1.0], indirect=True, ids=["100%"])
focused: set[str] = set()
"""The kinds of stops at which it was looked whether one sees where the keyboard is."""
toured: set[str] = set()
"""The groups of places that the tour has been to."""
shown: set[str] = set()
"""The kinds of widgets that it has seen there."""
asked: set[str] = set()
"""Where in the program the forms were described that it has seen there."""


@pytest.fixture(scope="module", params=SCALES.values(), ids=list(SCALES))
def guide(
    request: pytest.FixtureRequest,
    dressed_app: QApplication,
    resources: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Guide]:
    """One window for each size."""
    theme = load_theme(resources, scale=request.param, calm=True)
    opened = Guide(theme, tmp_path_factory.mktemp("tour"))
    yield opened
    opened.close()
    apply_theme(dressed_app, load_theme(resources, calm=True))


@pytest.fixture(autouse=True)
def noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which function of the program described a form."""
    make: Callable[..., None] = form.FormSpec.__init__

    def note(self: form.FormSpec, *args: object, **named: object) -> None:
        frame = inspect.currentframe()
        caller = frame.f_back if frame is not None else None
        if caller is not None:
            asked.add(f"{Path(caller.f_code.co_filename).stem}.{caller.f_code.co_name}")
        make(self, *args, **named)

    monkeypatch.setattr(form.FormSpec, "__init__", note)


@pytest.mark.parametrize("group", GROUPS)
def test_that_everybody_finds_everything_on(guide: Guide, group: str) -> None:
    amiss: dict[str, dict[str, list[str]]] = {}
    for place, way in GROUPS[group].items():
        guide.show(way)
        found = {what: look(guide.window) for what, look in AMISS.items()}
        if len(red := eyes.red_buttons(guide.window)) > 1:
            found["两个红按钮"] = red
        if scrolls_sideways(guide) or (group != "设置" and guide.scale == 1.0 and scrolls_as_a_whole(guide)):
            found["整页要滚动"] = [place]
        if guide.scale == 1.0:
            found["看不出焦点"] = eyes.invisible_focus(guide.window, focused)
        if any(found.values()):
            amiss[place] = {what: words for what, words in found.items() if words}
        note_kinds(guide)
    toured.add(group)
    assert amiss == {}


def note_kinds(guide: Guide) -> None:
    shown.update(type(each).__name__ for each in guide.window.findChildren(QWidget) if each.isVisible())


def scrolls_sideways(guide: Guide) -> bool:
    area = guide.page._area
    return bool(area.widget().width() > area.viewport().width())


def scrolls_as_a_whole(guide: Guide) -> bool:
    return bool(guide.page._area.verticalScrollBar().maximum() > 0)


@at_100_percent
def test_that_no_form_and_no_part_of_a_page_was_left_out(guide: Guide) -> None:
    for group in set(GROUPS) - toured:
        for way in GROUPS[group].values():
            guide.show(way)
            note_kinds(guide)
    assert forms_of_the_program() - asked == set()
    assert widgets_of_the_pages() - shown == set(NOT_SHOWN_HERE)


def modules_under(*packages: ModuleType) -> Iterator[ModuleType]:
    for package in packages:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield import_module(found.name)


def widgets_of_the_pages() -> set[str]:
    """Every kind of widget that is defined by the frame and the pages, save those others are made of."""
    kinds = {
        kind
        for module in modules_under(xieshang_desktop.ui.frame, xieshang_desktop.ui.pages)
        for kind in vars(module).values()
        if inspect.isclass(kind) and issubclass(kind, QWidget) and kind.__module__ == module.__name__
    }
    bases = {base for kind in kinds for base in kind.__mro__[1:]}
    return {kind.__name__ for kind in kinds - bases}


def forms_of_the_program() -> set[str]:
    """Every function that describes a form."""
    found = set()
    for module in modules_under(xieshang_desktop.ui.pages):
        path = Path(str(module.__file__))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(_describes(call) for call in ast.walk(node)):
                found.add(f"{path.stem}.{node.name}")
    return found


def _describes(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "FormSpec"
