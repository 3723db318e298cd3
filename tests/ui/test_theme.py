"""The look is data: these tests recompute what the theme files claim."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPixmap, QRawFont
from PySide6.QtWidgets import QApplication

from xieshang_desktop.ui.fonts import FontMissing, load_fonts
from xieshang_desktop.ui.theme import SCALES, THEME_NAMES, Theme, Voice, Weight, contrast_ratio, load_theme

RARE = "赟翀犇㛃㵪䶮堃喆龘𬭎"
FONT_LIMIT = 95_000_000


def _contrast_of(theme: Theme, pair: str) -> float:
    front, back = pair.split("/")
    return contrast_ratio(QColor(theme.colors[front]), QColor(theme.colors[back]))


@pytest.mark.parametrize("name", THEME_NAMES)
def test_that_every_contrast_reaches_its_minimum(resources: Path, name: str) -> None:
    theme = load_theme(resources, name)
    too_low = {
        pair: round(_contrast_of(theme, pair), 2)
        for pair, least in theme.tokens["contrast_min"].items()
        if _contrast_of(theme, pair) < least
    }
    assert too_low == {}


@pytest.mark.parametrize("name", THEME_NAMES)
def test_that_the_written_contrasts_are_the_computed_ones(resources: Path, name: str) -> None:
    theme = load_theme(resources, name)
    assert set(theme.contrasts) == set(theme.tokens["contrast_min"])
    for pair, written in theme.contrasts.items():
        assert _contrast_of(theme, pair) == pytest.approx(written, abs=0.006), pair


def test_that_all_themes_know_the_same_roles(resources: Path) -> None:
    roles = [set(load_theme(resources, name).colors) for name in THEME_NAMES]
    assert roles[0] == roles[1] == roles[2]


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("scale", SCALES)
def test_that_the_style_sheet_has_no_placeholder_left(resources: Path, name: str, scale: float) -> None:
    sheet = load_theme(resources, name, scale).style_sheet()
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_that_lengths_follow_the_scale(resources: Path) -> None:
    large = load_theme(resources, scale=1.5)
    assert large.px("height.control") == 66
    assert large.px("line.ring") == 3
    assert large.px("line.hair") == 1
    assert large.em(1) == 28


@pytest.mark.parametrize(
    ("width", "scale", "expected"),
    [
        (1366, 1.0, "wide"),
        (1366, 1.25, "medium"),
        (1366, 1.5, "medium"),
        (1366, 2.0, "narrow"),
        (1920, 1.5, "wide"),
    ],
)
def test_that_the_layout_follows_width_and_scale(
    resources: Path, width: int, scale: float, expected: str
) -> None:
    assert load_theme(resources, scale=scale).layout_class(width) == expected


def test_that_nothing_moves_when_the_system_asks_for_calm(resources: Path) -> None:
    calm, lively = load_theme(resources, calm=True), load_theme(resources)
    assert [calm.ms(name) for name in ("quick", "move", "toast_in")] == [0, 0, 0]
    assert lively.ms("move") == 160
    assert calm.ms("toast_stay") == 6000
    assert calm.ms("tick") == 1000


@pytest.mark.parametrize("voice", ["ui", "record"])
def test_that_rare_characters_of_names_are_in_the_fonts(
    dressed_app: QApplication, theme: Theme, voice: Voice
) -> None:
    raw = QRawFont.fromFont(theme.font(voice))
    assert [each for each in RARE if not raw.supportsCharacter(ord(each))] == []


def test_that_screen_weights_are_the_bundled_ones(theme: Theme) -> None:
    faces: dict[Voice, tuple[Weight, ...]] = {
        "ui": ("regular", "medium", "bold"),
        "record": ("regular", "bold", "stamp"),
    }
    found = {
        voice: [QRawFont.fromFont(theme.font(voice, "body", weight)).styleName() for weight in weights]
        for voice, weights in faces.items()
    }
    assert found == {"ui": ["Regular", "Medium", "Bold"], "record": ["Regular", "Bold", "Black"]}


def test_that_all_digits_of_the_program_are_of_one_width(theme: Theme) -> None:
    for weight in ("regular", "medium", "bold"):
        metrics = QFontMetricsF(theme.font("ui", "figure", weight))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_that_the_body_font_is_14_points_on_any_screen(theme: Theme) -> None:
    assert theme.font().pointSizeF() == 14
    assert isinstance(theme.font_px("record", 48), QFont)
    assert theme.font_px("record", 48).pixelSize() == 48


def test_that_a_missing_font_is_said_in_plain_words(dressed_app: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FontMissing, match=r"字体文件没有\.ttf读不出来"):
        load_fonts(tmp_path, ["没有.ttf"])


def test_that_the_bundled_fonts_stay_under_their_limit(resources: Path) -> None:
    assert sum(each.stat().st_size for each in (resources / "fonts").iterdir()) < FONT_LIMIT


def test_that_every_icon_is_drawn_in_the_colour_of_its_role(theme: Theme, resources: Path) -> None:
    names = sorted(path.stem for path in (resources / "icons").glob("*.svg"))
    assert [
        name for name in names if not _drawn_in(theme.pixmap(name, "accent"), theme.color("accent"))
    ] == []


def _drawn_in(pixmap: QPixmap, color: QColor) -> bool:
    image = pixmap.toImage()
    inks = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [ink for ink in inks if ink.alpha() > 150]
    return bool(solid) and all(abs(ink.red() - color.red()) < 6 for ink in solid)
