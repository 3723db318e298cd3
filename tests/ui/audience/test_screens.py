"""What the scenes show, at every size of screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from tests.ui.audience import views
from tests.ui.audience.conftest import Paint
from xieshang_desktop.queries.audience.view import AudienceView, GroupLine
from xieshang_desktop.ui.audience.canvas import Canvas
from xieshang_desktop.ui.audience.deciding import how_to_vote
from xieshang_desktop.ui.audience.scenes import Scene, can_show, scene_of
from xieshang_desktop.ui.audience.screens import paint_scene
from xieshang_desktop.ui.audience.speaking import countdown_of, halves
from xieshang_desktop.ui.theme import Theme, load_theme

MOMENTS = {
    Scene.WELCOME: views.welcome(),
    Scene.AGENDA: views.between(),
    Scene.ITEM: views.item(),
    Scene.SPEAKER: views.speaking(),
    Scene.MOTION: views.voting(),
    Scene.RESULT: views.result(),
    Scene.BLANK: views.closed(),
}
SIZES = [(1280, 720), (1366, 768), (1024, 768), (1920, 1080), (3840, 2160)]


@dataclass(frozen=True)
class Line:
    """One line of text as it was painted, in px."""

    words: str
    left: float
    base: float
    right: float
    height: int


def written(theme: Theme, view: AudienceView, size: tuple[int, int] = (1920, 1080)) -> list[Line]:
    """Every line of text of a scene."""
    lines: list[Line] = []
    paint_text = Canvas.text

    def noted(canvas: Canvas, x: float, base: float, words: str, font: QFont, role: str = "text") -> float:
        end = paint_text(canvas, x, base, words, font, role)
        unit = canvas.unit
        lines.append(Line(words, x * unit, base * unit, end * unit, font.pixelSize()))
        return end

    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Canvas, "text", noted)
        paint_scene(painter, theme, QSizeF(*size), scene_of(view), view)
    painter.end()
    return lines


def words_of(theme: Theme, view: AudienceView) -> str:
    return " ".join(line.words for line in written(theme, view))


def crowded() -> Iterator[AudienceView]:
    """Everything longer than the sample: names, titles, motions, groups."""
    title = "关于在村口至一组二组三组四组五组各路口安装太阳能路灯并由村集体经济收入列支部分费用的方案"
    groups = tuple(GroupLine(f"{number}组", 3, 9) for number in "一二三四五六七八九十")
    presence = replace(views.presence(), groups=groups)
    yield replace(views.welcome(), title=title, presence=presence)
    item = replace(views.lamps(), title=title, text=views.MOTION * 12)
    yield replace(views.item(), item=item)
    yield replace(views.speaking("阿不都热合曼·买买提依明江"), item=item)
    yield replace(
        views.speaking("欧阳"),
        waiting=(replace(views.speaking().waiting[0], name="迪丽热巴·迪力木拉提"),) * 3,
    )
    yield replace(views.voting(), motion=replace(views.motion(), title=title, motion=views.MOTION * 4))
    yield replace(views.result(), result=replace(views.decision(), title=title, motion=views.MOTION * 3))


@pytest.mark.parametrize(("scene", "view"), MOMENTS.items())
def test_that_each_moment_has_the_scene_that_fits_it(scene: Scene, view: AudienceView) -> None:
    assert scene_of(view) is scene
    assert can_show(view, scene)


def test_that_an_adjourned_meeting_shows_its_agenda_and_says_so(theme: Theme) -> None:
    view = replace(views.speaking(), state="休会")
    assert scene_of(view) is Scene.AGENDA
    assert "休会，请稍候" in words_of(theme, view)


def test_that_an_old_result_gives_way_to_the_item() -> None:
    stale = replace(views.result(), result=replace(views.decision(), fresh=False))
    assert scene_of(stale) is Scene.ITEM


def test_that_no_two_scenes_look_alike(paint: Paint) -> None:
    pictures = [paint(view) for view in MOMENTS.values()]
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(MOMENTS)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", [*MOMENTS.values(), *crowded()])
def test_that_every_word_stays_inside_the_margins(
    theme: Theme, view: AudienceView, size: tuple[int, int]
) -> None:
    margin = size[0] * 0.05 - 2
    outside = [
        line
        for line in written(theme, view, size)
        if line.left < margin
        or line.right > size[0] - margin + size[0] * 0.005
        or not 0 < line.base < size[1]
    ]
    assert outside == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", [*MOMENTS.values(), *crowded()])
def test_that_the_smallest_text_can_be_read_from_ten_metres(
    theme: Theme, view: AudienceView, size: tuple[int, int]
) -> None:
    """2.5 % of the height; where a screen is narrower than 4:3, of the height it would have at 4:3."""
    assert min(line.height for line in written(theme, view, size)) >= int(size[1] * 0.025)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_that_the_title_takes_at_least_one_twentieth_of_the_height(
    theme: Theme, size: tuple[int, int]
) -> None:
    title = next(line for line in written(theme, views.welcome(), size) if line.words == views.TITLE)
    assert title.height >= size[1] * 0.05


@pytest.mark.parametrize(
    ("name", "height"),
    [("王堃", 220), ("张秀兰", 220), ("欧阳雪梅", 220), ("买买提江依", 160), ("阿不都热合曼", 120)],
)
def test_that_a_long_name_is_set_smaller_and_never_cut(theme: Theme, name: str, height: int) -> None:
    line = next(line for line in written(theme, views.speaking(name)) if line.words == name)
    assert line.height == height


def test_that_a_name_too_long_for_one_line_takes_two() -> None:
    assert halves("阿不都热合曼·买买提") == ("阿不都热合曼·", "买买提")
    assert halves("阿不都热合曼买买提") == ("阿不都热合", "曼买买提")


def test_that_what_is_missing_to_the_quorum_is_said_in_figures(theme: Theme) -> None:
    words = words_of(theme, views.welcome())
    assert "应到45人，需到30人" in words
    assert "还差1人" in words
    assert "三分之二，30人" in words


def test_that_a_reached_quorum_says_so(theme: Theme) -> None:
    words = words_of(theme, views.welcome(34))
    assert "已达到" in words
    assert "还差" not in words


def test_that_a_meeting_without_a_legal_quorum_names_no_number(theme: Theme) -> None:
    presence = replace(views.presence(), needed=None, rule="", sentence="", clause="")
    words = words_of(theme, replace(views.welcome(), presence=presence))
    assert "需到" not in words
    assert "应到45人" in words


def test_that_the_countdown_counts_down_and_then_up() -> None:
    speaker = views.speaker()
    assert countdown_of(speaker, views.at(9, 42)).figure == "00:36"
    late = countdown_of(speaker, views.at(9, 42, 48))
    assert (late.caption, late.figure, late.share) == ("超时", "00:12", 1.0)


def test_that_the_last_quarter_of_a_minute_is_amber_and_a_pause_muted() -> None:
    speaker = views.speaker()
    assert countdown_of(speaker, views.at(9, 42, 20)).role == "text"
    assert countdown_of(speaker, views.at(9, 42, 21)).role == "warn"
    paused = countdown_of(replace(speaker, used=84, running_since=None), views.at(9, 59))
    assert (paused.caption, paused.figure, paused.role) == ("暂停，还有", "00:36", "text_muted")


def test_that_a_result_shows_sentence_counts_and_clause(theme: Theme) -> None:
    words = words_of(theme, views.result())
    for part in (
        "18票",
        "10票",
        "6票",
        "半数17票",
        "到会34人",
        "赞成18票，需18票，通过。",
        views.CLAUSE,
        "监票李赟",
    ):
        assert part in words


def test_that_a_motion_that_failed_is_stamped_in_ink_not_in_red(paint: Paint, theme: Theme) -> None:
    failed = replace(views.result(), result=replace(views.decision(), verdict="未通过"))
    picture = paint(failed)
    edge = QColor(picture.pixel(100, 560))
    assert edge == theme.color("text")


def test_that_every_method_says_how_to_vote() -> None:
    motion = views.motion()
    for method in ("举手", "无记名投票", "记名投票", "豆选", "书面征求"):
        assert len(how_to_vote(replace(motion, method=method))) == 3


def test_that_several_options_are_named(theme: Theme) -> None:
    motion = replace(views.motion(), options=("甲方案", "乙方案", "丙方案"), choose=1)
    words = words_of(theme, replace(views.voting(), motion=motion)).replace(" ", "")
    assert "甲方案、乙方案、丙方案" in words


def test_that_counting_asks_to_wait(theme: Theme) -> None:
    motion = replace(views.motion(), counting=True)
    assert "等候宣布结果" in words_of(theme, replace(views.voting(), motion=motion))


def test_that_an_empty_screen_says_only_the_villages_name(theme: Theme) -> None:
    assert words_of(theme, views.closed()) == "青石村"


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_that_every_scene_follows_the_theme(paint: Paint, resources: Path, name: str) -> None:
    dressed = load_theme(resources, name, calm=True)
    for scene, view in MOMENTS.items():
        ground = dressed.color("window" if scene is Scene.BLANK else "surface")
        assert QColor(paint(view, dressed=dressed).pixel(3, 3)) == ground


def test_that_scenes_without_content_paint_without_harm(theme: Theme) -> None:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    for scene in Scene:
        painter = QPainter(image)
        paint_scene(painter, theme, QSizeF(1920, 1080), scene, views.welcome())
        paint_scene(painter, theme, QSizeF(1920, 1080), scene, None)
        painter.end()


def test_that_the_grid_is_a_fraction_of_the_height(theme: Theme) -> None:
    canvas = Canvas(QPainter(), theme, QSizeF(3840, 2160))
    assert canvas.unit == 2
    assert canvas.token("countdown") == 270
