"""A real X server without glass: Xvfb, its picture, and a keyboard that presses keys as a person does."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.outside.program import PATIENCE, wait_until

NEEDED = ("Xvfb", "xdotool")
LAPTOP = (1366, 768)


def what_is_missing() -> str:
    """Why nothing can be tried on a real screen here, in words; empty where it can."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if not missing:
        return ""
    return f"没有安装{'、'.join(missing)}，这一项没有在真正的屏幕上试 ({', '.join(missing)} not installed)"


@dataclass(frozen=True)
class Picture:
    """What the screen shows: four bytes for each pixel, row by row."""

    width: int
    height: int
    pixels: bytes = field(repr=False)

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """Red, green and blue of one pixel."""
        blue, green, red, _ = self.pixels[4 * (y * self.width + x) : 4 * (y * self.width + x) + 4]
        return red, green, blue

    def colours(self) -> int:
        """How many colours there are on every eighth row; a blank screen has one."""
        rows = range(0, self.height, 8)
        return len({self.pixel(x, y) for y in rows for x in range(0, self.width, 2)})


class Screen:
    """One X server: its display, its picture, its keyboard."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self._memory = folder / "Xvfb_screen0"
        reading, writing = os.pipe()
        width, height = size
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24",
             "-nolisten", "tcp", "-noreset", "-fbdir", str(folder)],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to show itself here."""
        return {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def windows(self, title: str) -> list[str]:
        """The visible windows whose title contains these words."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def focus(self, title: str) -> None:
        """Wait for a window and give it the keyboard, as a window manager would."""
        wait_until(lambda: self.windows(title), f"no window “{title}”")
        self._xdotool("windowfocus", "--sync", self.windows(title)[-1])

    def press(self, *keys: str) -> None:
        """Press keys (in X's spelling: ctrl+Return, F8, Escape), one after the other."""
        self._xdotool("key", "--clearmodifiers", "--delay", "40", *keys)

    def type(self, letters: str) -> None:
        """Press one key for each letter."""
        self.press(*letters)

    def picture(self) -> Picture:
        """What the screen shows now, from the server's own memory (an X window dump)."""
        dump = self._memory.read_bytes()
        head = struct.unpack(">25I", dump[:100])
        size, width, height, row, colours = head[0], head[4], head[5], head[12], head[19]
        begin = size + 12 * colours
        return Picture(width, height, dump[begin : begin + row * height])

    def settled(self) -> Picture:
        """The picture once it no longer changes."""
        seen = [self.picture()]

        def still() -> bool:
            seen.append(self.picture())
            return len(seen) > 8 and all(each.pixels == seen[-1].pixels for each in seen[-8:])

        wait_until(still, "the picture never comes to rest")
        return seen[-1]

    def other_than(self, before: Picture) -> Picture:
        """Wait for another picture and give it once it is at rest."""
        wait_until(lambda: self.picture().pixels != before.pixels, "the picture stays as it was")
        return self.settled()

    def xrandr(self, *words: str) -> None:
        """Cut the screen into monitors, or put them together again."""
        subprocess.run(["xrandr", *words], env={**os.environ, "DISPLAY": self.display}, check=True)

    def close(self) -> None:
        """Switch it off."""
        self._server.terminate()
        self._server.wait(PATIENCE)

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout


@contextmanager
def x_server(folder: Path, size: tuple[int, int] = LAPTOP) -> Iterator[Screen]:
    """An X server as long as a test lasts."""
    folder.mkdir(parents=True, exist_ok=True)
    screen = Screen(folder, size)
    try:
        yield screen
    finally:
        screen.close()
