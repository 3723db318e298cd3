"""Which font speaks in which role on paper, on this machine; found once, loaded when first used.

The bundled open fonts always serve; the machine's own official ones (方正小标宋, 仿宋, 楷体, 黑体) come
first where they are asked for and may be embedded. A character that the role's font lacks is taken from the
next font that has it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from xieshang_desktop.exports.truetype import is_embeddable, load_font
from xieshang_desktop.paths import resources_dir

BUNDLED = {
    "body": "NotoSerifSC-Regular.ttf",
    "title": "NotoSerifSC-Bold.ttf",
    "hei": "NotoSansSC-Medium.ttf",
    "kai": "LXGWWenKai-Regular.ttf",
    "sans": "NotoSansSC-Regular.ttf",
}
_QUOTES = frozenset("“”‘’")
_FALLBACK = ("body", "sans", "kai")

# File names under which the official fonts are installed, lower case, best first.
_OFFICIAL = {
    "title": ("方正小标宋_gbk.ttf", "方正小标宋简体.ttf", "fzxbsk.ttf", "fzxbsjw.ttf"),
    "body": ("仿宋_gb2312.ttf", "simfang.ttf", "fangsong.ttf"),
    "kai": ("楷体_gb2312.ttf", "simkai.ttf", "kaiti.ttf"),
    "hei": ("simhei.ttf", "黑体.ttf"),
}


class Face:
    """One font file, loaded and registered with the PDF library when it is first asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = f"xieshang-{path.stem}"

    @cached_property
    def _loaded(self) -> Any:
        from reportlab.pdfbase import pdfmetrics

        font = load_font(self.name, self.path)
        pdfmetrics.registerFont(font)
        return font.face

    @cached_property
    def widths(self) -> dict[int, float]:
        """Width of every character, in thousandths of the type size."""
        widths: dict[int, float] = self._loaded.charWidths
        return widths

    def registered(self) -> str:
        """Return the name under which the PDF library knows the font, loading it if need be."""
        return self.name if self._loaded else ""

    def has(self, mark: str) -> bool:
        """Say whether the font can draw this character."""
        return ord(mark) in self.widths

    def narrows(self, mark: str) -> bool:
        """Say whether the font draws a Chinese quotation mark at its Latin width."""
        return mark in _QUOTES and self.widths[ord(mark)] < 900


class FontBook:
    """The faces of all roles."""

    def __init__(self, files: dict[str, Path]) -> None:
        loaded: dict[Path, Face] = {}
        self._faces = {role: loaded.setdefault(path, Face(path)) for role, path in files.items()}
        bundled = [resources_dir() / "fonts" / BUNDLED[role] for role in _FALLBACK]
        self._fallback = [loaded.setdefault(path, Face(path)) for path in bundled]
        self._chosen: dict[tuple[str, str], Face | None] = {}

    def face(self, mark: str, role: str) -> Face | None:
        """Return the face that draws a character in a role, None if no font has it."""
        key = (mark, role)
        if key not in self._chosen:
            candidates = [self._faces[role], *self._fallback]
            fit = (face for face in candidates if face.has(mark) and not face.narrows(mark))
            self._chosen[key] = next(fit, None)
        return self._chosen[key]

    def role_face(self, role: str) -> Face:
        """Return the face that a role speaks in."""
        return self._faces[role]

    def width(self, mark: str, role: str) -> float:
        """Return a character's width in ems; a character that no font has counts one."""
        face = self.face(mark, role)
        return face.widths[ord(mark)] / 1000 if face else 1.0

    def stand_in(self, text: str, role: str) -> str:
        """Spell out the characters that no font has as ［U+2EBF0］, so that nothing is lost on paper."""
        return "".join(
            mark if mark.isspace() or self.face(mark, role) else f"［U+{ord(mark):04X}］" for mark in text
        )


@cache
def font_book(prefer_system_fonts: bool = False) -> FontBook:
    """Return the fonts of this machine, or the bundled ones alone; the same book for the whole process."""
    files = {role: resources_dir() / "fonts" / name for role, name in BUNDLED.items()}
    return FontBook(files | (_official_files() if prefer_system_fonts else {}))


def _official_files() -> dict[str, Path]:
    installed = {path.name.lower(): path for path in _installed()}
    found: dict[str, Path] = {}
    for role, names in _OFFICIAL.items():
        for name in names:
            path = installed.get(name)
            if path and is_embeddable(path):
                found.setdefault(role, path)
    return found


def _installed() -> Iterator[Path]:
    for folder in _font_folders():
        for where, _folders, names in os.walk(folder):
            yield from (Path(where, name) for name in names if name.lower().endswith(".ttf"))


def _font_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(local, "Microsoft", "Windows", "Fonts"),
        ]
    if sys.platform == "darwin":
        return [Path("/Library/Fonts"), home / "Library" / "Fonts"]
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    ]
